"""Does the file begin with the shop, or in the middle of its history?

In: VisitTable, the days since when customers are known to the shop. Used by: forecast. In a file that begins midway the
first visit of old customers is not their first: they look newer, and fewer of them seem to leave.
"""

from desktop_seg.analysis.visit_table import VisitTable
from desktop_seg.store.database import Database

_START_DAYS = 28
_SURE_SHARE = 0.05  # of the customers with such a day, who were one before the first sale
_BUSY_SHARE = 0.5  # of an ordinary month: a shop that opens is not as busy as that at once


def is_midway(db: Database, table: VisitTable, as_of: int) -> bool:
    """Return whether the shop was there before its file, as far as can be told.

    Where half of the buyers have a day since when they are customers, those days tell; otherwise it is how busy the
    first four weeks were beside all others.
    """
    first = table.first_day
    since = [
        int(day or 0)
        for (day,) in db.each(
            """SELECT created_day FROM customer WHERE created_day <= :as_of AND id IN
                (SELECT customer_id FROM sale WHERE is_valid AND is_purchase AND sold_day <= :as_of)""",
            {"as_of": as_of},
        )
    ]
    if 2 * len(since) >= len(table.customers):
        return sum(day < first for day in since) > _SURE_SHARE * len(since)
    weeks = (as_of - first + 1) / _START_DAYS
    if weeks < 2:
        return False
    at_first = int((table.day < first + _START_DAYS).sum())
    return at_first >= _BUSY_SHARE * (len(table.day) - at_first) / (weeks - 1)
