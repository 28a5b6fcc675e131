"""What the status bar says of work under way: what, how far, how long still, and a button to stop it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_seg.base.i18n import _, format_share, ngettext
from desktop_seg.ui.jobs import Job, Jobs
from desktop_seg.ui.widgets.text import button, label

_SHOW_AFTER_MS = 1000
_TIME_LEFT_AFTER_S = 10


class JobBar(QWidget):
    """Shows the oldest job that has a title, once it has taken a second."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._text = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(self.fontMetrics().height())
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stop = button(_("Stop"), self._on_stop)
        self._stop.setAccessibleDescription(_("Stops the work; everything stays as it was before."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHOW_AFTER_MS)
        self._wait.timeout.connect(self.show)
        jobs.changed.connect(self._on_changed)
        self.hide()

    def _on_changed(self) -> None:
        running = self._jobs.titled()
        self._job = running[0] if running else None
        if self._job is None:
            self._wait.stop()
            self.hide()
            return
        if not self.isVisible() and not self._wait.isActive():
            self._wait.start()
        self._fill(self._job)

    def _fill(self, job: Job) -> None:
        self._text.setText(_words(job))
        self._bar.setMaximum(job.total_steps)
        self._bar.setValue(job.done_steps)
        self._bar.setAccessibleName(job.title)
        self._stop.setEnabled(not job.is_cancelled)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._fill(self._job)


def _words(job: Job) -> str:
    text = job.what or job.title
    if job.is_cancelled:
        return _("Stopping…")
    if not job.total_steps:
        return text
    share = format_share(min(1.0, job.done_steps / job.total_steps))
    left = job.seconds_left
    if left is None or left < _TIME_LEFT_AFTER_S:
        return _("{work} – {share}").format(work=text, share=share)
    minutes = round(left / 60)
    if minutes < 1:
        return _("{work} – {share}, less than a minute left").format(work=text, share=share)
    return ngettext(
        "{work} – {share}, about {n} minute left", "{work} – {share}, about {n} minutes left", minutes
    ).format(work=text, share=share, n=minutes)
