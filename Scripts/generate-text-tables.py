#!/usr/bin/env python3
"""Makes the tables of text folding: NFKC, and the fold that removes, widens, lowers and unifies on top of it.

Input: the Unicode Character Database 15.0.0, as Debian's package `unicode-data` 15.0.0-1 installs it
(UnicodeData.txt, DerivedNormalizationProps.txt, DerivedCoreProperties.txt, PropList.txt).
Output: Sources/CTables/unicode-text.c and Sources/CTables/include/unicode-text.h, to be committed.

    Scripts/generate-text-tables.py --ucd /usr/share/unicode --tables Sources/CTables

What each scalar turns into is written into a pool of scalars; a record says where. Records are found through a
two-stage trie. See ScalarNormalizer.swift for the algorithm that reads them.
"""

import argparse
import pathlib

from ctable import best_trie, c_array, smallest_type

VERSION = "15.0.0"
LIMIT = 0x2FB00  # nothing above decomposes; the tags and selectors of plane 14 are handled by range
KEEP, REPLACE, SLOW, SKIP = 0, 1, 2, 3

# Look-alikes of the hyphen that Unicode does not call Dash_Punctuation: minus signs, box drawing, technical
# symbols. Not 一 (the kanji one) and not ー (the long-vowel mark, told apart by its neighbours at run time).
DASHES = {0x02D7, 0x2043, 0x2212, 0x23AF, 0x23E4, 0x2500, 0x2501, 0x2574, 0x2576, 0x2578, 0x257A, 0x2796}
# Wave dashes: a range sign (1〜2) of their own family. 〜 is JIS, ～ (via NFKC ~) is what CP932 makes of it.
WAVES = {0x301C, 0x3030, 0x223C, 0x223F, 0x2053}
# Apostrophe look-alikes (Shin’ichi, O´Brien). NFKC would make U+00B4 a space and a combining mark.
APOSTROPHES = {0x2018, 0x2019, 0x201B, 0x02B9, 0x02BC, 0x02C8, 0x00B4, 0x0060, 0x2032}
# Fraction slash and division slash; NFKC makes U+2044 of ½. ゠ separates foreign names just as ＝ does.
OTHERS = {0x2044: 0x2F, 0x2215: 0x2F, 0x30A0: 0x3D}
# A spacing (han)dakuten after a kana is a voicing mark typed as a character of its own: か゛ is が.
# NFKC would put a space between.
VOICING = {0x309B: 0x3099, 0x309C: 0x309A}


def read_ucd(folder):
    """Rows of UnicodeData.txt by code point; ranges (First>, Last>) carry nothing that is needed."""
    rows = {}
    for line in (folder / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        rows[int(fields[0], 16)] = fields
    return rows


def read_property(path, name):
    """The code points that have the binary property `name`."""
    points = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [f.strip() for f in line.split("#")[0].split(";")]
        if len(fields) >= 2 and fields[1] == name:
            first, _, last = fields[0].partition("..")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


class Database:
    def __init__(self, folder):
        rows = read_ucd(folder)
        self.category = {c: f[2] for c, f in rows.items()}
        self.ccc = {c: int(f[3]) for c, f in rows.items() if f[3] != "0"}
        self.lower = {c: int(f[13], 16) for c, f in rows.items() if f[13]}
        self.mapping, self.canonical = {}, {}
        for c, f in rows.items():
            if f[5]:
                parts = f[5].split()
                points = [int(p, 16) for p in parts if not p.startswith("<")]
                self.mapping[c] = points
                if not parts[0].startswith("<"):
                    self.canonical[c] = points
        excluded = read_property(folder / "DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
        self.pairs = {tuple(p): c for c, p in self.canonical.items() if len(p) == 2 and c not in excluded}
        self.seconds = {b for _, b in self.pairs} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
        self.ignorable = read_property(folder / "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.white = read_property(folder / "PropList.txt", "White_Space")

    def reorder(self, points):
        points = list(points)
        start = 0
        while start < len(points):
            end = start
            while end < len(points) and self.ccc.get(points[end], 0):
                end += 1
            points[start:end] = sorted(points[start:end], key=lambda c: self.ccc[c])
            start = end + 1
        return points

    def nfkd(self, c):
        if 0xAC00 <= c <= 0xD7A3:
            s = c - 0xAC00
            tail = [] if s % 28 == 0 else [0x11A7 + s % 28]
            return [0x1100 + s // 588, 0x1161 + s % 588 // 28] + tail
        if c not in self.mapping:
            return [c]
        return self.reorder([d for p in self.mapping[c] for d in self.nfkd(p)])

    def compose(self, points):
        out, starter, last = [], None, 0
        for c in points:
            ccc = self.ccc.get(c, 0)
            if starter is not None and (last < ccc or last == 0 and len(out) - 1 == starter):
                composite = self.pairs.get((out[starter], c)) or self.compose_hangul(out[starter], c)
                if composite is not None:
                    out[starter] = composite
                    continue
            if ccc == 0:
                starter = len(out)
            last = ccc
            out.append(c)
        return out

    @staticmethod
    def compose_hangul(first, second):
        if 0x1100 <= first <= 0x1112 and 0x1161 <= second <= 0x1175:
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        if 0xAC00 <= first <= 0xD7A3 and (first - 0xAC00) % 28 == 0 and 0x11A8 <= second <= 0x11C2:
            return first + second - 0x11A7
        return None

    def is_removed(self, c):
        """Invisible: default ignorables, controls that are not white space, interlinear annotation."""
        if c in self.white:
            return False
        return c in self.ignorable or self.category.get(c) == "Cc" or 0xFFF9 <= c <= 0xFFFB

    def fold(self, c):
        """The decomposed fold of one scalar: a fixed point of itself."""
        if self.is_removed(c):
            return []
        if c in VOICING:
            return [VOICING[c]]
        if c in APOSTROPHES:
            return [0x27]
        if c in WAVES:
            return [0x7E]
        if c in self.white:
            return [0x20]
        if c in OTHERS:
            return [OTHERS[c]]
        if c in DASHES or self.category.get(c) == "Pd":
            return [0x2D]
        points = self.nfkd(c)
        if points == [c]:
            lowered = self.lower.get(c, c)
            return [c] if lowered == c else self.fold(lowered)
        return self.reorder([d for p in points for d in self.fold(p)])


class Records:
    """Records packed into 32 bits: pool offset 14, length 5, class 2, boundary 1, number form 1, class ccc 8."""

    def __init__(self):
        self.pool, self.where, self.records, self.index = [], {}, [0], {0: 0}

    def offset(self, points):
        points = tuple(points)
        if not points:
            return 0
        if points not in self.where:
            text = self.pool
            first = next(
                (i for i in range(len(text) - len(points) + 1) if tuple(text[i : i + len(points)]) == points), None
            )
            if first is None:
                first = len(text)
                text.extend(points)
            self.where[points] = first
        return self.where[points]

    def add(self, points, kind, boundary, number, ccc):
        if kind == KEEP:
            return 0
        offset = self.offset(points)
        assert offset < 1 << 14 and len(points) < 1 << 5 and ccc < 1 << 8
        record = offset | len(points) << 14 | kind << 19 | boundary << 21 | number << 22 | ccc << 23
        if record not in self.index:
            self.index[record] = len(self.records)
            self.records.append(record)
        return self.index[record]


def is_digit(c):
    return 0x30 <= c <= 0x39


def build(db, decompose, records, separates_numbers):
    values = []
    for c in range(LIMIT):
        if 0xD800 <= c <= 0xDFFF or 0xAC00 <= c <= 0xD7A3:
            values.append(0)
            continue
        points = decompose(c)
        if not points:
            values.append(records.add([], SKIP, False, False, 0))
            continue
        composed = db.compose(points)
        boundary = db.ccc.get(points[0], 0) == 0 and points[0] not in db.seconds
        if not boundary:
            kind = SLOW
        elif composed == [c]:
            kind = KEEP
        elif composed == points:
            kind = REPLACE
        else:
            kind = SLOW
        # A composed letter that stays as it is keeps its decomposition for the slow path.
        if kind == KEEP and points != [c]:
            values.append(("composed", c))
            continue
        if kind == KEEP and separates_numbers and c == 0x20:
            kind = REPLACE
        number = (
            separates_numbers
            and db.category.get(c) != "Nd"
            and points != [c]
            and (is_digit(points[0]) or is_digit(points[-1]))
        )
        values.append(records.add(points, kind, boundary, number, db.ccc.get(c, 0)))
    return values


HEADER = """\
// Generated by Scripts/generate-text-tables.py; do not edit.
// Source: Unicode Character Database {version} (2022-09), UnicodeData.txt, DerivedNormalizationProps.txt,
// DerivedCoreProperties.txt, PropList.txt. Copyright (c) 1991-2022 Unicode, Inc., under the Unicode-DFS-2016 licence.
// The dash, wave and apostrophe families, and か゛ as が, are this project's own additions (see the script).
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ucd", type=pathlib.Path, required=True, help="folder of the UCD 15.0.0 text files")
    parser.add_argument("--tables", type=pathlib.Path, required=True, help="Sources/CTables")
    options = parser.parse_args()
    db = Database(options.ucd)
    first_line = (options.ucd / "DerivedCoreProperties.txt").read_text(encoding="utf-8").splitlines()[0]
    assert VERSION in first_line, f"expected Unicode {VERSION}, found {first_line}"

    records = Records()
    nfkc = build(db, db.nfkd, records, False)
    fold = build(db, db.fold, records, True)
    for c in range(LIMIT):
        if not 0xD800 <= c <= 0xDFFF:
            for p in db.fold(c):
                assert db.fold(p) == [p], f"the fold of U+{c:04X} is not stable"

    # Composed letters that both forms keep (が, é): record index 0 for the fast path, and a table of their own
    # for the slow one. Composing pairs sorted by (second, first).
    kept = sorted({v[1] for v in nfkc + fold if isinstance(v, tuple)})
    nfkc = [0 if isinstance(v, tuple) else v for v in nfkc]
    fold = [0 if isinstance(v, tuple) else v for v in fold]
    kept_refs = []
    for c in kept:
        points = db.nfkd(c)
        kept_refs.append(records.offset(points) | len(points) << 14)
        assert db.compose(points) == [c]
    pairs = sorted((b, a, c) for (a, b), c in db.pairs.items())

    body, sizes, externs, readers = [], {}, [], []

    def table(name, values, ctype=None):
        kind, size = (ctype, {"uint8_t": 1, "uint16_t": 2, "uint32_t": 4}[ctype]) if ctype else smallest_type(values)
        body.append(c_array(kind, name, values))
        externs.append(f"extern const {kind} {name}[{len(values)}];")
        sizes[name] = size * len(values)

    for name, values, above in (
        ("nfkc", nfkc, "0"),
        ("fold", fold, "(scalar & 0xFFF000) == 0xE0000 ? IDM_TEXT_SKIP : 0"),
    ):
        bits, pages, blocks = best_trie(values, 2)
        table(f"idm_text_{name}_pages", pages)
        table(f"idm_text_{name}_blocks", blocks)
        readers.append(
            f"static inline uint32_t idm_text_{name}_record(uint32_t scalar) {{\n"
            f"  if (scalar >= 0x{LIMIT:X}) return {above};\n"
            f"  return idm_text_records[idm_text_{name}_blocks[((uint32_t)idm_text_{name}_pages[scalar >> {bits}] << {bits})"
            f" + (scalar & {(1 << bits) - 1})]];\n}}\n"
        )
    table("idm_text_records", records.records, "uint32_t")
    table("idm_text_pool", records.pool, "uint32_t")
    table("idm_text_kept", kept, "uint32_t")
    table("idm_text_kept_refs", kept_refs, "uint32_t")
    table("idm_text_pair_second", [p[0] for p in pairs], "uint32_t")
    table("idm_text_pair_first", [p[1] for p in pairs], "uint32_t")
    table("idm_text_pair_composite", [p[2] for p in pairs], "uint32_t")

    note = HEADER.format(version=VERSION)
    (options.tables / "unicode-text.c").write_text(
        note + '\n#include "unicode-text.h"\n\n' + "\n".join(body), encoding="utf-8"
    )
    header = f"""{note}
#ifndef IDMATCH_UNICODE_TEXT_H
#define IDMATCH_UNICODE_TEXT_H

#include <stdint.h>

// A record: pool offset in bits 0-13, length 14-18, class 19-20, boundary 21, number form 22, combining class 23-30.
// Record 0: the scalar stays, and nothing before it can change it.
#define IDM_TEXT_SKIP {SKIP << 19}u

{chr(10).join(externs)}

/// The NFKC record of a scalar.
{readers[0]}
/// The text-fold record of a scalar.
{readers[1]}
/// The scalar at `index` of the pool that records point into.
static inline uint32_t idm_text_pool_at(uint32_t index) {{ return idm_text_pool[index]; }}

/// Offset (bits 0-13) and length (14-18) of the decomposition of a composed letter that normalization keeps; 0 if none.
static inline uint32_t idm_text_kept_decomposition(uint32_t scalar) {{
  uint32_t low = 0, high = {len(kept)};
  while (low < high) {{
    uint32_t middle = (low + high) / 2;
    if (idm_text_kept[middle] < scalar) low = middle + 1; else high = middle;
  }}
  return low < {len(kept)} && idm_text_kept[low] == scalar ? idm_text_kept_refs[low] : 0;
}}

/// The composite of two scalars, 0 if they do not compose. Hangul is algorithmic and not in the table.
static inline uint32_t idm_text_compose(uint32_t first, uint32_t second) {{
  uint32_t low = 0, high = {len(pairs)};
  while (low < high) {{
    uint32_t middle = (low + high) / 2;
    if (idm_text_pair_second[middle] < second
        || (idm_text_pair_second[middle] == second && idm_text_pair_first[middle] < first)) low = middle + 1;
    else high = middle;
  }}
  return low < {len(pairs)} && idm_text_pair_second[low] == second && idm_text_pair_first[low] == first
    ? idm_text_pair_composite[low] : 0;
}}

#endif
"""
    (options.tables / "include" / "unicode-text.h").write_text(header, encoding="utf-8")
    for name, size in sizes.items():
        print(f"{name}\t{size}")
    print(f"total\t{sum(sizes.values())}")


if __name__ == "__main__":
    main()
