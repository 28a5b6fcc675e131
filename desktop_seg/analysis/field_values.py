"""The values of one field for some people, read once and held while the owner looks at them from several sides.

In: customers and metrics. Out: NumberValues or WordValues; distribution.py and cut.py ask them.
Beside each value stands what these people spent in the last 365 days, for the share of sales of a band.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_seg.analysis import people
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.metrics.catalogue import field as find_field
from desktop_seg.model.field import Field, Kind
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.sql_function import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NUMERIC = (Kind.NUMBER, Kind.MONEY, Kind.DATE)
_MOST_FOLDED = 5_000  # of more values (addresses, names) nobody looks at each


@dataclass(frozen=True, slots=True)
class Word:
    """One value of a field of words, as stored, and how many people have it.

    spent_cents: their money of the last 365 days; spent_squared: the sum of the squares of each one's money.
    """

    key: str
    count: int
    spent_cents: int
    spent_squared: int


@dataclass(frozen=True, slots=True, eq=False)
class NumberValues:
    """A field of numbers, money (minor units) or days.

    numbers: the known values, ascending. spent_cents: beside each, the money of the last 365 days.
    spent_before_cents: the money of all before each place, one place more than there are numbers.
    unknown: people without a value; unknown_spent_cents: their money. is_whole: every value is a whole number.
    """

    field: Field
    currency: str
    as_of: int | None
    numbers: "NDArray[np.float64]"
    spent_cents: "NDArray[np.int64]"
    spent_before_cents: "NDArray[np.int64]"
    unknown: int
    unknown_spent_cents: int

    @property
    def known(self) -> int:
        """People with a value."""
        return len(self.numbers)

    @property
    def people(self) -> int:
        """All people, with a value or without."""
        return self.known + self.unknown

    @property
    def is_whole(self) -> bool:
        """Whether cuts must be whole: days, counts, minor units; not averages below 1 and shares."""
        return self.field.kind in (Kind.MONEY, Kind.DATE) or bool((self.numbers % 1 == 0).all())


@dataclass(frozen=True, slots=True)
class WordValues:
    """A field of words, choices or yes and no. words: the most frequent first, equals by key."""

    field: Field
    currency: str
    as_of: int | None
    words: tuple[Word, ...]
    unknown: int

    @property
    def known(self) -> int:
        """People with a value."""
        return sum(word.count for word in self.words)

    @property
    def people(self) -> int:
        """All people, with a value or without."""
        return self.known + self.unknown


FieldValues = NumberValues | WordValues


def field_values(db: Database, key: str, as_of: int | None, ids: Sequence[int] | None = None) -> FieldValues:
    """Read the values of a field as of a day. ids: None means everyone. Raises UserError for an unknown field."""
    own = {field.key: field for field in all_fields(db)}
    field = own.get(key) or find_field(key)
    currency = setting.load(db).currency
    pairs = [(value, int(spent or 0)) for value, spent in people.rows(db, (field.column, "m.monetary_365"), as_of, ids)]
    if field.kind in _NUMERIC:
        return _numbers(field, currency, as_of, pairs)
    return _words(field, currency, as_of, pairs)


def _numbers(field: Field, currency: str, as_of: int | None, pairs: Sequence[tuple[object, int]]) -> NumberValues:
    import numpy as np

    # A column of the owner's own may hold a word among its numbers: that is a value nobody can place.
    known = [(value, spent) for value, spent in pairs if isinstance(value, int | float)]
    numbers = np.array([value for value, _ in known], dtype=np.float64)
    spent = np.array([spent for _, spent in known], dtype=np.int64)
    order = np.argsort(numbers, kind="stable")
    return NumberValues(
        field=field,
        currency=currency,
        as_of=as_of,
        numbers=numbers[order],
        spent_cents=spent[order],
        spent_before_cents=np.concatenate(([0], np.cumsum(spent[order], dtype=np.int64))),
        unknown=len(pairs) - len(known),
        unknown_spent_cents=sum(spent for _, spent in pairs) - int(spent.sum()),
    )


def _words(field: Field, currency: str, as_of: int | None, pairs: Sequence[tuple[object, int]]) -> WordValues:
    spending: dict[str, list[int]] = {}
    for value, spent in pairs:
        if value is not None:
            spending.setdefault(str(value), []).append(spent)
    folded = fold if len(spending) <= _MOST_FOLDED else str
    together: dict[str | None, list[int]] = {}
    spelled: dict[str | None, str] = {fold(choice.key): choice.key for choice in field.choices}
    for key, all_ in sorted(spending.items(), key=lambda item: (-len(item[1]), item[0])):
        # Capitals make no other word, as in rules: it is shown as it was declared, or as most people have it.
        spelled.setdefault(folded(key), key)
        together.setdefault(folded(key), []).extend(all_)
    words = [
        Word(spelled[key], len(all_), sum(all_), sum(spent * spent for spent in all_)) for key, all_ in together.items()
    ]
    words.sort(key=lambda word: (-word.count, word.key))
    return WordValues(field, currency, as_of, tuple(words), len(pairs) - sum(word.count for word in words))
