"""What the packages say of the program, and how large they may become. Used by every recipe of this folder."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
DIST = ROOT / "dist"

NAME = "Desktop Seg"
KEY = "DesktopSeg"  # of folders, registry keys and the program that opens the window
COMMAND = "desktop-seg"  # of the command line
MODULE = "desktop_seg"
SHOP_FILE_ENDING = ".seg"
SUMMARY = "Customer segments and mailing lists from the Excel exports of a small shop's till"

# 2026-01-01: the time every packed file bears, unless SOURCE_DATE_EPOCH says another one.
_FIXED_TIME = 1_767_225_600


def version() -> str:
    """Return the version as `desktop_seg/__init__.py` states it: "0.1.0"."""
    text = (ROOT / MODULE / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    assert found, "desktop_seg/__init__.py must hold __version__ with three numbers"
    return found[1]


def packed_at() -> int:
    """Return the time that packed files bear, in seconds since 1970: equal inputs then give equal bytes."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", _FIXED_TIME))


@dataclass(frozen=True, slots=True)
class Budget:
    """The most megabytes (1,000,000 bytes) that what is downloaded and what is installed may take."""

    download: int
    installed: int


WINDOWS_BUDGET = Budget(download=90, installed=320)
LINUX_BUDGET = Budget(download=90, installed=320)
