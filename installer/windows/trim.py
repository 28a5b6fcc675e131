"""What the Windows setup leaves out of its parts, each with the reason. Used by: layout.

A pattern matches the path of a file inside `lib/`, with slashes; `*` reaches across folders. The first match decides,
so that what is kept of a folder stands before what drops the rest of it.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Trim:
    """One line of the list. keeps: what matches stays; otherwise it is left out."""

    pattern: str
    reason: str
    keeps: bool = False


def _keep(pattern: str, reason: str) -> Trim:
    return Trim(pattern, reason, keeps=True)


_QT = (
    _keep("PySide6/__init__.py", "the package itself"),
    _keep("PySide6/_config.py", "read by the package when it is imported"),
    _keep("PySide6/_git_pyside_version.py", "read by the package when it is imported"),
    _keep("PySide6/QtCore.pyd", "used by ui"),
    _keep("PySide6/QtGui.pyd", "used by ui"),
    _keep("PySide6/QtWidgets.pyd", "used by ui"),
    _keep("PySide6/QtSvg.pyd", "draws the icons"),
    _keep("PySide6/Qt6Core.dll", "used by ui"),
    _keep("PySide6/Qt6Gui.dll", "used by ui"),
    _keep("PySide6/Qt6Widgets.dll", "used by ui"),
    _keep("PySide6/Qt6Svg.dll", "draws the icons"),
    _keep("PySide6/pyside6.abi3.dll", "Python's side of Qt"),
    _keep("PySide6/msvcp140*.dll", "run-time library Qt is linked against"),
    _keep("PySide6/vcruntime140*.dll", "run-time library Qt is linked against"),
    _keep("PySide6/concrt140.dll", "run-time library Qt is linked against"),
    _keep("PySide6/plugins/platforms/qwindows.dll", "shows windows"),
    _keep("PySide6/plugins/platforms/qoffscreen.dll", "self-test without a screen"),
    _keep("PySide6/plugins/styles/*", "look of Windows 11"),
    _keep("PySide6/plugins/iconengines/*", "icons as SVG"),
    _keep("PySide6/plugins/imageformats/qsvg.dll", "icons as SVG"),
    _keep("PySide6/plugins/imageformats/qico.dll", "icon of the window"),
    *(_keep(f"PySide6/translations/qtbase_{code}.qm", "Qt's own words") for code in ("da", "ko", "nl")),
    Trim(
        "PySide6/*", "QML, Quick, Designer, Network, Test, Sql, OpenGL in software, tools, headers: nothing uses them"
    ),
    _keep("shiboken6/msvcp140*.dll", "run-time library Qt is linked against"),
    _keep("shiboken6/vcruntime140*.dll", "run-time library Qt is linked against"),
    _keep("shiboken6/shiboken6.abi3.dll", "Python's side of Qt"),
    Trim("shiboken6/*.dll", "run-time libraries of parts that are left out"),
)

# The languages of the program, those of the files it reads, and those of shops whose formats may be wanted.
_LANGUAGES = (
    *("cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "ja", "ko", "lb", "lt", "lv"),
    *("nb", "nl", "nn", "no", "pl", "pt", "root", "sk", "sl", "sv", "tr", "zh"),
)

_LIBRARIES = (
    *(_keep(f"babel/locale-data/{code}.dat", "words and formats") for code in _LANGUAGES),
    *(_keep(f"babel/locale-data/{code}_*.dat", "words and formats of a country") for code in _LANGUAGES),
    Trim("babel/locale-data/*.dat", "formats of languages that no shop of ours writes in"),
    _keep("numpy/_core/tests/_natype.py", "numpy.testing imports it"),
    Trim("numpy/f2py/tests/*", "tests; numpy.f2py itself stays, scipy imports it"),
    Trim("*/tests/*", "tests of the libraries"),
    Trim("*/conftest.py", "tests of the libraries"),
    Trim("matplotlib/mpl-data/sample_data/*", "example data"),
    Trim("matplotlib/mpl-data/images/*.pdf", "toolbar in a form that only macOS draws"),
    Trim("matplotlib/backends/web_backend/*", "charts in a browser"),
    Trim("scipy/_lib/_array_api_docs_tables.py", "makes tables for scipy's manual"),
    Trim("babel/messages/*", "makes catalogues; the program reads compiled ones with the standard library"),
    Trim("dateutil/zoneinfo/*.tar.gz", "a second copy of the time zones; pandas takes those of tzdata"),
    Trim("PIL/_avif*", "AVIF pictures: the program reads and writes none"),
    Trim("PIL/_webp*", "WebP pictures: the program reads and writes none"),
    Trim("olefile/doc/*", "its manual"),
    Trim("olefile/olefile2.py", "for Python 2"),
    Trim("NOTICE.txt", "stands among the licences"),
    Trim("OleFileIO_PL.py", "an old name of olefile"),
    Trim("pylab.py", "an old name of matplotlib.pyplot, which nothing uses"),
    Trim("desktop_seg/resources/sample/generat*", "makes the sample shop; the spreadsheets themselves are there"),
    Trim("desktop_seg/resources/*.po", "what translators write; the compiled catalogues are there"),
    _keep("desktop_seg/*", "the program: whatever lies there, it may ask for"),
)

_EVERYWHERE = (
    Trim("*.pyi", "types for editors"),
    Trim("*/py.typed", "types for editors"),
    Trim("*.lib", "for linking against"),
    Trim("*.a", "for linking against"),
    Trim("*.cmake", "for compiling against"),
    Trim("*.whl", "a wheel that was packed into a wheel by mistake"),
    Trim("*.h", "for compiling against"),
    Trim("*.hpp", "for compiling against"),
    Trim("*.c", "source of what is compiled"),
    Trim("*.cpp", "source of what is compiled"),
    Trim("*.f", "source of what is compiled"),
    Trim("*.f90", "source of what is compiled"),
    Trim("*.pxd", "for compiling against"),
    Trim("*.pyx", "source of what is compiled"),
    Trim("*.pyx.in", "source of what is compiled"),
    Trim("*.md", "for engineers; licences are collected apart"),
    Trim("*.rst", "for engineers; licences are collected apart"),
    Trim("*.build", "builds the library"),
    Trim("*.exe", "starts a tool of the library"),
    Trim("*/__pycache__/*", "byte code of another Python"),
    Trim("*.data/scripts/*", "tools of the library"),
    Trim("*.data/data/*", "manual pages"),
    _keep("*.dist-info/METADATA", "tells the version"),
    Trim("*.dist-info/*", "bookkeeping of pip; licences are collected apart"),
)

TRIMS = (*_QT, *_LIBRARIES, *_EVERYWHERE)

# Files of the embeddable Python.
PYTHON_TRIMS = (
    Trim("python.exe", "the program has its own start"),
    Trim("pythonw.exe", "the program has its own start"),
    Trim("python.cat", "signatures of files that lie elsewhere"),
    Trim("winsound.pyd", "the program makes no sound"),
    Trim("python*._pth", "written anew: where this program's parts lie"),
    Trim("LICENSE.txt", "stands among the licences"),
)


def is_kept(path: str, trims: tuple[Trim, ...]) -> bool:
    """Whether a file goes into the setup."""
    for trim in trims:
        if fnmatchcase(path, trim.pattern):
            return trim.keeps
    return True
