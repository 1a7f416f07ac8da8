"""The register of offices with a postal code of their own, 2022 and 2026: names and addresses to link, the code as truth.

    offices.py REGISTERS FOLDER

takes what Scripts/make-office-registers.py wrote, and writes a.csv and b.csv without codes and readings, and matches.csv
with the pairs of rows of one code. A code may serve several offices of one address, and may be given to another firm after
years; classes() says which of the true pairs that were not found are of that kind.
"""

import csv
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

FORMS = ["株式会社", "有限会社", "合同会社", "(株)", "(有)", "独立行政法人", "国立大学法人", "学校法人", "一般社団法人",
         "一般財団法人", "公益財団法人", "公益社団法人", "社会福祉法人", "医療法人", "国立研究開発法人"]


def build(registers, folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    codes = {}
    for side, edition in [("a", "2022"), ("b", "2026")]:
        codes[side] = defaultdict(list)
        with open(Path(registers, f"offices-{edition}.csv"), newline="", encoding="utf-8") as file, \
                open(folder / f"{side}.csv", "w", newline="", encoding="utf-8") as output:
            writer = csv.writer(output)
            writer.writerow(["事業所番号", "組織名", "住所"])
            seen = set()
            for row in csv.DictReader(file):
                key = (row["郵便番号"], row["組織名"], row["住所"])
                if key in seen:
                    continue
                seen.add(key)
                codes[side][row["郵便番号"]].append(row["事業所番号"])
                writer.writerow([row["事業所番号"], row["組織名"], row["住所"]])
    with open(folder / "matches.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["left", "right"])
        for code in sorted(codes["a"].keys() & codes["b"].keys()):
            for left in codes["a"][code]:
                for right in codes["b"][code]:
                    writer.writerow([left, right])


def folded(name):
    text = unicodedata.normalize("NFKC", name)
    for form in FORMS:
        text = text.replace(form, "")
    return "".join(character for character in text if not character.isspace()).lower()


def likeness(one, other):
    """Dice's coefficient of pairs of characters."""
    first, second = ({text[at:at + 2] for at in range(len(text) - 1)} or {text} for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second))


def premises(addresses, idmatch):
    """The place of each address, down to the lot."""
    run = subprocess.run(
        [idmatch, "normalize", "address", "--quiet"], input="\n".join(addresses) + "\n", capture_output=True,
        text=True, check=True)
    rows = list(csv.DictReader(run.stdout.splitlines()))
    return {address: row["premises_key"] or row["canonical"] for address, row in zip(addresses, rows)}


def classes(data, pairs, idmatch):
    """Of the true pairs that were not found, how many are of which kind; and of the wrong ones."""
    rows = {row[0]: (folded(row[1]), row[2]) for _, row in data.rows}
    addresses = sorted({address for _, address in rows.values()})
    places = premises(addresses, idmatch)
    found = set(pairs)
    right = found & data.matches
    done = {a for a, _ in right} | {b for _, b in right}

    def kind(a, b):
        (one, from_), (other, to) = rows[a], rows[b]
        here, alike = places[from_] == places[to], likeness(one, other)
        if one == other:
            return "one name, one place" if here else "moved"
        if alike >= 0.5:
            return "renamed a little" if here else "moved and renamed a little"
        return "another name in the same place" if here else "another name elsewhere: the code was given anew"

    # An office whose code several offices have: found with one of them, it is not to be found with the others.
    missed = Counter(
        "the code is of several offices, and one was found" if a in done or b in done else kind(a, b)
        for a, b in data.matches - found)
    wrong = Counter(kind(a, b) for a, b in found - data.matches)
    left = {a for a, _ in data.matches}
    print(f"  of {len(left)} offices of 2022 whose code there is in 2026, {len({a for a, _ in right})} were linked to one of it")
    for title, counts in [("missed", missed), ("wrong", wrong)]:
        print(f"  {title}: {sum(counts.values())}")
        for name, count in counts.most_common():
            print(f"    {count:6} {name}")


if __name__ == "__main__":
    build(*sys.argv[1:])
