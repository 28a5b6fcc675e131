"""One field against another: how the people of each value are spread over the values of the second, beside everyone.

In: any two fields with words or yes and no, or numbers in bands. Out: CrossTable. Used by: the command line.
An index of 100 is the average of everyone for whom both are known.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.model.field import Field, Kind
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
    """cells: every pair that somebody has; rows and columns by how many people they have. known: people with both."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[CrossCell, ...]
    known: int


def cross_table(
    db: Database, row: Field, column: Field, as_of: int | None, ids: Sequence[int] | None = None
) -> CrossTable:
    """Return how two fields go together. Values are keys and words as stored; numbers become four equal bands."""
    found = [pair for pair in people.rows(db, (row.column, column.column), as_of, ids) if None not in pair]
    rows = _words(row, [pair[0] for pair in found])
    columns = _words(column, [pair[1] for pair in found])
    pairs = Counter(zip(rows, columns, strict=True))
    by_row, by_column = Counter(rows), Counter(columns)
    kept_rows = [word for word, _count in by_row.most_common(_MOST_VALUES)]
    kept_columns = [word for word, _count in by_column.most_common(_MOST_VALUES)]
    cells = tuple(
        CrossCell(one, other, count, count / by_row[one], 100 * count * len(found) / (by_row[one] * by_column[other]))
        for one in kept_rows
        for other in kept_columns
        if (count := pairs[one, other])
    )
    return CrossTable(tuple(kept_rows), tuple(kept_columns), cells, len(found))


def _words(field: Field, values: Sequence[object]) -> list[str]:
    if field.kind not in (Kind.NUMBER, Kind.MONEY, Kind.DATE):
        return [str(value) for value in values]
    ordered = sorted(float(str(value)) for value in values)
    edges = sorted({ordered[min(len(ordered) - 1, len(ordered) * part // _BANDS)] for part in range(1, _BANDS)})
    return [_band(float(str(value)), edges) for value in values]


def _band(value: float, edges: Sequence[float]) -> str:
    above = [edge for edge in edges if edge <= value]
    below = [edge for edge in edges if edge > value]
    low, high = (f"{above[-1]:g}" if above else ""), (f"{below[0]:g}" if below else "")
    return f"{low}-{high}" if low and high else f"<{high}" if high else f"{low}+"
