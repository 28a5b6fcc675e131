"""The single steps of the import wizard: sheets and headings by hand, letters, own columns, months, and little room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import Place, Step
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.models.choice import Choice
from desktop_seg.ui.models.import_column import KEEP, choices
from desktop_seg.ui.wizards.import_wizard import NEXT
from tests.importing.reading.made_files import workbook
from tests.ui.import_walk import BAD_ROWS, NAMELESS, NAMES, Walk, asked, walk, written

ENTER, SPACE, F2, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Down, Qt.Key.Key_Up
SALES = ["Bonnummer", "Datum", "Klantnummer", "Totaal"]


def receipts(first: int, last: int) -> list[list[object]]:
    """Return receipts with these numbers, one a day in March 2025."""
    return [[f"B{n}", f"{n}-03-2025", 100 + n % 5, n + 0.5] for n in range(first, last + 1)]


def people() -> list[list[object]]:
    return [
        ["Klantnummer", "Achternaam", "E-mail"],
        *([100 + n, name, f"{name}@example.com"] for n, name in enumerate(NAMES)),
    ]


def choose(step: Walk, search: str) -> None:
    """Open "Means" of the column with the focus, search by typing, take what is found."""
    step.press(F2)
    step.type(search)
    step.press(ENTER)


def offered(step: Walk, row: int) -> list[Choice]:
    """Return what "Means" of a column offers."""
    column, plan = step.wizard.columns_page.model.at(row), step.wizard.flow.file.plan
    assert column is not None
    assert plan is not None
    return choices(column, plan.kind)


def test_different_lists_in_one_workbook_make_the_owner_choose(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "alles.xlsx", [SALES, *receipts(13, 30)], people(), [["zomaar"], ["iets"]],
        names=("Verkoop", "Klanten", "Notities"),
    )  # fmt: skip
    step = walk(qtbot, empty, file)
    page = step.wizard.sheet_page
    assert step.step is Step.SHEET
    assert step.wizard.focusWidget() is page.sheet
    assert [page.sheet.itemText(at) for at in range(3)] == ["Verkoop – 18 rows", "Klanten – 8 rows", "Notities – 1 row"]
    assert page.sheet.currentText().startswith("Verkoop"), "the fullest list is chosen"
    assert not page.joined.isVisible()
    step.press(DOWN)
    assert step.wizard.flow.file.plan is not None
    assert step.wizard.flow.file.plan.kind is FileKind.CUSTOMERS
    step.next()
    assert step.step is Step.SUMMARY
    step.import_it()
    assert asked(qtbot, empty, "SELECT count(*) FROM customer") == [(8,)]


def test_sheets_with_the_same_headings_are_joined_unasked_and_can_be_parted(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    file = workbook(
        tmp_path / "jaren.xlsx", [SALES, *receipts(1, 15)], [SALES, *receipts(16, 30)], names=("2024", "2025")
    )
    step = walk(qtbot, empty, file)
    assert step.step is Step.SUMMARY, "nothing has to be decided"
    assert [mark.is_passed for mark in step.wizard.flow.marks()] == [True, True, True, True, False]
    assert [row.read for row in step.wizard.summary_page.rows.values] == [30]
    step.wizard.go_to(Place(Step.SHEET))
    page = step.wizard.sheet_page
    assert page.joined.isVisible()
    assert page.joined.isChecked()
    assert page.joined.text() == "Also “2025”, with the same headings"
    page.joined.setFocus()
    step.press(SPACE)
    assert not page.joined.isChecked()
    step.next()
    assert [row.read for row in step.wizard.summary_page.rows.values] == [15]
    step.import_it()
    assert asked(qtbot, empty, "SELECT count(*) FROM sale") == [(15,)]


def test_the_row_with_the_headings_is_moved_by_hand(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    titles = [["Naam", "Adres"], ["Winkel", "Dorp"]]
    file = workbook(tmp_path / "kassa.xlsx", [*titles, SALES, *receipts(13, 30)])
    step = walk(qtbot, empty, file)
    step.wizard.go_to(Place(Step.SHEET))
    page = step.wizard.sheet_page
    assert page.header_row.value() == 3
    page.header_row.setFocus()
    step.press(DOWN)
    assert page.header_row.value() == 2
    found = step.wizard.flow.file.inspection
    assert found is not None
    assert [view.guess.header for view in found.columns][:2] == ["Winkel", "Dorp"]
    assert not step.wizard.button(NEXT).isEnabled() or step.wizard.flow.file.questions
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(2, 0))
    step.press(ENTER)
    assert page.header_row.value() == 3
    step.next()
    assert step.step is Step.SUMMARY
    assert [row.new for row in step.wizard.summary_page.rows.values] == [18]


def test_letters_nobody_can_be_sure_of_are_chosen_from_how_they_look(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "klanten.csv"
    file.write_bytes("Klantnummer;Naam\n1;\x8a\x8a\n2;\x8a\n".encode("latin-1"))
    step = walk(qtbot, empty, file)
    page = step.wizard.sheet_page
    assert step.step is Step.SHEET
    assert step.wizard.focusWidget() is page.encoding
    assert page.encoding.currentIndex() == -1, "none is taken unasked"
    looks = [page.encoding.itemText(at) for at in range(page.encoding.count())]
    assert any("Š" in look for look in looks)
    assert any("è" in look for look in looks)
    page.encoding.setCurrentIndex(next(at for at, look in enumerate(looks) if "Š" in look))
    page.encoding.activated.emit(page.encoding.currentIndex())
    step.settle()
    assert not step.wizard.flow.obstacles()
    step.next()
    while step.step is not Step.SUMMARY:
        step.next()
    step.import_it()
    assert asked(qtbot, empty, "SELECT last_name FROM customer ORDER BY id")[1] == ("Š",)


def test_letters_that_are_sure_can_still_be_read_otherwise(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "kunder.csv"
    rows = "1;Søren;Køge\n2;Åse;Rønne\n3;Jørgen;Ærø\n4;Bjørn;Ølstykke\n"
    file.write_bytes(("Kundenr;Efternavn;By\n" + rows).encode("cp1252"))
    step = walk(qtbot, empty, file)
    step.wizard.go_to(Place(Step.SHEET))
    step.settle()
    page = step.wizard.sheet_page
    assert page.encoding.isVisible()
    qtbot.waitUntil(lambda: page.encoding.count() > 1)
    assert "Søren" in page.encoding.currentText()
    page.encoding.setFocus()
    step.press(DOWN)
    assert step.wizard.flow.file.plan is not None
    assert step.wizard.flow.file.plan.encoding != "cp1252"
    step.press(UP)
    step.settle()
    assert step.wizard.flow.file.plan.encoding == "cp1252"


def test_a_further_column_is_kept_as_what_the_owner_says(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    rows = "".join(f"{n};{name};{n * 10};{'groot' if n % 2 else 'klein'};nvt\n" for n, name in enumerate(NAMES, 1))
    step = walk(qtbot, empty, written(tmp_path, "Klantnummer;Achternaam;Gazon m2;Tuin;Geloof\n" + rows))
    step.wizard.go_to(Place(Step.COLUMNS))
    page = step.wizard.columns_page
    page.focus_first()
    step.go_to_row(2)
    choose(step, "my own: number")
    step.go_to_row(3)
    choose(step, "keep as")
    plan = step.wizard.flow.file.plan
    assert plan is not None
    assert [column.keep_as for column in plan.columns] == [None, None, ValueKind.NUMBER, ValueKind.CHOICE, None]
    assert page.model.index(2, 2).data() == "My own: number"
    step.go_to_row(4)
    assert not any(choice.key.startswith(KEEP) for choice in offered(step, 4)), "what the law protects is not offered"
    assert page.panel.asked is not None
    assert "religion" in page.panel.asked.text
    assert page.model.index(4, 3).data() == "⚠ Held back: the law protects it most"
    step.go_to_row(3)
    choose(step, "my own: text")
    step.next()
    while step.step is not Step.SUMMARY:
        step.next()
    step.import_it()
    fields = asked(qtbot, empty, "SELECT name, type FROM field_def ORDER BY name")
    assert fields == [("Gazon m2", "number"), ("Tuin", "text")]
    question = "SELECT sum(value) FROM own_value v JOIN field_def f ON f.id = v.field_id WHERE f.name = 'Gazon m2'"
    assert asked(qtbot, empty, question) == [(sum(10.0 * n for n in range(1, 9)),)]


def test_the_months_are_shown_to_hold_against_the_till(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    rows = [[f"B{n}", f"{1 + n % 28}-{1 + n % 3}-2025", 100, float(n)] for n in range(1, 61)]
    step = walk(qtbot, empty, workbook(tmp_path / "kassa.xlsx", [SALES, *rows]))
    assert step.step is Step.SUMMARY
    by_month = {month: [n for n in range(1, 61) if 1 + n % 3 == month] for month in (1, 2, 3)}
    shown_months = [(each.month, each.sales, each.net_cents) for each in step.wizard.summary_page.totals.values]
    assert shown_months == [(month, len(by_month[month]), 100 * sum(by_month[month])) for month in (3, 2, 1)]


@pytest.mark.parametrize(("percent", "rows"), [(100, 3), (150, 2)])
def test_with_little_room_every_step_keeps_rows_and_whole_buttons(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, percent: int, rows: int
) -> None:
    empty.theme.set_text_percent(percent)
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    wizard = step.wizard
    for place in (Step.BAD_ROWS, Step.COLUMNS, Step.SHEET, Step.FILES):
        wizard.go_to(Place(place))
        step.settle()
        qtbot.wait(10)
        _look_at_room(step, rows)
    while step.step is not Step.SUMMARY:
        step.next()
    _look_at_room(step, 1)


def test_a_question_comes_into_view_with_little_room(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    empty.theme.set_text_percent(150)
    step = walk(qtbot, empty, written(tmp_path, NAMELESS))
    panel = step.wizard.columns_page.panel
    step.press(Qt.Key.Key_Tab)
    assert panel.answers[0].hasFocus()
    assert not panel.answers[0].visibleRegion().isEmpty()


def _look_at_room(step: Walk, rows: int) -> None:
    wizard = step.wizard
    for table in wizard.findChildren(QTableView):
        if table.isVisible():
            line = table.verticalHeader().defaultSectionSize()
            assert table.viewport().height() >= rows * line, f"{step.step}: {table.accessibleName()}"
    for button in wizard.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), f"{step.step}: {button.text()}"
    assert not wizard.button(NEXT).visibleRegion().isEmpty()
    assert wizard.width() <= step.window.width()
    assert wizard.height() <= step.window.height()
