"""A screen reader finds a name on everything that takes the focus; Tab reaches everything and leaves it again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.customer import CustomerPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.shell import CAMPAIGNS, CUSTOMERS, DUPLICATES, IMPORTS, OVERVIEW, SEGMENTS
from desktop_seg.ui.theme import Theme
from tests.ui.conftest import WAIT_MS, shown

PAGES = (OVERVIEW, SEGMENTS, CUSTOMERS, DUPLICATES, IMPORTS, CAMPAIGNS)


def _interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield root
    for at in range(root.childCount()):
        child = root.child(at)
        if child is not None and child.isValid():
            yield from _interfaces(child)


def _nameless(window: MainWindow) -> list[str]:
    """Return the focusable widgets on show that a screen reader would have no name for."""
    found = []
    for interface in _interfaces(QAccessible.queryAccessibleInterface(window)):
        widget = interface.object()
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def _visit(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    for key in PAGES:
        window.go_to(key)
        _settle(qtbot, window)
        yield key
    window.show_segment("top_20")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: bool(page.figures_text), timeout=WAIT_MS)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        _settle(qtbot, window)
        yield f"segment tab {tab}"
    window.show_customer(1)
    customer = window.stack.page
    assert isinstance(customer, CustomerPage)
    qtbot.waitUntil(lambda: bool(customer.habit_text), timeout=WAIT_MS)
    for tab in range(customer.tabs.count()):
        customer.tabs.setCurrentIndex(tab)
        _settle(qtbot, window)
        yield f"customer tab {tab}"


def _settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until every answer is there: what comes late would come amid the walk."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: window.shop.jobs.is_idle, timeout=WAIT_MS)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, shop: OpenShop, theme: Theme, language: str) -> None:
    i18n.use(language)
    window = shown(qtbot, shop, theme)
    assert {place: _nameless(window) for place in _visit(qtbot, window) if _nameless(window)} == {}


def test_the_first_page_has_names_too(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> None:
    assert _nameless(shown(qtbot, empty_shop, theme)) == []


def test_tab_goes_round_every_page_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    for place in _visit(qtbot, window):
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
