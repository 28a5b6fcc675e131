"""Stand-ins for what wine 8 lacks, so that the program can be tried here. For tests only; the setup never holds them.

Each is a DLL of our own C. Two of them replace a DLL that wine has: they hand everything but our functions on to a copy
of it under another name. wine 9 and later may need fewer of them.
"""

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pefile

from installer.command import run

_HERE = Path(__file__).parent
_COMPILER = "x86_64-w64-mingw32-gcc"


@dataclass(frozen=True, slots=True)
class Shim:
    """One DLL. source: our C beside this file; copy: name of wine's own DLL that the rest is handed on to, "" for none.

    prefix: what the names of our functions bear in the source, where their real names belong to the C library.
    """

    name: str
    source: str
    copy: str = ""
    prefix: str = ""
    library: str = ""


SHIMS = (
    Shim("ucrtbase", "complex.c", copy="ucrtwine", prefix="seg_"),
    Shim("mscms", "mscms.c", copy="mscmswine"),
    Shim("icuuc", "icuuc.c"),
    Shim("bcryptprimitives", "bcryptprimitives.c", library="-ladvapi32"),
)
NAMES = tuple(shim.name for shim in SHIMS)


def put_into(system32: Path) -> None:
    """Build the shims and put them into a wine prefix."""
    with tempfile.TemporaryDirectory() as scratch:
        for shim in SHIMS:
            target = system32 / f"{shim.name}.dll"
            copy = system32 / f"{shim.copy}.dll"
            if shim.copy and not copy.exists():
                shutil.copyfile(target, copy)
            built = _build(shim, copy, Path(scratch))
            target.unlink(missing_ok=True)  # wine links its own DLLs into the prefix; those must stay as they are
            shutil.copyfile(built, target)


def _build(shim: Shim, copy: Path, scratch: Path) -> Path:
    built = scratch / f"{shim.name}.dll"
    command: list[str | Path] = [
        _COMPILER,
        "-O1",
        "-shared",
        "-s",
        "-static-libgcc",
        "-fno-builtin",
        "-o",
        built,
        _HERE / shim.source,
    ]
    if shim.copy:
        names = scratch / f"{shim.name}.def"
        names.write_text(_exports(shim, copy))
        command.append(names)
    run([*command, *([shim.library] if shim.library else [])])
    return built


def _exports(shim: Shim, copy: Path) -> str:
    """Return a module definition: our functions, and all others of wine's DLL handed on."""
    ours = _own_functions(shim)
    with pefile.PE(str(copy), fast_load=True) as dll:
        dll.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
        symbols = [symbol for symbol in dll.DIRECTORY_ENTRY_EXPORT.symbols if symbol.name]
        handed_on = {
            symbol.name.decode(): symbol.forwarder.decode()
            if symbol.forwarder
            else f"{shim.copy}.{symbol.name.decode()}"
            for symbol in symbols
        }
    lines = [f'  "{name}" = "{place}"' for name, place in sorted(handed_on.items()) if name not in ours]
    lines += [f"  {name} = {shim.prefix}{name}" if shim.prefix else f"  {name}" for name in sorted(ours)]
    return "\n".join([f"LIBRARY {shim.name}", "EXPORTS", *lines, ""])


def _own_functions(shim: Shim) -> set[str]:
    """Return the functions our C defines, by asking the compiler rather than by keeping a second list."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "shim.o"
        run([_COMPILER, "-O1", "-fno-builtin", "-c", "-o", made, _HERE / shim.source])
        listed = run(["x86_64-w64-mingw32-nm", "--defined-only", "--extern-only", made])
    names = re.findall(r" T (\w+)$", listed, re.MULTILINE)
    return {name.removeprefix(shim.prefix) for name in names}
