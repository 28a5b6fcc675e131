"""The one door to a file: says what it is, checks it, and opens the reader for its kind.

open_source(path) -> Opened: sheets, rows as a stream, first rows at once. A further kind of file is one reader and one
line in READERS. Used by: workbench, place_list.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop_seg.importing.reading import container as containers
from desktop_seg.importing.reading import preflight
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content, on_disk
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.raw_row import RawRow, Remark, SheetInfo
from desktop_seg.importing.reading.text_reader import TextReader

if TYPE_CHECKING:
    from desktop_seg.importing.reading.password import Password


class Opened(Protocol):
    """A file whose rows can be read. Sheets are named by SheetInfo.name; "" means the first one.

    encoding, delimiter: of a text file, None for a workbook.
    problems: what was noticed in the sheets read so far. is_1904: bare numbers that are days count from 1904.
    """

    path: Path
    container: Container
    sheets: tuple[SheetInfo, ...]

    @property
    def is_1904(self) -> bool: ...

    @property
    def encoding(self) -> Encoding | None: ...

    @property
    def delimiter(self) -> str | None: ...

    @property
    def problems(self) -> tuple[Remark, ...]: ...

    def rows(self, sheet: str = "", /) -> Iterator[RawRow]:
        """Yield the rows that are not blank, as a stream. Raises UserError when the file is damaged or hostile."""

    def first_rows(self, sheet: str = "", /, n: int = 200) -> list[RawRow]:
        """Return up to n rows that are not blank, without reading the whole sheet."""

    def readings(self) -> tuple[Encoding, ...]:
        """Return the special words in every way the letters can be read; none where the file says how."""

    def close(self) -> None:
        """Close the file."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the owner said of a text file; None finds it out."""

    encoding: str | None = None
    delimiter: str | None = None


def _open_text(content: Content, wish: Wish) -> Opened:
    return TextReader(content, wish.encoding, wish.delimiter)


def _open_xlsx(content: Content, _wish: Wish) -> Opened:
    from desktop_seg.importing.reading.workbook_reader import WorkbookReader

    return WorkbookReader(content)


def _open_xls(content: Content, _wish: Wish) -> Opened:
    from desktop_seg.importing.reading.xls_reader import XlsReader

    return XlsReader(content)


def _open_xlsb(content: Content, _wish: Wish) -> Opened:
    from desktop_seg.importing.reading.xlsb_reader import XlsbReader

    return XlsbReader(content)


def _open_ods(content: Content, _wish: Wish) -> Opened:
    from desktop_seg.importing.reading.ods_reader import OdsReader

    return OdsReader(content)


def _open_html(content: Content, wish: Wish) -> Opened:
    from desktop_seg.importing.reading.html_reader import HtmlReader

    return HtmlReader(content, wish.encoding)


def _open_xml2003(content: Content, _wish: Wish) -> Opened:
    from desktop_seg.importing.reading.xml2003_reader import Xml2003Reader

    return Xml2003Reader(content)


def _open_zip(content: Content, wish: Wish) -> Opened:
    from desktop_seg.importing.reading.zip_reader import ZipReader

    return ZipReader(content, wish.encoding, wish.delimiter)


READERS: Mapping[Container, Callable[[Content, Wish], Opened]] = {
    Container.CSV: _open_text,
    Container.XLSX: _open_xlsx,
    Container.XLS: _open_xls,
    Container.XLSB: _open_xlsb,
    Container.ODS: _open_ods,
    Container.HTML: _open_html,
    Container.XML2003: _open_xml2003,
    Container.ZIP_OF_CSV: _open_zip,
}


def open_source(
    path: Path, encoding: str | None = None, delimiter: str | None = None, password: "Password | None" = None
) -> Opened:
    """Open a file for reading; close it when done (contextlib.closing).

    encoding, delimiter: what the owner chose for a text file; None finds them. password: of a protected workbook.
    Raises PasswordNeeded for a protected workbook without the right password, else UserError when the file is missing,
    held by another program, empty, damaged, hostile or of another kind.
    """
    content, kind = on_disk(path), containers.sniff(path)
    if kind is Container.PROTECTED:
        from desktop_seg.importing.reading.password import unlocked

        content = unlocked(content, password)
        with content.open() as file:
            kind = containers.of_file(file, path)
    preflight.check(content, kind)
    opened = READERS[kind](content, Wish(encoding, delimiter))
    try:
        if any(opened.first_rows(sheet.name, n=1) for sheet in opened.sheets):
            return opened
    except BaseException:
        opened.close()
        raise
    opened.close()
    raise preflight.no_rows(path)
