"""Customers by when they last came (recency score) and how often and how much they bought (the two scores combined).

In: metrics. Out: RfmGrid. Used by: charts/rfm_grid.py. Five by five from 100 buyers on, three by three from 30.
Combined score: floor((frequency + money) / 2 + 0.5); without amounts the frequency score alone.
Source: resources/help/definitions.md#scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_seg.analysis import people
from desktop_seg.metrics.rfm import FULL_BUYERS, SMALL_BUYERS
from desktop_seg.store import setting
from desktop_seg.store.database import Database

_COMBINED = "(m.frequency_score + coalesce(m.monetary_score, m.frequency_score) + 1) / 2"


@dataclass(frozen=True, slots=True)
class Cell:
    """People with one recency score and one combined score. spent_cents: in all, since their first receipt."""

    recency: int
    combined: int
    count: int
    spent_cents: int


@dataclass(frozen=True, slots=True)
class Wait:
    """How long ago people of one recency score came, in days; from the data, both included."""

    recency: int
    first_days: int
    last_days: int


@dataclass(frozen=True, slots=True)
class RfmGrid:
    """The grid. size: 5 or 3; 0 with fewer than 30 buyers, then there are no cells. cells: every one, empty ones too.

    waits: the recency scores that somebody has, the best first. spent_cents: by all buyers since their first receipt.
    """

    currency: str
    buyers: int
    size: int
    spent_cents: int = 0
    cells: tuple[Cell, ...] = ()
    waits: tuple[Wait, ...] = field(default=())

    def cell(self, recency: int, combined: int) -> Cell:
        """Return one cell, scores from 1 to size."""
        return self.cells[(recency - 1) * self.size + combined - 1]


def rfm_grid(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> RfmGrid:
    """Count people and money in each cell as of a day. ids: None means everyone; scores are the whole shop's."""
    columns = ("m.recency_score", _COMBINED, "m.recency_days", "m.monetary")
    rows = [tuple(int(value or 0) for value in row) for row in people.rows(db, columns, as_of, ids, "m.frequency > 0")]
    shop_buyers = len(rows) if ids is None else len(people.rows(db, ("1",), as_of, None, "m.frequency > 0"))
    size = 5 if shop_buyers >= FULL_BUYERS else 3 if shop_buyers >= SMALL_BUYERS else 0
    currency = setting.load(db).currency
    if not size:
        return RfmGrid(currency, len(rows), 0)
    counts: dict[int, int] = {}
    spent: dict[int, int] = {}
    waits: dict[int, list[int]] = {}
    for recency, combined, days, cents in rows:
        place = (recency - 1) * size + combined - 1
        counts[place] = counts.get(place, 0) + 1
        spent[place] = spent.get(place, 0) + cents
        waits.setdefault(recency, []).append(days)
    return RfmGrid(
        currency=currency,
        buyers=len(rows),
        size=size,
        spent_cents=sum(spent.values()),
        cells=tuple(
            Cell(place // size + 1, place % size + 1, counts.get(place, 0), spent.get(place, 0))
            for place in range(size * size)
        ),
        waits=tuple(Wait(score, min(days), max(days)) for score, days in sorted(waits.items(), reverse=True)),
    )
