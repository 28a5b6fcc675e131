"""Backups of the shop file: taken before anything large happens, kept thinning out towards the past.

A backup counts only after it was opened and found sound; it lies in the folder `backups` beside the shop file, its name
in UTC so that the hour that comes twice in autumn does not. Kept: the newest eight and everything of two days, then one
for each of twelve days, ten weeks and nine months.
Used by: shop_file (before a schema step), importing (before an import or an undo), restore, the window (at its end).
"""

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store.database import Database

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"-(?P<stamp>\d{8}T\d{6}Z)-(?P<why>[a-z]+(?:-[a-z]+)*)(?:-\d+)*\.seg$")
_KEEP_ALL = timedelta(days=2)
# However old they seem: a clock that is years ahead for a day must not cost the backups of yesterday.
_KEEP_NEWEST = 8
_KEEP_DAYS, _KEEP_WEEKS, _KEEP_MONTHS = 12, 10, 9
_BESIDE = ("-wal", "-shm", "-journal")
# Several files imported in one go share one backup: each can still be undone by itself.
_FRESH = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. taken_at: UTC. why: the word in its name, such as "before-import"."""

    path: Path
    taken_at: datetime
    why: str


def backup_name(path: Path, why: str) -> Path:
    """Return a free name for a backup beside the shop file. Raises UserError when there is no place for it."""
    folder = path.parent / "backups"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _not_written() from error
    stamp = datetime.now(UTC).strftime(_STAMP)
    name, counter = folder / f"{path.stem}-{stamp}-{why}.seg", 1
    while name.exists():
        counter += 1
        name = folder / f"{path.stem}-{stamp}-{why}-{counter}.seg"
    return name


def back_up(db: Database, target: Path) -> None:
    """Write a whole copy of the shop file; it gets its name only after it was opened and found sound.

    Raises UserError when the copy is not sound or cannot be written, or would take the place of the shop file itself.
    """
    if db.path is not None and target.exists() and target.samefile(db.path):
        raise UserError(
            _("“{file}” is the shop file that is open; a copy of it needs another place.").format(file=target.name),
            _("Choose another folder or another name."),
        )
    beside = target.with_name(f"{target.name}.part")
    try:
        remove(beside)
        db.run("VACUUM INTO ?", (str(beside),))
        if not is_sound(beside):
            raise UserError(
                _("The backup could not be written correctly."),
                _("Check the disk, then try again; nothing was changed."),
            )
        put_in_place(beside, target)
    except OSError as error:
        raise _not_written() from error
    finally:
        with suppress(OSError):  # what went wrong before is the news
            remove(beside)


def _not_written() -> UserError:
    return UserError(
        _("The backup could not be written: the disk is full or was taken away, or the folder may not be written to."),
        _("Make room, and check the folder “backups” beside the shop file; nothing was changed."),
    )


def put_in_place(whole: Path, target: Path) -> None:
    """Give a whole shop file that nobody has open its name, over whatever had that name before."""
    _flush(whole)
    # Of a program that was killed: SQLite would take what they hold for changes of the new file, and mix the two.
    for left in _BESIDE:
        target.with_name(f"{target.name}{left}").unlink(missing_ok=True)
    whole.replace(target)


def remove(file: Path) -> None:
    """Remove a shop file that nobody has open, if it is there, and what SQLite may have left beside it."""
    for left in ("", *_BESIDE):
        file.with_name(f"{file.name}{left}").unlink(missing_ok=True)


def back_up_first(db: Database, why: str) -> Path | None:
    """Keep the shop file as it is before something large changes it, and thin out older backups.

    why: a word for the name of the backup ("before-import").
    Returns None where there is nothing to keep: no data yet, a file in memory, or a backup minutes old. Raises
    UserError when it cannot be written.
    """
    if db.path is None or db.value("SELECT 1 FROM import_file LIMIT 1") is None:
        return None
    now = datetime.now(UTC)
    if any(timedelta(0) <= now - each.taken_at < _FRESH for each in backups(db.path)):
        return None
    target = backup_name(db.path, why)
    back_up(db, target)
    thin_out(db.path, now)
    return target


def thin_out(path: Path, now: datetime) -> list[Path]:
    """Delete the backups of a shop file that the keeping rule no longer wants; return them.

    A backup dated after `now` is kept: the clock may have been set back, and no good backup may go for that.
    """
    wanted: set[Path] = set()
    filled: dict[str, set[str]] = {"day": set(), "week": set(), "month": set()}
    found = backups(path)
    for place, each in enumerate(found):
        file, taken = each.path, each.taken_at
        if place < _KEEP_NEWEST or now - taken <= _KEEP_ALL:
            wanted.add(file)
            continue
        for unit, form, most in (
            ("day", "%Y-%m-%d", _KEEP_DAYS),
            ("week", "%G-%V", _KEEP_WEEKS),
            ("month", "%Y-%m", _KEEP_MONTHS),
        ):
            slot = taken.strftime(form)
            if slot not in filled[unit] and len(filled[unit]) < most:
                filled[unit].add(slot)
                wanted.add(file)
    gone = [each.path for each in found if each.path not in wanted]
    for file in gone:
        file.unlink(missing_ok=True)
    return gone


def check_room(path: Path, source_bytes: int) -> None:
    """Refuse an import that the disk has no room for: three times the spreadsheet and once the shop file.

    Raises UserError.
    """
    needed = 3 * source_bytes + (path.stat().st_size if path.exists() else 0)
    if shutil.disk_usage(path.parent).free < needed:
        raise UserError(
            _("There is not enough room on the disk for this import: it needs about {size} MB.").format(
                size=needed // 1_000_000 + 1
            ),
            _("Make room on the disk and do it again; nothing was changed."),
        )


def backups(path: Path) -> tuple[Backup, ...]:
    """Return the backups of a shop file that lie beside it, the latest first."""
    found = []
    for file in (path.parent / "backups").glob("*.seg"):
        match = _NAME.search(file.name)
        if match and file.name[: match.start()] == path.stem:
            taken_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(file, taken_at, match["why"]))
    return tuple(sorted(found, key=lambda each: (each.taken_at, each.path.name), reverse=True))


def is_sound(copy: Path) -> bool:
    """Whether every page of a closed shop file is as SQLite wrote it. Raises UserError when it cannot be read."""
    db = Database.connect(copy, read_only=True)
    try:
        return db.value("PRAGMA integrity_check") == "ok"
    finally:
        db.close()


def _flush(file: Path) -> None:
    """Make sure the bytes are on the disk before the name is: a power cut may come between."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
