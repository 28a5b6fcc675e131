"""A screen in memory (Xvfb) for programs with a window: which windows are there, how they look, keys for them."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from installer.command import Failed, run

PROGRAMS = {"Xvfb": ("xvfb",), "xdotool": ("xdotool",), "import": ("imagemagick",)}


@dataclass(frozen=True, slots=True)
class Screen:
    """An X server of our own. display: its name, such as ":5"."""

    display: str

    def windows(self, title: str) -> list[str]:
        """Return the ids of the visible windows whose title holds a text."""
        done = self._xdotool("search", "--onlyvisible", "--name", title)
        return done.stdout.split()

    def wait_for(self, title: str, seconds: float) -> bool:
        """Wait until a window shows; False when it does not come in time."""
        return wait(lambda: bool(self.windows(title)), seconds)

    def press(self, *keys: str) -> None:
        """Press keys in the window that has the keyboard."""
        self._xdotool("key", "--delay", "60", *keys)

    def picture(self, path: Path) -> Image.Image:
        """Save what the screen shows; return it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        run(["import", "-window", "root", path], seconds=60, extra={"DISPLAY": self.display})
        return Image.open(path).convert("RGB")

    def steady_picture(self, path: Path, seconds: float = 20) -> Image.Image:
        """Save the screen once two looks in a row are the same, at the latest after so many seconds."""
        until = time.monotonic() + seconds
        before = self.picture(path)
        while time.monotonic() < until:
            time.sleep(0.7)
            now = self.picture(path)
            if now.tobytes() == before.tobytes():
                return now
            before = now
        return before

    def _xdotool(self, *words: str) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {"DISPLAY": self.display}
        return subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, timeout=30, check=False
        )


@contextmanager
def screen(width: int = 1280, height: int = 900) -> Iterator[Screen]:
    """Start an X server on a free display and end it afterwards."""
    read_end, write_end = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write_end)
        with os.fdopen(read_end) as told:
            number = told.readline().strip()
        if not number:
            raise Failed("Xvfb did not start.")
        try:
            yield Screen(f":{number}")
        finally:
            server.terminate()


def wait(is_so: Callable[[], bool], seconds: float) -> bool:
    """Ask again and again until something is so; False when it is not in time."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.3)
    return True
