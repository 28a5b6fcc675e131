"""Labels and buttons with the few looks there are (see the style sheet in theme.py)."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton

_LEAST_LETTERS = 6
_WAY_BACK_LETTERS = 28


def label(text: str, role: str = "", wraps: bool = False) -> QLabel:
    """Return a label. role: "title", "heading", "figure", "muted", "small" or "" for plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if wraps:
        made.setWordWrap(True)
        # By itself a wrapped label asks for the height it would have at its narrowest; pages then scroll for nothing.
        made.setMinimumSize(1, 1)
    return made


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room for all of it; the whole text is the tool tip."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("0") * _LEAST_LETTERS), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def literal(words: str) -> str:
    """Return words of the owner's for a button or a menu, where one "&" would underline the letter behind it."""
    return words.replace("&", "&&")


def name_way_back(back: QPushButton, words: str) -> None:
    """Say on a button where it leads back to; a long name leaves room for the title beside it."""
    letters = back.fontMetrics()
    shown = letters.elidedText(words, Qt.TextElideMode.ElideRight, letters.horizontalAdvance("0") * _WAY_BACK_LETTERS)
    back.setText(literal(shown))
    back.setAccessibleName(words)
    back.setToolTip(words if shown != words else "")


def button(text: str, act: Callable[[], object], is_primary: bool = False) -> QPushButton:
    """Return a push button; its text is a verb. is_primary: the one thing to do here."""
    made = QPushButton(text)
    if is_primary:
        made.setObjectName("primary")
    made.setAutoDefault(True)  # Enter presses the button that has the focus, as on any other control
    made.clicked.connect(lambda _checked=False: act())
    return made
