"""The days between the visits of each customer, read once: for their own habit and for the rhythm of the shop.

In: the visit days of customers. Out: one row for each customer who came more than once, and the rhythm of the shop read
off them. Used by: rhythm.py, absence.py, trouble.py, shop_values.py. Source: resources/help/definitions.md#usual-gap.
"""

from collections import Counter
from collections.abc import Iterator

from desktop_seg.metrics import visit_days
from desktop_seg.metrics.absence import LEAST_DAYS, latest_absence
from desktop_seg.metrics.shop_rhythm import ShopRhythm, rhythm_from
from desktop_seg.metrics.side import Making, RestsOn, Side
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue


def _fill(making: Making, table: str) -> None:
    asked = f"SELECT customer_id, visit_days FROM {making.stage} WHERE frequency > 1 AND {making.those('customer_id')}"
    rows = _rows(making.db.rows(asked), _lapse_days(making))
    making.db.many(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _rows(visits: list[tuple[SqlValue, ...]], lapse_days: int) -> Iterator[tuple[SqlValue, ...]]:
    for customer, text in visits:
        days = visit_days.days(str(text))
        gaps = visit_days.gaps(days)
        middle, longest = visit_days.median(gaps), max(gaps)
        back_day = away_days = won_day = None
        if longest >= LEAST_DAYS:
            back_day, away_days = latest_absence(days, gaps, LEAST_DAYS)
        # Won back is who stayed away as long as the shop says, and long for them too.
        long = max(lapse_days, 3 * max(1, middle)) if len(days) >= visit_days.HABIT_VISITS else lapse_days
        if longest >= long:
            won_day, _away = latest_absence(days, gaps, long)
        told = ",".join(map(str, gaps))
        yield customer, len(gaps), gaps[0], middle, told, back_day, away_days, won_day


def _lapse_days(making: Making) -> int:
    return setting.load(making.db).lapse_days


GAP_SIDE = Side(
    "gap",
    ("gap_count", "first_gap", "median_gap_days", "gaps", "back_day", "away_days", "won_day"),
    _fill,
    RestsOn.OWN_ROWS,
    basis=lambda making: str(_lapse_days(making)),
)


def shop_rhythm_of(db: Database, metric_table: str) -> ShopRhythm:
    """Return the rhythm of the shop as of the day of a metric table whose gaps are known."""
    table = GAP_SIDE.table_of(metric_table)
    medians = db.rows(f"SELECT median_gap_days, count(*) FROM {table} WHERE gap_count > 1 GROUP BY 1")
    first = db.rows(f"SELECT first_gap, count(*) FROM {table} GROUP BY 1")
    gaps = db.rows(f"SELECT gap_count, group_concat(gaps) FROM {table} GROUP BY 1")
    return rhythm_from(
        Counter({float(gap or 0): int(times or 0) for gap, times in medians}),
        Counter({int(gap or 0): int(times or 0) for gap, times in first}),
        {int(count or 0): Counter(map(int, str(text).split(","))) for count, text in gaps},
    )
