"""Which segments say something with the data at hand, and why the others do not: no empty one without a reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop_seg.base.i18n import _, format_number
from desktop_seg.segments.segment import Need, Segment
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """What the needs of segments are held against, as of a day.

    buyers: customers with at least one valid purchase. has_amounts: any of them spent money.
    history_days: from the first to the last day with a sale, 0 without sales.
    """

    buyers: int
    has_amounts: bool
    history_days: int


def shop_facts(db: Database, as_of: int | None) -> ShopFacts:
    """Read the facts of a shop as of a day; None stands for a shop without sales."""
    row = db.one(
        f"""SELECT count(DISTINCT CASE WHEN s.is_purchase THEN c.id END), coalesce(max(s.net_cents <> 0), 0)
            FROM sale s JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day <= ? AND {EVERYONE}""",
        (as_of,),
    )
    first = db.value("SELECT min(sold_day) FROM sale WHERE is_valid AND sold_day <= ?", (as_of,))
    buyers, has_amounts = row or (0, 0)
    history = 0 if first is None or as_of is None else as_of - int(first)
    return ShopFacts(int(buyers or 0), bool(has_amounts), history)


def missing(segment: Segment, facts: ShopFacts) -> str | None:
    """Return in a sentence what a segment lacks, None when it can be computed."""
    return lacking(segment.needs, facts)


def lacking(needs: Sequence[Need], facts: ShopFacts) -> str | None:
    """Return in a sentence the first of several needs that is not met, None when all are."""
    for need in needs:
        check = _CHECKS[need]
        if not check.holds(facts):
            return check.sentence().format(n=format_number(facts.buyers))
    return None


@dataclass(frozen=True, slots=True)
class _Check:
    holds: Callable[[ShopFacts], bool]
    sentence: Callable[[], str]


_CHECKS: Mapping[Need, _Check] = {
    Need.PURCHASES: _Check(
        lambda facts: facts.buyers > 0,
        lambda: _("Needs sales that carry a customer number, e-mail or name."),
    ),
    Need.AMOUNTS: _Check(lambda facts: facts.has_amounts, lambda: _("Needs a column with the amount of each sale.")),
    Need.HISTORY_OVER_YEAR: _Check(
        lambda facts: facts.history_days > 365,
        lambda: _("Needs sales of more than a year: import older ones as well."),
    ),
    Need.BUYERS_30: _Check(
        lambda facts: facts.buyers >= 30,
        lambda: _("Needs at least 30 customers who bought; there are {n}."),
    ),
    Need.BUYERS_100: _Check(
        lambda facts: facts.buyers >= 100,
        lambda: _("This class is used from 100 customers on; there are {n}."),
    ),
    Need.BUYERS_30_TO_99: _Check(
        lambda facts: 30 <= facts.buyers < 100,
        lambda: _("This class is used in shops with 30 to 99 customers; there are {n}."),
    ),
}
