"""The parts of an old Excel workbook (.xls, BIFF8 and BIFF5): its records, sheets, formats and shared texts.

A workbook is one stream of records, each with a kind and a length, inside an OLE container. Record layouts: [MS-XLS].
Read here and not by calamine, which keeps full grids of all sheets, trusts the sizes a file claims (three numbers in a
file are enough to end the process) and drops leading zeros. Used by xls_reader.
"""

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO

from desktop_seg.importing.reading.number_format import Formats, formats_of
from desktop_seg.importing.reading.xml_part import HostileError

BOF, EOF, CONTINUE, FORMULA = 0x0809, 0x000A, 0x003C, 0x0006
# What a formula shows, where that is neither number, text, yes or no, nor error: the first of its eight bytes.
SHOWS_NOTHING = 3
_DATE_1904, _CODE_PAGE, _SHEET, _FORMAT, _XF, _TEXTS = 0x0022, 0x0042, 0x0085, 0x041E, 0x00E0, 0x00FC
_OLD_FORMAT, _CALCULATED_BY = 0x001E, 0x01C1
_BIFF8 = 0x0600
_WORKSHEET = 0
_WIDE, _FAR_EAST, _RICH = 0x01, 0x04, 0x08


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One worksheet: its name for people, where its records begin."""

    name: str
    offset: int
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Record:
    """One record; end: where the next one begins."""

    kind: int
    data: bytes
    end: int


class Book:
    """The records of a workbook. Raises struct.error, LookupError, HostileError on damage (see damage_told)."""

    def __init__(self, file: IO[bytes]) -> None:
        self.data = _stream(file)
        self.is_1904 = False
        self._names_calculator = False
        self.sheets: list[BookSheet] = []
        self._codes: dict[int, str] = {}
        self._ids: list[int] = []
        self._pieces: list[bytes] = []
        first = next(self.records(0), None)
        if first is None or first.kind != BOF:
            raise HostileError
        self.is_biff8 = struct.unpack_from("<H", first.data)[0] == _BIFF8
        self.letters = "cp1252"
        self._read_globals(first.end)

    def records(self, place: int) -> Iterator[Record]:
        """Yield the records from a place to the end of the stream. Raises EOFError when one is cut off."""
        data, size = self.data, len(self.data)
        while place + 4 <= size:
            kind, length = struct.unpack_from("<HH", data, place)
            end = place + 4 + length
            if end > size:
                raise EOFError
            yield Record(kind, data[place + 4 : end], end)
            place = end

    @cached_property
    def is_calculated(self) -> bool:
        """Whether a program has ever worked out the formulas: it says so itself, or one of them shows something."""
        return self._names_calculator or any(
            record.kind == FORMULA and (record.data[12:14] != b"\xff\xff" or record.data[6] != SHOWS_NOTHING)
            for record in self.records(0)
        )

    @cached_property
    def formats(self) -> Formats:
        """The number formats in the order in which cells name them."""
        return formats_of(self._ids, self._codes)

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts."""
        return _Texts(self._pieces).read() if self._pieces else []

    def text(self, data: bytes, place: int, length_bytes: int = 2) -> str:
        """Return a text within one record: its length in one or two bytes, in BIFF8 a byte of marks, its letters."""
        length = int.from_bytes(data[place : place + length_bytes], "little")
        start = place + length_bytes
        if not self.is_biff8:
            return _whole(data, start, length).decode(self.letters, errors="replace")
        marks = data[start]
        start += 1 + (2 if marks & _RICH else 0) + (4 if marks & _FAR_EAST else 0)
        return _decoded(_whole(data, start, length * (2 if marks & _WIDE else 1)), bool(marks & _WIDE))

    def _read_globals(self, place: int) -> None:
        is_texts = False
        for record in self.records(place):
            if record.kind == EOF:
                return
            if record.kind == _TEXTS or (record.kind == CONTINUE and is_texts):
                self._pieces.append(record.data)
                is_texts = True
                continue
            is_texts = False
            self._take(record)
        raise EOFError

    def _take(self, record: Record) -> None:
        data = record.data
        if record.kind == _XF:
            self._ids.append(struct.unpack_from("<H", data, 2)[0])
        elif record.kind in (_FORMAT, _OLD_FORMAT):
            number = struct.unpack_from("<H", data)[0]
            self._codes[number] = self.text(data, 2, 2 if self.is_biff8 else 1)
        elif record.kind == _SHEET:
            offset, hidden, kind = struct.unpack_from("<IBB", data)
            if kind == _WORKSHEET:
                self.sheets.append(BookSheet(self.text(data, 6, 1), offset, bool(hidden & 3)))
        elif record.kind == _DATE_1904:
            self.is_1904 = bool(struct.unpack_from("<H", data)[0])
        elif record.kind == _CODE_PAGE:
            self.letters = _code_page(struct.unpack_from("<H", data)[0])
        elif record.kind == _CALCULATED_BY:
            self._names_calculator = True


class _Texts:
    """The table of shared texts, which goes on over several records: a text may be cut anywhere, and goes on with a
    new byte that says whether its letters are wide.
    """

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._place = 8

    def read(self) -> list[str]:
        count = struct.unpack_from("<I", self._pieces[0], 4)[0]
        texts: list[str] = []
        # The count is what the file claims; some programs write a wrong one, so the bytes decide.
        while len(texts) < count and self._has_more():
            texts.append(self._text())
        return texts

    def _has_more(self) -> bool:
        while self._place >= len(self._pieces[self._piece]):
            if self._piece + 1 >= len(self._pieces):
                return False
            self._piece, self._place = self._piece + 1, 0
        return True

    def _text(self) -> str:
        length, marks = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if marks & _RICH else 0
        extra = struct.unpack("<I", self._take(4))[0] if marks & _FAR_EAST else 0
        parts = []
        while length:
            if self._place >= len(self._pieces[self._piece]):
                self._next_piece()
                marks = self._take(1)[0]
            width = 2 if marks & _WIDE else 1
            here = min(length, (len(self._pieces[self._piece]) - self._place) // width)
            if not here:
                raise EOFError
            parts.append(_decoded(self._take(here * width), width == 2))
            length -= here
        self._skip(4 * runs + extra)
        return "".join(parts)

    def _take(self, size: int) -> bytes:
        piece = self._pieces[self._piece]
        found = _whole(piece, self._place, size)
        self._place += size
        return found

    def _skip(self, size: int) -> None:
        while size > len(self._pieces[self._piece]) - self._place:
            size -= len(self._pieces[self._piece]) - self._place
            self._next_piece()
        self._place += size

    def _next_piece(self) -> None:
        self._piece, self._place = self._piece + 1, 0
        if self._piece >= len(self._pieces):
            raise EOFError


def _stream(file: IO[bytes]) -> bytes:
    import olefile

    try:
        with olefile.OleFileIO(file) as ole:
            # An old program beside a new one writes both; the newer one has all letters.
            data: bytes = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read()
            return data
    except Exception as error:
        # olefile raises what its parsing stumbles over; all of it means damage.
        raise EOFError from error


def _code_page(number: int) -> str:
    """Return Python's name of a code page of Windows; 1200 is UTF-16, which BIFF8 has anyway."""
    name = {1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _whole(data: bytes, start: int, size: int) -> bytes:
    found = data[start : start + size]
    if len(found) < size:
        raise EOFError
    return found


def _decoded(data: bytes, is_wide: bool) -> str:
    # Narrow letters are the first 256 of Unicode, whatever the code page.
    return data.decode("utf-16-le", errors="replace") if is_wide else data.decode("latin-1")
