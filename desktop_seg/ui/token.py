"""The colours of the program, light and dark; palette, style sheet, icons and charts all take them from here.

Every pair that carries meaning has enough contrast: 4.5 for text, 3 for lines of fields and marks in charts
(tests/ui/test_token.py computes them). The five series colours keep apart for all kinds of colour blindness.
"""

from dataclasses import dataclass


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
    panel="#FFFFFF",
    side="#E9EDF1",
    hover="#E4EAF0",
    text="#1B1F24",
    muted="#57606A",
    accent="#0B62B8",
    accent_hover="#0A57A4",
    accent_pressed="#094C8F",
    on_accent="#FFFFFF",
    selected="#D3E4F6",
    warn="#7A4B00",
    warn_panel="#FFF3D6",
    border="#848D97",
    line="#D5DBE1",
    disabled="#8C949D",
    series=("#0072B2", "#B07A00", "#332288", "#661100", "#C2185B"),
    ramp=("#E6F0FA", "#B5D4F0", "#7FB2E0", "#3F87C5", "#0B5AA8"),
    is_dark=False,
)

DARK = Tokens(
    window="#16191D",
    panel="#1F2329",
    side="#1B1F24",
    hover="#2A3038",
    text="#E8EBEE",
    muted="#A5AEB8",
    accent="#63B3FF",
    accent_hover="#7CC0FF",
    accent_pressed="#4DA3F2",
    on_accent="#0B1117",
    selected="#24405C",
    warn="#FFD58A",
    warn_panel="#3A2E10",
    border="#7D8590",
    line="#363D46",
    disabled="#6F7883",
    series=("#63B3FF", "#C9A800", "#E8EBEE", "#9AA4AE", "#FF7B72"),
    ramp=("#22303F", "#25496C", "#2C659A", "#3F87C9", "#63B3FF"),
    is_dark=True,
)
