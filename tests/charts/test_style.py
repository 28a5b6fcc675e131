"""Colours and fonts of charts."""

import dataclasses
from itertools import pairwise

import pytest
from matplotlib.font_manager import FontProperties, fontManager, get_font

from desktop_seg.charts.style import DARK, LIGHT, ChartTheme, contrast, known_families, readable_on
from desktop_seg.ui import token

THEMES = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("name", THEMES)
def test_colours_are_those_of_the_window(name: str) -> None:
    theme, tokens = THEMES[name], {"light": token.LIGHT, "dark": token.DARK}[name]
    for field in dataclasses.fields(ChartTheme):
        if field.name not in ("families", "points"):
            assert getattr(theme, field.name) == getattr(tokens, field.name), field.name


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_and_marks_stand_out(theme: ChartTheme) -> None:
    assert contrast(theme.text, theme.panel) >= 4.5
    assert contrast(theme.muted, theme.panel) >= 4.5
    assert contrast(theme.text, theme.ramp[0]) >= 4.5, "labels of the curve stand on its filling"
    assert all(contrast(color, theme.panel) >= 3 for color in (theme.accent, theme.border, *theme.series))
    readable = [color for color in theme.ramp if contrast(readable_on(color, theme), color) >= 4.5]
    assert len(readable) >= 4
    assert all(contrast(one, other) > 1.2 for one, other in pairwise(readable))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_fonts_are_installed_latin_first_and_cover_every_language() -> None:
    families = known_families(("No such font", "DejaVu Sans"))
    assert families[0] == "DejaVu Sans"
    installed = set(fontManager.get_font_names())
    assert set(families) <= installed
    letters = set("AÅæøé€₩→▲▼–“”…·한국어가격")
    for family in families:
        letters -= {chr(code) for code in get_font(fontManager.findfont(FontProperties(family=family))).get_charmap()}
    assert not letters
