"""Work that must not hold up the window: one thread that writes, two that read, one that works out.

The writing connection belongs to the writing thread; a reading thread takes a read-only connection from a small pool.
Nothing in a job touches a widget, and none is let go of on a working thread, which would destroy it there (garbage.py):
the main thread holds each task and outcome longer than the working one does. Cancel interrupts the question and lets
the transaction roll back. Every `done` and `failed` is called on the main thread, and not at all when the job was
cancelled or its owner is gone.
"""

import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Cancelled, Progress
from desktop_seg.store.database import Database, StoreFault
from desktop_seg.ui.readers import Readers

T = TypeVar("T")

_READERS = 2
_TELL_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class _Work:
    """What a job does on its thread, and who is told on the main thread how it went."""

    task: Callable[[], object]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Job(QObject):
    """One piece of work under way. Made and heard on the main thread; `step` is called by the working one (a Progress).

    title: what the status bar says; "" for short questions nobody needs to see.
    """

    progressed = Signal()
    ended = Signal()
    _came_through = Signal(object)
    _broke = Signal(object)

    def __init__(self, title: str, owner: QObject | None, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.what = ""
        self.done_steps = 0
        self.total_steps = 0
        self.started = time.monotonic()
        self.on_cancel: Callable[[], None] | None = None
        # Held by the job, an owner could go with it while Qt destroys it: the shop, whose child the job is.
        self._owner = None if owner is None else weakref.ref(owner)
        self._told = 0.0
        self._work: _Work | None = None
        self._outcome: object = None
        self._future: Future[None] | None = None
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._asking: Database | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked for it to stop."""
        return self._cancelled.is_set()

    @property
    def seconds_left(self) -> float | None:
        """Estimate from the steps so far; None before there is anything to go by."""
        if not self.total_steps or not self.done_steps:
            return None
        spent = time.monotonic() - self.started
        return spent * (self.total_steps - self.done_steps) / self.done_steps

    def cancel(self) -> None:
        """Ask it to stop; its answer will not be told to anyone."""
        if self._cancelled.is_set():
            return
        self._cancelled.set()
        with self._lock:
            if self._asking is not None:
                self._asking.interrupt()
        if self.on_cancel is not None:
            self.on_cancel()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Take note of how far the work is; raises Cancelled when it should stop."""
        if self._cancelled.is_set():
            raise Cancelled
        self.done_steps, self.total_steps = done, total
        self.what = what or self.what
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S:
            self._told = now
            self.progressed.emit()

    def is_wanted(self) -> bool:
        """Whether anyone still waits for the answer."""
        if self._owner is None:
            return not self.is_cancelled
        owner = self._owner()
        return not self.is_cancelled and owner is not None and shiboken6.isValid(owner)

    def ask(self, db: Database, task: Callable[[Database], T]) -> T:
        """Run a task on a connection that `cancel` may interrupt meanwhile, never afterwards."""
        with self._lock:
            self._asking = db
        try:
            return task(db)
        finally:
            with self._lock:
                self._asking = None

    def start(self, threads: ThreadPoolExecutor, work: "_Work") -> None:
        """Have one of these threads do the work; its outcome is heard on the main thread."""
        self._work = work
        self._came_through.connect(self._on_came_through)
        self._broke.connect(self._on_broke)
        self._future = threads.submit(self._run)

    def _run(self) -> None:
        """Do the work on the calling thread and send the outcome to the main thread."""
        try:
            if self._cancelled.is_set() or self._work is None:
                raise Cancelled
            answer = self._work.task()
        except BaseException as error:  # noqa: BLE001 - every outcome of a thread is told on the main thread
            self._broke.emit(error)
        else:
            self._came_through.emit(answer)

    def _on_came_through(self, answer: object) -> None:
        self._outcome = answer
        self.ended.emit()
        if self._work is not None and self.is_wanted():
            self._work.done(answer)
        self._let_go()

    def _on_broke(self, error: BaseException) -> None:
        self._outcome = error
        self.ended.emit()
        if self._work is not None and self.is_wanted() and not isinstance(error, Cancelled):
            self._work.failed(error if isinstance(error, Exception) else RuntimeError(repr(error)))
        self._let_go()

    def _let_go(self) -> None:
        """Drop what it holds of others, here and not before the working thread has dropped it."""
        if self._future is not None and not self._future.done():
            QTimer.singleShot(0, self, self._let_go)
            return
        held = [self._work, self._outcome, self.on_cancel]
        self._work = self._outcome = self.on_cancel = None
        self.deleteLater()
        # They may be the last to hold the shop, which takes its jobs along: not while one of them is being heard.
        QTimer.singleShot(0, held.clear)


class Jobs(QObject):
    """Runs jobs for one shop file at a time."""

    changed = Signal()  # a job with a title began, ended or got further
    failed = Signal(object)  # an exception that nobody else took

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="shop-writer")
        self._working = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self._reading = ThreadPoolExecutor(_READERS, thread_name_prefix="shop-reader")
        self._writer: Database | None = None
        self._readers: Readers | None = None
        self._jobs: list[Job] = []
        self._is_closed = False
        self._has_changed = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way and nobody waits for an answer."""
        return not self._jobs

    def titled(self) -> list[Job]:
        """Return the jobs the status bar should know of, the oldest first."""
        return [job for job in self._jobs if job.title]

    def open(
        self,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
        before: Callable[[], object] | None = None,
    ) -> Job:
        """Turn to another shop file: made or lifted on the writing thread; questions to the old one are dropped.

        before: done first, while this program has no shop file open. When it fails the shop file opens as it is.
        """

        def task() -> None:
            if before is not None:
                self._close_connections()
                try:
                    before()
                except Exception:
                    with suppress(UserError):  # what went wrong first is the news
                        self._connect(path)
                    raise
            self._connect(path)

        def opened(_: None) -> None:
            for job in list(self._jobs):
                job.cancel()
            done()

        return self._start(self._writing, self._job("", None), task, opened, failed)

    def read(
        self,
        work: Callable[[Database], T],
        done: Callable[[T], None],
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Ask the shop file something; the answer goes to `done`. owner: when it is gone, nobody is told."""
        job = self._job("", owner)

        def task() -> T:
            readers = self._readers
            if readers is None:
                raise Cancelled
            db = readers.take()
            try:
                return job.ask(db, work)
            finally:
                readers.give_back(db)

        return self._start(self._reading, job, task, done, failed)

    def write(
        self,
        work: Callable[[Database, Progress], T],
        done: Callable[[T], None],
        title: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Change the shop file, one job after the other. `work` holds the transaction itself."""
        job = self._job(title, None)

        def task() -> T:
            if self._writer is None:
                raise Cancelled
            answer = job.ask(self._writer, lambda db: work(db, job))
            self._has_changed = True
            return answer

        return self._start(self._writing, job, task, done, failed)

    def elsewhere(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        title: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Do work that writes by itself (the import process): takes its turn among the writers, without a connection.

        To stop what `step` does not reach, set `job.on_cancel`.
        """
        job = self._job(title, None)

        def task() -> T:
            answer = work(job)
            self._has_changed = True
            return answer

        return self._start(self._writing, job, task, done, failed)

    def work_out(self, work: Callable[[], T], done: Callable[[T], None], owner: QObject | None = None) -> Job:
        """Do something that needs no shop file on a thread of its own (load a library, draw a chart)."""
        return self._start(self._working, self._job("", owner), work, done, None)

    def close(self) -> None:
        """Stop everything and close the shop file; waits for the threads."""
        self._is_closed = True
        for job in list(self._jobs):
            job.cancel()
        for threads in (self._reading, self._working):
            threads.shutdown(wait=True, cancel_futures=True)
        self._writing.shutdown(wait=True, cancel_futures=True)
        self._close_connections()

    def _job(self, title: str, owner: QObject | None) -> Job:
        job = Job(title, owner, self)
        job.progressed.connect(self.changed)
        job.ended.connect(self._on_ended)
        return job

    def _start(
        self,
        threads: ThreadPoolExecutor,
        job: Job,
        task: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> Job:
        if self._is_closed:  # a timer of some page came due while the window went
            job.cancel()
            return job
        self._jobs.append(job)
        if job.title:
            self.changed.emit()
        job.start(threads, _Work(task, done, failed or self.failed.emit))
        return job

    def _on_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._jobs:
            self._jobs.remove(job)
            if job.title:
                self.changed.emit()

    def _connect(self, path: Path) -> None:
        from desktop_seg.store.shop_file import open_shop

        db = open_shop(path)
        self._close_connections()
        self._writer, self._readers = db, Readers(path)

    def _close_connections(self) -> None:
        if self._readers is not None:
            self._readers.close()
        if self._writer is not None:
            if self._has_changed:
                _keep_what_was_done(self._writer)
            self._writer.close()
        self._readers = self._writer = None
        self._has_changed = False


def _keep_what_was_done(db: Database) -> None:
    """Back the shop file up after work in it: what was typed by hand stands in no spreadsheet."""
    from desktop_seg.store import backup, setting

    with suppress(UserError, StoreFault):  # nobody is there any more to be told, and nothing is lost by it
        if not setting.load(db).is_sample:
            backup.back_up_first(db, "at-exit")


class Latest:
    """Keeps only the newest of a row of questions: a new one cancels the one before (typing in a search box)."""

    def __init__(self) -> None:
        self._job: Job | None = None

    def take(self, job: Job) -> None:
        """Hold this job and cancel the one held before."""
        self.drop()
        self._job = job

    def drop(self) -> None:
        """Cancel what is under way."""
        if self._job is not None and shiboken6.isValid(self._job):
            self._job.cancel()
        self._job = None
