"""The tables of a web page, read row by row while the page comes in.

Web shops and tills write a table as HTML and name it .xls, because Excel opens that. Tags are often left open, so a new
row or cell ends the one before. As in a workbook, the text of a joined cell stands in its upper left place only. A
table inside a cell is a table of its own. Used by html_reader.
"""

import io
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from desktop_seg.importing.reading.raw_row import EMPTY, RawRow
from desktop_seg.importing.reading.sheet_reader import LAST_COLUMN, Noticed, RowBuilder
from desktop_seg.importing.reading.xml_part import HostileError

_CHUNK = 1 << 16
# Bounds of the HTML standard for joined cells.
_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534
# A tag or a note that is not closed for so long is no page; reading on would take ever longer.
_LONGEST_TAG = 1 << 20
# So long is no row of a list, nor what stands before the first one (styles, a logo); reading on may take minutes.
_LONGEST_ROW = 1 << 20
_LONGEST_HEAD = 4 << 20
# A page is laid out with tables in tables, but not so deep, and no page shows so many.
_DEEPEST = 100
_MOST_TABLES = 5_000
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title"})
_LINES = frozenset({"br", "p", "div", "li"})
_HIDDEN_WORDS = ("display:none", "display: none", "mso-hide", "visibility:hidden")
_EVERY = -1

Attributes = list[tuple[str, str | None]]


class TableRow(NamedTuple):
    """A row and the place of its table among the tables of the page. Its number counts the rows of that table."""

    table: int
    row: RawRow


def rows(page: io.TextIOBase, noticed: Noticed, table: int = _EVERY) -> Iterator[TableRow]:
    """Yield the rows that are not blank of one table, or of every one as they end."""
    parser = _Page(noticed, table)
    without_row = 0
    while True:
        # The parser begins an unfinished tag anew with every piece: pieces that grow with it keep that short.
        chunk = page.read(max(_CHUNK, len(parser.rawdata)))
        if chunk:
            begun = parser.rows_begun
            parser.feed(chunk)
            without_row = 0 if parser.rows_begun > begun else without_row + len(chunk)
            if len(parser.rawdata) > _LONGEST_TAG or without_row > parser.longest_row:
                raise HostileError
        else:
            parser.close()
            parser.finish()
        while parser.done:
            yield parser.done.popleft()
        if not chunk or parser.is_over:
            return


class _Page(HTMLParser):
    """Hands what stands in a table to that table."""

    def __init__(self, noticed: Noticed, wanted: int) -> None:
        super().__init__(convert_charrefs=True)
        self.is_over = False
        self.done: deque[TableRow] = deque()
        self._noticed = noticed
        self._wanted = wanted
        self._count = 0
        self._open: list[_Table | None] = []
        self._here: _Table | None = None
        self._unseen = 0
        self.rows_begun = 0

    @property
    def longest_row(self) -> int:
        """How many letters may come without the beginning of a row."""
        return _LONGEST_ROW if self._open else _LONGEST_HEAD

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Take an opening tag."""
        if tag == "table":
            is_wanted = self._wanted in (_EVERY, self._count)
            self._here = _Table(self._count, self.done, self._noticed) if is_wanted else None
            self._open.append(self._here)
            self._count += 1
            if len(self._open) > _DEEPEST or self._count > _MOST_TABLES:
                raise HostileError
        elif tag == "tr":
            self.rows_begun += 1
            if self._here is not None:
                self._here.start(tag, attrs)
        elif tag in _UNSEEN:
            self._unseen += 1
        elif self._here is not None:
            self._here.start(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Take a tag that is closed at once."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take a closing tag."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            closed = self._open.pop()
            if closed is not None:
                closed.end_row()
                self.is_over = self._wanted != _EVERY
            self._here = self._open[-1] if self._open else None
        elif self._here is not None:
            self._here.end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._here is not None and not self._unseen:
            self._here.text(data)

    def finish(self) -> None:
        """End the tables that were left open."""
        for table in reversed(self._open):
            if table is not None:
                table.end_row()


class _Table:
    """One open table."""

    def __init__(self, place: int, done: deque[TableRow], noticed: Noticed) -> None:
        self._place = place
        self._done = done
        self._noticed = noticed
        self._row = RowBuilder()
        self._number = 0
        self._column = 0
        self._in_row = False
        self._span = (1, 1)
        self._parts: list[str] | None = None
        self._taken: dict[int, int] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take an opening tag."""
        if tag in ("td", "th"):
            self._start_cell(attributes)
        elif tag == "tr":
            self._start_row(attributes)
        elif tag in _LINES and self._parts is not None:
            self._parts.append("\n")

    def end(self, tag: str) -> None:
        """Take a closing tag."""
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self.end_row()

    def text(self, data: str) -> None:
        """Take text; only tags begin a new line in it."""
        if self._parts is not None:
            self._parts.append(data.replace("\n", " ") if "\n" in data else data)

    def end_row(self) -> None:
        """End the row that is open, if there is one."""
        self._end_cell()
        if not self._in_row:
            return
        self._in_row = False
        done = self._row.begin(0)
        if done is not None:
            self._done.append(TableRow(self._place, done))
        if self._taken:
            self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}

    def _start_row(self, attributes: Attributes) -> None:
        self.end_row()
        self._number += 1
        self._row.begin(self._number)
        self._column = 0
        self._in_row = True
        if attributes:
            style = (dict(attributes).get("style") or "").lower()
            self._noticed.hidden_rows += any(word in style for word in _HIDDEN_WORDS)

    def _start_cell(self, attributes: Attributes) -> None:
        self._end_cell()
        if not self._in_row:
            self._start_row([])
        while self._column in self._taken:
            self._column += 1
        if self._column >= LAST_COLUMN:
            raise HostileError
        self._span = (1, 1)
        if attributes:
            said = dict(attributes)
            self._span = (_span(said.get("colspan"), _MOST_COLUMNS), _span(said.get("rowspan"), _MOST_ROWS))
        self._parts = []

    def _end_cell(self) -> None:
        if self._parts is None:
            return
        self._row.put(self._column, _plain("".join(self._parts)))
        self._parts = None
        columns, rows = self._span
        if rows > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + columns), rows))
        self._column += columns
        if columns > 1:
            self._row.put(self._column - 1, EMPTY)


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return max(1, min(int(digits[:6]), most))


def _plain(text: str) -> str:
    """Return the text of a cell as a browser shows it: blanks joined, lines kept, none at its ends."""
    if "\n" not in text:
        return _joined(text)
    return "\n".join(line for line in map(_joined, text.split("\n")) if line)


def _joined(line: str) -> str:
    # Only ordinary blanks: a non-breaking one in "1 234,50" says that the figures belong together.
    if " " not in line and "\t" not in line and "\r" not in line:
        return line
    return " ".join(part for part in line.replace("\t", " ").replace("\r", " ").split(" ") if part)
