"""Goes through every page of the window and every tab of a segment and a customer, for tests that look at them all."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.customer import CustomerPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.shell import CAMPAIGNS, CUSTOMERS, DUPLICATES, IMPORTS, OVERVIEW, QUESTIONS, SEGMENTS
from tests.ui.conftest import WAIT_MS

PAGES = (OVERVIEW, SEGMENTS, CUSTOMERS, DUPLICATES, IMPORTS, CAMPAIGNS, QUESTIONS)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until every answer is there and laid out: what comes late would come amid the walk."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: window.shop.jobs.is_idle, timeout=WAIT_MS)
    QApplication.processEvents()


def every_page(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """Show one page or tab after the other; yields what is on show."""
    for key in PAGES:
        window.go_to(key)
        settle(qtbot, window)
        yield key
    window.show_segment("top_20")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: bool(page.figures_text), timeout=WAIT_MS)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        settle(qtbot, window)
        yield f"segment {page.tabs.tabText(tab)}"
    window.show_customer(1)
    customer = window.stack.page
    assert isinstance(customer, CustomerPage)
    qtbot.waitUntil(lambda: bool(customer.habit_text), timeout=WAIT_MS)
    for tab in range(customer.tabs.count()):
        customer.tabs.setCurrentIndex(tab)
        settle(qtbot, window)
        yield f"customer {customer.tabs.tabText(tab)}"
