"""What a screen reader would say: for tests that walk over everything on show."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def nameless(root: QWidget) -> list[str]:
    """Return the widgets on show that take the focus and have no name."""
    found = []
    for interface in _interfaces(QAccessible.queryAccessibleInterface(root)):
        widget = interface.object()
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def _interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield root
    for at in range(root.childCount()):
        child = root.child(at)
        if child is not None and child.isValid():
            yield from _interfaces(child)
