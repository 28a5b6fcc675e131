"""Bringing a backup back: checked first, put in its place whole, and never the end of what stood there before.

What the shop file holds now is kept as a backup of its own, or, when it is damaged, as it is: whoever brings back the
wrong backup, or finds a way to mend the file, has lost nothing. Nobody else may have the file open meanwhile.
Used by: the window, the command line.
"""

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store import journal
from desktop_seg.store.backup import back_up, backup_name, is_sound, put_in_place, remove
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import check, open_shop

_PAUSE_SECONDS = 0.05
BEFORE_RESTORE = "before-restore"
DAMAGED = ".damaged"
"""Ending of a shop file that could not be read any more, kept as it was."""


@dataclass(frozen=True, slots=True)
class Restored:
    """kept: where what the shop file held before is now; None when there was no shop file."""

    kept: Path | None


def restore(path: Path, backup: Path) -> Restored:
    """Put a backup in the place of the shop file `path`.

    Raises UserError when the backup is no sound shop file, another program has the shop file open, or the disk is full;
    the shop file is then as it was.
    """
    if not backup.is_file() or (path.exists() and backup.samefile(path)):
        raise UserError(
            _("“{file}” is no backup of this shop file.").format(file=backup.name),
            _("Choose one of the files in the folder backups beside it."),
        )
    part = path.with_name(f"{path.name}.part")
    try:
        remove(part)  # of a program that was killed in the middle
        _copy(backup, part)
        kept = _set_apart(path)
        put_in_place(part, path)
    except OSError as error:
        raise UserError(
            _("The backup could not be put in place: the disk is full, or may not be written to."),
            _("Make room, and check that you may write in the folder of the shop file; nothing was changed."),
        ) from error
    finally:
        with suppress(OSError):  # what went wrong before is the news
            remove(part)
    db = open_shop(path)
    try:
        journal.enter(db, "restore", {"backup": backup.name})
    finally:
        db.close()
    return Restored(kept)


def _copy(backup: Path, part: Path) -> None:
    """Copy a backup, and make sure that the copy is a sound shop file."""
    check(backup)
    for left in ("", "-wal"):  # somebody may have looked into the backup, and lost power
        with suppress(FileNotFoundError):
            shutil.copyfile(backup.with_name(f"{backup.name}{left}"), part.with_name(f"{part.name}{left}"))
    try:
        db = Database.connect(part)
        try:
            is_whole = db.value("PRAGMA journal_mode=DELETE") == "delete"
        finally:
            db.close()
        is_whole = is_whole and is_sound(part)
    except UserError:
        is_whole = False
    if not is_whole:
        raise UserError(_("The backup “{file}” is damaged.").format(file=backup.name), _("Choose an older one."))


def _set_apart(path: Path) -> Path | None:
    """Keep what the shop file holds, and leave it closed, with nothing beside it that waits to be written."""
    if not path.exists() or not path.stat().st_size:
        return None
    try:
        check(path)
        db = Database.connect(path)
    except UserError:
        return _kept_as_it_is(path)
    try:
        if not _is_readable(db):
            return _kept_as_it_is(path)
        _have_alone(db, path)
        kept = backup_name(path, BEFORE_RESTORE)
        back_up(db, kept)
        return kept
    finally:
        db.close()


def _have_alone(db: Database, path: Path) -> None:
    """Leave the mode that several may read in; SQLite refuses that while another program has the file open."""
    until = time.monotonic() + Database.TIMEOUT_SECONDS
    while not _is_alone(db):
        if time.monotonic() < until:
            time.sleep(_PAUSE_SECONDS)  # a question of our own may be on its way out
            continue
        raise UserError(
            _("Another window or program has “{file}” open.").format(file=path.name),
            _("Close it there, then bring the backup back."),
        )


def _is_alone(db: Database) -> bool:
    try:
        return db.value("PRAGMA journal_mode=DELETE") == "delete"
    except UserError:
        return False


def _is_readable(db: Database) -> bool:
    try:
        return db.value("PRAGMA integrity_check") == "ok"
    except UserError:
        return False


def _kept_as_it_is(path: Path) -> Path:
    """Copy a file that cannot be read, and what lies beside it, to the backups."""
    kept = backup_name(path, "damaged").with_suffix(DAMAGED)
    for left in ("", "-wal", "-journal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(f"{path.name}{left}"), kept.with_name(f"{kept.name}{left}"))
    return kept
