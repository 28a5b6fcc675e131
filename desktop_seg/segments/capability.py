"""Which segments say something with the data at hand, and why the others do not: no empty one without a reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_seg.base.i18n import _, format_date, format_number
from desktop_seg.model.period import to_date
from desktop_seg.segments import own
from desktop_seg.segments.evaluate import counts, special_fields, too_few
from desktop_seg.segments.need import NEEDS, TOLD, Need
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import unanswerable
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import NOBODY
from desktop_seg.store.memory import remembered
from desktop_seg.store.special import any_special

SEASON_OVER_DAYS = 60
"""A season counts as over so many days after its last day: until then, people may still come back."""


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """What the needs of segments are held against, as of a day.

    buyers: customers with at least one valid purchase. has_amounts: any of them spent money.
    history_days: from the first to the last day with a sale, 0 without sales. has: the kinds of data that are there.
    begins: the first day with a sale where that comes only after the day asked about, None otherwise.
    seasons: keys of the occasions that are long over and in whose days something was sold. unanswerable: why some of
    the owner's own segments cannot be evaluated, by key.
    """

    buyers: int
    has_amounts: bool
    history_days: int
    has: frozenset[Need] = frozenset()
    seasons: frozenset[str] = frozenset()
    begins: int | None = None
    unanswerable: Mapping[str, str] = field(default_factory=dict)


# The plus keeps SQLite to the index of the customers, in whose order it groups without sorting.
_SALES = f"""sale s WHERE s.customer_id IS NOT NULL AND s.is_valid AND +s.sold_day <= :as_of
    AND s.customer_id NOT IN (SELECT c.id FROM customer c WHERE {NOBODY})"""


def shop_facts(db: Database, as_of: int | None) -> ShopFacts:
    """Return the facts of a shop as of a day; None stands for a shop without sales."""
    facts = remembered(db, f"shop_facts {as_of}", lambda: _read(db, as_of))
    # Sentences in the language of the moment are not remembered.
    return replace(facts, unanswerable=_unanswerable(db, as_of))


def _read(db: Database, as_of: int | None) -> ShopFacts:
    day: dict[str, SqlValue] = {"as_of": as_of}
    first = db.value("SELECT min(sold_day) FROM sale WHERE is_valid")
    begins = int(first) if first is not None and as_of is not None and as_of < int(first) else None
    return ShopFacts(
        db.number(f"SELECT count(*) FROM (SELECT 1 FROM {_SALES} AND s.is_purchase GROUP BY s.customer_id)", day),
        bool(db.number(f"SELECT EXISTS (SELECT 1 FROM {_SALES} AND s.net_cents <> 0)", day)),
        0 if first is None or as_of is None or begins is not None else as_of - int(first),
        _data(db, as_of),
        _seasons(db, as_of),
        begins,
    )


def _unanswerable(db: Database, as_of: int | None) -> Mapping[str, str]:
    """Return why some of the owner's own segments say nothing: what is gone, and groups too small to be shown."""
    segments = own.all_segments(db)
    found = unanswerable(db, segments)
    rest = [each for each in segments if each.key not in found and special_fields(db, each)] if any_special(db) else []
    if rest and as_of is not None:
        few = too_few().what
        found |= {key: few for key, count in counts(db, rest, as_of).items() if count.is_few}
    return found


def _data(db: Database, as_of: int | None) -> frozenset[Need]:
    asked = ", ".join(need.exists for need in NEEDS.values())
    found = db.one(f"WITH {TOLD} SELECT {asked}", {"as_of": as_of}) or ()
    return frozenset(need for need, is_there in zip(NEEDS, found, strict=True) if is_there)


def _seasons(db: Database, as_of: int | None) -> frozenset[str]:
    rows = db.rows(
        """SELECT o.key FROM season o WHERE EXISTS (
            SELECT 1 FROM season_day d JOIN sale s ON s.sold_day = d.day AND s.is_valid AND s.is_purchase
            WHERE d.season_id = o.id AND s.customer_id IS NOT NULL AND d.last_day <= :as_of - :days)""",
        {"as_of": as_of, "days": SEASON_OVER_DAYS},
    )
    return frozenset(str(row[0]) for row in rows)


def missing(segment: Segment, facts: ShopFacts) -> str | None:
    """Return in a sentence what a segment lacks, None when it can be computed."""
    if segment.key in facts.unanswerable:
        return facts.unanswerable[segment.key]
    if Need.SEASON_PAST in segment.needs and segment.defaults.get("season") not in facts.seasons:
        return _("Needs sales from the days before this occasion, at least {days} days ago.").format(
            days=format_number(SEASON_OVER_DAYS)
        )
    return lacking(segment.needs, facts)


def import_helps(segment: Segment, facts: ShopFacts) -> bool:
    """Whether what a segment lacks is something to import, and not more (or fewer) customers than there are."""
    for need in segment.needs:
        if lacking((need,), facts) is not None:
            return need not in (Need.BUYERS_30, Need.BUYERS_100, Need.BUYERS_30_TO_99)
    return True


def lacking(needs: Sequence[Need], facts: ShopFacts) -> str | None:
    """Return in a sentence the first of several needs that is not met, None when all are."""
    for need in needs:
        if need in NEEDS:
            if need not in facts.has:
                return NEEDS[need].sentence()
        elif need in _CHECKS and not _CHECKS[need].holds(facts):
            if facts.begins is not None:
                return _("The first sale is of {day}: before that day there is nothing to tell.").format(
                    day=format_date(to_date(facts.begins))
                )
            return _CHECKS[need].sentence().format(n=format_number(facts.buyers))
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
        lambda: _("Needs at least 30 customers who bought. You have {n}."),
    ),
    Need.BUYERS_100: _Check(
        lambda facts: facts.buyers >= 100,
        lambda: _("This class is used from 100 customers on. You have {n}."),
    ),
    Need.BUYERS_30_TO_99: _Check(
        lambda facts: 30 <= facts.buyers < 100,
        lambda: _("This class is used in shops with 30 to 99 customers. You have {n}."),
    ),
}
