"""The look of charts, made from the look of the window."""

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from desktop_seg.charts.style import ChartTheme
from desktop_seg.ui.theme import Theme


def chart_theme(theme: Theme) -> ChartTheme:
    """Return colours, fonts and text size of charts as the window has them now."""
    tokens = theme.tokens
    # What the window asks for may be an alias ("Sans Serif"); matplotlib wants the name of the font that came of it.
    family = QFontInfo(QApplication.font()).family()
    return ChartTheme(
        text=tokens.text,
        muted=tokens.muted,
        panel=tokens.panel,
        accent=tokens.accent,
        warn=tokens.warn,
        border=tokens.border,
        line=tokens.line,
        series=tokens.series,
        ramp=tokens.ramp,
        is_dark=tokens.is_dark,
        families=(family, *theme.families),
        points=theme.points,
    )
