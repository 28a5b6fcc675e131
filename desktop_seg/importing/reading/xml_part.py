"""One XML member of a workbook, read as a stream by expat with the doors to attacks shut.

Used by package, number_format, shared_string and sheet_stream. A workbook never needs a DOCTYPE; refusing it shuts out
entities of every kind (bombs, files of this computer, addresses on the network).
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from xml.parsers import expat

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.reading.container import damaged, unreadable

CHUNK = 1 << 16
Attributes = dict[str, str]

# What a cut or changed workbook makes the standard library raise. Encrypted members give RuntimeError,
# unknown alphabets LookupError.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    struct.error,
    ValueError,
)


class EnoughError(Exception):
    """A handler has what it needs; the rest of the member is not read."""


class HostileError(Exception):
    """The member holds what no spreadsheet program writes: a document type, a cell outside the largest sheet."""


def hostile(path: Path) -> UserError:
    """Return the sentence for a workbook that is built to do harm, or so oddly that it cannot be told from one."""
    return UserError(
        _("{file} is not built like an ordinary workbook and opening it could block this computer.").format(
            file=path.name
        ),
        _("Open it in Excel, copy the table into a new workbook, save that and import it."),
    )


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Turn what a broken or hostile workbook raises into a sentence."""
    try:
        yield
    except UserError:
        raise
    except HostileError as error:
        raise hostile(path) from error
    except _DAMAGE as error:
        raise damaged(path) from error
    except OSError as error:
        raise unreadable(path, error) from error


class XmlPart:
    """Feeds one member to handlers. Element names come without their namespace prefix.

    start(name, attributes), end(name), text(characters): called as the member is read. A handler that has what it
    needs raises EnoughError. The parser holds no reference to this object, nor do the handlers of its callers: a cycle
    would keep the workbook open until the garbage collector comes by.
    """

    def __init__(
        self,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        self._start = start
        self._end = end
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.StartElementHandler = self._first
        if text:
            self._parser.CharacterDataHandler = text

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; b"" says that the member is at its end."""
        self._parser.Parse(chunk, not chunk)

    def read(self, member: IO[bytes]) -> None:
        """Read the member to its end or until a handler raises EnoughError."""
        with suppress(EnoughError):
            chunk = b"-"
            while chunk:
                chunk = member.read(CHUNK)
                self.feed(chunk)

    def _first(self, name: str, attributes: Attributes) -> None:
        # Nearly all workbooks have no prefixes; only those that do pay for taking them off.
        if ":" in name:
            start, end = self._start, self._end
            self._parser.StartElementHandler = lambda n, a: start(n.rpartition(":")[2], a)
            self._parser.EndElementHandler = (lambda n: end(n.rpartition(":")[2])) if end else None
        else:
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = self._end
        self._start(name.rpartition(":")[2], attributes)


def _refuse(*_declaration: object) -> None:
    raise HostileError
