"""The frozen program for Linux and its Debian package, step by step. Started by `python3 dev.py package linux`."""

import sys
import zipfile
from importlib import metadata
from pathlib import Path

from installer import licence, release, tree
from installer.command import MINUTE, need_programs, run, step
from installer.linux import deb
from installer.product import BUILD, COMMAND, DIST, LINUX_BUDGET, packed_at, version
from installer.windows.layout import program_wheel

_HOME = BUILD / "linux"
FROZEN = _HOME / "frozen" / COMMAND
_SPEC = Path(__file__).with_name("desktop-seg.spec")

PROGRAMS = {
    "dpkg-deb": ("dpkg",),
    "dpkg-shlibdeps": ("dpkg-dev",),
    "objdump": ("binutils",),  # readelf and strip too
    "lintian": ("lintian",),
}


def target() -> Path:
    """Return where the package goes."""
    return DIST / f"{COMMAND}_{version()}_{deb.architecture()}.deb"


def freeze() -> Path:
    """Make the folder with the program, its Python and its libraries; return the program in it."""
    need_programs({"objdump": PROGRAMS["objdump"]}, "Freezing the program")
    _need_libraries()
    program = tree.empty(_HOME / "program")
    with zipfile.ZipFile(program_wheel().path) as archive:
        archive.extractall(program)
    made: list[str | Path] = ["--distpath", tree.empty(FROZEN.parent), "--workpath", _HOME / "work"]
    environment = {
        "DESKTOP_SEG_PROGRAM": str(program),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(packed_at()),
        "QT_QPA_PLATFORM": "offscreen",
    }
    run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *made, _SPEC],
        folder=_HOME,
        seconds=15 * MINUTE,
        extra=environment,
    )
    _drop_debugging()
    return FROZEN / COMMAND


def _drop_debugging() -> None:
    """Strip the interpreter and what else holds the tables of a debugger: 22 MB that no owner ever looks into.

    Libraries without them are left as their makers chose: stripping what numpy brings along once more breaks it.
    """
    inside = FROZEN / "_internal"
    for library in (inside / path for path in tree.files(inside)):
        if library.is_symlink() or ".so" not in library.name:
            continue
        if library.name.startswith("libpython"):
            run(["strip", "--strip-unneeded", library])
        elif " .debug_info " in run(["readelf", "--section-headers", "--wide", library]):
            run(["strip", "--strip-debug", library])


def build() -> release.Package:
    """Build the package and what lies beside it. Raises Failed when a step fails or a budget is exceeded."""
    need_programs(PROGRAMS, "Making the Debian package")
    with step("frozen program"):
        freeze()
    with step("licences"):
        parts = [_python(), *(licence.of_distribution(metadata.distribution(name)) for name in _pinned())]
        licence.write_texts(parts, tree.empty(FROZEN / "licences"))
        licence.write_shown(parts, FROZEN / "_internal" / "resources")
    with step("package"):
        root = deb.lay_out(FROZEN, tree.empty(_HOME / "root"))
        deb.pack(root, target())
    with step("lintian"):
        deb.lint(target())
    package = release.Package(target(), tree.size(root), LINUX_BUDGET)
    release.put_beside(package, parts)
    return package


def _need_libraries() -> None:
    """Install the system libraries of Qt's windows: what is not here cannot be taken along, nor be named as needed."""
    import dev

    wanted = dev.QT_LIBRARIES | dev.X11_LIBRARIES | dev.WAYLAND_LIBRARIES
    if missing := dev.missing_libraries(wanted):
        dev.install_system_packages([wanted[name] for name in missing], "Freezing the program")


def _pinned() -> list[str]:
    from installer.windows.wheel import RUN

    lines = [line.partition("#")[0].strip() for line in RUN.read_text(encoding="utf-8").splitlines()]
    return [line.partition("==")[0] for line in lines if line]


def _python() -> licence.Part:
    """Return this Python, whose interpreter the frozen program carries."""
    number = ".".join(str(part) for part in sys.version_info[:3])
    import sysconfig

    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path("/usr/share/doc/python3/copyright")]
    text = next(path for path in places if path.is_file()).read_text(encoding="utf-8")
    return licence.Part(
        "CPython", number, "PSF-2.0", (licence.Text("LICENSE.txt", text),), f"pkg:generic/python@{number}"
    )
