"""Tabs that show by a line, not by a shade alone, which of them is chosen; and those that fill a page."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QTabWidget

_LEAST_LINES = 13
_LINE = 3  # pixels


class MarkedTabs(QTabWidget):
    """A line in the accent colour stands under the chosen tab: in a dark window the shades are too close."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTabBar(_MarkedBar())
        self.setDocumentMode(True)
        self.setAccessibleName(name)


class Tabs(MarkedTabs):
    """Take the room a page leaves and never less than their content is of any use in: with a large text in a small
    window the page scrolls rather than to leave a slit of its tabs."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)

    def sizeHint(self) -> QSize:
        # The wish of the content would make every page scroll: charts and tables wish for more than there is.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        return False


class _MarkedBar(QTabBar):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        chosen = self.tabRect(self.currentIndex())
        if chosen.isValid():
            painter = QPainter(self)
            line = QRect(chosen.left() + _LINE, chosen.bottom() - _LINE + 1, chosen.width() - 2 * _LINE, _LINE)
            painter.fillRect(line, self.palette().color(QPalette.ColorRole.Accent))
            painter.end()
