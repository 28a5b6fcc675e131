"""A folder that will be packed: its files in a fixed order, with fixed times, and what they weigh."""

import hashlib
import os
import shutil
from pathlib import Path

from installer.product import packed_at


def files(folder: Path) -> list[Path]:
    """Return every file below a folder, relative to it, in an order that is the same everywhere."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sorted(found, key=lambda path: path.as_posix().encode())


def folders(folder: Path) -> list[Path]:
    """Return every folder below a folder, relative to it, the deepest first."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())
    return sorted(found, key=lambda path: (-len(path.parts), path.as_posix().encode()))


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum((folder / path).lstat().st_size for path in files(folder))


def fix_times(folder: Path) -> None:
    """Give everything below a folder the one time that packed files bear."""
    time = packed_at()
    for path in [*files(folder), *folders(folder)]:
        os.utime(folder / path, (time, time), follow_symlinks=False)


def sha256(path: Path) -> str:
    """Return the checksum of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def empty(folder: Path) -> Path:
    """Return the folder, made anew and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def megabytes(size_bytes: int) -> str:
    """Return a size as people read it: "49.3 MB"."""
    return f"{size_bytes / 1_000_000:.1f} MB"
