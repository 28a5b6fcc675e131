"""The place of a chart on the screen: shows what was drawn elsewhere, tells when its size has changed."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.picture import Drawing, Sheet

_WAIT_MS = 40
_PATIENCE_MS = 200  # what comes sooner does not flicker


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
        self.is_waiting = False  # for a drawing, and so long that it is said
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._say_waiting)

    @property
    def sheet(self) -> Sheet:
        """The room there is for a chart."""
        return Sheet(self.width(), self.height(), self.devicePixelRatioF())

    @property
    def pixmap(self) -> QPixmap | None:
        """What is shown, None before the first drawing."""
        return self._pixmap

    def wait(self) -> None:
        """Say that another chart is on its way, unless it comes at once: what is on show answers something else."""
        self._patience.start()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a chart."""
        self._patience.stop()
        self.is_waiting = False
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
        if self.is_waiting:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Working it out …"))
        elif self._pixmap is not None:
            # While the window is being resized the last drawing is stretched; the next one is sharp again.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixmap)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _say_waiting(self) -> None:
        self.is_waiting = True
        self.setAccessibleDescription(_("Working it out …"))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
