"""Opening a shop file: make a new one, lift an older one (after a backup), refuse a newer or foreign one unharmed."""

from datetime import UTC, datetime
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store.database import Database
from desktop_seg.store.migrations import STEPS

APPLICATION_ID = 0x53454731  # "SEG1", so that a shop file can be told from any other SQLite file

_SQLITE_MAGIC = b"SQLite format 3\x00"


def open_shop(path: Path | None) -> Database:
    """Open a shop file for reading and writing; make it when it is not there (None: one in memory, for tests).

    Raises UserError for a file that is no shop file or was made by a newer program; such a file is not touched.
    """
    if path is not None and path.exists() and path.stat().st_size:
        _check(path)
    db = Database.connect(path)
    try:
        _lift(db)
    except BaseException:
        db.close()
        raise
    return db


def open_reader(path: Path) -> Database:
    """Open an existing shop file for reading only, for one thread of its own."""
    return Database.connect(path, read_only=True)


def _check(path: Path) -> None:
    """Refuse what we do not understand. Looks only, through a read-only connection."""
    with path.open("rb") as file:
        foreign = file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC
    if not foreign:
        db = Database.connect(path, read_only=True)
        try:
            foreign = db.number("PRAGMA application_id") != APPLICATION_ID
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
        for step in STEPS[version:]:
            for statement in step.statements:
                db.run(statement)
        db.run(f"PRAGMA application_id={APPLICATION_ID}")
        db.run(f"PRAGMA user_version={len(STEPS)}")


def backup_name(path: Path, why: str) -> Path:
    """Return a free name for a backup beside the shop file, in UTC so that the autumn hour comes only once."""
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name, counter = folder / f"{path.stem}-{stamp}-{why}.seg", 1
    while name.exists():
        counter += 1
        name = folder / f"{path.stem}-{stamp}-{why}-{counter}.seg"
    return name


def back_up(db: Database, target: Path) -> None:
    """Write a whole copy of the shop file; it gets its name only after it was opened and found sound.

    Raises UserError when the copy is not sound or cannot be written.
    """
    beside = target.with_suffix(".part")
    beside.unlink(missing_ok=True)
    db.run("VACUUM INTO ?", (str(beside),))
    copy = Database.connect(beside, read_only=True)
    try:
        sound = copy.value("PRAGMA integrity_check") == "ok"
    finally:
        copy.close()
    if not sound:
        beside.unlink()
        raise UserError(
            _("The backup could not be written correctly."), _("Check the disk, then try again; nothing was changed.")
        )
    beside.replace(target)
