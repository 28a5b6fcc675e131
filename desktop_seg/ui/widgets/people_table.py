"""The table of people on the customers page and on a segment's page."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_seg.store.customer_list import Column
from desktop_seg.ui.models.people import PeopleModel
from desktop_seg.ui.widgets.table import Table


class PeopleTable(Table):
    """Sorting by heading goes to the shop file; copying takes all chosen rows, also those not yet in view.

    `opened` carries the id of the customer whose row was double-clicked, or was current when Enter was pressed.
    """

    opened = Signal(int)

    def __init__(self, name: str, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._people = model
        self._shared_out: tuple[object, ...] = ()
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(model.sort)
        model.loaded.connect(self._on_loaded)
        model.dataChanged.connect(self._make_room)
        self.activated.connect(self._on_activated)

    def show_order(self, column: Column | None) -> None:
        """Put the arrow over the column that is sorted by, without sorting again."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        at = next((i for i, shown in enumerate(self._people.columns) if shown.column == column), -1)
        header.setSortIndicator(at, Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_out(event.size().width())

    def copy(self) -> None:
        """Copy the chosen rows with headings."""
        rows = self.rows_chosen()
        if rows:
            self._people.as_text(rows, QGuiApplication.clipboard().setText)

    def _on_loaded(self) -> None:
        columns = tuple(shown.key for shown in self._people.columns)
        if columns != self._shared_out:  # widths that the owner gave stay while the columns do
            self._share_out(self.viewport().width())

    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._people.ids):
            self.opened.emit(self._people.ids[index.row()])

    def _make_room(self) -> None:
        """Widen columns of numbers that turn out to be too narrow, at the cost of the names: half an amount is none."""
        header = self.horizontalHeader()
        for at, shown in enumerate(self._people.columns):
            too_little = max(self.sizeHintForColumn(at) - header.sectionSize(at), 0) if shown.is_number else 0
            if too_little:
                self.setColumnWidth(at, header.sectionSize(at) + too_little)
                widest = max(range(header.count()), key=header.sectionSize)
                self.setColumnWidth(widest, header.sectionSize(widest) - too_little)

    def _share_out(self, width: int) -> None:
        """Give the columns the whole width in their proportions, none less than it needs."""
        self._shared_out = tuple(shown.key for shown in self._people.columns)
        letter, header = self.fontMetrics().horizontalAdvance("0"), self.horizontalHeader()
        columns = enumerate(self._people.columns)
        needed = [max(letter * shown.letters, header.sectionSizeHint(at)) for at, shown in columns]
        least = width / sum(needed)
        factor = least if len(needed) == 1 else max(1.0, least)  # one column alone need not be scrolled sideways
        for at, room in enumerate(needed):
            self.setColumnWidth(at, int(room * factor))
        self._make_room()
