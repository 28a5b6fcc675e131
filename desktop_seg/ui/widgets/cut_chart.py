"""The chart of a field with cut lines to move: by the mouse, or by Left and Right when the chart has the focus.

While a line moves only the lines are drawn again, on top of a kept picture of the bars. The canvas is made once, when
matplotlib is there and the chart is in view, and then cleared and drawn again for each field.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.analysis.distribution import Distribution
from desktop_seg.analysis.nice_number import rounded
from desktop_seg.base.i18n import _
from desktop_seg.model.field import Kind
from desktop_seg.ui.chart_theme import chart_theme
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.theme import Theme

if TYPE_CHECKING:
    from desktop_seg.charts.distribution import CutLines
    from desktop_seg.ui.widgets.canvas import Canvas

_LEAST_LINES = 7
_FIGURES = 3  # of a value that is dragged: nobody means 47.13
_FAR = 10  # pixels with Ctrl
_MOST_STEPS = 200


class CutChart(QWidget):
    """Shows a distribution and up to two cuts. `moved` carries the cuts (tuple of float) while and after a move."""

    moved = Signal(object)
    made = Signal()  # the canvas is there and may take the focus

    def __init__(self, theme: Theme, plotting: Plotting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plotting = plotting
        self._data: Distribution | None = None
        self._cuts: tuple[float, ...] = ()
        self._lines: CutLines | None = None
        self._behind: Any = None  # the kept picture of everything but the lines
        self._held: int | None = None
        self._active = 0
        self._is_drawn = False
        self.canvas: Canvas | None = None
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._set_height()
        theme.changed.connect(self._on_theme_changed)

    @property
    def cuts(self) -> tuple[float, ...]:
        """Where the lines stand, ascending."""
        return self._lines.cuts if self._lines is not None else self._cuts

    @property
    def lines(self) -> "CutLines | None":
        """The lines as drawn; None before that and where the field has no axis of numbers."""
        return self._lines

    def show_distribution(self, data: Distribution | None) -> None:
        """Show another field without cuts; None: nothing yet."""
        self._data, self._cuts, self._active = data, (), 0
        self._is_drawn = False
        self._draw_if_seen()

    def show_cuts(self, cuts: Sequence[float]) -> None:
        """Put the lines here; nothing is told."""
        wanted = tuple(cuts)
        if wanted == self.cuts:
            return
        self._cuts = wanted
        if self._lines is not None and len(self._lines.cuts) == len(wanted):
            self._place(wanted)
        else:
            self._active = min(self._active, max(len(wanted) - 1, 0))
            self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._lines is None or not self._lines.cuts:
            super().keyPressEvent(event)
        elif event.key() in steps:
            far = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._step(steps[Qt.Key(event.key())] * (_FAR if far else 1))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = (self._active + 1) % len(self._lines.cuts)
            self._describe()
            self._paint_lines()
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
        self.canvas.mpl_connect("button_press_event", self._on_press)
        self.canvas.mpl_connect("motion_notify_event", self._on_motion)
        self.canvas.mpl_connect("button_release_event", self._on_release)
        self.canvas.mpl_connect("draw_event", self._on_drawn)
        self._around.addWidget(self.canvas)
        self.made.emit()

    def _redraw(self) -> None:
        if self.canvas is None:
            return
        from desktop_seg.charts import distribution
        from desktop_seg.charts.distribution import CutLines

        theme = chart_theme(self._theme)
        self._lines, self._behind, self._held = None, None, None
        if self._data is None:
            self.canvas.figure.clear()
            self.canvas.figure.set_facecolor(theme.panel)
            self.canvas.draw_idle()
            return
        text = distribution.draw(self.canvas.figure, self._data, theme)
        if self._data.bins:
            self._lines = CutLines(self.canvas.figure, self._data, theme, self._cuts)
            self._lines.set_animated(True)
        self.canvas.setAccessibleName(text.title)
        self._describe()
        self.canvas.draw_idle()

    def _on_drawn(self, _event: object) -> None:
        """Everything but the lines stands on the canvas now: keep it, then draw the lines."""
        if self.canvas is not None and self._lines is not None:
            self._behind = self.canvas.copy_from_bbox(self.canvas.figure.bbox)
            self._draw_lines()  # onto the picture that is painted right after this; a blit now would paint twice

    def _paint_lines(self) -> None:
        if self.canvas is not None and self._behind is not None:
            self.canvas.restore_region(self._behind)
            self._draw_lines()
            self.canvas.blit(self.canvas.figure.bbox)

    def _draw_lines(self) -> None:
        if self.canvas is None or self._lines is None:
            return
        for at, artist in enumerate(self._lines.artists):
            count = len(self._lines.cuts)
            if at < count:
                artist.set_linewidth(3 if at == self._active and count > 1 else 2)  # type: ignore[attr-defined]
            self.canvas.figure.draw_artist(artist)

    def _place(self, cuts: Sequence[float]) -> None:
        if self._lines is None:
            return
        # Lines never pass each other: the last one makes room first where all go up.
        order = range(len(cuts)) if cuts[0] <= self._lines.cuts[0] else reversed(range(len(cuts)))
        for at in order:
            self._lines.move(at, cuts[at])
        self._describe()
        self._paint_lines()

    def _move(self, number: int, value: float) -> None:
        if self._lines is None:
            return
        before = self._lines.cuts
        self._lines.move(number, value)
        if self._lines.cuts != before:
            self._cuts = self._lines.cuts
            self._describe()
            self._paint_lines()
            self.moved.emit(self._cuts)

    def _step(self, pixels: int) -> None:
        """Move the active line by a pixel, or by as many as it takes to come to another value."""
        if self._lines is None:
            return
        at = self._lines.cuts[self._active]
        for times in range(1, _MOST_STEPS):
            value = self._value_at(self.pixel(self._active) + pixels * times)
            if (value - at) * pixels > 0:
                self._move(self._active, value)
                return

    def pixel(self, number: int) -> float:
        """Return where a line stands, in pixels of the canvas from its left edge."""
        if self._lines is None or self.canvas is None:
            return 0.0
        line = self._lines.artists[number]
        place = line.get_xdata()[0]  # type: ignore[attr-defined]
        return float(self.canvas.figure.axes[0].transData.transform((place, 0))[0])

    def _value_at(self, x: float) -> float:
        if self._lines is None or self._data is None:
            return 0.0
        value = self._lines.value_at(x)
        if self._data.field.kind is Kind.DATE or self._data.is_whole:
            return value
        return rounded(value, _FIGURES, self._data.field.kind is Kind.MONEY)

    def _on_press(self, event: Any) -> None:
        if self._lines is not None and event.button == 1:
            self._held = self._lines.nearest(event.x)
            if self._held is not None:
                self._active = self._held
                self._paint_lines()

    def _on_motion(self, event: Any) -> None:
        if self.canvas is None or self._lines is None:
            return
        if self._held is not None:
            self._move(self._held, self._value_at(event.x))
        over = self._held is not None or self._lines.nearest(event.x) is not None
        self.canvas.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    def _on_release(self, _event: Any) -> None:
        self._held = None

    def _describe(self) -> None:
        """Say to a screen reader where the lines stand, the one that arrows move first."""
        if self.canvas is None or self._data is None:
            return
        from desktop_seg.analysis.value_words import value_words
        from desktop_seg.charts import distribution

        said = [distribution.takeaway(self._data)]
        for at, cut in enumerate(self.cuts):
            words = value_words(cut, self._data.field, self._data.currency)
            template = _("Cut at {value}; Left and Right move it.") if at == self._active else _("Cut at {value}.")
            said.append(template.format(value=words))
        self.canvas.setAccessibleDescription(" ".join(said))

    def _set_height(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)

    def _on_theme_changed(self) -> None:
        self._set_height()
        self._is_drawn = False
        self._draw_if_seen()
