"""What is unusual about some people: the fields in which they differ most from everyone.

In: fields of everyone, and who of them is looked at. Out: Portrait, the strongest trait of each field. A trait is one
value of a field of words ("Town is Utrecht"), or the lowest or highest quarter of everyone in a field of numbers.
Source: resources/help/definitions.md#portrait (what counts as different, which fields are left out and why).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, ceil, sqrt

from desktop_seg.analysis import people
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Field, Kind
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue

_MOST = 5
_LEAST_KNOWN = 5  # of the people looked at
_MOST_WORDS = 200  # a field with more different words (names, streets) tells of nobody in particular
_CLEAR_ERRORS = 3.0
_FIELDS_AT_ONCE = 16  # so many columns of everyone are held in memory
_NUMERIC = (Kind.NUMBER, Kind.MONEY, Kind.DATE)
# Names are nobody's trait; ranks, scores and classes say again what visits and money say.
_LEFT_OUT = frozenset({"identity", "standing", "rfm"})


class Side(StrEnum):
    """Which part of a field a trait takes in: one word, the lowest quarter of everyone, or the highest."""

    WORD = "word"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Trait:
    """One field in which these people differ.

    word: as stored, of a WORD trait. edge: of LOW the largest value in it, of HIGH the smallest.
    share, share_everyone: 0 to 1, of those whose value is known. count: of these people with the trait.
    """

    field: Field
    side: Side
    word: str
    edge: float
    share: float
    share_everyone: float
    count: int

    @property
    def distance(self) -> float:
        """How far the two shares lie apart, each on a scale where 1 to 2 % weighs more than 50 to 51 %."""
        return abs(2 * asin(sqrt(self.share)) - 2 * asin(sqrt(self.share_everyone)))


@dataclass(frozen=True, slots=True)
class Portrait:
    """people: how many are looked at. everyone: in the shop. traits: the strongest first, at most five."""

    people: int
    everyone: int
    currency: str
    traits: tuple[Trait, ...]


def portrait(db: Database, as_of: int | None, ids: Collection[int], without: Collection[str] = ()) -> Portrait:
    """Hold some people against everyone (themselves included) as of a day.

    without: keys of fields that are left out: those the segment itself asks about differ by definition.
    """
    asked = [each for each in all_fields(db) if _tells_something(each) and each.key not in without]
    inside, everyone = set(ids), 0
    found: list[Trait] = []
    for first in range(0, len(asked), _FIELDS_AT_ONCE):
        part = asked[first : first + _FIELDS_AT_ONCE]
        rows = people.rows(db, ["c.id", *(each.column for each in part)], as_of)
        everyone = len(rows)
        is_inside = [row[0] in inside for row in rows]
        for place, each in enumerate(part, start=1):
            found += _strongest(each, [row[place] for row in rows], is_inside)
    return Portrait(len(inside), everyone, setting.load(db).currency, _different_groups(found))


def _tells_something(field: Field) -> bool:
    is_free_text = field.kind is Kind.TEXT and field.key in ("street", "postcode", "work_postcode", "loyalty_no")
    return field.group not in _LEFT_OUT and not is_free_text and field.kind is not Kind.SEVERAL


def _strongest(field: Field, values: Sequence[SqlValue], is_inside: Sequence[bool]) -> Iterator[Trait]:
    """Yield the one trait of a field that differs most, nothing where none differs clearly."""
    known = [(value, inside) for value, inside in zip(values, is_inside, strict=True) if value not in (None, "")]
    if sum(inside for _, inside in known) < _LEAST_KNOWN:
        return
    traits = _of_numbers(field, known) if field.kind in _NUMERIC else _of_words(field, known)
    clear = [trait for trait in traits if _is_clear(trait, known)]
    if clear:
        yield max(clear, key=lambda trait: (trait.distance, trait.word))


def _of_words(field: Field, known: Sequence[tuple[SqlValue, bool]]) -> Iterator[Trait]:
    everyone = Counter(str(value) for value, _ in known)
    if len(everyone) > _MOST_WORDS:
        return
    these = Counter(str(value) for value, inside in known if inside)
    n = sum(these.values())
    for word, count in everyone.items():
        yield Trait(field, Side.WORD, word, 0.0, these[word] / n, count / len(known), these[word])


def _of_numbers(field: Field, known: Sequence[tuple[SqlValue, bool]]) -> Iterator[Trait]:
    numbers = [(float(value), inside) for value, inside in known if isinstance(value, int | float)]
    ordered = sorted(value for value, _ in numbers)
    if not ordered:
        return
    quarter = ceil(len(ordered) / 4) - 1
    low, high = ordered[quarter], ordered[len(ordered) - 1 - quarter]
    n = sum(inside for _, inside in numbers)
    for side, edge in ((Side.LOW, low), (Side.HIGH, high)):
        hits = [inside for value, inside in numbers if (value <= edge if side is Side.LOW else value >= edge)]
        if n and len(hits) < len(numbers):
            yield Trait(field, side, "", edge, sum(hits) / n, len(hits) / len(numbers), sum(hits))


def _is_clear(trait: Trait, known: Sequence[tuple[SqlValue, bool]]) -> bool:
    """Whether these people differ from the others by more than three standard errors."""
    n = sum(inside for _, inside in known)
    others = len(known) - n
    if not others:
        return False
    hits = trait.share_everyone * len(known)
    share_others = (hits - trait.count) / others
    error = sqrt(trait.share_everyone * (1 - trait.share_everyone) * (1 / n + 1 / others))
    return error > 0 and abs(trait.share - share_others) > _CLEAR_ERRORS * error


def _different_groups(found: Sequence[Trait]) -> tuple[Trait, ...]:
    """Return the strongest traits; of a family of purchase figures one, of a group of customer columns two."""
    kept: list[Trait] = []
    for trait in sorted(found, key=lambda each: (-each.distance, each.field.key)):
        most = 2 if trait.field.source == "customer" else 1
        if sum(other.field.group == trait.field.group for other in kept) < most:
            kept.append(trait)
    return tuple(kept[:_MOST])
