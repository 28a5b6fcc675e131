"""Tries the Debian package in a clean root without Python: install, self-test, import, export, window, removal.

`dev.py package linux --test`. The root is made by debootstrap; the window shows on an X server of our own, which a
program in another root reaches by its abstract address. `try_frozen` is the short form of every ordinary test run.
"""

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

from desktop_seg.cli.password import VARIABLE
from installer import command, screen, tree
from installer.check_list import CheckList
from installer.command import MINUTE, Failed, need_programs, step
from installer.linux.build import freeze
from installer.product import BUILD, COMMAND, NAME, ROOT
from installer.protected_workbook import PASSWORD, protect

_HOME = BUILD / "linux"
_CLEAN = _HOME / "clean"
_SUITE = "bookworm"
_SAMPLE = ROOT / "resources" / "sample"


def try_frozen() -> None:
    """Freeze the program and run its own self-test, as every ordinary test run does."""
    with step("frozen program"):
        program = freeze()
    checks = CheckList("Frozen program")
    with tempfile.TemporaryDirectory() as home:
        outside = {"DESKTOP_SEG_HOME": home, "QT_QPA_PLATFORM": "offscreen", "PYTHONHOME": "", "PYTHONPATH": ""}
        picture = Path(home) / "window.png"
        _note_self_test(checks, _printed([program, "self-test", "--json", "--window", picture], outside))
        checks.expect("it saved a picture of its window", picture.is_file())
    checks.close()


def run_in(root: Path, *words: str, seconds: float = 3 * MINUTE) -> str:
    """Run a program in another root, as its root user, without anything of our environment; return what it printed."""
    return command.run(_words(root, *words), seconds=seconds)


def _words(root: Path, *words: str) -> list[str | Path]:
    # PATH too: a frozen program that was started by its bare name looks there for itself.
    environment = ["HOME=/root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]
    return ["chroot", root, "/usr/bin/env", "-i", *environment, *words]


def run(package: Path) -> None:
    """Try a package. Raises Failed when a check fails."""
    if os.geteuid():
        raise Failed("The clean root needs to be made by root: start the command with sudo.")
    need_programs({"debootstrap": ("debootstrap",), **screen.PROGRAMS}, "Trying the Debian package")
    with step("clean root"):
        command.run(["debootstrap", "--variant=minbase", _SUITE, tree.empty(_CLEAN)], seconds=15 * MINUTE)
        for name in ("sources.list", "sources.list.d", "apt.conf.d", "resolv.conf"):
            _copy(Path("/etc") / name if name == "resolv.conf" else Path("/etc/apt") / name)
        run_in(_CLEAN, "apt-get", "update", "-qq", seconds=5 * MINUTE)
    shutil.copyfile(package, _CLEAN / "tmp" / package.name)
    _Trial(CheckList("Debian package"), package).run()


class _Trial:
    """One package in one clean root."""

    def __init__(self, checks: CheckList, package: Path) -> None:
        self._checks = checks
        self._package = package

    def run(self) -> None:
        """Go the whole way."""
        self._checks.expect("there is no Python", not self._there("usr/bin/python3"))
        before = self._files()
        self._comes_after_an_older_one()
        self._checks.expect("it installs with what it says it needs", self._there(f"usr/bin/{COMMAND}"))
        self._checks.expect("it brought no other Python along", not self._there("usr/bin/python3"))
        self._works()
        self._shows_its_window()
        run_in(_CLEAN, "apt-get", "purge", "-y", "-qq", COMMAND)
        left = {path for path in self._files() - before if COMMAND in path and "/apt/" not in path}
        self._checks.equal("after removal nothing of it is left", {p for p in left if "root/" not in p}, set())
        self._checks.expect("the shop file is kept", self._there("root/.local/share/DesktopSeg/shop.seg"))
        self._checks.close()

    def _comes_after_an_older_one(self) -> None:
        """Install an older version with one file more and one fewer, then this one over it."""
        gone, new = f"usr/lib/{COMMAND}/gone", f"usr/share/metainfo/{COMMAND}.metainfo.xml"
        older = _older(self._package, gone, new)
        _install(older.name)
        older.unlink()
        self._checks.expect("an older version installs", self._there(gone) and not self._there(new))
        _install(self._package.name)
        self._checks.expect("this version replaces its files", self._there(new) and not self._there(gone))

    def _works(self) -> None:
        _note_self_test(self._checks, run_in(_CLEAN, COMMAND, "self-test", "--json", "--window", "/tmp/window.png"))
        self._checks.expect("it saved a picture of its window", self._there("tmp/window.png"))
        for name in ("customers.xlsx", "till_sales.xlsx"):
            shutil.copyfile(_SAMPLE / name, _CLEAN / "tmp" / name)
        run_in(_CLEAN, COMMAND, "import", "/tmp/customers.xlsx", "/tmp/till_sales.xlsx")
        told = json.loads(
            run_in(_CLEAN, COMMAND, "export", "top_20", "--channel", "post", "--out", "/tmp/list.xlsx", "--json")
        )
        self._checks.equal(
            "the workbook holds the people that were told", _rows(_CLEAN / "tmp/list.xlsx"), told["count"]
        )
        protect(_SAMPLE / "customers.xlsx", _CLEAN / "tmp/protected.xlsx")
        words = (COMMAND, "--shop", "/tmp/protected.seg", "import", "/tmp/protected.xlsx", "--json")
        (taken,) = json.loads(run_in(_CLEAN, f"{VARIABLE}={PASSWORD}", *words))["imports"]
        self._checks.expect("a protected workbook is imported", taken["customers_new"] > 1_000, taken)
        self._checks.expect("the manual page is there", self._there(f"usr/share/man/man1/{COMMAND}.1.gz"))

    def _shows_its_window(self) -> None:
        import subprocess

        with screen.screen() as shown:
            words = _words(_CLEAN, f"DISPLAY={shown.display}", COMMAND)
            with subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as program:
                self._checks.expect("the window opens on a screen", shown.wait_for(NAME, 60))
                seen = shown.steady_picture(_HOME / "window.png")
                self._checks.expect("the window shows something", len(seen.getcolors(1 << 24) or ()) > 100)
                program.terminate()

    def _there(self, path: str) -> bool:
        return os.path.lexists(_CLEAN / path)

    def _files(self) -> set[str]:
        return {path.as_posix() for path in tree.files(_CLEAN) if not path.as_posix().startswith(("proc/", "sys/"))}


def _older(package: Path, gone: str, new: str) -> Path:
    """Make a package of version 0.0.1 in the clean root: with the file `gone`, without the file `new`."""
    unpacked, made = tree.empty(_HOME / "older"), _CLEAN / "tmp" / f"{COMMAND}_0.0.1.deb"
    command.run(["dpkg-deb", "--raw-extract", package, unpacked])
    control = unpacked / "DEBIAN" / "control"
    text = re.sub(r"^Version: .*$", "Version: 0.0.1", control.read_text(encoding="utf-8"), flags=re.MULTILINE)
    control.write_text(text, encoding="utf-8")
    (unpacked / gone).touch()
    (unpacked / new).unlink()
    command.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", unpacked, made])
    return made


def _install(name: str) -> None:
    run_in(_CLEAN, "apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{name}", seconds=10 * MINUTE)


def _note_self_test(checks: CheckList, printed: str) -> None:
    found = json.loads(printed)
    checks.expect("the self-test tells every check", len(found) >= 9, printed)
    for check in found:
        checks.expect(f"self-test: {check['check']}", check["sound"], check["found"])


def _printed(words: list[str | Path], extra: dict[str, str]) -> str:
    return command.run(words, seconds=4 * MINUTE, extra=extra)


def _copy(source: Path) -> None:
    target = _CLEAN / source.relative_to("/")
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        shutil.copyfile(source, target)


def _rows(workbook: Path) -> int:
    import openpyxl

    sheet = openpyxl.load_workbook(workbook, read_only=True).active
    assert sheet is not None
    return sum(1 for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)) - 1
