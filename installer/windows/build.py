"""The Windows setup from nothing, step by step. Started by `python3 dev.py package windows`; runs on Debian."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer import licence, release, tree
from installer.command import need_programs, run, step
from installer.product import BUILD, DIST, KEY, MODULE, WINDOWS_BUDGET, version
from installer.windows import byte_code, dll_check, embedded_python, launcher, layout, pure_zip, setup, wheel
from installer.windows.embedded_python import PYTHON, PythonZip
from installer.windows.wheel import Wheel
from installer.windows.wine import Wine

_HOME = BUILD / "windows"
STAGE = _HOME / "stage"

# Program -> packages of Debian.
PROGRAMS = {
    "wine": ("wine", "wine64"),
    "makensis": ("nsis",),
    "x86_64-w64-mingw32-gcc": ("gcc-mingw-w64-x86-64",),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build. sign: a program that signs the file whose path it is given."""

    python: PythonZip
    sign: str = ""


def target() -> Path:
    """Return where the setup goes."""
    return DIST / f"{KEY}-{version()}-setup.exe"


def build(wanted: Wanted) -> release.Package:
    """Build the setup and what lies beside it. Raises Failed when a step fails or a budget is exceeded."""
    need_programs(PROGRAMS, "Making the Windows setup")
    with step("pinned parts"):
        python = embedded_python.members(wanted.python)
        program = layout.program_wheel()
        wheels = [*wheel.fetch(), program]
    with step("layout"):
        left = layout.lay_out(STAGE, python, wheels)
    with step("byte code"):
        compile_with_wine(STAGE, python)
        zipped = pure_zip.zip_pure_packages(STAGE / "lib")
    with step("starts, licences and the check of all DLLs"):
        _add_starts(wanted.sign)
        parts = _add_licences(python, wheels)
        dll_check.check(STAGE)
        tree.fix_times(STAGE)
    print(
        f"  left out {left.files} files, {tree.megabytes(left.size_bytes)}; {len(zipped)} packages in {layout.PURE_ZIP}"
    )
    print(f"  layout: {len(tree.files(STAGE))} files, {tree.megabytes(tree.size(STAGE))}")
    with step("setup"):
        setup.build(STAGE, _HOME / "setup", target(), setup.Make(wanted.sign))
    package = release.Package(target(), tree.size(STAGE), WINDOWS_BUDGET)
    release.put_beside(package, parts)
    return package


def compile_with_wine(stage: Path, python: dict[str, bytes]) -> None:
    """Compile the layout in a wine prefix that is made for it and thrown away."""
    wine = Wine(tree.empty(_HOME / "compile") / "wine")
    try:
        wine.set_up()
        byte_code.compile_all(stage, python, wine)
    finally:
        wine.end()


def _add_starts(sign: str) -> None:
    for start in launcher.build(STAGE, _HOME / "launcher"):
        if sign:
            run([sign, start], extra=dict(os.environ))


def _add_licences(python: dict[str, bytes], wheels: Sequence[Wheel]) -> list[licence.Part]:
    text = licence.Text("LICENSE.txt", python["LICENSE.txt"].decode("utf-8"))
    number = f"{PYTHON[0]}.{PYTHON[1:]}"
    parts = [licence.Part("CPython", number, "PSF-2.0", (text,), f"pkg:generic/python@{number}")]
    parts += [licence.of_wheel(found.path, found.metadata) for found in wheels]
    licence.write_texts(parts, tree.empty(STAGE / "licences"))
    licence.write_shown(parts, STAGE / "lib" / MODULE / "resources")
    return parts
