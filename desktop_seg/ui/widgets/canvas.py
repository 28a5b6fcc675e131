"""A matplotlib canvas for the one chart that is moved with the mouse: takes the focus, leaves the wheel to the page.

Imports matplotlib: only modules that run after plotting.py has loaded it may import this one.
"""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

_WAIT_MS = 40


class Canvas(FigureCanvasQTAgg):
    """One figure on the screen, cleared and drawn again; a new canvas each time would leak.

    resized: the figure has another size, so that the layout of the chart has to be worked out anew.
    """

    resized = Signal()

    def __init__(self, background: str) -> None:
        super().__init__(Figure(facecolor=background))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(1, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.resized)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)  # a figure has no size of its own; the card gives it one

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # whoever holds the canvas knows what keys mean here

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; a chart has nothing to turn
