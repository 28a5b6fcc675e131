"""The tabs of a segment's page: chosen columns, portrait, movement, use and history, and sharing as a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_seg.model.changes import Changes
from desktop_seg.rules.tree import Is
from desktop_seg.segments import own
from desktop_seg.ui import dialogs, segment_file
from desktop_seg.ui.column_choice import ColumnDialog
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.shell import SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS, shown


def _page(qtbot: QtBot, window: MainWindow, key: str) -> SegmentPage:
    window.show_segment(key)
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.parameters.segment_key == key and bool(page.title.text()), timeout=WAIT_MS)
    return page


def _own(qtbot: QtBot, window: MainWindow) -> str:
    kept: list[str] = []
    segment = own.named("Twice", Is("frequency", "at_least", 2))
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(lambda db, _progress: own.save(db, segment).key, kept.append, Changes(segments=True))
    qtbot.waitUntil(lambda: bool(kept), timeout=WAIT_MS)
    return kept[0]


def _headings(page: SegmentPage) -> list[str]:
    model = page.people.table.model()
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


def test_chosen_columns_are_shown_sorted_copied_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, "top_20")
    page.people.columns_button.click()
    dialog = page.people.findChild(ColumnDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.picker.model.rowCount() > 6, timeout=WAIT_MS)
    dialog.picker.tick_only(("city", "email", "recency_days"))
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    expected = ["Name", "City", "Days since the last visit", "E-mail address"]
    qtbot.waitUntil(lambda: _headings(page) == expected, timeout=WAIT_MS)
    page.people.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    model = page.people.table.model()
    qtbot.waitUntil(lambda: bool(model.data(model.index(0, 2))), timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: (
            int(str(model.data(model.index(0, 2))).split()[0]) >= int(str(model.data(model.index(1, 2))).split()[0])
        ),
        timeout=WAIT_MS,
    )
    page.people.table.selectRow(0)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(page.people.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=WAIT_MS)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == expected
    assert "@example.com" in lines[1]


def test_portrait_and_movement_come_when_they_are_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, "bought_once")
    page.tabs.setCurrentWidget(page.portrait)
    qtbot.waitUntil(lambda: "left out" in page.portrait.words.text(), timeout=WAIT_MS)
    page.tabs.setCurrentWidget(page.movement)
    # There was one import only: the last month is shown in its stead, until the owner asks for it again.
    qtbot.waitUntil(lambda: "joined" in page.movement.summary.text(), timeout=WAIT_MS)
    assert page.movement.period.currentData() == "month"
    page.movement.period.setCurrentIndex(page.movement.period.findData("import"))
    qtbot.waitUntil(lambda: "only one import" in page.movement.summary.text(), timeout=WAIT_MS)
    page.movement.period.setCurrentIndex(page.movement.period.findData("year"))
    qtbot.waitUntil(lambda: "joined" in page.movement.summary.text(), timeout=WAIT_MS)
    assert page.movement.joined.heading.text() == "Joined: 1"
    qtbot.waitUntil(lambda: page.movement.joined.table.model().rowCount() == 1, timeout=WAIT_MS)
    # Typing a day turns the period to "between two days".
    page.movement.first.setDate(page.movement.last.date())
    qtbot.waitUntil(lambda: "0 people joined, 0 left" in page.movement.summary.text(), timeout=WAIT_MS)
    assert page.movement.period.currentData() == "chosen"


def test_an_earlier_definition_is_brought_back_and_a_copy_stands_beside(qtbot: QtBot, window: MainWindow) -> None:
    key = _own(qtbot, window)
    changed = own.named("Three times", Is("frequency", "at_least", 3), key=key)
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(lambda db, _progress: own.save(db, changed), lambda _: None, Changes(segments=True))
    page = _page(qtbot, window, key)
    qtbot.waitUntil(lambda: page.title.text() == "Three times", timeout=WAIT_MS)
    page.tabs.setCurrentWidget(page.definition)
    table = page.definition.definitions
    qtbot.waitUntil(lambda: table.model().rowCount() == 2, timeout=WAIT_MS)
    assert not page.definition.bring_back.isEnabled()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    page.definition.bring_back.click()
    qtbot.waitUntil(lambda: page.title.text() == "Twice", timeout=WAIT_MS)
    page.copy_act.trigger()
    qtbot.waitUntil(lambda: page.title.text() == "Twice (copy)", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "is saved" in window.toast.text, timeout=WAIT_MS)


def test_a_segment_goes_out_as_a_file_and_comes_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine"
    monkeypatch.setattr(dialogs, "choose_target", lambda parent, title, filters, chosen: chosen(target, filters[0]))
    page = _page(qtbot, window, "bought_once")
    segment_file.ask_and_share(window, page, SegmentChoice("bought_once", {}))
    qtbot.waitUntil((tmp_path / "mine.json").exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "mine.json" in window.toast.text, timeout=WAIT_MS)
    segment_file.open_file(window, tmp_path / "mine.json")
    qtbot.waitUntil(lambda: page.parameters.segment_key.startswith("own_"), timeout=WAIT_MS)
    assert page.people.table.model().rowCount() > 0


def test_why_somebody_is_in_or_out_with_the_receipts_behind_it(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, "top_20")
    qtbot.waitUntil(lambda: page.people.table.model().rowCount() > 0, timeout=WAIT_MS)
    page.people.table.selectRow(0)
    page.people.why_button.click()
    assert page.tabs.currentWidget() is page.why
    qtbot.waitUntil(lambda: "is in “Top customers”" in page.why.reasons.verdict.text(), timeout=WAIT_MS)
    name = page.why.reasons.verdict.text().partition(" is in")[0]
    model = page.why.people.model()
    row = page.why.people.currentIndex().row()
    qtbot.waitUntil(lambda: model.data(model.index(row, 0)) == name, timeout=WAIT_MS)
    assert page.why.reasons.traces.model().rowCount() > 0
    assert "the top begins at" in page.why.reasons.tree.topLevelItem(0).text(1)
    # Somebody else, by the keyboard: number 40 never bought anything.
    page.why.search.setFocus()
    qtbot.keyClicks(page.why.search, "name40")
    qtbot.keyClick(page.why.search, Qt.Key.Key_Return)
    expected = "c40 Name40 is not in “Top customers”."
    qtbot.waitUntil(lambda: page.why.reasons.verdict.text() == expected, timeout=WAIT_MS)
    assert page.why.reasons.tree.topLevelItem(0).text(0).startswith("✗")
    assert page.why.reasons.traces.model().rowCount() == 0


def test_a_shop_without_anything_shows_every_tab(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> None:
    window = shown(qtbot, empty_shop, theme)
    faults: list[object] = []
    empty_shop.failed.connect(faults.append)
    page = _page(qtbot, window, "top_20")
    assert page.figures_text == "Needs sales that carry a customer number, e-mail or name."
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
    qtbot.waitUntil(lambda: page.movement.summary.text() == "There are no sales yet.", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.why.reasons.verdict.text() == "Nobody matches.", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "nobody here yet" in page.portrait.words.text(), timeout=WAIT_MS)
    window.show_customer(1)
    qtbot.waitUntil(lambda: window.stack.page is page, timeout=WAIT_MS)
    window.new_segment()
    wizard = window.findChildren(SegmentWizard)[0]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    assert not wizard.type_page.choices["goods"].isEnabled()
    wizard.reject()
    assert faults == []


def test_somebody_is_put_in_by_hand_and_that_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, _own(qtbot, window))
    page.tabs.setCurrentWidget(page.why)
    qtbot.waitUntil(lambda: "c01 Name01 is not in" in page.why.reasons.verdict.text(), timeout=WAIT_MS)
    qtbot.waitUntil(page.why.pin.isVisible, timeout=WAIT_MS)
    before = page.people.table.model().rowCount()
    page.why.pin.setFocus()
    qtbot.keyClick(page.why.pin, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "c01 Name01 is in" in page.why.reasons.verdict.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.people.table.model().rowCount() == before + 1, timeout=WAIT_MS)
    assert page.why.pin.currentIndex() == 1
    qtbot.waitUntil(lambda: window.toast.text == "Put in by hand.", timeout=WAIT_MS)
    window.toast.button.click()
    qtbot.waitUntil(lambda: "c01 Name01 is not in" in page.why.reasons.verdict.text(), timeout=WAIT_MS)
    assert page.why.pin.currentIndex() == 0
