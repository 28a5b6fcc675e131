"""Tabs that take the room a page leaves and never less than their content is of any use in."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget

_LEAST_LINES = 13


class Tabs(QTabWidget):
    """With a large text in a small window the page scrolls rather than to leave a slit of its tabs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)

    def sizeHint(self) -> QSize:
        # The wish of the content would make every page scroll: charts and tables wish for more than there is.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        return False
