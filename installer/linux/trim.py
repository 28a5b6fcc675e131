"""What the program frozen for Linux leaves out, besides what every package does, each with the reason.

Used by: desktop-seg.spec, which gives the place of a file in the frozen program and the file it is a copy of.
"""

from pathlib import Path

from installer.trim import EVERYWHERE, LIBRARIES, Trim, is_kept, keep

_PLUGINS = "PySide6/Qt/plugins"

_QT = (
    *(keep(f"PySide6/Qt/translations/qtbase_{code}.qm", "Qt's own words") for code in ("da", "ko", "nl")),
    Trim("PySide6/Qt/translations/*", "Qt's words in languages that the program does not speak"),
    Trim(f"{_PLUGINS}/egldeviceintegrations/*", "screens without a desktop"),
    Trim(f"{_PLUGINS}/generic/*", "keyboards and mice without a desktop"),
    *(
        Trim(f"{_PLUGINS}/platforms/libq{name}.so", "screens without a desktop")
        for name in ("eglfs", "linuxfb", "minimal", "minimalegl", "vkkhrdisplay", "vnc")
    ),
    Trim(
        f"{_PLUGINS}/platformthemes/libqgtk3.so", "needs all of GTK, for file dialogs that the desktop portal shows too"
    ),
    keep(f"{_PLUGINS}/imageformats/libqsvg.so", "icons as SVG"),
    keep(f"{_PLUGINS}/imageformats/libqico.so", "icon of the window"),
    Trim(f"{_PLUGINS}/imageformats/*", "pictures that the program neither reads nor writes"),
    Trim(f"{_PLUGINS}/networkinformation/*", "the program has no network"),
    Trim(f"{_PLUGINS}/tls/*", "the program has no network"),
    Trim("PySide6/Qt/lib/libQt6EglF*", "screens without a desktop"),
    Trim("PySide6/Qt/lib/libQt6Network*", "the program has no network"),
)

_PICTURES = (
    Trim("PIL/_imagingtk*", "pictures in Tk"),
    Trim("pillow.libs/libavif*", "AVIF pictures: the program reads and writes none"),
    Trim("pillow.libs/libwebp*", "WebP pictures: the program reads and writes none"),
    Trim("pillow.libs/libsharpyuv*", "WebP pictures: the program reads and writes none"),
)

_PROGRAM = (
    Trim("resources/sample/generat*", "makes the sample shop; the spreadsheets themselves are there"),
    Trim("resources/*.po", "what translators write; the compiled catalogues are there"),
)

TRIMS = (*_QT, *_PICTURES, *_PROGRAM, *LIBRARIES, *EVERYWHERE)

# Libraries of the computer that come along, because Python stands on just these versions: SQLite decides what rules can
# ask. Every other one (X11, GLib, fonts) belongs to the desktop, is kept safe by the distribution, and is a dependency.
_OF_PYTHON = (
    "libbz2",
    "libcrypto",
    "libexpat",
    "libffi",
    "liblzma",
    "libpython",
    "libsqlite3",
    "libssl",
    "libuuid",
    "libz",
)


def is_taken(path: str, source: str) -> bool:
    """Whether a file goes into the frozen program."""
    if source.startswith(("/lib/", "/usr/lib/")) and ".so" in path:
        return Path(path).name.split(".")[0] in _OF_PYTHON or "/python3" in source
    return is_kept(path, TRIMS)
