"""Cut lines over a histogram: drawn once, then moved one at a time, so that the window redraws only them.

In: a drawn histogram. Used by: the cut page of the segment wizard, and files that show the cuts.
To drag: draw the figure without them (`set_animated(True)`), keep that picture, and after each `move` put it back and
draw `artists` on top.
"""

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from desktop_seg.analysis.distribution import Distribution
from desktop_seg.analysis.value_words import tick_words
from desktop_seg.charts import frame
from desktop_seg.charts.distribution.scale import Scale
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.field import Kind

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

_ROWS = 2  # of labels, one above the other
_SEAM = 8  # pixels between labels
_WIDTH, _WIDTH_OF_ACTIVE = 2, 3
_NEAR = 12  # pixels at 100 dots per inch: half of what a finger or a shaking hand needs


class CutLines:
    """Vertical lines with their values on top. Places in pixels are those of the figure, from its left edge."""

    def __init__(self, figure: "Figure", data: Distribution, theme: ChartTheme, cuts: Sequence[float]) -> None:
        """Draw lines on a figure that holds the histogram of `data`."""
        self._axes: Axes = figure.axes[0]
        self._data = data
        self._scale = Scale.of(data)
        self._cuts = list(cuts)
        self._lines: list[Line2D] = []
        self._labels: list[Text] = []
        line_height = 1.9 * theme.points * figure.dpi / 72
        self._rows = [1 - row * line_height / self._axes.bbox.height for row in range(_ROWS)]
        for cut in self._cuts:
            place = self._scale.edge(cut)
            (line,) = self._axes.plot([place, place], [0, 1], transform=self._axes.get_xaxis_transform(), zorder=3)
            line.set(color=theme.text, linewidth=_WIDTH, clip_on=False)
            label = frame.label(self._axes, theme, (place, 1), "")
            label.set(transform=self._axes.get_xaxis_transform(), ha="center", va="top", zorder=4)
            label.set_bbox({"facecolor": theme.panel, "edgecolor": theme.text, "boxstyle": "round,pad=0.2"})
            self._lines.append(line)
            self._labels.append(label)
        rows = self._write()
        # The labels stand above the bars: the axis grows by as many lines.
        self._axes.set_ylim(0, self._axes.get_ylim()[1] / max(0.5, 1 - rows * (1 - self._rows[1])))

    @property
    def cuts(self) -> tuple[float, ...]:
        """The values, ascending."""
        return tuple(self._cuts)

    @property
    def artists(self) -> "tuple[Artist, ...]":
        """Everything that moves, in the order it is drawn."""
        return (*self._lines, *self._labels)

    def set_animated(self, animated: bool) -> None:
        """Leave the lines out of ordinary drawing; who drags them draws them by itself."""
        for artist in self.artists:
            artist.set_animated(animated)

    def mark(self, active: int) -> None:
        """Draw the line whose turn it is thicker, where there are several."""
        for number, line in enumerate(self._lines):
            line.set_linewidth(_WIDTH_OF_ACTIVE if number == active and len(self._lines) > 1 else _WIDTH)

    def pixel(self, number: int) -> float:
        """Return where a line stands, as a pixel."""
        return self._pixel(self._cuts[number])

    def nearest(self, x: float) -> int | None:
        """Return the number of the line at a pixel, None where none is near."""
        reach = _NEAR * frame.figure_of(self._axes).dpi / 100
        away = [abs(self._pixel(cut) - x) for cut in self._cuts]
        best = min(range(len(away)), key=away.__getitem__, default=None)
        return best if best is not None and away[best] <= reach else None

    def value_at(self, x: float) -> float:
        """Return the value at a pixel: whole for counts, days and amounts, and within the axis."""
        left, right = self._axes.get_xlim()
        place = float(self._axes.transData.inverted().transform((x, 0))[0])
        value = self._scale.value(min(max(place, left), right))
        return float(round(value)) if self._is_whole else value

    def move(self, number: int, value: float) -> None:
        """Move a line to a value; lines never pass each other."""
        least = self._cuts[number - 1] if number else -inf
        most = self._cuts[number + 1] if number + 1 < len(self._cuts) else inf
        self._cuts[number] = min(max(value, least), most)
        place = self._scale.edge(self._cuts[number])
        self._lines[number].set_xdata([place, place])
        self._labels[number].set_x(place)
        self._write()

    @property
    def _is_whole(self) -> bool:
        return self._data.is_whole or self._data.field.kind in (Kind.DATE, Kind.MONEY)

    def _pixel(self, cut: float) -> float:
        return float(self._axes.transData.transform((self._scale.edge(cut), 0))[0])

    def _write(self) -> int:
        """Write the values on the lines, each in the first row where it touches no other; where none is free, not.

        Returns how many rows are in use.
        """
        frame_box = frame.figure_of(self._axes).bbox
        ends = [frame_box.x0] * len(self._rows)
        for cut, label in zip(self._cuts, self._labels, strict=True):
            label.set_text(tick_words(cut, self._data.field, self._data.currency))
            label.set(ha="center", visible=True)
            if label.get_window_extent().x1 + _SEAM > frame_box.x1:
                label.set_horizontalalignment("right")
            box = label.get_window_extent()
            row = next((row for row, end in enumerate(ends) if box.x0 >= end + _SEAM), None)
            label.set_visible(row is not None)
            if row is not None:
                label.set_y(self._rows[row])
                ends[row] = box.x1
        return sum(end > frame_box.x0 for end in ends)
