"""The drawings: each can be drawn, takes the colour it is given, and is tinted and not left black in the dark."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_seg.base import paths
from desktop_seg.ui.icon import icon, picture

NAMES = sorted(file.stem for file in paths.resource("icons").glob("*.svg"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "app"])
def test_a_drawing_takes_the_colour_it_is_given(qtbot: QtBot, name: str) -> None:
    image = picture(name, "#63B3FF", 48).toImage()
    colors = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {"#63B3FF"}
    assert not icon(name, "#63B3FF").isNull()
