"""The words of a field with how many people have each, to be ticked; ready for as many words as there are customers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_seg.base.i18n import _, format_number
from desktop_seg.store.customer_list import plain_text

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CountedWord:
    """key: as stored. title: as people read it. count: of people."""

    key: str
    title: str
    count: int


class WordListModel(QAbstractListModel):
    """The words that contain what is looked for; ticks stay while others are looked for."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[CountedWord, ...] = ()
        self._shown: list[CountedWord] = []
        self._ticked: set[str] = set()
        self._looked_for = ""

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked words, in the order of the list."""
        return tuple(word.key for word in self._words if word.key in self._ticked)

    @property
    def titles(self) -> dict[str, str]:
        """How people read each word, by key."""
        return {word.key: word.title for word in self._words}

    def show_words(self, words: Sequence[CountedWord], ticked: Sequence[str]) -> None:
        """Show the words of another field."""
        self._words = tuple(words)
        self._ticked = set(ticked)
        self._filter()

    def tick_only(self, keys: Sequence[str]) -> None:
        """Tick these and no others; nothing is told."""
        if set(keys) != self._ticked:
            self._ticked = set(keys)
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [Qt.ItemDataRole.CheckStateRole])

    def look_for(self, text: str) -> None:
        """Show only words that contain a text, accents and capitals aside."""
        self._looked_for = plain_text(text)
        self._filter()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        word = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _("{word}  ·  {n}").format(word=word.title, n=format_number(word.count))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if word.key in self._ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._shown[index.row()].key
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def flags(self, _index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [word for word in self._words if self._looked_for in plain_text(word.title)]
        self.endResetModel()
