"""Sales, visits and customers of each calendar month.

In: table sale (store). Out: Months. Used by: charts/months.py.
Of the whole shop, sales without a name count too, staff does not; of some people, only what they bought.
Source: resources/help/definitions.md#months.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop_seg.model.period import to_date, to_day
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class Month:
    """One month. first_day: its first day as a day number. net_cents: all sales, returns taken off.

    named_cents: the part that belongs to a customer. visits: customers times days with a purchase.
    customers: different ones who bought. is_complete: the data reach to the end of the month.
    """

    first_day: int
    net_cents: int
    named_cents: int
    visits: int
    customers: int
    is_complete: bool

    @property
    def at(self) -> date:
        """The first day as a date."""
        return to_date(self.first_day)


@dataclass(frozen=True, slots=True)
class Months:
    """The months from the first sale to `as_of`, ascending, those without any sale too. is_whole_shop: see above."""

    currency: str
    as_of: int | None
    months: tuple[Month, ...]
    is_whole_shop: bool = True


def months(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Months:
    """Add up the sales of each month up to a day. ids: None means the whole shop."""
    currency = setting.load(db).currency
    chosen = "(c.id IS NULL OR NOT c.is_staff)" if ids is None else "c.id IN (SELECT value FROM json_each(:ids))"
    rows = db.rows(
        f"""SELECT month, coalesce(sum(net_cents), 0), coalesce(sum(net_cents * named), 0),
                count(DISTINCT CASE WHEN is_purchase AND named THEN customer_id || ' ' || sold_day END),
                count(DISTINCT CASE WHEN is_purchase AND named THEN customer_id END)
            FROM (SELECT strftime('%Y-%m', s.sold_day * 86400, 'unixepoch') AS month, s.net_cents, s.is_purchase,
                    s.sold_day, s.customer_id, (c.id IS NOT NULL AND {EVERYONE}) AS named
                FROM sale s LEFT JOIN customer c ON c.id = s.customer_id
                WHERE s.is_valid AND s.sold_day <= :as_of AND {chosen})
            GROUP BY month""",
        {"as_of": as_of, "ids": json.dumps(list(ids or ()))},
    )
    if not rows or as_of is None:
        return Months(currency, as_of, (), ids is None)
    found = {
        str(month): (int(net or 0), int(named or 0), int(visits or 0), int(customers or 0))
        for month, net, named, visits, customers in rows
    }
    starts = _month_starts(min(found), as_of)
    return Months(
        currency=currency,
        as_of=as_of,
        months=tuple(
            Month(start, *found.get(f"{to_date(start):%Y-%m}", _NOTHING), end <= as_of + 1)
            for start, end in pairwise(starts)
        ),
        is_whole_shop=ids is None,
    )


_NOTHING = (0, 0, 0, 0)


def _month_starts(first: str, as_of: int) -> list[int]:
    """Return the first days of the months from "2024-01" to and including the one after the month of `as_of`."""
    year, month = (int(part) for part in first.split("-"))
    starts = [to_day(date(year, month, 1))]
    while starts[-1] <= as_of:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        starts.append(to_day(date(year, month, 1)))
    return starts
