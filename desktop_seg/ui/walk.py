"""Opens the window on a shop, goes through its pages and saves a picture: for the self-test of an installed program.

Used by: cli/self_test (`desktop-seg self-test --window FILE`). The program itself is put together in app.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop_seg.ui.faults import Faults
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.shell import CUSTOMERS, IMPORTS, OVERVIEW, SEGMENTS
from desktop_seg.ui.theme import Theme

_PAGES = (SEGMENTS, CUSTOMERS, IMPORTS, OVERVIEW)  # the last one is on the picture
_SIZE = (1280, 820)
_PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.4


def walk(shop_file: Path, picture: Path) -> list[str]:
    """Show every page and save a picture of the overview; return how Qt calls the screen, and the pages.

    Without a screen the window stands in memory. Raises RuntimeError when a page fails, or is not finished in time.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    wrong: list[str] = []
    faults = Faults(application)
    faults.noticed.connect(wrong.append)
    shop = OpenShop(application)
    shop.failed.connect(lambda error: wrong.append(type(error).__name__))
    window = MainWindow(shop, Theme(application, "light"), faults)
    window.resize(*_SIZE)
    window.show()
    try:
        shop.open(shop_file)
        _wait(lambda: bool(wrong) or shop.figures is not None)
        for page in _PAGES:
            window.go_to(page)
            _wait_until_steady(window)
        if wrong:
            raise RuntimeError(wrong[0])
        if not window.grab().save(str(picture)):
            raise RuntimeError(f"{picture.name} could not be saved")
    finally:
        shop.close()
        window.close()
    return [application.platformName(), *_PAGES]


def _wait_until_steady(window: MainWindow) -> None:
    """Let the window work until it looks the same twice: charts and tables come when they are ready."""
    looks: list[QPixmap] = []

    def is_steady() -> bool:
        looks.append(window.grab())
        return len(looks) > 1 and looks[-1].toImage() == looks[-2].toImage()

    _wait(is_steady)


def _wait(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        asked = time.monotonic()
        while time.monotonic() < asked + _LOOK_SECONDS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if is_so():
            return
        if time.monotonic() > until:
            raise RuntimeError("a page was not finished in time")
