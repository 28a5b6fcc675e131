"""Makes the icon of each system from resources/icons/app.svg. Used by: launcher, setup, Debian package, macOS.

Qt draws the SVG, at each size anew so that small ones stay sharp; Pillow packs the pictures into one file.
"""

import io
import os
from pathlib import Path

from PIL import Image

from installer.product import ROOT

SVG = ROOT / "resources" / "icons" / "app.svg"
_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def picture(size: int) -> Image.Image:
    """Return the icon as a square picture of so many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


def write_png(path: Path, size: int) -> None:
    """Write the icon as a PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture(size).save(path, "PNG", optimize=True)


def write_ico(path: Path) -> None:
    """Write the icon of Windows, with every size that Explorer asks for."""
    # Pillow takes the sizes of a picture of its own for each pair here, and the drawn ones before scaled ones.
    _write(path, "ICO", _ICO_SIZES, {"sizes": [(size, size) for size in _ICO_SIZES]})


def write_icns(path: Path) -> None:
    """Write the icon of macOS."""
    _write(path, "ICNS", _ICNS_SIZES, {})


def write_panel(path: Path) -> None:
    """Write the picture beside the first and last page of the setup, large enough for a screen of 200 %."""
    panel = Image.new("RGB", (328, 628), "#E6F0FA")
    drawn = picture(176)
    panel.paste(drawn, ((panel.width - drawn.width) // 2, 150), drawn)
    path.parent.mkdir(parents=True, exist_ok=True)
    panel.save(path, "BMP")


def _write(path: Path, form: str, sizes: tuple[int, ...], options: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    largest, *smaller = (picture(size) for size in sorted(sizes, reverse=True))
    largest.save(path, form, append_images=smaller, **options)
