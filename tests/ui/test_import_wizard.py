"""The import wizard as the owner uses it: by keyboard, with questions, bad rows and broken files, and out again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QWidget, QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import Place, Step
from desktop_seg.store import import_file
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.import_columns_page import ColumnsPage
from desktop_seg.ui.wizards.import_files_page import FilesPage
from desktop_seg.ui.wizards.import_rows_page import RowsPage
from desktop_seg.ui.wizards.import_wizard import ImportWizard
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.screen_reader import nameless

CONTROL = Qt.KeyboardModifier.ControlModifier
HEAD = "Bonnummer;Klantnummer;Datum;Totaal\n"
CLEAR = HEAD + "".join(f"B{n};{100 + n};{12 + n}-03-2025;{n},50\n" for n in range(1, 9))
UNDECIDED = HEAD + "".join(f"B{n};{100 + n};0{n}/0{n + 1}/2025;{n},50\n" for n in range(1, 9))
BAD_ROW = CLEAR + "B9;109;21-03-2025;onbekend\n"


@pytest.fixture
def empty(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> MainWindow:
    """A window on a new shop file."""
    return shown(qtbot, empty_shop, theme)


def written(folder: Path, text: str, name: str = "verkoop.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def opened(qtbot: QtBot, window: MainWindow, *files: Path) -> ImportWizard:
    """Open the wizard and wait until it asks something."""
    window.import_files(files)
    wizard = window.findChildren(ImportWizard)[-1]
    settled(qtbot, wizard)
    return wizard


def settled(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not wizard.is_busy, timeout=3 * WAIT_MS)


def press(qtbot: QtBot, wizard: ImportWizard, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key where the focus of the wizard is."""
    focus: QWidget | None = wizard.focusWidget()
    qtbot.keyClick(wizard if focus is None else focus, key, modifier)


def import_it(qtbot: QtBot, shop: OpenShop, wizard: ImportWizard) -> None:
    with qtbot.waitSignal(shop.shop_changed, timeout=3 * WAIT_MS):
        press(qtbot, wizard, Qt.Key.Key_Return, CONTROL)


def imports(qtbot: QtBot, shop: OpenShop) -> list[import_file.ImportFile]:
    found: list[list[import_file.ImportFile]] = []
    shop.read(lambda db: list(import_file.imports(db)), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return found[0]


def test_a_clear_file_needs_one_key(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, empty, written(tmp_path, CLEAR))
    assert wizard.flow.place.step is Step.SUMMARY
    assert nameless(wizard) == []
    import_it(qtbot, empty.shop, wizard)
    (entry,) = imports(qtbot, empty.shop)
    assert entry.outcome.rows_new == 8
    figures = empty.shop.figures
    assert figures is not None
    assert (figures.customers, figures.sales) == (8, 8)
    qtbot.waitUntil(lambda: not empty.findChildren(ImportWizard), timeout=WAIT_MS)


def test_an_undecided_column_is_answered_by_keyboard(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, empty, written(tmp_path, UNDECIDED))
    page = wizard.pages[Step.COLUMNS]
    assert isinstance(page, ColumnsPage)
    assert wizard.flow.place.step is Step.COLUMNS
    assert nameless(wizard) == []
    next_button = wizard.button(QWizard.WizardButton.CustomButton2)
    assert not next_button.isEnabled()
    assert page.note.text()
    press(qtbot, wizard, Qt.Key.Key_Return, CONTROL)
    assert wizard.flow.place.step is Step.COLUMNS
    assert wizard.focusWidget() is page.answers[0]
    readings = [answer.text() for answer in page.answers]
    assert len(readings) == 2
    assert all("2025" in reading for reading in readings), "the days are written out both ways"
    press(qtbot, wizard, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    settled(qtbot, wizard)
    assert next_button.isEnabled()
    qtbot.keyClick(wizard, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, wizard)
    assert wizard.flow.place.step is Step.SUMMARY
    import_it(qtbot, empty.shop, wizard)
    assert imports(qtbot, empty.shop)[0].outcome.rows_new == 8


def test_a_column_gets_its_meaning_by_keyboard(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    text = CLEAR.replace("Klantnummer", "Wie")
    wizard = opened(qtbot, empty, written(tmp_path, text))
    page = wizard.pages[Step.COLUMNS]
    assert isinstance(page, ColumnsPage)
    assert wizard.flow.place.step is Step.COLUMNS
    combo = page.combo(1)
    combo.setFocus()
    qtbot.keyClicks(combo, "Customer n")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    if combo.currentText() == "Customer number":
        combo.activated.emit(combo.currentIndex())
    settled(qtbot, wizard)
    plan = wizard.flow.file.plan
    assert plan is not None
    assert plan.columns[1].field == "customer_id"
    assert not wizard.flow.obstacles()


def test_a_bad_row_is_mended_in_place_or_set_aside(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, empty, written(tmp_path, BAD_ROW))
    page = wizard.pages[Step.BAD_ROWS]
    assert isinstance(page, RowsPage)
    assert wizard.flow.place.step is Step.BAD_ROWS
    assert nameless(wizard) == []
    assert page.table.rowCount() == 1
    page.table.item(0, 2).setText("9,50")
    assert page.again.isEnabled()
    page.again.click()
    settled(qtbot, wizard)
    assert page.table.rowCount() == 0 or wizard.flow.place.step is Step.SUMMARY
    qtbot.keyClick(wizard, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, wizard)
    assert wizard.flow.reports[0].rows_aside == 0
    assert wizard.flow.reports[0].rows_new == 9


def test_what_is_set_aside_does_not_stop_the_rest(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, empty, written(tmp_path, BAD_ROW))
    qtbot.keyClick(wizard, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, wizard)
    assert wizard.flow.place.step is Step.SUMMARY
    import_it(qtbot, empty.shop, wizard)
    (entry,) = imports(qtbot, empty.shop)
    assert (entry.outcome.rows_new, entry.outcome.rows_aside, entry.outcome.rows_read) == (8, 1, 9)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, b"PK\x03\x04broken"])
def test_a_broken_file_says_so_and_can_be_left_out(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, content: bytes
) -> None:
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(content)
    wizard = opened(qtbot, empty, broken, written(tmp_path, CLEAR))
    page = wizard.pages[Step.FILES]
    assert isinstance(page, FilesPage)
    assert wizard.flow.place.step is Step.FILES
    assert "kapot.xlsx" in page.note.text() or page.note.text().endswith(".")
    assert nameless(wizard) == []
    wizard.flow.remove(0)
    page.changed.emit()
    settled(qtbot, wizard)
    qtbot.keyClick(wizard, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, wizard)
    assert wizard.flow.place.step is Step.SUMMARY


def test_a_missing_file_can_be_tried_again(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "later.csv"
    wizard = opened(qtbot, empty, file)
    assert wizard.flow.place.step is Step.FILES
    assert wizard.flow.obstacles()
    file.write_text(CLEAR, encoding="utf-8")
    page = wizard.pages[Step.FILES]
    assert isinstance(page, FilesPage)
    wizard.flow.files[0].answer(wizard.flow.files[0].answers)
    page.changed.emit()
    settled(qtbot, wizard)
    assert not wizard.flow.obstacles()


def test_several_files_go_in_together(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    names = ("Jansen", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Vos", "Peters")
    rows = "".join(f"{100 + n};{name};n{n}@example.com\n" for n, name in enumerate(names, 1))
    people = "Klantnummer;Achternaam;E-mailadres\n" + rows
    wizard = opened(qtbot, empty, written(tmp_path, CLEAR), written(tmp_path, people, "klanten.csv"))
    assert wizard.flow.place.step is Step.SUMMARY
    import_it(qtbot, empty.shop, wizard)
    kinds = [entry.kind for entry in imports(qtbot, empty.shop)]
    assert sorted(kinds) == sorted([FileKind.CUSTOMERS.value, FileKind.RECEIPTS.value])
    figures = empty.shop.figures
    assert figures is not None
    assert figures.customers == 8


def test_back_keeps_what_was_answered(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, empty, written(tmp_path, UNDECIDED))
    page = wizard.pages[Step.COLUMNS]
    assert isinstance(page, ColumnsPage)
    page.answers[1].click()
    settled(qtbot, wizard)
    plan = wizard.flow.file.plan
    wizard.go_next()
    settled(qtbot, wizard)
    assert wizard.flow.place.step is Step.SUMMARY
    wizard.go_back()
    settled(qtbot, wizard)
    wizard.go_back()
    settled(qtbot, wizard)
    assert wizard.flow.place == Place(Step.FILES)
    assert wizard.flow.files[0].plan == plan


def test_every_step_can_be_looked_at_and_has_names(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, empty, written(tmp_path, CLEAR))
    for step in (Step.SHEET, Step.COLUMNS, Step.FILES):
        wizard.flow.go_to(Place(step))
        wizard.go_on()
        assert nameless(wizard) == [], step
    for table in wizard.findChildren(QTableWidget):
        assert table.accessibleName()


def test_cancel_at_any_time_leaves_the_shop_as_it_was(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    before = [entry.id for entry in imports(qtbot, window.shop)]
    window.import_files([written(tmp_path, CLEAR)])
    wizard = window.findChildren(ImportWizard)[-1]
    assert wizard.is_busy
    wizard.reject()
    assert [entry.id for entry in imports(qtbot, window.shop)] == before
    again = opened(qtbot, window, written(tmp_path, CLEAR))
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert [entry.id for entry in imports(qtbot, window.shop)] == before
