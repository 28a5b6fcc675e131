"""The one door to a file: says what it is, checks it, and opens the reader for its kind.

open_source(path) -> Opened: sheets, rows as a stream, first rows at once. A further kind of file is one reader and one
line in READERS. Used by inspect, the wizard's preview and the writing of an import, all in the import's child process.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from desktop_seg.importing.reading import container as containers
from desktop_seg.importing.reading import preflight
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.raw_row import RawRow, Remark, SheetInfo
from desktop_seg.importing.reading.table import find_table
from desktop_seg.importing.reading.text_reader import TextReader


class Opened(Protocol):
    """A file whose rows can be read. Sheets are named by SheetInfo.name; "" means the first one.

    encoding, delimiter: of a text file, None for a workbook.
    problems: what was noticed in the sheets read so far.
    """

    path: Path
    container: Container
    sheets: tuple[SheetInfo, ...]

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

    def close(self) -> None:
        """Close the file."""


def _open_text(path: Path, encoding: str | None, delimiter: str | None) -> Opened:
    return TextReader(path, encoding, delimiter)


def _open_workbook(path: Path, _encoding: str | None, _delimiter: str | None) -> Opened:
    from desktop_seg.importing.reading.workbook_reader import WorkbookReader

    return WorkbookReader(path)


READERS: Mapping[Container, Callable[[Path, str | None, str | None], Opened]] = {
    Container.CSV: _open_text,
    Container.XLSX: _open_workbook,
}


def open_source(path: Path, encoding: str | None = None, delimiter: str | None = None) -> Opened:
    """Open a file for reading; close it when done (contextlib.closing).

    encoding, delimiter: what the owner chose for a text file; None finds them.
    Raises UserError when the file is missing, held by another program, empty, damaged, hostile or of another kind.
    """
    kind = containers.sniff(path)
    preflight.check(path, kind)
    opened = READERS[kind](path, encoding, delimiter)
    if not any(opened.first_rows(sheet.name, n=1) for sheet in opened.sheets):
        opened.close()
        raise preflight.no_rows(path)
    return opened


def same_header_groups(opened: Opened) -> tuple[tuple[str, ...], ...]:
    """Return the names of the sheets in groups with the same headings (years of one list), in the order of the file.

    Sheets without rows are left out; a sheet that shares its headings with no other is a group of one.
    """
    groups: dict[Sequence[str], list[str]] = {}
    for sheet in opened.sheets:
        first = opened.first_rows(sheet.name, n=60)
        if first:
            headers = tuple(header.strip().casefold() for header in find_table(first).headers)
            groups.setdefault(headers, []).append(sheet.name)
    return tuple(tuple(names) for names in groups.values())
