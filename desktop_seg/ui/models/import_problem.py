"""What did not fit in a file, cell by cell, with what the owner wrote instead."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.importing.mending import CellKey
from desktop_seg.store.import_file import Issue
from desktop_seg.ui.models.value_table import Shown, ValueTableModel

PLACE, COLUMN, TEXT, REASON, FATE = range(5)


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A cell that did not fit. repaired: what the owner wrote instead, None while nothing. is_open: still a problem."""

    key: CellKey
    issue: Issue
    repaired: str | None = None
    is_open: bool = True

    @property
    def text(self) -> str:
        """What the import will read."""
        return self.issue.text if self.repaired is None else self.repaired

    @property
    def can_change(self) -> bool:
        """Whether one cell is at fault and not the row as a whole."""
        return self.key.index >= 0


class ProblemRowsModel(ValueTableModel[ProblemRow]):
    """One row a cell; the text in it can be written anew."""

    rewritten = Signal(object, str)  # the ProblemRow and the new text

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("Row"), _place, is_number=True),
                Shown(N_("Column"), lambda each: each.issue.column),
                Shown(N_("In the cell"), lambda each: each.text),
                Shown(N_("Why it does not fit"), lambda each: each.issue.reason if each.is_open else ""),
                Shown(N_("What becomes of it"), fate),
            ),
            parent,
        )

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        problem = self.at(index.row())
        if index.column() == TEXT and problem is not None and problem.can_change:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.EditRole:
            return self.values[index.row()].text
        return super().data(index, role)

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        problem = self.at(index.row())
        if role != Qt.ItemDataRole.EditRole or problem is None or not problem.can_change:
            return False
        if str(value) != problem.text:
            self.rewritten.emit(problem, str(value))
        return True


def fate(problem: ProblemRow) -> str:
    """Return what becomes of the row or the cell."""
    if not problem.is_open:
        return _("✓ Mended, comes in")
    return _("⚠ The row is set aside") if problem.issue.is_aside else _("Only this cell is left out")


def _place(problem: ProblemRow) -> str:
    number = format_number(problem.key.row)
    return f"{problem.key.sheet} · {number}" if problem.key.sheet else number
