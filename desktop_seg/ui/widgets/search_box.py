"""A field to search in: tells of committed text a quarter of a second after the last key, at once on Enter."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_seg.ui.icon import icon
from desktop_seg.ui.theme import Theme

_WAIT_MS = 250


class SearchBox(QLineEdit):
    """Half-composed Hangul is not committed text and starts no search.

    letters: so many are wished for; where there is less room, it is narrower.
    """

    searched = Signal(str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None, *, letters: int = 0) -> None:
        super().__init__(parent)
        self._letters = letters
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(True)
        self._sign: QAction = self.addAction(
            icon("search", theme.tokens.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._timer.start)
        self.returnPressed.connect(self._tell)
        theme.changed.connect(self._on_theme_changed)
        self._last = ""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.fontMetrics().horizontalAdvance("0") * self._letters), hint.height())

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def _on_theme_changed(self) -> None:
        self._sign.setIcon(icon("search", self._theme.tokens.muted))
