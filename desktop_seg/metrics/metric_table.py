"""A metric table: every metric of every customer as of a day, worked out in one go.

In: tables customer and sale (store), STEPS (metrics/catalogue.py). Out: a table with one row per customer.
One pass over the sales fills a stage with the first step; the figures of the whole shop are read off it; one statement
works out the rest. Used by: metrics/refresh.py.
"""

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress
from desktop_seg.metrics.catalogue import METRICS, STEPS
from desktop_seg.metrics.metric import Family
from desktop_seg.metrics.shop_values import DayValues, shop_values
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE, default_as_of

COLUMNS = ("customer_id", *(metric.key for metric in METRICS))

_STAGE = "temp.metric_stage"


def make(db: Database, table: str, as_of: int | None, progress: Progress) -> None:
    """Make `table` and fill it as of a day; None: as of before every sale. There must be no such table yet."""
    day = DayValues.of(as_of)
    progress.step(0, 3, _("Working out the figures of each customer"))
    db.run(f"DROP TABLE IF EXISTS {_STAGE}")
    try:
        visible = "1" if _is_latest(db, as_of) else _KNOWN
        db.run(f"CREATE TABLE {_STAGE} AS {_stage_sql(visible)}", day.bound())
        progress.step(1, 3)
        values = shop_values(db, _STAGE, day, setting.load(db).lapse_days)
        values.offer(db)
        progress.step(2, 3)
        db.run(f"CREATE TABLE {table} (customer_id INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})")
        db.run(f"INSERT INTO {table} {_metrics_sql()}", values.bound())
        progress.step(3, 3)
    finally:
        db.run(f"DROP TABLE IF EXISTS {_STAGE}")


def _stage_sql(visible: str) -> str:
    """Return the question for the first step: one row for each customer who is `visible`."""
    return f"""SELECT c.id AS customer_id, {_added(STEPS[0])},
            group_concat(CASE WHEN s.is_purchase THEN s.sold_day END) AS visit_days
        FROM customer c LEFT JOIN sale s ON s.customer_id = c.id AND s.is_valid AND s.sold_day <= :as_of
        WHERE {EVERYONE} AND {visible} GROUP BY c.id"""


def _metrics_sql() -> str:
    """Return the question for all steps over the stage, one inside the other.

    `LIMIT -1` keeps SQLite from merging the levels, which would work out an expression once for each mention.
    """
    sql = f"SELECT * FROM {_STAGE}"
    for step in STEPS[1:]:
        sql = f"SELECT *, {_added(step)} FROM ({sql} LIMIT -1)"
    return f"SELECT {', '.join(COLUMNS)} FROM ({sql} LIMIT -1)"


def _added(step: tuple[Family, ...]) -> str:
    return ", ".join(f"{metric.value} AS {metric.key}" for family in step for metric in family.metrics)


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
