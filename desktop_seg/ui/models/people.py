"""Customers as a table: all ids, and rows only for what has come into view.

The ids in order and the rows both come from store/customer_list.py through OpenShop.read; a row that is still on its
way shows nothing for a moment. Two hundred thousand customers cost as much here as two hundred.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_seg.base.i18n import N_, _, format_date, format_money, format_number
from desktop_seg.model.period import to_date
from desktop_seg.store.customer_list import Column, CustomerRow, Order, find_ids, rows_of
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.value_table import LEFT, RIGHT
from desktop_seg.ui.models.windows import Arrived, Windows
from desktop_seg.ui.open_shop import OpenShop

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """How a column is shown. text: what stands in a cell; gets the row and the currency."""

    column: Column
    title: str
    text: Callable[[CustomerRow, str], str]
    is_number: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        return RIGHT if self.is_number else LEFT


SHOWN_COLUMNS = (
    ShownColumn(Column.NAME, N_("Name"), lambda row, _currency: row.name or row.email or row.customer_no),
    ShownColumn(Column.NUMBER, N_("Number"), lambda row, _currency: row.customer_no),
    ShownColumn(Column.CITY, N_("City"), lambda row, _currency: row.city),
    ShownColumn(Column.ORDERS, N_("Orders"), lambda row, _currency: _number(row.orders), is_number=True),
    ShownColumn(Column.LAST_ORDER, N_("Last order"), lambda row, _currency: _day(row.last_day), is_number=True),
    ShownColumn(Column.TOTAL, N_("Total"), lambda row, currency: _money(row.net_cents, currency), is_number=True),
)


class PeopleModel(QAbstractTableModel):
    """Everyone, or the members of a segment when `among` is given."""

    loaded = Signal()  # the ids for the last question are there

    def __init__(self, shop: OpenShop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._ids: list[int] = []
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
        self._order = Order(SHOWN_COLUMNS[column].column, is_descending) if column >= 0 else None
        self._ask_ids()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(SHOWN_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(SHOWN_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(SHOWN_COLUMNS[section].title)
        return SHOWN_COLUMNS[section].alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = SHOWN_COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return shown.alignment
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows.row(index.row())
        return shown.text(row, self._shop.currency) if row is not None else None

    def as_text(self, rows: Sequence[int], done: Callable[[str], None]) -> None:
        """Give these rows with headings, tab between cells, as spreadsheets take them from the clipboard."""
        ids = [self._ids[row] for row in rows]
        currency = self._shop.currency

        def lines(found: list[CustomerRow]) -> None:
            head = "\t".join(_(shown.title) for shown in SHOWN_COLUMNS)
            body = ("\t".join(_one_line(shown.text(row, currency)) for shown in SHOWN_COLUMNS) for row in found)
            done("\n".join([head, *body]))

        self._shop.read(lambda db: rows_of(db, ids), lines, owner=self)

    def _ask_ids(self) -> None:
        order, search, among = self._order, self._search, self._among
        self._listing.take(self._shop.read(lambda db: find_ids(db, order, search, among), self._on_ids, owner=self))

    def _on_ids(self, ids: list[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._rows.start(len(ids))
        self.endResetModel()
        self.loaded.emit()

    def _ask_rows(self, first: int, number: int, arrived: Arrived[CustomerRow]) -> None:
        ids = self._ids[first : first + number]

        def found(rows: list[CustomerRow]) -> None:
            by_id = {row.id: row for row in rows}
            arrived([by_id.get(id) for id in ids])

        self._shop.read(lambda db: rows_of(db, ids), found, owner=self)

    def _on_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(SHOWN_COLUMNS) - 1))


def _number(number: int | None) -> str:
    return "" if number is None else format_number(number)


def _day(day: int | None) -> str:
    return "" if day is None else format_date(to_date(day))


def _money(amount_cents: float | None, currency: str) -> str:
    return "" if amount_cents is None else format_money(amount_cents, currency)


def _one_line(text: str) -> str:
    return " ".join(text.split())
