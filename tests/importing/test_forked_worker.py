"""The command line on Linux works in a copy of itself: what happens to that one happens to nobody else either."""

import multiprocessing
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop_seg.importing.session import ImportSession, Worker
from tests.importing.made_file import TODAY, sales

ROOT = Path(__file__).parents[2]
BEGINNING = """
import multiprocessing, os, signal, sys
from pathlib import Path
from desktop_seg.base.errors import UserError
from desktop_seg.importing.session import ImportSession, Worker
from tests.importing.made_file import TODAY, lines

folder = Path(sys.argv[1])
path = lines(folder / "kassa.csv", 2_000)
own = ImportSession(folder / "shop.seg", "NL", "EUR", TODAY, worker=Worker.FORKED)
plan = own.inspect(path).plan
child, = multiprocessing.active_children()
print(type(child).__name__)
"""
CHILD_DIES = """
class Kill:
    def step(self, done, total, what=""):
        child.kill()

try:
    own.run(path, plan, Kill())
except UserError as error:
    print(error.what)
print(own.run(path, plan).rows_new)
own.close()
print(multiprocessing.active_children())
"""
PROGRAM_DIES = """
sys.stdout.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def told(script: str, folder: Path) -> list[str]:
    """Run a script in a process of its own; return its lines when it and all its children have gone."""
    command = [sys.executable, "-c", BEGINNING + script, str(folder)]
    return subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60, check=False
    ).stdout.splitlines()


def test_dying_copy_gives_a_sentence_and_the_next_import_a_new_one(tmp_path: Path) -> None:
    kind, sentence, rows, children = told(CHILD_DIES, tmp_path)
    assert kind == "ForkProcess"
    assert "kassa.csv made the reader stop, so nothing of it was imported." in sentence
    assert (rows, children) == ("8000", "[]")


def test_copy_ends_when_the_program_has_gone(tmp_path: Path) -> None:
    # The copy holds the other end of what the script writes to: had it stayed, this would never return.
    assert told(PROGRAM_DIES, tmp_path) == ["ForkProcess"]


def test_process_with_other_threads_is_not_copied(tmp_path: Path) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with ImportSession(tmp_path / "shop.seg", "NL", "EUR", TODAY, worker=Worker.FORKED) as own:
            own.inspect(sales(tmp_path / "a.csv", ["13-03-2025"]))
            assert type(multiprocessing.active_children()[0]).__name__ == "SpawnProcess"
    finally:
        done.set()
        thread.join()


def test_a_windows_program_is_not_copied_although_wine_shows_it_the_folders_of_linux() -> None:
    script = """
import sys
from desktop_seg.importing.session import _has_one_thread
print(_has_one_thread())
sys.platform = "win32"
print(_has_one_thread())
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
