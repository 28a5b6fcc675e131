"""The Imports page: every import with its report, what did not fit, the workbook to mend it, undoing in any order."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_seg.importing.flow import Step
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.imports import ImportsPage
from desktop_seg.ui.shell import IMPORTS
from tests.ui.conftest import WAIT_MS
from tests.ui.import_walk import BAD_ROWS, CLEAR, HEAD, LONG_MS, PEOPLE, asked, box, imports, walk, written
from tests.ui.screen_reader import nameless

LATER = HEAD + "B8;108;20-03-2025;8,50\nB20;101;02-04-2025;3,00\nB21;120;03-04-2025;4,00\n"


def opened(qtbot: QtBot, window: MainWindow) -> ImportsPage:
    """Go to the page and wait for its list."""
    window.go_to(IMPORTS)
    page = window.stack.page
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: bool(page.hint.text()), timeout=WAIT_MS)
    return page


def choose(qtbot: QtBot, page: ImportsPage, name: str) -> None:
    """Go to an import with the arrow keys and wait for its report."""
    names = [each.name for each in page.table.model().values]  # type: ignore[attr-defined]
    page.table.setFocus()
    while (row := page.table.currentIndex().row()) != names.index(name):
        qtbot.keyClick(page.table, Qt.Key.Key_Down if row < names.index(name) else Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.file.name == name, timeout=WAIT_MS)


def told(page: ImportsPage) -> dict[str, str]:
    """Return the report as it stands."""
    return {pair.title: pair.text for pair in page.report.pairs.pairs}


def undo(qtbot: QtBot, window: MainWindow, page: ImportsPage) -> str:
    """Undo the chosen import; return what was asked."""
    page.undo.click()
    qtbot.waitUntil(lambda: box(page) is not None, timeout=WAIT_MS)
    question = box(page)
    assert isinstance(question, QMessageBox)
    said = question.informativeText()
    agree = next(each for each in question.buttons() if each.text() == "Undo this import")
    with qtbot.waitSignal(window.toast.told, timeout=LONG_MS):
        agree.click()
    return said


def test_without_imports_the_page_says_how_to_begin(qtbot: QtBot, empty: MainWindow) -> None:
    page = opened(qtbot, empty)
    assert page.hint.text().startswith("Nothing was imported yet. Drop")
    assert not page.undo.isEnabled()
    assert page.tabs.isHidden() or not page.tabs.isVisible()
    assert nameless(empty) == []


def test_the_report_of_an_import_can_be_read_again(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    months = step.wizard.flow.reports[0].months
    assert step.step is Step.BAD_ROWS
    step.next()
    step.import_it()
    page = opened(qtbot, empty)
    choose(qtbot, page, "verkoop.csv")
    report = told(page)
    assert report["What it is"] == "Sales, one row for each receipt"
    assert report["Rows"] == "11 = 9 new + 0 updated + 0 already there + 2 set aside"
    assert report["Sales in the file"] == "13 Mar 2025 to 23 Mar 2025: €49.00, returns taken off"
    assert report["If you undo it"] == "This goes: 9 customers and 9 sales, worth €49.00."
    cells = page.report.months.model()
    shown = [cells.data(cells.index(0, column)) for column in range(3)]
    assert [(each.sales, each.net_cents) for each in months] == [(9, 4900)]
    assert shown == ["March 2025", "9", "€49.00"]
    assert page.tabs.tabText(1) == "Did not fit (2)"
    page.tabs.setCurrentWidget(page.rows)
    assert [issue.text for issue in page.rows.issues.values] == ["gratis", "gratis"]
    assert nameless(empty) == []


def test_rows_set_aside_are_saved_mended_and_imported_again(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    step.next()
    step.import_it()
    empty.toast.further_button.click()
    page = opened(qtbot, empty)
    choose(qtbot, page, "verkoop.csv")
    page.rows.save.click()
    dialog = page.rows.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("verkoop - set aside.xlsx")
    dialog.reject()
    target = tmp_path / "mend.xlsx"
    with qtbot.waitSignal(empty.toast.told, timeout=WAIT_MS):
        page.rows.save_to(target.with_suffix(""))
    assert empty.toast.text == "2 rows are in “mend.xlsx”. Mend them there and import that file."
    book = openpyxl.load_workbook(target)
    sheet = book.active
    assert sheet is not None
    sheet["D2"], sheet["D3"] = 7.25, "8,75"
    book.save(target)
    again = walk(qtbot, empty, target)
    assert again.step is Step.SUMMARY, "nothing is asked that was answered before"
    again.import_it()
    assert asked(qtbot, empty, "SELECT count(*), sum(net_cents) FROM sale") == [(11, 4900 + 725 + 875)]


def test_a_workbook_that_cannot_be_written_is_said_so(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    step.next()
    step.import_it()
    page = opened(qtbot, empty)
    choose(qtbot, page, "verkoop.csv")
    page.rows.save_to(tmp_path / "nowhere" / "mend.xlsx")
    qtbot.waitUntil(lambda: box(empty) is not None, timeout=WAIT_MS)
    message = box(empty)
    assert message is not None
    assert "folder" in message.text()
    message.close()


@pytest.mark.parametrize("first", ["verkoop.csv", "klanten.csv", "later.csv"])
def test_imports_are_undone_in_any_order_and_what_goes_is_said_before(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, first: str
) -> None:
    for name, text in (("verkoop.csv", CLEAR), ("klanten.csv", PEOPLE), ("later.csv", LATER)):
        walk(qtbot, empty, written(tmp_path, text, name)).import_it()
    page = opened(qtbot, empty)
    choose(qtbot, page, first)
    question = undo(qtbot, empty, page)
    gone = {
        "verkoop.csv": "This goes: 7 sales, worth €31.50.",
        "klanten.csv": "No customer and no sale goes: other imports bring them all.",
        "later.csv": "This goes: 1 customer and 2 sales, worth €7.00.",
    }
    assert question.startswith(gone[first])
    others = {
        "verkoop.csv": "“klanten.csv” brings 8 of the customers too and keeps them.",
        "klanten.csv": "“verkoop.csv” brings 8 of the customers too and keeps them.",
        "later.csv": "“verkoop.csv” brings 2 of the customers and 1 of the sales too and keeps them.",
    }
    assert others[first] in question
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2, timeout=WAIT_MS)
    left = {"verkoop.csv": [(3,)], "klanten.csv": [(10,)], "later.csv": [(8,)]}
    assert asked(qtbot, empty, "SELECT count(*) FROM sale") == left[first]
    for rest in (1, 0):
        undo(qtbot, empty, page)
        qtbot.waitUntil(lambda rest=rest: page.table.model().rowCount() == rest, timeout=WAIT_MS)  # type: ignore[misc]
    assert imports(qtbot, empty) == ()
    assert asked(qtbot, empty, "SELECT (SELECT count(*) FROM sale), (SELECT count(*) FROM customer)") == [(0, 0)]
    assert page.hint.text().startswith("Nothing was imported yet.")


def test_what_has_just_come_in_with_something_to_mend_is_chosen(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    walk(qtbot, empty, written(tmp_path, CLEAR)).import_it()
    page = opened(qtbot, empty)
    choose(qtbot, page, "verkoop.csv")
    assert page.tabs.currentWidget() is page.report
    web = written(tmp_path, BAD_ROWS.replace("\nB", "\nW"), "web.csv")
    step = walk(qtbot, empty, web, written(tmp_path, PEOPLE, "klanten.csv"))
    while step.step is not Step.SUMMARY:
        step.next()
    step.import_it()
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.file.name == "web.csv", timeout=WAIT_MS)
    assert page.tabs.currentWidget() is page.rows
    assert len(page.rows.issues.values) == 2
