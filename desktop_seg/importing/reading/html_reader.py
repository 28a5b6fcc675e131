"""Reads tables of web pages (.html, and .xls of many web shops and tills). Opened through source.

All cells are text, as in a text file. A page with one table is one sheet without a name; further tables are sheets
with the numbers of the tables.
"""

import codecs
import io
import re
from collections.abc import Iterator

from desktop_seg.base.i18n import _
from desktop_seg.importing.reading import encoding as encodings
from desktop_seg.importing.reading import html_table
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.encoding import MENDING, UTF_8, Encoding
from desktop_seg.importing.reading.raw_row import RawRow, Remark, RemarkKind, SheetInfo
from desktop_seg.importing.reading.sheet_reader import Noticed, SheetReader
from desktop_seg.importing.reading.xml_part import damage_told

_HEAD = 4096
_PIECE = 1 << 20
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
# What browsers and Excel take these names for.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "euc_kr": "cp949", "johab": "cp949"}
_MARKS = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<table(?=[\s/>])", re.IGNORECASE | re.DOTALL)
# More tables than that are the layout of a page, not lists.
_MOST_TABLES = 50


class HtmlReader(SheetReader):
    """An opened page."""

    container = Container.HTML

    def __init__(self, content: Content, encoding: str | None = None) -> None:
        super().__init__(content.path)
        self._content = content
        self.encoding: Encoding = Encoding(encoding, 1.0) if encoding else _encoding(content)
        with damage_told(self.path):
            self._filled = self._filled_tables()
        names = [""] if len(self._filled) < 2 else [_("Table {n}").format(n=n + 1) for n in range(len(self._filled))]
        self.sheets = tuple(SheetInfo(name) for name in names)

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What was noticed in the tables read so far, and when the encoding was found."""
        strangers = self.encoding.strangers
        letters = (Remark(RemarkKind.STRANGE_LETTER, self._content.name, strangers),) if strangers else ()
        return letters + super().problems

    def readings(self) -> tuple[Encoding, ...]:
        """Return the special words of the page in every way it can be read."""
        return encodings.readings(self._content)

    def _read(self, place: int, noticed: Noticed, /) -> Iterator[RawRow]:
        with self._open() as page:
            yield from html_table.rows(page, self._filled[place] if self._filled else 0, noticed)

    def _open(self) -> io.TextIOWrapper:
        errors = MENDING if self.encoding.name.startswith("utf-8") else "replace"
        return io.TextIOWrapper(self._content.open(), encoding=self.encoding.name, errors=errors)

    def _filled_tables(self) -> tuple[int, ...]:
        """Return the places of the tables with rows: those that only frame others are none."""
        with self._open() as page:
            count = _tables(page)
        filled = []
        for place in range(min(count, _MOST_TABLES)):
            with self._open() as page:
                if next(html_table.rows(page, place, Noticed()), None) is not None:
                    filled.append(place)
        return tuple(filled)


def _tables(page: io.TextIOBase) -> int:
    """Count the tables by a quick look at the page. Counting too many does no harm: they are looked into."""
    count = 0
    rest = ""
    while chunk := page.read(_PIECE):
        piece = rest + chunk
        end = 0
        for found in _MARKS.finditer(piece):
            if found.end() == len(piece) and not found[0].lower().startswith("<table"):
                end = len(piece)  # a note that goes on: its end is looked for no further
                break
            count += found[0].lower().startswith("<table")
            end = found.end()
        rest = piece[max(end, len(piece) - 10) :]
    return count


def _encoding(content: Content) -> Encoding:
    """Return how a page is written: its mark, UTF-8 where that is proved, what it says of itself, else the ladder."""
    found = encodings.detect(content)
    is_proved = found.name == UTF_8 and found.confidence == 1.0 and found.words
    if is_proved or found.name.startswith("utf-16") or found.name == "utf-8-sig":
        return found
    with content.open() as file:
        said = _CHARSET.search(file.read(_HEAD))
    name = _known(said[1].decode("ascii", "ignore")) if said else ""
    return Encoding(name, 1.0, found.words if name == found.name else ()) if name and _fits(content, name) else found


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
        return "" if found.startswith("utf-16") else _MEANT.get(found, found)
    except LookupError:
        return "cp949" if name.lower().startswith("ks_c") else ""


def _fits(content: Content, name: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(name)()
        with content.open() as file:
            while chunk := file.read(_PIECE):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
