"""Questions about the shop: chosen with the arrow keys, answered in a sentence, a picture and a table."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.questions import QuestionsPage
from tests.ui.conftest import WAIT_MS
from tests.ui.screen_reader import nameless


def _page(qtbot: QtBot, window: MainWindow) -> QuestionsPage:
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = window.stack.page
    assert isinstance(page, QuestionsPage)
    return page


def test_every_question_is_answered_or_says_what_it_lacks(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window)
    page.focus_first()
    asked = [chart.question() for chart in charts_of(Place.QUESTIONS)]
    assert len(asked) > 10
    for number, question in enumerate(asked):
        qtbot.waitUntil(
            lambda: page.card.picture is not None or page.card.empty_text.startswith(("Needs", "There")),
            timeout=WAIT_MS,
        )
        assert page.card.question == question
        assert page.list.currentRow() == number
        page.card.show_nothing("")
        qtbot.keyClick(page.list, Qt.Key.Key_Down)


def test_the_answer_turns_into_a_table(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window)
    gap = next(row for row, chart in enumerate(charts_of(Place.QUESTIONS)) if chart.key == "gap")
    page.list.setCurrentRow(gap)
    qtbot.waitUntil(lambda: page.card.picture is not None and bool(page.card.picture.table.rows), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.card.question == charts_of(Place.QUESTIONS)[gap].question(), timeout=WAIT_MS)
    page.card.toggle_table()
    model = page.card.table.model()
    assert model.rowCount() == 7
    assert model.index(0, 0).data() == "7 days"


def test_the_page_has_names(qtbot: QtBot, window: MainWindow) -> None:
    _page(qtbot, window)
    assert nameless(window) == []


def test_while_an_answer_is_worked_out_no_other_stands_there_and_that_is_said(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window)
    card = page.card
    page.list.setCurrentRow(next(row for row, each in enumerate(charts_of(Place.QUESTIONS)) if each.key == "gap"))
    qtbot.waitUntil(lambda: card.picture is not None and card.view.pixmap is not None, timeout=WAIT_MS)
    card.ask("Something that takes long?")
    assert card.picture is None
    qtbot.waitUntil(lambda: card.view.is_waiting, timeout=WAIT_MS)
    assert card.view.accessibleDescription() == "Working it out …"
    page.refresh()
    qtbot.waitUntil(lambda: card.picture is not None and not card.view.is_waiting, timeout=WAIT_MS)
    assert card.view.accessibleDescription().startswith(card.picture.answer[:20] if card.picture else "?")
