"""The import of a shop of 5,000 customers and 60,000 lines, file to segments, against pandas + openpyxl + SQLite.

Ours: the command line as a whole process: read, clean, write with every promise kept, all metrics, all segments.
Theirs: what a script does: read_excel with openpyxl, to_sql, the same segments by groupby and boolean masks
(naive_shop). That both count the same people is looked at each time.
"""

import json
import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench import naive_shop
from tests.bench.result import Result, in_turn, told

CUSTOMERS, LINES, RUNS = 5_000, 60_000, 4
FIRST_DAY, THREE_YEARS = datetime(2021, 9, 1, 9), 1_090
LIMIT = 0.25

# As tills write them: the sample shop's till has nearly the same.
HEADS = (
    *("Bonnummer", "Datum", "Kassa", "Klantnummer", "Artikelnummer", "Omschrijving", "Artikelgroep", "Merk"),
    *("Aantal", "Prijs", "Korting", "Bedrag", "Couponcode", "Betaalwijze"),
)

OURS = """
if __name__ == "__main__":
    import sys
    from desktop_seg.__main__ import main
    file, shop = sys.argv[1:]
    for command in (["import", file], ["segments"]):
        sys.argv[1:] = ["--shop", shop, *command]
        if code := main():
            sys.exit(code)
"""
COUNTS = "import sys; from desktop_seg import cli; sys.exit(cli.main(['--shop', sys.argv[1], 'segments', '--json']))"


def run() -> list[Result]:
    """Time both ways in turn, and look whether they found the same."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = write_shop(home / "till.xlsx")
        # One process imports and lists the segments, as a person would; `python -m` is the installed command.
        (home / "ours.py").write_text(OURS, encoding="utf-8")
        found = in_turn(
            [["ours.py", str(file), str(home / f"{n}.seg")] for n in range(RUNS)],
            [[naive_shop.__file__, str(file), str(home / f"{n}.db"), str(home / f"{n}.json")] for n in range(RUNS)],
            home,
        )
        theirs = json.loads((home / "0.json").read_text(encoding="utf-8"))
        ours = counted(told(["-c", COUNTS, str(home / "0.seg")], home))
    other = sum(theirs.get(key) != count for key, count in ours.items())
    return [
        Result("import of a shop", found.cpu, LIMIT, f"{LINES:,} lines: {found.words}"),
        Result("segments that the two ways count differently", other, 0, f"{len(ours)} of the same name are counted"),
    ]


def counted(answer: str) -> dict[str, int]:
    """Return how many people are in each segment of which there can be any, from what `segments --json` prints."""
    return {each["key"]: each["count"] for each in json.loads(answer)["segments"] if each["count"] is not None}


def write_shop(
    path: Path, lines: int = LINES, customers: int = CUSTOMERS, since: int = 0, days: int = THREE_YEARS
) -> Path:
    """Write sale lines of some days as a till would export them; the same every time.

    since: how many days after the first day of the shop they begin; the receipts go on counting from there.
    """
    import xlsxwriter

    rng = random.Random(since)
    start = FIRST_DAY + timedelta(days=since)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        day_format = workbook.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        sheet.write_row(0, 0, HEADS)
        receipt, left = 100_000 + 1_000 * since, 0
        for row in range(1, lines + 1):
            if not left:
                receipt, left = receipt + 1, rng.choice((1, 2, 2, 3))
                customer = 10_000 + int(customers * rng.random() ** 2)
                sold_at = start + timedelta(days=rng.randrange(days), minutes=rng.randrange(540))
            left -= 1
            article, quantity = rng.randrange(400), rng.choice((1, 1, 1, 2, 5))
            price = (95 + 100 * (article % 40)) / 100
            texts = (f"A{article:04}", f"Artikel {article}", f"Groep {article % 12}", f"Merk {article % 9}")
            discount = round(price * 0.1, 2) if article % 10 == 0 else 0
            sheet.write_number(row, 0, receipt)
            sheet.write_datetime(row, 1, sold_at, day_format)
            sheet.write_number(row, 2, 1 + receipt % 2)
            sheet.write_number(row, 3, customer)
            for column, text in enumerate(texts, 4):
                sheet.write_string(row, column, text)
            sheet.write_number(row, 8, quantity)
            sheet.write_number(row, 9, price)
            sheet.write_number(row, 10, discount)
            sheet.write_number(row, 11, round(price * quantity - discount, 2))
            sheet.write_string(row, 12, "VOORJAAR" if receipt % 25 == 0 else "")
            sheet.write_string(row, 13, ("Pin", "Contant", "Creditcard")[receipt % 3])
    return path
