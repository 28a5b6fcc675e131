"""The program's own drawings (resources/icons/*.svg), one colour each, tinted by the theme when they are asked for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_seg.base import paths

_SIDES = (16, 20, 24, 32, 48)


def icon(name: str, color: str) -> QIcon:
    """Return a drawing as an icon for buttons and menus. color: "#rrggbb"."""
    made = QIcon()
    for side in _SIDES:
        made.addPixmap(picture(name, color, side))
    return made


def picture(name: str, color: str, side: int) -> QPixmap:
    """Return a drawing as a square picture of `side` logical pixels, as sharp as the screen allows."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", color.encode()))).render(
        painter, QRectF(0, 0, side, side)
    )
    painter.end()
    return pixmap


@cache
def _drawing(name: str) -> bytes:
    return paths.resource("icons", f"{name}.svg").read_bytes()
