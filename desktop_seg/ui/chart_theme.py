"""The look of charts in the window: that of charts/style.py with the fonts and the text size of the window."""

from dataclasses import replace

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from desktop_seg.charts import style
from desktop_seg.charts.style import ChartTheme
from desktop_seg.ui.theme import Theme


def chart_theme(theme: Theme) -> ChartTheme:
    """Return colours, fonts and text size of charts as the window has them now."""
    # What the window asks for may be an alias ("Sans Serif"); matplotlib wants the name of the font that came of it.
    family = QFontInfo(QApplication.font()).family()
    look = style.DARK if theme.tokens.is_dark else style.LIGHT
    return replace(look, families=(family, *theme.families), points=theme.points)
