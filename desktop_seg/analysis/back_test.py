"""A forecast is tried on the past before it is shown: made as of earlier days, and held against what then happened.

In: VisitTable. Out: trials, the way that came closest in them, and how far off it was. Used by: forecast.

Beside the model stands the simple rule "as much as in the equal period before": what those did then who were customers
before it began, so that both speak of customers who are known. Where there are two years, a third way corrects the
model by how much a period of that season brought more than the model said a year earlier.
Source: resources/help/definitions.md#forecast.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import fmean

from desktop_seg.analysis.expectation import Quantity, expectation
from desktop_seg.analysis.visit_table import VisitTable

PERIOD_DAYS = 91  # three months with as many Saturdays as Mondays; four of them are a year
LEARN_DAYS = 2 * PERIOD_DAYS  # before a trial: in the second of them the simple rule sees what customers do
SEASONS = 4
SEASON_DAYS = 730  # of history, before seasons are told from chance
_TRIALS = 4  # that decide; as many more only tell how the seasons ran a year before
_LEAST_AGAIN = 10  # people who had come again by then: with fewer a trial says nothing
_SWING = 5.0  # most a season may change
_SPREAD = 1.645  # standard deviations to both sides that hold nine of ten


class Way(StrEnum):
    """How the total is worked out."""

    MODEL = "model"
    SEASON = "season"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Trial:
    """A forecast as of a past day for the period after it.

    people: known then. actual: what they did. expected: what the model said. season: how many times as much that
    season should bring, None where it is not known. same: what the equal period before had brought.
    """

    as_of: int
    people: int
    actual: Quantity
    expected: Quantity
    season: float | None
    same: Quantity

    def by(self, way: Way) -> Quantity | None:
        """Return what a way would have said; None where it could not."""
        if way is Way.SAME:
            return self.same
        if way is Way.MODEL:
            return self.expected
        return None if self.season is None else self.expected.times(self.season)

    def miss(self, way: Way) -> float | None:
        """Return by what share of the visits that came a way would have been off; None where it could not tell."""
        said = self.by(way)
        return None if said is None else abs(said.visits - self.actual.visits) / max(self.actual.visits, 1)

    def money_miss(self, way: Way) -> float:
        """Return by what share of the money that came a way would have been off; 0 where there is none to compare."""
        said = self.by(way)
        if said is None or self.actual.cents <= 0:
            return 0.0
        return abs(said.cents - self.actual.cents) / self.actual.cents


@dataclass(frozen=True, slots=True)
class Miss:
    """By what share of the visits a way was off, on average over the trials where every way could be tried."""

    way: Way
    share: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a total may be off to both sides, as shares of it."""

    visits: float
    cents: float


@dataclass(frozen=True, slots=True)
class BackTest:
    """trials: the latest first, at most four. misses: of each way, the closest first.

    season: how many times as much the period that comes should bring as one without seasons, None where unknown.
    """

    trials: tuple[Trial, ...]
    misses: tuple[Miss, ...]
    season: float | None

    @property
    def way(self) -> Way:
        """The way that came closest."""
        return self.misses[0].way

    def spread(self, visits: float) -> Spread:
        """Return how far the total may be off: as far as in the worst trial, and no less than chance alone.

        Nine of ten totals of so many independent visits lie within what chance does.
        """
        chance = _SPREAD / sqrt(max(visits, 1))
        return Spread(
            max(chance, *(trial.miss(self.way) or 0.0 for trial in self.trials)),
            max(chance, *(trial.money_miss(self.way) for trial in self.trials)),
        )


def back_test(table: VisitTable, as_of: int) -> BackTest | None:
    """Try the forecast as of up to four earlier days; None where no period of the past can be foretold."""
    seen = table.until(as_of)
    trials: list[Trial] = []
    for number in range(1, _TRIALS + SEASONS + 1):
        day = as_of - number * PERIOD_DAYS
        if day - seen.first_day + 1 < LEARN_DAYS or seen.until(day).histories(day).came_again < _LEAST_AGAIN:
            break
        trials.append(_trial(seen, day))
    if not trials:
        return None
    has_seasons = as_of - seen.first_day + 1 >= SEASON_DAYS
    ratios = [each.actual.visits / each.expected.visits if each.expected.visits else 1.0 for each in trials]
    told = [
        Trial(t.as_of, t.people, t.actual, t.expected, _season(ratios[place + 1 :]) if has_seasons else None, t.same)
        for place, t in enumerate(trials[:_TRIALS])
    ]
    season = _season(ratios) if has_seasons else None
    return BackTest(tuple(told), _misses(told, season), season)


def _trial(table: VisitTable, day: int) -> Trial:
    then = expectation(table, day)
    known = then.table.customers
    return Trial(
        as_of=day,
        people=len(known),
        actual=done(table.between(day, day + PERIOD_DAYS, known)),
        expected=then.total(PERIOD_DAYS),
        season=None,
        same=last_period(table, day),
    )


def done(table: VisitTable) -> Quantity:
    """Return what is in a table."""
    return Quantity(float(len(table.day)), float(table.cents.sum()))


def last_period(table: VisitTable, as_of: int) -> Quantity:
    """Return what those who were customers already did in the period up to a day; the huge ones as of then left out."""
    before, now = table.until(as_of - PERIOD_DAYS), table.until(as_of)
    return done(now.without(now.huge()).between(as_of - PERIOD_DAYS, as_of, before.customers))


def _season(ratios: Sequence[float]) -> float | None:
    """Return how a period differs from a year's mean, from the four before it; the earliest is a year ago."""
    year = ratios[:SEASONS]
    if len(year) < SEASONS or not all(year):
        return None
    return min(_SWING, max(1 / _SWING, year[-1] / fmean(year)))


def _misses(trials: Sequence[Trial], season: float | None) -> tuple[Miss, ...]:
    with_season = [trial for trial in trials if trial.season is not None]
    is_seasonal = season is not None and bool(with_season)
    compared = with_season if is_seasonal else trials
    ways = [way for way in Way if way is not Way.SEASON or is_seasonal]
    misses = [Miss(way, fmean(trial.miss(way) or 0.0 for trial in compared)) for way in ways]
    return tuple(sorted(misses, key=lambda miss: miss.share))
