"""Colours: enough contrast for text and marks, and series that keep apart for every kind of colour blindness."""

from itertools import combinations

import pytest

from desktop_seg.ui.token import DARK, LIGHT, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes (2009), severity 1.0, over linear RGB.
_SEEN_BY = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _linear(color: str) -> tuple[float, float, float]:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    light = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (_linear(one), _linear(other))]
    return (max(light) + 0.05) / (min(light) + 0.05)


def _lab(linear: tuple[float, ...]) -> tuple[float, float, float]:
    r, g, b = (min(1.0, max(0.0, part)) for part in linear)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _difference(one: str, other: str, eye: str) -> float:
    seen = []
    for color in (one, other):
        linear = _linear(color)
        seen.append(_lab(tuple(sum(row[k] * linear[k] for k in range(3)) for row in _SEEN_BY[eye])))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@BOTH
def test_text_has_a_contrast_of_four_and_a_half(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.panel, tokens.side, tokens.hover, tokens.selected)
    assert all(_contrast(tokens.text, ground) >= 7 for ground in grounds)
    assert all(_contrast(tokens.muted, ground) >= 4.5 for ground in (tokens.window, tokens.panel, tokens.side))
    assert all(_contrast(tokens.accent, ground) >= 4.5 for ground in (tokens.window, tokens.panel))
    assert all(
        _contrast(tokens.on_accent, ground) >= 4.5
        for ground in (tokens.accent, tokens.accent_hover, tokens.accent_pressed)
    )
    assert _contrast(tokens.warn, tokens.warn_panel) >= 4.5
    assert _contrast(tokens.window, tokens.text) >= 4.5  # the short message at the foot of the window


@BOTH
def test_outlines_of_fields_and_marks_in_charts_have_a_contrast_of_three(tokens: Tokens) -> None:
    assert _contrast(tokens.border, tokens.panel) >= 3
    assert all(_contrast(color, tokens.panel) >= 3 for color in tokens.series)


@BOTH
@pytest.mark.parametrize("eye", list(_SEEN_BY))
def test_series_keep_apart_for_every_kind_of_colour_blindness(tokens: Tokens, eye: str) -> None:
    for one, other in combinations(tokens.series, 2):
        assert _difference(one, other, eye) >= 20, (one, other, eye)
