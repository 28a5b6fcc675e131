"""Do people who took part in something buy more often? Workshops, trials, sign-ups, contests, accounts.

In: events, visits. Out: GoalConversion. Used by: charts/goal_conversion.py. Only events at least 60 days ago count; the
others still have time. Beside them stand the people without that event: how many of them bought in the last 60 days.
Source of the intervals: analysis/interval.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.analysis.interval import Range, difference_range
from desktop_seg.analysis.visit_list import visits_of
from desktop_seg.model.event import EventKind
from desktop_seg.store.database import Database

WITHIN_DAYS = 60
GOALS = (
    EventKind.WEBINAR_REGISTERED,
    EventKind.WEBINAR_ATTENDED,
    EventKind.TRIAL_START,
    EventKind.NEWSLETTER_SIGNUP,
    EventKind.ACCOUNT_CREATED,
    EventKind.CONTEST,
)


@dataclass(frozen=True, slots=True)
class Goal:
    """One kind of event. bought: of the people with it, within 60 days after their first one.

    others, others_bought: people without it, and how many of them bought in the last 60 days. more: by how much the
    share of those with it may be larger (95 of 100).
    """

    kind: EventKind
    people: int
    bought: int
    others: int
    others_bought: int
    more: Range


@dataclass(frozen=True, slots=True)
class GoalConversion:
    """goals: those that somebody has, the largest share first."""

    goals: tuple[Goal, ...]


def goal_conversion(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> GoalConversion:
    """Return for each goal how many went on to buy."""
    if as_of is None:
        return GoalConversion(())
    everyone = {int(row[0] or 0) for row in people.rows(db, ("c.id",), as_of, ids)}
    days = {key: [visit.day for visit in visits] for key, visits in visits_of(db, as_of).items() if key in everyone}
    lately = {key for key, visits in days.items() if visits[-1] > as_of - WITHIN_DAYS}
    found = []
    for kind in GOALS:
        first = {
            int(key or 0): int(day or 0)
            for key, day in db.rows(
                "SELECT customer_id, min(day) FROM event WHERE kind = ? AND day <= ? GROUP BY customer_id",
                (str(kind), as_of),
            )
        }
        ready = {key: day for key, day in first.items() if key in everyone and day <= as_of - WITHIN_DAYS}
        if not ready:
            continue
        bought = sum(
            any(day <= visit <= day + WITHIN_DAYS for visit in days.get(key, ())) for key, day in ready.items()
        )
        others = everyone - first.keys()
        other_bought = len(others & lately)
        more = difference_range(bought, len(ready), other_bought, len(others))
        found.append(Goal(kind, len(ready), bought, len(others), other_bought, more))
    return GoalConversion(tuple(sorted(found, key=lambda goal: -goal.bought / goal.people)))
