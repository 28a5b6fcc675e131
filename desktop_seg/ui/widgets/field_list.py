"""The fields one may ask about: title, for how many people it is known, and a word of warning for a poor choice."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_seg.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROW = Qt.ItemDataRole.UserRole + 1
_PADDING = 6
_SMALL = 0.9
_FAR = 10_000
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field, or the heading above some. share: of people it is known for, in words. remark: why it does not suit,
    "" when it does; of a heading, what to know of all below it.
    """

    key: str
    title: str
    share: str
    remark: str = ""
    is_enabled: bool = True

    @property
    def is_heading(self) -> bool:
        """Whether it is no field, and cannot be chosen."""
        return not self.key


class FieldList(QListWidget):
    """`field_chosen` carries the key of the field that became the current one."""

    field_chosen = Signal(str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_FieldDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)  # else another width alone measures no row anew
        self.currentItemChanged.connect(self._on_current)

    @property
    def keys(self) -> list[str]:
        """The fields in the list, from top to bottom."""
        return [row.key for row in self.rows if not row.is_heading]

    @property
    def rows(self) -> list[FieldRow]:
        """What stands in the list, from top to bottom."""
        return [self._row(at) for at in range(self.count())]

    def show_rows(self, rows: list[FieldRow], current: str) -> None:
        """Show fields and go to one of them, or to none."""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            flag = Qt.ItemFlag
            item.setFlags(flag.ItemIsEnabled | flag.ItemIsSelectable if row.is_enabled else flag.NoItemFlags)
            self.addItem(item)
            _fill(item, row)
            if row.key == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def remark(self, key: str, remark: str) -> None:
        """Say of a field why it does not suit."""
        for at in range(self.count()):
            row = self._row(at)
            if row.key == key and row.remark != remark:
                _fill(self.item(at), FieldRow(row.key, row.title, row.share, remark, row.is_enabled))

    def choose(self, key: str) -> None:
        """Go to a field."""
        for at in range(self.count()):
            if self._row(at).key == key:
                self.setCurrentRow(at)

    def _row(self, at: int) -> FieldRow:
        row: FieldRow = self.item(at).data(_ROW)
        return row

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.field_chosen.emit(item.data(_ROW).key)


def _fill(item: QListWidgetItem, row: FieldRow) -> None:
    item.setData(_ROW, row)
    item.setText(row.title)  # typing the first letters goes to a field
    item.setToolTip(row.remark)
    said = ", ".join(part for part in (row.title, row.share, row.remark) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class _FieldDelegate(QStyledItemDelegate):
    """Title at the left, share at the right, the remark in small letters below; long ones take further lines."""

    def __init__(self, theme: Theme, view: FieldList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FieldRow = index.data(_ROW)
        tokens = self._theme.tokens
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.save()
        is_clear = row.is_enabled or row.is_heading
        text = tokens.on_accent if is_chosen else tokens.text if is_clear else tokens.disabled
        muted = tokens.on_accent if is_chosen else tokens.muted if row.is_enabled else tokens.disabled
        inside = QRect(option.rect).adjusted(_PADDING, _PADDING // 2, -_PADDING, -(_PADDING // 2))
        painter.setFont(option.font)
        painter.setPen(QColor(muted))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, row.share)
        room = inside.adjusted(0, 0, -self._taken(option, row), 0)
        painter.setPen(QColor(text))
        painter.setFont(_bold(option.font) if row.is_heading else option.font)
        words = _fitting(row.title, painter.fontMetrics(), room.width())
        title = painter.boundingRect(room, _WRAPPED, words)
        painter.drawText(room, _WRAPPED, words)
        if row.remark:
            painter.setFont(_small(option.font))
            painter.setPen(QColor(tokens.on_accent if is_chosen else tokens.warn))
            painter.drawText(inside.adjusted(0, title.height(), 0, 0), _WRAPPED, row.remark)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: FieldRow = index.data(_ROW)
        # Measured as if the scroll bar were there, so that its coming changes no height.
        bar = self._view.verticalScrollBar().sizeHint().width()
        wide = self._view.width() - 2 * self._view.frameWidth() - bar - 2 * _PADDING
        font = _bold(option.font) if row.is_heading else option.font
        high = _height(font, wide - self._taken(option, row), row.title) + _PADDING
        if row.remark:
            high += _height(_small(option.font), wide, row.remark)
        return QSize(option.fontMetrics.horizontalAdvance("0") * 12, high)

    def _taken(self, option: QStyleOptionViewItem, row: FieldRow) -> int:
        """Return the width that the share takes from the title."""
        return option.fontMetrics.horizontalAdvance(row.share) + 2 * _PADDING if row.share else 0


def _height(font: QFont, wide: int, text: str) -> int:
    metrics = QFontMetrics(font)
    return metrics.boundingRect(QRect(0, 0, max(1, wide), _FAR), _WRAPPED, _fitting(text, metrics, wide)).height()


def _fitting(text: str, metrics: QFontMetrics, wide: int) -> str:
    """Return a text whose words each fit into a line."""
    return " ".join(metrics.elidedText(word, Qt.TextElideMode.ElideRight, wide) for word in text.split())


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALL)
    return made
