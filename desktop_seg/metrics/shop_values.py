"""What the expressions of metrics may use beside columns: figures of the whole shop, as bound names and functions.

In: the first step, worked out for every customer. Out: values bound to the later ones.
"""

from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass
from enum import Enum, auto
from operator import itemgetter
from typing import cast

from desktop_seg.metrics import visit_days
from desktop_seg.metrics.income import IncomeCuts, income_cuts
from desktop_seg.metrics.rfm import Buyers, Cuts, class_codes, cuts_of
from desktop_seg.metrics.shop_rhythm import ShopRhythm
from desktop_seg.metrics.standing import Order
from desktop_seg.model.period import months_before
from desktop_seg.store.database import Database, SqlValue


@dataclass(frozen=True, slots=True)
class DayValues:
    """Bound names that follow from the day alone: the day itself and the edges of the last four quarters."""

    as_of: int | None
    months_ago_3: int | None
    months_ago_6: int | None
    months_ago_9: int | None
    months_ago_12: int | None

    @classmethod
    def of(cls, as_of: int | None) -> "DayValues":
        """Return the values of a day; all unknown without one."""
        if as_of is None:
            return cls(None, None, None, None, None)
        return cls(as_of, *(months_before(as_of, months) for months in (3, 6, 9, 12)))

    def bound(self) -> dict[str, SqlValue]:
        """Return name -> value for SQL."""
        return asdict(self)

    def quarters(self) -> list[int]:
        """Return the edges of the last four quarters; none without a day."""
        edges = (self.months_ago_3, self.months_ago_6, self.months_ago_9, self.months_ago_12)
        return [edge for edge in edges if edge is not None]


@dataclass(frozen=True, slots=True)
class ShopValues:
    """Figures of the whole shop as of a day.

    recencies: days since the last visit of everyone who bought.
    visits_365, values_365, averages_365: visits, money and average receipt of everyone who came in the last year.
    has_discounts: whether the shop's files say of any sale that something was cheaper.
    """

    day: DayValues
    lapse_days: int
    rhythm: ShopRhythm
    cuts: Cuts
    recencies: tuple[float, ...]
    visits_365: Order
    values_365: Order
    averages_365: Order
    income: IncomeCuts
    has_discounts: bool

    def bound(self) -> dict[str, SqlValue]:
        """Return name -> value for SQL: `:as_of`, `:lapse_days`, `:median_gap`, `:return_cut_90`, `:bins` ..."""
        bound = self.day.bound()
        bound |= {
            "lapse_days": self.lapse_days,
            "median_gap": self.rhythm.median_gap,
            "return_cut_90": self.rhythm.return_times.cut(0.9),
            "buyers_365": len(self.visits_365.values),
            "bins": self.cuts.bins,
            "has_amounts": self.cuts.money is not None,
            "income_low": self.income.low,
            "income_middle": self.income.middle,
            "has_discounts": self.has_discounts,
        }
        for name, cuts in (
            ("recency", self.cuts.recency),
            ("frequency", self.cuts.frequency),
            ("monetary", self.cuts.money or ()),
        ):
            for number in range(1, 5):
                bound[f"{name}_cut_{number}"] = cuts[number - 1] if number <= len(cuts) else None
        return bound

    def offer(self, db: Database) -> None:
        """Offer the functions of the shop to SQL on this connection.

        What depends on one value goes as the lookup of a table made beforehand: hundred thousand customers share a
        few hundred values, and a lookup costs SQLite a third of a call into Python code.
        """
        rhythm, waits = self.rhythm, set(self.recencies)
        db.function("return_share_sooner", 1, {wait: rhythm.return_times.share_sooner(wait) for wait in waits}.get)
        db.function("second_visit_share_sooner", 1, {wait: rhythm.first_gaps.share_sooner(wait) for wait in waits}.get)
        db.function("visits_twice_rank", 1, self.visits_365.twice_ranks().get)
        db.function("value_twice_rank", 1, self.values_365.twice_ranks().get)
        db.function("value_at_most", 1, self.values_365.at_most().get)
        db.function("average_at_most", 1, self.averages_365.at_most().get)
        db.function("rfm_class", 1, class_codes(self.cuts.bins).get)


def offer_own(db: Database) -> None:
    """Offer the function that looks at one customer alone, to sides and metrics."""
    db.function("usual_gap", 1, visit_days.usual_gap)


class Part(Enum):
    """What the figures of a shop are read off. Each takes as long as everything else for a few metrics."""

    RHYTHM = auto()  # the days of every visit
    BUYERS = auto()  # all who bought
    YEAR = auto()  # all who came in the last year
    DISCOUNTS = auto()
    INCOMES = auto()


_CUTS = {of: frozenset(f"{of}_cut_{number}" for number in range(1, 5)) for of in ("recency", "frequency", "monetary")}
_BY_WAIT = frozenset({"return_share_sooner", "second_visit_share_sooner"})

_NAMES: Mapping[Part, frozenset[str]] = {
    Part.RHYTHM: frozenset({"median_gap", "return_cut_90"}) | _BY_WAIT | _CUTS["recency"],
    Part.BUYERS: frozenset({"bins", "has_amounts", "rfm_class"}).union(_BY_WAIT, *_CUTS.values()),
    Part.YEAR: frozenset({"buyers_365", "visits_twice_rank", "value_twice_rank", "value_at_most", "average_at_most"}),
    Part.DISCOUNTS: frozenset({"has_discounts"}),
    Part.INCOMES: frozenset({"income_low", "income_middle"}),
}
"""Names of values and functions, by what they are read off."""

READS: Mapping[Part, frozenset[str]] = {
    Part.RHYTHM: frozenset({"frequency", "visit_days"}),
    Part.BUYERS: frozenset({"frequency", "monetary", "last_day"}),
    Part.YEAR: frozenset({"frequency_365", "purchases_365", "monetary_365"}),
    Part.DISCOUNTS: frozenset({"discounted_visits"}),
    Part.INCOMES: frozenset(),
}
"""Columns of the stage that each is read off."""


_NOBODY = (Order(()), Order(()), Order(()))


def parts_named(names: Set[str]) -> frozenset[Part]:
    """Return what has to be read for some names in the expressions of metrics."""
    return frozenset(part for part, own in _NAMES.items() if not names.isdisjoint(own))


@dataclass(frozen=True, slots=True)
class BeforeValues:
    """What is known of a shop before its values are read off. rhythm: as of the day."""

    day: DayValues
    lapse_days: int
    rhythm: ShopRhythm


def shop_values(db: Database, stage: str, known: BeforeValues, parts: frozenset[Part]) -> ShopValues:
    """Read the figures of the shop off a table `stage` that holds the first families of every customer.

    parts: what is read; all that rests on others is then as in a shop where nobody ever bought.
    """
    day, rhythm = known.day, known.rhythm
    bought = f":as_of - last_day, frequency, monetary FROM {stage} WHERE frequency > 0"
    waits, visits, money = _orders(db, bought, day) if Part.BUYERS in parts else _NOBODY
    buyers = Buyers(waits, visits, money, has_amounts=_has_amounts(db, day))
    came = f"frequency_365, monetary_365, monetary_365 * 1.0 / purchases_365 FROM {stage} WHERE frequency_365 > 0"
    visits_365, values_365, averages_365 = _orders(db, came, day) if Part.YEAR in parts else _NOBODY
    discounted = f"SELECT EXISTS (SELECT 1 FROM {stage} WHERE discounted_visits > 0)"
    return ShopValues(
        day=day,
        lapse_days=known.lapse_days,
        rhythm=rhythm,
        cuts=cuts_of(buyers, rhythm.return_times),
        recencies=waits.values,
        visits_365=visits_365,
        values_365=values_365,
        averages_365=averages_365,
        income=income_cuts(db, stage) if Part.INCOMES in parts else IncomeCuts(),
        has_discounts=Part.DISCOUNTS in parts and bool(db.number(discounted)),
    )


def _orders(db: Database, columns: str, day: DayValues) -> list[Order]:
    """Return the values of three columns, each in ascending order."""
    rows = cast("list[tuple[float, ...]]", db.rows(f"SELECT {columns}", day.bound()))
    return [Order.of(map(itemgetter(place), rows)) for place in range(3)]


def _has_amounts(db: Database, day: DayValues) -> bool:
    sql = "SELECT EXISTS (SELECT 1 FROM sale WHERE is_valid AND net_cents <> 0 AND sold_day <= :as_of)"
    return bool(db.number(sql, day.bound()))
