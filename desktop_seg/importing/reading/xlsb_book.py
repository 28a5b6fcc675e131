"""The parts of a binary Excel workbook (.xlsb): records, sheets, formats and shared texts.

The container is that of .xlsx; its members hold records instead of XML, each with a kind and a length. Record layouts:
[MS-XLSB]. Used by xlsb_reader.
"""

import struct
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import IO

from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.number_format import Formats, formats_of
from desktop_seg.importing.reading.package import Package, SheetPart
from desktop_seg.importing.reading.raw_row import SheetInfo
from desktop_seg.importing.reading.xml_part import HostileError, damage_told

_BOOK_SETTINGS, _SHEET, _FORMAT, _STYLE, _STYLES, _STYLES_END = 153, 156, 44, 47, 617, 618
_TEXT, _SIZE, _ROWS = 19, 148, 145
# A record holds one cell, text or format: a text has at most 32,767 letters.
_LONGEST_RECORD = 1 << 24
_LONGEST_HEAD = 6
_LAST_SHIFT = 21
_PIECE = 1 << 16
_TEXTS_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a member."""

    kind: int
    data: bytes


class BinaryPackage(Package):
    """An opened .xlsb file."""

    _workbook = "xl/workbook.bin"
    _relations = "xl/_rels/workbook.bin.rels"

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self._known: list[str] = []
        self._stream = self._texts()

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        super().close()

    @cached_property
    def formats(self) -> Formats:
        """The number formats; none at all when the workbook has no styles."""
        codes: dict[int, str] = {}
        ids: list[int] = []
        if self._styles:
            with damage_told(self.path), self.open(self._styles) as member:
                is_inside = False
                for record in records(member):
                    if record.kind == _FORMAT:
                        codes[struct.unpack_from("<H", record.data)[0]] = text(record.data, 2)
                    elif record.kind in (_STYLES, _STYLES_END):
                        is_inside = record.kind == _STYLES
                    elif record.kind == _STYLE and is_inside:
                        ids.append(struct.unpack_from("<H", record.data, 2)[0])
        return formats_of(ids, codes)

    def text_at(self, index: int) -> str:
        """Return a shared text. Texts are read as they are asked for: the first rows need few of them."""
        known = self._known
        if index >= len(known):
            known.extend(islice(self._stream, index + _TEXTS_AT_ONCE - len(known)))
        return known[index]

    def read_all_texts(self) -> None:
        """Read the shared texts to their end: only then is their checksum known."""
        self._known.extend(self._stream)

    def _texts(self) -> Generator[str, None, None]:
        if self._strings:
            with self.open(self._strings) as member:
                for record in records(member):
                    if record.kind == _TEXT:
                        yield text(record.data, 1)  # a byte of marks stands before each

    def info(self, part: SheetPart) -> SheetInfo:
        """Return a sheet with the size that it claims in its first records."""
        with damage_told(self.path), self.open(part.member) as member:
            for record in records(member):
                if record.kind == _SIZE:
                    _first, last_row, _left, last_column = struct.unpack_from("<4I", record.data)
                    return SheetInfo(part.name, last_row + 1, last_column + 1, part.is_hidden)
                if record.kind == _ROWS:
                    break
        return SheetInfo(part.name, None, None, part.is_hidden)

    def _read_sheets(self) -> tuple[SheetPart, ...]:
        found: list[SheetPart] = []
        with self.open(self._workbook) as member:
            for record in records(member):
                if record.kind == _BOOK_SETTINGS:
                    self.is_1904 = bool(record.data[0] & 1)
                elif record.kind == _SHEET:
                    is_hidden = struct.unpack_from("<I", record.data)[0] != 0
                    relation = text(record.data, 8)
                    name = text(record.data, 12 + 2 * len(relation))
                    if relation not in self._others:  # sheets with a chart or a macro have no cells
                        found.append(SheetPart(name, self._targets[relation], is_hidden))
        return tuple(found)


def records(member: IO[bytes]) -> Iterator[Record]:
    """Yield the records of a member to its end. Raises EOFError when one is cut off."""
    piece, place = b"", 0
    while True:
        if len(piece) - place < _LONGEST_HEAD:
            piece, place = piece[place:] + member.read(_PIECE), 0
            if not piece:
                return
        kind, size, place = _head(piece, place)
        missing = place + size - len(piece)
        if missing > 0:
            piece, place = piece[place:] + member.read(max(missing, _PIECE)), 0
            if len(piece) < size:
                raise EOFError
        yield Record(kind, piece[place : place + size])
        place += size


def _head(piece: bytes, place: int) -> tuple[int, int, int]:
    """Return kind and size of the record at a place, and where its data begin."""
    try:
        kind = piece[place]
        place += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (piece[place] << 7)
            place += 1
        size = shift = 0
        while shift <= _LAST_SHIFT:
            byte = piece[place]
            place += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
    except IndexError:
        raise EOFError from None
    if size > _LONGEST_RECORD:
        raise HostileError
    return kind, size, place


def text(data: bytes, place: int) -> str:
    """Return a text of a record: its length in letters, then its letters in UTF-16."""
    size = 2 * struct.unpack_from("<I", data, place)[0]
    letters = data[place + 4 : place + 4 + size]
    if len(letters) < size:
        raise EOFError
    return letters.decode("utf-16-le", errors="replace")
