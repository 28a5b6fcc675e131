"""The side bar: a list of pages with icons. Arrows, type-ahead and screen readers work as in any list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_seg.ui.icon import picture
from desktop_seg.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ICON = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One page. shortcut: as shown in the tool tip ("Ctrl+1")."""

    key: str
    title: str
    icon: str
    shortcut: str


class NavModel(QAbstractListModel):
    """The pages in their order."""

    def __init__(self, entries: Sequence[NavEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = tuple(entries)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title} ({entry.shortcut})"
        return entry.icon if role == _ICON else None


class NavDelegate(QStyledItemDelegate):
    """Paints one page: a rounded bar behind the current one, an icon and its title."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = round(option.fontMetrics.height() * 2.2)
        return QSize(option.fontMetrics.horizontalAdvance(index.data()) + 3 * height, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = option.rect.adjusted(8, 2, -8, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current:
            painter.setBrush(QColor(tokens.selected))
            painter.drawRoundedRect(bar, 6, 6)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRect(bar.left(), bar.top() + 6, 4, bar.height() - 12), 2, 2)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(bar, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(bar, 6, 6)
        side = option.fontMetrics.height() + 2
        color = tokens.text if is_current else tokens.muted
        painter.drawPixmap(bar.left() + 14, bar.center().y() - side // 2, picture(index.data(_ICON), color, side))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        text_at = bar.adjusted(14 + side + 12, 0, -4, 0)
        painter.drawText(text_at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data())
        painter.restore()


class Nav(QListView):
    """The side bar."""

    chosen = Signal(str)  # key of a page the owner went to

    def __init__(self, entries: Sequence[NavEntry], theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = NavModel(entries, self)
        self.setModel(self._entries)
        self.setItemDelegate(NavDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setViewportMargins(0, 12, 0, 0)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_current(self, key: str) -> None:
        """Mark a page as the current one without telling anybody."""
        for row, entry in enumerate(self._entries.entries):
            if entry.key == key:
                self.selectionModel().blockSignals(True)
                self.setCurrentIndex(self._entries.index(row))
                self.selectionModel().blockSignals(False)
                self.viewport().update()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._entries.entries[current.row()].key)

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        for role in (palette.ColorRole.Base, palette.ColorRole.Window):
            palette.setColor(role, QColor(self._theme.tokens.side))
        self.setPalette(palette)
        widest = max(self.sizeHintForIndex(self._entries.index(row)).width() for row in range(self._entries.rowCount()))
        self.setFixedWidth(widest + 24)
