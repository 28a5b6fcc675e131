"""The gallery of segments: cards in rows, in a list view, so that arrows, type-ahead and screen readers work."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_seg.ui.models.gallery import CARD, GalleryModel, SegmentCard
from desktop_seg.ui.segment_color import shown_color
from desktop_seg.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_GAP = 6
_INSIDE = 14
_BAR = 4
_LEAST_LETTERS = 34
_SENTENCE_LINES = 3
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_ABOVE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """Paints one segment: title, sentence, people and share of sales, how many may be e-mailed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.size = QSize(300, 160)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if not isinstance(card, SegmentCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_box(painter, box, option, bool(card.missing))
        inside = box.adjusted(_INSIDE, _INSIDE - 2, -_INSIDE, -_INSIDE + 2)
        if card.color:
            self._paint_color(painter, box, card.color)
        below = self._paint_title(painter, inside, option.font, card)
        if card.missing:
            self._text(painter, option.font, self._theme.tokens.muted)
            painter.drawText(inside.adjusted(0, below, 0, 0), _WRAPPED, card.missing)
            self._paint_kind(painter, inside, option.font, card)
        else:
            self._paint_words(painter, inside.adjusted(0, below, 0, 0), option.font, card)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, is_missing: bool) -> None:
        tokens = self._theme.tokens
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        color = tokens.window if is_missing else tokens.panel
        painter.setBrush(QColor(tokens.hover if is_hovered and not is_missing else color))
        edge = tokens.accent if has_focus or is_chosen else tokens.line
        style = Qt.PenStyle.DashLine if is_missing else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2 if has_focus or is_chosen else 1, style))
        painter.drawRoundedRect(box, 8, 8)

    def _paint_color(self, painter: QPainter, box: QRect, color: str) -> None:
        """Paint the colour of an own segment as a bar at its left edge; the word for it is in its spoken text."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown_color(color, self._theme.tokens.is_dark))
        painter.drawRoundedRect(QRect(box.left() + 4, box.top() + 8, _BAR, box.height() - 16), 2, 2)

    def _paint_kind(self, painter: QPainter, inside: QRect, font: QFont, card: SegmentCard) -> None:
        """Write at the lower right what the segment is about."""
        line = QFontMetrics(font).height()
        room = QRect(inside.left(), inside.bottom() - line, inside.width(), line)
        free = room.width() - (0 if card.missing else QFontMetrics(font).horizontalAdvance(card.may_email) + _INSIDE)
        self._text(painter, font, self._theme.tokens.muted)
        painter.drawText(room, _RIGHT, QFontMetrics(font).elidedText(card.kind, Qt.TextElideMode.ElideRight, free))

    def _paint_title(self, painter: QPainter, inside: QRect, font: QFont, card: SegmentCard) -> int:
        tokens = self._theme.tokens
        bold = QFont(font)
        bold.setPointSizeF(font.pointSizeF() * 1.15)
        bold.setWeight(QFont.Weight.DemiBold)
        self._text(painter, bold, tokens.muted if card.missing else tokens.text)
        metrics = QFontMetrics(bold)
        title = metrics.elidedText(card.title, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _ABOVE, title)
        return metrics.height() + 4

    def _paint_words(self, painter: QPainter, inside: QRect, font: QFont, card: SegmentCard) -> None:
        tokens = self._theme.tokens
        line = QFontMetrics(font).height()
        self._text(painter, font, tokens.muted)
        sentence = inside.adjusted(0, 0, 0, -2 * line - 8)
        painter.drawText(sentence, _WRAPPED, _fitted(card.sentence, QFontMetrics(font), sentence))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        first = QRect(inside.left(), inside.bottom() - 2 * line - 1, inside.width(), line)
        self._text(painter, bold, tokens.text)
        painter.drawText(first, _LEFT, card.people)
        painter.drawText(first, _RIGHT, card.sales)
        self._text(painter, font, tokens.muted)
        painter.drawText(first.translated(0, line + 1), _LEFT, card.may_email)
        self._paint_kind(painter, inside, font, card)

    def _text(self, painter: QPainter, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))


class Gallery(QListView):
    """Cards in as many columns as fit, all of one size. `opened` carries the key of a segment, `reached` the card that
    is the current one, None when there is none."""

    opened = Signal(str)
    reached = Signal(object)

    def __init__(self, name: str, model: GalleryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self._painter = CardDelegate(theme, self)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSpacing(0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_activated)
        theme.changed.connect(self._fit)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(lambda: self.reached.emit(self._cards.at(self.currentIndex().row())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        width = self.viewport().width() - 1
        columns = max(1, width // (metrics.horizontalAdvance("0") * _LEAST_LETTERS + 2 * (_GAP + _INSIDE)))
        height = metrics.height() * (_SENTENCE_LINES + 2) + round(metrics.height() * 1.15) + 2 * (_GAP + _INSIDE) + 12
        self._painter.size = QSize(width // columns, height)
        self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.reached.emit(self._cards.at(current.row()) if current.isValid() else None)

    def _on_reset(self) -> None:
        if self._cards.rowCount():
            self.setCurrentIndex(self._cards.index(0))
        else:
            self.reached.emit(None)

    def _on_activated(self, index: QModelIndex) -> None:
        card = self._cards.at(index.row())
        if card is not None:
            self.opened.emit(card.key)


def _fitted(text: str, metrics: QFontMetrics, box: QRect) -> str:
    """Return as many words of a text as fit into a box, with an ellipsis where some were left out."""
    if metrics.boundingRect(box, _WRAPPED, text).height() <= box.height():
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        shorter = " ".join(words).rstrip(",") + " …"
        if metrics.boundingRect(box, _WRAPPED, shorter).height() <= box.height():
            return shorter
    return text
