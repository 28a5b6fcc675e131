"""The import wizard by keyboard alone: a clear file, open questions, bad rows, several files, the way back and out."""

import multiprocessing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import Place, Step
from desktop_seg.importing.writing.issue_list import MOST_TOLD
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.models.import_problem import TEXT
from desktop_seg.ui.pages.imports import ImportsPage
from desktop_seg.ui.wizards.import_wizard import BACK, NEXT, ImportWizard
from tests.importing.made_file import lines
from tests.ui.conftest import WAIT_MS
from tests.ui.import_walk import (
    BAD_ROWS,
    CLEAR,
    HEAD,
    LONG_MS,
    NAMELESS,
    PEOPLE,
    UNDECIDED,
    Walk,
    asked,
    box,
    imports,
    walk,
    written,
)

F2, SPACE, ENTER, ESCAPE = Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


def days(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Return the days of all sales."""
    rows = asked(qtbot, window, "SELECT date('1970-01-01', sold_day || ' days') FROM sale ORDER BY 1")
    return [str(row[0]) for row in rows]


def choose_field(step: Walk, row: int, text: str) -> None:
    """Open "Means" of a column, search and take what is found."""
    step.go_to_row(row)
    step.press(F2)
    assert step.wizard.columns_page.popup.isVisible()
    step.type(text)
    step.press(ENTER)


def test_a_clear_file_needs_one_key_and_can_be_taken_back_at_once(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, written(tmp_path, CLEAR))
    assert step.step is Step.SUMMARY
    assert [(row.read, row.new) for row in step.wizard.summary_page.rows.values] == [(8, 8)]
    step.import_it()
    assert empty.toast.text == "Imported 8 sales."
    assert len(days(qtbot, empty)) == 8
    qtbot.waitUntil(lambda: not empty.findChildren(ImportWizard), timeout=WAIT_MS)
    with qtbot.waitSignal(empty.shop.shop_changed, timeout=LONG_MS):
        empty.toast.button.click()
    assert days(qtbot, empty) == []
    assert imports(qtbot, empty) == ()


def test_the_same_file_again_adds_nothing_and_says_so(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    file = written(tmp_path, CLEAR)
    walk(qtbot, empty, file).import_it()
    again = walk(qtbot, empty, file)
    (figures,) = again.wizard.summary_page.rows.values
    assert (figures.read, figures.new, figures.same) == (8, 0, 8)
    again.import_it()
    assert empty.toast.text == "All 8 rows were there already; nothing was added."
    assert len(days(qtbot, empty)) == 8


@pytest.mark.parametrize(("answer", "first"), [(0, "2025-02-01"), (1, "2025-01-02")])
def test_an_undecided_date_is_asked_once_with_both_readings(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, answer: int, first: str
) -> None:
    step = walk(qtbot, empty, written(tmp_path, UNDECIDED))
    panel = step.wizard.columns_page.panel
    assert step.step is Step.COLUMNS
    readings = [each.accessibleName() for each in panel.answers]
    assert "01/02/2025 is 1 February 2025" in readings[0]
    assert "01/02/2025 is 2 January 2025" in readings[1]
    assert not step.wizard.button(NEXT).isEnabled()
    assert step.wizard.frame.note.text()
    step.wizard.columns_page.table.setFocus()
    step.next()
    assert step.step is Step.COLUMNS
    assert step.wizard.focusWidget() is panel.answers[0], "Next leads to what mends it"
    for _n in range(answer):
        step.press(Qt.Key.Key_Down)
    step.press(SPACE)
    assert step.wizard.button(NEXT).isEnabled()
    step.next()
    step.import_it()
    assert days(qtbot, empty)[0] == first


def test_an_amount_nobody_recognised_is_asked_for_with_the_column_that_fits(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, written(tmp_path, CLEAR.replace("Totaal", "Xyz")))
    assert step.step is Step.FILES, "without an amount nobody can say what one row is"
    step.press(F2)
    step.type("each receipt")
    step.press(ENTER)
    step.next()
    assert step.step is Step.COLUMNS
    assert [each.text() for each in step.wizard.columns_page.panel.answers] == ["“Xyz” is: Total of the receipt"]
    step.press(SPACE)
    plan = step.wizard.flow.file.plan
    assert plan is not None
    assert plan.columns[3].field == "order_total"
    step.next()
    step.import_it()
    rows = asked(qtbot, empty, "SELECT sum(net_cents) FROM sale")
    assert rows == [(sum(100 * n + 50 for n in range(1, 9)),)]


def test_a_missing_customer_number_is_chosen_or_done_without(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, NAMELESS))
    assert step.step is Step.COLUMNS
    panel, table = step.wizard.columns_page.panel, step.wizard.columns_page.table
    assert panel.asked is not None
    assert panel.asked.heading.startswith("Customer number is missing.")
    assert step.wizard.focusWidget() is table
    assert table.currentIndex().row() == 1, "the first column that means nothing yet"
    choose_field(step, 1, "customer n")
    assert not step.wizard.flow.obstacles()
    choose_field(step, 1, "do not")
    assert step.wizard.flow.obstacles()
    panel.focus_answer()
    step.press(SPACE)
    assert not step.wizard.flow.obstacles()
    step.next()
    step.import_it()
    assert asked(qtbot, empty, "SELECT count(*), count(customer_id) FROM sale") == [(8, 0)]


def test_bad_rows_are_mended_all_alike_or_left_aside(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    page = step.wizard.rows_page
    assert step.step is Step.BAD_ROWS
    assert [row.text for row in page.model.values] == ["gratis", "gratis"]
    assert page.reason.itemText(1).startswith("2 × ")
    step.press(F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName()
    editor.selectAll()
    qtbot.keyClicks(editor, "0,00")
    with qtbot.waitSignal(step.wizard.settled, timeout=LONG_MS):
        qtbot.keyClick(editor, ENTER)
    assert [row.is_open for row in page.model.values] == [False, True]
    assert page.table.currentIndex() == page.model.index(0, TEXT)
    step.alt(Qt.Key.Key_F, page.all_button)
    assert [row.is_open for row in page.model.values] == [False, False]
    step.alt(Qt.Key.Key_L, page.aside_button)
    assert [row.is_open for row in page.model.values] == [True, False]
    step.next()
    (figures,) = step.wizard.summary_page.rows.values
    assert (figures.read, figures.new, figures.aside) == (11, 10, 1)
    step.import_it()
    assert empty.toast.text == "Imported 10 sales. 1 row was set aside."
    empty.toast.further_button.click()
    assert isinstance(empty.stack.page, ImportsPage)


def test_what_is_not_mended_does_not_stop_the_rest(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    step.next()
    step.import_it()
    (entry,) = imports(qtbot, empty)
    assert (entry.outcome.rows_new, entry.outcome.rows_aside, entry.outcome.rows_read) == (9, 2, 11)


def test_each_file_asks_its_own_questions_and_back_keeps_the_answers(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    second = UNDECIDED.replace("\nB", "\nW")
    step = walk(qtbot, empty, written(tmp_path, UNDECIDED), written(tmp_path, second, "web.csv"))
    assert step.wizard.flow.place == Place(Step.COLUMNS, 0)
    step.press(SPACE)
    step.next()
    assert step.wizard.flow.place == Place(Step.COLUMNS, 1)
    assert "File 2 of 2 · web.csv" in step.wizard.columns_page.about
    step.press(Qt.Key.Key_Down)
    step.press(SPACE)
    plans = [file.plan for file in step.wizard.flow.files]
    step.alt(Qt.Key.Key_B, step.wizard.button(BACK))
    assert step.wizard.flow.place.step is Step.FILES, "the first file needs nothing any more"
    assert [file.plan for file in step.wizard.flow.files] == plans
    step.next()
    assert step.step is Step.SUMMARY
    step.import_it()
    assert days(qtbot, empty)[:2] == ["2025-01-02", "2025-02-01"]


def test_customers_and_sales_dropped_together_go_in_together(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, CLEAR), written(tmp_path, PEOPLE, "klanten.csv"))
    assert [row.read for row in step.wizard.summary_page.rows.values] == [8, 8, 16]
    step.import_it()
    assert {entry.kind for entry in imports(qtbot, empty)} == {FileKind.CUSTOMERS.value, FileKind.RECEIPTS.value}
    named = "SELECT count(*) FROM sale s JOIN customer c ON c.id = s.customer_id WHERE c.email LIKE '%@example.com'"
    assert asked(qtbot, empty, named) == [(8,)]


def test_another_choice_for_the_kind_of_file_is_made_by_keyboard(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, written(tmp_path, "Foo;E-mailtje\nx;jan@example.com\ny;eva@example.com\n"))
    assert step.step is Step.FILES
    assert step.wizard.focusWidget() is step.wizard.files_page.table
    step.press(SPACE)
    step.type("custom")
    step.press(ENTER)
    step.next()
    assert step.step is Step.COLUMNS


def test_escape_asks_only_where_something_would_be_lost(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    walk(qtbot, empty, written(tmp_path, CLEAR)).press(ESCAPE)
    qtbot.waitUntil(lambda: not empty.findChildren(ImportWizard), timeout=WAIT_MS)
    step = walk(qtbot, empty, written(tmp_path, UNDECIDED))
    step.press(SPACE)
    step.press(ESCAPE)
    question = box(step.wizard)
    assert question is not None
    assert step.wizard.isVisible()
    leave = next(each for each in question.buttons() if each.text() == "Leave it")
    leave.click()
    qtbot.waitUntil(lambda: not empty.findChildren(ImportWizard), timeout=WAIT_MS)
    assert imports(qtbot, empty) == ()


def no_child_is_left() -> bool:
    return not any(child.name == "desktop-seg import" for child in multiprocessing.active_children())


def test_cancel_while_reading_ends_the_reading(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    empty.import_files([lines(tmp_path / "veel.csv", 3000)])
    wizard = empty.findChildren(ImportWizard)[-1]
    assert wizard.is_busy
    qtbot.keyClick(wizard, ESCAPE)
    qtbot.waitUntil(no_child_is_left, timeout=LONG_MS)
    assert imports(qtbot, empty) == ()


def test_stop_while_importing_leaves_the_shop_as_it_was(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, lines(tmp_path / "veel.csv", 4000))
    assert step.step is Step.SUMMARY
    with qtbot.waitSignal(empty.shop.jobs.changed, timeout=LONG_MS):
        qtbot.keyClick(step.wizard.focusWidget(), ENTER, Qt.KeyboardModifier.ControlModifier)
    assert step.wizard.is_busy
    qtbot.keyClick(step.wizard.focusWidget(), ESCAPE)
    question = box(step.wizard)
    assert question is not None
    next(each for each in question.buttons() if each.text() == "Stop it and close").click()
    qtbot.waitUntil(no_child_is_left, timeout=LONG_MS)
    assert imports(qtbot, empty) == ()
    assert asked(qtbot, empty, "SELECT count(*) FROM sale") == [(0,)]


def test_the_process_is_gone_when_the_wizard_is(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    walk(qtbot, empty, written(tmp_path, CLEAR)).import_it()
    qtbot.waitUntil(no_child_is_left, timeout=LONG_MS)


def test_the_steps_at_the_side_have_a_tick_when_nothing_is_to_decide(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, written(tmp_path, HEAD + "B1;1;13-03-2025;2,00\n"))
    marks = [(mark.step, mark.is_passed) for mark in step.wizard.flow.marks()]
    assert marks == [(each, each is not Step.SUMMARY) for each in Step]
    assert step.wizard.button(BACK).isEnabled()


def test_of_thousands_of_bad_rows_some_are_listed_and_all_are_fixed_at_once(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    many = 6 * MOST_TOLD
    rows = "".join(f"B{n};{n % 90};13-03-2025;{'5,00' if n % 4 else 'gratis'}\n" for n in range(1, many + 1))
    step = walk(qtbot, empty, written(tmp_path, HEAD + rows))
    page = step.wizard.rows_page
    assert step.step is Step.BAD_ROWS
    assert page.model.rowCount() == MOST_TOLD
    assert page.reason.itemText(0) == f"All {many // 4:,}"
    assert "1,500 rows" in page.said.text()
    assert page.rest.text().startswith("1,000 of them are listed.")
    page.model.rewritten.emit(page.model.values[0], "0,00")
    step.settle()
    step.alt(Qt.Key.Key_F, page.all_button)
    assert page.said.text() == "Everything fits now."
    assert page.rest.isHidden()
    assert not any(row.is_open for row in page.model.values)
    step.next()
    step.import_it()
    assert asked(qtbot, empty, "SELECT count(*), sum(net_cents) FROM sale") == [(many, many * 3 // 4 * 500)]
