"""The colours of the window, light and dark; palette, style sheet and icons take them from here.

What a chart shows as well (text, lines, series) has the colours of charts/style.py, so that card and chart are one.

Every pair that carries meaning has enough contrast: 4.5 for text, 3 for lines of fields and marks in charts
(tests/ui/test_token.py computes them). The five series colours keep apart for all kinds of colour blindness.
"""

from dataclasses import dataclass

from desktop_seg.charts import style


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as "#rrggbb".

    window: behind everything. panel: cards, tables, fields. side: the side bar. hover: a row or card under the pointer.
    line: decorative; never the only sign of anything. border: outline of a field or tick box.
    series: at most five, in order of importance. ramp: from few to many, for grids.
    """

    window: str
    panel: str
    side: str
    hover: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    selected: str
    warn: str
    warn_panel: str
    border: str
    line: str
    disabled: str
    series: tuple[str, ...]
    ramp: tuple[str, ...]
    is_dark: bool


LIGHT = Tokens(
    window="#F4F6F8",
    panel=style.LIGHT.panel,
    side="#E9EDF1",
    hover="#E4EAF0",
    text=style.LIGHT.text,
    muted=style.LIGHT.muted,
    accent=style.LIGHT.accent,
    accent_hover="#0A57A4",
    accent_pressed="#094C8F",
    on_accent="#FFFFFF",
    selected="#D3E4F6",
    warn=style.LIGHT.warn,
    warn_panel="#FFF3D6",
    border=style.LIGHT.border,
    line=style.LIGHT.line,
    disabled="#8C949D",
    series=style.LIGHT.series,
    ramp=style.LIGHT.ramp,
    is_dark=style.LIGHT.is_dark,
)

DARK = Tokens(
    window="#16191D",
    panel=style.DARK.panel,
    side="#1B1F24",
    hover="#2A3038",
    text=style.DARK.text,
    muted=style.DARK.muted,
    accent=style.DARK.accent,
    accent_hover="#7CC0FF",
    accent_pressed="#4DA3F2",
    on_accent="#0B1117",
    selected="#24405C",
    warn=style.DARK.warn,
    warn_panel="#3A2E10",
    border=style.DARK.border,
    line=style.DARK.line,
    disabled="#6F7883",
    series=style.DARK.series,
    ramp=style.DARK.ramp,
    is_dark=style.DARK.is_dark,
)
