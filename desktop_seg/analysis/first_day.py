"""Who comes on the first day of a promotion? Beside what the visits of these people would bring on any day.

In: visits, the calendar of promotions. Out: FirstDays. Used by: charts/first_day.py. The first day is the first one on
which the shop sold anything within the promotion. Expected: the visits a day of each customer, from the first one until
as_of, over all who were customers by then: people who come often are there on many days, sale or not.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis.visit_list import visits_of
from desktop_seg.store import promotion
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class FirstDay:
    """day: the first open one. customers: of before it. came: of those, on the day. expected: by their own rate."""

    name: str
    day: int
    customers: int
    came: int
    expected: float


@dataclass(frozen=True, slots=True)
class FirstDays:
    """promotions: oldest first; without those on whose days nothing was sold."""

    promotions: tuple[FirstDay, ...]


def first_days(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> FirstDays:
    """Return for each promotion up to a day who came on its first day."""
    chosen = None if ids is None else set(ids)
    lists = [
        [visit.day for visit in visits]
        for key, visits in visits_of(db, as_of).items()
        if chosen is None or key in chosen
    ]
    found = []
    for each in promotion.promotions(db):
        if as_of is None or each.first_day > as_of:
            continue
        opened = db.value(
            "SELECT min(sold_day) FROM sale WHERE is_valid AND is_purchase AND sold_day BETWEEN ? AND ?",
            (each.first_day, min(each.last_day, as_of)),
        )
        if opened is not None:
            found.append(_first_day(each.name, int(opened), lists, as_of))
    return FirstDays(tuple(found))


def _first_day(name: str, day: int, lists: Sequence[Sequence[int]], as_of: int) -> FirstDay:
    customers = came = 0
    expected = 0.0
    for days in lists:
        before = bisect_left(days, day)
        if not before:
            continue
        customers += 1
        came += before < len(days) and days[before] == day
        expected += min(1.0, len(days) / max(1, as_of - days[0]))
    return FirstDay(name, day, customers, came, expected)
