"""A Windows that is thrown away: runs Windows programs under wine, in a prefix of its own, each with a time limit.

Used to make byte code (the embeddable Python compiles what it will read) and to try the setup. Nothing of it
is shipped.
"""

import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installer.command import MINUTE, Failed
from installer.windows import shim

# Shims first; no questions about .NET and browsers. wine 8 aborts in its answer to platform.platform().
_DLLS = f"{','.join(shim.NAMES)}=n,b;wbemprox=;mscoree=;mshtml=;winemenubuilder.exe="


@dataclass(frozen=True, slots=True)
class Ended:
    """How a Windows program ended. code: as the program said. errors: what it printed as such."""

    code: int
    printed: str
    errors: str


@dataclass(frozen=True, slots=True)
class Wine:
    """One prefix. display: ":79" of an X server for programs with a window, "" for none."""

    prefix: Path
    display: str = ""

    @property
    def drive(self) -> Path:
        """The folder that Windows programs see as C:."""
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The folder of the Windows user."""
        (found,) = [path for path in (self.drive / "users").iterdir() if path.name != "Public"]
        return found

    def set_up(self) -> None:
        """Make the prefix: Windows 10, no crash dialog that waits for a click, the shims in place."""
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        self._expect(["wineboot", "--init"], 5 * MINUTE)
        for folder in self.user.iterdir():
            if folder.is_symlink():  # wine links Desktop, Documents and others to those of the person at this computer
                folder.unlink()
                folder.mkdir()
        self.expect("reg", "add", r"HKCU\Software\Wine\WineDbg", "/v", "ShowCrashDialog", "/t", "REG_DWORD", "/d", "0")
        self.expect("winecfg", "-v", "win10")
        self.settle()
        shim.put_into(self.drive / "windows" / "system32")

    def run(self, *words: str | Path, seconds: float = MINUTE, folder: Path | None = None) -> Ended:
        """Run a Windows program to its end; paths are handed over as they are. Raises Failed when it takes too long."""
        return self._run(["wine", *map(str, words)], seconds, folder)

    def expect(self, *words: str | Path, seconds: float = MINUTE, folder: Path | None = None) -> str:
        """Run a Windows program that must end with 0; return what it printed."""
        return self._expect(["wine", *map(str, words)], seconds, folder)

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a Windows program and do not wait for it."""
        return subprocess.Popen(
            ["wine", *map(str, words)],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def settle(self) -> None:
        """Wait until no Windows program runs any more."""
        self._run(["wineserver", "--wait"], MINUTE)

    def end(self) -> None:
        """End whatever still runs in this prefix; other prefixes are not touched."""
        subprocess.run(["wineserver", "--kill"], env=self._environment(), timeout=MINUTE, check=False)

    def _expect(self, command: list[str], seconds: float, folder: Path | None = None) -> str:
        ended = self._run(command, seconds, folder)
        if ended.code:
            raise Failed(f"{' '.join(command)}\nended with {ended.code}:\n{ended.errors[-3000:]}")
        return ended.printed

    def _run(self, command: list[str], seconds: float, folder: Path | None = None) -> Ended:
        # Always a pipe: Python under wine dies at its start when its output is an ordinary file.
        with subprocess.Popen(
            ["nice", "-n", "10", *command],
            cwd=folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            try:
                printed, errors = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise Failed(f"{' '.join(command)}\ndid not end within {seconds:.0f} seconds") from None
        return Ended(process.returncode, _text(printed), _text(errors))

    def _environment(self) -> Mapping[str, str]:
        ours = {
            "HOME": str(self.prefix.parent),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _DLLS,
            "DISPLAY": self.display,
        }
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DESKTOP_SEG", "QT_"))
        }
        return kept | ours


def _text(printed: bytes) -> str:
    return printed.decode("utf-8", "replace").replace("\r", "")


def windows_path(path: Path) -> str:
    r"""Return how a Windows program under wine sees a file of ours: "Z:\folder\file"."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
