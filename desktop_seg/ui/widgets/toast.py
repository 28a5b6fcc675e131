"""A short message at the foot of the window, with a button or two, for ten seconds; it waits while looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_seg.ui.widgets.text import label

_SHOWN_MS = 10_000
_MOST_OFFERS = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """The button of a short message: what it says and what it does."""

    title: str
    act: Callable[[], None]


class Toast(QFrame):
    """Floats over its parent, bottom left, above the status bar. One message at a time; a new one takes its place."""

    told = Signal(str)  # every message, for the list of messages

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._text = label("", wraps=False)
        self._buttons = [_Button(self.hide) for _place in range(_MOST_OFFERS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._text)
        for button in self._buttons:
            row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: str, *offers: Offer) -> None:
        """Show a message; each offer (two at most) adds a button."""
        self._text.setText(text)
        for place, button in enumerate(self._buttons):
            button.show_offer(offers[place] if place < len(offers) else None)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.told.emit(text)

    @property
    def text(self) -> str:
        """The message on show or shown last."""
        return self._text.text()

    @property
    def button(self) -> QPushButton:
        """The button of the first offer."""
        return self._buttons[0]

    @property
    def further_button(self) -> QPushButton:
        """The button of the second offer."""
        return self._buttons[1]

    def place(self) -> None:
        """Go to the corner of the parent; called when it changes its size."""
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move(16, parent.height() - self.height() - 16)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)


class _Button(QPushButton):
    """The button of an offer; pressing it puts the message away first."""

    def __init__(self, put_away: Callable[[], None]) -> None:
        super().__init__()
        self._put_away = put_away
        self._offer: Offer | None = None
        self.setAutoDefault(True)
        self.clicked.connect(self._on_clicked)

    def show_offer(self, offer: Offer | None) -> None:
        """Stand for an offer; None hides the button."""
        self._offer = offer
        self.setVisible(offer is not None)
        self.setText(offer.title if offer else "")

    def _on_clicked(self) -> None:
        self._put_away()
        if self._offer is not None:
            self._offer.act()
