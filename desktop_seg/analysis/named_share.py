"""What share of sales carries a customer at all? By month; the rest are people nobody can write to.

In: sales. Out: NamedShare. Used by: charts/named_share.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis.retention import month_number
from desktop_seg.store.database import Database

MONTHS = 12


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """month: year * 12 + month - 1. named_cents: of sales with a customer. all_cents: of all."""

    month: int
    named_cents: int
    all_cents: int


@dataclass(frozen=True, slots=True)
class NamedShare:
    """months: the last twelve, oldest first. sales: how many there were in them."""

    months: tuple[NamedMonth, ...]
    sales: int = 0

    @property
    def share(self) -> float | None:
        """Of all these months together; None without sales, and where as much came back as was sold."""
        total = sum(month.all_cents for month in self.months)
        return sum(month.named_cents for month in self.months) / total if total > 0 else None


def named_share(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> NamedShare:
    """Return how much of the sales has a name. ids: nothing to ask, sales without a name belong to nobody."""
    if as_of is None or ids is not None:
        return NamedShare(())
    last = month_number(as_of)
    sums = {month: [0, 0] for month in range(last - MONTHS + 1, last + 1)}
    sales = 0
    for day, named, total, count in db.each(
        """SELECT s.sold_day, sum(CASE WHEN c.kind <> 'collective' THEN s.net_cents ELSE 0 END), sum(s.net_cents),
                count(*)
            FROM sale s LEFT JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day BETWEEN ? AND ? GROUP BY s.sold_day""",
        (as_of - 366, as_of),
    ):
        month = sums.get(month_number(int(day or 0)))
        if month is not None:
            month[0] += int(named or 0)
            month[1] += int(total or 0)
            sales += int(count or 0)
    return NamedShare(tuple(NamedMonth(month, *pair) for month, pair in sums.items()), sales)
