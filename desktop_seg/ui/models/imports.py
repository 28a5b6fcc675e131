"""The list of imports and the list of what did not fit in one of them. Both are short enough to hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_seg.base.i18n import N_, _, format_date, format_money, format_number
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.model.period import to_date
from desktop_seg.store.import_file import ImportFile, Issue
from desktop_seg.ui.status import local_day

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Shown(Generic[T]):
    title: str
    text: Callable[[T], str]
    is_number: bool = False


class _ListModel(QAbstractTableModel, Generic[T]):
    """Values in rows, one column for each entry of `columns`."""

    def __init__(self, columns: Sequence[_Shown[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._values: tuple[T, ...] = ()

    def show(self, values: Sequence[T]) -> None:
        """Show these instead of what was there."""
        self.beginResetModel()
        self._values = tuple(values)
        self.endResetModel()

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
        return _alignment(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(shown)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown.text(self._values[index.row()])
        return None


class ImportsModel(_ListModel[ImportFile]):
    """Imports, newest first. Rows read are the sum of the four columns behind them."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._currency = "EUR"
        super().__init__(
            (
                _Shown(N_("File"), lambda each: each.name),
                _Shown(N_("What it is"), lambda each: _kind(each.kind)),
                _Shown(N_("Imported"), lambda each: local_day(each.imported_at)),
                _Shown(N_("Rows"), lambda each: format_number(each.outcome.rows_read), True),
                _Shown(N_("New"), lambda each: format_number(each.outcome.rows_new), True),
                _Shown(N_("Updated"), lambda each: format_number(each.outcome.rows_updated), True),
                _Shown(N_("Already there"), lambda each: format_number(each.outcome.rows_same), True),
                _Shown(N_("Set aside"), lambda each: format_number(each.outcome.rows_aside), True),
                _Shown(N_("Sales from"), lambda each: _day(each.outcome.first_day), True),
                _Shown(N_("to"), lambda each: _day(each.outcome.last_day), True),
                _Shown(N_("Amount"), self._amount, True),
            ),
            parent,
        )

    def show_imports(self, found: Sequence[ImportFile], currency: str) -> None:
        """Show these imports, amounts in the currency of the shop."""
        self._currency = currency
        self.show(found)

    def _amount(self, each: ImportFile) -> str:
        return "" if each.outcome.last_day is None else format_money(each.outcome.net_cents, self._currency)


class IssuesModel(_ListModel[Issue]):
    """Cells and rows that did not fit, in the order of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                _Shown(N_("Row"), lambda each: format_number(each.row), True),
                _Shown(N_("Column"), lambda each: each.column),
                _Shown(N_("In the cell"), lambda each: each.text),
                _Shown(N_("Why"), lambda each: each.reason),
                _Shown(N_("What became of it"), _fate),
            ),
            parent,
        )


def _kind(kind: str) -> str:
    return _(KIND_TITLES[FileKind(kind)]) if kind in set(FileKind) else kind


def _fate(issue: Issue) -> str:
    return _("the whole row was set aside") if issue.is_aside else _("only this cell was left out")


def _day(day: int | None) -> str:
    return "" if day is None else format_date(to_date(day))


def _alignment(shown: _Shown[T]) -> Qt.AlignmentFlag:
    return _RIGHT if shown.is_number else _LEFT
