"""What takes time in the import wizard: one piece of work after the other in the import process, called from the
writing thread, so that the window never waits. Used by: import_wizard.
"""

from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, Signal

from desktop_seg.base.i18n import _
from desktop_seg.importing.file_flow import Outcome, Work, WorkKind
from desktop_seg.importing.session import ImportSession
from desktop_seg.model.period import today
from desktop_seg.ui.jobs import Job
from desktop_seg.ui.open_shop import OpenShop


class ImportWork(QObject):
    """Does one piece of work at a time, all in one session."""

    done = Signal(object, object)  # the Work and its Outcome
    progressed = Signal(str, int, int)  # what ("" for the same), how much, of how much (0: nobody knows)
    failed = Signal(object)  # our own bug
    stopped = Signal()  # somebody stopped it from outside (the status bar of the window)

    def __init__(self, shop: OpenShop, parent: QObject) -> None:
        super().__init__(parent)
        assert shop.path is not None
        assert shop.settings is not None
        self._jobs = shop.jobs
        self._session = ImportSession(shop.path, shop.settings.country, shop.settings.currency, today())
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    @property
    def is_importing(self) -> bool:
        """Whether rows are being written for good."""
        return self._job is not None and bool(self._job.title)

    def begin(self, work: Work) -> str:
        """Begin a piece of work; return what it is called."""
        title = _title(work)
        self._job = self._jobs.elsewhere(
            lambda progress: work.do(self._session, progress),
            lambda outcome: self._on_done(work, outcome),
            title if work.kind is WorkKind.RUN else "",
            self._on_failed,
        )
        self._job.on_cancel = self._session.cancel
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        return title

    def close(self) -> None:
        """Stop what is under way, which undoes it, and end the import process."""
        if self._job is None:
            _end(self._session)
            return
        job, self._job = self._job, None
        job.ended.connect(partial(_end, self._session))
        job.cancel()

    def _on_done(self, work: Work, outcome: Outcome) -> None:
        self._job = None
        self.done.emit(work, outcome)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    def _on_progressed(self) -> None:
        if self._job is not None:
            self.progressed.emit(self._job.what, self._job.done_steps, self._job.total_steps)

    def _on_ended(self) -> None:
        if self._job is not None and self._job.is_cancelled:
            self._job = None
            self.stopped.emit()


def _end(session: ImportSession) -> None:
    """End the import process without waiting for its memory to go back.

    A thread of its own: the jobs of a shop file are dropped when it is closed, and the process would stay.
    """
    Thread(target=session.close, name="end of an import", daemon=True).start()


def _title(work: Work) -> str:
    titles = {
        WorkKind.INSPECT: _("Reading {file}"),
        WorkKind.RECHECK: _("Looking at the columns of {file}"),
        WorkKind.DRY_RUN: _("Working out what {file} brings"),
        WorkKind.RUN: _("Importing {file}"),
    }
    return titles[work.kind].format(file=work.path.name)
