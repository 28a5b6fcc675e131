"""What kind of file is this? Decided by its first bytes and members, never by its name.

First step of every import. A workbook renamed .csv is a workbook; an HTML table named .xls is HTML. What cannot be
read is refused with a sentence that says what it is and how to get something that can be read.
"""

import stat
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import IO, Literal

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import N_, _


class Container(StrEnum):
    """The kinds of file an owner may drop on the window."""

    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    XML2003 = "xml2003"
    PROTECTED = "protected"
    ZIP_OF_CSV = "zip_of_csv"
    UNKNOWN = "unknown"


HEAD = 4096
_ZIP = b"PK\x03\x04"
# The record of an old workbook that stands before encrypted ones.
_FILE_PASS = 0x2F
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Begin of files that people mix up with an export. A text file never begins like this.
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
    b"{\\rtf",
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_NAMES = (".csv", ".tsv", ".txt", ".tab")
_OTHER_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".zip")
# Control characters that no text holds (tab, line ends, form feed, Ctrl-Z of DOS and escape are allowed).
_NO_TEXT = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1a\x1b")


def sniff(path: Path) -> Container:
    """Return what the file is. An empty file is CSV; preflight says that there is nothing in it.

    Raises UserError when the file is missing, no file at all (a folder, a pipe, a device), or held by another program.
    """
    try:
        # Asked before opening: a pipe opens only when somebody writes into it, and a device may have no end.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise _no_file(path, stat.S_ISDIR(mode))
        with path.open("rb") as file:
            return of_file(file, path)
    except OSError as error:
        raise unreadable(path, error) from error


def of_file(file: IO[bytes], path: Path) -> Container:
    """Return what an opened file is. path: named in the sentence when it is damaged."""
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _of_zip(file, path)
    if head.startswith(_OLE):
        return _of_ole(file, path)
    if head.startswith(_FOREIGN):
        return Container.UNKNOWN
    return of_text(head)


def unreadable(path: Path, error: OSError) -> UserError:
    """Return the sentence for a file that the system does not let us open."""
    if isinstance(error, FileNotFoundError):
        return UserError(
            _("The file {file} is not there any more.").format(file=path.name),
            _("Look where it was saved and choose it again."),
        )
    if isinstance(error, PermissionError):
        return UserError(
            _("{file} cannot be opened: another program, probably Excel, holds it or it may not be read.").format(
                file=path.name
            ),
            _("Close the file in Excel and try again."),
        )
    return UserError(
        _("{file} cannot be read from the disk.").format(file=path.name),
        _("Copy the file to this computer and choose the copy."),
    )


def _no_file(path: Path, is_folder: bool) -> UserError:
    name = path.name or str(path.absolute())
    if is_folder:
        return UserError(
            _("{file} is a folder, not a file.").format(file=name),
            _("Open the folder and choose the files in it."),
        )
    return UserError(
        _("{file} is no file but a device or a line to another program; it has no end.").format(file=name),
        _("Save the list as a file first and choose that."),
    )


def refusal(path: Path, container: Container) -> UserError:
    """Return the sentence for a kind of file that cannot be imported."""
    what, to_do = _REFUSALS.get(container, _UNKNOWN)
    if container is Container.UNKNOWN and path.name.startswith("~$"):
        what, to_do = _LOCK_FILE
    return UserError(_(what).format(file=path.name), _(to_do))


_UNKNOWN = (
    N_("{file} is no spreadsheet: nothing in it looks like a table."),
    N_("Export the list from your till or shop as Excel (.xlsx) or CSV and import that file."),
)
_LOCK_FILE = (
    N_("{file} is only the note Excel makes while a workbook is open."),
    N_("Choose the workbook itself, the file without “~$” in front of its name."),
)
_LOCKED = (
    N_("{file} is protected with a password in a way this program cannot open."),
    N_("Open it where it was made, save it without a password and import it again."),
)
_REFUSALS = {Container.PROTECTED: _LOCKED}


def _of_zip(file: IO[bytes], path: Path) -> Container:
    try:
        with zipfile.ZipFile(file) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
            if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
                kind = archive.read("mimetype")
                return Container.ODS if b"opendocument.spreadsheet" in kind else Container.UNKNOWN
    except Exception as error:
        # zipfile raises what its parsing stumbles over (a member without a name: IndexError): all mean damage.
        raise damaged(path) from error
    lowered = {name.lower() for name in names}
    if "xl/workbook.xml" in lowered:
        return Container.XLSX
    if "xl/workbook.bin" in lowered:
        return Container.XLSB
    if "[content_types].xml" in lowered:
        return Container.UNKNOWN  # a letter or slides; a table inside them is no export
    return Container.ZIP_OF_CSV if any(map(is_table_name, names)) else Container.UNKNOWN


def is_text_name(name: str) -> bool:
    """Tell whether a member of a packed folder is a text table; the Mac puts shadows of its own beside each file."""
    folder, _slash, last = name.replace("\\", "/").lower().rpartition("/")
    return last.endswith(_TEXT_NAMES) and not last.startswith(".") and "__macosx" not in folder


def is_table_name(name: str) -> bool:
    """Tell whether a member of a packed folder may be a table of any kind, or holds further ones."""
    return is_text_name(name) or name.lower().endswith(_OTHER_NAMES)


def damaged(path: Path) -> UserError:
    """Return the sentence for a workbook whose bytes are not as they were written."""
    return UserError(
        _("{file} is damaged: a part of it is missing or was changed on the way.").format(file=path.name),
        _("Export or download it again. If Excel can still open it, save it there under a new name and import that."),
    )


def _of_ole(file: IO[bytes], path: Path) -> Container:
    # Loaded only for the old container: it comes along with the library that opens protected workbooks.
    import olefile

    try:
        with olefile.OleFileIO(file) as ole:
            if ole.exists("EncryptedPackage"):
                return Container.PROTECTED
            book = next((name for name in ("Workbook", "Book") if ole.exists(name)), "")
            if not book:
                return Container.UNKNOWN
            return Container.PROTECTED if _has_password(ole.openstream(book).read(HEAD)) else Container.XLS
    except Exception as error:
        # olefile raises what its parsing stumbles over (OSError, struct.error, IndexError ...): all mean damage.
        raise damaged(path) from error


def _has_password(globals_of_book: bytes) -> bool:
    """Tell whether one of the first records of an old workbook says that the rest is encrypted."""
    place = 0
    while place + 4 <= len(globals_of_book):
        kind = int.from_bytes(globals_of_book[place : place + 2], "little")
        if kind == _FILE_PASS:
            return True
        place += 4 + int.from_bytes(globals_of_book[place + 2 : place + 4], "little")
    return False


# What a text of ASCII holds: line ends, tabs, signs, digits and letters.
_ASCII = frozenset({9, 10, 13, *range(32, 127)})


def of_text(head: bytes) -> Container:
    """Return what a file without a signature is, by its first bytes."""
    start = head
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    squeezed = start.replace(b"\0", b"").lstrip().lower()
    if squeezed.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in squeezed or b"mso-application" in squeezed:
            return Container.XML2003
        if b"<office:document" in squeezed:
            return Container.UNKNOWN
        markup = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<body", b"<head", b"<div", b"<style")
        return Container.HTML if any(tag in squeezed for tag in markup) else Container.UNKNOWN
    if squeezed.startswith((b'{"', b'[{"', b"{\n", b"[\n")):
        return Container.UNKNOWN  # what one program sends another
    if head.startswith(_BYTE_ORDER_MARKS[1:]):
        return Container.CSV
    if wide_order(head):
        return Container.CSV
    # Zero bytes by themselves are damage or padding inside a text; text_reader deals with the rows that hold them.
    zeros = head.count(0)
    controls = len(head) - len(head.translate(None, _NO_TEXT)) - zeros
    is_text = controls <= len(head) // 100 and zeros <= len(head) // 2
    return Container.CSV if is_text else Container.UNKNOWN


def wide_order(head: bytes) -> Literal["", "little", "big"]:
    """Return the order of bytes of UTF-16 without a mark, "" for any other text.

    Each sign, digit and Latin letter is a byte of ASCII with a zero beside it. A zero beside any other byte tells
    nothing: some Hangul have one too, on the other side.
    """
    pairs = list(zip(head[0::2], head[1::2], strict=False))
    little = sum(1 for first, second in pairs if not second and first in _ASCII)
    big = sum(1 for first, second in pairs if not first and second in _ASCII)
    if max(little, big) <= 10 * min(little, big) or max(little, big) * 20 <= len(head):
        return ""
    return "little" if little > big else "big"
