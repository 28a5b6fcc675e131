"""The head of a page: its title at the left, what can be done at the right; below the title where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget, QWidgetItem

from desktop_seg.ui.widgets.flow import FlowLayout

_SPACING = 8


class HeadLayout(FlowLayout):
    """`insertWidget` puts something beside the title, `addWidget` to what can be done. Nothing of that is ever cut off:
    it goes to further lines. The title ends in an ellipsis only where it is too long for a line of its own."""

    def __init__(self, title: QWidget) -> None:
        super().__init__(spacing=_SPACING)
        self._lead = 0  # so many of the items stand at the left
        self._title = title
        self.insertWidget(0, title)

    def insertWidget(self, at: int, widget: QWidget) -> None:
        """Put a widget among those at the left."""
        self.addChildWidget(widget)
        self._items.insert(at, QWidgetItem(widget))
        self._lead += 1
        self.invalidate()

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._lead -= index < self._lead
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        return QSize(self._width_of([item for item in self._items if not item.isEmpty()]), self._height)

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, self._height)

    @property
    def _height(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        lead = [item for item in self._items[: self._lead] if not item.isEmpty()]
        acts = [item for item in self._items[self._lead :] if not item.isEmpty()]
        if self._width_of([*lead, *acts]) <= rect.width():
            height = max((item.sizeHint().height() for item in (*lead, *acts)), default=0)
            if not is_trial:
                self._put(lead, QRect(rect.topLeft(), QSize(rect.width(), height)))
                at_right = QPoint(rect.right() + 1 - self._width_of(acts), rect.y())
                self._put(acts, QRect(at_right, QSize(self._width_of(acts), height)))
            return height
        y = rect.y()
        for line in ([lead] if lead else []) + self._lines(acts, rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if not is_trial:
                self._put(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _put(self, items: list[QLayoutItem], room: QRect) -> None:
        """Put items side by side, each in the middle of the line; the title gives way where they are too wide."""
        too_much = max(0, self._width_of(items) - room.width())
        x = room.x()
        for item in items:
            size = item.sizeHint()
            gives = too_much if item.widget() is self._title or len(items) == 1 else 0
            wide = max(item.minimumSize().width(), size.width() - gives)
            item.setGeometry(QRect(x, room.y() + (room.height() - size.height()) // 2, wide, size.height()))
            x += wide + self.spacing()
