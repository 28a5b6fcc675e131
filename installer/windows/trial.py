"""Tries the Windows setup as a person meets it, under wine and without a screen: `dev.py package windows --test`.

Refusal on an old Windows -> an older version -> upgrade -> self-test, import, export -> window -> refusals while it
runs -> uninstall with and without the shop files. Every Windows program has a time limit. What only a real Windows can
show stands in installer/RELEASE.md.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from desktop_seg.cli.password import VARIABLE
from installer import screen, tree
from installer.check_list import CheckList
from installer.command import MINUTE, need_programs
from installer.product import BUILD, COMMAND, KEY, NAME, ROOT, SHOP_FILE_ENDING, version
from installer.protected_workbook import PASSWORD, protect
from installer.screen import Screen
from installer.windows import pages, setup
from installer.windows.build import STAGE
from installer.windows.wine import Ended, Wine, windows_path

_HOME = BUILD / "windows" / "trial"
_UNINSTALL_KEY = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{KEY}"
_WINDOWS_KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_OLD_VERSION = "0.0.1"
_SAMPLE = ROOT / "resources" / "sample"
_REAL = ROOT / "tests" / "spreadsheets" / "online_retail_II_500rows_x2.xlsx"

# Exit codes of the setup, as setup.nsi states them.
_TOO_OLD, _RUNNING = 2, 3
# What the older version had and this one no longer has; and the other way round.
_REMOVED, _ADDED = Path("lib/desktop_seg/gone.pyc"), Path("lib/desktop_seg/resources/help/definitions.md")


def run(package: Path) -> None:
    """Try a setup. Raises Failed when a check fails."""
    need_programs(screen.PROGRAMS, "Trying the Windows setup")
    tree.empty(_HOME)
    print("Trying the setup under wine", flush=True)
    with screen.screen() as shown:
        wine = Wine(_HOME / "wine", shown.display)
        try:
            wine.set_up()
            _Trial(wine, shown, package).run()
        finally:
            wine.end()


class _Trial:
    """One setup in one Windows."""

    def __init__(self, wine: Wine, shown: Screen, package: Path) -> None:
        self._wine = wine
        self._screen = shown
        self._setup = package
        self._local = wine.user / "AppData" / "Local"
        self._folder = self._local / "Programs" / KEY
        self._data = self._local / KEY
        self._checks = CheckList("Windows setup")

    def run(self) -> None:
        """Go the whole way; what fails is told and the rest is tried all the same."""
        before = self._left_behind()
        self._refuses_old_windows()
        self._installs_older_version()
        self._upgrades()
        self._passes_self_test()
        self._imports_and_exports()
        self._imports_a_protected_workbook()
        self._opens_window_and_refuses_meanwhile()
        self._uninstalls_and_keeps_data(before)
        self._removes_data_when_asked(before)
        pages.look_at(self._wine, self._screen, self._setup, self._checks, _HOME / "pages")
        self._checks.close()

    # --- steps -------------------------------------------------------------------------------------------------------

    def _refuses_old_windows(self) -> None:
        for name in ("CurrentBuildNumber", "CurrentBuild"):
            self._wine.expect("reg", "add", _WINDOWS_KEY, "/v", name, "/d", str(setup.OLDEST_WINDOWS_BUILD - 1), "/f")
        ended = self._install(self._setup)
        self._checks.equal("a Windows that is too old is refused", ended.code, _TOO_OLD)
        self._checks.expect("nothing was installed then", not self._folder.exists())
        for name in ("CurrentBuildNumber", "CurrentBuild"):
            self._wine.expect("reg", "add", _WINDOWS_KEY, "/v", name, "/d", str(setup.OLDEST_WINDOWS_BUILD), "/f")

    def _installs_older_version(self) -> None:
        older = _HOME / "older"
        shutil.copytree(STAGE, older, copy_function=shutil.copy2)
        (older / _ADDED).unlink()
        (older / _REMOVED).write_bytes(b"of an older version")
        made = setup.build(
            older, _HOME / "older-setup", _HOME / "older.exe", setup.Make(version=_OLD_VERSION, is_quick=True)
        )
        self._checks.equal("an older version installs silently", self._install(made).code, 0)
        self._checks.equal("it is the older one", self._installed_version(), _OLD_VERSION)
        self._checks.equal("its files are there, and no others", self._files(), self._wanted(older))
        shutil.rmtree(older)

    def _upgrades(self) -> None:
        ended = self._install(self._setup)
        self._checks.equal("this version installs over it silently", ended.code, 0)
        self._checks.equal("Add/Remove Programs names this version", self._installed_version(), version())
        self._checks.equal("its files are there, and none of the older one", self._files(), self._wanted(STAGE))
        links = [path.name for path in self._links()]
        self._checks.equal("shortcuts: Start menu and desktop", links, [f"{NAME}.lnk"] * 2)
        kind = self._wine.run("reg", "query", rf"HKCU\Software\Classes\{KEY}.ShopFile\shell\open\command").printed
        self._checks.expect("a shop file opens with the program", f"{KEY}.exe" in kind and "--shop" in kind, kind)
        for other in (".xlsx", ".csv"):
            found = self._wine.run("reg", "query", rf"HKCU\Software\Classes\{other}")
            self._checks.expect(f"{other} is left alone", found.code != 0, found.printed)

    def _passes_self_test(self) -> None:
        picture = _HOME / "self-test.png"
        ended = self._command("self-test", "--json", "--window", windows_path(picture), seconds=4 * MINUTE)
        self._checks.equal("the installed self-test passes", ended.code, 0)
        found = _json(ended.printed) or []
        self._checks.expect("it tells every check", len(found) >= 9, ended.printed + ended.errors)
        for check in found:
            self._checks.expect(f"self-test: {check['check']}", check["sound"], check["found"])
        self._checks.expect("self-test: saved a picture of the window", picture.is_file())

    def _imports_and_exports(self) -> None:
        files = [windows_path(_SAMPLE / name) for name in ("customers.xlsx", "till_sales.xlsx")]
        ended = self._command("import", *files, "--json", seconds=3 * MINUTE)
        self._checks.equal("workbooks are imported in the import process", ended.code, 0)
        real = self._command("--shop", r"C:\real.seg", "import", windows_path(_REAL), "--json", seconds=2 * MINUTE)
        self._checks.equal("a real export of a web shop is imported", real.code, 0)
        self._checks.expect(
            "the shop file lies with the user's data", (self._data / f"shop{SHOP_FILE_ENDING}").is_file()
        )
        members = self._command("members", "top_20", "--ids")
        target = _HOME / "list.xlsx"
        ended = self._command("export", "top_20", "--out", windows_path(target), "--channel", "post", "--json")
        self._checks.equal("a list is exported", ended.code, 0)
        listed = _rows(target) if target.is_file() else 0
        told = (_json(ended.printed) or {}).get("count", -1)
        self._checks.equal("the workbook holds the people that were told", listed, told)
        self._checks.expect("they are members", 0 < listed <= len(members.printed.split()), listed)

    def _imports_a_protected_workbook(self) -> None:
        protected = protect(_SAMPLE / "customers.xlsx", _HOME / "protected.xlsx")
        self._wine.expect("reg", "add", r"HKCU\Environment", "/v", VARIABLE, "/d", PASSWORD, "/f")
        ended = self._command("--shop", r"C:\protected.seg", "import", windows_path(protected), "--json")
        self._wine.expect("reg", "delete", r"HKCU\Environment", "/v", VARIABLE, "/f")
        taken = (_json(ended.printed) or {}).get("imports") or [{}]
        self._checks.expect(
            "a protected workbook is imported", taken[0].get("customers_new", 0) > 1_000, ended.printed + ended.errors
        )

    def _opens_window_and_refuses_meanwhile(self) -> None:
        (link,) = [path for path in self._links() if "Start Menu" in str(path)]
        started = self._wine.start("start", "/unix", link)
        is_open = self._screen.wait_for(NAME, 90)
        self._checks.expect("the shortcut opens the window", is_open)
        seen = self._screen.steady_picture(_HOME / "window.png")
        self._checks.expect("the window shows something", len(seen.getcolors(1 << 24) or ()) > 100)
        self._checks.equal("setup refuses while the program runs", self._install(self._setup).code, _RUNNING)
        refused = self._wine.run(
            self._folder / "Uninstall.exe", "/S", f"_?={_on_c(self._folder, self._wine.drive)}", seconds=2 * MINUTE
        )
        self._checks.equal("uninstaller refuses while the program runs", refused.code, _RUNNING)
        self._checks.equal("everything is still there", self._files(), self._wanted(STAGE))
        self._wine.run("taskkill", "/im", f"{KEY}.exe")
        self._checks.expect("the window closes when asked to", screen.wait(lambda: not self._screen.windows(NAME), 30))
        self._wine.run("taskkill", "/f", "/im", f"{KEY}.exe")
        self._wine.settle()
        started.wait()
        self._checks.equal("running wrote nothing into the program folder", self._files(), self._wanted(STAGE))

    def _uninstalls_and_keeps_data(self, before: set[str]) -> None:
        kept = {
            path: tree.sha256(self._data / path) for path in tree.files(self._data) if path.suffix == SHOP_FILE_ENDING
        }
        self._checks.expect("there are shop files to keep", bool(kept))
        self._uninstall()
        self._checks.expect("the program folder is gone", not self._folder.exists())
        self._checks.equal("the shortcuts are gone", self._links(), [])
        self._checks.equal("the registry keys are gone", self._keys_left(), [])
        now = {path: tree.sha256(self._data / path) for path in kept}
        self._checks.equal("the shop files are as they were", now, kept)
        left = {
            path for path in self._left_behind() - before if not path.startswith(_below(self._data, self._wine.user))
        }
        self._checks.equal("nothing else is left behind", left, set())

    def _removes_data_when_asked(self, before: set[str]) -> None:
        own = self._data / "recipes.txt"
        own.write_text("a file of the owner's")
        self._checks.equal("it installs again", self._install(self._setup).code, 0)
        self._uninstall("/REMOVEDATA")
        self._checks.equal(
            "asked to, it removes all data but what is not its own", tree.files(self._data), [Path(own.name)]
        )
        own.unlink()
        self._data.rmdir()
        self._checks.equal("nothing at all is left behind", self._left_behind() - before, set())

    # --- what they use -----------------------------------------------------------------------------------------------

    def _install(self, package: Path) -> Ended:
        return self._wine.run(windows_path(package), "/S", seconds=6 * MINUTE)

    def _uninstall(self, *words: str) -> None:
        # The uninstaller copies itself away and goes on; what counts is that everything has ended.
        self._wine.run(self._folder / "Uninstall.exe", "/S", *words, seconds=3 * MINUTE)
        self._wine.settle()

    def _command(self, *words: str, seconds: float = MINUTE) -> Ended:
        return self._wine.run(self._folder / f"{COMMAND}.exe", *words, seconds=seconds)

    def _installed_version(self) -> str:
        printed = self._wine.run("reg", "query", _UNINSTALL_KEY, "/v", "DisplayVersion").printed.split()
        return printed[-1] if printed else ""

    def _keys_left(self) -> list[str]:
        classes = r"HKCU\Software\Classes"
        keys = [_UNINSTALL_KEY, rf"HKCU\Software\{KEY}", rf"{classes}\{KEY}.ShopFile", rf"{classes}\{SHOP_FILE_ENDING}"]
        return [key for key in keys if self._wine.run("reg", "query", key).code == 0]

    def _files(self) -> set[str]:
        return {path.as_posix() for path in tree.files(self._folder)} if self._folder.exists() else set()

    def _wanted(self, layout: Path) -> set[str]:
        return {path.as_posix() for path in tree.files(layout)} | {"Uninstall.exe"}

    def _links(self) -> list[Path]:
        return sorted(self._wine.user.rglob(f"{NAME}.lnk"))

    def _left_behind(self) -> set[str]:
        """Everything in the user's folders but scratch and the folder that all programs of one user share."""
        found = {_below(path, self._wine.user) for path in self._wine.user.rglob("*")} - {"AppData/Local/Programs"}
        return {path for path in found if not path.startswith(("AppData/Local/Temp", "Temp"))}


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _on_c(folder: Path, drive: Path) -> str:
    return "\\".join(["C:", *folder.relative_to(drive).parts])


def _json(printed: str) -> Any:
    try:
        return json.loads(printed)
    except ValueError:
        return None


def _rows(workbook: Path) -> int:
    """Return the rows below the headings."""
    import openpyxl

    sheet = openpyxl.load_workbook(workbook, read_only=True).active
    assert sheet is not None
    return sum(1 for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)) - 1
