"""The rows of one table of a web page, read while the page comes in.

Web shops and tills write a table as HTML and name it .xls, because Excel opens that. Tags are often left open, so a new
row or cell ends the one before. As in a workbook, the text of a joined cell stands in its upper left place only.
Used by html_reader.
"""

import io
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser

from desktop_seg.importing.reading.raw_row import EMPTY, RawRow
from desktop_seg.importing.reading.sheet_reader import Noticed, RowBuilder
from desktop_seg.importing.reading.xml_part import HostileError

_CHUNK = 1 << 16
# Bounds of the HTML standard for joined cells.
_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534
# A tag or a note that is not closed for so long is no page; reading on would take ever longer.
_LONGEST_TAG = 1 << 20
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title"})
_LINES = frozenset({"br", "p", "div", "li"})
_HIDDEN_WORDS = ("display:none", "display: none", "mso-hide", "visibility:hidden")


class TableParser(HTMLParser):
    """Collects the rows of the n-th table; tables inside its cells are tables of their own."""

    def __init__(self, place: int, noticed: Noticed) -> None:
        super().__init__(convert_charrefs=True)
        self.is_over = False
        self.done: deque[RawRow] = deque()
        self._wanted = place
        self._noticed = noticed
        self._table = -1
        self._open: list[int] = []
        self._unseen = 0
        self._row = RowBuilder()
        self._number = 0
        self._column = 0
        self._in_row = False
        self._span = (1, 1)
        self._parts: list[str] | None = None
        self._taken: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an opening tag."""
        if tag == "table":
            self._table += 1
            self._open.append(self._table)
        elif tag in _UNSEEN:
            self._unseen += 1
        elif self._is_here():
            if tag == "tr":
                self._start_row(dict(attrs))
            elif tag in ("td", "th"):
                self._start_cell(dict(attrs))
            elif tag in _LINES and self._parts is not None:
                self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that is closed at once; browsers pay no heed to that but for empty ones such as br."""
        self.handle_starttag(tag, attrs)
        if tag in ("td", "th", "tr", "table", *_UNSEEN):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take a closing tag."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            if self._is_here():
                self.finish()
            self.is_over = self._open.pop() == self._wanted
        elif self._is_here():
            if tag in ("td", "th"):
                self._end_cell()
            elif tag == "tr":
                self._end_row()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._parts is not None and not self._unseen and self._is_here():
            self._parts.append(" ".join(data.split("\n")) if "\n" in data else data)

    def finish(self) -> None:
        """End what was left open."""
        self._end_row()

    def _is_here(self) -> bool:
        return bool(self._open) and self._open[-1] == self._wanted

    def _start_row(self, attributes: dict[str, str | None]) -> None:
        self._end_row()
        self._number += 1
        self._row.begin(self._number)
        self._column = 0
        self._in_row = True
        style = (attributes.get("style") or "").lower()
        self._noticed.hidden_rows += any(word in style for word in _HIDDEN_WORDS)

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._in_row:
            self._start_row({})
        while self._taken.get(self._column, 0) > 0:
            self._column += 1
        self._span = (_span(attributes.get("colspan"), _MOST_COLUMNS), _span(attributes.get("rowspan"), _MOST_ROWS))
        self._parts = []

    def _end_cell(self) -> None:
        if self._parts is None:
            return
        text = _plain("".join(self._parts))
        self._parts = None
        columns, rows = self._span
        self._row.put(self._column, text)
        for column in range(self._column, self._column + columns):
            if rows > 1:
                self._taken[column] = rows
        self._column += columns
        if columns > 1:
            self._row.put(self._column - 1, EMPTY)

    def _end_row(self) -> None:
        self._end_cell()
        if not self._in_row:
            return
        self._in_row = False
        done = self._row.begin(0)
        if done is not None:
            self.done.append(done)
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}


def rows(page: io.TextIOBase, place: int, noticed: Noticed) -> Iterator[RawRow]:
    """Yield the rows that are not blank of the n-th table; `number` counts the rows of that table."""
    parser = TableParser(place, noticed)
    while not parser.is_over:
        chunk = page.read(_CHUNK)
        if not chunk:
            parser.close()
            parser.finish()
        else:
            parser.feed(chunk)
            if len(parser.rawdata) > _LONGEST_TAG:
                raise HostileError
        while parser.done:
            yield parser.done.popleft()
        if not chunk:
            return


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return max(1, min(int(digits[:6]), most))


def _plain(text: str) -> str:
    """Return the text of a cell as a browser shows it: blanks joined, lines kept, none at its ends."""
    if "\n" not in text:
        return _joined(text)
    lines = [_joined(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _joined(line: str) -> str:
    # Only ordinary blanks: a non-breaking one in "1 234,50" says that the figures belong together.
    return " ".join(part for part in line.replace("\t", " ").replace("\r", " ").split(" ") if part)
