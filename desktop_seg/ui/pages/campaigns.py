"""The page of campaigns: which lists are measured, how they stand, and whether they helped.

Begun in the export wizard. Before its last day a campaign shows no figure; afterwards it is answered in words, with a
picture and everything that belongs to it. Deleting one can be undone.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

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
from desktop_seg.ui.campaign_view import CampaignView, campaign_views
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.picture import picture_of
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import SEGMENTS, Shell
from desktop_seg.ui.widgets.card import Card, Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard
from desktop_seg.ui.widgets.pairs import Pair, Pairs
from desktop_seg.ui.widgets.side_list import SideList
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.widgets.toast import Offer

_CHANGES = Changes(campaigns=True)


class CampaignsPage(Page):
    """The campaigns at the left; at the right whether the chosen one helped, and what else is to be known of it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Campaigns"), shell)
        self._asked = Latest()
        self._views: tuple[CampaignView, ...] = ()
        self.shown: CampaignResult | None = None  # what stands at the right
        self.delete = button(_("&Delete this campaign"), self._on_delete)
        self.head.addWidget(self.delete)
        self.hint = label(
            _(
                "A campaign shows whether writing to people helps. Open a segment, press Export and tick “Measure "
                "whether it helps”: some people, chosen by chance, are kept apart, and what both buy later is compared "
                "here."
            ),
            "muted",
            wraps=True,
        )
        self.begin = button(_("Go to the &segments"), partial(shell.go_to, SEGMENTS), is_primary=True)
        self.list = SideList(_("Campaigns"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.card = ChartCard(_(chart.QUESTION), shell.theme, shell.plotting, partial(ask_and_save, shell, self))
        self.card.stay_low()  # four bars need no more room
        self.pairs = Pairs()
        self._lay_out()
        self._show_whether_any(False)

    def refresh(self) -> None:
        """List the campaigns again."""
        as_of = self.shop.as_of or 0
        self.shop.read(lambda db: campaign_views(db, as_of), self._on_views, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """Campaigns themselves, and what their people bought."""
        return changes.campaigns or changes.sales or changes.customers or changes.settings

    def focus_first(self) -> None:
        """The list, or the way to begin one."""
        (self.list if self._views else self.begin).setFocus()

    def _lay_out(self) -> None:
        more = Card()
        more.body.addWidget(self.pairs)
        more.body.addStretch(1)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 8, 0)
        within.setSpacing(12)
        within.addWidget(self.card)
        within.addWidget(more, 1)
        scroller = Scroller(inside)
        scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        scroller.setAccessibleName(_("The chosen campaign"))
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list.framed, 1)
        row.addWidget(scroller, 2)
        self.content.addWidget(self.hint)
        self.content.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._both, 1)
        self.content.addStretch(0)

    def _show_whether_any(self, is_any: bool) -> None:
        for widget in (self._both, self.delete):
            widget.setVisible(is_any)
        for widget in (self.hint, self.begin):
            widget.setVisible(not is_any)

    @property
    def _chosen(self) -> Campaign | None:
        row = self.list.currentRow()
        return self._views[row].campaign if 0 <= row < len(self._views) else None

    def _on_views(self, found: tuple[CampaignView, ...]) -> None:
        before, known = self._chosen, max((each.campaign.id for each in self._views), default=0)
        newest = max((each.campaign.id for each in found), default=0)
        wanted = newest if before is None or 0 < known < newest else before.id
        self.list.blockSignals(True)
        self.list.clear()
        self._views = found
        for each in found:
            text = _("{name}\n{state}").format(name=each.campaign.name, state=each.state)
            self.list.addItem(QListWidgetItem(text))
        row = next((row for row, each in enumerate(found) if each.campaign.id == wanted), 0)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show_whether_any(bool(found))
        self._on_chosen(row)

    def _on_chosen(self, _row: int) -> None:
        campaign, as_of = self._chosen, self.shop.as_of or 0
        if campaign is None:
            self._asked.drop()
            self.shown = None
            return
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
