"""One field against another: how the people of each value are spread over the values of the second, beside everyone.

In: any two fields with words or yes and no, or numbers in bands. Out: CrossTable. Used by: the command line.
An index of 100 is the average of everyone for whom both are known.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_seg.analysis import people
from desktop_seg.analysis.value_words import value_words, word_title
from desktop_seg.model.field import Field, Kind
from desktop_seg.store import setting
from desktop_seg.store.database import Database

_BANDS = 4
_MOST_VALUES = 12


@dataclass(frozen=True, slots=True)
class CrossCell:
    """People with both values. share: of the row. index: 100 is the share of the column among everyone."""

    row: str
    column: str
    people: int
    share: float
    index: float


@dataclass(frozen=True, slots=True)
class CrossTable:
    """rows, columns: the commonest words, or bands in order. cells: pairs somebody has. known: people with both."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[CrossCell, ...]
    known: int


def cross_table(
    db: Database, row: Field, column: Field, as_of: int | None, ids: Sequence[int] | None = None
) -> CrossTable:
    """Return how two fields go together, in the owner's words; numbers, amounts and days become four equal bands."""
    found = [pair for pair in people.rows(db, (row.column, column.column), as_of, ids) if None not in pair]
    currency = setting.load(db).currency
    rows, every_row = _words(row, [pair[0] for pair in found], currency)
    columns, every_column = _words(column, [pair[1] for pair in found], currency)
    pairs = Counter(zip(rows, columns, strict=True))
    by_row, by_column = Counter(rows), Counter(columns)
    cells = tuple(
        CrossCell(one, other, count, count / by_row[one], 100 * count * len(found) / (by_row[one] * by_column[other]))
        for one in every_row
        for other in every_column
        if (count := pairs[one, other])
    )
    return CrossTable(every_row, every_column, cells, len(found))


def _words(field: Field, values: Sequence[object], currency: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the word of each value, and all words to be shown: bands from low to high, else the commonest first."""
    if field.kind not in (Kind.NUMBER, Kind.MONEY, Kind.DATE):
        words = [word_title(str(value), field) for value in values]
        return words, tuple(word for word, _count in Counter(words).most_common(_MOST_VALUES))
    numbers = [float(str(value)) for value in values]
    edges = _edges(numbers)
    bands = _bands([value_words(edge, field, currency) for edge in edges])
    found = [bisect_right(edges, number) for number in numbers]
    return [bands[each] for each in found], tuple(bands[each] for each in sorted(set(found)))


def _edges(numbers: Sequence[float]) -> list[float]:
    """Return where each band but the first begins; fewer where many are alike, none without a number."""
    ordered = sorted(numbers)
    return sorted({ordered[len(ordered) * part // _BANDS] for part in range(1, _BANDS)}) if ordered else []


def _bands(edges: Sequence[str]) -> list[str]:
    """Return the words of all bands, one more than there are edges."""
    if not edges:
        return [""]
    return [f"<{edges[0]}", *(f"{low} – {high}" for low, high in pairwise(edges)), f"{edges[-1]}+"]
