"""Customers as a table: all ids, and rows only for what has come into view.

The ids in order and the rows both come from store/customer_list.py through OpenShop.read; a row that is still on its
way shows nothing for a moment. Two hundred thousand customers cost as much here as two hundred.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_seg.base.i18n import _
from desktop_seg.metrics import refresh
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.store.customer_list import Asked, Column, CustomerRow, Order, find_ids, rows_of
from desktop_seg.store.database import Database
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.people_column import USUAL, USUAL_KEYS, ShownColumn, columns_of, further_of
from desktop_seg.ui.models.windows import Arrived, Windows
from desktop_seg.ui.open_shop import OpenShop

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Listed:
    ids: list[int]
    columns: tuple[ShownColumn, ...]


class PeopleModel(QAbstractTableModel):
    """Everyone, or the members of a segment when `among` is given.

    columns: keys of what it always shows; None shows what the owner chose for the shop.
    """

    loaded = Signal()  # the ids for the last question are there

    def __init__(self, shop: OpenShop, parent: QObject | None = None, columns: Sequence[str] | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._fixed = tuple(columns) if columns is not None else None
        self._ids: list[int] = []
        self.columns: tuple[ShownColumn, ...] = columns_of(columns, {}) if columns is not None else USUAL
        self._rows = Windows[CustomerRow](self._ask_rows, self._on_rows)
        self._among: Sequence[int] | None = None
        self._order: Order | None = Order(Column.NAME)
        self._search = ""
        self._listing = Latest()

    @property
    def ids(self) -> Sequence[int]:
        """Ids in the order shown."""
        return self._ids

    @property
    def search_text(self) -> str:
        """What is searched for."""
        return self._search

    def show_everyone(self) -> None:
        """List everyone, by name at first."""
        self._among = None
        self._ask_ids()

    def show_only(self, ids: Sequence[int]) -> None:
        """List these, in their own order until the owner sorts."""
        if self._among is None:
            self._order = None
        self._among = ids
        self._ask_ids()

    def search(self, text: str) -> None:
        """Show only who matches."""
        self._search = text
        self._ask_ids()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in the shop file; column -1 goes back to the order of the segment."""
        is_descending = order == Qt.SortOrder.DescendingOrder
        self._order = Order(self.columns[column].column, is_descending) if column >= 0 else None
        self._ask_ids()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return self.columns[section].alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return shown.alignment
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows.row(index.row())
        return shown.text(row, self._shop.currency) if row is not None else None

    def as_text(self, rows: Sequence[int], done: Callable[[str], None]) -> None:
        """Give these rows with headings, tab between cells, as spreadsheets take them from the clipboard."""
        ids = [self._ids[row] for row in rows]
        currency, columns = self._shop.currency, self.columns

        def lines(found: list[CustomerRow]) -> None:
            head = "\t".join(_(shown.title) for shown in columns)
            body = ("\t".join(_one_line(shown.text(row, currency)) for shown in columns) for row in found)
            done("\n".join([head, *body]))

        self._read_rows(ids, lines)

    def _ask_ids(self) -> None:
        order, search, among, as_of = self._order, self._search, self._among, self._shop.as_of
        keys = self._fixed if self._fixed is not None else chosen_columns(self._shop)

        def listed(db: Database) -> _Listed:
            is_usual = set(keys) <= set(USUAL_KEYS)
            columns = columns_of(keys, {} if is_usual else {field.key: field for field in all_fields(db)})
            with _asked(db, columns, as_of) as asked:
                return _Listed(find_ids(db, order, search, among, asked), columns)

        self._listing.take(self._shop.read(listed, self._on_ids, owner=self))

    def _on_ids(self, found: _Listed) -> None:
        self.beginResetModel()
        self._ids, self.columns = found.ids, found.columns
        self._rows.start(len(found.ids))
        self.endResetModel()
        self.loaded.emit()

    def _ask_rows(self, first: int, number: int, arrived: Arrived[CustomerRow]) -> None:
        ids = self._ids[first : first + number]

        def found(rows: list[CustomerRow]) -> None:
            by_id = {row.id: row for row in rows}
            arrived([by_id.get(id) for id in ids])

        self._read_rows(ids, found)

    def _read_rows(self, ids: Sequence[int], done: Callable[[list[CustomerRow]], None]) -> None:
        columns, as_of = self.columns, self._shop.as_of

        def read(db: Database) -> list[CustomerRow]:
            with _asked(db, columns, as_of) as asked:
                return rows_of(db, ids, further_of(columns), asked)

        self._shop.read(read, done, owner=self)

    def _on_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def chosen_columns(shop: OpenShop) -> tuple[str, ...]:
    """Return the keys of the columns that lists of people show in this shop."""
    chosen = shop.settings.people_columns if shop.settings is not None else ""
    return tuple(chosen.split("\n")) if chosen else USUAL_KEYS


@contextmanager
def _asked(db: Database, columns: Sequence[ShownColumn], as_of: int | None) -> Iterator[Asked]:
    """Give what the columns are read from; the usual ones need no figures beyond the stored ones."""
    if not further_of(columns):
        yield Asked(as_of=as_of)
        return
    with refresh.at(db, as_of) as table:
        yield Asked(table, as_of)


def _one_line(text: str) -> str:
    return " ".join(text.split())
