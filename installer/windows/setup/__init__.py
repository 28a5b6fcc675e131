"""Makes the setup out of the finished layout, with NSIS. Flow: layout, starts, licences -> here -> dist/*-setup.exe.

The list of files is written out: the setup installs exactly these, its uninstaller deletes exactly these and never a
folder with something else in it.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer import icon
from installer.command import MINUTE, run
from installer.product import COMMAND, KEY, NAME, ROOT, SHOP_FILE_ENDING, packed_at, version
from installer.tree import empty, files, folders, size

_HERE = Path(__file__).parent

# The Qt of PySide6 6.10 and later needs the system's icuuc.dll, which works from this build on (Windows 10 1903).
OLDEST_WINDOWS_BUILD = 18362


@dataclass(frozen=True, slots=True)
class Make:
    """How to pack. sign: a program that is given the path of a file and signs it (uninstaller, then setup).

    version: "" for that of the program. is_quick: not compressed, made in seconds; for the older version of a trial.
    """

    sign: str = ""
    version: str = ""
    is_quick: bool = False


AS_RELEASED = Make()


def build(stage: Path, scratch: Path, target: Path, make: Make = AS_RELEASED) -> Path:
    """Pack the layout with NSIS; returns the setup."""
    empty(scratch)
    icon.write_ico(scratch / "app.ico")
    icon.write_panel(scratch / "panel.bmp")
    (scratch / "files.nsh").write_text(file_list(stage), encoding="utf-8")
    # A byte order mark tells NSIS that these are UTF-8; the licence page shows the file as it is.
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (scratch / "licence.txt").write_text("\ufeff" + licence.replace("\n", "\r\n"), encoding="utf-8", newline="")
    for path in [*_HERE.glob("*.nsi"), *_HERE.glob("*.nsh")]:
        shutil.copyfile(path, scratch / path.name)
    for path in (path for path in scratch.rglob("*") if path.is_file()):
        os.utime(path, (packed_at(), packed_at()))
    target.parent.mkdir(parents=True, exist_ok=True)
    defined = {
        "KEY": KEY,
        "NAME": NAME,
        "COMMAND": COMMAND,
        "VERSION": make.version or version(),
        "ENDING": SHOP_FILE_ENDING,
        "OLDEST_BUILD": str(OLDEST_WINDOWS_BUILD),
        "SIZE_KB": str(size(stage) // 1024),
        "TARGET": str(target),
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    if make.sign:
        words.append(f"-DSIGN={make.sign}")
    if make.is_quick:
        words.append("-DQUICK")
    made_at = {"SOURCE_DATE_EPOCH": str(packed_at())}
    run(["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *words, "setup.nsi"],
        folder=scratch, seconds=15 * MINUTE, extra=made_at)  # fmt: skip
    return target


def file_list(stage: Path) -> str:
    """Return the macros InstallFiles and RemoveFiles of NSIS for a layout."""
    listed = files(stage)
    install: list[str] = []
    where = ""
    for path in sorted(listed, key=lambda path: (path.parent.as_posix(), path.name)):
        folder = _there(path.parent.as_posix())
        if folder != where or not install:
            install.append(f'  SetOutPath "{folder}"')
            where = folder
        install.append(f'  File "{_literal(str(stage / path))}"')
    remove = [f'  Delete "{_there(path.as_posix())}"' for path in listed]
    remove += [f'  RMDir "{_there(path.as_posix())}"' for path in folders(stage)]
    blocks = ["!macro InstallFiles", *install, '  SetOutPath "$INSTDIR"', "!macroend"]
    return "\n".join([*blocks, "!macro RemoveFiles", *remove, "!macroend", ""])


def _there(path: str) -> str:
    """Return where a file of the layout will lie, as NSIS writes it."""
    parts = [part for part in PurePosixPath(path).parts if part != "."]
    return "\\".join(["$INSTDIR", *map(_literal, parts)])


def _literal(text: str) -> str:
    return text.replace("$", "$$")
