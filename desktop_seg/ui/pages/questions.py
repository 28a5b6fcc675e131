"""Questions about the shop, asked one by one: a list at the left, the answer with its picture and table at the right.

Each is one entry of charts/catalogue.py at Place.QUESTIONS; only the chosen one is worked out.
"""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from desktop_seg.base.i18n import _
from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.picture import looking
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card, Scroller
from desktop_seg.ui.widgets.chart_card import ChartCard

_LIST_LETTERS = 34
_LEAST_LETTERS = 16
_APART = 8  # pixels


class _Apart(QStyledItemDelegate):
    """Keeps a question of two lines apart from two questions. (With the spacing of a list Qt counts the lines of a text
    in another width than it writes them in, and leaves the last one out.)"""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + _APART)


class QuestionsPage(Page):
    """Arrow keys go through the questions; Tab goes on to the answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Questions"), shell)
        self._asked = Latest()
        self._shown = charts_of(Place.QUESTIONS)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Questions"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_Apart(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        letter = self.fontMetrics().horizontalAdvance("0")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        asked = Card()  # framed as everything else is
        asked.fill_to_the_edge()
        asked.body.addWidget(self.list)
        asked.setMinimumWidth(letter * _LEAST_LETTERS)
        asked.setMaximumWidth(letter * _LIST_LETTERS)
        for chart in self._shown:
            self.list.addItem(QListWidgetItem(chart.question()))
        self.card = ChartCard(
            self._shown[0].question(), shell.theme, shell.plotting, partial(ask_and_save, shell, self)
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(asked, 1)
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
