"""How long the window is deaf while a large file is imported: the longest gap of its event loop, against an idle one.

A window on a shop that has its charts already takes 200,000 sale lines through the wizard, one in twenty with an
amount that is none: reading, the dry run, the list of bad rows, the import itself, the figures afterwards. A timer of
five milliseconds notes when it is served. The growth is that of the peak memory of the window's own process.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.result import Result, taken
from tests.bench.shop_import import write_shop

BEFORE, CUSTOMERS = 20_000, 5_000
LINES = 200_000
MOST_OVER_IDLE_MS, MOST_GROWN_MB = 30, 50

WINDOW = """
import json, os, sys, time
from pathlib import Path

if __name__ == "__main__":
    import resource
    from PySide6.QtCore import QEventLoop, QTimer, Qt
    from PySide6.QtWidgets import QApplication
    from desktop_seg.app import Program, Start
    from desktop_seg.ui.wizards.import_wizard import ImportWizard

    file, shop, target = map(Path, sys.argv[1:4])
    app = QApplication([])
    program = Program(app)
    program.show()
    program.open(Start(shop))
    window = program.window
    gaps, last = [], time.perf_counter()

    def beat():
        global last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start(5)

    def wait(seconds):
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        longest = max(gaps)
        gaps.clear()
        return longest

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    wait(10)  # pages, charts and what is loaded in the background
    idle, before = wait(5), peak()
    window.import_files([file])
    opening = wait(0.05)
    wizard = window.findChildren(ImportWizard)[-1]

    def go_on():
        if wizard.flow.obstacles():
            os._exit(1)  # the file should raise no question
        QTimer.singleShot(200, wizard.go_next)

    wizard.settled.connect(go_on)
    loop = QEventLoop()
    wizard.finished.connect(loop.quit)
    loop.exec()
    during = wait(0)
    after = wait(5)
    gaps_ms = {"idle_ms": idle * 1000, "opening_ms": opening * 1000}
    gaps_ms |= {"during_ms": during * 1000, "after_ms": after * 1000}
    target.write_text(json.dumps({**gaps_ms, "grown_mb": peak() - before}))
    program.close()
"""

BUILD = """
if __name__ == "__main__":
    import sys
    from desktop_seg import cli
    sys.exit(cli.main(["--shop", sys.argv[2], "import", sys.argv[1]]))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """The longest gaps of the event loop, and what the process grew by."""

    idle_ms: float
    opening_ms: float
    during_ms: float
    after_ms: float
    grown_mb: int


def run() -> list[Result]:
    """Import a small shop on the command line, then the large file through the window."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "build.py").write_text(BUILD, encoding="utf-8")
        (home / "window.py").write_text(WINDOW, encoding="utf-8")
        first = write_shop(home / "till.xlsx", BEFORE, CUSTOMERS)
        taken(["build.py", str(first), str(home / "shop.seg")], home)
        taken(["window.py", str(_large(home / "large.csv")), str(home / "shop.seg"), "measured.json"], home)
        found = Measured(**json.loads((home / "measured.json").read_text(encoding="utf-8")))
    gaps = (
        f"ms; idle {found.idle_ms:.0f}, during {found.during_ms:.0f};"
        f" the wizard opens in {found.opening_ms:.0f}, new charts in the five seconds after: {found.after_ms:.0f}"
    )
    return [
        Result(
            f"longest gap of the window over idle, {LINES:,} lines",
            found.during_ms - found.idle_ms,
            MOST_OVER_IDLE_MS,
            gaps,
        ),
        Result(f"growth of the window's memory, {LINES:,} lines", found.grown_mb, MOST_GROWN_MB, "MB"),
    ]


def _large(path: Path) -> Path:
    """Write sale lines of four to a receipt; one amount in twenty is a word."""
    rows = (
        f"W{n // 4};{n // 300 % 28 + 1:02}-{n // 9_000 % 12 + 1:02}-2025;{10_000 + n // 4 % CUSTOMERS};A{n % 90};"
        f"Artikel {n % 90};{n % 5 + 1};{'gratis' if n % 20 == 0 else f'{n % 90},50'}"
        for n in range(LINES)
    )
    heads = "Bonnummer;Datum;Klantnummer;Artikelnummer;Omschrijving;Aantal;Regelbedrag"
    path.write_text("\n".join((heads, *rows)) + "\n", encoding="utf-8")
    return path
