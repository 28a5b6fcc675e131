"""The place of a chart on the screen: shows what was drawn elsewhere, tells when its size has changed."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_seg.ui.picture import Drawing, Sheet

_WAIT_MS = 40


class ChartView(QWidget):
    """Takes the focus and says the chart's description to a screen reader. `resized` comes once the size stands."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pixmap: QPixmap | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.resized)

    @property
    def sheet(self) -> Sheet:
        """The room there is for a chart."""
        return Sheet(self.width(), self.height(), self.devicePixelRatioF())

    @property
    def pixmap(self) -> QPixmap | None:
        """What is shown, None before the first drawing."""
        return self._pixmap

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a chart."""
        line = drawing.width * 4
        image = QImage(drawing.pixels, drawing.width, drawing.height, line, QImage.Format.Format_RGBA8888)
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.setAccessibleDescription(drawing.description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1, 1)  # the card gives it its size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._pixmap is not None:
            # While the window is being resized the last drawing is stretched; the next one is sharp again.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixmap)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
