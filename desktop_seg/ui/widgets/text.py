"""Labels and buttons with the few looks there are (see the style sheet in theme.py)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


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


def button(text: str, act: Callable[[], object], is_primary: bool = False) -> QPushButton:
    """Return a push button; its text is a verb. is_primary: the one thing to do here."""
    made = QPushButton(text)
    if is_primary:
        made.setObjectName("primary")
    made.setAutoDefault(True)  # Enter presses the button that has the focus, as on any other control
    made.clicked.connect(lambda _checked=False: act())
    return made


def named(widget: QWidget, name: str, description: str = "") -> QWidget:
    """Give a widget without a label of its own the name a screen reader says."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget
