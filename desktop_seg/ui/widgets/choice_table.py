"""A table one column of which can be changed: F2, Space, Enter or a click there asks for the choice.

The arrows go through the rows and cells; the cell that takes the next key has a frame, and cells with a choice look
like the combo box they open.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.table import Table

Index = QModelIndex | QPersistentModelIndex

_PADDING, _ARROW = 6, 18
_LEAST_LETTERS = 20  # of the column that takes what is left over


class CellDelegate(QStyledItemDelegate):
    """Paints the row in a calm colour and a frame around the current cell. choice_column: -1 for none."""

    def __init__(self, theme: Theme, parent: QWidget, choice_column: int = -1) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice_column = choice_column

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        cell = QRect(option.rect)
        background = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(background, QColor):
            painter.fillRect(cell, background)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(tokens.selected))
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        is_choice = index.column() == self._choice_column and bool(index.data())
        if is_choice:
            self._paint_field(painter, cell)
        option.rect = cell.adjusted(_PADDING, 0, -_PADDING - (_ARROW if is_choice else 0), 0)
        super().paint(painter, option, index)
        if has_focus:
            painter.save()
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.backgroundBrush = QBrush()  # painted above, to the edges of the cell

    def _paint_field(self, painter: QPainter, cell: QRect) -> None:
        tokens = self._theme.tokens
        field = cell.adjusted(2, 3, -3, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(field, 3, 3)
        x, y = field.right() - _ARROW // 2 - 1, field.center().y()
        painter.setPen(QPen(QColor(tokens.text), 1.4))
        painter.drawLine(x - 4, y - 2, x, y + 2)
        painter.drawLine(x, y + 2, x + 4, y - 2)
        painter.restore()


def fit_letters(table: QTableView, letters: Sequence[int], stretched: int) -> None:
    """Make columns as wide as what stands in view, at most so many letters; one of them takes what is left over.

    Where hardly anything is left over the table is scrolled sideways instead.
    """
    wide = table.fontMetrics().horizontalAdvance("0")
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    for column, most in enumerate(letters):
        if column != stretched:
            wanted = max(table.sizeHintForColumn(column), header.sectionSizeHint(column)) + 2 * _PADDING + _ARROW
            header.resizeSection(column, min(wanted, most * wide))
    # Not before the table has got its place and width.
    QTimer.singleShot(0, table, lambda: _stretch(table, stretched))


def _stretch(table: QTableView, stretched: int) -> None:
    header = table.horizontalHeader()
    others = sum(header.sectionSize(column) for column in range(header.count()) if column != stretched)
    least = _LEAST_LETTERS * table.fontMetrics().horizontalAdvance("0")
    if table.viewport().width() - others >= least:
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    else:
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(stretched, least)


class ChoiceTable(Table):
    """`choice_asked` carries the row whose choice should open, `left` is Enter or F2 on a cell without a choice."""

    choice_asked = Signal(int)
    left = Signal(int)

    def __init__(self, name: str, theme: Theme, choice_column: int) -> None:
        super().__init__(name)
        self._choice_column = choice_column
        self.setItemDelegate(CellDelegate(theme, self, choice_column))
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def cell_on_screen(self, row: int) -> QRect:
        """Return where the cell with the choice stands on the screen."""
        seen = self.visualRect(self.model().index(row, self._choice_column))
        return QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def go_to(self, row: int, column: int | None = None) -> None:
        """Make a cell the current one (that with the choice) and bring it into view."""
        index = self.model().index(row, self._choice_column if column is None else column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        opens = (Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in opens and event.modifiers() == Qt.KeyboardModifier.NoModifier and current.isValid():
            if current.column() == self._choice_column:
                self.choice_asked.emit(current.row())
            else:
                self.left.emit(current.row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == self._choice_column and event.button() == Qt.MouseButton.LeftButton:
            self.choice_asked.emit(index.row())
