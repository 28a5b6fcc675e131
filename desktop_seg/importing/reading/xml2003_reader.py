"""Reads Excel's XML spreadsheets of 2003 (SpreadsheetML; often named .xls or .xml). Opened through source.

Cells carry their type; a day is written out as 2025-03-01T00:00:00.000. Each sheet is read as a stream.
"""

import codecs
import html
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from math import isfinite

from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.number_format import classify, converter
from desktop_seg.importing.reading.raw_row import Cell, RawRow, SheetInfo
from desktop_seg.importing.reading.sheet_reader import Noticed, RowBuilder, SheetReader, unlike
from desktop_seg.importing.reading.xml_part import Attributes, HostileError, XmlPart, damage_told
from desktop_seg.importing.sheet_error import NO_RESULT, NOT_AVAILABLE, is_sheet_error

_CHUNK = 1 << 16
_ZERO_DAY = date(1899, 12, 31)
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']""")
_KNOWN_TO_EXPAT = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1"})
_PIECE = 1 << 20
# Longer than any opening tag of a sheet.
_OVERLAP = 1 << 12
_TAG = re.compile(
    r"""<(?:\w+:)?Worksheet(?=[\s>])((?:[^<>"']|"[^"]*"|'[^']*')*)>|<(?:\w+:)?Visible>\s*Sheet\w*Hidden"""
)
_NAME = re.compile(r"""\s(?:\w+:)?Name\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMED_DATES = frozenset({"General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Short Time"})


class Xml2003Reader(SheetReader):
    """An opened XML spreadsheet."""

    container = Container.XML2003

    def __init__(self, content: Content) -> None:
        super().__init__(content.path)
        self._content = content
        with damage_told(self.path):
            self.sheets = self._listed()

    def _listed(self) -> tuple[SheetInfo, ...]:
        """Return the sheets by a quick look at their opening tags; reading a sheet then goes through all of it."""
        names: list[str] = []
        hidden: list[bool] = []
        rest = ""
        with self._content.open() as file, io.TextIOWrapper(file, self._alphabet(), errors="replace") as letters:
            while text := letters.read(_PIECE):
                piece = rest + text
                end = 0
                # Nearly all pieces hold neither: that is told a hundred times faster than by the pattern.
                is_worth_it = "Worksheet" in piece or "Hidden" in piece
                for found in _TAG.finditer(piece) if is_worth_it else ():
                    end = found.end()
                    if found[1] is None:
                        hidden[-1:] = [True] * len(hidden[-1:])
                    else:
                        name = _NAME.search(found[1])
                        names.append(html.unescape(name[1] or name[2] or "") if name else "")
                        hidden.append(False)
                rest = piece[max(end, len(piece) - _OVERLAP) :]
        sheets = zip(unlike(names), hidden, strict=True)
        return tuple(SheetInfo(name, None, None, is_hidden) for name, is_hidden in sheets)

    def _alphabet(self) -> str:
        """Return how the letters are written: by mark, by the zeros of UTF-16, or as the first line says."""
        with self._content.open() as file:
            head = file.read(200)
        if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        if b"\0" in head[:2]:
            return "utf-16-be" if head[0] == 0 else "utf-16-le"
        said = _ENCODING.search(head)
        return codecs.lookup(said[1].decode()).name if said else "utf-8"

    def _read(self, place: int, noticed: Noticed, /) -> Iterator[RawRow]:
        stream = _SheetXml(place, noticed)
        part = XmlPart(stream.start, stream.end, stream.text)
        for chunk in self._chunks():
            part.feed(chunk)
            while stream.done:
                yield stream.done.popleft()
            if stream.is_over:
                return

    def _chunks(self) -> Iterator[bytes]:
        """Yield the bytes, at last b"". Alphabets that the parser does not know are turned into UTF-8 before."""
        name = self._alphabet()
        with self._content.open() as file:
            if name in _KNOWN_TO_EXPAT:
                while chunk := file.read(_CHUNK):
                    yield chunk
            else:
                letters = io.TextIOWrapper(file, encoding=name, newline="")
                is_first = True
                while text := letters.read(_CHUNK):
                    yield (re.sub(r"<\?xml.*?\?>", "", text, count=1) if is_first else text).encode()
                    is_first = False
            yield b""


class _SheetXml:
    """Takes the XML of a spreadsheet and collects the rows of its n-th sheet."""

    def __init__(self, place: int, noticed: Noticed) -> None:
        self.done: deque[RawRow] = deque()
        self.is_over = False
        self._wanted = place
        self._noticed = noticed
        self._sheet = -1
        self._styles: dict[str, Callable[[float], Cell] | None] = {}
        self._style = ""
        self._is_1904 = False
        self._row = RowBuilder()
        self._number = 0
        self._column = 0
        self._row_style = ""
        self._cell: Attributes | None = None
        self._kind = ""
        self._in_comment = False
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an opening tag."""
        name = name.rpartition(":")[2]  # Excel gives formatted texts a prefix that plain ones do not have
        if name == "Worksheet":
            self._sheet += 1
        elif name == "Style":
            self._style = _said(attributes, "ID")
        elif name == "NumberFormat":
            self._styles[self._style] = _convert(_said(attributes, "Format"), self._is_1904)
        elif name == "Date1904":
            self._is_1904 = True
        elif self._sheet == self._wanted:
            self._start_here(name, attributes)

    def end(self, name: str) -> None:
        """Take a closing tag."""
        if self._sheet != self._wanted:
            return
        name = name.rpartition(":")[2]
        if name == "Comment":
            self._in_comment = False
        elif name == "Data":
            self._end_data()
        elif name == "Cell":
            self._end_cell()
        elif name == "Row":
            row = self._row.begin(0)
            if row is not None:
                self.done.append(row)
        elif name == "Worksheet":
            self.is_over = True

    def text(self, characters: str) -> None:
        """Take text."""
        if self._parts is not None:
            self._parts.append(characters)

    def _start_here(self, name: str, attributes: Attributes) -> None:
        if name == "Row":
            self._number = _place(attributes, "Index", self._number + 1)
            self._row.begin(self._number)
            # A row with a span stands for that many further empty rows.
            self._number += _place(attributes, "Span", 0)
            self._column = 0
            self._row_style = _said(attributes, "StyleID")
            self._noticed.hidden_rows += _said(attributes, "Hidden") == "1"
        elif name == "Cell":
            self._column = _place(attributes, "Index", self._column + 1)
            self._cell = attributes
            self._kind = ""
        elif name == "Data" and self._cell is not None and not self._in_comment:
            self._kind = _said(attributes, "Type") or "String"
            self._parts = []
        elif name == "Comment":
            self._in_comment = True
        elif name == "AutoFilter":
            self._noticed.is_filtered = True

    def _end_data(self) -> None:
        if self._cell is None or self._parts is None:
            return
        value = "".join(self._parts)
        self._parts = None
        style = _said(self._cell, "StyleID") or self._row_style or "Default"
        self._row.put(self._column - 1, self._value(value, style))

    def _end_cell(self) -> None:
        if self._cell is not None:
            if not self._kind and _said(self._cell, "Formula"):
                self._noticed.formulas_without_value += 1
                self._row.put(self._column - 1, NO_RESULT)
            self._column += _place(self._cell, "MergeAcross", 0)
        self._cell = None

    def _value(self, value: str, style: str) -> Cell:
        if self._kind == "Number":
            number = float(value)
            if not isfinite(number):
                raise HostileError
            convert = self._styles.get(style)
            return convert(number) if convert else number
        if self._kind == "DateTime":
            return _moment(value)
        if self._kind == "Boolean":
            return value.strip() == "1"
        if self._kind == "Error":
            self._noticed.error_cells += 1
            return value if is_sheet_error(value) else NOT_AVAILABLE
        return value


def _said(attributes: Attributes, name: str) -> str:
    """Return an attribute by its name without prefix (files of other programs have "Index" for "ss:Index")."""
    return attributes.get(f"ss:{name}") or attributes.get(name) or attributes.get(f"x:{name}") or ""


def _place(attributes: Attributes, name: str, otherwise: int) -> int:
    digits = _said(attributes, name)
    if not digits:
        return otherwise
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7):
        raise HostileError
    number = int(digits)
    if name == "Index" and (number < otherwise or number < 1):
        raise HostileError  # cells that fall back on others would lose what was there
    return number


def _convert(code: str, is_1904: bool) -> Callable[[float], Cell] | None:
    named = "yyyy-mm-dd" if code in _NAMED_DATES else "0%" if code == "Percent" else code
    return converter(classify(named), is_1904) if code else None


def _moment(value: str) -> Cell:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return value
    clock = moment.time()
    if moment.date() == _ZERO_DAY:
        return clock
    return moment.date() if clock == time() else moment
