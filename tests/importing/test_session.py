"""The import process may die, hang, be killed or cancelled: the program lives, the shop file is as it was."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Cancelled
from desktop_seg.importing import session as session_module
from desktop_seg.importing.answer import Answers
from desktop_seg.store.database import Database, Values
from tests.importing.made_file import lines, sales, session
from tests.importing.reading.made_files import workbook_of_xml

KILL_POINTS = 20


def content(shop: Path) -> list[str]:
    """Return everything a shop file holds, but for the answers that are remembered beside the import."""
    with closing(sqlite3.connect(shop)) as db:
        return [line for line in db.iterdump() if 'INTO "mapping_profile"' not in line]


def sound(shop: Path) -> bool:
    with closing(sqlite3.connect(shop)) as db:
        return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


class OnStep:
    """A Progress that does something at one of its steps."""

    def __init__(self, at: int, act: Callable[[], None], what: str = "") -> None:
        self.at, self.act, self.what, self.seen, self.steps = at, act, what, False, 0

    def step(self, done: int, total: int, what: str = "") -> None:
        self.seen = self.seen or self.what in what
        self.steps += self.seen
        if self.steps == self.at:
            self.act()


def test_file_is_inspected_and_imported_in_another_process(tmp_path: Path) -> None:
    path = lines(tmp_path / "kassa.csv", 300)
    with session(tmp_path, in_process=False) as own:
        found = own.inspect(path)
        assert found.is_ready
        trial = own.dry_run(path, found.plan)
        assert not (tmp_path / "shop.seg").exists()
        report = own.run(path, found.plan)
        assert (trial.rows_new, trial.net_cents) == (report.rows_new, report.net_cents)
        assert report.rows_read == report.rows_new == 1200
        again = own.run(path, found.plan)
        assert (again.rows_new, again.rows_same) == (0, 1200)


def test_dry_run_leaves_the_shop_file_as_it_was(tmp_path: Path) -> None:
    first, second = sales(tmp_path / "a.csv", ["13-03-2025"]), lines(tmp_path / "b.csv", 50)
    with session(tmp_path) as own:
        own.run(first, own.inspect(first).plan)
        before = content(tmp_path / "shop.seg")
        assert own.dry_run(second, own.inspect(second).plan).rows_new == 200
        assert content(tmp_path / "shop.seg") == before


def test_two_far_apart_cells_give_a_sentence(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    path = workbook_of_xml(tmp_path / "far.xlsx", rows)
    assert path.stat().st_size < 2_000
    with session(tmp_path, in_process=False) as own:
        with pytest.raises(UserError) as told:
            own.inspect(path)
        assert told.value.what
        assert told.value.what_to_do
        good = sales(tmp_path / "good.csv", ["13-03-2025"])
        assert own.inspect(good).is_ready


def test_dying_process_gives_a_sentence_and_the_next_file_a_new_process(tmp_path: Path) -> None:
    path = lines(tmp_path / "kassa.csv", 3_000)

    def kill_child() -> None:
        multiprocessing.active_children()[0].kill()

    with session(tmp_path, in_process=False) as own:
        plan = own.inspect(path).plan
        with pytest.raises(UserError, match=r"kassa\.csv made the reader stop"):
            own.run(path, plan, OnStep(1, kill_child))
        assert own.run(path, plan).rows_new == 12_000


def test_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(signal, "SIGSTOP"):
        pytest.skip("no way to make a process hang here")
    path = lines(tmp_path / "kassa.csv", 3_000)
    monkeypatch.setattr(session_module, "SILENCE_SECONDS", 0.3)

    def stop_child() -> None:
        os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGSTOP)

    with session(tmp_path, in_process=False) as own:
        with pytest.raises(UserError, match="took far too long"):
            own.inspect(path, progress=OnStep(1, stop_child))
        assert not multiprocessing.active_children()


@pytest.mark.parametrize("in_process", [True, False])
def test_cancelled_import_leaves_the_shop_file_as_it_was(tmp_path: Path, in_process: bool) -> None:
    first, second = sales(tmp_path / "a.csv", ["13-03-2025"]), lines(tmp_path / "b.csv", 2_000)
    with session(tmp_path, in_process=in_process) as own:
        own.run(first, own.inspect(first).plan)
        before = content(tmp_path / "shop.seg")
        plan = own.inspect(second).plan
        with pytest.raises(Cancelled):
            own.run(second, plan, OnStep(4, own.cancel))
        assert content(tmp_path / "shop.seg") == before
        assert own.run(second, plan).rows_new == 8_000


@pytest.mark.parametrize("in_process", [True, False])
def test_a_cancel_just_before_a_command_stops_that_one_and_no_other(tmp_path: Path, in_process: bool) -> None:
    path = sales(tmp_path / "a.csv", ["13-03-2025"])
    with session(tmp_path, in_process=in_process) as own:
        plan = own.inspect(path).plan
        own.cancel()
        with pytest.raises(Cancelled):
            own.run(path, plan)
        assert own.run(path, plan).rows_new == 1


def test_progress_that_cancels_ends_the_process(tmp_path: Path) -> None:
    path = lines(tmp_path / "kassa.csv", 3_000)

    def cancel() -> None:
        raise Cancelled

    with session(tmp_path, in_process=False) as own:
        with pytest.raises(Cancelled):
            own.inspect(path, progress=OnStep(1, cancel))
        assert not multiprocessing.active_children()


def test_file_that_needs_too_much_memory_gives_a_sentence(tmp_path: Path) -> None:
    def too_much() -> None:
        raise MemoryError

    path = sales(tmp_path / "a.csv", ["13-03-2025"])
    with session(tmp_path) as own, pytest.raises(UserError, match="too large"):
        own.inspect(path, progress=OnStep(1, too_much))


def test_our_own_bug_is_told_calmly_and_logged_without_cells(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = sales(tmp_path / "geheim.csv", ["03/04/2025", "05/06/2025"])
    with session(tmp_path, in_process=False) as own:
        unanswered = own.inspect(path).plan
        with pytest.raises(UserError, match="Something went wrong inside the program"):
            own.run(path, unanswered)
    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text


def test_closed_session_leaves_no_process(tmp_path: Path) -> None:
    with session(tmp_path, in_process=False) as own:
        own.inspect(sales(tmp_path / "a.csv", ["13-03-2025"]))
        assert len(multiprocessing.active_children()) == 1
    assert not multiprocessing.active_children()


def test_import_process_knows_no_window_and_no_data_frames(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from tests.importing.made_file import sales, session\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "path = sales(folder / 'a.csv', ['13-03-2025'])\n"
        "with session(folder) as own:\n"
        "    own.run(path, own.inspect(path).plan)\n"
        "print(sorted({'PySide6', 'pandas', 'numpy', 'matplotlib', 'scipy'} & set(sys.modules)))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


class Strike:
    """Counts what is written to the shop file, and ends this process at one of the points.

    commits: at which counts something was made to last.
    """

    def __init__(self, at: int) -> None:
        self.at, self.count, self.commits = at, 0, [0]

    def tick(self, sql: str = "") -> None:
        self.count += 1
        if sql == "COMMIT":
            self.commits.append(self.count)
        if self.count == self.at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    def arm(self) -> None:
        """Put the counter into every way of writing."""
        run, insert, many = Database.run, Database.insert, Database.many

        def counted_run(db: Database, sql: str, values: Values = ()) -> int:
            self.tick(sql)
            return run(db, sql, values)

        def counted_insert(db: Database, sql: str, values: Values = ()) -> int:
            self.tick()
            return insert(db, sql, values)

        def counted_many(db: Database, sql: str, rows: Iterable[Values]) -> None:
            many(db, sql, self._counted(rows))

        changed: Any = Database
        changed.run, changed.insert, changed.many = counted_run, counted_insert, counted_many

    def _counted(self, rows: Iterable[Values]) -> Iterator[Values]:
        for row in rows:
            self.tick()
            yield row


def import_and_die(folder: Path, name: str, at: int, told: Any) -> None:
    """Import a file, and die at write number `at` (0: live and tell at which write the import was made to last)."""
    strike = Strike(at)
    with session(folder) as own:
        plan = own.inspect(folder / name, Answers()).plan
        strike.arm()
        own.run(folder / name, plan)
    starts_and_ends = zip(strike.commits, strike.commits[1:], strict=False)
    told.send(max(starts_and_ends, key=lambda pair: pair[1] - pair[0])[1])


def test_import_killed_at_any_point_leaves_the_shop_file_as_it_was(tmp_path: Path) -> None:
    # Forking is faster and would do, but only spawning is there on every system.
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    shop = tmp_path / "shop.seg"
    lines(tmp_path / "first.csv", 40)
    lines(tmp_path / "second.csv", 400)

    def imported(name: str, at: int) -> int | None:
        mine, theirs = context.Pipe()
        child = context.Process(target=import_and_die, args=(tmp_path, name, at, theirs))
        child.start()
        theirs.close()
        child.join(60)
        return int(mine.recv()) if child.exitcode == 0 else None

    assert imported("first.csv", 0)
    start, before = shop.read_bytes(), content(shop)
    lasting = imported("second.csv", 0)
    assert lasting is not None
    assert lasting > 1_600
    assert content(shop) != before
    for point in range(KILL_POINTS):
        for leftover in tmp_path.glob("shop.seg*"):
            leftover.unlink()
        shop.write_bytes(start)
        at = 1 + point * (lasting - 3) // (KILL_POINTS - 1)
        assert imported("second.csv", at) is None
        assert sound(shop)
        assert content(shop) == before
