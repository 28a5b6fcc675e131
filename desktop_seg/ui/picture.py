"""A chart as the window handles it: its answer, how it is drawn into a figure, and the same as a table.

Drawing takes a tenth of a second and more, so it is done on a thread (plotting.py); nothing here touches a widget.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme, figure
from desktop_seg.store.database import Database

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from desktop_seg.charts.catalogue import Chart


@dataclass(frozen=True, slots=True)
class Lack:
    """Why there is no chart: a sentence."""

    why: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a card shows. answer: the sentence below the question.

    draw: puts the chart into a figure, with its title where it stands alone (in a file).
    """

    answer: str
    draw: Callable[["Figure", ChartTheme, bool], ChartText]
    table: ChartTable


class Drawable(Protocol):
    """What is needed of a chart: an entry of charts/catalogue.py, or a module of desktop_seg.charts.

    data is what the analysis of the same name returns.
    """

    @property
    def draw(self) -> Callable[["Figure", Any, ChartTheme, bool], ChartText]:
        """Draws the chart."""

    @property
    def takeaway(self) -> Callable[[Any], str]:
        """Gives the answer in a sentence."""

    @property
    def table(self) -> Callable[[Any], ChartTable]:
        """Gives the same as a table."""


def picture_of(chart: Drawable, data: object) -> Picture:
    """Return the picture that a chart makes of data."""
    return Picture(
        answer=chart.takeaway(data),
        draw=lambda figure, theme, with_title: chart.draw(figure, data, theme, with_title),
        table=chart.table(data),
    )


def looking(
    chart: "Chart", as_of: int | None, ids: Sequence[int] | None = None
) -> Callable[[Database], Picture | Lack]:
    """Return the question to the shop file for a chart of the catalogue. ids: None means everyone."""

    def look(db: Database) -> Picture | Lack:
        # All charts, segments and metrics hang on these: the window is painted before they are loaded.
        from desktop_seg.charts.catalogue import missing
        from desktop_seg.segments.capability import shop_facts

        lacks = missing(chart, shop_facts(db, as_of))
        return Lack(lacks) if lacks else picture_of(chart, chart.load(db, as_of, ids))

    return look


@dataclass(frozen=True, slots=True)
class Sheet:
    """Room for a chart in logical pixels. ratio: pixels of the screen for each of them."""

    width: int
    height: int
    ratio: float = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart. pixels: RGBA, row by row, width times height of them. description: for a screen reader."""

    pixels: bytes
    width: int
    height: int
    description: str


def drawn(picture: Picture, theme: ChartTheme, sheet: Sheet) -> Drawing:
    """Draw a chart; for a thread. The first call imports matplotlib and finds the fonts, which takes seconds once."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    made = figure(theme, sheet.width, sheet.height, sheet.ratio)
    text = picture.draw(made, theme, False)
    canvas = made.canvas
    if not isinstance(canvas, FigureCanvasAgg):
        raise TypeError("charts are drawn on figures made by charts.style.figure")
    canvas.draw()
    width, height = canvas.get_width_height()
    return Drawing(bytes(canvas.buffer_rgba()), width, height, text.description)
