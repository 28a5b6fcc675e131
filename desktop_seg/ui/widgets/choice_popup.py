"""A list to choose from that opens over a cell: in groups, searched by typing, closed by Escape.

Opens as a popup window; a combo box in each row of a table would take the arrow keys away from the table.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.models.choice import Choice

_MOST_LINES = 14
_LEAST_LETTERS = 34
_ALWAYS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChoicePopup(QFrame):
    """`chosen` carries the key of a line; nothing is told when the list is closed without a choice."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self._choices: tuple[Choice, ...] = ()
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Search: {what}").format(what=name))
        self.search.setPlaceholderText(_("Type to search"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFocusProxy(self.search)  # typing always searches; the arrows are handed on
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_item)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.setSpacing(6)
        box.addWidget(self.search)
        box.addWidget(self.list)

    def show_at(self, anchor: QRect, choices: Sequence[Choice], current: str) -> None:
        """Open beside a cell. anchor: the cell on the screen. current: key of the line that is chosen now."""
        self._choices = tuple(choices)
        self.search.clear()
        self._fill("")
        self._go_to(current)
        self.resize(self._width(anchor.width()), self._height())
        self.move(self._place(anchor))
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._move(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_item(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _move(self, event: QKeyEvent) -> None:
        """Let the list move as it does by itself; it passes over headings."""
        self.list.event(QKeyEvent(event.type(), event.key(), event.modifiers()))

    def _fill(self, text: str) -> None:
        wanted = text.strip().casefold()
        self.list.clear()
        group = ""
        for choice in self._choices:
            if wanted and wanted not in choice.title.casefold() and wanted not in choice.group.casefold():
                continue
            if choice.group != group:
                group = choice.group
                self._add_heading(group)
            item = QListWidgetItem(choice.title)
            item.setFlags(_ALWAYS)
            item.setData(Qt.ItemDataRole.UserRole, choice.key)
            self.list.addItem(item)
        self._go_to(None)

    def _add_heading(self, group: str) -> None:
        heading = QListWidgetItem(group)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.list.addItem(heading)

    def _go_to(self, key: str | None) -> None:
        """Make the line of this key the current one, else the first that can be chosen."""
        items = [self.list.item(row) for row in range(self.list.count())]
        free = [item for item in items if item.flags() & Qt.ItemFlag.ItemIsEnabled]
        named = [item for item in free if item.data(Qt.ItemDataRole.UserRole) == key]
        for item in (*named, *free)[:1]:
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.hide()
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _width(self, wanted: int) -> int:
        return max(wanted, self.fontMetrics().horizontalAdvance("0") * _LEAST_LETTERS)

    def _height(self) -> int:
        lines = min(max(self.list.count(), 3), _MOST_LINES)
        line = max(self.list.sizeHintForRow(0), self.fontMetrics().height())
        return lines * line + self.search.sizeHint().height() + 30

    def _place(self, anchor: QRect) -> QPoint:
        """Below the cell; above it where the screen ends."""
        room = self.screen().availableGeometry()
        top = anchor.bottom() + 1
        if top + self.height() > room.bottom() and anchor.top() - self.height() >= room.top():
            top = anchor.top() - self.height()
        left = min(anchor.left(), room.right() - self.width())
        return QPoint(max(left, room.left()), max(top, room.top()))
