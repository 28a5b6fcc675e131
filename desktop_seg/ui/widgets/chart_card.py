"""A card that answers one question with a picture: question, answer in a sentence, the chart, and the same as a table.

The canvas is made when the card comes into view and matplotlib is there, one for the life of the card. The chart can be
reached by Tab, says its answer to a screen reader, turns into a table with Ctrl+T, and can be copied and saved.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.ui.chart_theme import chart_theme
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table, fit_columns
from desktop_seg.ui.widgets.text import label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from desktop_seg.ui.widgets.canvas import Canvas

Index = QModelIndex | QPersistentModelIndex

_LEAST_LINES = 14


@dataclass(frozen=True, slots=True)
class Picture:
    """What a card shows. answer: the sentence below the question.

    draw: puts the chart into a figure, with its title where it stands alone (in a file).
    """

    answer: str
    draw: Callable[["Figure", ChartTheme, bool], ChartText]
    table: ChartTable


class Chart(Protocol):
    """What a module of desktop_seg.charts offers; data is what the analysis of the same name returns."""

    def draw(self, figure: "Figure", data: Any, theme: ChartTheme, with_title: bool = False) -> ChartText:
        """Draw the chart."""

    def takeaway(self, data: Any) -> str:
        """Return the answer in a sentence."""

    def table(self, data: Any) -> ChartTable:
        """Return the same as a table."""


def picture_of(chart: Chart, data: object) -> Picture:
    """Return the picture that a chart makes of data."""
    return Picture(
        answer=chart.takeaway(data),
        draw=lambda figure, theme, with_title: chart.draw(figure, data, theme, with_title),
        table=chart.table(data),
    )


class ChartCard(Card):
    """Shows `Picture` after `Picture`; before the first it is empty, and says why when `show_nothing` was called."""

    def __init__(self, question: str, theme: Theme, plotting: Plotting, save: Callable[["ChartCard"], None]) -> None:
        super().__init__()
        self.question = question
        self.picture: Picture | None = None
        self._theme = theme
        self._plotting = plotting
        self._canvas: Canvas | None = None
        self._is_drawn = False
        self._answer = label("", "muted", wraps=True)
        self._empty = label("", "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = Table(question)
        self._place = QWidget()
        self._around = QVBoxLayout(self._place)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._views = QStackedWidget()
        for view in (self._empty, self._place, self.table):
            self._views.addWidget(view)
        self._views.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self._fill(save)
        self.ask(question)
        theme.changed.connect(self._on_theme_changed)

    def ask(self, question: str) -> None:
        """Ask another question; the picture that answers it follows."""
        self.question = question
        self._title.setText(question)
        self.table.setAccessibleName(question)
        self._menu.setAccessibleName(_("More for “{question}”").format(question=question))

    def show_picture(self, picture: Picture) -> None:
        """Show this chart; it is drawn when the card is in view."""
        self.picture = picture
        self._answer.setText(picture.answer)
        self.table.setModel(_FiguresModel(picture.table, self.table))
        fit_columns(self.table, 0)
        self._menu.setEnabled(True)
        self._is_drawn = False
        if self._views.currentWidget() is self._empty:
            self._views.setCurrentWidget(self._place)
        self._draw_if_seen()

    def show_nothing(self, why: str) -> None:
        """Say why there is no chart."""
        self.picture = None
        self._answer.setText("")
        self._empty.setText(why)
        self._menu.setEnabled(False)
        self._views.setCurrentWidget(self._empty)

    @property
    def canvas(self) -> "Canvas | None":
        """The canvas, once the chart was drawn."""
        return self._canvas

    def toggle_table(self) -> None:
        """Turn between the chart and the table with the same figures."""
        if self.picture is None:
            return
        is_table = self._views.currentWidget() is self.table
        self._views.setCurrentWidget(self._place if is_table else self.table)
        self._as_table.setChecked(not is_table)
        if is_table:
            self._draw_if_seen()
            if self._canvas is not None:
                self._canvas.setFocus()
        else:
            self.table.setFocus()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def _fill(self, save: Callable[["ChartCard"], None]) -> None:
        self._title = label(self.question, "heading", wraps=True)
        self._menu = QToolButton()
        self._menu.setText("⋯")
        self._menu.setAutoRaise(True)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu.setEnabled(False)
        menu = QMenu(self._menu)
        self._as_table = self._act(menu, _("Show as &table"), self.toggle_table, "Ctrl+T")
        self._as_table.setCheckable(True)
        self._act(menu, _("&Copy picture"), self.copy, "Ctrl+Shift+C")
        self._act(menu, _("&Save picture…"), lambda: save(self))
        self._menu.setMenu(menu)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._answer)
        self.body.addWidget(self._views, 1)

    def _act(self, menu: QMenu, title: str, act: Callable[[], None], key: str = "") -> QAction:
        made = QAction(title, self)
        made.setShortcut(QKeySequence(key))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda _checked=False: act())
        menu.addAction(made)
        self.addAction(made)
        return made

    def _draw_if_seen(self) -> None:
        if self.picture is not None and not self._is_drawn and self.isVisible():
            self._plotting.when_ready(self._draw)

    def _draw(self) -> None:
        if self.picture is None or self._is_drawn or not self.isVisible():
            return
        self._is_drawn = True
        if self._canvas is None:
            self._make_canvas()  # it asks to be drawn once it knows its size
        else:
            self._redraw()

    def _redraw(self) -> None:
        if self.picture is None or self._canvas is None:
            return
        text = self.picture.draw(self._canvas.figure, chart_theme(self._theme), False)
        self._canvas.setAccessibleName(self.question)
        self._canvas.setAccessibleDescription(text.description)
        self._canvas.draw_idle()

    def _make_canvas(self) -> None:
        from desktop_seg.ui.widgets.canvas import Canvas

        self._canvas = Canvas(self._theme.tokens.panel)
        self._canvas.setAccessibleName(self.question)
        self._canvas.resized.connect(self._redraw)
        self._around.addWidget(self._canvas)

    def _on_theme_changed(self) -> None:
        self._views.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self._is_drawn = False
        self._draw_if_seen()


class _FiguresModel(QAbstractTableModel):
    """The cells of a ChartTable."""

    def __init__(self, table: ChartTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.headings[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        return self._alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._table.numbers[column] else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
