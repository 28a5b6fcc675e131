"""The import of a shop of 5,000 customers and 60,000 lines, file to segments, against pandas + openpyxl + SQLite.

Ours: the command line as a whole process: read, clean, write with every promise kept, all metrics, all segments.
Theirs: what a script does: read_excel with openpyxl, to_sql, groupby per customer, the same segments by boolean masks.
"""

import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.result import Result, in_turn

CUSTOMERS, LINES, RUNS = 5_000, 60_000, 4
FIRST_DAY, THREE_YEARS = datetime(2021, 9, 1, 9), 1_090
LIMIT = 0.25

# As tills write them: the sample shop's till has nearly the same.
HEADS = (
    *("Bonnummer", "Datum", "Kassa", "Klantnummer", "Artikelnummer", "Omschrijving", "Artikelgroep", "Merk"),
    *("Aantal", "Prijs", "Korting", "Bedrag", "Couponcode", "Betaalwijze"),
)

NAIVE = """
import sqlite3, sys
import pandas as pd
frame = pd.read_excel(sys.argv[1], engine="openpyxl")
with sqlite3.connect(sys.argv[2]) as db:
    frame.to_sql("lines", db, if_exists="replace")
last = frame["Datum"].max()
year = frame[frame["Datum"] > last - pd.Timedelta(days=365)]
by = frame.groupby("Klantnummer")
table = by.agg(
    receipts=("Bonnummer", "nunique"), monetary=("Bedrag", "sum"), last=("Datum", "max"), first=("Datum", "min"))
table["monetary_year"] = year.groupby("Klantnummer")["Bedrag"].sum()
table["receipts_year"] = year.groupby("Klantnummer")["Bonnummer"].nunique()
table["recency"], table["tenure"] = (last - table["last"]).dt.days, (last - table["first"]).dt.days
days = frame[["Klantnummer", "Datum"]].assign(day=frame["Datum"].dt.normalize()).drop_duplicates(["Klantnummer", "day"])
days = days.sort_values(["Klantnummer", "day"])
days["gap"] = days.groupby("Klantnummer")["day"].diff().dt.days
table["visits"] = days.groupby("Klantnummer").size()
in_year = days[days["day"] > last.normalize() - pd.Timedelta(days=365)]
table["visits_year"] = in_year.groupby("Klantnummer").size()
table["quarters"] = in_year.groupby("Klantnummer")["day"].apply(lambda own: own.dt.to_period("Q").nunique())
table["usual_gap"] = days.groupby("Klantnummer")["gap"].median()
table["late"] = table["recency"] / table["usual_gap"].fillna(table["usual_gap"].median())
for key in ("recency", "visits", "monetary"):
    table[key + "_score"] = pd.qcut(table[key].rank(method="first"), 5, labels=False) + 1
money = (table["visits_score"] + table["monetary_score"]) / 2
table["class"] = [f"{recency}{both:.0f}" for recency, both in zip(table["recency_score"], money)]
score = (table["visits_year"].rank(pct=True) + table["monetary_year"].rank(pct=True)) / 2
average = table["monetary_year"] / table["receipts_year"]
segments = {
    **{f"top {share}": score >= score.quantile(1 - share) for share in (0.2, 0.05, 0.01)},
    "loyal": (table["visits_year"] >= 4) & (table["quarters"] >= 3) & (table["late"] < 1.5),
    "big": (average >= average.quantile(0.8)) & (table["visits_year"] >= 2),
    "small": (table["visits_year"] <= 2) & (table["monetary_year"] < table["monetary_year"].quantile(0.4)),
    "new": table["tenure"] <= 90, "once": table["visits_year"] == 1, "lapsed": table["recency"] > 365,
    "overdue": (table["visits"] == 1) & (table["recency"] > days.groupby("Klantnummer")["gap"].first().quantile(0.75)),
    "becoming loyal": table["visits"].between(2, 3) & (table["tenure"] <= 365) & (table["late"] < 1.5),
    "off rhythm": (table["late"] > 3) & (table["recency"] >= 21) & (table["recency"] <= 365),
    **{f"class {key}": table["class"] == key for key in sorted(table["class"].unique())},
}
for name, inside in segments.items():
    print(name, inside.sum(), inside.mean(), table.loc[inside, "monetary_year"].sum() / table["monetary_year"].sum())
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
