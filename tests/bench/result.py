"""What a benchmark found, and how whole commands are timed in turn.

Judged is the time of the processor that a command and the processes it starts take up, user and system: on a machine
that does other work too, seconds on the wall swing by half from one run to the next, and two ways that are timed in
turn do not meet the same neighbours. Both ratios are printed; where the work goes to two processors at once, the one of
the wall is the smaller. A command runs with its byte code kept, as an installed program does.
"""

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


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took. cpu: seconds of the processor, of the whole process tree. wall: seconds that went by."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Compared:
    """Two ways of doing the same, medians over several runs. cpu, wall: ours against theirs."""

    cpu: float
    wall: float
    ours: Taken
    theirs: Taken

    @property
    def words(self) -> str:
        """Seconds of both ways and the ratio on the wall."""
        return (
            f"{self.ours.cpu:.2f} s of the processor against {self.theirs.cpu:.2f} s;"
            f" on the wall {self.ours.wall:.2f} s against {self.theirs.wall:.2f} s, {self.wall:.2f}"
        )


def taken(arguments: list[str], home: Path) -> Taken:
    """Run Python with these arguments and return what that took. Raises CalledProcessError when it fails."""
    before, started = os.times(), time.perf_counter()
    told(arguments, home)
    wall, after = time.perf_counter() - started, os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return Taken(spent, wall)


def told(arguments: list[str], home: Path) -> str:
    """Run Python with these arguments and return what it printed. Raises CalledProcessError when it fails."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DESKTOP_SEG_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(home / "byte_code"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, env=environment, cwd=home, stdout=subprocess.PIPE, text=True).stdout


def in_turn(ours: list[list[str]], theirs: list[list[str]], home: Path) -> Compared:
    """Time two ways in turn, as many times as there are argument lists.

    The first run of each makes the byte code and fills the cache of the disk; with several runs it does not count.
    """
    pairs = [(taken(a, home), taken(b, home)) for a, b in zip(ours, theirs, strict=True)]
    pairs = pairs[1:] or pairs
    return Compared(
        cpu=statistics.median(a.cpu / b.cpu for a, b in pairs),
        wall=statistics.median(a.wall / b.wall for a, b in pairs),
        ours=_median([a for a, _b in pairs]),
        theirs=_median([b for _a, b in pairs]),
    )


def _median(runs: list[Taken]) -> Taken:
    return Taken(statistics.median(run.cpu for run in runs), statistics.median(run.wall for run in runs))
