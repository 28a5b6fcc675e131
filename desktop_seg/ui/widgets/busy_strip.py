"""How far a piece of work is, at the foot of a page: what, how much of it, and nothing at all when it is short."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_seg.base.i18n import _, format_share
from desktop_seg.ui.widgets.text import label

_SHOW_AFTER_MS = 300


class BusyStrip(QWidget):
    """Shows nothing in its place until the work has taken a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(self.fontMetrics().height())
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 3)
        row.addWidget(self._bar, 2)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHOW_AFTER_MS)
        self._wait.timeout.connect(self._reveal)
        self._what = ""
        self.end()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def begin(self, what: str) -> None:
        """Some work has begun."""
        self._say(what, 0, 0)
        if self._bar.isHidden() and not self._wait.isActive():
            self._wait.start()

    def show_progress(self, what: str, done: int, total: int) -> None:
        """Say how far it is. total: 0 when nobody knows; what: "" keeps the text."""
        self._say(what or self._what, done, total)

    def end(self) -> None:
        """The work is done."""
        self._wait.stop()
        for part in (self._text, self._bar):
            part.hide()

    def _reveal(self) -> None:
        for part in (self._text, self._bar):
            part.show()

    def _say(self, what: str, done: int, total: int) -> None:
        self._what = what
        share = format_share(min(1.0, done / total)) if total else ""
        text = _("{work} – {share}").format(work=what, share=share) if share else what
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
