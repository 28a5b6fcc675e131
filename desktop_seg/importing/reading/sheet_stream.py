"""Rows of one worksheet, read as the member is unpacked: never more than a piece of it is in memory.

Plain rows are taken from the bytes at once (plain_row); everything else goes through expat, which checks each tag: what
stands before and behind the rows, rows that are written in another way, sheets in another alphabet or with prefixes.
Used by preview (first rows) and workbook_reader.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import IO

from desktop_seg.importing.reading.cell_value import CellValues, whole_number
from desktop_seg.importing.reading.plain_row import PlainRows
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow, column_index, is_blank
from desktop_seg.importing.reading.sheet_reader import LAST_COLUMN, LAST_ROW, MOST_PARTS
from desktop_seg.importing.reading.xml_part import CHUNK, Attributes, HostileError, XmlPart
from desktop_seg.importing.sheet_error import NO_RESULT

_DIGITS = "0123456789"
_ENCODING = re.compile(rb"""encoding=["'](?!utf-?8["'])""", re.IGNORECASE)
_ROWS_BEGIN = b"<sheetData>"
_ROWS_END = b"</sheetData"
_ROW_ENDS = b"</row>"
# The rows of a sheet begin near its top, and a row is shorter than this: what is longer is left to expat.
_LONGEST_HEAD = 1 << 20
_LONGEST_ROW = 4 << 20


class SheetStream:
    """Reads one worksheet once. After reading: how many cells hold a formula without result or an error, and how many
    rows are hidden, in `formulas_without_value`, `error_cells`, `hidden_rows`, `is_filtered`.
    """

    def __init__(self, values: CellValues) -> None:
        self.formulas_without_value = 0
        self.error_cells = 0
        self.hidden_rows = 0
        self.is_filtered = False
        self._values = values
        self._plain = PlainRows(values)
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
        self._part_count = 0
        self._in_phonetic = False

    def rows(self, member: IO[bytes]) -> Iterator[RawRow]:
        """Yield the rows that are not blank, in the order of the file.

        Raises expat's and zipfile's errors on damage, HostileError on what no spreadsheet program writes.
        """
        part = XmlPart(self._start, self._end, self._text)
        head, rest = self._to_the_rows(member)
        part.feed(head)
        if rest is not None:
            yield from self._plain_rows(part, member, rest)
        while chunk := member.read(CHUNK):
            part.feed(chunk)
            yield from self._taken()
        part.feed(b"")
        yield from self._taken()

    def _to_the_rows(self, member: IO[bytes]) -> tuple[bytes, bytes | None]:
        """Read to where the rows begin; return what stands before them and what was read of them.

        None for the latter when the sheet is not written in the usual way.
        """
        head = b""
        while len(head) < _LONGEST_HEAD and (chunk := member.read(CHUNK)):
            head += chunk
            if _ROWS_BEGIN in head:
                before, mark, rest = head.partition(_ROWS_BEGIN)
                is_usual = b"<worksheet" in before and b"<!" not in before and not _ENCODING.search(before)
                return (before + mark, rest) if is_usual else (head, None)
        return head, None

    def _plain_rows(self, part: XmlPart, member: IO[bytes], buffer: bytes) -> Iterator[RawRow]:
        """Yield rows from where they begin; expat gets those that are not plain, and what follows the last one."""
        plain, start = self._plain, 0
        plain.learn(buffer)
        while not buffer.startswith(_ROWS_END, start):
            rows: list[RawRow] = []
            start = plain.take(buffer, start, rows)
            yield from rows
            end = buffer.find(_ROW_ENDS, start) + len(_ROW_ENDS)
            if end < len(_ROW_ENDS):
                chunk = member.read(CHUNK)
                buffer, start = buffer[start:] + chunk, 0
                if not chunk or len(buffer) > _LONGEST_ROW:
                    break
                continue
            other = buffer[start:end]
            part.feed(other)
            yield from self._taken()
            start = end
            if b"<!" in other:  # within a remark everything may look like a row
                break
            plain.learn(other)
        self.hidden_rows += plain.hidden_rows
        part.feed(buffer[start:])
        yield from self._taken()

    def _taken(self) -> Iterator[RawRow]:
        while self._done:
            yield self._done.popleft()

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._parts = None if self._in_phonetic else []
            self._part_count += 1
            if self._part_count > MOST_PARTS:
                raise HostileError
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
        self._row = whole_number(number, LAST_ROW) if number else self._row + 1
        self._cells = []
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows += 1

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference:
            letters = reference.rstrip(_DIGITS)
            # Cells of another row inside a row would move amounts to the wrong sale.
            if whole_number(reference[len(letters) :], LAST_ROW) != self._row:
                raise HostileError
            column = self._columns.get(letters)
            self._column = self._new_column(letters) if column is None else column
        else:
            self._column += 1
        self._style = attributes.get("s", "")
        self._type = attributes.get("t", "n")
        self._has_formula = False
        self._value = None
        self._part_count = 0

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
            self._put(NO_RESULT)
        elif value:
            self._put(self._convert(value))

    def _put(self, value: Cell) -> None:
        cells = self._cells
        missing = self._column - len(cells)
        if missing < 0:
            cells[self._column] = value
            return
        if missing:
            cells.extend([EMPTY] * missing)
        cells.append(value)

    def _convert(self, value: str) -> Cell:
        if self._type == "e":
            self.error_cells += 1
        return self._values.of(self._type, self._style, value)
