"""Starts the window: makes every part once and hands it to those who need it. There is no global application object.

What needs numpy, scipy or matplotlib is imported long after the window is painted (tests/architecture).
"""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_seg.base import i18n, log, paths, settings
from desktop_seg.base.i18n import _
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.garbage import Garbage
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.theme import Theme

NO_SCREEN = 3
# Questions and charts are worked out on other threads. When one of them waits for Python, the window is served after a
# millisecond instead of five: with three at work the longest wait of the window halves.
_SWITCH_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Start:
    """How to start. shop_file: None opens the one opened last. is_sample: the sample shop instead."""

    shop_file: Path | None = None
    is_sample: bool = False


def run(start: Start) -> int:
    """Open the window and return the exit code when it is closed."""
    if not has_screen():
        i18n.use()
        sys.stderr.write(
            _("There is no screen here to open a window on. All of it works on the command line too:") + "\n"
        )
        sys.stderr.write("desktop-seg --help\n")
        return NO_SCREEN
    if sys.platform.startswith("linux") and os.environ.get("QT_IM_MODULE") == "fcitx":
        # Qt brings no plug-in for fcitx; fcitx itself answers to the one for ibus, and Hangul can be typed.
        os.environ["QT_IM_MODULE"] = "ibus"
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP)
    app.setApplicationDisplayName("Desktop Seg")
    app.setDesktopFileName("desktop-seg")
    log.start()
    program = Program(app)
    program.show()
    QTimer.singleShot(0, lambda: program.open(start))
    code = app.exec()
    program.close()
    return code


def has_screen() -> bool:
    """Whether a window can be shown: on Linux there must be a display, or a platform of Qt's that needs none."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _written(place: str) -> QByteArray:
    return QByteArray.fromBase64(place.encode("ascii", "ignore"))


class Program(QObject):
    """The parts that outlive a window, which is made again when the language changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._app = app
        self._settings = settings.load()
        self._words_of_qt: QTranslator | None = None
        self._speak()
        self._theme = Theme(app, self._settings.theme, self._settings.text_percent)
        self._theme.changed.connect(self._on_theme_changed)
        self._faults = Faults(self)
        self._faults.install()
        self.shop = OpenShop(self)
        self._garbage = Garbage(lambda: self.shop.jobs.is_idle, self)
        self.shop.opened.connect(self._on_opened)
        self.window: MainWindow | None = None

    def show(self) -> None:
        """Make a window and show it."""
        old = self.window
        self.window = MainWindow(self.shop, self._theme, self._faults)
        self.window.language_wanted.connect(self._on_language_wanted)
        place = _written(self._settings.window) if old is None else old.saveGeometry()
        if not self.window.restoreGeometry(place):
            screen = self._app.primaryScreen().availableSize()
            self.window.resize(min(1280, screen.width() * 9 // 10), min(820, screen.height() * 9 // 10))
        self.window.show()
        if old is not None:
            old.hide()
            old.deleteLater()

    def open(self, start: Start) -> None:
        """Open the shop file that was asked for."""
        if start.is_sample:
            self.shop.open_sample()
        elif start.shop_file is not None:
            self.shop.open(start.shop_file)
        else:
            last = Path(self._settings.shop_file)
            if self._settings.shop_file and last.is_file() and last != paths.sample_shop_file():
                self.shop.open(last)
            else:
                self.shop.open_own()

    def close(self) -> None:
        """Stop what is under way, and remember where the window stood."""
        if self.window is not None:
            place = bytes(self.window.saveGeometry().toBase64().data()).decode("ascii")
            self._keep(replace(self._settings, window=place))
        self.shop.close()
        self._garbage.hand_back()

    def _speak(self) -> None:
        language = i18n.use(self._settings.language or QLocale.system().uiLanguages()[0][:2])
        if self._words_of_qt is not None:
            self._app.removeTranslator(self._words_of_qt)
        self._words_of_qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._words_of_qt.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._words_of_qt)

    def _keep(self, changed: settings.Settings) -> None:
        if changed != self._settings:
            self._settings = changed
            settings.save(changed)

    def _on_theme_changed(self) -> None:
        self._keep(replace(self._settings, theme=self._theme.choice, text_percent=self._theme.text_percent))

    def _on_opened(self) -> None:
        self._keep(replace(self._settings, shop_file=str(self.shop.path or "")))

    def _on_language_wanted(self, language: str) -> None:
        if language != i18n.language():
            self._keep(replace(self._settings, language=language))
            self._speak()
            QTimer.singleShot(0, self.show)  # not inside a menu or combo of the window that goes away
