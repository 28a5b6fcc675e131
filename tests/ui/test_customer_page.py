"""The page of one customer as its user meets it: opened by Enter from two places, looked through, and back again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_seg.store.backup import back_up
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.customer import CustomerPage
from desktop_seg.ui.pages.customers import CustomersPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.pages.segments import SegmentsPage
from desktop_seg.ui.shell import CUSTOMERS
from tests.analysis.visiting_shop import leavers, shop_of
from tests.ui.conftest import WAIT_MS, note_import


def _customer(qtbot: QtBot, window: MainWindow, title: str) -> CustomerPage:
    page = window.stack.page
    assert isinstance(page, CustomerPage)
    qtbot.waitUntil(lambda: page.title.text() == title, timeout=WAIT_MS)
    return page


def _cell(page: CustomerPage, row: int, column: int) -> str:
    model = page.timeline.table.model()
    return str(model.data(model.index(row, column)) or "")


@pytest.fixture
def customers(qtbot: QtBot, window: MainWindow) -> CustomersPage:
    window.go_to(CUSTOMERS)
    page = window.stack.page
    assert isinstance(page, CustomersPage)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 40, timeout=WAIT_MS)
    return page


def test_enter_opens_a_customer_and_back_returns_to_the_same_row(
    qtbot: QtBot, window: MainWindow, customers: CustomersPage
) -> None:
    customers.table.setFocus()
    customers.table.selectRow(2)
    qtbot.keyClick(customers.table, Qt.Key.Key_Return)
    page = _customer(qtbot, window, "c03 Name03")
    assert page.back.text() == "‹ Customers"
    assert page.habit_text.startswith("Came 3 times, the last time 2 days ago")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.stack.page is customers
    assert customers.table.currentIndex().row() == 2
    qtbot.waitUntil(lambda: QApplication.focusWidget() is customers.table, timeout=WAIT_MS)


def test_history_lists_the_sales_newest_first_with_what_the_file_tells(
    qtbot: QtBot, window: MainWindow, customers: CustomersPage
) -> None:
    customers.table.activated.emit(customers.table.model().index(2, 0))
    page = _customer(qtbot, window, "c03 Name03")
    qtbot.waitUntil(lambda: page.timeline.table.model().rowCount() == 3, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: _cell(page, 0, 0) == "25 Jun 2025", timeout=WAIT_MS)
    assert [_cell(page, row, 1) for row in range(3)] == ["Purchase"] * 3
    assert _cell(page, 0, 3) == "€3.00"
    qtbot.waitUntil(lambda: "the file tells only the total" in page.timeline.heading.text(), timeout=WAIT_MS)
    page.timeline.part.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.timeline.table.model().rowCount() == 0, timeout=WAIT_MS)


def test_cards_tell_contact_consent_and_figures(qtbot: QtBot, window: MainWindow, customers: CustomersPage) -> None:
    customers.table.activated.emit(customers.table.model().index(2, 0))
    page = _customer(qtbot, window, "c03 Name03")
    contact = {pair.title: pair.text for pair in page.cards.contact.pairs}
    assert (contact["Number"], contact["E-mail"]) == ("c03", "c03@example.com")
    permissions = {pair.title: pair.text for pair in page.cards.permissions.pairs}
    assert permissions["E-mail"] == "✗ no: Never said yes"
    figures = {pair.title: pair.text for pair in page.cards.figures.pairs}
    assert figures["Spent in all"] == "€9.00"
    assert figures["Visits with a purchase"] == "3 visits"


def test_segments_of_a_customer_lead_to_their_pages_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.show_segment("top_20")
    segment = window.stack.page
    assert isinstance(segment, SegmentPage)
    qtbot.waitUntil(lambda: segment.people.table.model().rowCount() > 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: segment.title.text() == "Top customers", timeout=WAIT_MS)
    people = segment.people.table.model()
    qtbot.waitUntil(lambda: bool(people.data(people.index(0, 0))), timeout=WAIT_MS)
    name = str(people.data(people.index(0, 0)))
    segment.people.table.setFocus()
    segment.people.table.selectRow(0)
    qtbot.keyClick(segment.people.table, Qt.Key.Key_Return)
    page = _customer(qtbot, window, name)
    assert page.back.text() == "‹ Top customers"
    page.tabs.setCurrentWidget(page.segments)
    table = page.segments.table
    qtbot.waitUntil(lambda: table.model().rowCount() > 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.segments.reasons.verdict.text() == f"{name} is in “Top customers”.", timeout=WAIT_MS)
    assert "top 20%" in page.segments.sentence.text()
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.stack.page is segment
    qtbot.waitUntil(lambda: segment.title.text() not in ("", "Top customers"), timeout=WAIT_MS)
    assert segment.back.text() == f"‹ {name}"
    segment.back.click()
    assert window.stack.page is page
    page.back.click()
    assert window.stack.page is segment
    qtbot.waitUntil(lambda: segment.title.text() == "Top customers", timeout=WAIT_MS)
    assert segment.back.text() == "‹ All segments"
    segment.back.click()
    assert isinstance(window.stack.page, SegmentsPage)


def test_somebody_who_is_gone_leads_back(qtbot: QtBot, window: MainWindow, customers: CustomersPage) -> None:
    window.show_customer(4711)
    qtbot.waitUntil(lambda: window.stack.page is customers, timeout=WAIT_MS)


def test_whether_a_customer_will_come_again_is_told_in_words_where_the_shop_allows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """The shop at first is too small for a forecast; the one opened then has 256 who came again."""
    window.show_customer(1)
    page = window.stack.page
    assert isinstance(page, CustomerPage)
    qtbot.waitUntil(lambda: page.title.text() != "", timeout=WAIT_MS)
    assert page.return_line.text() == ""
    large, path = shop_of(leavers(300, 30, 3 * 365, 0.85)), tmp_path / "large.seg"
    note_import(large)
    back_up(large, path)
    large.close()
    window.shop.open(path)
    qtbot.waitUntil(lambda: window.stack.page is not page, timeout=WAIT_MS)
    window.show_customer(1)
    qtbot.waitUntil(lambda: "Of 100 customers like this one about" in page.return_line.text(), timeout=WAIT_MS)
