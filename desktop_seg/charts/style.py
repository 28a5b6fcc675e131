"""How charts look: colours, fonts, text size, and a figure to draw on.

Used by: every chart, and by the window, which takes these colours for what it shares with charts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

# Latin first: a Korean font would draw Latin letters and figures in its own way. DejaVu comes with matplotlib.
_LATIN = ("Segoe UI", "Helvetica Neue", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans")
_KOREAN = (
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "NanumGothic",
    "Noto Sans CJK JP",
)

_DPI = 100


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """Colours as "#rrggbb", fonts and text size of charts.

    panel: behind the chart. muted: axes and remarks. line: grid. series: the most important first. ramp: from few to
    many. families: names of fonts, those of the window; unknown ones are passed over. points: size of ordinary text.
    """

    text: str
    muted: str
    panel: str
    accent: str
    warn: str
    border: str
    line: str
    series: tuple[str, ...]
    ramp: tuple[str, ...]
    is_dark: bool
    families: tuple[str, ...] = ()
    points: float = 10.0

    def font(self, scale: float = 1.0, weight: str = "normal") -> "FontProperties":
        """Return the font of a text, scale times as large as ordinary text."""
        from matplotlib.font_manager import FontProperties

        return FontProperties(family=list(known_families(self.families)), size=self.points * scale, weight=weight)

    def resized(self, points: float) -> "ChartTheme":
        """Return the theme with another text size."""
        return replace(self, points=points)


LIGHT = ChartTheme(
    text="#1B1F24",
    muted="#57606A",
    panel="#FFFFFF",
    accent="#0B62B8",
    warn="#7A4B00",
    border="#848D97",
    line="#D5DBE1",
    series=("#0072B2", "#B07A00", "#332288", "#661100", "#C2185B"),
    ramp=("#E6F0FA", "#B5D4F0", "#7FB2E0", "#3F87C5", "#0B5AA8"),
    is_dark=False,
)

DARK = ChartTheme(
    text="#E8EBEE",
    muted="#A5AEB8",
    panel="#1F2329",
    accent="#63B3FF",
    warn="#FFD58A",
    border="#7D8590",
    line="#363D46",
    series=("#63B3FF", "#C9A800", "#E8EBEE", "#9AA4AE", "#FF7B72"),
    ramp=("#22303F", "#25496C", "#2C659A", "#3F87C9", "#63B3FF"),
    is_dark=True,
)


@cache
def known_families(wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the fonts that this computer has: the wanted ones, then some for Latin letters, then some for Hangul."""
    from matplotlib.font_manager import fontManager

    installed = set(fontManager.get_font_names())
    latin = [name for name in (*wanted, *_LATIN) if name in installed and name not in _KOREAN]
    korean = [name for name in _KOREAN if name in installed]
    return tuple(dict.fromkeys([*latin, *korean]))


def korean_font() -> str:
    """Return the font that Korean letters are drawn with, "" when this computer has none for them."""
    return next((name for name in known_families(()) if name in _KOREAN), "")


def figure(theme: ChartTheme, width: int, height: int, scale: float = 1.0) -> "Figure":
    """Return an empty figure of so many pixels. scale: 2 gives twice as many pixels for the same picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI * scale, facecolor=theme.panel)
    FigureCanvasAgg(made)
    return made


def readable_on(background: str, theme: ChartTheme) -> str:
    """Return the colour of text that stands out most on a background: that of text, or that of the panel."""
    return max((theme.text, theme.panel), key=lambda color: contrast(color, background))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
