#!/usr/bin/env python3
"""Makes the tables of kanji variants: safe folds (髙 is 高) and merely similar pairs (斎, 斉).

Input, in the order in which a source may say what a character folds to:
  1. compat    UnicodeData.txt 15.0.0 (Debian `unicode-data` 15.0.0-1): canonical decompositions of CJK compatibility
               ideographs.
  2. by hand   Scripts/data/kanji-variants-by-hand.tsv: what lists and the family register say that no installable file
               holds; each row names its sources, joined by commas, and a doubt if there is one.
  3. jinmei    Unihan kJinmeiyoKanji 15.0 (same package): the official pairs of 人名用漢字別表.
  4. nta       The National Tax Agency's JIS縮退マップ (CC BY 4.0), inside PyPI `jntajis-python` 0.1.0 as `_jntajis.h`:
               only one kanji to one kanji, and not where both are standard (常用, 人名用) or listed by hand as similar.
Output, to be committed: Scripts/data/kanji-variants.tsv (to read), Sources/CTables/kanji-variants.c and its header.

    Scripts/generate-kanji-variants.py --ucd /usr/share/unicode --nta PATH/jntajis/_jntajis.h --root .

Each source is a directed relation, variant to canonical. They are followed to their ends (僡 → 惠 → 恵), never closed
transitively both ways, so that the result is a star: one canonical character for each variant.
"""

import argparse
import bz2
import pathlib
import re
import sys

from ctable import best_trie, c_array, smallest_type

LIMIT = 0x2FB00
NTA_ROW = re.compile(
    r"\{\s*\d+,\s*\{([^}]*)\},\s*\{[^}]*\},\s*JISCharacterClass_KANJI_LEVEL_\d,\s*(\d+),\s*\{[^}]*\},\s*\{([^}]*)\}"
)


def read_compat(ucd):
    """CJK compatibility ideographs and what they are canonically equal to."""
    result = {}
    for line in (ucd / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        point = int(fields[0], 16)
        if (0xF900 <= point <= 0xFAFF or 0x2F800 <= point <= 0x2FA1F) and fields[5]:
            result[chr(point)] = chr(int(fields[5], 16))
    return result


def read_standard(ucd):
    """(常用, 人名用, pairs, allowed): the standard sets, variant → canonical of 人名用漢字別表, and the four forms that
    常用漢字表 allows besides (剥 for 剝, 頬 for 頰).

    212 pairs point from an old form to a 常用 character. 18 are between two 人名用 characters, and Unihan points from
    the first named form to the second: there the first is the canonical one.
    """
    joyo, jinmei, pointers, allowed = set(), set(), {}, {}
    with bz2.open(ucd / "Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("U+"):
                continue
            point, field, value = line.rstrip("\n").split("\t")
            char = chr(int(point[2:], 16))
            if field == "kJoyoKanji":
                joyo.add(char)
                if value.startswith("U+"):
                    allowed[char] = chr(int(value[2:], 16))
            elif field == "kJinmeiyoKanji":
                jinmei.add(char)
                pointer = re.search(r"U\+([0-9A-F]+)", value)
                if pointer:
                    pointers[char] = chr(int(pointer[1], 16))
    pairs = {}
    for char, target in pointers.items():
        variant, canonical = (char, target) if target in joyo else (target, char)
        pairs[variant] = canonical
    return joyo, jinmei, pairs, allowed


def read_nta(path):
    """Single kanji that the tax agency reduces to another single kanji."""
    text = path.read_text(encoding="ascii")
    start = text.index("tx_mappings[2 * 94 * 94] = {")
    rows = NTA_ROW.findall(text[start : text.index("\n};", start)])
    result = {}
    for source, count, target in rows:
        source = [int(v) for v in source.split(",") if v.strip() != "-1"]
        target = [int(v) for v in target.split(",")][: int(count)]
        if len(source) == len(target) == 1 and source != target:
            result[chr(source[0])] = chr(target[0])
    if len(result) != 851:
        sys.exit(f"expected 851 reductions in {path}, found {len(result)}")
    return result


def read_by_hand(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    for number, row in enumerate(rows, 2):
        if len(row) != 5 or len(row[0]) != 1 or len(row[1]) != 1 or row[2] not in ("safe", "similar") or not row[3]:
            sys.exit(f"{path}:{number}: expected canonical, variant, safe|similar, source, note")
    return rows


class Folds:
    """Variant → (canonical, source), the first source that speaks wins."""

    def __init__(self):
        self.next = {}

    def add(self, variant, canonical, source):
        if variant != canonical and variant not in self.next:
            self.next[variant] = (canonical, source)

    def end(self, char):
        seen = {char}
        while char in self.next:
            char = self.next[char][0]
            if char in seen:
                sys.exit(f"the folds of {char} run in a circle: {''.join(sorted(seen))}")
            seen.add(char)
        return char


def collect(options):
    compat = read_compat(options.ucd)
    joyo, jinmei, pairs, allowed = read_standard(options.ucd)
    by_hand = read_by_hand(options.root / "Scripts" / "data" / "kanji-variants-by-hand.tsv")
    apart = {frozenset(row[:2]) for row in by_hand if row[2] == "similar"}
    folds = Folds()
    for variant, canonical in compat.items():
        folds.add(variant, canonical, "compat")
    for canonical, variant, tier, source, _ in by_hand:
        if tier == "safe":
            if variant in folds.next or pairs.get(canonical) == variant:
                sys.exit(f"{variant} → {canonical} by hand contradicts another source")
            folds.add(variant, canonical, source)
    for variant, canonical in pairs.items():
        if frozenset((variant, canonical)) not in apart:
            folds.add(variant, canonical, "jinmei")
    standard = joyo | jinmei
    for variant, canonical in read_nta(options.nta).items():
        official = pairs.get(variant) == canonical or allowed.get(canonical) == variant
        both = variant in standard and canonical in standard and not official
        # 囊 → 嚢 and 表外 forms that are canonical by hand stay the other way round.
        if not both and frozenset((variant, canonical)) not in apart and folds.end(canonical) != variant:
            folds.add(variant, canonical, "nta")
    similar = {}
    for first, second, tier, source, note in by_hand:
        if tier == "similar":
            ends = tuple(sorted((folds.end(first), folds.end(second))))
            if ends[0] == ends[1]:
                sys.exit(f"{first} and {second} are listed as similar and fold to one")
            similar.setdefault(ends, (source, note))
    return folds, similar


def buckets(similar):
    """The connected components of the similar relation: character → the component's first character."""
    parent = {}

    def find(char):
        parent.setdefault(char, char)
        while parent[char] != char:
            char = parent[char]
        return char

    for first, second in sorted(similar):
        a, b = sorted((find(first), find(second)))
        parent[b] = a
    return {char: find(char) for char in parent}


NOTE = """\
// Generated by Scripts/generate-kanji-variants.py; do not edit. Readable form: Scripts/data/kanji-variants.tsv.
// Sources: Unicode Character Database and Unihan 15.0.0 (Unicode-DFS-2016 licence); National Tax Agency JIS縮退マップ
// (CC BY 4.0) by way of jntajis-python 0.1.0; Scripts/data/kanji-variants-by-hand.tsv, each row with its source.
"""


def write(options, folds, similar):
    ends = {variant: folds.end(variant) for variant in folds.next}
    lines = ["canonical\tvariant\ttier\tsource"]
    for variant in sorted(ends, key=lambda v: (ends[v], v)):
        step, source = folds.next[variant]
        by = source if step == ends[variant] else f"{source} by way of {step}"
        lines.append(f"{ends[variant]}\t{variant}\tsafe\t{by}")
    for first, second in sorted(similar):
        lines.append(f"{first}\t{second}\tsimilar\t{similar[first, second][0]}")
    (options.root / "Scripts" / "data" / "kanji-variants.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    canonical = [0] + sorted({ord(c) for c in ends.values()})
    index = {point: place for place, point in enumerate(canonical)}
    values = [0] * LIMIT
    for variant, end in ends.items():
        values[ord(variant)] = index[ord(end)]
    bits, pages, blocks = best_trie(values, 2)
    key = buckets(similar)
    pairs = sorted({(ord(a), ord(b)) for a, b in similar})
    arrays = {
        "idm_kanji_pages": pages,
        "idm_kanji_blocks": blocks,
        "idm_kanji_canonical": canonical,
        "idm_kanji_similar_first": [a for a, _ in pairs],
        "idm_kanji_similar_second": [b for _, b in pairs],
        "idm_kanji_bucket_members": sorted(ord(c) for c in key),
        "idm_kanji_bucket_keys": [ord(key[chr(c)]) for c in sorted(ord(c) for c in key)],
    }
    body, externs, total = [], [], 0
    for name, numbers in arrays.items():
        ctype, size = smallest_type(numbers)
        body.append(c_array(ctype, name, numbers))
        externs.append(f"extern const {ctype} {name}[{len(numbers)}];")
        total += size * len(numbers)
    tables = options.root / "Sources" / "CTables"
    (tables / "kanji-variants.c").write_text(
        NOTE + '\n#include "kanji-variants.h"\n\n' + "\n".join(body), encoding="utf-8"
    )
    header = f"""{NOTE}
#ifndef IDMATCH_KANJI_VARIANTS_H
#define IDMATCH_KANJI_VARIANTS_H

#include <stdint.h>

{chr(10).join(externs)}

/// The canonical form of a kanji; 0 if it has none but itself.
static inline uint32_t idm_kanji_fold(uint32_t scalar) {{
  if (scalar >= 0x{LIMIT:X}) return 0;
  return idm_kanji_canonical[idm_kanji_blocks[((uint32_t)idm_kanji_pages[scalar >> {bits}] << {bits})
                                              + (scalar & {(1 << bits) - 1})]];
}}

/// 1 if two canonical characters are listed as similar, in either order.
static inline int32_t idm_kanji_is_similar(uint32_t one, uint32_t other) {{
  uint32_t first = one < other ? one : other, second = one < other ? other : one;
  uint32_t low = 0, high = {len(pairs)};
  while (low < high) {{
    uint32_t middle = (low + high) / 2;
    if (idm_kanji_similar_first[middle] < first
        || (idm_kanji_similar_first[middle] == first && idm_kanji_similar_second[middle] < second)) low = middle + 1;
    else high = middle;
  }}
  return low < {len(pairs)} && idm_kanji_similar_first[low] == first && idm_kanji_similar_second[low] == second;
}}

/// The bucket of a canonical character: the same for all that a chain of similar pairs connects; itself if none.
static inline uint32_t idm_kanji_bucket(uint32_t scalar) {{
  uint32_t low = 0, high = {len(key)};
  while (low < high) {{
    uint32_t middle = (low + high) / 2;
    if (idm_kanji_bucket_members[middle] < scalar) low = middle + 1; else high = middle;
  }}
  return low < {len(key)} && idm_kanji_bucket_members[low] == scalar ? idm_kanji_bucket_keys[low] : scalar;
}}

#endif
"""
    (tables / "include" / "kanji-variants.h").write_text(header, encoding="utf-8")
    report(folds, similar, key, total)


def report(folds, similar, key, total):
    for title, sources in (
        ("safe", [s for _, s in folds.next.values()]),
        ("similar", [s for s, _ in similar.values()]),
    ):
        counts = {s: sources.count(s) for s in sorted(set(sources))}
        print(title, len(sources), " ".join(f"{s}={n}" for s, n in counts.items()))
    groups = {}
    for char, first in key.items():
        groups.setdefault(first, []).append(char)
    print("buckets", len(groups), "largest", " ".join("".join(g) for g in sorted(groups.values(), key=len)[-5:]))
    print("bytes", total)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ucd", type=pathlib.Path, required=True, help="folder with UnicodeData.txt and Unihan_*.bz2")
    parser.add_argument("--nta", type=pathlib.Path, required=True, help="_jntajis.h of jntajis-python 0.1.0")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path("."), help="the repository")
    options = parser.parse_args()
    write(options, *collect(options))


if __name__ == "__main__":
    main()
