"""What is unusual about the people of a segment: paired bars, and the same in sentences."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.analysis.portrait import Portrait, portrait
from desktop_seg.base.i18n import _
from desktop_seg.charts import portrait as portrait_chart
from desktop_seg.segments.evaluate import asked_fields
from desktop_seg.segments.segment import Segment
from desktop_seg.store.database import Database
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.lazy_tab import LazyTab
from desktop_seg.ui.picture import picture_of
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card, CardGrid, Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard
from desktop_seg.ui.widgets.text import label

_CHART_LETTERS = 54


class PortraitTab(LazyTab):
    """Asks only while it is looked at: every field of everyone has to be gone through."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shop = shell.shop
        self._segment: Segment | None = None
        self._ids: tuple[int, ...] = ()
        self._asked = Latest()
        question = _(portrait_chart.QUESTION)
        self.chart = ChartCard(question, shell.theme, shell.plotting, partial(ask_and_save, shell, self))
        words = Card()
        words.body.addWidget(label(_("In words"), "heading"))
        self.words = label("", wraps=True)
        words.body.addWidget(self.words)
        words.body.addStretch(1)
        grid = CardGrid(self.fontMetrics().horizontalAdvance("0") * _CHART_LETTERS, 2)
        grid.add(self.chart)
        grid.add(words)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 8, 0, 0)
        outside.addWidget(Scroller(inside))

    def show_people(self, segment: Segment, ids: Sequence[int]) -> None:
        """Hold these people against everyone."""
        self._segment, self._ids = segment, tuple(ids)
        self.ask_when_seen()

    def ask(self) -> None:
        segment, ids, as_of = self._segment, self._ids, self._shop.as_of
        if segment is None:
            return
        self.words.setText(_("Holding these people against everyone …"))

        def look(db: Database) -> Portrait:
            return portrait(db, as_of, ids, asked_fields(db, segment))

        self._asked.take(self._shop.read(look, self._on_portrait, owner=self))

    def _on_portrait(self, found: Portrait) -> None:
        self.chart.show_picture(picture_of(portrait_chart, found))
        said = [portrait_chart.sentence(each, found.currency) for each in found.traits]
        note = _("What the segment itself asks about is left out: there these people differ by definition.")
        self.words.setText("\n\n".join([*(said or [portrait_chart.takeaway(found)]), note]))
