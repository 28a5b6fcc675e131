"""May this file be opened at all? Looked at before anything is parsed, inside the import's child process.

Files come from tills, web shops and mail. One that is damaged, empty, held by Excel or built to eat the memory is
refused here with a sentence, in milliseconds: only the directory of a workbook and its small members are read. What
needs a look at every byte of a sheet (checksum, far-apart cells) follows in sheet_scan when the sheet is read.
"""

import io
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.reading.container import Container, refusal
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.xml_part import hostile

# A protected workbook is opened by its password before; what is in it comes here as another kind.
READABLE = frozenset(Container) - {Container.PROTECTED, Container.UNKNOWN}
_ZIPPED = frozenset({Container.XLSX, Container.XLSB, Container.ODS, Container.ZIP_OF_CSV})

# A million rows of 30 columns unpack to about 1.5 GB; more than twice that is no till export.
MOST_UNPACKED = 4 << 30
# Sheets of tills pack 7 to 15 times, sheets of one repeated row up to 100 times; bombs 300 to 1000 times.
MOST_RATIO = 200
# Small members may pack well by chance: a sheet of blanks is harmless below this size.
RATIO_COUNTS_FROM = 20 << 20
# A workbook with 500 sheets and pictures has about 2,000 members; each entry costs memory in every reader.
MOST_MEMBERS = 20_000
# Ten years of a busy till in CSV stay below 1 GB; more is a log or a disk image.
MOST_TEXT = 4 << 30
# An old workbook is read into memory whole; its sheets end at 65,536 rows.
MOST_RECORDS = 512 << 20
# A line of a table is some hundred letters; one without an end would fill the memory.
LONGEST_LINE = 4 << 20
_ENCRYPTED = 0x1


def check(content: Content, container: Container) -> None:
    """Raise UserError when the file must not or cannot be read."""
    if container not in READABLE:
        raise refusal(content.path, container)
    with content.open() as file:
        size = file.seek(0, io.SEEK_END)
    if size == 0:
        raise UserError(
            _("{file} is empty: there is not a single letter in it.").format(file=content.path.name),
            _("Export it again; perhaps the download was broken off."),
        )
    if container in _ZIPPED:
        _check_zip(content)
    elif container is Container.CSV:
        _check_text(content)
    if size > (MOST_RECORDS if container is Container.XLS else MOST_TEXT):
        raise too_large(content.path)


def too_large(path: Path) -> UserError:
    """Return the sentence for a file of a size no shop's export has."""
    return UserError(
        _("{file} is too large for a list from a shop.").format(file=path.name),
        _("Export it in parts, for example one file for each year."),
    )


def no_table(path: Path) -> UserError:
    """Return the sentence for a web page without a table: what a shop sends instead when nobody is logged in."""
    return UserError(
        _("{file} is a web page without a table.").format(file=path.name),
        _("Perhaps you were no longer logged in when you downloaded it: log in and export the list again."),
    )


def no_rows(path: Path) -> UserError:
    """Return the sentence for a file that can be read but holds no table."""
    return UserError(
        _("{file} has no rows: there is nothing in it but empty cells.").format(file=path.name),
        _("Choose a longer period or other columns in your till and export it again."),
    )


def _check_zip(content: Content) -> None:
    path = content.path
    with content.open_zip() as archive:
        members = archive.infolist()
    names = [member.filename.lower() for member in members]
    if len(members) > MOST_MEMBERS or len(set(names)) != len(names):
        # Two members of one name: each program would read another one of them.
        raise hostile(path)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise refusal(path, Container.PROTECTED)
    unpacked = sum(member.file_size for member in members)
    sizes = [(member.file_size, member.compress_size) for member in members]
    if any(_is_bomb(*each) for each in (*sizes, (unpacked, sum(packed for _size, packed in sizes)))):
        raise hostile(path)
    if unpacked > MOST_UNPACKED:
        raise too_large(path)


def _check_text(content: Content) -> None:
    without_end = 0
    with content.open() as file:
        if file.read(LONGEST_LINE // 4).isspace():
            raise no_rows(content.path)  # no export begins with so many empty lines
        file.seek(0)
        while chunk := file.read(LONGEST_LINE // 4):
            without_end = 0 if b"\n" in chunk or b"\r" in chunk else without_end + len(chunk)
            if without_end >= LONGEST_LINE:
                raise UserError(
                    _("{file} is no table: a single line in it is millions of letters long.").format(file=content.name),
                    _("Export the list from your till or shop as Excel (.xlsx) or CSV and import that file."),
                )


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed
