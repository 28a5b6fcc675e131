"""The import process gets no more memory than it may have, and the program is told."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_seg.importing.memory_cap import TOO_MUCH

LIMIT, MORE = 300 << 20, 600 << 20
ASK = """
import sys, time
from desktop_seg.importing.memory_cap import cap_memory, watch_memory
{cap}({limit})
try:
    kept = b"x" * {more}
    time.sleep(20)
except MemoryError:
    sys.exit(3)
"""


def run(cap: str) -> int:
    """Ask for more memory than there may be, in a process of its own; return its exit code."""
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(cap=cap, limit=LIMIT, more=MORE)],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=False,
    )
    return done.returncode


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not keep to the limit; there the thread watches")
def test_more_memory_than_allowed_is_refused_by_the_system() -> None:
    assert run("cap_memory") == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a job object instead")
def test_process_that_took_more_than_allowed_is_ended_by_the_watching_thread() -> None:
    assert run("watch_memory") == TOO_MUCH
