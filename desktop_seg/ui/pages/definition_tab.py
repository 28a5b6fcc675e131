"""What a segment is, in words; what it has been; and where it is used."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _, format_list, format_number
from desktop_seg.model.campaign import Campaign
from desktop_seg.segments.history import Definition, History, history
from desktop_seg.segments.segment import Segment
from desktop_seg.store.export_log import Entry
from desktop_seg.ui import own_segment
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.pages.lazy_tab import LazyTab
from desktop_seg.ui.shell import CAMPAIGNS, Shell
from desktop_seg.ui.status import local_day
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import button, label


class DefinitionTab(LazyTab):
    """Ready-made segments have no history; both kinds may be used by others and exported."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._segment: Segment | None = None
        self._asked = Latest()
        self.used = label("", wraps=True)
        self._used_row = QWidget()
        self._used_flow = FlowLayout(self._used_row)
        self.campaigns = label("", wraps=True)
        self.see_campaigns = button(_("Go to the &campaigns"), partial(shell.go_to, CAMPAIGNS))
        self._definitions = ValueTableModel[Definition](
            (
                Shown(N_("Since"), lambda each: local_day(each.changed_at)),
                Shown(N_("Name"), lambda each: each.name),
                Shown(N_("Who was in it"), lambda each: each.sentence),
            ),
            self,
        )
        self.definitions = Table(_("Definitions so far"))
        self.definitions.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.definitions.setModel(self._definitions)
        self.definitions.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.bring_back = button(_("Go &back to this definition"), self._on_bring_back)
        self._exports = ValueTableModel[Entry](
            (
                Shown(N_("Exported"), lambda each: local_day(each.at)),
                Shown(N_("For"), lambda each: each.purpose),
                Shown(N_("People"), lambda each: format_number(each.count), True),
                Shown(N_("Left out"), lambda each: format_number(each.left_out_count), True),
            ),
            self,
        )
        self.exports = Table(_("Lists made of this segment"))
        self.exports.setModel(self._exports)
        self._lay_out()

    def show_segment(self, segment: Segment) -> None:
        """Show the history of a segment."""
        self._segment = segment
        self.ask_when_seen()

    def _lay_out(self) -> None:
        self._past = _card(_("Definitions so far"), self.definitions)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.bring_back)
        row.addStretch(1)
        self._past.body.addLayout(row)
        self._lists = _card(_("Lists made of this segment"), self.exports)
        self._no_lists = label(_("No list was made of it yet."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.used)
        column.addWidget(self._used_row)
        line = QHBoxLayout()
        line.addWidget(self.campaigns, 1)
        line.addWidget(self.see_campaigns)
        column.addLayout(line)
        self._show_campaigns(())
        column.addWidget(self._past, 3)
        column.addWidget(self._no_lists)
        column.addWidget(self._lists, 2)
        column.addStretch(0)

    def ask(self) -> None:
        segment = self._segment
        if segment is None:
            return
        self._asked.take(self._shell.shop.read(lambda db: history(db, segment.key), self._on_history, owner=self))

    def _on_history(self, found: History) -> None:
        self.used.setText(
            _("These segments ask who is in this one; a change here changes them too:")
            if found.users
            else _("No other segment asks who is in this one.")
        )
        while self._used_flow.count():
            item = self._used_flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for user in found.users:
            self._used_flow.addWidget(button(user.title, partial(self._shell.show_segment, user.key)))
        self._used_row.setVisible(bool(found.users))
        self._show_campaigns(found.campaigns)
        self._definitions.show(found.definitions)
        self.definitions.fit_columns(2)
        self._past.setVisible(bool(found.definitions))
        if found.definitions:
            self.definitions.setCurrentIndex(self._definitions.index(0, 0))
        self._exports.show(found.exports)
        self.exports.fit_columns(1)
        self._lists.setVisible(bool(found.exports))
        self._no_lists.setVisible(not found.exports)

    def _show_campaigns(self, campaigns: tuple[Campaign, ...]) -> None:
        names = format_list([_("“{name}”").format(name=each.name) for each in campaigns])
        self.campaigns.setText(_("Campaigns with these people: {names}").format(names=names))
        for widget in (self.campaigns, self.see_campaigns):
            widget.setVisible(bool(campaigns))

    def _on_chosen(self, current: QModelIndex) -> None:
        chosen = self._definitions.at(current.row()) if current.isValid() else None
        self.bring_back.setEnabled(chosen is not None and not chosen.is_current)

    def _on_bring_back(self) -> None:
        chosen = self._definitions.at(self.definitions.currentIndex().row())
        if chosen is not None and self._segment is not None:
            own_segment.bring_back(self._shell, self._segment.key, chosen.number)


def _card(title: str, table: Table) -> Card:
    card = Card()
    card.fill_to_the_edge()
    heading = label(title, "heading")
    heading.setContentsMargins(12, 2, 12, 2)
    card.body.addWidget(heading)
    card.body.addWidget(table)
    return card
