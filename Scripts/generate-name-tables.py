#!/usr/bin/env python3
"""Writes Sources/CTables/name-tables.c: surnames with population, given names with shares, and their readings.

Sources, with the versions that the committed table was made from:

  * japanese-personal-name-dataset 0.4.0 (PyPI), MIT, Copyright (c) 2022 shuheilocale.
    dataset/last_name_org.csv: surname, estimated population, hiragana, romaji.
    dataset/first_name_{man,woman}_org.csv: hiragana, romaji, spelling, spelling, ...
  * mecab-jumandic-utf8 7.0-20130310 (Debian), BSD-3-clause, Copyright 2005 University of Tokyo, 2012 Taku Kudo.
    Noun.koyuu.csv: rows with 人名:日本:姓:rank:share (surnames) and 人名:日本:名:rank:share (given names). The shares
    come from news text: good for given names; for surnames the population estimate is better.
  * Scripts/data/kanji-variants.tsv of generate-kanji-variants.py (columns canonical, variant, tier, source).

Keys are written in folded form, as KanjiVariants.fold leaves them: 々 replaced by the kanji that it repeats and every
safe variant by its canonical form, so that 沢田 and 澤田 are one row and their populations are summed.

What is estimated, because no source says it:

  * Population of a reading. The dataset gives one reading a surname. Where jumandic knows the surname with that reading
    and k others, each other one is given a tenth of the population; where jumandic knows only other readings
    (新田: the dataset says しんでん, jumandic にった), those share two thirds.
  * Share of a reading of a given name. Readings that jumandic lists share 95 % of the name's share, those that only
    the dataset lists 5 %. Within the former the split follows how common each reading is among all names (two steps
    of expectation-maximization from an even split): 明子 is あきこ far more often than めいこ.
  * Given names that only the dataset lists: the share that jumandic leaves over, spread evenly over their rows.
  * Sex of a name that only jumandic lists: that of its reading in the dataset, else of its last character.

Usage: generate-name-tables.py --dataset DIR --jumandic Noun.koyuu.csv --variants Scripts/data/kanji-variants.tsv [--output DIR]
"""

import argparse
import csv
import pathlib

EITHER, MALE, FEMALE = 0, 1, 2
SHARE_UNIT = 10_000_000  # shares are stored as integers in units of 1e-7
FEMALE_ENDINGS = "子美代江枝恵奈香華花菜乃音里絵穂佳紀葉実"
MAXIMUM_LENGTH = 15


def katakana(text):
    return "".join(chr(ord(c) + 0x60) if 0x3041 <= ord(c) <= 0x3096 else c for c in text)


class Fold:
    """The safe fold of KanjiVariants, as far as names need it."""

    def __init__(self, path):
        self.canonical = {}
        if path is None:
            return
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["tier"] == "safe":
                    self.canonical[row["variant"]] = row["canonical"]

    def __call__(self, text):
        result = []
        for character in text:
            if character == "々" and result:
                character = result[-1]
            result.append(self.canonical.get(character, character))
        return "".join(result)


def read_jumandic(path, kind):
    """Surnames (kind 姓) or given names (名): {spelling: (share in units of 1e-5, [katakana readings])}."""
    names = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split(",")
            marks = fields[10].split(":")
            if marks[:3] != ["人名", "日本", kind]:
                continue
            share = round(float(marks[4]) * 100_000)
            names.setdefault(fields[8], (share, []))[1].append(katakana(fields[9]))
    return names


def read_families(dataset, jumandic, fold):
    """{folded spelling: {reading: population}}; population 0 for names that only jumandic lists."""
    families = {}

    def add(spelling, reading, population):
        readings = families.setdefault(fold(spelling), {})
        readings[reading] = readings.get(reading, 0) + population

    listed = set()
    with open(dataset / "last_name_org.csv", encoding="utf-8") as file:
        for line in file:
            spelling, population, reading, _ = line.strip().split(",")
            population, reading = int(population), katakana(reading)
            listed.add(spelling)
            others = [r for r in jumandic.get(spelling, (0, []))[1] if r != reading]
            if others and reading not in jumandic[spelling][1]:
                each = population * 2 // 3 // len(others)
            else:
                each = population // 10
            for other in others:
                add(spelling, other, each)
            add(spelling, reading, population - each * len(others))
    for spelling, (_, readings) in jumandic.items():
        if spelling not in listed:
            for reading in readings:
                add(spelling, reading, 0)
    return families


def read_given_dataset(dataset):
    """{(spelling, katakana reading): sex}"""
    rows = {}
    for sex, name in ((MALE, "first_name_man_org.csv"), (FEMALE, "first_name_woman_org.csv")):
        with open(dataset / name, encoding="utf-8") as file:
            for line in file:
                reading, _, *spellings = line.strip().split(",")
                for spelling in spellings:
                    if spelling:
                        key = (spelling, katakana(reading))
                        rows[key] = sex if rows.get(key, sex) == sex else EITHER
    return rows


def sex_of_unlisted(spelling, reading, sex_by_spelling, sex_by_reading):
    for table, key in ((sex_by_reading, reading), (sex_by_spelling, spelling)):
        if key in table:
            return table[key]
    return FEMALE if spelling[-1] in FEMALE_ENDINGS else EITHER


def majority(pairs):
    """{key: sex that most of its rows have}"""
    votes = {}
    for key, sex in pairs:
        votes.setdefault(key, [0, 0, 0])[sex] += 1
    return {
        key: MALE if male > 3 * female else FEMALE if female > 3 * male else EITHER
        for key, (_, male, female) in votes.items()
    }


def read_given(dataset, jumandic, fold):
    """{folded spelling: {reading: (sex, share in SHARE_UNIT)}}"""
    listed = read_given_dataset(dataset)
    sex_by_spelling = majority((spelling, sex) for (spelling, _), sex in listed.items())
    sex_by_reading = majority((reading, sex) for (_, reading), sex in listed.items())
    extra_readings = {}
    for spelling, reading in listed:
        extra_readings.setdefault(spelling, []).append(reading)

    # How common each reading is, from an even split and then twice from the split that it implies.
    weights = {reading: 1.0 for _, readings in jumandic.values() for reading in readings}
    for _ in range(3):
        following = dict.fromkeys(weights, 0.0)
        for share, readings in jumandic.values():
            total = sum(weights[reading] for reading in readings)
            for reading in readings:
                following[reading] += share * weights[reading] / total
        weights = following

    given = {}

    def add(spelling, reading, sex, share):
        readings = given.setdefault(fold(spelling), {})
        old_sex, old_share = readings.get(reading, (sex, 0))
        readings[reading] = (sex if old_sex == sex else EITHER, old_share + share)

    for spelling, (share, readings) in jumandic.items():
        share *= SHARE_UNIT // 100_000
        extras = [r for r in extra_readings.get(spelling, []) if r not in readings]
        each_extra = share // 20 // len(extras) if extras else 0
        remaining = share - each_extra * len(extras)
        total = sum(weights[reading] for reading in readings)
        parts = {reading: int(remaining * weights[reading] / total) for reading in readings}
        parts[max(readings, key=lambda r: (parts[r], r))] += remaining - sum(parts.values())
        for reading in readings:
            sex = listed.get((spelling, reading))
            if sex is None:
                sex = sex_of_unlisted(spelling, reading, sex_by_spelling, sex_by_reading)
            add(spelling, reading, sex, parts[reading])
        for reading in extras:
            add(spelling, reading, listed[spelling, reading], each_extra)
    for (spelling, reading), sex in listed.items():
        if spelling not in jumandic:
            add(spelling, reading, sex, 0)
    return given


def length_order(text):
    return (len(text), text)


def write_numbers(out, c_type, name, numbers):
    out.append(f"static const {c_type} {name}[] = {{")
    line = " "
    for number in numbers:
        item = f" {number},"
        if len(line) + len(item) > 118:
            out.append(line)
            line = " "
        line += item
    out.append(line)
    out.append("};")


def write_list(out, name, strings):
    """A list of strings in order of length, then scalars: text without gaps, and where each length begins."""
    assert strings == sorted(strings, key=length_order)
    assert all(ord(c) <= 0xFFFF and c not in '"\\' for s in strings for c in s)
    assert max(map(len, strings)) <= MAXIMUM_LENGTH
    out.append(f"static const uint16_t {name}_text[] =")
    line = ""
    for string in strings:
        if len(line) + len(string) > 55:
            out.append(f'  u"{line}"')
            line = ""
        line += string
    out.append(f'  u"{line}";')
    first = [sum(len(s) < length for s in strings) for length in range(MAXIMUM_LENGTH + 2)]
    write_numbers(out, "uint32_t", f"{name}_first", first)
    out.append(f"static const idm_name_list {name} = {{{name}_text, {name}_first}};")
    out.append("")


def write_relation(out, prefix, names, reading_index, row_of):
    """Rows of (spelling, reading) in order of spelling; the rows of spelling i are starts[i] ..< starts[i + 1]."""
    starts, rows = [0], []
    for spelling in names:
        rows += [(reading_index[reading], *value) for reading, value in row_of(spelling)]
        starts.append(len(rows))
    write_numbers(out, "uint32_t", f"{prefix}_starts", starts)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dataset", type=pathlib.Path, required=True, help="the package's folder `dataset`")
    parser.add_argument("--jumandic", type=pathlib.Path, required=True, help="Noun.koyuu.csv")
    parser.add_argument("--variants", type=pathlib.Path, help="table of kanji variants; without it only 々 is folded")
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("Sources/CTables"))
    arguments = parser.parse_args()

    fold = Fold(arguments.variants)
    families = read_families(arguments.dataset, read_jumandic(arguments.jumandic, "姓"), fold)
    given = read_given(arguments.dataset, read_jumandic(arguments.jumandic, "名"), fold)

    out = [
        "// Generated by Scripts/generate-name-tables.py; do not edit.",
        "// Surnames, population, readings: japanese-personal-name-dataset 0.4.0 (PyPI), MIT, (c) 2022 shuheilocale.",
        "// Shares and readings: mecab-jumandic-utf8 7.0-20130310 (Debian), BSD-3-clause,",
        "//   (c) 2005 University of Tokyo, 2012 Taku Kudo.",
        "// Keys folded with " + ("the project's kanji variant table." if arguments.variants else "々 alone."),
        '#include "name-tables.h"',
        "",
    ]

    family_names = sorted(families, key=length_order)
    family_readings = sorted({r for rows in families.values() for r in rows}, key=length_order)
    write_list(out, "family_spellings", family_names)
    write_list(out, "family_readings", family_readings)
    index = {reading: i for i, reading in enumerate(family_readings)}
    rows = write_relation(
        out, "family", family_names, index,
        lambda s: [(r, (n,)) for r, n in sorted(families[s].items(), key=lambda x: (-x[1], x[0]))],
    )
    write_numbers(out, "uint16_t", "family_row_reading", [row[0] for row in rows])
    write_numbers(out, "uint32_t", "family_row_population", [row[1] for row in rows])
    totals = [0] * len(family_readings)
    for reading, population in rows:
        totals[reading] += population
    write_numbers(out, "uint32_t", "family_reading_population", totals)
    order = sorted(range(len(rows)), key=lambda i: (-rows[i][1], i))
    write_numbers(out, "uint16_t", "family_row_order", order)
    family_rows = len(rows)

    out.append("")
    given_names = sorted(given, key=length_order)
    given_readings = sorted({r for entry in given.values() for r in entry}, key=length_order)
    write_list(out, "given_spellings", given_names)
    write_list(out, "given_readings", given_readings)
    index = {reading: i for i, reading in enumerate(given_readings)}
    assert len(index) < 1 << 14
    rows = write_relation(
        out, "given", given_names, index,
        lambda s: [(r, v) for r, v in sorted(given[s].items(), key=lambda x: (-x[1][1], x[0]))],
    )
    write_numbers(out, "uint16_t", "given_row_reading_and_sex", [row[0] << 2 | row[1] for row in rows])
    write_numbers(out, "uint16_t", "given_row_share", [row[2] for row in rows])
    unlisted = sum(all(share == 0 for _, share in given[s].values()) * len(given[s]) for s in given_names)
    listed_share = sum(row[2] for row in rows)
    residual = (SHARE_UNIT - listed_share) // unlisted
    totals = [0] * len(given_readings)
    for spelling in given_names:
        known = any(share for _, share in given[spelling].values())
        for reading, (_, share) in given[spelling].items():
            totals[index[reading]] += share if known else residual
    write_numbers(out, "uint32_t", "given_reading_share", totals)

    out += [
        "",
        f"static const idm_family_table families = {{&family_spellings, &family_readings, {family_rows}, family_starts,",
        "  family_row_reading, family_row_population, family_row_order, family_reading_population};",
        "",
        f"static const idm_given_table given_names = {{&given_spellings, &given_readings, {len(rows)}, {residual},",
        "  given_starts, given_row_reading_and_sex, given_row_share, given_reading_share};",
        "",
        "const idm_family_table *idm_families(void) { return &families; }",
        "",
        "const idm_given_table *idm_given_names(void) { return &given_names; }",
        "",
    ]
    (arguments.output / "name-tables.c").write_text("\n".join(out), encoding="utf-8")
    print(f"surnames {len(family_names)}, readings {len(family_readings)}, rows {family_rows}")
    print(f"given names {len(given_names)}, readings {len(given_readings)}, rows {len(rows)}, listed "
          f"{listed_share / SHARE_UNIT:.4f}, rows without a share {unlisted} of {residual / SHARE_UNIT:.7f} each")
    if unknown := sum(1 for row in rows if row[0] and row[1] == EITHER):
        print(f"given-name rows of either sex: {unknown}")


if __name__ == "__main__":
    main()
