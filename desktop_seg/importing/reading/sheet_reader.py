"""What the readers of all further kinds of workbook share: sheets by name, rows as a stream, remarks, no big grid.

A reader says how the rows of its n-th sheet are read; everything else of source.Opened stands here. Base of
xls_reader, xlsb_reader, ods_reader, html_reader, xml2003_reader and zip_reader.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow, Remark, RemarkKind, SheetInfo, is_blank
from desktop_seg.importing.reading.xml_part import HostileError, damage_told

# The largest sheet of Excel. Cells beyond it were not written by a spreadsheet program.
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
# A cell holds 32,767 letters at the most, so it cannot have more lines or formatted parts than that.
MOST_PARTS = 32_767


@dataclass(slots=True)
class Noticed:
    """What was counted while the rows of a sheet were read."""

    formulas_without_value: int = 0
    error_cells: int = 0
    hidden_rows: int = 0
    is_filtered: bool = False


class Counts(Protocol):
    """Anything that counts like Noticed."""

    formulas_without_value: int
    error_cells: int
    hidden_rows: int
    is_filtered: bool


def remarks(sheet: str, found: Counts) -> tuple[Remark, ...]:
    """Return what there is to say of a sheet."""
    counts = {
        RemarkKind.FORMULA_WITHOUT_VALUE: found.formulas_without_value,
        RemarkKind.ERROR_CELL: found.error_cells,
        RemarkKind.HIDDEN_ROW: found.hidden_rows,
        RemarkKind.FILTERED: int(found.is_filtered and not found.hidden_rows),
    }
    return tuple(Remark(kind, sheet, count) for kind, count in counts.items() if count)


class SheetReader(ABC):
    """An opened file of several sheets. Sheets are named by SheetInfo.name; "" means the first one."""

    container: Container
    encoding: Encoding | None = None
    delimiter: str | None = None
    is_1904: bool = False
    sheets: tuple[SheetInfo, ...] = ()

    def __init__(self, path: Path) -> None:
        self.path = path
        self._remarks: dict[int, tuple[Remark, ...]] = {}

    @abstractmethod
    def _read(self, place: int, noticed: Noticed, /) -> Iterator[RawRow]:
        """Yield the rows that are not blank of the sheet at a place; may raise what damage_told turns into words."""

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What was noticed in the sheets read so far."""
        return tuple(remark for found in self._remarks.values() for remark in found)

    def rows(self, sheet: str = "", /) -> Iterator[RawRow]:
        """Yield the rows that are not blank. Raises UserError when the sheet is damaged or hostile."""
        place = self._place(sheet)
        noticed = Noticed()
        try:
            with damage_told(self.path):
                yield from self._read(place, noticed)
        finally:
            self._remarks[place] = remarks(self.sheets[place].name, noticed)

    def first_rows(self, sheet: str = "", /, n: int = 200) -> list[RawRow]:
        """Return up to n rows that are not blank, reading only as much of the file as they need."""
        with damage_told(self.path):
            return list(islice(self._read(self._place(sheet), Noticed()), n))

    def readings(self) -> tuple[Encoding, ...]:
        """Return the ways the letters can be read: none where the file itself says how it is written."""
        return ()

    def close(self) -> None:  # noqa: B027 - most readers hold nothing open
        """Close the file."""

    def _place(self, sheet: str) -> int:
        for place, info in enumerate(self.sheets):
            if sheet in ("", info.name):
                return place
        raise KeyError(sheet)


class RowBuilder:
    """Collects the cells of one row after the other, which come with their places and in any order of columns."""

    __slots__ = ("_cells", "_number")

    def __init__(self) -> None:
        self._number = 0
        self._cells: list[Cell] = []

    def put(self, column: int, value: Cell) -> None:
        """Take a cell of the current row; 0 is column A. Raises HostileError outside the largest sheet."""
        cells = self._cells
        missing = column - len(cells)
        if missing == 0:
            cells.append(value)
        elif missing < 0:
            cells[column] = value
        elif column < LAST_COLUMN:
            cells.extend([EMPTY] * missing)
            cells.append(value)
        else:
            raise HostileError

    def begin(self, number: int) -> RawRow | None:
        """Go on to another row and return the one before, None when that is blank."""
        done = None if is_blank(self._cells) else RawRow(self._number, self._cells)
        if not 0 <= number <= LAST_ROW:
            raise HostileError
        self._number = number
        self._cells = []
        return done


def unlike(names: list[str]) -> list[str]:
    """Return names of sheets of which no two are the same: a second "Sales" becomes "Sales (2)"."""
    taken: set[str] = set()
    found = []
    for name in names:
        different, times = name, 1
        while different.casefold() in taken or not different:
            times += 1
            different = f"{name} ({times})".strip()
        taken.add(different.casefold())
        found.append(different)
    return found
