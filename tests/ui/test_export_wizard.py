"""The export wizard as the owner uses it: by keyboard, to folders that are not there, to files held open, and out."""

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.exports import export as export_module
from desktop_seg.exports import file as file_module
from desktop_seg.exports.file import prepared
from desktop_seg.exports.request import Format
from desktop_seg.model.customer import Channel
from desktop_seg.store.database import Database
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.shell import SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.keyboard import focus, press_until
from tests.ui.screen_reader import nameless

# Customers 13 to 40 never bought; of these 28 every third, nine in all, never said yes to e-mail.
SEGMENT, MAY_BE_WRITTEN_TO = "life_prospect", 19


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents that is nobody's."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(folder))
    return folder


@pytest.fixture
def wizard(qtbot: QtBot, window: MainWindow) -> ExportWizard:
    """The wizard on its first step, with the people of the segment."""
    return _opened(qtbot, window)


def _opened(qtbot: QtBot, window: MainWindow) -> ExportWizard:
    window.export_segment(SegmentChoice(SEGMENT))
    found = window.findChildren(ExportWizard)[-1]
    qtbot.waitUntil(lambda: found.flow is not None, timeout=WAIT_MS)
    return found


def _at_columns(wizard: ExportWizard, path: Path) -> None:
    wizard.next()
    wizard.next()
    assert wizard.currentPage() is wizard.columns_page
    wizard.columns_page.path.setText(str(path))
    wizard.columns_page.path.editingFinished.emit()


def _write(qtbot: QtBot, wizard: ExportWizard) -> None:
    wizard.next()
    qtbot.waitUntil(lambda: wizard.currentPage() is wizard.done_page, timeout=WAIT_MS)


def _journal(qtbot: QtBot, shop: OpenShop) -> int:
    found: list[int] = []

    def count(db: Database) -> int:
        return db.number("SELECT count(*) FROM export_log")

    shop.read(count, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return found[0]


def _names(path: Path) -> set[object]:
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, max_col=1, values_only=True)
    return {row[0] for row in rows}


def test_a_list_is_written_by_keyboard_only(
    qtbot: QtBot, window: MainWindow, wizard: ExportWizard, documents: Path
) -> None:
    page = wizard.columns_page
    press_until(qtbot, Qt.Key.Key_Tab, wizard.use_page.purpose)
    qtbot.keyClicks(focus(), "spring")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert wizard.currentPage() is wizard.people_page
    assert str(MAY_BE_WRITTEN_TO) in wizard.people_page.view.accessibleDescription()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert wizard.currentPage() is page
    press_until(qtbot, Qt.Key.Key_Tab, page.list)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    press_until(qtbot, Qt.Key.Key_Tab, page.path)
    page.path.selectAll()
    qtbot.keyClicks(focus(), "letter")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.currentPage() is wizard.done_page, timeout=WAIT_MS)
    with qtbot.waitSignal(wizard.finished, timeout=WAIT_MS):
        qtbot.keyClick(focus(), Qt.Key.Key_Return)

    assert _names(documents / "letter.xlsx") == {f"c{n:02}" for n in range(13, 41) if n % 3}
    assert _journal(qtbot, window.shop) == 1
    headings = next(openpyxl.load_workbook(documents / "letter.xlsx").worksheets[0].iter_rows(values_only=True))
    assert "Salutation" not in headings


def test_a_folder_that_is_not_there_is_told_and_all_answers_stay(
    qtbot: QtBot, wizard: ExportWizard, documents: Path
) -> None:
    wizard.use_page.purpose.setText("spring")
    _at_columns(wizard, documents / "gone" / "list.csv")
    wizard.next()
    qtbot.waitUntil(lambda: "is not there" in wizard.columns_page.note.text(), timeout=WAIT_MS)
    assert wizard.currentPage() is wizard.columns_page
    assert focus() is wizard.columns_page.path
    assert (wizard.flow.format, wizard.flow.purpose) == (Format.CSV, "spring")
    qtbot.keyClicks(focus(), str(documents / "list.csv"))
    _write(qtbot, wizard)
    assert (documents / "list.csv").exists()


def test_a_file_that_is_held_open_stays_and_the_list_gets_another_name(
    qtbot: QtBot, wizard: ExportWizard, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = documents / "list.xlsx"
    target.write_text("held open")
    _hold_open(monkeypatch, target)
    _at_columns(wizard, target)
    assert "will be replaced" in wizard.columns_page.note.text()
    _write(qtbot, wizard)
    assert target.read_text() == "held open"
    assert wizard.done_page.where.text() == str(documents / "list (2).xlsx")
    assert "“list.xlsx” is open in another program" in wizard.done_page.more.text()
    assert len(_names(documents / "list (2).xlsx")) == MAY_BE_WRITTEN_TO


def _hold_open(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Refuse to put a file in the place of `target`, as Windows does while Excel shows it."""
    replace = Path.replace

    def held(self: Path, other: Path) -> Path:
        if Path(other) == target:
            raise PermissionError(13, "used by another program", str(other))
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(file_module, "_PAUSE_SECONDS", 0)


def test_cancel_while_writing_leaves_the_older_file_and_no_line_in_the_journal(
    qtbot: QtBot, window: MainWindow, wizard: ExportWizard, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = documents / "list.xlsx"
    target.write_text("the one before")
    reached, go_on = threading.Event(), threading.Event()

    def slow(*args: object) -> object:
        reached.set()
        go_on.wait()
        return prepared(*args)

    monkeypatch.setattr(export_module, "prepared", slow)
    _at_columns(wizard, target)
    wizard.next()
    qtbot.waitUntil(reached.is_set, timeout=WAIT_MS)
    assert not wizard.columns_page.isEnabled()
    (job,) = window.shop.jobs.titled()
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        wizard.reject()
        go_on.set()
    assert target.read_text() == "the one before"
    assert [path.name for path in documents.iterdir()] == ["list.xlsx"]
    assert _journal(qtbot, window.shop) == 0


def test_a_way_nobody_may_be_written_to_stops_at_the_second_step(qtbot: QtBot, wizard: ExportWizard) -> None:
    wizard.use_page.choices[Channel.SMS].setChecked(True)
    wizard.next()
    assert "Nobody may be written to this way" in wizard.people_page.note.text()
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    wizard.back()
    wizard.use_page.choices[Channel.EMAIL].setChecked(True)
    wizard.next()
    assert wizard.people_page.isComplete()


def test_back_keeps_columns_and_file(qtbot: QtBot, wizard: ExportWizard, documents: Path) -> None:
    _at_columns(wizard, documents / "kept.csv")
    wizard.columns_page.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    kept = list(wizard.flow.columns)
    wizard.back()
    wizard.back()
    wizard.next()
    wizard.next()
    assert (wizard.flow.columns, wizard.columns_page.path.text()) == (kept, str(documents / "kept.csv"))
    assert wizard.columns_page.list.item(0).checkState() == Qt.CheckState.Unchecked


def test_a_blank_questionnaire_is_written_by_keyboard(
    qtbot: QtBot, window: MainWindow, wizard: ExportWizard, documents: Path
) -> None:
    page = wizard.columns_page
    _at_columns(wizard, documents / "ask.csv")
    for row in range(2):
        page.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    press_until(qtbot, Qt.Key.Key_Tab, page.kind.choice)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert page.kind.choice.currentText() == "Blank questionnaire"
    assert not page.list.isVisible()
    assert [page.format.itemData(row) for row in range(page.format.count())] == [Format.XLSX]
    assert nameless(wizard) == []
    _write(qtbot, wizard)
    sheets = openpyxl.load_workbook(documents / "ask.xlsx").worksheets
    assert sheets[0].max_row == 1 + MAY_BE_WRITTEN_TO
    assert [cell.value for cell in sheets[0][1]][:2] == ["Customer Number", "First Name"]
    assert _journal(qtbot, window.shop) == 1


def test_another_kind_of_list_and_back_keeps_the_columns(qtbot: QtBot, wizard: ExportWizard, documents: Path) -> None:
    _at_columns(wizard, documents / "list.xlsx")
    page, kept = wizard.columns_page, list(wizard.flow.columns)
    page.kind.choice.setCurrentIndex(1)
    page.kind.choice.setCurrentIndex(0)
    assert page.list.isVisible()
    assert page.format.count() == len(Format)
    assert (wizard.flow.request().columns, wizard.flow.request().target) == (tuple(kept), "mailing_list")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_that_takes_the_focus_has_a_name(
    qtbot: QtBot, shop: OpenShop, theme: Theme, language: str, documents: Path
) -> None:
    i18n.use(language)
    wizard = _opened(qtbot, shown(qtbot, shop, theme))
    for page in (wizard.use_page, wizard.people_page, wizard.columns_page):
        assert wizard.currentPage() is page
        assert nameless(wizard) == []
        if page is not wizard.columns_page:
            wizard.next()
    _write(qtbot, wizard)
    assert nameless(wizard) == []


def test_on_a_computer_without_a_folder_of_documents_the_list_goes_where_there_is_one(
    qtbot: QtBot, window: MainWindow, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = _opened(qtbot, window)
    assert wizard.flow is not None
    assert wizard.flow.path is not None
    assert wizard.flow.path.parent == documents
    wizard.reject()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents / "gone"))
    wizard = _opened(qtbot, window)
    assert wizard.flow is not None
    assert wizard.flow.path is not None
    assert wizard.flow.path.parent == Path.home()
