"""What a benchmark found, and how whole commands are timed in turn."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """ratio: ours against the other way (or a plain figure). limit: the most it may be."""

    title: str
    ratio: float
    limit: float
    detail: str

    @property
    def is_kept(self) -> bool:
        """Whether the limit was kept."""
        return self.ratio <= self.limit

    def line(self) -> str:
        """The result as one line."""
        verdict = "kept" if self.is_kept else "NOT KEPT"
        return f"{self.title}: {self.ratio:.2f} (limit {self.limit:g}, {verdict}) - {self.detail}"


def seconds(arguments: list[str], home: Path) -> float:
    """Return the wall seconds of one run of Python with these arguments. Raises CalledProcessError when it fails."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DESKTOP_SEG_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, env=environment, cwd=home, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def in_turn(ours: list[list[str]], theirs: list[list[str]], home: Path) -> tuple[float, float, float]:
    """Time two ways in turn, as many times as there are argument lists. Returns ratio, ours, theirs (medians)."""
    pairs = [(seconds(a, home), seconds(b, home)) for a, b in zip(ours, theirs, strict=True)]
    ratio = statistics.median(a / b for a, b in pairs)
    return ratio, statistics.median(a for a, _b in pairs), statistics.median(b for _a, b in pairs)
