"""Moves the cut lines of a chart, by the mouse or pixel by pixel, and redraws nothing but them.

Everything else is kept as a picture after each full drawing; a moved line is drawn on top of it. Imports no matplotlib
by itself: it gets a canvas that has it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop_seg.analysis.distribution import Distribution
from desktop_seg.analysis.nice_number import rounded
from desktop_seg.model.field import Kind

if TYPE_CHECKING:
    from desktop_seg.charts.distribution import CutLines
    from desktop_seg.ui.widgets.canvas import Canvas

_FIGURES = 3  # of a value that is dragged: nobody means 47.13
_MOST_STEPS = 200


class CutMover(QObject):
    """One for each canvas. `moved`: a line stands elsewhere. active: the line whose turn it is for the keyboard."""

    moved = Signal()

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._data: Distribution | None = None
        self._behind: Any = None  # the kept picture of everything but the lines
        self._held: int | None = None
        self.lines: CutLines | None = None
        self.active = 0
        canvas.mpl_connect("button_press_event", self._on_press)
        canvas.mpl_connect("motion_notify_event", self._on_motion)
        canvas.mpl_connect("button_release_event", self._on_release)
        canvas.mpl_connect("draw_event", self._on_drawn)

    def take(self, lines: "CutLines | None", data: Distribution | None) -> None:
        """Move these lines from now on; the canvas is drawn soon. None: there is nothing to move."""
        self.lines, self._data = lines, data
        self._behind, self._held = None, None
        if lines is not None:
            lines.set_animated(True)
            self.active = min(self.active, max(len(lines.cuts) - 1, 0))

    def place(self, cuts: Sequence[float]) -> None:
        """Put the lines here, as many as there are; nothing is told."""
        if self.lines is None:
            return
        # Lines never pass each other: the last one makes room first where all go up.
        order = range(len(cuts)) if cuts[0] <= self.lines.cuts[0] else reversed(range(len(cuts)))
        for at in order:
            self.lines.move(at, cuts[at])
        self._paint()

    def turn(self) -> None:
        """Let the next line have its turn."""
        if self.lines is not None and self.lines.cuts:
            self.active = (self.active + 1) % len(self.lines.cuts)
            self._paint()

    def step(self, pixels: int) -> None:
        """Move the active line by so many pixels, or by as many more as it takes to come to another value."""
        if self.lines is None or not self.lines.cuts:
            return
        at = self.lines.cuts[self.active]
        for times in range(1, _MOST_STEPS):
            value = self._value_at(self.pixel(self.active) + pixels * times)
            if (value - at) * pixels > 0:
                self._move(self.active, value)
                return

    def pixel(self, number: int) -> float:
        """Return where a line stands, in pixels of the canvas from its left edge."""
        return 0.0 if self.lines is None else self.lines.pixel(number)

    def _move(self, number: int, value: float) -> None:
        if self.lines is None:
            return
        before = self.lines.cuts
        self.lines.move(number, value)
        if self.lines.cuts != before:
            self._paint()
            self.moved.emit()

    def _value_at(self, x: float) -> float:
        if self.lines is None or self._data is None:
            return 0.0
        value = self.lines.value_at(x)
        if self._data.field.kind is Kind.DATE or self._data.is_whole:
            return value
        return rounded(value, _FIGURES, self._data.field.kind is Kind.MONEY)

    def _paint(self) -> None:
        if self._behind is not None:
            self._canvas.restore_region(self._behind)
            self._draw_lines()
            self._canvas.blit(self._canvas.figure.bbox)

    def _draw_lines(self) -> None:
        if self.lines is None:
            return
        self.lines.mark(self.active)
        for artist in self.lines.artists:
            self._canvas.figure.draw_artist(artist)

    def _on_drawn(self, _event: object) -> None:
        """Everything but the lines stands on the canvas now: keep it, then draw the lines."""
        if self.lines is not None:
            self._behind = self._canvas.copy_from_bbox(self._canvas.figure.bbox)
            self._draw_lines()  # onto the picture that is painted right after this; a blit now would paint twice

    def _on_press(self, event: Any) -> None:
        if self.lines is not None and event.button == 1:
            self._held = self.lines.nearest(event.x)
            if self._held is not None:
                self.active = self._held
                self._paint()

    def _on_motion(self, event: Any) -> None:
        if self.lines is None:
            return
        if self._held is not None:
            self._move(self._held, self._value_at(event.x))
        over = self._held is not None or self.lines.nearest(event.x) is not None
        self._canvas.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    def _on_release(self, _event: Any) -> None:
        self._held = None
