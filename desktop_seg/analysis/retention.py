"""Do new customers come back? Of those who first came in a month, the share that came again in each later month.

In: visits. Out: Retention. Used by: charts/retention.py. Months are those of the calendar; the one that as_of lies in
has not ended and counts as far as it goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis.visit_list import visits_of
from desktop_seg.model.period import to_date
from desktop_seg.store.database import Database

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Cohort:
    """People who first came in one month. month: year * 12 + month - 1. came: how many of them in each later month."""

    month: int
    people: int
    came: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """The cohorts of the last twelve months, oldest first. mean: share over all cohorts, by months since the first.

    None for as many months as have not passed for anybody yet.
    """

    cohorts: tuple[Cohort, ...]
    mean: tuple[float | None, ...]


def retention(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Retention:
    """Return how the newcomers of the last twelve months went on."""
    if as_of is None:
        return Retention((), ())
    last = month_number(as_of)
    chosen = None if ids is None else set(ids)
    starts: dict[int, list[set[int]]] = {month: [] for month in range(last - MONTHS + 1, last + 1)}
    for key, visits in visits_of(db, as_of).items():
        months = [month_number(visit.day) for visit in visits]
        if months[0] in starts and (chosen is None or key in chosen):
            starts[months[0]].append(set(months))
    cohorts = tuple(
        Cohort(month, len(people), tuple(sum(later in each for each in people) for later in range(month + 1, last + 1)))
        for month, people in starts.items()
    )
    return Retention(cohorts, tuple(_mean(cohorts, after) for after in range(MONTHS - 1)))


def month_number(day: int) -> int:
    """Return the number of the month of a day: year * 12 + month - 1."""
    at = to_date(day)
    return at.year * 12 + at.month - 1


def _mean(cohorts: Sequence[Cohort], after: int) -> float | None:
    counted = [cohort for cohort in cohorts if len(cohort.came) > after]
    people = sum(cohort.people for cohort in counted)
    return sum(cohort.came[after] for cohort in counted) / people if people else None
