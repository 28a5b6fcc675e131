"""The import of a shop of 5,000 customers and 60,000 lines, file to segments, against pandas + openpyxl + SQLite.

Ours: the command line as a whole process: read, clean, write with every promise kept, all metrics, all segments.
Theirs: what a script does: read_excel with openpyxl, to_sql, groupby per customer, quintiles.
"""

import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.result import Result, in_turn

CUSTOMERS, LINES, RUNS = 5_000, 60_000, 4
FIRST_DAY, THREE_YEARS = datetime(2021, 9, 1, 9), 1_090
LIMIT = 0.25

NAIVE = """
import sqlite3, sys
import pandas as pd
frame = pd.read_excel(sys.argv[1], engine="openpyxl")
with sqlite3.connect(sys.argv[2]) as db:
    frame.to_sql("lines", db, if_exists="replace")
last = frame["Datum"].max()
table = frame.groupby("Klantnummer").agg(
    frequency=("Bonnummer", "nunique"), monetary=("Bedrag", "sum"), last=("Datum", "max"), first=("Datum", "min"))
table["recency"] = (last - table["last"]).dt.days
for key in ("recency", "frequency", "monetary"):
    table[key + "_score"] = pd.qcut(table[key].rank(method="first"), 5, labels=False) + 1
days = frame[["Klantnummer", "Datum"]].assign(day=frame["Datum"].dt.normalize()).drop_duplicates(["Klantnummer", "day"])
days = days.sort_values(["Klantnummer", "day"])
gaps = days.groupby("Klantnummer")["day"].diff().dt.days.groupby(days["Klantnummer"]).median()
print(len(table), gaps.median(), (table["recency"] > 365).sum())
"""


def run() -> list[Result]:
    """Time both ways in turn."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = write_shop(home / "till.xlsx")
        (home / "naive.py").write_text(NAIVE, encoding="utf-8")
        shops = [home / f"{n}.seg" for n in range(RUNS)]
        # One process imports and lists the segments, as a person would; `python -m` is the installed command.
        both = "import sys; from desktop_seg import cli; shop = ['--shop', sys.argv[2]];"
        both += "code = cli.main([*shop, 'import', sys.argv[1]]) or cli.main([*shop, 'segments']); sys.exit(code)"
        (home / "ours.py").write_text(f"if __name__ == '__main__':\n    {both}\n", encoding="utf-8")
        found = in_turn(
            [["ours.py", str(file), str(shop)] for shop in shops],
            [["naive.py", str(file), str(home / f"{n}.db")] for n in range(RUNS)],
            home,
        )
    return [Result("import of a shop", found.cpu, LIMIT, f"{LINES:,} lines: {found.words}")]


def write_shop(
    path: Path, lines: int = LINES, customers: int = CUSTOMERS, since: int = 0, days: int = THREE_YEARS
) -> Path:
    """Write sale lines of some days as a till would export them; the same every time.

    since: how many days after the first day of the shop they begin; the receipts go on counting from there.
    """
    import xlsxwriter

    rng = random.Random(since)
    heads = ("Bonnummer", "Datum", "Klantnummer", "Artikelnummer", "Omschrijving", "Artikelgroep", "Aantal", "Prijs")
    start = FIRST_DAY + timedelta(days=since)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        day_format = workbook.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        sheet.write_row(0, 0, (*heads, "Bedrag"))
        receipt, left = 100_000 + 1_000 * since, 0
        for row in range(1, lines + 1):
            if not left:
                receipt, left = receipt + 1, rng.choice((1, 2, 2, 3))
                customer = 10_000 + int(customers * rng.random() ** 2)
                sold_at = start + timedelta(days=rng.randrange(days), minutes=rng.randrange(540))
            left -= 1
            article, quantity = rng.randrange(400), rng.choice((1, 1, 1, 2, 5))
            price = (95 + 100 * (article % 40)) / 100
            sheet.write_number(row, 0, receipt)
            sheet.write_datetime(row, 1, sold_at, day_format)
            sheet.write_number(row, 2, customer)
            sheet.write_string(row, 3, f"A{article:04}")
            sheet.write_string(row, 4, f"Artikel {article}")
            sheet.write_string(row, 5, f"Groep {article % 12}")
            sheet.write_number(row, 6, quantity)
            sheet.write_number(row, 7, price)
            sheet.write_number(row, 8, round(price * quantity, 2))
    return path
