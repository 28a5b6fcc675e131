"""From the segment to those who may be written to, as bars that get shorter, each loss with its reason and number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_seg.base.i18n import _, format_list, format_number
from desktop_seg.exports.funnel import Funnel
from desktop_seg.ui.theme import Theme


class FunnelView(QWidget):
    """Painted by itself; says all of it to a screen reader too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[str, str, int]] = []
        self._most = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Who may be written to"))
        theme.changed.connect(self.update)

    def show_funnel(self, funnel: Funnel) -> None:
        """Show a funnel; steps without a loss are left out."""
        left = funnel.in_segment
        self._most = max(funnel.in_segment, 1)
        self._rows = [(_("In the segment"), format_number(left), left)]
        for loss in funnel.losses:
            if loss.ids:
                left -= len(loss.ids)
                self._rows.append((_(loss.title), f"−{format_number(len(loss.ids))}", left))
        self._rows.append((_("May be written to"), format_number(len(funnel.may)), len(funnel.may)))
        self.setAccessibleDescription(format_list([f"{title}: {number}" for title, number, _left in self._rows]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0") * 60, self._row_height() * max(len(self._rows), 1) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0") * 40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, height = self._theme.tokens, self._row_height()
        titles = max((self.fontMetrics().horizontalAdvance(title) for title, _n, _l in self._rows), default=0) + 12
        numbers = self.fontMetrics().horizontalAdvance("−00,000") + 12
        room = self.width() - titles - numbers - 8
        for at, (title, number, left) in enumerate(self._rows):
            top = 4 + at * height
            is_edge = at in (0, len(self._rows) - 1)
            painter.setPen(QColor(tokens.text if is_edge else tokens.muted))
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(4, top, titles, height), align | Qt.AlignmentFlag.AlignLeft, title)
            painter.drawText(QRectF(titles, top, numbers - 8, height), align | Qt.AlignmentFlag.AlignRight, number)
            bar = QRectF(titles + numbers, top + 5, max(room * left / self._most, 2 if left else 0), height - 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if is_edge else tokens.border))
            painter.drawRoundedRect(bar, 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _row_height(self) -> int:
        return round(self.fontMetrics().height() * 1.7)
