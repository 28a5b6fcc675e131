"""Opening a shop file: make a new one, lift an older one (after a backup), refuse a newer or foreign one unharmed."""

import errno
import os
from pathlib import Path, PurePath

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store.backup import back_up, backup_name
from desktop_seg.store.database import Database
from desktop_seg.store.migrations import STEPS

APPLICATION_ID = 0x53454731  # "SEG1", so that a shop file can be told from any other SQLite file

_SQLITE_MAGIC = b"SQLite format 3\x00"


def open_shop(path: Path | None) -> Database:
    """Open a shop file for reading and writing; make it when it is not there (None: one in memory, for tests).

    Raises UserError for a file that is no shop file, was made by a newer program, or lies on another computer; such a
    file is not touched.
    """
    if path is not None and is_on_network(path.absolute()):
        raise UserError(
            _("“{file}” lies on another computer; over a network two could write to it at once and spoil it.").format(
                file=path.name
            ),
            _("Keep the shop file on this computer; copies of it may lie anywhere."),
        )
    if path is not None and path.exists() and (path.stat().st_size or not path.is_file()):
        check(path)
    db = Database.connect(path)
    try:
        _lift(db)
    except BaseException:
        db.close()
        raise
    return db


def open_for_import(path: Path | None) -> Database:
    """Open a shop file, as open_shop, to go through all of it in a process that ends afterwards.

    Up to 256 MB of it are kept in memory: a large shop is then worked through without looking at the disk again.
    """
    db = open_shop(path)
    db.run("PRAGMA cache_size=-262144")
    return db


def open_reader(path: Path) -> Database:
    """Open an existing shop file for reading only, for one thread of its own."""
    return Database.connect(path, read_only=True)


def is_on_network(path: PurePath) -> bool:
    r"""Whether a path begins with the name of another computer, as in \\server\folder (Windows)."""
    drive = path.drive.upper()
    is_long_form = drive.startswith(("\\\\?\\", "\\\\.\\"))  # of a path on this computer too, unless it says UNC
    return drive.startswith("\\\\") and (not is_long_form or "UNC" in drive)


def check(path: Path) -> None:
    """Refuse what we do not understand. Looks only, through a read-only connection. Raises UserError."""
    try:
        if not path.is_file():  # a pipe would be waited for, a device has no end
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        with path.open("rb") as file:
            foreign = file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC
    except OSError as error:
        raise UserError(
            _("“{file}” cannot be opened: it is a folder or no file at all, or it may not be read.").format(
                file=path.name or str(path.absolute())
            ),
            _("Choose a file that ends in .seg, and check that you may open it."),
        ) from error
    if not foreign:
        db = Database.connect(path, read_only=True)
        try:
            # Without any table it is nobody's yet: one that was just begun, here a moment ago or before a power cut.
            is_begun = db.value("SELECT 1 FROM sqlite_schema LIMIT 1") is not None
            foreign = is_begun and db.number("PRAGMA application_id") != APPLICATION_ID
            version = db.number("PRAGMA user_version")
        finally:
            db.close()
    if foreign:
        raise UserError(
            _("“{file}” is not a shop file of this program.").format(file=path.name),
            _("Choose a file that ends in .seg, or import a spreadsheet into a new shop file."),
        )
    if version > len(STEPS):
        raise UserError(
            _("“{file}” was made by a newer version of this program. It was left as it is.").format(file=path.name),
            _("Install the newest version and open the file there."),
        )


def _lift(db: Database) -> None:
    version = db.number("PRAGMA user_version")
    if version == len(STEPS):
        return
    if version and db.path is not None:
        back_up(db, backup_name(db.path, f"before-schema-{len(STEPS)}"))
    with db.transaction():
        version = db.number("PRAGMA user_version")  # another program may have done it while this one waited
        for step in STEPS[version:]:
            for statement in step.statements:
                db.run(statement)
        db.run(f"PRAGMA application_id={APPLICATION_ID}")
        db.run(f"PRAGMA user_version={len(STEPS)}")
