"""All metrics of 100,000 customers and 1,000,000 lines, and what a change of a few rows costs of that.

Seconds of the processor. Held against: a script that works out the same kinds of figures with pandas, read from the
shop file and written back to be kept (theirs); and, for the figures that come from receipts alone, numpy over arrays
that lie in memory already and stay there (the limit). Then 10,000 lines of the next month, and one receipt that is
another, against all metrics.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from desktop_seg.base.progress import Quiet
from desktop_seg.metrics import changed, metric_table
from desktop_seg.metrics.catalogue import FAMILIES
from desktop_seg.metrics.metric_table import Asked
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_shop
from tests.bench.big_shop import ARTICLES, CUSTOMERS, LINES, SALES, write_big_shop
from tests.bench.result import Result, taken

FURTHER, RUNS = 10_000, 3
MOST_TO_NAIVE, MOST_TO_LIMIT = 0.8, 5.0
MOST_FURTHER, MOST_ONE = 0.5, 0.3

NO_RECEIPT = {"profit", "brand", "goods", "sale_days", "online", "person"}
OF_RECEIPTS = frozenset(metric.key for family in FAMILIES if family.key not in NO_RECEIPT for metric in family.metrics)

OURS = """
import sys
from pathlib import Path
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store.shop_file import open_shop
refresh(open_shop(Path(sys.argv[1])))
"""

NAIVE = """
import sqlite3, sys
import pandas as pd
db = sqlite3.connect(sys.argv[1])
sales = pd.read_sql("SELECT id, customer_id, sold_day, net_cents, channel, sold_minute, is_discounted FROM sale", db)
lines = pd.read_sql(
    "SELECT s.customer_id, s.sold_day, l.net_cents, p.category, p.brand FROM sale_line l"
    " JOIN sale s ON s.id = l.sale_id JOIN product p ON p.id = l.product_id", db)
last = sales["sold_day"].max()
by, year = sales.groupby("customer_id"), sales[sales["sold_day"] > last - 365].groupby("customer_id")
people = by.agg(
    visits=("sold_day", "nunique"), purchases=("id", "count"), monetary=("net_cents", "sum"),
    first=("sold_day", "min"), last=("sold_day", "max"), discounted=("is_discounted", "sum"))
people = people.join(year.agg(
    visits_365=("sold_day", "nunique"), purchases_365=("id", "count"), monetary_365=("net_cents", "sum")))
people["web_share"] = (sales["channel"] == "web").groupby(sales["customer_id"]).mean()
people["weekend_share"] = ((sales["sold_day"] + 3) % 7 >= 5).groupby(sales["customer_id"]).mean()
people["evening_share"] = (sales["sold_minute"] >= 1020).groupby(sales["customer_id"]).mean()
quarter = (last - sales["sold_day"]) // 91
people["quarters"] = quarter[quarter < 4].groupby(sales["customer_id"]).nunique()
days = sales[["customer_id", "sold_day"]].drop_duplicates().sort_values(["customer_id", "sold_day"])
days["gap"] = days.groupby("customer_id")["sold_day"].diff()
people["usual_gap"] = days.groupby("customer_id")["gap"].median()
people["longest_gap"] = days.groupby("customer_id")["gap"].max()
people["recency"] = last - people["last"]
people["lateness"] = people["recency"] / people["usual_gap"].fillna(people["usual_gap"].median())
for key in ("recency", "visits", "monetary", "visits_365", "monetary_365"):
    people[key + "_rank"] = people[key].rank(pct=True)
    people[key + "_score"] = pd.cut(people[key + "_rank"], 5, labels=False)
bought = lines.drop_duplicates(["customer_id", "category", "sold_day"]).sort_values("sold_day")
keys = ["customer_id", "category"]
bought["gap"] = bought.groupby(keys)["sold_day"].diff()
bought["in_year"] = bought["sold_day"] > last - 365
goods = bought.groupby(keys).agg(
    visits=("sold_day", "count"), in_year=("in_year", "sum"), last=("sold_day", "max"), gap=("gap", "median"))
people["categories"] = (goods["in_year"] > 0).groupby("customer_id").sum()
has = pd.crosstab(bought["customer_id"], bought["category"]).clip(upper=1)
both = has.T @ has
lines = lines[lines["sold_day"] > last - 365]
brands = lines.groupby(["customer_id", "brand"]).agg(
    net=("net_cents", "sum"), visits=("sold_day", "nunique"), last=("sold_day", "max"))
people["top_brand"] = brands["net"].groupby("customer_id").idxmax()
people["top_brand"] = people["top_brand"].str[1]
people.to_sql("people", db, if_exists="replace")
goods.to_sql("goods", db, if_exists="replace")
brands.to_sql("brands", db, if_exists="replace")
db.commit()
"""


def run() -> list[Result]:
    """Write the shop and time everything on it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path = home / "big.seg"
        write_big_shop(path)
        (home / "ours.py").write_text(OURS, encoding="utf-8")
        (home / "naive.py").write_text(NAIVE, encoding="utf-8")
        ours, theirs = taken(["ours.py", str(path)], home), taken(["naive.py", str(path)], home)
        db = open_shop(path)
        receipts, limit = _seconds(lambda: _of_receipts(db)), _limit(db)
        full = _seconds(lambda: refresh(db))
        further, one = _seconds(lambda: _changed(db, _next_month)), _seconds(lambda: _changed(db, _another_receipt))
        db.close()
    return [
        _result("all metrics to pandas", ours.cpu, theirs.cpu, MOST_TO_NAIVE),
        _result("metrics of receipts to numpy in memory", receipts, limit, MOST_TO_LIMIT),
        _result(f"metrics after {FURTHER:,} further lines to all metrics", further, full, MOST_FURTHER),
        _result("metrics after one receipt to all metrics", one, full, MOST_ONE),
    ]


def _result(title: str, ours: float, other: float, most: float) -> Result:
    return Result(title, ours / other, most, f"{ours:.2f} s of the processor against {other:.2f} s")


def _of_receipts(db: Database) -> None:
    metric_table.make(db, Asked("temp.of_receipts", default_as_of(db), OF_RECEIPTS), Quiet())
    metric_table.drop(db, "temp.of_receipts")


def _changed(db: Database, write: Callable[[Database], object]) -> None:
    """Write some rows, bring the metrics up to date, and undo both."""
    db.run("BEGIN IMMEDIATE")
    with changed.noted(db):
        write(db)
        refresh(db)
    db.run("ROLLBACK")


def _next_month(db: Database) -> None:
    rng, last = Random(2), default_as_of(db) or 0
    sales = FURTHER * SALES // LINES
    db.many(
        """INSERT INTO sale (id, import_id, source_row, receipt_key, sold_day, customer_id, net_cents, gross_cents)
            VALUES (?, 2, 1, ?, ?, ?, 500, 500)""",
        (
            (SALES + n, f"further {n}", last + 1 + 30 * n // (sales + 1), 1 + int(CUSTOMERS * rng.random() ** 2))
            for n in range(1, sales + 1)
        ),
    )
    db.many(
        """INSERT INTO sale_line (id, import_id, source_row, sale_id, content_hash, running_no, product_id, quantity,
            net_cents) VALUES (?, 2, 1, ?, ?, 1, ?, 1, 250)""",
        (
            (LINES + n, SALES + 1 + (n - 1) * sales // FURTHER, n, 1 + rng.randrange(ARTICLES))
            for n in range(1, FURTHER + 1)
        ),
    )


def _another_receipt(db: Database) -> None:
    db.run("UPDATE sale SET net_cents = net_cents + 100 WHERE id = ?", (SALES // 2,))


def _limit(db: Database) -> float:
    """Return the seconds that numpy takes over the receipts in memory, for figures of the same kinds."""
    import numpy as np

    rows = db.rows("SELECT customer_id, sold_day, net_cents FROM sale WHERE customer_id IS NOT NULL")
    customer, day, net = np.array(rows, dtype=np.int64).T

    def figures() -> object:
        order = np.lexsort((day, customer))
        who, on, cents = customer[order], day[order], net[order]
        new_day = np.r_[True, (who[1:] != who[:-1]) | (on[1:] != on[:-1])]
        in_year = on > on.max() - 365
        money, money_year = np.bincount(who, cents), np.bincount(who[in_year], cents[in_year])
        visitor, visited = who[new_day], on[new_day]
        visits = np.bincount(visitor)
        same = visitor[1:] == visitor[:-1]
        gap, owner = np.diff(visited)[same], visitor[1:][same]
        by_gap = np.lexsort((gap, owner))
        starts = np.flatnonzero(np.r_[True, np.diff(owner[by_gap]) > 0])
        counts = np.diff(np.r_[starts, len(owner)])
        median = (gap[by_gap][starts + (counts - 1) // 2] + gap[by_gap][starts + counts // 2]) / 2
        ranks = [np.searchsorted(np.sort(values), values) for values in (money, money_year, visits)]
        cuts = np.quantile(gap, [0.5, 0.75, 0.9, 0.97])
        return money, visits, median, ranks, cuts

    return _seconds(figures)


def _seconds(act: Callable[[], object]) -> float:
    """Return the median over some runs."""
    found = []
    for _run in range(RUNS):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return statistics.median(found)
