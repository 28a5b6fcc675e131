"""How long do people stay away between two visits? Every gap of a customer weighs one divided by their gaps.

In: visits. Out: Gaps. Used by: charts/gap.py. Source: resources/help/definitions.md#return-times, #shop-rhythm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop_seg.analysis.visit_list import visits_of
from desktop_seg.store.database import Database

EDGES = (7, 14, 30, 60, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class Gaps:
    """shares: of returns that took at most so many days, one for each of EDGES. median_days: of the usual gaps of all
    who came three times or more, None without any. people: who came twice or more."""

    shares: tuple[float, ...]
    median_days: float | None
    people: int


def gaps(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Gaps:
    """Return how soon people come again."""
    chosen = None if ids is None else set(ids)
    found = [
        [later.day - earlier.day for earlier, later in pairwise(visits)]
        for key, visits in visits_of(db, as_of).items()
        if len(visits) > 1 and (chosen is None or key in chosen)
    ]
    shares = tuple(
        sum(sum(gap <= edge for gap in each) / len(each) for each in found) / len(found) if found else 0.0
        for edge in EDGES
    )
    usual = [median(each) for each in found if len(each) > 1]
    return Gaps(shares, median(usual) if usual else None, len(found))
