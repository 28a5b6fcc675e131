"""Alt and a letter mean one thing in each window, in every language: a letter given twice would only jump about."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialog, QGroupBox, QLabel, QMainWindow, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.importing.flow import Place, Step
from desktop_seg.ui.answers_dialog import AnswersDialog
from desktop_seg.ui.letters import other_letter
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.customer import CustomerPage
from desktop_seg.ui.settings.dialog import SettingsDialog
from desktop_seg.ui.shell import SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.every_page import every_page, settle
from tests.ui.import_walk import BAD_ROWS, walk, written

in_every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)


def texts(top: QWidget) -> Iterator[str]:
    """Yield the texts on show whose letter acts in a window: of buttons, labels, tabs and the menu bar."""
    if isinstance(top, QMainWindow):
        yield from (action.text() for action in top.menuBar().actions() if action.isVisible())
    for widget in top.findChildren(QWidget):
        if widget.window() is not top or not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            yield widget.text()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()) if widget.isTabVisible(at))


def doubled(found: Iterator[str]) -> dict[str, list[str]]:
    """Return the letters that several texts have, with these texts."""
    by_letter: dict[str, list[str]] = {}
    for text in found:
        letter = QKeySequence.mnemonic(text).toString()
        if letter:
            by_letter.setdefault(letter, []).append(text)
    return {letter: named for letter, named in by_letter.items() if len(named) > 1}


class Letters:
    """Gathers what is doubled, by place."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.wrong: dict[str, dict[str, list[str]]] = {}

    def look(self, place: str, top: QWidget) -> None:
        """Press Alt in a window and look at it."""
        self.qtbot.keyPress(top, Qt.Key.Key_Alt)
        self.qtbot.keyRelease(top, Qt.Key.Key_Alt)
        found = doubled(texts(top))
        if found:
            self.wrong[place] = found


def test_a_letter_given_twice_is_found(qtbot: QtBot) -> None:
    assert doubled(iter(["&Export…", "&Edit", "E&nd", "Rock && roll"])) == {"Alt+E": ["&Export…", "&Edit"]}


@pytest.mark.parametrize(
    ("text", "taken", "wanted"),
    [
        ("&Edit", "E", "E&dit"),
        ("&Make my own…", "M", "Make my &own…"),
        ("&Kiezen…", "KIEZN", "Kiezen…"),
        ("Rock && &roll", "R", "R&ock && roll"),
        ("편집(&E)", "EA", "편집(&B)"),
        ("내보내기(&E)…", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "내보내기…"),
    ],
)
def test_another_letter_is_one_of_the_text(text: str, taken: str, wanted: str) -> None:
    assert other_letter(text, set(taken)) == wanted


@in_every_language
def test_pages_give_each_letter_once(qtbot: QtBot, shop: OpenShop, theme: Theme, language: str) -> None:
    i18n.use(language)
    window, letters = shown(qtbot, shop, theme), Letters(qtbot)
    for place in every_page(qtbot, window):
        letters.look(place, window)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        found = doubled(action.text() for action in menu.actions() if action.isVisible())
        if found:
            letters.wrong[f"menu {menu.title()}"] = found
    assert letters.wrong == {}


@in_every_language
def test_dialogs_and_wizards_give_each_letter_once(
    qtbot: QtBot, shop: OpenShop, theme: Theme, language: str, tmp_path: Path
) -> None:
    i18n.use(language)
    window, letters = shown(qtbot, shop, theme), Letters(qtbot)
    look_at_dialogs(qtbot, window, letters)
    look_at_import(qtbot, window, letters, tmp_path)
    look_at_segment_wizard(qtbot, window, letters)
    look_at_export(qtbot, window, letters)
    assert letters.wrong == {}


def look_at_dialogs(qtbot: QtBot, window: MainWindow, letters: Letters) -> None:
    """The settings, the remembered answers, the form of a customer."""
    settings = SettingsDialog(window, lambda _language: None, window)
    settings.open()
    settle(qtbot, window)
    for tab in range(settings.tabs.count()):
        settings.tabs.setCurrentIndex(tab)
        letters.look(f"settings {settings.tabs.tabText(tab)}", settings)
    settings.reject()
    answers = AnswersDialog(window, window)
    answers.open()
    settle(qtbot, window)
    letters.look("answers", answers)
    answers.reject()
    window.show_customer(1)
    customer = window.stack.page
    assert isinstance(customer, CustomerPage)
    qtbot.waitUntil(lambda: bool(customer.habit_text), timeout=WAIT_MS)
    customer.change()
    settle(qtbot, window)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            letters.look("customer form", dialog)
            dialog.reject()


def look_at_import(qtbot: QtBot, window: MainWindow, letters: Letters, folder: Path) -> None:
    """Every step of the import."""
    step = walk(qtbot, window, written(folder, BAD_ROWS))
    for place in (Place(Step.FILES), Place(Step.SHEET, 0), Place(Step.COLUMNS, 0)):
        step.wizard.go_to(place)
        step.settle()
        letters.look(f"import {place.step}", step.wizard)
    while step.step is not Step.SUMMARY:
        step.wizard.go_next()
        step.settle()
        letters.look(f"import {step.step}", step.wizard)
    step.wizard.done(0)
    settle(qtbot, window)


def look_at_segment_wizard(qtbot: QtBot, window: MainWindow, letters: Letters) -> None:
    """Every step of the segment wizard, with a field, a form and the tree."""
    window.new_segment()
    wizard = window.findChildren(SegmentWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    letters.look("segment type", wizard)
    wizard.type_page.choices["mix"].setChecked(True)
    wizard.next()
    page = wizard.condition_page
    for key in ("frequency", "city", "form:bought_then_other"):
        page.fields.list.choose(key)
        settle(qtbot, window)
        letters.look(f"segment {key}", wizard)
    page.form_maker.drop()
    page.fields.list.choose("frequency")
    settle(qtbot, window)
    page.add()
    page.open_tree()
    settle(qtbot, window)
    letters.look("segment tree", page.editor)
    page.editor.reject()
    wizard.next()
    letters.look("segment name", wizard)
    wizard.reject()


def look_at_export(qtbot: QtBot, window: MainWindow, letters: Letters) -> None:
    """Every step of the export but the last."""
    window.export_segment(SegmentChoice("life_prospect"))
    wizard = window.findChildren(ExportWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    seen: Counter[int] = Counter()
    while not seen[wizard.currentId()]:
        seen[wizard.currentId()] += 1
        settle(qtbot, window)
        letters.look(f"export {type(wizard.currentPage()).__name__}", wizard)
        if wizard.currentPage() is wizard.columns_page:
            break
        wizard.next()
    assert wizard.currentPage() is wizard.columns_page
    wizard.reject()
