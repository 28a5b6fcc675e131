"""The chart of a field with cut lines to move: by the mouse, or by Left and Right when the chart has the focus.

The canvas is made once, when matplotlib is there and the chart is in view, and then cleared and drawn again for each
field; cut_mover.py redraws the lines alone while they move.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.analysis.distribution import Distribution
from desktop_seg.analysis.value_words import value_words
from desktop_seg.base.i18n import _
from desktop_seg.charts import distribution
from desktop_seg.ui.chart_theme import chart_theme
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.cut_mover import CutMover

if TYPE_CHECKING:
    from desktop_seg.ui.widgets.canvas import Canvas

_LEAST_LINES = 7
_FAR = 10  # pixels with Ctrl


class CutChart(QWidget):
    """Shows a distribution and up to two cuts. `moved` carries the cuts (tuple of float) while and after a move."""

    moved = Signal(object)
    made = Signal()  # the canvas is there and may take the focus
    drawn = Signal()  # a distribution stands on the screen

    def __init__(self, theme: Theme, plotting: Plotting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plotting = plotting
        self._data: Distribution | None = None
        self._cuts: tuple[float, ...] = ()
        self._is_drawn = False
        self._is_filled = False
        self.canvas: Canvas | None = None
        self.mover: CutMover | None = None
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._set_height()
        theme.changed.connect(self._on_theme_changed)

    @property
    def cuts(self) -> tuple[float, ...]:
        """Where the lines stand, ascending."""
        return self._cuts

    def show_distribution(self, data: Distribution | None) -> None:
        """Show another field without cuts; None: nothing yet."""
        self._data, self._cuts = data, ()
        self._is_drawn = False
        self._draw_if_seen()

    def show_cuts(self, cuts: Sequence[float]) -> None:
        """Put the lines here; nothing is told."""
        wanted = tuple(cuts)
        if wanted == self._cuts:
            return
        lines = self.mover.lines if self.mover is not None else None
        is_same_count = lines is not None and len(lines.cuts) == len(wanted) > 0
        self._cuts = wanted
        if is_same_count and self.mover is not None:
            self.mover.place(wanted)
            self._describe()
        else:
            self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.mover is None or not self._cuts:
            super().keyPressEvent(event)
        elif event.key() in steps:
            far = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.mover.step(steps[Qt.Key(event.key())] * (_FAR if far else 1))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.mover.turn()
            self._describe()
        else:
            super().keyPressEvent(event)

    def _draw_if_seen(self) -> None:
        if not self._is_drawn and self.isVisible():
            self._plotting.when_ready(self._draw, owner=self)

    def _draw(self) -> None:
        if self._is_drawn or not self.isVisible():
            return
        self._is_drawn = True
        if self.canvas is None:
            self._make_canvas()  # it asks to be drawn once it knows its size
        else:
            self._redraw()

    def _make_canvas(self) -> None:
        from desktop_seg.ui.widgets.canvas import Canvas

        self.canvas = Canvas(self._theme.tokens.panel)
        self.canvas.setAccessibleName(_("Chart of the field"))
        self.canvas.resized.connect(self._redraw)
        self.canvas.mpl_connect("draw_event", lambda _event: self._on_drawn())
        self.mover = CutMover(self.canvas)
        self.mover.moved.connect(self._on_moved)
        self._around.addWidget(self.canvas)
        self.made.emit()

    def _redraw(self) -> None:
        if self.canvas is None or self.mover is None or self._data is None:
            return
        from desktop_seg.charts.distribution import CutLines

        theme = chart_theme(self._theme)
        self.mover.take(None, None)  # the lines of before go with the old picture
        text = distribution.draw(self.canvas.figure, self._data, theme)
        lines = CutLines(self.canvas.figure, self._data, theme, self._cuts) if self._data.bins else None
        self.mover.take(lines, self._data)
        self.canvas.setAccessibleName(text.title)
        self._describe()
        self._is_filled = True
        self.canvas.draw_idle()

    def _on_drawn(self) -> None:
        if self._is_filled:  # before its size is known the canvas is empty
            self.drawn.emit()

    def _on_moved(self) -> None:
        if self.mover is not None and self.mover.lines is not None:
            self._cuts = self.mover.lines.cuts
            self._describe()
            self.moved.emit(self._cuts)

    def _describe(self) -> None:
        """Say to a screen reader where the lines stand, and which of them the arrows move."""
        if self.canvas is None or self.mover is None or self._data is None:
            return
        said = [distribution.takeaway(self._data)]
        for at, cut in enumerate(self._cuts):
            words = value_words(cut, self._data.field, self._data.currency)
            template = _("Cut at {value}; Left and Right move it.") if at == self.mover.active else _("Cut at {value}.")
            said.append(template.format(value=words))
        self.canvas.setAccessibleDescription(" ".join(said))

    def _set_height(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)

    def _on_theme_changed(self) -> None:
        self._set_height()
        self._is_drawn = False
        self._draw_if_seen()
