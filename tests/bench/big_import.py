"""The import of a large shop, 300,000 lines of 30,000 customers: time against the limit of the format, and memory.

Limit of the format: unpacking the workbook and walking its XML with expat, without looking at anything. Then 10,000
lines of the next month are imported into the same shop file: most of what that costs beside the lines is the backup
before it, whose copy is verified, and the metrics: the own figures of those whom the lines touch, and for everyone what
rests on the whole shop. Memory is that of the import process at its peak, and what the process of the program itself
grows by.
"""

import json
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.result import Result, Taken, taken
from tests.bench.shop_import import THREE_YEARS, write_shop

CUSTOMERS, LINES, FURTHER = 30_000, 300_000, 10_000
MOST_TO_FORMAT, MOST_FURTHER = 3.0, 0.2
MOST_CHILD_MB, MOST_PARENT_MB = 1_000, 50

FORMAT = """
import sys, zipfile
from xml.parsers import expat
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        if name.endswith("sharedStrings.xml") or "worksheets/sheet" in name:
            with archive.open(name) as member:
                expat.ParserCreate().ParseFile(member)
"""

OURS = """
if __name__ == "__main__":
    import json, resource, sys
    from pathlib import Path
    from desktop_seg import cli
    from desktop_seg.cli import importing

    def peak(who):
        return resource.getrusage(who).ru_maxrss // 1024

    before = peak(resource.RUSAGE_SELF)
    code = cli.main(["--shop", sys.argv[2], "import", sys.argv[1]])
    grown = peak(resource.RUSAGE_SELF) - before
    Path(sys.argv[3]).write_text(json.dumps({"child_mb": peak(resource.RUSAGE_CHILDREN), "grown_mb": grown}))
    sys.exit(code)
"""

BACKUP = """
import sys
from pathlib import Path
from desktop_seg.store import backup
from desktop_seg.store.shop_file import open_shop
backup.back_up(open_shop(Path(sys.argv[1])), Path("copy.seg"))
"""

NOTHING = "from desktop_seg.store import backup, shop_file"


@dataclass(frozen=True, slots=True)
class Memory:
    """Peak of the import process, and what the program itself grew by, in MB."""

    child_mb: int
    grown_mb: int


def run() -> list[Result]:
    """Import the large file, then the small one; several times the cheap parts, once the dear ones."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name, script in (("format", FORMAT), ("ours", OURS), ("backup", BACKUP)):
            (home / f"{name}.py").write_text(script, encoding="utf-8")
        file = write_shop(home / "till.xlsx", LINES, CUSTOMERS)
        further = write_shop(home / "further.xlsx", FURTHER, CUSTOMERS, since=THREE_YEARS, days=30)
        shop = home / "large.seg"
        start = _median(["-c", NOTHING], home)
        limit = _median(["format.py", str(file)], home)
        whole = taken(["ours.py", str(file), str(shop), "whole.json"], home)
        more = taken(["ours.py", str(further), str(shop), "more.json"], home)
        copied = _median(["backup.py", str(shop)], home)
        memory = Memory(**json.loads((home / "whole.json").read_text(encoding="utf-8")))
    return [*_speed(whole, limit, more, max(0.0, copied.cpu - start.cpu)), *_memory(memory)]


def _speed(whole: Taken, limit: Taken, more: Taken, copied: float) -> list[Result]:
    return [
        Result(
            f"import of {LINES:,} lines to unzip + expat",
            whole.cpu / limit.cpu,
            MOST_TO_FORMAT,
            f"{whole.cpu:.1f} s of the processor against {limit.cpu:.1f} s; on the wall {whole.wall:.1f} s",
        ),
        Result(
            f"{FURTHER:,} further lines to the whole import",
            more.cpu / whole.cpu,
            MOST_FURTHER,
            f"{more.cpu:.2f} s of the processor, {copied:.2f} s of it the checked backup; wall {more.wall:.2f} s",
        ),
    ]


def _memory(memory: Memory) -> list[Result]:
    lines = f"MB for {LINES:,} lines"
    return [
        Result("memory of the import process", memory.child_mb, MOST_CHILD_MB, lines),
        Result("growth of the program during an import", memory.grown_mb, MOST_PARENT_MB, lines),
    ]


def _median(arguments: list[str], home: Path) -> Taken:
    runs = [taken(arguments, home) for _turn in range(3)]
    return Taken(statistics.median(run.cpu for run in runs), statistics.median(run.wall for run in runs))
