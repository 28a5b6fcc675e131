"""The figures at the top of the overview, each with its value a year before, and the one warning that matters today.

In: metrics, segments, sales. Out: Overview. Used by: the overview page.
Source: resources/help/definitions.md#overview.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.analysis import people
from desktop_seg.base.i18n import _, format_money, format_number, format_share, ngettext
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import YEAR_DAYS
from desktop_seg.segments import catalogue, evaluate
from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE
from desktop_seg.store.may_write import may_write_sql


class Unit(StrEnum):
    """How a figure is written."""

    PEOPLE = "people"
    MONEY = "money"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure. value: people, minor units or a share; None where the data do not say it.

    previous: the same figure 365 days before; None where it is not known. of: people it is a share of, for SHARE, and
    for PEOPLE the number of all people, 0 where that says nothing.
    """

    unit: Unit
    value: float | None
    previous: float | None = None
    of: int = 0
    currency: str = ""

    @property
    def change(self) -> float | None:
        """How much it went up (below 0: down): in people, in minor units, in points of a share."""
        return None if self.value is None or self.previous is None else self.value - self.previous


@dataclass(frozen=True, slots=True)
class Late:
    """Good customers who are later than usual: how many, and the segment that lists them."""

    segment_key: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of a shop as of a day.

    customers: everyone known. average_order: sales by receipts with something bought, of the last 365 days, those
    without a name too. bought_again: of the customers who came in the 365 days before the last 365, the share who came
    in those. may_email: people who may be written to; what they said before today is not kept, so no previous value.
    late: None where nobody is.
    """

    as_of: int | None
    customers: KeyFigure
    average_order: KeyFigure
    bought_again: KeyFigure
    may_email: KeyFigure
    late: Late | None


def overview(db: Database, as_of: int | None) -> Overview:
    """Work out the figures as of a day; None stands for a shop without sales."""
    currency = setting.load(db).currency
    year_ago = None if as_of is None else as_of - YEAR_DAYS
    customers = _count(db, as_of, "1")
    return Overview(
        as_of=as_of,
        customers=KeyFigure(Unit.PEOPLE, customers, _customers_then(db, year_ago)),
        average_order=KeyFigure(Unit.MONEY, _average_order(db, as_of), _average_order(db, year_ago), currency=currency),
        bought_again=_bought_again(db, as_of),
        may_email=KeyFigure(Unit.PEOPLE, _may_email(db, as_of), of=customers),
        late=_late(db, as_of),
    )


def late_words(late: Late) -> str:
    """Return the warning as a sentence."""
    n = format_number(late.count)
    if late.segment_key == _MUST_NOT_LOSE:
        return ngettext(
            "{n} of your best customers is later than usual. This week is the moment to write.",
            "{n} of your best customers are later than usual. This week is the moment to write.",
            late.count,
        ).format(n=n)
    return ngettext(
        "{n} customer is later than usual. This week is the moment to write.",
        "{n} customers are later than usual. This week is the moment to write.",
        late.count,
    ).format(n=n)


def figure_words(figure: KeyFigure) -> str:
    """Return the value as it stands in large type; a dash where it is not known."""
    if figure.value is None:
        return "–"
    if figure.unit is Unit.MONEY:
        return format_money(figure.value, figure.currency)
    return format_share(figure.value) if figure.unit is Unit.SHARE else format_number(figure.value)


def change_words(figure: KeyFigure) -> str:
    """Return how the figure stands against the year before; "" where that is not known."""
    change = figure.change
    if change is None:
        return ""
    if figure.unit is Unit.SHARE:
        points = round(change * 100)
        size = ngettext("{n} point", "{n} points", abs(points)).format(n=format_number(abs(points)))
        return _compared(points, size)
    if figure.unit is Unit.MONEY:
        return _compared(round(change), format_money(abs(change), figure.currency))
    return _compared(round(change), format_number(abs(change)))


def _compared(change: int, size: str) -> str:
    if not change:
        return _("as a year before")
    template = _("▲ {size} more than a year before") if change > 0 else _("▼ {size} less than a year before")
    return template.format(size=size)


_MUST_NOT_LOSE = "must_not_lose"
_LATE_SEGMENTS = (_MUST_NOT_LOSE, "off_rhythm")


def _count(db: Database, as_of: int | None, where: str) -> int:
    ((count,),) = people.rows(db, ("count(*)",), as_of, None, where)
    return int(count or 0)


def _customers_then(db: Database, year_ago: int | None) -> int | None:
    """Return how many customers were known; None when the data do not reach back that far."""
    first = db.value("SELECT min(sold_day) FROM sale WHERE is_valid")
    if year_ago is None or first is None or int(first) > year_ago:
        return None
    return _count(db, year_ago, "1")


def _average_order(db: Database, as_of: int | None) -> float | None:
    if as_of is None:
        return None
    row = db.one(
        """SELECT sum(s.net_cents), sum(s.is_purchase) FROM sale s LEFT JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day > ? AND s.sold_day <= ? AND (c.id IS NULL OR NOT c.is_staff)""",
        (as_of - YEAR_DAYS, as_of),
    )
    net_cents, purchases = row or (None, None)
    return int(net_cents or 0) / int(purchases) if purchases else None


def _bought_again(db: Database, as_of: int | None) -> KeyFigure:
    if as_of is None:
        return KeyFigure(Unit.SHARE, None)
    now, before = _again(db, as_of), _again(db, as_of - YEAR_DAYS)
    return KeyFigure(Unit.SHARE, now.share, before.share, of=now.people)


@dataclass(frozen=True, slots=True)
class _Again:
    """How many came in a year, and how many of them in the next."""

    people: int
    came_again: int

    @property
    def share(self) -> float | None:
        return self.came_again / self.people if self.people else None


def _again(db: Database, as_of: int) -> _Again:
    row = db.one(
        f"""SELECT count(*), coalesce(sum(again), 0) FROM (
            SELECT max(s.sold_day > :start) AS again FROM sale s JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.is_purchase AND s.sold_day > :start - :year AND s.sold_day <= :as_of
                AND {EVERYONE}
            GROUP BY s.customer_id HAVING min(s.sold_day) <= :start)""",
        {"start": as_of - YEAR_DAYS, "as_of": as_of, "year": YEAR_DAYS},
    )
    people_before, again = row or (0, 0)
    return _Again(int(people_before or 0), int(again or 0))


def _may_email(db: Database, as_of: int | None) -> int:
    return _count(db, as_of, may_write_sql(Channel.EMAIL, as_of or 0))


def _late(db: Database, as_of: int | None) -> Late | None:
    """Return the first of the segments of late customers that has something to say and somebody in it."""
    if as_of is None:
        return None
    facts = shop_facts(db, as_of)
    for key in _LATE_SEGMENTS:
        segment = catalogue.find(db, key)
        if missing(segment, facts) is None and (count := evaluate.count(db, segment, as_of).count):
            return Late(key, count)
    return None
