"""Rows of one worksheet, read cell by cell as the member is unpacked: slower than calamine, but it never needs memory
for more than a row, converts formats calamine does not know, and can stop after the first rows.

Used by preview (first rows) and workbook_reader (sheets with far-apart cells, unusual formats or unusual writing).
"""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import IO

from desktop_seg.importing.reading.number_format import Formats, converter
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow, column_index, is_blank
from desktop_seg.importing.reading.shared_string import SharedStrings, unescaped
from desktop_seg.importing.reading.sheet_reader import LAST_COLUMN, LAST_ROW
from desktop_seg.importing.reading.xml_part import CHUNK, Attributes, HostileError, XmlPart

_DIGITS = "0123456789"


class SheetStream:
    """Reads one worksheet once. After reading: how many cells hold a formula without result or an error, and how many
    rows are hidden, in `formulas_without_value`, `error_cells`, `hidden_rows`, `is_filtered`.
    """

    def __init__(self, strings: SharedStrings, formats: Formats, is_1904: bool) -> None:
        self.formulas_without_value = 0
        self.error_cells = 0
        self.hidden_rows = 0
        self.is_filtered = False
        self._strings = strings
        self._formats = formats
        self._is_1904 = is_1904
        self._converters: dict[str, Callable[[float], Cell] | None] = {}
        self._columns: dict[str, int] = {}
        self._done: deque[RawRow] = deque()
        self._row = 0
        self._cells: list[Cell] = []
        self._column = -1
        self._style = ""
        self._type = ""
        self._has_formula = False
        self._value: str | None = None
        self._parts: list[str] | None = None
        self._in_phonetic = False

    def rows(self, member: IO[bytes]) -> Iterator[RawRow]:
        """Yield the rows that are not blank, in the order of the file.

        Raises expat's and zipfile's errors on damage, HostileError on what no spreadsheet program writes.
        """
        part = XmlPart(self._start, self._end, self._text)
        while True:
            chunk = member.read(CHUNK)
            part.feed(chunk)
            while self._done:
                yield self._done.popleft()
            if not chunk:
                return

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._parts = None if self._in_phonetic else []
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "autoFilter":
            self.is_filtered = True

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            if self._parts is not None:
                self._value = (self._value or "") + "".join(self._parts)
            self._parts = None
        elif name == "c":
            self._end_cell()
        elif name == "row":
            if not is_blank(self._cells):
                self._done.append(RawRow(self._row, self._cells))
            self._cells = []
        elif name == "rPh":
            self._in_phonetic = False

    def _text(self, characters: str) -> None:
        if self._parts is not None:
            self._parts.append(characters)

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._row = _number(number, LAST_ROW) if number else self._row + 1
        self._cells = []
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows += 1

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference:
            letters = reference.rstrip(_DIGITS)
            # Cells of another row inside a row would move amounts to the wrong sale.
            if _number(reference[len(letters) :], LAST_ROW) != self._row:
                raise HostileError
            column = self._columns.get(letters)
            self._column = self._new_column(letters) if column is None else column
        else:
            self._column += 1
        self._style = attributes.get("s", "")
        self._type = attributes.get("t", "n")
        self._has_formula = False
        self._value = None

    def _new_column(self, letters: str) -> int:
        if not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
            raise HostileError
        column = column_index(letters)
        if column >= LAST_COLUMN:
            raise HostileError
        self._columns[letters] = column
        return column

    def _end_cell(self) -> None:
        value = self._value
        if self._has_formula and not value and self._type != "str":
            self.formulas_without_value += 1
        if value is None or value == "":
            return
        cells = self._cells
        missing = self._column - len(cells)
        if missing < 0:
            cells[self._column] = self._convert(value)
            return
        if missing:
            cells.extend([EMPTY] * missing)
        cells.append(self._convert(value))

    def _convert(self, value: str) -> Cell:
        kind = self._type
        if kind == "n":
            return self._convert_number(value)
        if kind == "s":
            return self._strings.text(_number(value, 1 << 31, least=0))
        if kind == "b":
            return value.strip() in ("1", "true")
        if kind == "e":
            self.error_cells += 1
            return EMPTY
        if kind == "d":
            return _iso_date(value)
        return unescaped(value)

    def _convert_number(self, value: str) -> Cell:
        number = float(value)
        style = self._style
        if style not in self._converters:
            self._converters[style] = converter(self._formats.of(style), self._is_1904)
        convert = self._converters[style]
        return convert(number) if convert else number


def _number(digits: str, most: int, least: int = 1) -> int:
    """Read a row number or the number of a text; twenty digits are refused before they become a number."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 10):
        raise HostileError
    number = int(digits)
    if not least <= number <= most:
        raise HostileError
    return number


def _iso_date(value: str) -> Cell:
    try:
        moment = datetime.fromisoformat(value.replace("Z", "").strip())
    except ValueError:
        return value
    return date(moment.year, moment.month, moment.day) if "T" not in value else moment
