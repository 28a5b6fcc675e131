"""Do people who began with a coupon come back, and do they ever pay the full price?

In: visits. Out: CouponLadder. Used by: charts/coupon_ladder.py. Only people whose first visit is at least 90 days ago
count: the others still have time. Source: resources/help/definitions.md#discounted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis.visit_list import Visit, visits_of
from desktop_seg.store.database import Database

WITHIN_DAYS = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class Start:
    """People who began alike. returned: how many came again within WITHIN_DAYS. later_full: who came again at all and
    bought at the full price then. second_discounted: whose second visit had a coupon or a discount too."""

    people: int
    returned: tuple[int, ...]
    came_again: int
    second_discounted: int
    later_full: int


@dataclass(frozen=True, slots=True)
class CouponLadder:
    """with_coupon, at_full_price: by the first visit. first_day: of the data; what came before it is not known."""

    with_coupon: Start
    at_full_price: Start
    first_day: int | None


def coupon_ladder(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> CouponLadder:
    """Return how those went on who began with a coupon or discount, beside those who did not."""
    chosen = None if ids is None else set(ids)
    lists = [visits for key, visits in visits_of(db, as_of).items() if chosen is None or key in chosen]
    known = [visits for visits in lists if as_of is not None and visits[0].day <= as_of - max(WITHIN_DAYS)]
    return CouponLadder(
        _start([visits for visits in known if visits[0].is_discounted]),
        _start([visits for visits in known if not visits[0].is_discounted]),
        min((visits[0].day for visits in lists), default=None),
    )


def _start(lists: list[list[Visit]]) -> Start:
    again = [visits for visits in lists if len(visits) > 1]
    waits = [visits[1].day - visits[0].day for visits in again]
    return Start(
        people=len(lists),
        returned=tuple(sum(wait <= days for wait in waits) for days in WITHIN_DAYS),
        came_again=len(again),
        second_discounted=sum(visits[1].is_discounted for visits in again),
        later_full=sum(any(not visit.is_discounted for visit in visits[1:]) for visits in again),
    )
