"""Reads old Excel workbooks (.xls, Excel 5 to 2003), record by record. Opened through source.

Record layouts: [MS-XLS]. Cells of a row come in order, rows too; a row that comes back is handed on a second time
rather than laid over the first.
"""

import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from math import isfinite

from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.number_format import converter
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow, SheetInfo
from desktop_seg.importing.reading.sheet_reader import Noticed, RowBuilder, SheetReader, unlike
from desktop_seg.importing.reading.xls_book import BOF, CONTINUE, EOF, FORMULA, SHOWS_NOTHING, Book, Record
from desktop_seg.importing.reading.xml_part import HostileError, damage_told
from desktop_seg.importing.sheet_error import NO_RESULT, NOT_AVAILABLE, OF_CODE

_NUMBER, _RK, _MULTIPLE_RK, _STRING = 0x0203, 0x027E, 0x00BD, 0x0207
_SHARED_TEXT, _TEXT, _RICH_TEXT, _TRUTH_OR_ERROR = 0x00FD, 0x0204, 0x00D6, 0x0205
_ROW, _SIZE, _FILTER = 0x0208, 0x0200, 0x009D
_ROW_IS_HIDDEN = 0x20
# What a formula shows, where that is no number: the first of its eight bytes.
_SHOWS_TEXT, _SHOWS_TRUTH, _SHOWS_ERROR = range(3)


class XlsReader(SheetReader):
    """An opened .xls file."""

    container = Container.XLS

    def __init__(self, content: Content) -> None:
        super().__init__(content.path)
        with damage_told(self.path), closing(content.open()) as file:
            self._book = Book(file)
            self.is_1904 = self._book.is_1904
            names = unlike([sheet.name for sheet in self._book.sheets])
            self.sheets = tuple(self._info(place, name) for place, name in enumerate(names))

    def _info(self, place: int, name: str) -> SheetInfo:
        sheet = self._book.sheets[place]
        for record in self._book.records(sheet.offset):
            if record.kind == _SIZE and self._book.is_biff8:
                _first, rows, _left, columns = struct.unpack_from("<IIHH", record.data)
                return SheetInfo(name, rows, columns, sheet.is_hidden)
            if record.kind in (EOF, _ROW, _NUMBER):
                break
        return SheetInfo(name, None, None, sheet.is_hidden)

    def _read(self, place: int, noticed: Noticed, /) -> Iterator[RawRow]:
        return _SheetRecords(self._book, noticed).rows(self._book.sheets[place].offset)


class _SheetRecords:
    """Turns the records of one sheet into rows."""

    def __init__(self, book: Book, noticed: Noticed) -> None:
        self._book = book
        self._noticed = noticed
        self._row = RowBuilder()
        self._row_index = -1
        self._text_column: int | None = None
        self._converters: dict[int, Callable[[float], Cell] | None] = {}
        self._handlers: dict[int, Callable[[bytes], None]] = {
            _NUMBER: self._number,
            _RK: self._rk,
            _MULTIPLE_RK: self._multiple_rk,
            FORMULA: self._formula,
            _SHARED_TEXT: self._shared_text,
            _TEXT: self._text,
            _RICH_TEXT: self._text,
            _TRUTH_OR_ERROR: self._truth_or_error,
        }

    def rows(self, offset: int) -> Iterator[RawRow]:
        """Yield the rows of the sheet whose records begin at an offset."""
        depth = 0
        for record in self._book.records(offset):
            if record.kind == BOF:
                depth += 1  # a chart in the sheet has records of its own between
            elif record.kind == EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:
                done = self._take(record)
                if done is not None:
                    yield done
        else:
            raise EOFError
        last = self._row.begin(0)
        if last is not None:
            yield last

    def _take(self, record: Record) -> RawRow | None:
        kind = record.kind
        handler = self._handlers.get(kind)
        if handler is not None:
            done = None
            row = int.from_bytes(record.data[:2], "little")
            if row != self._row_index:
                done = self._row.begin(row + 1)
                self._row_index = row
            handler(record.data)
            return done
        if kind == _STRING and self._text_column is not None:
            self._row.put(self._text_column, self._long(record))
            self._text_column = None
        elif kind == _ROW:
            self._noticed.hidden_rows += bool(record.data[12] & _ROW_IS_HIDDEN)
        elif kind == _FILTER:
            self._noticed.is_filtered = True
        return None

    def _long(self, record: Record) -> str:
        """Return the text a formula shows; one of more than 8,000 letters goes on in the next records."""
        book, data = self._book, record.data
        length = struct.unpack_from("<H", data)[0]
        if not book.is_biff8 or len(data) >= 3 + length * (1 + (data[2] & 1)):
            return book.text(data, 0)
        parts = [_letters(data[3:], data[2])]
        for more in book.records(record.end):
            if more.kind != CONTINUE:
                break
            parts.append(_letters(more.data[1:], more.data[0]))
        return "".join(parts)[:length]

    def _number(self, data: bytes) -> None:
        column, style, number = struct.unpack_from("<HHd", data, 2)
        self._put_number(column, style, number)

    def _rk(self, data: bytes) -> None:
        column, style, packed = struct.unpack_from("<HHI", data, 2)
        self._put_number(column, style, rk_number(packed))

    def _multiple_rk(self, data: bytes) -> None:
        column = struct.unpack_from("<H", data, 2)[0]
        for place, (style, packed) in enumerate(struct.iter_unpack("<HI", data[4:-2])):
            self._put_number(column + place, style, rk_number(packed))

    def _shared_text(self, data: bytes) -> None:
        column, _style, index = struct.unpack_from("<HHI", data, 2)
        self._row.put(column, self._book.texts[index])

    def _text(self, data: bytes) -> None:
        self._row.put(struct.unpack_from("<H", data, 2)[0], self._book.text(data, 6))

    def _truth_or_error(self, data: bytes) -> None:
        column, _style, value, is_error = struct.unpack_from("<HHBB", data, 2)
        self._put_truth_or_error(column, value, bool(is_error))

    def _put_truth_or_error(self, column: int, value: int, is_error: bool) -> None:
        if is_error:
            self._noticed.error_cells += 1
            self._row.put(column, OF_CODE.get(value, NOT_AVAILABLE))
        else:
            self._row.put(column, bool(value))

    def _formula(self, data: bytes) -> None:
        column, style = struct.unpack_from("<HH", data, 2)
        self._text_column = None
        result = data[6:14]
        if result[6:] != b"\xff\xff":
            self._put_number(column, style, struct.unpack("<d", result)[0])
            return
        shows = result[0]
        if shows == _SHOWS_TEXT:
            self._text_column = column
        elif shows == SHOWS_NOTHING:
            self._row.put(column, self._nothing())
        else:
            self._put_truth_or_error(column, result[2], shows == _SHOWS_ERROR)

    def _nothing(self) -> Cell:
        """Return what a formula that shows nothing stands for: an empty text, if ever a program has calculated it."""
        if self._book.is_calculated:
            return EMPTY
        self._noticed.formulas_without_value += 1
        return NO_RESULT

    def _put_number(self, column: int, style: int, number: float) -> None:
        if not isfinite(number):  # no program writes that; a changed bit does
            raise HostileError
        if style not in self._converters:
            formats = self._book.formats
            self._converters[style] = converter(formats.of(str(style)), self._book.is_1904)
        convert = self._converters[style]
        self._row.put(column, convert(number) if convert else number)


def rk_number(packed: int) -> float:
    """Unpack a number of four bytes: the upper half of a float or a whole number, perhaps a hundred times too large."""
    if packed & 2:
        number = float(packed - (1 << 32) >> 2 if packed & 0x80000000 else packed >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return number / 100 if packed & 1 else number


def _letters(data: bytes, marks: int) -> str:
    return data.decode("utf-16-le", errors="replace") if marks & 1 else data.decode("latin-1")
