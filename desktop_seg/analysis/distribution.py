"""How the values of a field are spread: bars, the middle value, what is not known, and whether the field is of any use.

In: field_values.py. Out: Distribution. Used by: charts/distribution.py, the segment wizard.
Source: resources/help/definitions.md#histogram.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.analysis.bin_edge import MOST, day_edges, linear_edges, log_edges
from desktop_seg.analysis.field_values import FieldValues, NumberValues, Word, WordValues, field_values
from desktop_seg.analysis.spending import Effect, number_effect, word_effect
from desktop_seg.model.field import Field, Kind
from desktop_seg.store.database import Database

LOG_FROM_SKEWNESS = 2.0
OTHER_BELOW = 0.02
MOST_BARS = 12

_TOO_UNKNOWN = 0.5
_TOO_EQUAL = 0.8
_TOO_DIFFERENT = 0.5  # values that only one person has


class Fitness(StrEnum):
    """Whether a field is of use for a segment."""

    NOBODY = "nobody"  # no people at all
    EMPTY = "empty"  # known of none
    MOSTLY_UNKNOWN = "mostly_unknown"  # of half of the people or more
    ONE_VALUE = "one_value"  # held by 80 % or more of those known
    ALL_DIFFERENT = "all_different"  # words such as addresses: a group would be one person
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar of a histogram: the people with first <= value < before."""

    first: float
    before: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a list of words. key: as stored; None for all rare ones together."""

    key: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """The spread of one field. Money in minor units, days as day numbers.

    bins: of a field of numbers; bars: of a field of words. is_log: the axis grows in proportion, and the people with
    0 or less are in `at_most_zero` instead of a bin. is_whole: a count, drawn with the bar around its number.
    median: the middle value; None for words. largest_share: of those known, who hold the most frequent value.
    most_frequent: that value, a word as stored or a number.
    """

    field: Field
    currency: str
    people: int
    known: int
    bins: tuple[Bin, ...] = ()
    bars: tuple[Bar, ...] = ()
    is_log: bool = False
    is_whole: bool = False
    at_most_zero: int = 0
    median: float | None = None
    most_frequent: str | float | None = None
    largest_share: float = 0.0
    fitness: Fitness = Fitness.GOOD
    effect: Effect | None = None

    @property
    def unknown(self) -> int:
        """People without a value."""
        return self.people - self.known

    @property
    def unknown_share(self) -> float:
        """Share of the people without a value; 0 where there are none."""
        return self.unknown / self.people if self.people else 0.0


def distribution(values: FieldValues) -> Distribution:
    """Return how values are spread."""
    return _of_numbers(values) if isinstance(values, NumberValues) else _of_words(values)


def distribution_of(db: Database, key: str, as_of: int | None, ids: Sequence[int] | None = None) -> Distribution:
    """Read a field as of a day and return how it is spread. ids: None means everyone."""
    return distribution(field_values(db, key, as_of, ids))


def _of_numbers(values: NumberValues) -> Distribution:
    import numpy as np

    if not values.known:
        return Distribution(values.field, values.currency, values.people, 0, fitness=_fitness(values, 0.0))
    numbers = values.numbers
    different, counts = np.unique(numbers, return_counts=True)
    largest = int(counts.argmax())
    share = int(counts[largest]) / values.known
    is_count = values.field.kind is Kind.NUMBER and values.is_whole
    is_log = _is_log(values, is_count)
    shown = numbers[numbers > 0] if is_log else numbers
    edges = _edges(values, is_log)
    # Every value lies below the last edge, so that searchsorted and "first <= value < before" agree.
    places = np.searchsorted(shown, edges, side="left")
    bins = tuple(Bin(edges[at], edges[at + 1], int(places[at + 1] - places[at])) for at in range(len(edges) - 1))
    return Distribution(
        field=values.field,
        currency=values.currency,
        people=values.people,
        known=values.known,
        bins=bins,
        is_log=is_log,
        is_whole=is_count,
        at_most_zero=values.known - len(shown),
        median=float(np.median(numbers)),
        most_frequent=float(different[largest]),
        largest_share=share,
        fitness=_fitness(values, share),
        effect=number_effect(values),
    )


def _is_log(values: NumberValues, is_count: bool) -> bool:
    low, high = values.numbers[0], values.numbers[-1]
    if values.field.kind is Kind.DATE or high <= 0 or (is_count and high - low < MOST):
        # Counts that fit as one bar each are read more easily that way, however skewed they are.
        return False
    return skewness(values) > LOG_FROM_SKEWNESS


def _edges(values: NumberValues, is_log: bool) -> list[float]:
    numbers = values.numbers
    if values.field.kind is Kind.DATE:
        return day_edges(numbers)
    is_whole = values.field.kind is Kind.NUMBER and values.is_whole
    return log_edges(numbers[numbers > 0], is_whole) if is_log else linear_edges(numbers, is_whole)


def skewness(values: NumberValues) -> float:
    """Return the third standardised moment; 0 where all values are the same."""
    off = values.numbers - values.numbers.mean()
    spread = float((off**2).mean())
    return float((off**3).mean()) / spread**1.5 if spread > 0 else 0.0


def _of_words(values: WordValues) -> Distribution:
    known = values.known
    share = values.words[0].count / known if known else 0.0
    return Distribution(
        field=values.field,
        currency=values.currency,
        people=values.people,
        known=known,
        bars=_bars(values),
        most_frequent=values.words[0].key if known else None,
        largest_share=share,
        fitness=_fitness(values, share),
        effect=word_effect(values),
    )


def _bars(values: WordValues) -> tuple[Bar, ...]:
    """Return a bar for every frequent word, choices in their own order, and one for all the rest."""
    frequent = [word for word in values.words if word.count >= OTHER_BELOW * values.known][:MOST_BARS]
    rest = values.known - sum(word.count for word in frequent)
    places = {choice.key: place for place, choice in enumerate(values.field.choices)}
    frequent.sort(key=lambda word: places.get(word.key, len(places)))
    bars = [Bar(word.key, word.count) for word in frequent]
    return (*bars, Bar(None, rest)) if rest else tuple(bars)


def _fitness(values: FieldValues, largest_share: float) -> Fitness:
    if not values.people:
        return Fitness.NOBODY
    if not values.known:
        return Fitness.EMPTY
    if values.unknown >= _TOO_UNKNOWN * values.people:
        return Fitness.MOSTLY_UNKNOWN
    if largest_share >= _TOO_EQUAL:
        return Fitness.ONE_VALUE
    if isinstance(values, WordValues) and _alone(values.words) > _TOO_DIFFERENT * values.known:
        return Fitness.ALL_DIFFERENT
    return Fitness.GOOD


def _alone(words: Sequence[Word]) -> int:
    return sum(word.count == 1 for word in words)
