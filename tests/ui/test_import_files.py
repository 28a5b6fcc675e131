"""The first step of the import wizard: files that are broken, missing or locked, and a way past each of them."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_seg.base import log
from desktop_seg.importing.flow import Step
from desktop_seg.importing.reading.password import MOST_TRIES
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.wizards.import_wizard import NEXT, ImportWizard
from tests.importing.reading.made_containers import protected
from tests.ui.import_walk import CLEAR, Walk, asked, imports, walk, written

ENTER = Qt.Key.Key_Return
PASSWORD = "zeer geheim 42"
ROWS = [["Bonnummer", "Datum", "Klantnummer", "Totaal"]]
ROWS += [[f"B{n}", f"{n + 10}-03-2025", f"K{n % 4}", n + 0.95] for n in range(1, 15)]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that is logged, also by the program's own logger."""
    with caplog.at_level(logging.DEBUG, log.logger.name):
        yield caplog


def tell(step: Walk, password: str) -> None:
    """Type a password and press Enter."""
    assert step.wizard.focusWidget() is step.wizard.files_page.details.password
    step.type(password)
    step.press(ENTER)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, b"PK\x03\x04broken"])
def test_a_broken_file_says_so_and_is_left_out_by_keyboard(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, content: bytes
) -> None:
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(content)
    step = walk(qtbot, empty, broken, written(tmp_path, CLEAR))
    page = step.wizard.files_page
    assert step.step is Step.FILES
    assert step.wizard.focusWidget() is page.details.retry_asked
    assert "kapot.xlsx" in step.wizard.frame.note.text()
    refusal = step.wizard.flow.files[0].refusal
    assert refusal is not None
    assert page.details.said.text() == f"{refusal.what} {refusal.what_to_do}"
    assert not step.wizard.button(NEXT).isEnabled()
    step.alt(Qt.Key.Key_L, page.remove_button)
    assert [file.path.name for file in step.wizard.flow.files] == ["verkoop.csv"]
    step.next()
    assert step.step is Step.SUMMARY
    step.import_it()
    assert [entry.name for entry in imports(qtbot, empty)] == ["verkoop.csv"]


def test_a_missing_file_is_tried_again(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "later.csv"
    step = walk(qtbot, empty, file)
    assert step.step is Step.FILES
    assert step.wizard.focusWidget() is step.wizard.files_page.details.retry_asked
    step.alt(Qt.Key.Key_T, step.wizard.files_page.details.retry_asked)
    assert step.wizard.flow.obstacles(), "it is still not there"
    file.write_text(CLEAR, encoding="utf-8")
    step.alt(Qt.Key.Key_T, step.wizard.files_page.details.retry_asked)
    assert not step.wizard.flow.obstacles()
    step.next()
    assert step.step is Step.SUMMARY


def test_without_a_file_the_wizard_asks_for_one(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, tmp_path / "weg.csv")
    step.alt(Qt.Key.Key_L, step.wizard.files_page.remove_button)
    assert step.wizard.focusWidget() is step.wizard.files_page.add_button
    assert step.wizard.frame.note.text().startswith("No file has been chosen yet.")
    step.wizard.add_files([written(tmp_path, CLEAR)])
    step.settle()
    assert not step.wizard.flow.obstacles()


def test_the_password_is_asked_three_times_at_most(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, protected(tmp_path / "kassa.xlsx", PASSWORD, ROWS))
    details = step.wizard.files_page.details
    assert step.step is Step.FILES
    assert details.password.echoMode() is QLineEdit.EchoMode.Password
    assert details.password.accessibleName()
    assert step.wizard.frame.note.text().count("kassa.xlsx") == 1
    for left in range(MOST_TRIES, 0, -1):
        assert details.tries.text().startswith(str(left))
        tell(step, "mis")
        assert details.password.text() == "", "a wrong one is not left standing"
    assert details.password.isHidden()
    assert "None of the passwords" in details.said.text()
    assert not step.wizard.button(NEXT).isEnabled()


def test_the_password_is_used_and_kept_nowhere(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, logged: pytest.LogCaptureFixture
) -> None:
    step = walk(qtbot, empty, protected(tmp_path / "kassa.xlsx", PASSWORD, ROWS))
    tell(step, "mis")
    assert "does not open" in step.wizard.files_page.details.said.text()
    tell(step, PASSWORD)
    assert not step.wizard.flow.obstacles()
    step.next()
    assert step.step is Step.SUMMARY
    flow = step.wizard.flow
    step.import_it()
    assert asked(qtbot, empty, "SELECT count(*) FROM sale") == [(14,)]
    assert PASSWORD not in logged.text
    assert PASSWORD not in repr(vars(flow.files[0]))
    for path in tmp_path.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not any(PASSWORD.encode(way) in content for way in ("utf-8", "utf-16-le")), path.name


def test_a_locked_file_can_be_left_out(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    locked = protected(tmp_path / "kassa.xlsx", PASSWORD, ROWS)
    step = walk(qtbot, empty, written(tmp_path, CLEAR), locked)
    assert step.wizard.files_page.table.currentIndex().row() == 1
    step.alt(Qt.Key.Key_L, step.wizard.files_page.remove_button)
    assert not step.wizard.flow.obstacles()
    wizards = empty.findChildren(ImportWizard)
    assert len(wizards) == 1
