"""Which kind of data opens which segments, and how full the column is that brings it.

In: the needs of the ready-made segments, the shop file. Used by: the command line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_seg.segments.capability import ShopFacts, lacking
from desktop_seg.segments.need import KNOWN, NEEDS, Need
from desktop_seg.segments.segment import Segment
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class DataUse:
    """What one kind of data is good for.

    sentence: what is missing, said where it is. segments: keys of those that ask for it. opens: those of them that lack
    nothing else, so that it alone would open them; none where it is there. filled: share of rows (sale lines, sales or
    customers) in which it is known; None where that is no question of a column.
    """

    need: Need
    sentence: str
    is_there: bool
    segments: tuple[str, ...]
    opens: tuple[str, ...]
    filled: float | None


def data_uses(db: Database, segments: Sequence[Segment], facts: ShopFacts) -> tuple[DataUse, ...]:
    """Return every kind of data that segments ask for: the missing ones that open most first, then those there."""
    found = []
    for need, data in NEEDS.items():
        asking = [segment for segment in segments if need in segment.needs]
        if asking:
            is_there = need in facts.has
            alone = [] if is_there else [each.key for each in asking if lacking(_others(each, need), facts) is None]
            keys = tuple(each.key for each in asking)
            found.append(DataUse(need, data.sentence(), is_there, keys, tuple(alone), _filled(db, need)))
    return tuple(sorted(found, key=lambda each: (each.is_there, -len(each.opens), each.need)))


def _others(segment: Segment, need: Need) -> tuple[Need, ...]:
    return tuple(each for each in segment.needs if each is not need)


def _of_lines(known: str) -> str:
    return f"""SELECT avg({known}) FROM sale_line l LEFT JOIN product p ON p.id = l.product_id
        WHERE l.quantity > 0 AND coalesce(p.kind, 'product') = 'product'"""


def _of_people(known: str) -> str:
    return f"SELECT avg({known}) FROM customer c WHERE {EVERYONE}"


_FILLED: Mapping[Need, str] = {
    Need.CATEGORIES: _of_lines("p.category IS NOT NULL"),
    Need.BRANDS: _of_lines("p.brand IS NOT NULL"),
    Need.PRODUCTS: _of_lines("p.name IS NOT NULL"),
    Need.PRICE_CLASSES: _of_lines("p.price_class IS NOT NULL"),
    Need.CHANNELS: "SELECT avg(channel IS NOT NULL) FROM sale WHERE is_valid",
    Need.TRACES: _of_people(f"{KNOWN['source']} OR EXISTS (SELECT 1 FROM event e WHERE e.customer_id = c.id)"),
    Need.AGES: _of_people(KNOWN["age"]),
    Need.BIRTH_DATES: _of_people(KNOWN["birth_day"]),
    Need.INCOMES: _of_people(KNOWN["income"]),
    Need.EDUCATIONS: _of_people(KNOWN["education"]),
    Need.CHILDREN: _of_people(KNOWN["children"]),
    Need.WORK: _of_people(KNOWN["work"]),
    Need.HOUSING: _of_people(KNOWN["housing"]),
    Need.POSTCODES: _of_people(KNOWN["postcode"]),
    Need.COUNTRIES: _of_people(KNOWN["country"]),
    Need.FAVOURITE_CHANNELS: _of_people(KNOWN["channel"]),
}
"""How the share of rows is told in which a column is filled."""


def _filled(db: Database, need: Need) -> float | None:
    asked = _FILLED.get(need)
    found = None if asked is None else db.value(asked)
    return None if found is None else float(found)
