"""One command from a fresh checkout to a running program: `python3 dev.py run`, `test`, `bench`, `lint`, `package`.

Needs nothing but Python 3.11 or later. It makes `.venv`, installs the pinned packages of `installer/pins/`, compiles
the translations and, on Debian and Ubuntu, asks apt for the system libraries Qt needs. What is there is not made again.
Stands outside the program: nothing in `desktop_seg` knows of it.
"""

from __future__ import annotations  # lets an older Python read this file far enough to be told that it is too old

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        "Desktop Seg needs Python {}.{} or later; this is Python {}.{} ({}).\n"
        "Start dev.py with a newer one, for instance: python3.11 dev.py run".format(
            *OLDEST_PYTHON, *sys.version_info[:2], sys.executable
        )
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "desktop_seg"


class SetupFailed(Exception):
    """Something the program needs could not be set up; the text says what to do about it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What stood on the command line after the command."""

    rest: tuple[str, ...]  # passed on
    long: bool = False  # of test
    packages: bool = False  # of test
    fix: bool = False  # of lint
    new: str = ""  # of texts


@dataclass(frozen=True, slots=True)
class Step:
    """One check of `test` and `lint`."""

    title: str
    arguments: tuple[str, ...]  # of the Python of .venv


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended."""

    step: Step
    passed: bool
    seconds: float
    last_line: str


# --- Python packages -------------------------------------------------------------------------------------------------


def set_up_packages(kind: str) -> None:
    """Make `.venv` hold the pinned packages of `installer/pins/<kind>.txt` ("run", or "dev" which includes it).

    A stamp in `.venv` holds the hash of what was installed, so that the next start does not ask pip again.
    """
    if not VENV_PYTHON.exists() or _venv_version() != _version(sys.version_info[:2]):
        _make_venv()
    if any(_stamp(known).is_file() and _stamp(known).read_text() == _wanted(known) for known in {kind, "dev"}):
        return
    print(f"Installing the packages of installer/pins/{kind}.txt into .venv (once; a minute or two) ...", flush=True)
    install = [str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--requirement"]
    if subprocess.run([*install, str(_pins(kind))], cwd=ROOT, check=False).returncode:
        raise SetupFailed("pip could not install the packages. Is there a connection? Then start the command again.")
    _stamp(kind).write_text(_wanted(kind))


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian and Ubuntu ship it apart from Python
        install_system_packages([f"python{_version(sys.version_info[:2])}-venv"], "A virtual environment")
    print(f"Making .venv with Python {_version(sys.version_info[:3])} ...", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode:
        raise SetupFailed(f"Python could not make a virtual environment in {VENV}.")


def _venv_version() -> str:
    """Return "3.11" for a .venv made with Python 3.11, "" when it does not say."""
    settings = VENV / "pyvenv.cfg"
    lines = settings.read_text(encoding="utf-8").splitlines() if settings.is_file() else []
    found = [line.partition("=")[2].strip() for line in lines if line.startswith("version")]
    return ".".join(found[0].split(".")[:2]) if found else ""


def _version(parts: Sequence[int]) -> str:
    return ".".join(str(part) for part in parts)


def _pins(kind: str) -> Path:
    return ROOT / "installer" / "pins" / f"{kind}.txt"


def _stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}.txt"


def _wanted(kind: str) -> str:
    """Return the hash of everything that decides what `.venv` holds."""
    texts = [_pins(name).read_bytes() for name in ("run", kind)]
    return hashlib.sha256(b"\0".join([sys.version.encode(), *texts])).hexdigest()


# --- system libraries of Qt ------------------------------------------------------------------------------------------

# Library -> package of Debian and Ubuntu. Read from the NEEDED entries of the wheels' Qt and of its platform plugins.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def set_up_qt_libraries(*, window: bool) -> None:
    """Install the system libraries without which Qt does not load; `window` adds those of a visible window."""
    if not sys.platform.startswith("linux"):
        return
    wanted = dict(QT_LIBRARIES)
    if window:
        wanted |= X11_LIBRARIES if os.environ.get("DISPLAY") else WAYLAND_LIBRARIES
    if not (missing := missing_libraries(wanted)):
        return
    install_system_packages([wanted[name] for name in missing], "Qt")
    if still_missing := missing_libraries({name: wanted[name] for name in missing}):
        raise SetupFailed(f"Qt still does not find {', '.join(still_missing)}.")


def missing_libraries(names: dict[str, str]) -> list[str]:
    """Return those of `names` (library -> package) which the system cannot load."""
    return [name for name in names if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: Sequence[str], what_needs_them: str) -> None:
    """Install Debian packages with apt-get, as root or through sudo.

    Raises SetupFailed with the command to type where that is not possible.
    """
    names = sorted(set(packages))
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *names]
    if not shutil.which("apt-get"):
        raise SetupFailed(
            f"{what_needs_them} needs system packages that are not here. Install them with this system's "
            f"package manager; Debian calls them {', '.join(names)}."
        )
    is_root = os.geteuid() == 0
    if not is_root and not shutil.which("sudo"):
        raise SetupFailed(
            f"{what_needs_them} needs system packages that are not here. Type this as root:\n  {' '.join(install)}"
        )
    print(
        f"Installing {', '.join(names)} with apt-get{'' if is_root else ' and sudo'}: {what_needs_them} needs them.",
        flush=True,
    )
    asking = [] if is_root else ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]
    prefix = [*asking, "env", "DEBIAN_FRONTEND=noninteractive"]
    if _quietly([*prefix, *install]):
        return
    # Lists of packages that are empty (a new machine) or old: fetch them and try once more.
    if not _quietly([*prefix, "apt-get", "update", "--quiet"]) or not _quietly([*prefix, *install]):
        raise SetupFailed(f"apt-get did not succeed. Type this and look at what it says:\n  sudo {' '.join(install)}")


def _quietly(command: Sequence[str]) -> bool:
    """Run a command whose output matters to nobody when it succeeds; sudo still asks at the terminal."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


# --- texts -----------------------------------------------------------------------------------------------------------


def compile_texts() -> None:
    """Compile every catalogue whose .mo file is missing or older than its .po file."""
    stale = [po for po in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po") if _is_stale(po)]
    if stale and _babel("compile", "--directory", str(LOCALE), "--domain", DOMAIN):
        raise SetupFailed("The translations could not be compiled; the lines above name the place.")


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime


def _babel(*arguments: str) -> int:
    # Not `-m babel.messages.frontend`: that ends with 0 whatever happened.
    call = "import sys; from babel.messages.frontend import main; sys.exit(main())"
    command = [str(VENV_PYTHON), "-c", call, "--quiet", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


# --- the commands ----------------------------------------------------------------------------------------------------


def run(options: Options) -> int:
    """Open the window on the sample shop; without a display, do the same journey on the command line."""
    set_up_packages("run")
    compile_texts()
    if options.rest:
        return _python("-m", "desktop_seg", *options.rest)
    return _python("-m", "desktop_seg", *(["--sample"] if _can_show_window() else ["tour", "--out", "out"]))


def _can_show_window() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("There is no display here, so the same journey is made on the command line.", flush=True)
        return False
    try:
        set_up_qt_libraries(window=True)
    except SetupFailed as failure:
        print(f"{failure}\nUntil then the same journey is made on the command line.", flush=True)
        return False
    return True


STATIC_CHECKS = (
    Step("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Step("ruff check", ("-m", "ruff", "check", ".")),
    Step("mypy", ("-m", "mypy")),
    Step("import-linter", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
)

# Packing alone takes longer than all other tests together, and wine as long again: `--packages` asks for them.
FROZEN_CHECKS = (Step("frozen program", ("-m", "installer", "linux", "--frozen-only")),)
PACKAGE_CHECKS = tuple(Step(f"{name} package", ("-m", "installer", name, "--test")) for name in ("linux", "windows"))


def test(options: Options) -> int:
    """Run every check and every test, to the end; with further arguments only pytest, on those."""
    set_up_packages("dev")
    set_up_qt_libraries(window=False)
    compile_texts()
    pytest = Step("pytest", ("-m", "pytest", *(["--long"] if options.long else []), *options.rest))
    packages = PACKAGE_CHECKS if options.packages else FROZEN_CHECKS if sys.platform == "linux" else ()
    return _run_steps([pytest] if options.rest else [*STATIC_CHECKS, *packages, pytest])


def lint(options: Options) -> int:
    """Check format, style, types and who imports whom; `--fix` first mends what ruff can mend."""
    set_up_packages("dev")
    if options.fix:
        _python("-m", "ruff", "check", "--fix", "--quiet", ".")
        _python("-m", "ruff", "format", "--quiet", ".")
    return _run_steps(STATIC_CHECKS)


def bench(options: Options) -> int:
    """Measure the program against the plain way of doing the same."""
    set_up_packages("dev")
    set_up_qt_libraries(window=False)
    compile_texts()
    return _python("-m", "tests.bench", *options.rest)


def package(options: Options) -> int:
    """Make what people double-click: `package windows`, `linux` or `macos`, each with --help."""
    set_up_packages("dev")
    set_up_qt_libraries(window=False)
    return _python("-m", "installer", *options.rest)


def texts(options: Options) -> int:
    """Bring every catalogue in line with the source, then compile; `--new nl` begins a language."""
    set_up_packages("run")
    with tempfile.TemporaryDirectory() as folder:
        template = str(Path(folder) / f"{DOMAIN}.pot")
        form = ["--no-location", "--sort-output", "--width", "120"]
        names = ["--project", DOMAIN, "--last-translator", "Desktop Seg", "--header-comment", "# Texts of Desktop Seg."]
        where = ["--input-file", template, "--output-dir", str(LOCALE), "--domain", DOMAIN]
        bring_up = ["--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date", "--width", "120"]
        if _babel("extract", *form, *names, "--output-file", template, "desktop_seg"):
            return 1
        if options.new and _babel("init", *where, "--locale", options.new):
            return 1
        if any(LOCALE.glob("*/LC_MESSAGES")) and _babel("update", *where, *bring_up):
            return 1
    compile_texts()
    return 0


def _python(*arguments: str) -> int:
    """Run the Python of .venv with its output on the screen; Ctrl+C ends it, not us."""
    try:
        return subprocess.run([str(VENV_PYTHON), *arguments], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


def _run_steps(steps: Sequence[Step]) -> int:
    outcomes = [_run_step(step) for step in steps]
    print("\n=== summary")
    for outcome in outcomes:
        print(f"{'passed' if outcome.passed else 'FAILED'}  {outcome.step.title:<14} {outcome.seconds:6.1f} s")
    print(outcomes[-1].last_line, flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _run_step(step: Step) -> Outcome:
    print(f"\n=== {step.title}", flush=True)
    started, last_line = time.monotonic(), ""
    command = [str(VENV_PYTHON), *step.arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last_line = line.strip() or last_line
    return Outcome(step, process.returncode == 0, time.monotonic() - started, last_line)


def parser() -> argparse.ArgumentParser:
    """Build the reader of the command line; each command is the function of its name."""
    commands: tuple[Callable[[Options], int], ...] = (run, test, bench, lint, texts, package)
    result = argparse.ArgumentParser(prog="dev.py", description="Run, test and pack Desktop Seg.", allow_abbrev=False)
    choices = result.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in commands:
        summary = (command.__doc__ or "").strip()
        choice = choices.add_parser(
            command.__name__, help=summary, description=summary, allow_abbrev=False, add_help=command is not package
        )
        choice.set_defaults(command=command)
        if command is test:
            choice.add_argument("--long", action="store_true", help="also the tests that take minutes")
            choice.add_argument("--packages", action="store_true", help="build all packages and try them")
        if command is lint:
            choice.add_argument("--fix", action="store_true", help="mend what can be mended")
        if command is texts:
            choice.add_argument("--new", metavar="LANGUAGE", default="", help="begin a catalogue, for instance nl")
    return result


def main() -> int:
    """Do what the command line says and return the exit code."""
    reader = parser()
    found, rest = reader.parse_known_args()
    if rest and found.command in (lint, texts):
        reader.error(f"{found.command.__name__} does not know {' '.join(rest)}")
    try:
        return int(found.command(Options(tuple(rest), **{n: x for n, x in vars(found).items() if n != "command"})))
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
