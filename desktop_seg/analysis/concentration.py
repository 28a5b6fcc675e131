"""Who brings in the money: the share of sales of the largest spenders of the last 365 days.

In: metrics. Out: Concentration. Used by: charts/pareto.py.
The largest by money alone; the ready-made segments of the best also weigh how often people come.
Source: resources/help/definitions.md#concentration.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop_seg.analysis import people
from desktop_seg.store import setting
from desktop_seg.store.database import Database

TOP_PERCENTS = (20, 5, 1)

_MOST_POINTS = 200


@dataclass(frozen=True, slots=True)
class Top:
    """The largest spenders, percent % of all rounded up. least_cents: what the last of them spent."""

    percent: int
    people: int
    spent_cents: int
    sales_share: float
    least_cents: int


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve: this share of the people, largest first, brings that share of sales."""

    people_share: float
    sales_share: float


@dataclass(frozen=True, slots=True)
class Concentration:
    """The curve of everyone who came in the last 365 days. people: how many. spent_cents: by all of them.

    curve: from (0, 0) to (1, 1), above 1 where people at the end brought back more than they bought.
    curve and tops are empty without people or without money. is_whole_shop: not only of some people.
    """

    currency: str
    people: int
    spent_cents: int
    curve: tuple[Point, ...] = ()
    tops: tuple[Top, ...] = ()
    is_whole_shop: bool = True


def concentration(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Concentration:
    """Return how unevenly people spend. ids: None means everyone."""
    rows = people.rows(db, ("m.monetary_365",), as_of, ids, "m.frequency_365 > 0")
    spent = sorted((int(value or 0) for (value,) in rows), reverse=True)
    sums = [0, *accumulate(spent)]
    currency = setting.load(db).currency
    if sums[-1] <= 0:
        return Concentration(currency, len(spent), sums[-1], is_whole_shop=ids is None)
    return Concentration(
        currency=currency,
        people=len(spent),
        spent_cents=sums[-1],
        curve=tuple(Point(n / len(spent), sums[n] / sums[-1]) for n in _places(len(spent))),
        tops=tuple(_top(percent, spent, sums) for percent in TOP_PERCENTS),
        is_whole_shop=ids is None,
    )


def _top(percent: int, spent: Sequence[int], sums: Sequence[int]) -> Top:
    count = -(-len(spent) * percent // 100)
    return Top(percent, count, sums[count], sums[count] / sums[-1], spent[count - 1])


def _places(count: int) -> list[int]:
    """Return which of so many points are drawn: all, or some 200 with those of the tops among them."""
    step = max(1, count // _MOST_POINTS)
    tops = {-(-count * percent // 100) for percent in TOP_PERCENTS}
    return sorted({*range(0, count + 1, step), *tops, count})
