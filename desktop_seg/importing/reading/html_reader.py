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
from desktop_seg.importing.reading import html_table, preflight
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
_TABLE = re.compile(r"<table(?=[\s/>])", re.IGNORECASE)
# Letters of "<table>" less one.
_SHORTER = 6
# First rows of each table that are kept, as many as the wizard looks at.
_KEPT = 200
# More tables than that are the layout of a page, not lists.
_MOST_TABLES = 50


class HtmlReader(SheetReader):
    """An opened page. Raises UserError for a page without a table."""

    container = Container.HTML

    def __init__(self, content: Content, encoding: str | None = None) -> None:
        super().__init__(content.path)
        self._content = content
        self.encoding: Encoding = Encoding(encoding, 1.0) if encoding else _encoding(content)
        with damage_told(self.path):
            # A page with one table, the usual export, is not read a second time to know where its rows are.
            tables = self._tables()
            self._heads = {0: []} if tables == 1 else self._first_of_each()
        if not tables and not self._heads:
            raise preflight.no_table(self.path)
        names = [_("Table {n}").format(n=n) for n in range(1, len(self._heads) + 1)]
        self.sheets = tuple(map(SheetInfo, names if len(names) > 1 else [""]))

    def first_rows(self, sheet: str = "", /, n: int = _KEPT) -> list[RawRow]:
        """Return up to n rows that are not blank."""
        kept = list(self._heads.values())[self._place(sheet)] if self._heads else []
        return kept[:n] if kept and n <= _KEPT else super().first_rows(sheet, n)

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
        table = list(self._heads)[place] if self._heads else 0
        with self._open() as page:
            for found in html_table.rows(page, noticed, table):
                yield found.row

    def _open(self) -> io.TextIOWrapper:
        errors = MENDING if self.encoding.name.startswith("utf-8") else "replace"
        return io.TextIOWrapper(self._content.open(), encoding=self.encoding.name, errors=errors)

    def _first_of_each(self) -> dict[int, list[RawRow]]:
        """Return the first rows of each table by its place in the page. Tables without rows only frame others."""
        heads: dict[int, list[RawRow]] = {}
        with self._open() as page:
            for table, row in html_table.rows(page, Noticed()):
                if table in heads or len(heads) < _MOST_TABLES:
                    kept = heads.setdefault(table, [])
                    if len(kept) < _KEPT:
                        kept.append(row)
        return dict(sorted(heads.items()))

    def _tables(self) -> int:
        """Count the tables by a quick look; 2 stands for all that are more than one."""
        count = 0
        rest = ""
        with self._open() as page:
            while chunk := page.read(_PIECE):
                piece = rest + chunk
                found = _TABLE.findall(piece)
                count += len(found)
                if count > 1:
                    return 2
                # Shorter than the tag itself, so that none is counted twice.
                rest = piece[-_SHORTER:]
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
