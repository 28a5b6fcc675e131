"""A list of words to tick, each with how many people have it, and a field to look for one where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.models.word_list import CountedWord, WordListModel
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.search_box import SearchBox

_SEARCH_FROM = 9
_LINES = 5


class WordPicker(QWidget):
    """`edited` comes with every tick the owner sets or takes away."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(_("Look for a value"), theme)
        self.model = WordListModel(self)
        self.list = QListView()
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setAccessibleName(_("Values to tick"))
        self.list.setMinimumHeight(round(self.fontMetrics().height() * 1.4 * _LINES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.searched.connect(self.model.look_for)
        self.model.ticked_changed.connect(self.edited)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Keys of the ticked words."""
        return self.model.ticked

    def show_words(self, words: Sequence[CountedWord], ticked: Sequence[str]) -> None:
        """Show the words of a field."""
        self.search.clear()
        self.search.setVisible(len(words) >= _SEARCH_FROM)
        self.model.look_for("")
        self.model.show_words(words, ticked)
        if words:
            self.list.setCurrentIndex(self.model.index(0))

    def tick_only(self, keys: Sequence[str]) -> None:
        """Tick these; nothing is told."""
        self.model.tick_only(keys)
