"""What may the shop expect of the customers it knows in the next three months, and of whom?

In: visits. Out: Forecast. Used by: charts/forecast.py, return_chance.py. Nothing is forecast that was not tried on the
past, and below certain numbers of people nothing is forecast at all: each reason has its name.
Source: resources/help/definitions.md#forecast.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.analysis import spend_model
from desktop_seg.analysis.back_test import (
    LEARN_DAYS,
    PERIOD_DAYS,
    SEASON_DAYS,
    BackTest,
    Spread,
    Way,
    back_test,
    last_period,
)
from desktop_seg.analysis.expectation import Expectation, Quantity, expectation
from desktop_seg.analysis.history_start import is_midway
from desktop_seg.analysis.overdue import Overdue, customer_name, overdue
from desktop_seg.analysis.visit_table import VisitTable, visit_table
from desktop_seg.metrics.shop_rhythm import shop_rhythm
from desktop_seg.store import setting
from desktop_seg.store.database import Database

LEAST_AGAIN = 30  # people who came again, below which nothing is forecast
LEAST_NUMBERS = 100  # below which only the total is
LEAST_HISTORY_DAYS = LEARN_DAYS + PERIOD_DAYS  # to learn from, and to be tried on
_LIKELY_FROM, _UNLIKELY_BELOW = 2 / 3, 1 / 3


class Refusal(StrEnum):
    """Why there is no forecast."""

    NO_REPEATS = "no_repeats"
    FEW_REPEATS = "few_repeats"
    SHORT_HISTORY = "short_history"
    NO_LATE_SALES = "no_late_sales"  # the data end long before the day
    UNTRIED = "untried"


class Caution(StrEnum):
    """What to know before one relies on the forecast."""

    MIDWAY = "midway"  # the file begins in the middle of the shop's history
    NO_SEASONS = "no_seasons"
    HUGE_LEFT_OUT = "huge_left_out"
    AMOUNT_FOLLOWS_VISITS = "amount_follows_visits"


class Standing(StrEnum):
    """Whether somebody is a customer still: likely with a chance of two in three, unlikely below one in three."""

    LIKELY = "likely"
    UNCERTAIN = "uncertain"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Group:
    """Customers who stand alike. return_share: who will come at least once. expected: of all of them together."""

    standing: Standing
    people: int
    return_share: float
    expected: Quantity


@dataclass(frozen=True, slots=True)
class Basis:
    """What a forecast was made from. again: people who came twice or more. days: of history.

    need_days: how many there would have to be. quiet_days: since the last visit of anybody.
    """

    people: int
    again: int
    days: int
    need_days: int
    quiet_days: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast that can be shown. last: what those who were customers before it did in the last period.

    spread: how far the total may be off. factor: the chosen way against the model, by which every period counts longer
    or shorter. left_out: names of huge customers.
    """

    total: Quantity
    last: Quantity
    spread: Spread
    factor: float
    groups: tuple[Group, ...]
    tried: BackTest
    cautions: tuple[Caution, ...]
    left_out: tuple[str, ...]
    made_from: Expectation


@dataclass(frozen=True, slots=True)
class Forecast:
    """Either refusal or outlook is None. overdue: who to look at instead, where nothing is forecast."""

    basis: Basis
    refusal: Refusal | None
    outlook: Outlook | None
    overdue: tuple[Overdue, ...]
    currency: str

    @property
    def has_numbers(self) -> bool:
        """Whether enough people came again for more than the total."""
        return self.outlook is not None and self.basis.again >= LEAST_NUMBERS


def forecast(db: Database, as_of: int | None, _ids: Sequence[int] | None = None) -> Forecast:
    """Return what is to be expected of everyone after a day; or why nothing is.

    Always of everyone: people who were picked by what they did are no sample a model could learn from. It is kept on
    the connection until the data change.
    """
    known = db.memory.get("forecast")
    if isinstance(known, _Kept) and (known.version, known.as_of) == (db.version, as_of):
        return known.forecast
    version = db.version
    found = _forecast(db, as_of)
    db.memory["forecast"] = _Kept(version, as_of, found)
    return found


@dataclass(frozen=True, slots=True)
class _Kept:
    version: tuple[int, int]
    as_of: int | None
    forecast: Forecast


def _forecast(db: Database, as_of: int | None) -> Forecast:
    table = visit_table(db, as_of)
    basis = _basis(db, as_of, table)
    refusal = _refusal(basis)
    outlook = None
    if refusal is None and as_of is not None:
        tried = back_test(table, as_of)
        outlook = _outlook(db, expectation(table, as_of), table, tried) if tried else None
        refusal = None if outlook else Refusal.UNTRIED
    late = () if refusal is None else overdue(db, as_of)
    return Forecast(basis, refusal, outlook, late, setting.load(db).currency)


def _basis(db: Database, as_of: int | None, table: VisitTable) -> Basis:
    if as_of is None or not len(table.day):
        return Basis(0, 0, 0, LEAST_HISTORY_DAYS)
    return_days = shop_rhythm(db, as_of).return_times.cut(0.5) or 0
    return Basis(
        people=len(table.customers),
        again=table.histories(as_of).came_again,
        days=as_of - table.first_day + 1,
        need_days=max(LEAST_HISTORY_DAYS, 2 * return_days),
        quiet_days=as_of - table.last_day,
    )


def _refusal(basis: Basis) -> Refusal | None:
    if not basis.again:
        return Refusal.NO_REPEATS
    if basis.again < LEAST_AGAIN:
        return Refusal.FEW_REPEATS
    if basis.days < basis.need_days:
        return Refusal.SHORT_HISTORY
    return Refusal.NO_LATE_SALES if basis.quiet_days >= PERIOD_DAYS else None


def _outlook(db: Database, of: Expectation, table: VisitTable, tried: BackTest) -> Outlook:
    by_model = of.total(PERIOD_DAYS)
    last = last_period(table, of.as_of)
    total = last if tried.way is Way.SAME else by_model.times(tried.season or 1.0 if tried.way is Way.SEASON else 1.0)
    factor = total.visits / by_model.visits if by_model.visits else 1.0
    return Outlook(
        total=total,
        last=last,
        spread=tried.spread(total.visits),
        factor=factor,
        groups=_groups(of, factor, total, by_model),
        tried=tried,
        cautions=tuple(_cautions(db, of, table)),
        left_out=tuple(customer_name(db, int(each)) for each in of.huge),
        made_from=of,
    )


def standing(stays: float) -> Standing:
    """Return how somebody stands who is a customer still with this chance."""
    if stays >= _LIKELY_FROM:
        return Standing.LIKELY
    return Standing.UNCERTAIN if stays >= _UNLIKELY_BELOW else Standing.UNLIKELY


def _groups(of: Expectation, factor: float, total: Quantity, by_model: Quantity) -> tuple[Group, ...]:
    """Return the three groups; what is expected of them adds up to the total, whichever way that was worked out."""
    stays = of.model.stays(of.histories)
    returns = of.model.returns(of.histories, PERIOD_DAYS * factor)
    visits = of.visits(PERIOD_DAYS)
    cents = visits * of.cents_a_visit()
    money = total.cents / by_model.cents if by_model.cents else 0.0
    members = {
        Standing.LIKELY: stays >= _LIKELY_FROM,
        Standing.UNCERTAIN: (stays >= _UNLIKELY_BELOW) & (stays < _LIKELY_FROM),
        Standing.UNLIKELY: stays < _UNLIKELY_BELOW,
    }
    return tuple(
        Group(
            each,
            int(who.sum()),
            float(returns[who].mean()) if who.any() else 0.0,
            Quantity(float(visits[who].sum()) * factor, float(cents[who].sum()) * money),
        )
        for each, who in members.items()
    )


def _cautions(db: Database, of: Expectation, table: VisitTable) -> list[Caution]:
    found = {
        Caution.MIDWAY: is_midway(db, table, of.as_of),
        Caution.NO_SEASONS: of.as_of - table.first_day + 1 < SEASON_DAYS,
        Caution.HUGE_LEFT_OUT: len(of.huge) > 0,
        Caution.AMOUNT_FOLLOWS_VISITS: of.correlation > spend_model.MOST_CORRELATION,
    }
    return [caution for caution, holds in found.items() if holds]
