"""Working out every metric of every customer as of a day.

In: tables customer and sale (store), FAMILIES (metrics/catalogue.py). Out: table `customer_metric`, one row per
customer, as of the last day of the sales; or a temporary table of the same shape as of any other day.
One pass over the sales fills a stage with the first family; the figures of the whole shop are read off it; one
statement works out the rest.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.metrics.catalogue import FAMILIES, METRICS
from desktop_seg.metrics.metric import Over
from desktop_seg.metrics.shop_values import DayValues, shop_values
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE, default_as_of
from desktop_seg.store.temporary import temporary_tables

TABLE = "customer_metric"

_STAGE = "temp.metric_stage"
_STAMP = "metric_stamp"
_COLUMNS = ("customer_id", *(metric.key for metric in METRICS))


def refresh(db: Database, progress: Progress | None = None) -> None:
    """Write the metrics of everyone as of the last day of the sales into `customer_metric`.

    Call it in the transaction that changed customers or sales, or the lapse days of the shop.
    """
    as_of = default_as_of(db)
    with db.transaction():
        if db.columns(TABLE):
            db.run(f"DROP TABLE {TABLE}")
        _fill(db, TABLE, as_of, progress or Quiet())
        db.run("INSERT OR REPLACE INTO shop_setting (key, value) VALUES (?, ?)", (_STAMP, _stamp(db, as_of)))


@contextmanager
def at(db: Database, as_of: int | None) -> Iterator[str]:
    """Give the name of a table with the metrics as of a day, for as long as the context lasts.

    The stored table when that is its day, else a temporary one; works on a read-only connection too. All rows read
    from the table must be fetched before the context ends.
    """
    if db.columns(TABLE) == _COLUMNS and _stored_stamp(db) == _stamp(db, as_of):
        yield TABLE
        return
    name = f"metric_{as_of}".replace("-", "minus_")
    if db.value("SELECT 1 FROM temp.sqlite_schema WHERE name = ?", (name,)):
        yield f"temp.{name}"  # opened further out, closed there
        return
    with temporary_tables(db):
        _fill(db, f"temp.{name}", as_of, Quiet())
    try:
        yield f"temp.{name}"
    finally:
        with temporary_tables(db):
            db.run(f"DROP TABLE temp.{name}")


def _fill(db: Database, table: str, as_of: int | None, progress: Progress) -> None:
    """Make `table` and fill it as of a day; None: as of before every sale."""
    day = DayValues.of(as_of)
    progress.step(0, 3, _("Working out the figures of each customer"))
    db.run("DROP TABLE IF EXISTS temp.metric_stage")
    try:
        visible = "1" if _is_latest(db, as_of) else _KNOWN
        db.run(f"CREATE TABLE {_STAGE} AS {_stage_sql(visible)}", day.bound())
        progress.step(1, 3)
        values = shop_values(db, _STAGE, day, setting.load(db).lapse_days)
        values.offer(db)
        progress.step(2, 3)
        columns = ", ".join(_COLUMNS[1:])
        db.run(f"CREATE TABLE {table} (customer_id INTEGER PRIMARY KEY, {columns})")
        db.run(f"INSERT INTO {table} {_metrics_sql()}", values.bound())
        progress.step(3, 3)
    finally:
        db.run("DROP TABLE IF EXISTS temp.metric_stage")


def _stage_sql(visible: str) -> str:
    """Return the question for the first family: one row for each customer who is `visible`."""
    columns = ", ".join(
        f"{metric.value} AS {metric.key}"
        for family in FAMILIES
        if family.over is Over.SALES
        for metric in family.metrics
    )
    return f"""SELECT c.id AS customer_id, {columns},
            group_concat(CASE WHEN s.is_purchase THEN s.sold_day END) AS visit_days
        FROM customer c LEFT JOIN sale s ON s.customer_id = c.id AND s.is_valid AND s.sold_day <= :as_of
        WHERE {EVERYONE} AND {visible} GROUP BY c.id"""


def _metrics_sql() -> str:
    """Return the question for all families over the stage, one inside the other.

    `LIMIT -1` keeps SQLite from merging the levels, which would work out an expression once for each mention.
    """
    sql = f"SELECT * FROM {_STAGE}"
    for family in FAMILIES:
        if family.over is Over.METRICS:
            added = ", ".join(f"{metric.value} AS {metric.key}" for metric in family.metrics)
            sql = f"SELECT *, {added} FROM ({sql} LIMIT -1)"
    return f"SELECT {', '.join(_COLUMNS)} FROM ({sql} LIMIT -1)"


# Whoever has a creation day is known from then on, or from the first trace before it; whoever has none, from the
# first trace; and whoever left no trace at all was always known.
_KNOWN = """(c.created_day <= :as_of
    OR EXISTS (SELECT 1 FROM sale t WHERE t.customer_id = c.id AND t.sold_day <= :as_of)
    OR EXISTS (SELECT 1 FROM event e WHERE e.customer_id = c.id AND e.day <= :as_of)
    OR (c.created_day IS NULL
        AND NOT EXISTS (SELECT 1 FROM sale t WHERE t.customer_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM event e WHERE e.customer_id = c.id)))"""


def _is_latest(db: Database, as_of: int | None) -> bool:
    """Return whether nothing in the file lies after the day: then everyone in it is known, newcomers too."""
    last = default_as_of(db)
    return as_of is None or last is None or as_of >= last


def _stamp(db: Database, as_of: int | None) -> str:
    """Return what a metric table depends on beside the rows of the file."""
    return json.dumps({"as_of": as_of, "lapse_days": setting.load(db).lapse_days})


def _stored_stamp(db: Database) -> str:
    return str(db.value("SELECT value FROM shop_setting WHERE key = ?", (_STAMP,)))
