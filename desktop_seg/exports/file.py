"""A file is whole or not there: it is written beside its target, flushed to the disk, then renamed over it.

A target that another program holds open is tried three times; then the new file gets the name "list (2).xlsx" and the
old one stays. Until whoever asked for the file is done with all that belongs to it, what stood in its place before can
be put back. Used by every target.
"""

import errno
import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _

_TRIES = 3
_PAUSE_SECONDS = 0.3
_MOST_NAMES = 100
LEFTOVER_SECONDS = 3600
"""No file takes so long to be written: what lies about for longer was left behind by a program that was killed."""
_LEFTOVERS = re.compile(r"\.[0-9a-f]{12}\.(part|older)")
# What a disk says of a name that it cannot take: too long, or with signs that it does not know.
_BAD_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ})


@dataclass(frozen=True, slots=True)
class Written:
    """path: where the file is now; another name than asked for when the target was held open. sha256: of its bytes."""

    path: Path
    sha256: str


def write_file(target: Path, write: Callable[[Path], None]) -> Written:
    """Let `write` make the file under a temporary name, then put it in place. Raises UserError as `prepared`."""
    with prepared(target, write) as file:
        return Written(file.put(), file.sha256)


@dataclass(slots=True)
class Prepared:
    """A file that is whole but not in its place yet. sha256: of its bytes."""

    target: Path
    sha256: str
    _beside: Path
    _older: Path
    _placed: Path | None = None

    def put(self, target: Path | None = None) -> Path:
        """Put it in its place, or in another one in the same folder; return where it is. Raises UserError."""
        wanted = target or self.target
        try:
            self._keep_older(wanted)
            self._placed = _put(self._beside, wanted)
            if self._placed != wanted:
                self._older.unlink(missing_ok=True)  # is in its place still
        except OSError as error:
            raise _plain(error, wanted) from error
        return self._placed

    def take_back(self) -> None:
        """Make it as if the file had not been put in its place."""
        if self._placed is None:
            return
        if self._older.exists():
            self._older.replace(self._placed)
        else:
            self._placed.unlink(missing_ok=True)

    def _keep_older(self, target: Path) -> None:
        self._older.unlink(missing_ok=True)
        if not target.is_file():
            return
        try:
            os.link(target, self._older)  # costs no room; sticks often cannot
        except OSError:
            with suppress(PermissionError):  # held open: it stays where it is, and ours gets another name
                shutil.copyfile(target, self._older)


@contextmanager
def prepared(target: Path, write: Callable[[Path], None]) -> Iterator[Prepared]:
    """Let `write` make a file under a temporary name, to be put in its place within the context.

    Leaving the context by an exception takes it back. Raises UserError when the folder is missing, full or not
    writable, or the name cannot be; an older file at the target is then untouched.
    """
    with suppress(OSError):
        target = target.resolve() if target.is_symlink() else target  # the file is replaced, not what leads to it
    # A short name of its own, whatever the length of the target's; the same each time, so that what a killed program
    # left behind is written over.
    mark = hashlib.blake2b(target.name.encode(errors="surrogateescape"), digest_size=6).hexdigest()
    beside, older = (target.with_name(f".{mark}.{ending}") for ending in ("part", "older"))
    _forget_leftovers(target.parent)
    try:
        try:
            sha256 = _written(beside, target, write)
        except OSError as error:
            raise _plain(error, target) from error
        file = Prepared(target, sha256, beside, older)
        try:
            yield file
        except BaseException:
            file.take_back()
            raise
    finally:
        for left in (beside, older):
            with suppress(OSError):  # what went wrong before is the news: the folder is no folder, the disk is gone
                left.unlink()


def _forget_leftovers(folder: Path) -> None:
    with suppress(OSError):
        for left in folder.iterdir():
            if _LEFTOVERS.fullmatch(left.name) and time.time() - left.stat().st_mtime > LEFTOVER_SECONDS:
                left.unlink()


def _written(beside: Path, target: Path, write: Callable[[Path], None]) -> str:
    """Write the file and return the hash of its bytes."""
    target.parent.stat()
    with suppress(FileNotFoundError):
        target.stat()  # a name that cannot be shows here, before any work is done
    if target.is_dir():
        raise UserError(
            _("“{file}” is a folder; the list needs the name of a file.").format(file=target.name),
            _("Choose another name, then export again."),
        )
    beside.write_bytes(b"")  # and so does a folder that is shut
    write(beside)
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put(beside: Path, target: Path) -> Path:
    for attempt in range(_TRIES):
        try:
            beside.replace(target)
        except PermissionError:
            time.sleep(_PAUSE_SECONDS * attempt)
        else:
            return target
    for number in range(2, _MOST_NAMES):
        other = target.with_stem(f"{target.stem} ({number})")
        if not other.exists():
            beside.replace(other)
            return other
    raise PermissionError(target)


def _plain(error: OSError, target: Path) -> UserError:
    name = target.name
    if error.errno in _BAD_NAME:
        return UserError(
            _(
                "A file cannot be called “{file}” here: the name is too long, or has signs that the disk does not take."
            ).format(file=name),
            _("Choose a shorter name of letters and digits, then export again."),
        )
    if isinstance(error, PermissionError):
        return UserError(
            _("“{file}” cannot be written: it is open in Excel, or the folder may not be written to.").format(
                file=name
            ),
            _("Close the file there or choose another folder, then export again."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(
            _("The folder for “{file}” is not there.").format(file=name), _("Choose another folder, then export again.")
        )
    return UserError(
        _("“{file}” could not be written; the disk may be full or was taken away.").format(file=name),
        _("Make room or choose another disk, then export again."),
    )
