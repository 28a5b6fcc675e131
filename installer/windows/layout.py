"""Lays out the folder that the setup installs: Python, the trimmed packages and the program. Flow: wheels -> here.

DesktopSeg.exe, desktop-seg.exe   the two starts (launcher)
python313.dll, *.pyd, ...         the embeddable Python
lib/                              packages and the program, as byte code (byte_code)
lib/pure.zip                      packages without other files (pure_zip)
licences/                         of everything that is shipped
"""

import shutil
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.command import Failed, run
from installer.product import BUILD, ROOT
from installer.tree import empty
from installer.trim import is_kept
from installer.windows.embedded_python import PYTHON
from installer.windows.trim import PYTHON_TRIMS, TRIMS
from installer.windows.wheel import Wheel, read

START = "desktop_seg_start"
PURE_ZIP = "pure.zip"


@dataclass(frozen=True, slots=True)
class Left:
    """What trimming left out. files, size_bytes: of packages and Python together."""

    files: int
    size_bytes: int


def lay_out(stage: Path, python: dict[str, bytes], wheels: Sequence[Wheel]) -> Left:
    """Write the folder anew from its parts; byte code, starts and licences come later."""
    lib = empty(stage) / "lib"
    lib.mkdir()
    left_files = left_bytes = 0
    for name, data in python.items():
        if is_kept(name, PYTHON_TRIMS):
            (stage / name).write_bytes(data)
    for wheel in wheels:
        with zipfile.ZipFile(wheel.path) as archive:
            for member in archive.infolist():
                if member.is_dir():
                    continue
                if is_kept(member.filename, TRIMS):
                    _write(archive, member, lib)
                else:
                    left_files, left_bytes = left_files + 1, left_bytes + member.file_size
    shutil.copyfile(Path(__file__).parent / "launcher" / "start.py", lib / f"{START}.py")
    # Nothing but these is searched: neither the current folder nor another Python on the computer.
    paths = [f"python{PYTHON}.zip", ".", f"lib\\{PURE_ZIP}", "lib"]
    (stage / f"python{PYTHON}._pth").write_text("\r\n".join([*paths, ""]), encoding="ascii", newline="")
    return Left(left_files, left_bytes)


def program_wheel() -> Wheel:
    """Build the wheel of the program itself, translations compiled."""
    folder = empty(BUILD / "wheel")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder], folder=ROOT)
    (path,) = folder.glob("*.whl")
    return read(path)


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, lib: Path) -> None:
    path = (lib / member.filename).resolve()
    if lib.resolve() not in path.parents:
        raise Failed(f"{archive.filename} wants to write outside its folder: {member.filename}")
    if member.filename.split("/")[0].endswith(".data"):
        raise Failed(f"{archive.filename} holds {member.filename}; say in trim.py what should become of it")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(archive.read(member))
