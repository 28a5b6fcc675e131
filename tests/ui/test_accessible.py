"""A screen reader finds a name on everything that takes the focus; Tab reaches everything and leaves it again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.theme import Theme
from tests.ui.conftest import shown
from tests.ui.every_page import every_page
from tests.ui.screen_reader import nameless


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, shop: OpenShop, theme: Theme, language: str) -> None:
    i18n.use(language)
    window = shown(qtbot, shop, theme)
    assert {place: nameless(window) for place in every_page(qtbot, window) if nameless(window)} == {}


def test_the_first_page_has_names_too(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> None:
    assert nameless(shown(qtbot, empty_shop, theme)) == []


def test_tab_goes_round_every_page_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    for place in every_page(qtbot, window):
        window.nav.setFocus()
        seen: list[QWidget] = []
        for _ in range(60):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus is window.nav:
                break
            assert focus not in seen, f"Tab is caught on {place} in {type(focus).__name__}"
            seen.append(focus)
        else:
            pytest.fail(f"Tab does not come round on {place}")
        inside = [widget for widget in seen if window.stack.isAncestorOf(widget)]
        assert inside, place
        expected = {
            widget
            for widget in window.stack.currentWidget().findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        }  # fmt: skip
        assert expected <= set(inside), place
