"""Who is new, who stayed, who left: the buyers of the last twelve months beside those of the twelve before.

In: visits. Out: Turnover. Used by: charts/turnover.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis.visit_list import visits_of
from desktop_seg.model.period import months_before
from desktop_seg.store.database import Database

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """People, and what they spent: in the last twelve months; those who left, in the twelve before."""

    people: int
    spent_cents: int


@dataclass(frozen=True, slots=True)
class Turnover:
    """new: never came before. stayed: came in both. returned: came now and before that, but not in the year between.
    left: came then, not now."""

    new: Group
    stayed: Group
    returned: Group
    left: Group

    @property
    def kept_share(self) -> float | None:
        """The share of the buyers of the twelve months before who came again; None when there were none."""
        before = self.stayed.people + self.left.people
        return self.stayed.people / before if before else None


def turnover(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Turnover:
    """Return the four groups as of a day."""
    groups: dict[str, list[int]] = {"new": [], "stayed": [], "returned": [], "left": []}
    if as_of is not None:
        now, then = months_before(as_of, _MONTHS), months_before(as_of, 2 * _MONTHS)
        chosen = None if ids is None else set(ids)
        for key, visits in visits_of(db, as_of).items():
            if chosen is not None and key not in chosen:
                continue
            spent_now = sum(visit.net_cents for visit in visits if visit.day > now)
            spent_then = sum(visit.net_cents for visit in visits if then < visit.day <= now)
            came_now, came_then = visits[-1].day > now, any(then < visit.day <= now for visit in visits)
            if came_now:
                name = "stayed" if came_then else "new" if visits[0].day > now else "returned"
                groups[name].append(spent_now)
            elif came_then:
                groups["left"].append(spent_then)
    return Turnover(**{name: Group(len(spent), sum(spent)) for name, spent in groups.items()})
