"""Turns the Python files of the layout into byte code, with the Python that will read it. Flow: layout -> here -> zip.

Only the byte code is shipped: a start then compiles nothing and asks the disk for half as many files. It names files as
`lib\\...` whatever folder it was made in, so that equal inputs give equal bytes.
"""

from pathlib import Path

from installer.command import MINUTE, Failed
from installer.tree import empty, files
from installer.windows.wine import Wine, windows_path

# `unchecked-hash`: nothing compares a time of a source that is not there.
_COMPILE = ("-m", "compileall", "-q", "-b", "-f", "--invalidation-mode", "unchecked-hash", "lib")


def compile_all(stage: Path, python: dict[str, bytes], wine: Wine) -> None:
    """Compile every Python file below `lib/` and take the source away. Raises Failed when one does not compile."""
    home = empty(wine.prefix.parent / "compiler")
    for name, data in python.items():
        (home / name).write_bytes(data)
    wine.expect(windows_path(home / "python.exe"), *_COMPILE, seconds=10 * MINUTE, folder=stage)
    for path in files(stage / "lib"):
        source = stage / "lib" / path
        if source.suffix != ".py":
            continue
        if not source.with_suffix(".pyc").is_file():
            raise Failed(f"{path} was not compiled.")
        source.unlink()
