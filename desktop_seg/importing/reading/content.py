"""Where the bytes of a table come from: a file on the disk, a member of a packed folder, or memory after decryption.

Every reader opens a Content and never a path, so that a protected workbook is read without its plain bytes ever lying
on the disk. Made by source and zip_reader.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from desktop_seg.importing.reading.container import damaged, unreadable


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """path: the file the owner chose, named in messages. name: of the table itself (a member has its own).

    No repr of its parts: the bytes of a protected workbook would stand in a log.
    """

    path: Path
    name: str
    opener: Callable[[], IO[bytes]]
    is_on_disk: bool = False

    def open(self) -> IO[bytes]:
        """Open the bytes from their beginning. Raises UserError when the system does not let us."""
        try:
            return self.opener()
        except OSError as error:
            raise unreadable(self.path, error) from error

    def open_zip(self) -> zipfile.ZipFile:
        """Open the directory of a zip file. Raises UserError when it has none or the system does not let us."""
        try:
            return zipfile.ZipFile(self.path if self.is_on_disk else self.opener())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise damaged(self.path) from error
        except OSError as error:
            raise unreadable(self.path, error) from error


def on_disk(path: Path) -> Content:
    """Return the bytes of a file as they lie on the disk."""
    return Content(path, path.name, partial(_open, path), is_on_disk=True)


def in_memory(path: Path, data: bytes) -> Content:
    """Return bytes that were made of a file."""
    return Content(path, path.name, partial(io.BytesIO, data))


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")
