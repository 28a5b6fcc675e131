"""The page of possible duplicates as its user meets it: look, compare, decide, undo, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.shop_file import open_shop
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.customers import CustomersPage
from desktop_seg.ui.pages.duplicates import DuplicatesPage
from desktop_seg.ui.shell import CUSTOMERS, DUPLICATES
from desktop_seg.ui.theme import Theme
from tests.importing.writing.tables import imported
from tests.ui.conftest import WAIT_MS, shown

LIST = """
    customer_id | first_name | last_name | email        | street | house_number | postal_code | consent_email
    7           | Anna       | Smit      | anna@shop.nl | Dam    | 3            | 1012 AB     | yes
    8           | A.         | Smit      |              | Dam    | 3            | 1012 AB     | no
    9           | Bo         | Smit      |              | Dam    | 3            | 1012 AB     |
    10          | Cor        | Bos       | cor@bos.nl   |        |              |             |
    11          |            |           | Cor+x@bos.nl |        |              |             |
"""
SALES = "order_id | order_date | customer_id | order_total\n1 | 2024-06-01 | 7 | 5.00\n2 | 2024-06-02 | 8 | 7.00"


@pytest.fixture
def twice(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenShop]:
    """A shop in which some people are twice."""
    db = open_shop(tmp_path / "twice.seg")
    imported(db, FileKind.CUSTOMERS, LIST)
    imported(db, FileKind.RECEIPTS, SALES)
    db.close()
    opened = OpenShop()
    with qtbot.waitSignal(opened.opened, timeout=WAIT_MS):
        opened.open(tmp_path / "twice.seg")
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, twice: OpenShop, theme: Theme) -> DuplicatesPage:
    window = shown(qtbot, twice, theme)
    window.go_to(CUSTOMERS)
    customers = window.stack.page
    assert isinstance(customers, CustomersPage)
    customers.duplicates_button.setFocus()
    qtbot.keyClick(customers.duplicates_button, Qt.Key.Key_Space)
    made = window.stack.page
    assert isinstance(made, DuplicatesPage)
    qtbot.waitUntil(lambda: made.pairs.count == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: made.pairs.sides.rowCount() > 0, timeout=WAIT_MS)
    return made


def cells(page: DuplicatesPage) -> list[list[str]]:
    model = page.pairs.table.model()
    return [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]


def compared(page: DuplicatesPage) -> dict[str, list[str]]:
    return {line.title: [line.kept, line.merged, line.together] for line in page.pairs.sides.values}


def tab_titles(page: DuplicatesPage) -> list[str]:
    return [page.tabs.tabText(at) for at in range(3)]


def test_pairs_are_listed_with_the_reason_and_compared_side_by_side(page: DuplicatesPage) -> None:
    assert tab_titles(page) == ["Possible duplicates (2)", "Households (1)", "Treated as one (0)"]
    assert cells(page) == [
        ["Anna Smit (7)", "A. Smit (8)", "same last name with a fitting initial and same address", "perhaps"],
        ["Cor Bos (10)", "11", "same e-mail but for what follows the +", "perhaps"],
    ]
    assert page.pairs.why.text() == "Why: same last name with a fitting initial and same address"
    found = compared(page)
    assert found["Amount"] == ["€5.00", "€7.00", "€12.00"]
    assert found["Sales"] == ["1", "1", "2"]
    assert found["May be written to"] == ["e-mail: yes", "e-mail: no", "e-mail: no"]
    assert "Birthday" not in found


def test_swapping_shows_the_other_one_as_staying(qtbot: QtBot, page: DuplicatesPage) -> None:
    qtbot.mouseClick(page.pairs.swap_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: compared(page)["Number"][0] == "8", timeout=WAIT_MS)
    assert compared(page)["Name"] == ["A. Smit", "Anna Smit", "Anna Smit"]


def test_merging_and_undoing_it_by_keyboard(qtbot: QtBot, page: DuplicatesPage, twice: OpenShop) -> None:
    page.pairs.merge_button.setFocus()
    qtbot.keyClick(page.pairs.merge_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab_titles(page)[::2] == ["Possible duplicates (1)", "Treated as one (1)"], timeout=WAIT_MS)
    assert twice.figures is not None
    assert twice.figures.customers == 4
    assert QApplication.focusWidget() is page.pairs.table
    page.tabs.setCurrentWidget(page.merged)
    model = page.merged.table.model()
    assert [model.index(0, column).data() for column in (0, 1, 2, 4)] == [
        "Anna Smit (7)",
        "A. Smit (8)",
        "you",
        "one customer",
    ]
    page.merged.undo_button.setFocus()
    qtbot.keyClick(page.merged.undo_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab_titles(page)[::2] == ["Possible duplicates (2)", "Treated as one (0)"], timeout=WAIT_MS)
    assert twice.figures.customers == 5


def test_two_people_are_not_offered_again(qtbot: QtBot, page: DuplicatesPage) -> None:
    qtbot.mouseClick(page.pairs.two_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.pairs.count == 1 and page.isEnabled(), timeout=WAIT_MS)
    qtbot.mouseClick(page.look_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.look_again.isEnabled() and page.pairs.count == 1, timeout=WAIT_MS)
    assert cells(page)[0][0] != "Anna Smit (7)"


def test_a_household_is_joined_on_request(qtbot: QtBot, page: DuplicatesPage, twice: OpenShop) -> None:
    page.tabs.setCurrentWidget(page.households)
    qtbot.mouseClick(page.households.join_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab_titles(page)[1:] == ["Households (0)", "Treated as one (2)"], timeout=WAIT_MS)
    assert twice.figures is not None
    assert twice.figures.customers == 3


def test_an_undone_import_is_looked_at_anew(qtbot: QtBot, page: DuplicatesPage, twice: OpenShop) -> None:
    from desktop_seg.importing.undo import undo
    from desktop_seg.model.changes import Changes

    twice.write(lambda db, progress: [undo(db, number, progress) for number in (2, 1)], lambda _: None, Changes.all())
    qtbot.waitUntil(lambda: page.said == "Nobody seems to be here twice.", timeout=WAIT_MS)
    assert tab_titles(page) == ["Possible duplicates (0)", "Households (0)", "Treated as one (0)"]
    assert not page.pairs.merge_button.isEnabled()


def test_looking_can_be_cancelled_and_begun_again(qtbot: QtBot, page: DuplicatesPage, twice: OpenShop) -> None:
    page.look_again.click()
    (job,) = twice.jobs.titled()
    assert job.title == "Looking for possible duplicates"
    job.cancel()
    qtbot.waitUntil(page.look_again.isEnabled, timeout=WAIT_MS)
    assert page.said.endswith("Press Look again.")
    page.look_again.click()
    page.refresh()  # asked twice: the first one is dropped, the second answers
    qtbot.waitUntil(lambda: page.look_again.isEnabled() and page.said.startswith("Every merge"), timeout=WAIT_MS)


def test_the_page_leads_back_to_the_customers(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(DUPLICATES)
    window.go_back()
    assert isinstance(window.stack.page, CustomersPage)
