"""What happened between the shop and a customer, newest first, with the lines of the chosen receipt below."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_date
from desktop_seg.model.period import to_date
from desktop_seg.store import timeline
from desktop_seg.store.timeline import Entry, EntryKind, Line, Part
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.timeline import PART_TITLES, LinesModel, TimelineModel, what_words
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label


class TimelineTab(QWidget):
    """Above the entries, below what was bought. The newest entry is chosen at first."""

    def __init__(self, shop: OpenShop) -> None:
        super().__init__()
        self._shop = shop
        self._asked = Latest()
        self._entries = TimelineModel(shop, self)
        self._lines = LinesModel(shop, self)
        self.part = QComboBox()
        for part, title in PART_TITLES.items():
            self.part.addItem(_(title), part)
        self.part.currentIndexChanged.connect(lambda _at: self._entries.show_part(Part(self.part.currentData())))
        self.table = Table(_("What happened"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._entries)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._entries.loaded.connect(self._on_loaded)
        self._entries.dataChanged.connect(self._on_rows)
        self.heading = label("", "heading")
        self.lines = Table(_("What was bought"))
        self.lines.setModel(self._lines)
        self._empty = label("", "muted", wraps=True)
        self._receipt = Card()
        self._lay_out()

    def show_customer(self, customer_id: int) -> None:
        """Show what happened with a customer."""
        self._entries.show_customer(customer_id)

    def _lay_out(self) -> None:
        says = label(_("&Show"))
        says.setBuddy(self.part)
        row = QHBoxLayout()
        row.addWidget(says)
        row.addWidget(self.part)
        row.addWidget(self._empty, 1)
        above = Card()
        above.fill_to_the_edge()
        above.body.addWidget(self.table)
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 2, 12, 2)
        inside.addWidget(self.heading)
        self._receipt.fill_to_the_edge()
        self._receipt.body.addLayout(inside)
        self._receipt.body.addWidget(self.lines)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(self._receipt)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(split, 1)

    def _on_loaded(self) -> None:
        is_empty = self._entries.rowCount() == 0
        self._empty.setText(_("Nothing of this kind is in the data.") if is_empty else "")
        self._receipt.setVisible(False)
        if not is_empty:
            self.table.setCurrentIndex(self._entries.index(0, 0))

    def _on_rows(self) -> None:
        self.table.fit_columns(2)
        self._on_chosen(self.table.currentIndex())

    def _on_chosen(self, current: QModelIndex) -> None:
        entry = self._entries.at(current.row()) if current.isValid() else None
        if entry is None or entry.kind is not EntryKind.SALE:
            self._asked.drop()
            self._receipt.setVisible(False)
            return
        self._asked.take(
            self._shop.read(
                lambda db: timeline.lines(db, entry.id), lambda found: self._show_lines(entry, found), owner=self
            )
        )

    def _show_lines(self, entry: Entry, found: list[Line]) -> None:
        day = "" if entry.day is None else format_date(to_date(entry.day))
        said = _("{what} of {day}").format(what=what_words(entry), day=day)
        if not found:
            said = _("{what} of {day}: the file tells only the total").format(what=what_words(entry), day=day)
        self.heading.setText(said)
        self.lines.setVisible(bool(found))
        self._lines.show(found)
        self.lines.fit_columns(0)
        self._receipt.setVisible(True)
