"""The segments a customer is in, or not in, and why; Enter opens one."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout

from desktop_seg.base.i18n import N_, _
from desktop_seg.segments.membership import Membership, memberships
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.gallery import GOAL_TITLES
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.pages.lazy_tab import LazyTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.why_view import WhyView, why_view
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.reason_view import ReasonView
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label


class MembershipTab(LazyTab):
    """Asks only while it is looked at: every segment of the shop has to be held against the customer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._customer_id = 0
        self._asked = Latest()
        self._model = ValueTableModel[Membership](
            (
                Shown(N_("Segment"), lambda each: each.title),
                Shown(N_("I want to …"), lambda each: _(GOAL_TITLES[each.goal])),
            ),
            self,
        )
        self._empty = label("", "muted", wraps=True)
        self.table = Table(_("Segments of this customer"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.table.activated.connect(self._on_activated)
        self.which = QComboBox()
        self.which.addItem(_("the segments with this customer"), True)
        self.which.addItem(_("the segments without this customer"), False)
        self.which.currentIndexChanged.connect(lambda _at: self.ask())
        self._why_asked = Latest()
        self.sentence = label("", "muted", wraps=True)
        self.reasons = ReasonView(shell.theme)
        self._lay_out()

    def show_customer(self, customer_id: int) -> None:
        """Show the segments of a customer."""
        self._customer_id = customer_id
        self._model.show(())
        self.ask_when_seen()

    def _lay_out(self) -> None:
        above = Card()
        above.fill_to_the_edge()
        above.body.addWidget(self.table)
        below = Card()
        below.body.addWidget(self.sentence)
        below.body.addWidget(self.reasons, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 4)
        split.setSizes([200, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        says = label(_("&Show"))
        says.setBuddy(self.which)
        row = QHBoxLayout()
        row.addWidget(says)
        row.addWidget(self.which)
        row.addWidget(self._empty, 1)
        column.addLayout(row)
        column.addWidget(split, 1)

    def ask(self) -> None:
        self._empty.setText(_("Looking through all segments …"))
        customer_id, as_of = self._customer_id, self._shell.shop.as_of
        is_in = bool(self.which.currentData())
        self._asked.take(
            self._shell.shop.read(lambda db: memberships(db, customer_id, as_of, is_in), self._on_found, owner=self)
        )

    def _on_found(self, found: tuple[Membership, ...]) -> None:
        self._model.show(found)
        self.table.fit_columns(0)
        self._empty.setText("" if found else _("There is none at the moment."))
        if found:
            self.table.setCurrentIndex(self._model.index(0, 0))
        else:
            self._on_chosen(QModelIndex())

    def _on_chosen(self, current: QModelIndex) -> None:
        chosen = self._model.at(current.row()) if current.isValid() else None
        as_of, customer_id = self._shell.shop.as_of, self._customer_id
        self.sentence.setText(chosen.reason if chosen else "")
        if chosen is None or as_of is None:
            self._why_asked.drop()
            self.reasons.say("")
            return
        self._why_asked.take(
            self._shell.shop.read(lambda db: why_view(db, chosen.key, {}, customer_id, as_of), self._on_why, owner=self)
        )

    def _on_why(self, found: WhyView) -> None:
        self.reasons.show_reason(found.verdict, found.reason)

    def _on_activated(self, index: QModelIndex) -> None:
        chosen = self._model.at(index.row())
        if chosen is not None:
            self._shell.show_segment(chosen.key)
