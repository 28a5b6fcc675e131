"""Reads binary Excel workbooks (.xlsb), record by record as a member is unpacked. Opened through source."""

import struct
from collections.abc import Callable, Iterator
from math import isfinite
from typing import IO

from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.number_format import converter
from desktop_seg.importing.reading.raw_row import Cell, RawRow
from desktop_seg.importing.reading.sheet_reader import Noticed, RowBuilder, SheetReader
from desktop_seg.importing.reading.xls_reader import rk_number
from desktop_seg.importing.reading.xlsb_book import BinaryPackage, records, text
from desktop_seg.importing.reading.xml_part import HostileError
from desktop_seg.importing.sheet_error import NOT_AVAILABLE, OF_CODE

_ROW, _BLANK, _RK, _ERROR, _TRUTH, _NUMBER, _TEXT, _SHARED_TEXT = range(8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_TRUTH, _FORMULA_ERROR = range(8, 12)
# Cells that leave out their column; defined, but written by no program known to us.
_SHORT_CELLS = range(12, 19)
_RICH_TEXT, _SHEET_END, _FILTER = 62, 146, 161
_ROW_IS_HIDDEN = 0x10


class XlsbReader(SheetReader):
    """An opened .xlsb file."""

    container = Container.XLSB

    def __init__(self, content: Content) -> None:
        super().__init__(content.path)
        self._package = BinaryPackage(content)
        self.is_1904 = self._package.is_1904
        self.sheets = tuple(self._package.info(part) for part in self._package.sheets)

    def close(self) -> None:
        """Close the file."""
        self._package.close()

    def _read(self, place: int, noticed: Noticed, /) -> Iterator[RawRow]:
        with self._package.open(self._package.sheets[place].member) as member:
            yield from _SheetRecords(self._package, noticed).rows(member)
        self._package.read_all_texts()


class _SheetRecords:
    """Turns the records of one sheet into rows."""

    def __init__(self, package: BinaryPackage, noticed: Noticed) -> None:
        self._package = package
        self._noticed = noticed
        self._converters: dict[int, Callable[[float], Cell] | None] = {}

    def rows(self, member: IO[bytes]) -> Iterator[RawRow]:
        """Yield the rows of a sheet. Reads the member to its end, so that its checksum is verified."""
        row = RowBuilder()
        for record in records(member):
            kind = record.kind
            if kind == _ROW:
                done = row.begin(struct.unpack_from("<I", record.data)[0] + 1)
                if done is not None:
                    yield done
                self._noticed.hidden_rows += bool(record.data[11] & _ROW_IS_HIDDEN)
            elif _BLANK < kind <= _FORMULA_ERROR or kind == _RICH_TEXT:
                column, style = struct.unpack_from("<II", record.data)
                row.put(column, self._value(kind, record.data, style & 0xFFFFFF))
            elif kind == _FILTER:
                self._noticed.is_filtered = True
            elif kind == _SHEET_END:
                done = row.begin(0)
                if done is not None:
                    yield done
            elif kind in _SHORT_CELLS:
                raise HostileError

    def _value(self, kind: int, data: bytes, style: int) -> Cell:
        if kind == _SHARED_TEXT:
            index: int = struct.unpack_from("<I", data, 8)[0]
            return self._package.text_at(index)
        if kind == _RK:
            return self._number(rk_number(struct.unpack_from("<I", data, 8)[0]), style)
        if kind in (_NUMBER, _FORMULA_NUMBER):
            return self._number(struct.unpack_from("<d", data, 8)[0], style)
        if kind in (_TEXT, _FORMULA_TEXT):
            return text(data, 8)
        if kind == _RICH_TEXT:
            return text(data, 9)
        if kind in (_TRUTH, _FORMULA_TRUTH):
            return bool(data[8])
        self._noticed.error_cells += 1
        return OF_CODE.get(data[8], NOT_AVAILABLE)

    def _number(self, number: float, style: int) -> Cell:
        if not isfinite(number):
            raise HostileError
        if style not in self._converters:
            self._converters[style] = converter(self._package.formats.of(str(style)), self._package.is_1904)
        convert = self._converters[style]
        return convert(number) if convert else number
