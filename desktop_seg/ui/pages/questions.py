"""Questions about the shop, asked one by one: a list at the left, the answer with its picture and table at the right.

Each is one entry of charts/catalogue.py at Place.QUESTIONS; only the chosen one is worked out.
"""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from desktop_seg.base.i18n import _
from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.picture import looking
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard
from desktop_seg.ui.widgets.side_list import SideList


class QuestionsPage(Page):
    """Arrow keys go through the questions; Tab goes on to the answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Questions"), shell)
        self._asked = Latest()
        self._shown = charts_of(Place.QUESTIONS)
        self.list = SideList(_("Questions"))
        self.list.addItems([chart.question() for chart in self._shown])
        self.card = ChartCard(
            self._shown[0].question(), shell.theme, shell.plotting, partial(ask_and_save, shell, self)
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.list.framed, 1)
        line.addWidget(Scroller(self.card), 2)
        self.content.addLayout(line, 1)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(lambda _row: self.refresh())

    def refresh(self) -> None:
        """Ask the chosen question."""
        chart = self._shown[max(0, self.list.currentRow())]
        self.card.ask(chart.question())
        self._asked.take(self.shop.read(looking(chart, self.shop.as_of), self.card.show_found, owner=self.card))

    def focus_first(self) -> None:
        """Begin with the list."""
        self.list.setFocus()
