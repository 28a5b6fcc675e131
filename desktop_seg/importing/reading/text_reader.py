"""Reads text files with one row a line: CSV, tab text, in any encoding, as a stream of a few kilobytes.

A quotation mark that is never closed makes an ordinary reader swallow the rest of the file into one cell. Here a row
that goes over several lines must close its quotes cleanly and have as many cells as the rows around it; else its first
line is handed on as damaged and reading goes on with the next line. Opened through source.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from desktop_seg.base.i18n import _
from desktop_seg.importing.reading import encoding as encodings
from desktop_seg.importing.reading import preflight
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.delimiter import Delimiter, find_delimiter
from desktop_seg.importing.reading.encoding import MENDING, Encoding
from desktop_seg.importing.reading.raw_row import Cell, RawRow, Remark, RemarkKind, SheetInfo, is_blank

SHEET = ""
_HEAD_LINES = 200
# A cell with a letter or a list of articles has tens of lines; hundreds come from a quote that was never closed.
_MOST_LINES_IN_ROW = 200
# Lines with signs but no letter above the first row of data. No export begins so; below it some fill up with them.
_MOST_BLANK = 200_000


class TextReader:
    """An opened text file: one sheet with the name ""."""

    container = Container.CSV
    is_1904 = False

    def __init__(self, content: Content, encoding: str | None = None, delimiter: str | None = None) -> None:
        self.path = content.path
        self._content = content
        self.encoding: Encoding = Encoding(encoding, 1.0) if encoding else encodings.detect(content)
        self._has_zeros = not self.encoding.name.startswith("utf-16") and _has_zeros(content)
        self._found: Delimiter = find_delimiter(self._head())
        if delimiter:
            self._found = Delimiter(delimiter, self._found.lines_before)
        self.delimiter: str = self._found.sign
        self._width = self._usual_width()
        self.sheets: tuple[SheetInfo, ...] = (SheetInfo(SHEET, None, self._width),)

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What was noticed when the encoding was found."""
        strangers = self.encoding.strangers
        return (Remark(RemarkKind.STRANGE_LETTER, self._content.name, strangers),) if strangers else ()

    def first_rows(self, _sheet: str = SHEET, n: int = _HEAD_LINES) -> list[RawRow]:
        """Return up to n rows that are not blank."""
        return list(islice(self.rows(), n))

    def rows(self, _sheet: str = SHEET) -> Iterator[RawRow]:
        """Yield the rows that are not blank; `number` is the line where a row begins.

        Raises UserError where there is no end of blank lines before the first row of data.
        """
        with self._open() as file:
            skipped = self._found.lines_before
            rows = _rows(islice(_unmarked(file), skipped, None), self.delimiter, self._width, skipped)
            try:
                yield from _judged(rows) if self._has_zeros else rows
            except _NoRowsError:
                raise preflight.no_rows(self.path) from None

    def readings(self) -> tuple[Encoding, ...]:
        """Return the special words of the file in every way it can be read."""
        return encodings.readings(self._content)

    def close(self) -> None:
        """Do nothing: the file is open only while its rows are read."""

    def _head(self) -> list[str]:
        with self._open() as file:
            return list(islice(_unmarked(file), _HEAD_LINES))

    def _open(self) -> io.TextIOWrapper:
        errors = MENDING if self.encoding.name.startswith("utf-8") else "replace"
        return io.TextIOWrapper(self._content.open(), encoding=self.encoding.name, errors=errors, newline="")

    def _usual_width(self) -> int:
        rows = csv.reader(self._head()[self._found.lines_before :], delimiter=self.delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(widths, key=lambda width: (widths[width], width), default=1)


class _NoRowsError(Exception):
    """So many lines hold nothing that this is no table."""


_MARK = "\ufeff"


def _unmarked(lines: Iterable[str]) -> Iterator[str]:
    """Return the lines, the first one without its byte order mark."""
    rest = iter(lines)
    return chain((line.removeprefix(_MARK) for line in islice(rest, 1)), rest)


def _rows(lines: Iterator[str], sign: str, width: int, before: int) -> Iterator[RawRow]:
    """Yield rows; `before` lines of the file have been taken off already."""
    taken: list[str] = []
    again: list[str] = []
    number = before + 1
    lacking = 2  # rows that make a table: headings and one row under them
    while True:
        reader = csv.reader(_tapped(chain(again, lines), taken), delimiter=sign)
        again = []
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = []
            count = len(taken)
            if count == 1 or (count > 1 and _is_sound(taken, sign, width)):
                # Most first cells begin with a letter or digit; asking that first saves a call for each row.
                if (cells and "!" <= cells[0] < "\x7f") or not is_blank(cells):
                    yield RawRow(number, cells)
                    if lacking:
                        lacking -= 1
                elif lacking and number > _MOST_BLANK:
                    raise _NoRowsError
                number += count
                taken.clear()
                continue
            yield _damaged(number, taken[0], sign)
            if lacking:
                lacking -= 1
            number += 1
            again = taken[1:]
            taken = []
            break
        # `again` is read once more, line by line, by a fresh reader: the old one may stand inside a quoted cell.


def _tapped(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line
        if len(taken) >= _MOST_LINES_IN_ROW:
            return
    # Asked for more within the last row: its quote is open. The empty line makes that row one of several lines.
    taken.append("")


def _is_sound(taken: list[str], sign: str, width: int) -> bool:
    try:
        rows = list(csv.reader(taken, delimiter=sign, strict=True))
    except csv.Error:
        return False
    if len(rows) != 1:
        return False
    # Cells may be left out at the end of a row, but a line that is a whole row by itself was swallowed.
    return len(rows[0]) == width or all(len(row) < width for row in csv.reader(_apart(taken[1:]), delimiter=sign))


def _apart(lines: list[str]) -> Iterator[str]:
    """Yield lines without quotation marks, so that none runs into the next."""
    return (line.replace('"', "") for line in lines)


_ZERO = "\0"
_PIECE = 1 << 20


def _has_zeros(content: Content) -> bool:
    with content.open() as file:
        return any(0 in piece for piece in iter(partial(file.read, _PIECE), b""))


def _holds_zero(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and _ZERO in cell for cell in cells)


def _judged(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """Yield rows of a text that holds zero bytes. Old tills fill their columns up with them, which shows in most rows;
    elsewhere they are damage, and where a computer stopped while it wrote, the rest of the file is nothing else.
    """
    rest = iter(rows)
    head = list(islice(rest, _HEAD_LINES))
    filling = _ZERO if sum(_holds_zero(row.cells) for row in head) * 2 > len(head) else ""
    for row in chain(head, rest):
        cells = [cell.rstrip(filling) if filling and isinstance(cell, str) else cell for cell in row.cells]
        is_damaged = _holds_zero(cells)
        reason = _("Letters of this row were lost: the file was damaged where it stands.") if is_damaged else ""
        yield RawRow(row.number, cells, row.fault or reason)


def _damaged(number: int, line: str, sign: str) -> RawRow:
    cells = list(next(csv.reader([line], delimiter=sign, quoting=csv.QUOTE_NONE), []))
    return RawRow(number, cells, _("A quotation mark is opened and never closed in this row."))
