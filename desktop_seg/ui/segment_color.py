"""The colour an owner gave to a segment: as it is shown on a light or dark ground, and its word."""

from PySide6.QtGui import QColor

from desktop_seg.base.i18n import _
from desktop_seg.segments.flow import COLORS

_LIGHTER = 175  # percent; the colours are chosen for a light ground


def shown_color(code: str, is_dark: bool) -> QColor:
    """Return the colour of a segment for a light or dark ground."""
    return QColor(code).lighter(_LIGHTER) if is_dark else QColor(code)


def color_title(code: str) -> str:
    """Return the colour in a word, "" for one that is none of ours."""
    return next((_(each.title) for each in COLORS if each.code == code), "")
