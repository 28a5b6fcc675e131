"""Is this row a remark that somebody wrote under or between the rows of a list? Taken for one of its rows, "Els, maart
2025" would be a customer.

Such a row has a single cell of words where others have several. Under the list it counts as a remark after a blank
row, or when it looks like one; between the rows only where all others have a number or a date. It is set aside with
its reason, never dropped silently. Used by: loaded_sheet.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.reading.table import TableShape, is_value, typical_filling
from desktop_seg.importing.reading.totals import LABELS

_FEWEST_CELLS = 3
_LOOKED_AT = 200
# Headings between the rows are those of a list kept by hand; a till's export is longer and has none.
_LONGEST_BY_HAND = 5_000
_BULLETS = ("*", "-", "•", "·", "→", ">", "(")


def note_places(rows: Sequence[RawRow], shape: TableShape) -> list[int]:
    """Return the places of the remarks among the data rows of a sheet."""
    if len(rows) < 2 or typical_filling(rows[:_LOOKED_AT]) < _FEWEST_CELLS:
        return []
    below = list(_below(rows))
    if len(rows) > _LONGEST_BY_HAND:
        return below
    between = (place for place, row in enumerate(rows) if _only_place(row) in shape.values)
    return sorted({*below, *between})


def _below(rows: Sequence[RawRow]) -> Iterator[int]:
    """Yield the places of the remarks under the last row of the list."""
    end = len(rows)
    while end > 1 and (rows[end - 1].fault or _only_place(rows[end - 1]) is not None):
        end -= 1
    is_apart = False
    for place, (before, row) in enumerate(pairwise(rows[end - 1 :]), end):
        is_apart = is_apart or row.number - before.number > 1
        if not row.fault and (is_apart or _looks_like_one(_text(row))):
            yield place


def _looks_like_one(text: str) -> bool:
    return text.startswith(_BULLETS) or (text.split(maxsplit=1)[0].casefold() in LABELS and any(map(str.isdigit, text)))


def _only_place(row: RawRow) -> int | None:
    """Return where the only filled cell of a row stands, None when there are more or when it holds no words."""
    filled = [place for place, cell in enumerate(row.cells) if cell is not None and cell != ""]
    if row.fault or len(filled) != 1:
        return None
    cell = row.cells[filled[0]]
    return filled[0] if isinstance(cell, str) and cell.strip() and not is_value(cell) else None


def _text(row: RawRow) -> str:
    return next(str(cell).strip() for cell in row.cells if cell is not None and cell != "")
