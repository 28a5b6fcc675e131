"""The page of campaigns: which lists are measured, how they stand, and whether they helped.

Begun in the export wizard. Before its last day a campaign shows no figure; afterwards it is answered in words, with a
picture and everything that belongs to it. Deleting one can be undone.
"""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_seg.analysis.campaign import CampaignResult, result
from desktop_seg.analysis.campaign_detail import details
from desktop_seg.analysis.campaign_words import headline
from desktop_seg.base.i18n import _
from desktop_seg.charts import campaign as chart
from desktop_seg.charts.campaign import CampaignPicture
from desktop_seg.model.campaign import Campaign
from desktop_seg.model.changes import Changes
from desktop_seg.store import campaign as kept
from desktop_seg.store.campaign import Removed
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.campaigns import CampaignRow, CampaignsModel, campaign_rows
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.picture import picture_of
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import SEGMENTS, Shell
from desktop_seg.ui.widgets.card import Card, Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard
from desktop_seg.ui.widgets.pairs import Pair, Pairs
from desktop_seg.ui.widgets.table import Table, fill_with
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.widgets.toast import Offer

_CHANGES = Changes(campaigns=True)
_NAME = 0


class CampaignsPage(Page):
    """Above the campaigns, below the chosen one: whether it helped, and what else is to be known of it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Campaigns"), shell)
        self._asked = Latest()
        self.shown: CampaignResult | None = None  # what stands below
        self._newest = 0
        self._campaigns = CampaignsModel(self)
        self.delete = button(_("&Delete this campaign"), self._on_delete)
        self.head.addWidget(self.delete)
        self.hint = label("", "muted", wraps=True)
        self.begin = button(_("Go to the &segments"), partial(shell.go_to, SEGMENTS), is_primary=True)
        self.table = Table(_("Campaigns"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._campaigns)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.card = ChartCard(_(chart.QUESTION), shell.theme, shell.plotting, partial(ask_and_save, shell, self))
        self.pairs = Pairs()
        self._lay_out()
        self._show_whether_any(False)

    def refresh(self) -> None:
        """List the campaigns again."""
        as_of = self.shop.as_of or 0
        self.shop.read(lambda db: campaign_rows(db, as_of), self._on_rows, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """Campaigns themselves, and what their people bought."""
        return changes.campaigns or changes.sales or changes.customers or changes.settings

    def focus_first(self) -> None:
        """The list, or the way to begin one."""
        (self.begin if self.begin.isVisible() else self.table).setFocus()

    def _lay_out(self) -> None:
        above = Card()
        above.fill_to_the_edge()
        above.body.addWidget(self.table)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 12, 0)
        within.addWidget(self.pairs)
        within.addStretch(1)
        scroller = Scroller(inside)
        scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        scroller.setAccessibleName(_("What else is to be known of it"))
        more = Card()
        more.body.addWidget(scroller)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.card, 5)
        row.addWidget(more, 4)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(above)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 3)
        self.content.addWidget(self.hint)
        self.content.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._split, 1)
        self.content.addStretch(0)

    def _show_whether_any(self, is_any: bool) -> None:
        self._split.setVisible(is_any)
        self.delete.setVisible(is_any)
        self.begin.setVisible(not is_any)
        self.hint.setText(
            ""
            if is_any
            else _(
                "A campaign shows whether writing to people helps. Open a segment, press Export and tick “Measure "
                "whether it helps”: some people, chosen by chance, are kept apart, and what both buy later is compared "
                "here."
            )
        )
        self.hint.setVisible(not is_any)

    @property
    def _chosen(self) -> Campaign | None:
        row = self._campaigns.at(self.table.currentIndex().row())
        return row.campaign if row else None

    def _on_rows(self, found: tuple[CampaignRow, ...]) -> None:
        before, known = self._chosen, self._newest
        self._newest = max((each.campaign.id for each in found), default=0)
        self._campaigns.show(found)
        self._show_whether_any(bool(found))
        if not found:
            self._asked.drop()
            self.shown = None
            return
        has_new = 0 < known < self._newest
        wanted = self._newest if has_new or before is None else before.id
        row = next((row for row, each in enumerate(found) if each.campaign.id == wanted), 0)
        self.table.setCurrentIndex(self._campaigns.index(row, 0))
        fill_with(self.table, _NAME)

    def _on_chosen(self, current: QModelIndex) -> None:
        row = self._campaigns.at(current.row()) if current.isValid() else None
        self.delete.setEnabled(row is not None)
        if row is not None:
            as_of, campaign = self.shop.as_of or 0, row.campaign
            self._asked.take(self.shop.read(lambda db: result(db, campaign, as_of), self._show, owner=self))

    def _show(self, found: CampaignResult) -> None:
        self.shown, currency = found, self.shop.currency
        if found.mailed is None:
            self.card.show_nothing(headline(found, currency))
        else:
            self.card.show_picture(picture_of(chart, CampaignPicture(found, currency)))
        self.pairs.show_pairs([Pair(each.title, each.text) for each in details(found, currency)])

    def _on_delete(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return

        def told(removed: Removed) -> None:
            text = _("The campaign “{name}” is deleted.").format(name=removed.campaign.name)
            self.shell.tell(text, Offer(_("Undo"), partial(self._put_back, removed)))

        self.shop.write(lambda db, _progress: kept.delete(db, chosen.id), told, _CHANGES)

    def _put_back(self, removed: Removed) -> None:
        self.shop.write(lambda db, _progress: kept.put_back(db, removed), lambda _done: None, _CHANGES)
