"""Charts of a segment: how any field is spread among its people, and what the catalogue of charts says of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.analysis.distribution import Distribution, distribution_of
from desktop_seg.base.i18n import _
from desktop_seg.charts import distribution as distribution_chart
from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Field, Kind
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.lazy_tab import LazyTab
from desktop_seg.ui.picture import looking, picture_of
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import CardGrid, Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard
from desktop_seg.ui.widgets.text import label

_FIRST_FIELD = "monetary"
_CHART_LETTERS = 54  # two charts side by side from a window of some 1,100 pixels on


class ChartsTab(LazyTab):
    """Asks only while it is looked at."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shop = shell.shop
        self._ids: tuple[int, ...] = ()
        self._spread_asked = Latest()
        save = partial(ask_and_save, shell, self)
        self._shown = charts_of(Place.SEGMENT)
        self._asked = [Latest() for _each in self._shown]
        self.charts = [ChartCard(each.question(), shell.theme, shell.plotting, save) for each in self._shown]
        self.spread = ChartCard("", shell.theme, shell.plotting, save)
        self.field = QComboBox()
        self.field.setMaxVisibleItems(20)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.field.currentIndexChanged.connect(self._ask_spread)
        self._lay_out()

    def show_people(self, ids: Sequence[int]) -> None:
        """Draw these people."""
        self._ids = tuple(ids)
        self.ask_when_seen()

    def _lay_out(self) -> None:
        says = label(_("How are these people spread by"))
        says.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(says)
        row.addWidget(self.field)
        row.addStretch(1)
        cards = CardGrid(self.fontMetrics().horizontalAdvance("0") * _CHART_LETTERS, 2)
        cards.add(self.spread)
        for chart in self.charts:
            cards.add(chart)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(cards)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 8, 0, 0)
        outside.addWidget(Scroller(inside))

    def ask(self) -> None:
        ids, as_of = self._ids, self._shop.as_of
        for card, chart, asked in zip(self.charts, self._shown, self._asked, strict=True):
            asked.take(self._shop.read(looking(chart, as_of, ids), card.show_found, owner=card))
        if self.field.count():
            self._ask_spread()
        else:
            self._shop.read(all_fields, self._on_fields, owner=self)

    def _ask_spread(self) -> None:
        key = self.field.currentData()
        if key is None:
            return
        ids, as_of = self._ids, self._shop.as_of
        self._spread_asked.take(
            self._shop.read(lambda db: distribution_of(db, key, as_of, ids), self._on_spread, owner=self)
        )

    def _on_fields(self, fields: tuple[Field, ...]) -> None:
        self.field.blockSignals(True)
        for field in fields:
            if field.kind is not Kind.TEXT:
                self.field.addItem(_(field.title), field.key)
        self.field.setCurrentIndex(max(0, self.field.findData(_FIRST_FIELD)))
        self.field.blockSignals(False)
        self._ask_spread()

    def _on_spread(self, found: Distribution) -> None:
        self.spread.ask(distribution_chart.question(found.field))
        self.spread.show_picture(picture_of(distribution_chart, found))
