"""The look changes while the program runs, and one place holds it."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_seg.ui.theme import Theme
from desktop_seg.ui.token import DARK, LIGHT


def test_dark_and_light_are_switched_at_run_time(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    assert qapp.palette().window().color().name().upper() == LIGHT.window
    with qtbot.waitSignal(theme.changed):
        theme.use("dark")
    assert theme.tokens is DARK
    assert qapp.palette().window().color().name().upper() == DARK.window
    theme.use("light")
    assert theme.tokens is LIGHT


def test_an_unknown_choice_follows_the_system(theme: Theme) -> None:
    theme.use("purple")
    assert theme.choice == "system"


def test_text_grows_in_all_widgets_and_stays_within_ninety_and_a_hundred_and_fifty(qtbot: QtBot, theme: Theme) -> None:
    shown = QLabel("text")
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    before = shown.fontMetrics().height()
    theme.set_text_percent(150)
    qtbot.waitUntil(lambda: shown.fontMetrics().height() > before * 1.3)
    theme.step_text(1)
    assert theme.text_percent == 150
    for _ in range(9):
        theme.step_text(-1)
    assert theme.text_percent == 90
    theme.set_text_percent(100)
