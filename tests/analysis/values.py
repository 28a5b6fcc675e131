"""Values of a field made up by a test, in the form that analysis holds them."""

from collections.abc import Sequence

import numpy as np

from desktop_seg.analysis.field_values import NumberValues, Word, WordValues
from desktop_seg.model.field import Field, Kind


def field_of(kind: Kind = Kind.NUMBER, source: str = "customer", unit: str = "") -> Field:
    """Return some field."""
    return Field("thing", "Thing", kind, "c.thing", source, unit=unit)


def numbers_of(
    numbers: Sequence[float], spent: Sequence[int] = (), unknown: int = 0, field: Field | None = None
) -> NumberValues:
    """Return values as a field of numbers holds them; spent: cents beside each, 100 where none are given."""
    pairs = sorted(zip(numbers, spent or [100] * len(numbers), strict=True), key=lambda pair: pair[0])
    cents = np.array([pair[1] for pair in pairs], dtype=np.int64)
    return NumberValues(
        field=field or field_of(),
        currency="EUR",
        as_of=20000,
        numbers=np.array([pair[0] for pair in pairs], dtype=np.float64),
        spent_cents=cents,
        spent_before_cents=np.concatenate(([0], np.cumsum(cents, dtype=np.int64))),
        unknown=unknown,
        unknown_spent_cents=100 * unknown,
    )


def words_of(words: Sequence[str], unknown: int = 0, kind: Kind = Kind.TEXT) -> WordValues:
    """Return values as a field of words holds them; everyone spent one euro."""
    counts = sorted({word: words.count(word) for word in words}.items(), key=lambda item: (-item[1], item[0]))
    held = tuple(Word(word, n, 100 * n, 10_000 * n) for word, n in counts)
    return WordValues(field_of(kind), "EUR", 20000, held, unknown)
