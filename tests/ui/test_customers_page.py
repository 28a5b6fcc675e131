"""The customers page as its user meets it: search, sort, copy, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.customers import CustomersPage
from desktop_seg.ui.shell import CUSTOMERS
from tests.ui.conftest import WAIT_MS


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> CustomersPage:
    window.go_to(CUSTOMERS)
    made = window.stack.page
    assert isinstance(made, CustomersPage)
    qtbot.waitUntil(lambda: made.table.model().rowCount() == 40, timeout=WAIT_MS)
    return made


def _cell(page: CustomersPage, row: int, column: int) -> str:
    model = page.table.model()
    return str(model.data(model.index(row, column)) or "")


def test_everyone_is_listed_by_name_with_figures(qtbot: QtBot, page: CustomersPage) -> None:
    qtbot.waitUntil(lambda: _cell(page, 0, 0) == "c01 Name01", timeout=WAIT_MS)
    headings = [page.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(6)]
    assert headings == ["Name", "Number", "City", "Orders", "Last order", "Total"]
    assert [_cell(page, 2, column) for column in range(6)] == [
        "c03 Name03",
        "c03",
        "Utrecht",
        "3",
        "25 Jun 2025",
        "€9.00",
    ]


def test_search_from_the_keyboard_narrows_the_table(qtbot: QtBot, window: MainWindow, page: CustomersPage) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QGuiApplication.focusObject()
    qtbot.keyClicks(field, "name07")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: _cell(page, 0, 1) == "c07", timeout=WAIT_MS)
    qtbot.keyClicks(field, "nobody")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0, timeout=WAIT_MS)
    assert "Nobody matches “name07nobody”" in page.count_text


def test_a_click_on_a_heading_sorts_all_customers(qtbot: QtBot, page: CustomersPage) -> None:
    page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: _cell(page, 0, 1) == "c12", timeout=WAIT_MS)
    page.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: _cell(page, 39, 1) == "c12", timeout=WAIT_MS)


def test_copy_takes_the_headings_and_rows_that_were_never_in_view(qtbot: QtBot, page: CustomersPage) -> None:
    page.table.selectAll()
    page.table.setFocus()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=WAIT_MS)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == ["Name", "Number", "City", "Orders", "Last order", "Total"]
    assert len(lines) == 41
    assert lines[40].startswith("c40 Name40\tc40\tZeist\t0\t")
