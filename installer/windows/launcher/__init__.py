"""Builds the two starts of the installed program from one C source: DesktopSeg.exe and desktop-seg.exe."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from installer import icon
from installer.command import run
from installer.product import COMMAND, KEY, version
from installer.tree import empty
from installer.windows.embedded_python import PYTHON

_HERE = Path(__file__).parent
_PREFIX = "x86_64-w64-mingw32-"


@dataclass(frozen=True, slots=True)
class Start:
    """One of the two. options: of the compiler."""

    stem: str
    options: tuple[str, ...]


STARTS = (
    Start(KEY, ("-mwindows",)),
    Start(COMMAND, ("-mconsole", "-DWITH_CONSOLE")),
)


def build(folder: Path, scratch: Path) -> list[Path]:
    """Compile both into a folder; equal sources give equal bytes."""
    return [_build(start, folder, empty(scratch / start.stem)) for start in STARTS]


def _build(start: Start, folder: Path, scratch: Path) -> Path:
    icon.write_ico(scratch / "app.ico")
    for name in ("launcher.rc", "launcher.manifest"):
        (scratch / name).write_text(_filled((_HERE / f"{name}.in").read_text(encoding="utf-8"), start), "utf-8")
    for name in ("launcher.c", "strings.h"):
        shutil.copyfile(_HERE / name, scratch / name)
    run([f"{_PREFIX}windres", "--codepage=65001", "launcher.rc", "-O", "coff", "resources.o"], folder=scratch)
    made = folder / f"{start.stem}.exe"
    compiler = [f"{_PREFIX}gcc", "-std=c11", "-O2", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static-libgcc"]
    # Without a time stamp in its head the same source gives the same program.
    options = ["-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va", *start.options]
    dll = f'-DPYTHON_DLL=L"python{PYTHON}.dll"'
    run([*compiler, *options, dll, "-o", made, "launcher.c", "resources.o"], folder=scratch)
    return made


def _filled(text: str, start: Start) -> str:
    number = version()
    holes = {"VERSION": number, "VERSION_COMMAS": number.replace(".", ","), "STEM": start.stem}
    for name, value in holes.items():
        text = text.replace(f"@{name}@", value)
    return text
