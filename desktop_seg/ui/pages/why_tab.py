"""Why is this person in the segment, or not? Anyone of the shop can be looked up, condition by condition."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.store.customer_list import Column
from desktop_seg.ui import own_segment
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.people import PeopleModel
from desktop_seg.ui.pages.lazy_tab import LazyTab
from desktop_seg.ui.shell import SegmentChoice, Shell
from desktop_seg.ui.why_view import WhyView, why_view
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.people_table import PeopleTable
from desktop_seg.ui.widgets.reason_view import ReasonView
from desktop_seg.ui.widgets.search_box import SearchBox
from desktop_seg.ui.widgets.text import label

_PINS = (None, True, False)
_LEFT, _RIGHT = 28, 82  # widths in letters


class WhyTab(LazyTab):
    """At the left everyone, to search; at the right the reasons for the one that is chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._choice = SegmentChoice("")
        self._wanted: int | None = None
        self._asked = Latest()
        self._people = PeopleModel(shell.shop, self, (Column.NAME,))
        self.search = SearchBox(_("Search anyone"), shell.theme)
        self.search.searched.connect(self._people.search)
        self.people = PeopleTable(_("Everyone"), self._people)
        self.people.setSelectionMode(PeopleTable.SelectionMode.SingleSelection)
        self.people.opened.connect(shell.show_customer)
        self.people.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._people.loaded.connect(self._on_loaded)
        self.reasons = ReasonView(shell.theme)
        self.pin = QComboBox()
        self.pin.addItems([_("as the conditions say"), _("always in it"), _("never in it")])
        self.pin.currentIndexChanged.connect(self._on_pin)
        self._lay_out()

    def show_segment(self, choice: SegmentChoice) -> None:
        """Tell of this segment."""
        self._choice = choice
        self.ask_when_seen()

    def show_person(self, customer_id: int) -> None:
        """Choose somebody."""
        self._wanted = customer_id
        self.search.clear()
        self._people.search("")

    def _lay_out(self) -> None:
        left, card = QWidget(), Card()
        card.fill_to_the_edge()
        card.body.addWidget(self.people)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.search)
        column.addWidget(card, 1)
        right = Card()
        right.body.addWidget(self.reasons, 1)
        says = label(_("By &hand:"))
        says.setBuddy(self.pin)
        self._by_hand = QWidget()
        row = QHBoxLayout(self._by_hand)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(says)
        row.addWidget(self.pin)
        row.addStretch(1)
        self._by_hand.hide()
        right.body.addWidget(self._by_hand)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        letter = self.fontMetrics().horizontalAdvance("0")
        split.setSizes([letter * _LEFT, letter * _RIGHT])
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 8, 0, 0)
        outside.addWidget(split)

    def ask(self) -> None:
        current = self.people.currentIndex().row()
        if self._wanted is None and 0 <= current < len(self._people.ids):
            self._wanted = self._people.ids[current]
        self._people.show_everyone()

    def _on_loaded(self) -> None:
        ids = self._people.ids
        if not ids:
            self._asked.drop()
            self.reasons.say(_("Nobody matches."))
            return
        row = ids.index(self._wanted) if self._wanted in ids else 0
        self._wanted = None
        index = self._people.index(row, 0)
        self.people.setCurrentIndex(index)
        self.people.scrollTo(index, PeopleTable.ScrollHint.PositionAtCenter)

    def _on_chosen(self, current: QModelIndex) -> None:
        as_of, choice = self._shell.shop.as_of, self._choice
        if as_of is None or not choice.key or not 0 <= current.row() < len(self._people.ids):
            return
        customer_id = self._people.ids[current.row()]
        self._asked.take(
            self._shell.shop.read(
                lambda db: why_view(db, choice.key, choice.numbers, customer_id, as_of), self._on_why, owner=self
            )
        )

    def _on_why(self, found: WhyView) -> None:
        self.reasons.show_reason(found.verdict, found.reason)
        self._by_hand.setVisible(found.is_own)
        with QSignalBlocker(self.pin):
            self.pin.setCurrentIndex(_PINS.index(found.pin))

    def _on_pin(self, at: int) -> None:
        row = self.people.currentIndex().row()
        if 0 <= row < len(self._people.ids):
            own_segment.pin(self._shell, self._choice.key, self._people.ids[row], _PINS[at])
