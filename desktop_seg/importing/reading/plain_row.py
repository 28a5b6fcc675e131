"""Rows of a worksheet that are written as all usual programs write them, each taken apart by one pattern.

Four times as fast as going through the row tag by tag. Cells of equal writing are converted once and are then one and
the same object, which makes them quick to look up ever after. Whatever is written otherwise (formatted parts of a
text, a formula without result, an error, a cell out of its place) is no plain row: sheet_stream gives it to expat.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import cast

from desktop_seg.importing.reading.cell_value import CellValues
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow, column_index, column_letter, is_blank
from desktop_seg.importing.reading.shared_string import unescaped
from desktop_seg.importing.reading.sheet_reader import LAST_ROW

# A wider table is none that a till wrote; the pattern would get slow.
_MOST_COLUMNS = 300
# Writings of cells that are remembered: 40 MB at the most.
_MOST_REMEMBERED = 200_000

_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})\d')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_ATTRIBUTES = re.compile(r'(?: ([a-z]+)="([^"&<]*)")*>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"&]*)"')
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));|&")
# Carriage returns mean a line break, other control characters damage.
_NOT_AS_IT_STANDS = re.compile(rb"[\x00-\x08\x0b-\x1f]")
# What RawRow(...) does, without a step of Python for each of a million rows.
_AS_ROW = cast("Callable[[Iterable[object]], RawRow]", partial(tuple.__new__, RawRow))
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

# The inside of a cell behind its reference, the usual ways of writing it first. Nothing in it is tried twice
# (possessive), however it is written. Looking for one sign is quicker than for one of two, by a fifth of all the time
# this takes: that no "<" stands in a tag is seen to where writings are taken apart.
_CELL = (
    rb"([^>]*+>(?><v>[^<]*+</v></c>|<is><t[^<]*+</t></is></c>"
    rb"|(?><f[^<]*+</f>|<f[^<]*+/>)<v>[^<]*+</v></c>|<v ?/></c>|</c>|))"
)


class NotPlainError(Exception):
    """A cell is written in a way that is left to expat."""


class _Cells(dict[bytes, Cell]):
    """The value of a cell by its writing: everything between its reference and the next cell."""

    def __init__(self, values: CellValues) -> None:
        self._values = values
        self._heads: dict[bytes, Callable[[bytes], Cell]] = {}

    def __missing__(self, writing: bytes) -> Cell:
        head, mark, rest = writing.partition(b"<v>")
        if mark:
            text, convert = rest[:-8], self._heads.get(head)  # </v></c>
            value = convert(text) if convert and text else self._value(head, text)
        elif writing.endswith(b"</t></is></c>"):
            start, _, text = writing.partition(b"<is><t")
            space, _, text = text.partition(b">")
            if not start.endswith(b't="inlineStr">') or b"<" in start or space not in (b"", b' xml:space="preserve"'):
                raise NotPlainError
            value = unescaped(_decoded(text[:-13]))  # </t></is></c>
        elif (b"<f" not in writing and writing.endswith((b"/>", b"</c>")) and _is_tag(writing)) or not writing:
            value = EMPTY
        else:
            raise NotPlainError
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[writing] = value
        return value

    def _value(self, head: bytes, text: bytes) -> Cell:
        before, formula, _ = head.partition(b"<f")
        if not text:
            if formula or not _is_tag(head):
                raise NotPlainError
            return EMPTY
        convert = self._heads.get(before)
        if convert is None:
            convert = self._heads[before] = self._converter(before.decode())
        return convert(text)

    def _converter(self, head: str) -> Callable[[bytes], Cell]:
        if not _ATTRIBUTES.fullmatch(head):
            raise NotPlainError
        attributes = dict(_ATTRIBUTE.findall(head))
        values, kind, style = self._values, attributes.get("t", "n"), attributes.get("s", "")
        if kind == "e":
            raise NotPlainError
        if kind == "n":
            of_number = values.of_number(style)
            return (lambda text: of_number(float(text))) if of_number else float
        return lambda text: values.of(kind, style, _decoded(text))


def _is_tag(writing: bytes) -> bool:
    """Tell whether it begins with the rest of a tag."""
    attributes, end, _ = writing.partition(b">")
    return bool(end) and b"<" not in attributes


def _decoded(raw: bytes) -> str:
    """Return the letters of a text. Raises ValueError where expat would find them damaged."""
    if _NOT_AS_IT_STANDS.search(raw):
        raise NotPlainError
    text = raw.decode()
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _letter(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    if not decimal and not hexadecimal:
        raise NotPlainError
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number < 0x20 or 0xD800 <= number < 0xE000 or number >= 0xFFFE:
        raise NotPlainError
    return chr(number)


class PlainRows:
    """Takes plain rows from the bytes of one sheet; learns which columns there are. hidden_rows: how many it took."""

    def __init__(self, values: CellValues) -> None:
        self.hidden_rows = 0
        self._cells = _Cells(values)
        self._width = 0
        self._pattern: re.Pattern[bytes] | None = None

    def learn(self, piece: bytes) -> None:
        """Look for columns that no row had so far."""
        width = max((column_index(letters.decode()) + 1 for letters in set(_REFERENCE.findall(piece))), default=0)
        if self._width < width <= _MOST_COLUMNS:
            self._width = width
            self._pattern = _row_pattern(map(column_letter, range(width)))

    def take(self, buffer: bytes, start: int, rows: list[RawRow]) -> int:
        """Append the rows from `start` on that are not blank, up to the first that is not plain or not there to its
        end; return where that one begins.
        """
        if self._pattern is None:
            return start
        found = self._pattern.findall(buffer, start)
        end = len(buffer)
        if found and found[-1][-1]:
            end -= len(found.pop()[-1])
        if not found:
            return end
        numbers, heads, *columns, _rest = zip(*found, strict=True)
        try:
            rows += self._rows(numbers, columns)
        except NotPlainError:
            return self._take_singly(buffer, start, rows)
        self._count_hidden(heads)
        return end

    def _take_singly(self, buffer: bytes, start: int, rows: list[RawRow]) -> int:
        """Do the same row by row, because there is one that is not plain within a cell."""
        assert self._pattern is not None
        while (found := self._pattern.match(buffer, start)) and found.lastindex != found.re.groups:
            number, head, *cells, _rest = found.groups(b"")
            try:
                rows += self._rows((number,), [(cell,) for cell in cells])
            except NotPlainError:
                break
            self._count_hidden((head,))
            start = found.end()
        return start

    def _rows(self, numbers: Sequence[bytes], columns: Iterable[Sequence[bytes]]) -> list[RawRow]:
        """Return the rows that are not blank of some that follow each other. columns: the writings of their cells."""
        places = list(map(int, numbers))
        if max(places) > LAST_ROW:
            raise NotPlainError
        value_of = self._cells.__getitem__
        cells = [list(map(value_of, column)) for column in columns]
        rows = list(map(_AS_ROW, zip(places, zip(*cells, strict=True), repeat(""), strict=False)))
        if set(map(type, cells[0])) == {float}:
            return rows
        return [row for row in rows if not is_blank(row.cells)]

    def _count_hidden(self, heads: Sequence[bytes]) -> None:
        for head in set(heads):
            if b"hidden" in head and _HIDDEN.search(head):
                self.hidden_rows += heads.count(head)


def _row_pattern(columns: Iterable[str]) -> re.Pattern[bytes]:
    """Return the pattern of a row: any of these columns, in order, each cell of this very row.

    Where no such row begins, its last group is all that follows: so that no row is passed over.
    """
    cells = b"".join(b'(?><c r="%s\\1"%s|)' % (column.encode(), _CELL) for column in columns)
    return re.compile(rb'<row r="([1-9]\d{0,6})"([^<>]*+)(?<!/)>' + cells + rb"</row>\s*+|([\s\S]++)")
