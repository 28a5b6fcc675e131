"""One key figure: what it is, its value in large type, how it stands against a year before. Some lead somewhere."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.text import label


class FigureCard(Card):
    """act: where the figure leads, with the mouse, Enter or Space; None for one that leads nowhere."""

    def __init__(self, title: str, act: Callable[[], None] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._act = act
        self._value = label("–", "figure")
        self._note = label("", "small", wraps=True)
        self.body.addWidget(label(title, "muted", wraps=True))
        self.body.addWidget(self._value)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        if act is not None:
            self.setProperty("leads", True)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_figure("–", "")

    @property
    def value(self) -> str:
        """The figure as it stands there."""
        return self._value.text()

    def show_figure(self, value: str, note: str) -> None:
        """Show a value and what is said about it."""
        self._value.setText(value)
        self._note.setText(note)
        self.setAccessibleName(f"{self._title}: {value}")
        self.setAccessibleDescription(note)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._act is not None and self.rect().contains(event.position().toPoint()):
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._act is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
            return
        super().keyPressEvent(event)
