"""What the Windows setup leaves out of its parts besides what every package does, each with the reason.

Used by: layout. The form of the lines: installer/trim.py.
"""

from installer.trim import EVERYWHERE, LIBRARIES, Trim, keep

_QT = (
    keep("PySide6/__init__.py", "the package itself"),
    keep("PySide6/_config.py", "read by the package when it is imported"),
    keep("PySide6/_git_pyside_version.py", "read by the package when it is imported"),
    keep("PySide6/QtCore.pyd", "used by ui"),
    keep("PySide6/QtGui.pyd", "used by ui"),
    keep("PySide6/QtWidgets.pyd", "used by ui"),
    keep("PySide6/QtSvg.pyd", "draws the icons"),
    keep("PySide6/Qt6Core.dll", "used by ui"),
    keep("PySide6/Qt6Gui.dll", "used by ui"),
    keep("PySide6/Qt6Widgets.dll", "used by ui"),
    keep("PySide6/Qt6Svg.dll", "draws the icons"),
    keep("PySide6/pyside6.abi3.dll", "Python's side of Qt"),
    keep("PySide6/msvcp140*.dll", "run-time library Qt is linked against"),
    keep("PySide6/vcruntime140*.dll", "run-time library Qt is linked against"),
    keep("PySide6/concrt140.dll", "run-time library Qt is linked against"),
    keep("PySide6/plugins/platforms/qwindows.dll", "shows windows"),
    keep("PySide6/plugins/platforms/qoffscreen.dll", "self-test without a screen"),
    keep("PySide6/plugins/styles/*", "look of Windows 11"),
    keep("PySide6/plugins/iconengines/*", "icons as SVG"),
    keep("PySide6/plugins/imageformats/qsvg.dll", "icons as SVG"),
    keep("PySide6/plugins/imageformats/qico.dll", "icon of the window"),
    *(keep(f"PySide6/translations/qtbase_{code}.qm", "Qt's own words") for code in ("da", "ko", "nl")),
    Trim(
        "PySide6/*", "QML, Quick, Designer, Network, Test, Sql, OpenGL in software, tools, headers: nothing uses them"
    ),
    keep("shiboken6/msvcp140*.dll", "run-time library Qt is linked against"),
    keep("shiboken6/vcruntime140*.dll", "run-time library Qt is linked against"),
    keep("shiboken6/shiboken6.abi3.dll", "Python's side of Qt"),
    Trim("shiboken6/*.dll", "run-time libraries of parts that are left out"),
)

TRIMS = (*_QT, *LIBRARIES, *EVERYWHERE)

# Files of the embeddable Python.
PYTHON_TRIMS = (
    Trim("python.exe", "the program has its own start"),
    Trim("pythonw.exe", "the program has its own start"),
    Trim("python.cat", "signatures of files that lie elsewhere"),
    Trim("winsound.pyd", "the program makes no sound"),
    Trim("python*._pth", "written anew: where this program's parts lie"),
    Trim("LICENSE.txt", "stands among the licences"),
)
