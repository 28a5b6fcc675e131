"""A file is whole or not there: it is written beside its target, flushed to the disk, then renamed over it.

A target that another program holds open is tried three times; then the new file gets the name "list (2).xlsx" and the
old one stays. Used by every target.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _

_TRIES = 3
_PAUSE_SECONDS = 0.3
_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Written:
    """path: where the file is now; another name than asked for when the target was held open. sha256: of its bytes."""

    path: Path
    sha256: str


def write_file(target: Path, write: Callable[[Path], None]) -> Written:
    """Let `write` make the file under a temporary name, then put it in place.

    Raises UserError when the folder is missing, full or not writable; an older file at the target is then untouched.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    if target.is_dir():
        raise UserError(
            _("“{file}” is a folder; the list needs the name of a file.").format(file=target.name),
            _("Choose another name, then export again."),
        )
    try:
        beside.touch()  # a folder that is missing or shut shows here, before any work is done
        write(beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Written(_put(beside, target), sha256)
    except OSError as error:
        raise _plain(error, target) from error
    finally:
        with suppress(OSError):  # what went wrong before is the news: the folder is no folder, the disk is gone
            beside.unlink()


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
