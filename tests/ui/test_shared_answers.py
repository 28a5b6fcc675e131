"""Answers of an import given away and taken over: on the Imports page and in the wizard, by keyboard."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_seg.importing.flow import Step
from desktop_seg.store import mapping_profile
from desktop_seg.store.shop_file import open_reader
from desktop_seg.ui.answers_dialog import AnswersDialog
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.imports import ImportsPage
from desktop_seg.ui.shell import IMPORTS
from tests.ui.conftest import WAIT_MS
from tests.ui.import_walk import UNDECIDED, Walk, walk, written
from tests.ui.screen_reader import nameless

ALT = Qt.KeyboardModifier.AltModifier


def chosen_file(qtbot: QtBot, parent: QWidget, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in parent.findChildren(QFileDialog)), timeout=WAIT_MS)
    dialog = next(each for each in parent.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def answered(qtbot: QtBot, window: MainWindow, folder: Path) -> Walk:
    """Drop a file whose dates are doubtful and say that the month comes first."""
    step = walk(qtbot, window, written(folder, UNDECIDED))
    assert step.step is Step.COLUMNS
    answer = step.wizard.columns_page.panel.answers[1]
    answer.setFocus()
    step.press(Qt.Key.Key_Space)
    return step


def answers_of(window: MainWindow) -> list[str]:
    """Return the headings' words for which answers are kept in the shop file."""
    assert window.shop.path is not None
    with closing(open_reader(window.shop.path)) as db:
        return [each.mapping for each in mapping_profile.everything(db)]


@pytest.fixture
def given(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> Path:
    """A file of answers, saved in the wizard before the import itself, which is given up."""
    step = answered(qtbot, empty, tmp_path)
    step.wizard.go_back()
    step.settle()
    assert step.step is Step.FILES
    target = tmp_path / "answers"
    step.alt(Qt.Key.Key_I, step.wizard.files_page.details.give_answers)
    with qtbot.waitSignal(empty.toast.told, timeout=WAIT_MS):
        chosen_file(qtbot, step.wizard, target)
    wizard = step.wizard
    wizard.done(QDialog.DialogCode.Rejected)
    qtbot.waitUntil(lambda: not isValid(wizard), timeout=WAIT_MS)
    assert answers_of(empty) == []
    return target.with_suffix(".toml")


def test_answers_saved_in_the_wizard_are_taken_in_the_wizard_of_another_shop(
    qtbot: QtBot, empty: MainWindow, given: Path, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, written(tmp_path, UNDECIDED, "mei.csv"))
    assert step.step is Step.COLUMNS
    step.wizard.go_back()
    step.settle()
    page = step.wizard.files_page
    assert not page.details.give_answers.isEnabled()
    step.alt(Qt.Key.Key_F, page.details.take_answers)
    with qtbot.waitSignal(empty.toast.told, timeout=WAIT_MS):
        chosen_file(qtbot, step.wizard, given)
    qtbot.waitUntil(lambda: step.wizard.flow.file.answers.is_new is False and not step.wizard.is_busy, timeout=WAIT_MS)
    assert page.details.saved.isChecked()
    assert step.wizard.flow.file.questions == ()
    assert answers_of(empty) == [given.read_text(encoding="utf-8")]


def opened(qtbot: QtBot, window: MainWindow) -> AnswersDialog:
    """Open the list of answers from the Imports page, by its letter."""
    window.go_to(IMPORTS)
    page = window.stack.page
    assert isinstance(page, ImportsPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    with qtbot.waitSignal(page.answers.clicked, timeout=WAIT_MS):
        qtbot.keyClick(window, Qt.Key.Key_R, ALT)
    dialog = page.findChild(AnswersDialog)
    assert isinstance(dialog, AnswersDialog)
    return dialog


def test_the_list_takes_gives_and_forgets(qtbot: QtBot, empty: MainWindow, given: Path, tmp_path: Path) -> None:
    dialog = opened(qtbot, empty)
    assert nameless(dialog) == []
    assert not dialog.save.isEnabled()
    dialog.take.click()
    chosen_file(qtbot, dialog, given)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=WAIT_MS)
    assert dialog.focusWidget() is dialog.table
    assert dialog.model.index(0, 0).data() == "verkoop.csv"
    dialog.save.click()
    with qtbot.waitSignal(empty.toast.told, timeout=WAIT_MS):
        chosen_file(qtbot, dialog, tmp_path / "again.toml")
    assert (tmp_path / "again.toml").read_bytes() == given.read_bytes()
    dialog.forget.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0, timeout=WAIT_MS)
    assert answers_of(empty) == []
    dialog.undo.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=WAIT_MS)
    assert dialog.undo.isHidden()
    assert len(answers_of(empty)) == 1


def test_a_file_that_holds_no_answers_is_told_of(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    told: list[Exception] = []
    empty.tell_error = told.append  # type: ignore[assignment, method-assign]
    dialog = opened(qtbot, empty)
    dialog.take.click()
    chosen_file(qtbot, dialog, written(tmp_path, "Dear customer", "letter.toml"))
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "not a mapping" in str(told[0])
    assert answers_of(empty) == []
