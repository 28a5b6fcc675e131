"""Where in the first rows of a sheet is the table: its headings, the lines above them, the first row of data?

Tills write titles, periods and instructions above (and sometimes under) the headings. Decided by how many cells are
filled and whether they hold words or values; a row that knows the caller's headings wins. Used by:
loaded_sheet, which may be told another row by the owner; place_list.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from desktop_seg.importing.reading.raw_row import Cell, RawRow, column_letter
from desktop_seg.importing.sheet_error import is_sheet_error

# Title lines are few; a heading further down than this is chosen by the owner.
_LOOKED_AT = 60
# Share of the usual number of filled cells that a row of headings has at least.
_LEAST_FILLED = 0.6
# Share of headings that may look like values ("2024", "1"): pivot tables have such.
_MOST_VALUES = 0.25
_USUAL = 0.9
_VALUE_COLUMN = 0.8
_LONG_NOTE = 25
_INSTRUCTION_ROWS = 3

_DOUBLED = re.compile(r" \(\d+\)$")
_NUMBER = re.compile(r"[^A-Za-z\u00c0-\u024f\u1100-\uffdc]*\d[^A-Za-z\u00c0-\u024f\u1100-\uffdc]*")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+")
_STARTS_LIKE_VALUE = re.compile(r"\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{1,4}\b|\d+[.,]\d|[€$£₩#]\s?\d|[+(]?\d{5}")


@dataclass(frozen=True, slots=True)
class TableShape:
    """Where the table is. Row numbers are those of RawRow.

    header_row: 0 when the table has no headings; then they are column letters.
    headers: one for each column from A on, all different: an empty one gets its column letter, a second "Email" becomes
    "Email (2)".
    first_row: number of the first row of data (one after the headings when there is none yet).
    titles: lines above the headings. instructions: numbers of rows under the headings that explain them.
    usual: columns filled in nearly all rows. values: columns that nearly always hold a number, a date or an address.
    header_width: cells of the row of headings, blank ones counted; 0 without headings.
    """

    header_row: int
    headers: tuple[str, ...]
    first_row: int
    titles: tuple[str, ...] = ()
    instructions: frozenset[int] = frozenset()
    usual: frozenset[int] = frozenset()
    values: frozenset[int] = frozenset()
    header_width: int = 0

    def holds(self, row: RawRow) -> bool:
        """Tell whether a row belongs to the data: neither above it nor the headings once more (printed pages)."""
        return row.number >= self.first_row and row.number not in self.instructions and not self._is_heading(row)

    def data_of(self, rows: Sequence[RawRow]) -> Sequence[RawRow]:
        """Return those of some rows, in the order of the sheet, that belong to the data."""
        is_text = self.headers and self.headers[0][0].isalpha()
        if rows and rows[0].number >= self.first_row and not self.instructions and is_text:
            # Under a heading in words, a number decides nearly all rows of a workbook at once.
            firsts = {row.cells[0].__class__ if row.cells else None for row in rows}
            if firsts == {float}:
                return rows
        return [row for row in rows if self.holds(row)]

    def _is_heading(self, row: RawRow) -> bool:
        if not self.header_row or not row.cells:
            return False
        first = row.cells[0]
        if isinstance(first, float) and self.headers[0][0].isalpha():
            return False  # decides nearly all rows of a workbook at once
        if first not in ("", None) and not _is_named(self.headers[0], clean_header(first)):
            return False  # and those of a text file
        texts = [clean_header(cell) for cell in row.cells]
        filled = [place for place, text in enumerate(texts) if text]
        return len(filled) > 1 and all(
            place < len(self.headers) and _is_named(self.headers[place], texts[place]) for place in filled
        )


def _is_named(header: str, text: str) -> bool:
    """Tell whether a heading was made of a text; a doubled one has its number behind it."""
    return header == text or header.startswith(f"{text} (")


def find_table(
    rows: Sequence[RawRow], header_row: int | None = None, known: Callable[[str], bool] | None = None
) -> TableShape:
    """Find the table in the first rows of a sheet (200 are plenty).

    header_row: number of the row the owner chose; 0 says that there are no headings.
    known: tells whether a heading is one the program understands.
    """
    sound = [row for row in rows if not row.fault]
    if header_row is None:
        place = _known_place(sound, known) if known else None
        place = _header_place(sound) if place is None else place
    else:
        place = next((i for i, row in enumerate(sound) if row.number == header_row), None)
    if place is None:
        return _without_headings(sound)
    header = sound[place]
    instructions = _instructions(sound[place + 1 :])
    data = sound[place + 1 + len(instructions) :]
    return TableShape(
        header_row=header.number,
        headers=_headers(header.cells, data),
        first_row=data[0].number if data else header.number + len(instructions) + 1,
        titles=tuple(_line(row) for row in sound[:place]),
        instructions=frozenset(instructions),
        usual=_usual(data),
        values=_value_columns(data),
        header_width=len(header.cells),
    )


def clean_header(cell: Cell) -> str:
    """Return a heading without byte order mark, blanks at its ends and line breaks; whole numbers without ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\ufeff", "").split())


def width_of_first(headers: Sequence[str], rows: Sequence[RawRow]) -> int:
    """Return how many columns the left one of two tables beside each other has; all columns where there is one.

    A column without heading and cells parts them when a heading of the left one stands on its right once more.
    """
    for gap, header in enumerate(headers):
        if header != column_letter(gap) or any(gap < len(row.cells) and _is_filled(row.cells[gap]) for row in rows):
            continue
        left = {each.casefold() for each in headers[:gap]}
        if any(_DOUBLED.sub("", each).casefold() in left for each in headers[gap + 1 :]):
            return gap
    return len(headers)


def is_value(cell: Cell) -> bool:
    """Tell whether a cell holds a number, date, yes/no or address rather than words."""
    if not isinstance(cell, str):
        return cell is not None
    text = cell.strip()
    return bool(
        is_sheet_error(text) or _NUMBER.fullmatch(text) or _ADDRESS.match(text) or _STARTS_LIKE_VALUE.match(text)
    )


def _filled(row: RawRow) -> list[Cell]:
    return list(filter(_is_filled, row.cells))


def _is_filled(cell: Cell) -> bool:
    return cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace())


def typical_filling(rows: Sequence[RawRow]) -> float:
    """Return how many cells a fuller row of the sheet has: three quarters of the rows have no more."""
    counts = sorted(len(_filled(row)) for row in rows)
    return quantiles(counts, n=4, method="inclusive")[2] if len(counts) > 1 else float(counts[0])


def _known_place(rows: Sequence[RawRow], known: Callable[[str], bool]) -> int | None:
    best, best_count = None, 1
    for place, row in enumerate(rows[:_LOOKED_AT]):
        filled = _filled(row)
        count = sum(known(clean_header(cell)) for cell in filled if not is_value(cell))
        if count > best_count and count * 3 >= len(filled):
            best, best_count = place, count
    return best


def _header_place(rows: Sequence[RawRow]) -> int | None:
    if not rows:
        return None
    typical = typical_filling(rows)
    for place, row in enumerate(rows[:_LOOKED_AT]):
        filled = _filled(row)
        if len(filled) < max(1.0, _LEAST_FILLED * typical):
            continue
        values = sum(is_value(cell) for cell in filled)
        if values <= _MOST_VALUES * len(filled):
            return place
        if len(filled) >= typical:
            # A full row of values is data already: what follows cannot be the headings.
            return None
    return None


def _without_headings(rows: Sequence[RawRow]) -> TableShape:
    typical = typical_filling(rows) if rows else 0
    start = next((i for i, row in enumerate(rows) if len(_filled(row)) >= _LEAST_FILLED * typical), 0)
    data = rows[start:]
    return TableShape(
        header_row=0,
        headers=_headers([], data),
        first_row=data[0].number if data else 1,
        titles=tuple(_line(row) for row in rows[:start]),
        usual=_usual(data),
        values=_value_columns(data),
    )


def _headers(cells: Sequence[Cell], data: Sequence[RawRow]) -> tuple[str, ...]:
    texts = [clean_header(cell) for cell in cells]
    used = [place for place, text in enumerate(texts) if text]
    used += [place for row in data for place, cell in enumerate(row.cells) if cell not in ("", None)]
    width = max(used, default=-1) + 1
    texts = (texts + [""] * width)[:width]
    taken: set[str] = set()
    named: list[str] = []
    for place, text in enumerate(texts):
        name = header = text or column_letter(place)
        times = 1
        while header.casefold() in taken:
            times += 1
            header = f"{name} ({times})"
        taken.add(header.casefold())
        named.append(header)
    return tuple(named)


def _line(row: RawRow) -> str:
    return "  ".join(clean_header(cell) for cell in _filled(row))


def _columns(rows: Sequence[RawRow]) -> list[list[Cell]]:
    width = max((len(row.cells) for row in rows), default=0)
    return [[row.cells[place] if place < len(row.cells) else "" for row in rows] for place in range(width)]


def _usual(data: Sequence[RawRow]) -> frozenset[int]:
    # The last row looked at may be the totals; with few rows it would hide what is usual.
    rows = data[:-1] if len(data) > 2 else data
    return frozenset(
        place
        for place, cells in enumerate(_columns(rows))
        if sum(cell not in ("", None) for cell in cells) >= _USUAL * len(rows)
    )


def _value_columns(data: Sequence[RawRow]) -> frozenset[int]:
    rows = data[:-1] if len(data) > 2 else data
    found = set()
    for place, cells in enumerate(_columns(rows)):
        filled = [cell for cell in cells if cell not in ("", None)]
        if filled and sum(map(is_value, filled)) >= _VALUE_COLUMN * len(filled):
            found.add(place)
    return frozenset(found)


def _instructions(under: Sequence[RawRow]) -> list[int]:
    """Return the numbers of the rows right under the headings that hold words where all others hold values."""
    found: list[int] = []
    for place, row in enumerate(under[:_INSTRUCTION_ROWS]):
        if not _explains(row, under[place + 1 : place + 21]):
            break
        found.append(row.number)
    return found


def _explains(row: RawRow, following: Sequence[RawRow]) -> bool:
    if len(following) < 2:
        return False
    filled = _filled(row)
    if len(filled) == 1 and typical_filling(following) >= 3:
        return isinstance(filled[0], str) and len(filled[0]) > _LONG_NOTE and not is_value(filled[0])
    columns = [place for place in _value_columns(following) if place < len(row.cells)]
    cells = [row.cells[place] for place in columns if row.cells[place] not in ("", None)]
    # A sale has at least one value where sales have values; two columns of words there are no sale.
    return len(cells) >= 2 and not any(map(is_value, filled))
