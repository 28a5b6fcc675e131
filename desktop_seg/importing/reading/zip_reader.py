"""Reads a packed folder (.zip) of text tables: each is a sheet with the name of its file. Opened through source.

Nothing is unpacked to the disk, so the names inside can do no harm: they are only names of sheets.
"""

import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.reading.container import Container, is_table_name, is_text_name, of_text
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.raw_row import RawRow, Remark, SheetInfo
from desktop_seg.importing.reading.sheet_reader import Noticed, SheetReader, unlike
from desktop_seg.importing.reading.text_reader import TextReader
from desktop_seg.importing.reading.xml_part import damage_told

# More files than that in one folder are no exports of a shop.
MOST_TABLES = 200
_HEAD = 4096
# Below this a way of writing is only likely.
_SURE = 0.5


class ZipReader(SheetReader):
    """An opened packed folder."""

    container = Container.ZIP_OF_CSV

    def __init__(self, content: Content, encoding: str | None = None, delimiter: str | None = None) -> None:
        super().__init__(content.path)
        self._archive = content.open_zip()
        self._doubtful: list[TextReader] = []
        with damage_told(self.path):
            self._tables = self._open_tables(encoding, delimiter)
        names = unlike([_name(name) for name in self._tables])
        sheets = (
            SheetInfo(name, None, table.sheets[0].columns) for name, table in zip(names, self._readers, strict=True)
        )
        self.sheets = tuple(sheets)
        # Only tables whose letters are doubtful are asked about; the others say for themselves how they are written.
        if encoding:
            self.encoding = Encoding(encoding, 1.0)
        elif self._doubtful:
            self.encoding = self._doubtful[0].encoding

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What was noticed in all tables."""
        return tuple(remark for table in self._readers for remark in table.problems)

    def readings(self) -> tuple[Encoding, ...]:
        """Return the special words of the doubtful table in every way it can be read."""
        return self._doubtful[0].readings() if self._doubtful else ()

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    @property
    def _readers(self) -> tuple[TextReader, ...]:
        return tuple(self._tables.values())

    def _read(self, place: int, _noticed: Noticed, /) -> Iterator[RawRow]:
        return self._readers[place].rows()

    def _open_tables(self, encoding: str | None, delimiter: str | None) -> dict[str, TextReader]:
        files = [info for info in self._archive.infolist() if not info.is_dir()]
        members = [info for info in files if is_table_name(info.filename)]
        for info in files:
            if not is_table_name(info.filename):
                # A table whose name was damaged in the directory would be passed over; its own header knows better.
                self._archive.open(info).close()
        found: dict[str, TextReader] = {}
        for info in members[: MOST_TABLES + 1]:
            with self._archive.open(info) as member:
                head = member.read(_HEAD)
            if not is_text_name(info.filename) or of_text(head) is not Container.CSV or head.startswith(b"PK"):
                raise _mixed(self.path)
            content = Content(self.path, info.filename, partial(_open, self._archive, info))
            table = TextReader(content, None, delimiter)
            if table.encoding.confidence < _SURE:
                table = TextReader(content, encoding, delimiter) if encoding else table
                self._doubtful.append(table)
            found[info.filename] = table
        if len(found) > MOST_TABLES:
            raise _mixed(self.path)
        return found


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    return archive.open(info)


def _name(member: str) -> str:
    """Return the last part of a member's name, without what cannot be shown."""
    last = member.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip() or "-"


def _mixed(path: Path) -> UserError:
    return UserError(
        _("{file} is a packed folder, and not all in it are text tables.").format(file=path.name),
        _("Unpack it (right click, “Extract all”) and import the files inside."),
    )
