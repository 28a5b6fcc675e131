"""The window goes down with what it opened: a wizard left open must not outlive it by half."""

from PySide6.QtWidgets import QApplication, QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.theme import Theme
from tests.ui.conftest import WAIT_MS


def test_closing_the_window_closes_the_wizard_that_is_open(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    window.new_segment()
    qtbot.waitUntil(lambda: bool(window.findChildren(QWizard)), timeout=WAIT_MS)
    window.close()
    qtbot.waitUntil(lambda: not window.findChildren(QWizard), timeout=WAIT_MS)
    # Qt tells every widget of a new look: a wizard half gone would end the program here.
    theme.use("dark")
    theme.use("light")
    assert not [widget for widget in QApplication.allWidgets() if isinstance(widget, QWizard)]
