"""The overview: how the shop stands in a few figures, and the questions that pictures answer."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.analysis.overview import Overview, change_words, figure_words, late_words, overview
from desktop_seg.base.i18n import _, format_share
from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.model.changes import Changes
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.picture import looking
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import CUSTOMERS, Shell
from desktop_seg.ui.widgets.banner import Banner
from desktop_seg.ui.widgets.card import CardGrid, Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard
from desktop_seg.ui.widgets.figure_card import FigureCard
from desktop_seg.ui.widgets.text import button

_FIGURE_LETTERS = 22
_CHART_LETTERS = 54  # two charts side by side from a window of some 1,100 pixels on


class OverviewPage(Page):
    """Figures above, charts below; every chart is a question with its answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Overview"), shell)
        self.head.addWidget(button(_("&New segment…"), shell.new_segment))
        self.head.addWidget(button(_("&Import…"), shell.import_files, is_primary=True))
        self._late_key = ""
        self.late = Banner(_("Show them"), lambda: shell.show_segment(self._late_key), is_inside=True)
        self.late.hide()
        self.content.addWidget(self.late)
        self.customers = FigureCard(_("Customers"), lambda: shell.go_to(CUSTOMERS))
        self.average_order = FigureCard(_("Average order"))
        self.bought_again = FigureCard(_("Bought again within a year"))
        self.may_email = FigureCard(_("May be e-mailed"))
        save = partial(ask_and_save, shell, self)
        self._shown = charts_of(Place.OVERVIEW)
        self.charts = [ChartCard(each.question(), shell.theme, shell.plotting, save) for each in self._shown]
        self.content.addWidget(Scroller(self._cards()), 1)

    def refresh(self) -> None:
        """Ask for figures and charts again; each is shown as soon as it is there."""
        as_of = self.shop.as_of
        self.shop.read(lambda db: overview(db, as_of), self._on_overview, owner=self)
        for card, chart in zip(self.charts, self._shown, strict=True):
            self.shop.read(looking(chart, as_of), card.show_found, owner=card)

    def concerns(self, changes: Changes) -> bool:
        """Segments matter for the line about late customers only, and that one is ready-made."""
        return changes.customers or changes.sales or changes.settings

    def _cards(self) -> QWidget:
        letter = self.fontMetrics().horizontalAdvance("0")
        figures = CardGrid(letter * _FIGURE_LETTERS, 4)
        for card in (self.customers, self.average_order, self.bought_again, self.may_email):
            figures.add(card)
        pairs = CardGrid(letter * _CHART_LETTERS, 2)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(figures)
        column.addWidget(pairs)
        for chart in self.charts:
            pairs.add(chart)
        column.addStretch(1)
        return inside

    def _on_overview(self, found: Overview) -> None:
        for card, figure in (
            (self.customers, found.customers),
            (self.average_order, found.average_order),
            (self.bought_again, found.bought_again),
        ):
            card.show_figure(figure_words(figure), change_words(figure))
        mail = found.may_email
        share = _("{share} of customers").format(share=format_share((mail.value or 0) / mail.of)) if mail.of else ""
        self.may_email.show_figure(figure_words(mail), share)
        self.late.setVisible(found.late is not None)
        if found.late is not None:
            self._late_key = found.late.segment_key
            self.late.set_text(late_words(found.late))
