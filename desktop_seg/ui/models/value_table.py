"""A table of values that are all in memory: one value a row, one entry of `columns` a column. For short lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_seg.base.i18n import _

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """A column. title: marked with N_. text: what stands in it for a value."""

    title: str
    text: Callable[[T], str]
    is_number: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        return RIGHT if self.is_number else LEFT


class ValueTableModel(QAbstractTableModel, Generic[T]):
    """Values in rows, one column for each entry of `columns`."""

    def __init__(self, columns: Sequence[Shown[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._values: tuple[T, ...] = ()

    @property
    def values(self) -> tuple[T, ...]:
        """The values in the order of the rows."""
        return self._values

    def show(self, values: Sequence[T]) -> None:
        """Show these instead of what was there."""
        self.beginResetModel()
        self._values = tuple(values)
        self.endResetModel()

    def renew(self, values: Sequence[T]) -> None:
        """Show news of the same rows: the chosen one and an open editor stay. Resets when the number differs."""
        if len(values) != len(self._values):
            self.show(values)
        elif values:
            self._values = tuple(values)
            self.dataChanged.emit(self.index(0, 0), self.index(len(values) - 1, len(self._columns) - 1))

    def at(self, row: int) -> T | None:
        """Return the value in a row, None outside the list."""
        return self._values[row] if 0 <= row < len(self._values) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._values)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self._columns[section].title)
        return self._columns[section].alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return shown.alignment
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown.text(self._values[index.row()])
        return None
