"""A card that answers one question with a picture: question, answer in a sentence, the chart, and the same as a table.

Drawn on a thread when the card comes into view, and again when its size or the look changes. The chart is reached by
Tab, says its answer to a screen reader, turns into a table with Ctrl+T, and can be copied and saved.
"""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.charts.frame import ChartTable
from desktop_seg.ui.chart_theme import chart_theme
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.picture import Lack, Picture
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.chart_view import ChartView
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label

Index = QModelIndex | QPersistentModelIndex

_LEAST_LINES = 14
_LEAST_PIXELS = 80  # a card that was not laid out yet has no size worth drawing for


class ChartCard(Card):
    """Shows `Picture` after `Picture`; before the first it is empty, and says why when `show_nothing` was called."""

    def __init__(self, question: str, theme: Theme, plotting: Plotting, save: Callable[["ChartCard"], None]) -> None:
        super().__init__()
        self.question = question
        self.picture: Picture | None = None
        self._theme = theme
        self._plotting = plotting
        self._drawing = Latest()
        self._is_drawn = False
        self._is_low = False
        self.view = ChartView()
        self.view.resized.connect(self._on_resized)
        self._answer = label("", "muted", wraps=True)
        self._empty = label("", "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = Table(question)
        self._views = QStackedWidget()
        for view in (self._empty, self.view, self.table):
            self._views.addWidget(view)
        self._set_height()
        self._fill(save)
        self.ask(question)
        theme.changed.connect(self._on_theme_changed)

    def ask(self, question: str) -> None:
        """Ask another question; the picture that answers it follows, and until then no other answer stands there."""
        if question != self.question:
            self._answer.setText("")
            self.picture = None
            self._drawing.drop()
            self._menu.setEnabled(False)
            self.view.wait()
        self.question = question
        self.view.setAccessibleName(question)
        self._title.setText(question)
        self.table.setAccessibleName(question)
        self._menu.setAccessibleName(_("More for “{question}”").format(question=question))

    def show_picture(self, picture: Picture) -> None:
        """Show this chart; it is drawn when the card is in view."""
        self.picture = picture
        self._answer.setText(picture.answer)
        self.table.setModel(_FiguresModel(picture.table, self.table))
        self.table.fit_columns(0)
        self._menu.setEnabled(True)
        self._is_drawn = False
        self.view.wait()
        if self._views.currentWidget() is self._empty:
            self._views.setCurrentWidget(self.view)
        self._draw_if_seen()

    def show_found(self, found: Picture | Lack) -> None:
        """Show a chart, or why there is none."""
        if isinstance(found, Lack):
            self.show_nothing(found.why)
        else:
            self.show_picture(found)

    def show_nothing(self, why: str) -> None:
        """Say why there is no chart."""
        self.picture = None
        self._answer.setText("")
        self._empty.setText(why)
        self._menu.setEnabled(False)
        self._views.setCurrentWidget(self._empty)

    def stay_low(self) -> None:
        """Take no more height than the least, for a picture of a few bars."""
        self._is_low = True
        self._set_height()

    @property
    def empty_text(self) -> str:
        """What is said where there is no chart."""
        return self._empty.text()

    def toggle_table(self) -> None:
        """Turn between the chart and the table with the same figures."""
        if self.picture is None:
            return
        is_table = self._views.currentWidget() is self.table
        self._views.setCurrentWidget(self.view if is_table else self.table)
        self._as_table.setChecked(not is_table)
        if is_table:
            self._draw_if_seen()
            self.view.setFocus()
        else:
            self.table.setFocus()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self.view.pixmap is not None:
            QGuiApplication.clipboard().setPixmap(self.view.pixmap)

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
        if self.picture is None or self._is_drawn or not self.view.isVisible() or self.view.width() < _LEAST_PIXELS:
            return
        self._is_drawn = True
        self._drawing.take(
            self._plotting.draw(self.picture, chart_theme(self._theme), self.view.sheet, self.view.show_drawing)
        )

    def _set_height(self) -> None:
        least = self.fontMetrics().height() * _LEAST_LINES
        self._views.setMinimumHeight(least)
        if self._is_low:
            self._views.setMaximumHeight(least)

    def _on_resized(self) -> None:
        self._is_drawn = False
        self._draw_if_seen()

    def _on_theme_changed(self) -> None:
        self._set_height()
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
