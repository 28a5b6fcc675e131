"""A screen reader finds a name on all of the import wizard that takes the focus, and Tab goes all the way round."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.importing.flow import Place, Step
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.theme import Theme
from tests.importing.reading.made_containers import protected
from tests.ui.conftest import shown
from tests.ui.import_walk import BAD_ROWS, UNDECIDED, Walk, walk, written
from tests.ui.screen_reader import nameless

STEPS = (Step.BAD_ROWS, Step.SHEET, Step.COLUMNS, Step.FILES)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_that_takes_the_focus_has_a_name(
    qtbot: QtBot, empty_shop: OpenShop, theme: Theme, tmp_path: Path, language: str
) -> None:
    i18n.use(language)
    step = walk(qtbot, shown(qtbot, empty_shop, theme), written(tmp_path, BAD_ROWS))
    for place in STEPS:
        step.wizard.go_to(Place(place))
        step.settle()
        assert step.step is place
        assert nameless(step.wizard) == [], place
    while step.step is not Step.SUMMARY:
        step.next()
    assert nameless(step.wizard) == []
    assert all(table.accessibleName() for table in step.wizard.findChildren(QTableView))
    step.wizard.done(0)


def test_questions_and_locked_files_have_names_too(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, UNDECIDED))
    assert step.step is Step.COLUMNS
    assert nameless(step.wizard) == []
    step.press(Qt.Key.Key_Tab)
    step.wizard.columns_page.table.go_to(1)
    step.wizard.columns_page.table.setFocus()
    step.press(Qt.Key.Key_F2)
    assert nameless(step.wizard.columns_page.popup) == []
    step.press(Qt.Key.Key_Escape)
    locked = walk(qtbot, empty, protected(tmp_path / "kassa.xlsx", "geheim", [["Naam"], ["Jan"]]))
    assert nameless(locked.wizard) == []


def test_tab_goes_round_every_step(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, written(tmp_path, BAD_ROWS))
    for place in STEPS:
        step.wizard.go_to(Place(place))
        step.settle()
        assert missed(step) == [], place
    while step.step is not Step.SUMMARY:
        step.next()
    assert missed(step) == []


def missed(step: Walk) -> list[str]:
    """Return the controls on show that Tab does not come by before it is back where it began."""
    wizard, seen = step.wizard, set[QWidget]()
    focus: QWidget | None = wizard.focusWidget()
    while focus is not None and focus not in seen:
        seen.add(focus)
        step.press(Qt.Key.Key_Tab)
        focus = wizard.focusWidget()
    wanted = [
        widget
        for widget in wizard.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]
    return [f"{type(widget).__name__} {widget.accessibleName()}" for widget in wanted if widget not in seen]
