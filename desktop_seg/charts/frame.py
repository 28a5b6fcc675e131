"""What every chart has: a title that asks, a takeaway that answers, plain axes, and labels that keep apart.

`heading` and `axes` begin a chart, `settle` ends it: the layout is worked out once, then it stands still.
Used by: every chart. Out: ChartText and ChartTable for the card around the picture.
"""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

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
    axes.tick_params(axis="x", pad=0.7 * theme.points)  # clear of the lowest label of the other axis
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
    written = axes.text(0.5, 0.5, message, transform=axes.transAxes, ha="center", va="center", **_words(theme, 1.0))
    wrap(written, room)
    return text


def ticks(axes: "Axes", theme: ChartTheme, x: Sequence[Tick] | None = None, y: Sequence[Tick] | None = None) -> None:
    """Write labels along an axis; None leaves it as it is."""
    if x is not None:
        axes.set_xticks([tick.at for tick in x], [tick.label for tick in x], **_words(theme))
    if y is not None:
        axes.set_yticks([tick.at for tick in y], [tick.label for tick in y], **_words(theme))


def thin_out(axes: "Axes", theme: ChartTheme, choices: Iterable[Sequence[Tick]]) -> None:
    """Write the first of several rows of labels along the x axis that fits; the last one if none does.

    A label that would stick out of the figure, or touch one of the other axis, is left out of its row.
    Call it after `settle`: only then the room is known.
    """
    figure = figure_of(axes)
    for choice in choices:
        ticks(axes, theme, x=choice)
        labels = axes.get_xticklabels()
        for label in labels:
            label.set_visible(True)  # ticks are used again, with what the row before left of them
        figure.draw_without_rendering()
        others = _boxes(other for other in _texts(figure) if other not in labels)
        boxes = _boxes(labels)
        is_free = [_within(box, figure.bbox) and not any(_touch(box, other) for other in others) for box in boxes]
        for label, free in zip(labels, is_free, strict=True):
            label.set_visible(free)
        shown = [box for box, free in zip(boxes, is_free, strict=True) if free]
        if shown and not any(_touch(box, after) for box, after in pairwise(shown)):
            return


def grid(axes: "Axes", theme: ChartTheme) -> None:
    """Draw thin lines across, behind the marks."""
    axes.grid(visible=True, axis="y", color=theme.line, linewidth=0.8)
    axes.set_axisbelow(True)


def captions(axes: "Axes", theme: ChartTheme, x: Sequence[str] = (), y: str = "") -> None:
    """Say what the axes count: x below, in the first wording that fits; y on top, where it reads left to right."""
    if x:
        axes.set_xlabel(x[0], **_words(theme))
        figure_of(axes).draw_without_rendering()
        for wording in x:
            axes.xaxis.label.set_text(wording)
            if fits(axes.xaxis.label):
                break
    if y:
        axes.set_title(y, loc="left", pad=6, **_words(theme))


def shifted(axes: "Axes", right: float, up: float) -> "Transform":
    """Return the transform of the data, moved by pixels (at 100 dots per inch)."""
    from matplotlib.transforms import ScaledTranslation

    return axes.transData + ScaledTranslation(right / 100, up / 100, figure_of(axes).dpi_scale_trans)


def label(axes: "Axes", theme: ChartTheme, at: tuple[float, float], text: str, color: str = "") -> "Text":
    """Write a label at a place of the data; align it by its own setters."""
    return axes.text(at[0], at[1], text, **{**_words(theme), "color": color or theme.text})


def fits(text: "Text") -> bool:
    """Return whether a text lies within the figure and apart from all its other texts."""
    figure, box = figure_of(text), text.get_window_extent()
    others = _boxes(other for other in _texts(figure) if other is not text)
    return _within(box, figure.bbox) and not any(_touch(box, other) for other in others)


def shortened(words: str, letters: int, most_lines: int = 1) -> str:
    """Return words in lines of at most so many letters, the rest as dots."""
    lines = textwrap.wrap(words, max(1, letters)) if most_lines > 1 else [words]
    last = " ".join(lines[most_lines - 1 :])
    if len(last) > letters:
        last = last[: max(1, letters - 1)].rstrip() + "…"
    return "\n".join(filter(None, (*lines[: most_lines - 1], last)))


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
        look = _words(theme, scale) | {"fontproperties": theme.font(scale, weight), "color": color}
        written = figure.text(pad / width, top / height, words, va="top", ha="left", **look)
        wrap(written, width - 2 * pad)
        top = written.get_window_extent().y0 - pad / 2
    return float(top / height)


def figure_of(artist: "Artist") -> "Figure":
    """Return the figure an artist is drawn on."""
    figure = artist.get_figure(root=True)
    if figure is None:
        raise ValueError("an artist that is on no figure has no size")
    return figure


def _words(theme: ChartTheme, scale: float = 0.9) -> dict[str, Any]:
    """Return how ordinary words look. Two dollar signs are two amounts in dollars, never a formula."""
    return {"fontproperties": theme.font(scale), "color": theme.muted, "parse_math": False}


def _texts(figure: "Figure") -> "list[Text]":
    """Return all texts of a figure that say something."""
    from matplotlib.text import Text

    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]


def _boxes(texts: "Iterable[Text]") -> "list[Bbox]":
    return [text.get_window_extent() for text in texts]


def _within(box: "Bbox", frame: "BboxBase") -> bool:
    return bool(box.x0 >= frame.x0 and box.x1 <= frame.x1 and box.y0 >= frame.y0 and box.y1 <= frame.y1)


def _touch(one: "Bbox", other: "Bbox") -> bool:
    return bool(one.x0 < other.x1 + _GAP and other.x0 < one.x1 + _GAP and one.y0 < other.y1 and other.y0 < one.y1)
