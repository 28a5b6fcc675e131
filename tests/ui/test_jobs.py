"""Work in the background: answers come on the main thread, cancelled work leaves nothing behind."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Cancelled, Progress
from desktop_seg.store.database import Database
from desktop_seg.ui.jobs import Jobs, Latest
from desktop_seg.ui.open_shop import OpenShop
from tests.ui.conftest import WAIT_MS

_SLOW = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 200000000) SELECT count(*) FROM t"


@pytest.fixture
def jobs(qtbot: QtBot, shop_path: Path) -> Iterator[Jobs]:
    made = Jobs()
    opened: list[bool] = []
    made.open(shop_path, lambda: opened.append(True), lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    yield made
    made.close()


def test_an_answer_is_told_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[str, str]] = []

    def ask(db: Database) -> str:
        assert db.number("SELECT count(*) FROM customer") == 40
        return threading.current_thread().name

    jobs.read(ask, lambda worker: seen.append((worker, threading.current_thread().name)))
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    worker, told = seen[0]
    assert worker.startswith("shop-reader")
    assert told == threading.main_thread().name


def test_reading_cannot_write(qtbot: QtBot, jobs: Jobs) -> None:
    errors: list[Exception] = []
    jobs.read(lambda db: db.run("DELETE FROM customer"), lambda _: None, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT_MS)
    assert isinstance(errors[0], UserError)


def test_a_cancelled_question_stops_at_once_and_tells_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[object] = []
    job = jobs.read(lambda db: db.number(_SLOW), told.append, failed=told.append)
    qtbot.waitUntil(lambda: job._asking is not None, timeout=WAIT_MS)
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        job.cancel()
    assert told == []


def test_cancelled_writing_rolls_back(qtbot: QtBot, jobs: Jobs) -> None:
    reached = threading.Event()

    def work(db: Database, progress: Progress) -> None:
        with db.transaction():
            db.run("DELETE FROM sale")
            reached.set()
            for done in range(10**9):
                progress.step(done, 10**9, "Deleting")

    job = jobs.write(work, lambda _: None, "Deleting")
    qtbot.waitUntil(reached.is_set, timeout=WAIT_MS)
    assert jobs.titled() == [job]
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        job.cancel()
    assert jobs.titled() == []
    counts: list[int] = []
    jobs.read(lambda db: db.number("SELECT count(*) FROM sale"), counts.append)
    qtbot.waitUntil(lambda: bool(counts), timeout=WAIT_MS)
    assert counts[0] > 0


def test_only_the_newest_of_several_questions_is_answered(qtbot: QtBot, jobs: Jobs) -> None:
    latest, answers = Latest(), list[int]()
    for n in range(20):
        latest.take(jobs.read(lambda db, n=n: db.number("SELECT ?", (n,)), answers.append))
    qtbot.waitUntil(lambda: 19 in answers, timeout=WAIT_MS)
    assert answers == [19]


def test_nobody_is_told_when_the_asking_widget_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    owner, told, gate = QObject(), list[object](), threading.Event()
    job = jobs.read(lambda _db: gate.wait(10), told.append, owner=owner, failed=told.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        gate.set()
    assert told == []


def test_an_unexpected_error_reaches_whoever_listens(qtbot: QtBot, jobs: Jobs) -> None:
    def broken(_db: Database) -> int:
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.failed, timeout=WAIT_MS) as heard:
        jobs.read(broken, lambda _: None)
    assert isinstance(heard.args[0], ZeroDivisionError)


def test_work_elsewhere_takes_its_turn_and_hears_of_cancel(qtbot: QtBot, jobs: Jobs) -> None:
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        stopped.wait(WAIT_MS / 1000)
        progress.step(1, 2)
        raise AssertionError("step must have raised")

    job = jobs.elsewhere(work, lambda _: pytest.fail("it was cancelled"), "Importing")
    job.on_cancel = stopped.set
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        job.cancel()


def test_time_left_follows_the_steps(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.elsewhere(lambda progress: progress.step(1, 4), lambda _: None, "Work")
    job.started -= 30
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        pass
    assert job.done_steps == 1
    left = job.seconds_left
    assert left is not None
    assert 89 <= left <= 100


def test_a_job_that_was_cancelled_before_it_began_never_works(qtbot: QtBot, jobs: Jobs) -> None:
    gate, worked = threading.Event(), list[int]()
    jobs.elsewhere(lambda _progress: gate.wait(10), lambda _: None)
    second = jobs.elsewhere(lambda _progress: worked.append(1), lambda _: None)
    second.cancel()
    with qtbot.waitSignal(second.ended, timeout=WAIT_MS):
        gate.set()
    assert worked == []


def test_step_raises_once_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    job = jobs.elsewhere(lambda _progress: gate.wait(10), lambda _: None)
    job.cancel()
    with pytest.raises(Cancelled):
        job.step(1, 2)
    gate.set()


def test_a_question_that_comes_too_late_is_dropped(jobs: Jobs) -> None:
    told: list[object] = []
    jobs.close()
    assert jobs.read(lambda db: 1, told.append, failed=told.append).is_cancelled
    assert told == []


def test_a_shop_held_by_nothing_but_its_last_job_goes_with_it_and_not_in_the_midst_of_it(
    qtbot: QtBot, shop_path: Path
) -> None:
    gone: list[bool] = []

    def leave() -> None:
        opened = OpenShop()
        with qtbot.waitSignal(opened.opened, timeout=WAIT_MS):
            opened.open(shop_path)
        opened.destroyed.connect(lambda: gone.append(True))
        opened.read(lambda db: db.number("SELECT count(*) FROM sale"), lambda _: opened.is_empty, owner=opened)
        opened.close()

    for times in range(1, 11):
        leave()
        qtbot.waitUntil(lambda times=times: gc.collect() >= 0 and len(gone) == times, timeout=WAIT_MS)
