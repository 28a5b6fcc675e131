"""What every chart has: a title that asks, a takeaway that answers, plain axes, and labels that keep apart.

`heading` and `axes` begin a chart, `settle` ends it: the layout is worked out once, then it stands still.
Used by: every chart. Out: ChartText and ChartTable for the card around the picture.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox, BboxBase, Transform

_PAD = 8.0  # pixels at 100 dots per inch
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class ChartText:
    """What stands around a chart. title: the question. takeaway: the answer in a sentence.

    description: what a screen reader says of the picture.
    """

    title: str
    takeaway: str
    description: str


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The chart as a table. headings, and rows of as many cells, ready to be shown. numbers: columns to align right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its label."""

    at: float
    label: str


def begin(figure: "Figure", theme: ChartTheme, text: ChartText, with_title: bool) -> "Axes":
    """Empty the figure and return its one pair of axes; with_title: below title and takeaway (for a file)."""
    figure.clear()
    figure.set_facecolor(theme.panel)
    top = _heading(figure, theme, text) if with_title else 1.0
    figure.set_layout_engine("constrained", rect=(0, 0, 1, top), w_pad=_PAD / 100, h_pad=_PAD / 100)
    axes = figure.add_subplot()
    axes.set_facecolor(theme.panel)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, pad=4)
    return axes


def settle(figure: "Figure") -> None:
    """Work out the layout, and keep it: what is drawn from now on costs half and moves nothing."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")


def say(figure: "Figure", theme: ChartTheme, text: ChartText, with_title: bool, message: str) -> ChartText:
    """Show a sentence instead of a chart that has nothing to show, and return the text."""
    axes = begin(figure, theme, text, with_title)
    axes.set_xticks([])
    axes.set_yticks([])
    settle(figure)
    room = figure.get_size_inches()[0] * figure.dpi * 0.8
    written = axes.text(0.5, 0.5, message, transform=axes.transAxes, ha="center", va="center", color=theme.muted)
    written.set_fontproperties(theme.font())
    wrap(written, room)
    return text


def ticks(axes: "Axes", theme: ChartTheme, x: Sequence[Tick] | None = None, y: Sequence[Tick] | None = None) -> None:
    """Write labels along an axis; None leaves it as it is."""
    font = theme.font(0.9)
    if x is not None:
        axes.set_xticks([tick.at for tick in x], [tick.label for tick in x], fontproperties=font, color=theme.muted)
    if y is not None:
        axes.set_yticks([tick.at for tick in y], [tick.label for tick in y], fontproperties=font, color=theme.muted)


def thin_out(axes: "Axes", theme: ChartTheme, choices: Iterable[Sequence[Tick]]) -> None:
    """Write the first of several rows of labels along the x axis that fits; the last one if none does.

    A label that would stick out of the figure is left out. Call it after `settle`: only then the room is known.
    """
    figure = figure_of(axes)
    for choice in choices:
        ticks(axes, theme, x=choice)
        figure.draw_without_rendering()
        labels = axes.get_xticklabels()
        for label in labels:
            label.set_visible(_within(label.get_window_extent(), figure.bbox))
        if all(fits(label) for label in labels if label.get_visible()):
            return


def grid(axes: "Axes", theme: ChartTheme, direction: str = "y") -> None:
    """Draw thin lines behind the marks."""
    axes.grid(visible=True, axis="y" if direction == "y" else "x", color=theme.line, linewidth=0.8)
    axes.set_axisbelow(True)


def captions(axes: "Axes", theme: ChartTheme, x: Sequence[str] = (), y: str = "") -> None:
    """Say what the axes count: x below, in the first wording that fits; y on top, where it reads left to right."""
    if x:
        axes.set_xlabel(x[0], fontproperties=theme.font(0.9), color=theme.muted)
        figure_of(axes).draw_without_rendering()
        for wording in x:
            axes.xaxis.label.set_text(wording)
            if fits(axes.xaxis.label):
                break
    if y:
        axes.set_title(y, loc="left", fontproperties=theme.font(0.9), color=theme.muted, pad=6)


def shifted(axes: "Axes", right: float, up: float) -> "Transform":
    """Return the transform of the data, moved by pixels (at 100 dots per inch)."""
    from matplotlib.transforms import ScaledTranslation

    return axes.transData + ScaledTranslation(right / 100, up / 100, figure_of(axes).dpi_scale_trans)


def label(axes: "Axes", theme: ChartTheme, at: tuple[float, float], text: str, color: str = "") -> "Text":
    """Write a label at a place of the data; align it by its own setters."""
    written = axes.text(at[0], at[1], text, color=color or theme.text)
    written.set_fontproperties(theme.font(0.9))
    return written


def fits(text: "Text") -> bool:
    """Return whether a text lies within the figure and apart from all its other texts."""
    from matplotlib.text import Text

    figure, box = figure_of(text), text.get_window_extent()
    if not _within(box, figure.bbox):
        return False
    others = [other for other in figure.findobj(Text) if isinstance(other, Text) and other is not text]
    shown = [other for other in others if other.get_visible() and other.get_text()]
    return not any(_touch(box, other.get_window_extent()) for other in shown)


def shortened(words: str, letters: int) -> str:
    """Return words with at most so many letters, the rest as dots."""
    return words if len(words) <= letters else words[: max(1, letters - 1)].rstrip() + "…"


def wrap(text: "Text", room: float) -> None:
    """Break a text into lines that are at most `room` pixels wide, at spaces."""
    lines: list[str] = []
    for word in text.get_text().split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        text.set_text(longer)
        if lines and text.get_window_extent().width <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    text.set_text("\n".join(lines))


def first_that_fits(text: "Text", choices: Sequence[str]) -> bool:
    """Set the first of several wordings that fits; remove the text where none does."""
    for choice in choices:
        text.set_text(choice)
        if fits(text):
            return True
    text.remove()
    return False


def round_steps(most: float, count: int, words: Callable[[float], str], smallest: float = 0.0) -> list[Tick]:
    """Return about `count` ticks at round numbers from `smallest` to `most`, within both."""
    from matplotlib.ticker import MaxNLocator

    places = MaxNLocator(nbins=count, steps=[1, 2, 2.5, 5, 10], min_n_ticks=2).tick_values(min(0.0, smallest), most)
    return [Tick(float(at), words(float(at))) for at in places if smallest <= at <= most * 1.0001]


def _heading(figure: "Figure", theme: ChartTheme, text: ChartText) -> float:
    """Write title and takeaway, return where the room below them ends (share of the height)."""
    width, height = figure.get_size_inches() * figure.dpi
    pad = _PAD * figure.dpi / 100
    top = height - pad
    for words, scale, weight, color in (
        (text.title, 1.25, "bold", theme.text),
        (text.takeaway, 1.0, "normal", theme.muted),
    ):
        if not words:
            continue
        written = figure.text(pad / width, top / height, words, color=color, va="top", ha="left")
        written.set_fontproperties(theme.font(scale, weight))
        wrap(written, width - 2 * pad)
        top = written.get_window_extent().y0 - pad / 2
    return float(top / height)


def figure_of(artist: "Artist") -> "Figure":
    """Return the figure an artist is drawn on."""
    figure = artist.get_figure(root=True)
    if figure is None:
        raise ValueError("an artist that is on no figure has no size")
    return figure


def _within(box: "Bbox", frame: "BboxBase") -> bool:
    return bool(box.x0 >= frame.x0 and box.x1 <= frame.x1 and box.y0 >= frame.y0 and box.y1 <= frame.y1)


def _touch(one: "Bbox", other: "Bbox") -> bool:
    return bool(one.x0 < other.x1 + _GAP and other.x0 < one.x1 + _GAP and one.y0 < other.y1 and other.y0 < one.y1)
