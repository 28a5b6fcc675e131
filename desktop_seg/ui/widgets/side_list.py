"""The list at the left of a page that chooses what stands at the right: questions, campaigns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from desktop_seg.ui.widgets.card import Card

_LETTERS, _LEAST_LETTERS = 34, 16
_APART = 8  # pixels


class SideList(QListWidget):
    """Long texts take several lines; put it on the page inside `framed`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_Apart(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        letter = self.fontMetrics().horizontalAdvance("0")
        self.framed = Card()  # as everything else is
        self.framed.fill_to_the_edge()
        self.framed.body.addWidget(self)
        self.framed.setMinimumWidth(letter * _LEAST_LETTERS)
        self.framed.setMaximumWidth(letter * _LETTERS)


class _Apart(QStyledItemDelegate):
    """Keeps a text of two lines apart from two texts. (With the spacing of a list Qt counts the lines of a text in
    another width than it writes them in, and leaves the last one out.)"""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + _APART)
