"""The settings: what is entered is kept at once, and the figures that follow from it are worked out anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Kind
from desktop_seg.model.period import today
from desktop_seg.store import promotion, season, setting
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_reader
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.settings.dialog import SettingsDialog
from desktop_seg.ui.settings.list_tab import ListTab
from desktop_seg.ui.theme import Theme
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.screen_reader import nameless


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    """The settings, opened from the menu."""
    next(act for act in window.findChildren(QAction) if act.text() == "&Settings…").trigger()
    found = window.findChild(SettingsDialog)
    assert found is not None
    qtbot.waitUntil(lambda: bool(found.occasions.lines), timeout=WAIT_MS)
    return found


def _told(path: Path, ask: Callable[[Database], object]) -> object:
    db = open_reader(path)
    try:
        return ask(db)
    finally:
        db.close()


def _choose(table: QTableView, row: int) -> None:
    table.setFocus()
    table.selectRow(row)


def test_the_postcode_of_the_shop_is_kept_when_the_field_is_left(
    qtbot: QtBot, dialog: SettingsDialog, shop_path: Path
) -> None:
    dialog.shop.postcode.setFocus()
    qtbot.keyClicks(dialog.shop.postcode, "3511 AB")
    qtbot.keyClick(dialog.shop.postcode, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _told(shop_path, setting.load).postcode == "3511 AB", timeout=WAIT_MS)  # type: ignore[attr-defined]
    assert dialog.isVisible()


def test_another_lapse_works_the_stages_out_anew(qtbot: QtBot, dialog: SettingsDialog, shop_path: Path) -> None:
    def stages_for(db: Database) -> object:
        return json.loads(str(db.value("SELECT value FROM shop_setting WHERE key = 'metric_stamp'")))["lapse_days"]

    assert _told(shop_path, stages_for) == 365
    dialog.shop.lapse_days.setFocus()
    dialog.shop.lapse_days.setValue(30)
    qtbot.keyClick(dialog.shop.lapse_days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _told(shop_path, stages_for) == 30, timeout=WAIT_MS)


def test_another_trade_gives_the_segments_its_numbers(qtbot: QtBot, dialog: SettingsDialog, shop_path: Path) -> None:
    dialog.shop.trade.setFocus()
    qtbot.keyClicks(dialog.shop.trade, "Pet")
    dialog.shop.trade.activated.emit(dialog.shop.trade.currentIndex())
    qtbot.waitUntil(lambda: _told(shop_path, setting.load).trade == "pet", timeout=WAIT_MS)  # type: ignore[attr-defined]


def _undo(qtbot: QtBot, tab: ListTab[Any]) -> None:
    """Press Undo, which is there after something was taken away, and once."""
    qtbot.waitUntil(lambda: not tab.undo.isHidden(), timeout=WAIT_MS)
    tab.undo.click()
    assert tab.undo.isHidden()


def test_an_own_occasion_is_added_and_taken_off_again(qtbot: QtBot, dialog: SettingsDialog, shop_path: Path) -> None:
    tab = dialog.occasions
    bundled = len(tab.lines)
    dialog.tabs.setCurrentWidget(tab)
    tab.name.setText("Street fair")
    qtbot.mouseClick(tab.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(tab.lines) == bundled + 1, timeout=WAIT_MS)
    assert tab.name.text() == ""
    assert tab.lines[-1].occasion.name == "Street fair"
    _choose(tab.table, bundled)
    assert tab.off.isEnabled()
    assert not tab.back.isEnabled()
    tab.off.click()
    qtbot.waitUntil(lambda: len(tab.lines) == bundled, timeout=WAIT_MS)
    assert len(_told(shop_path, season.seasons)) == bundled  # type: ignore[arg-type]
    _undo(qtbot, tab)
    qtbot.waitUntil(lambda: [each.occasion.name for each in tab.lines[bundled:]] == ["Street fair"], timeout=WAIT_MS)


def test_a_bundled_occasion_is_taken_off_and_put_back(qtbot: QtBot, dialog: SettingsDialog) -> None:
    tab = dialog.occasions
    _choose(tab.table, 0)
    tab.off.click()
    qtbot.waitUntil(lambda: tab.lines[0].is_off, timeout=WAIT_MS)
    _choose(tab.table, 0)
    assert not tab.off.isEnabled()
    tab.back.click()
    qtbot.waitUntil(lambda: not tab.lines[0].is_off, timeout=WAIT_MS)
    _undo(qtbot, tab)
    qtbot.waitUntil(lambda: not tab.lines[0].is_off, timeout=WAIT_MS)


def test_a_promotion_is_typed_in_and_removed(qtbot: QtBot, dialog: SettingsDialog, shop_path: Path) -> None:
    tab = dialog.promotions
    dialog.tabs.setCurrentWidget(tab)
    tab.name.setText("Spring sale")
    tab.last.put(tab.first.day + 6)
    qtbot.mouseClick(tab.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(tab.lines) == 1, timeout=WAIT_MS)
    kept = _told(shop_path, promotion.promotions)
    assert [(each.name, each.last_day - each.first_day) for each in kept] == [("Spring sale", 6)]  # type: ignore[attr-defined]
    _choose(tab.table, 0)
    tab.gone.click()
    qtbot.waitUntil(lambda: not tab.lines, timeout=WAIT_MS)
    _undo(qtbot, tab)
    qtbot.waitUntil(lambda: len(tab.lines) == 1, timeout=WAIT_MS)
    again = _told(shop_path, promotion.promotions)
    assert [each.name for each in again] == ["Spring sale"]  # type: ignore[attr-defined]


def test_days_in_the_wrong_order_are_refused_with_a_sentence_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    tab = dialog.promotions
    tab.name.setText("Spring sale")
    tab.last.put(tab.first.day - 1)
    tab.add.click()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=WAIT_MS)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "before its first day" in box.text()
    box.close()
    assert tab.name.text() == "Spring sale"


def test_an_own_field_is_made_renamed_removed_and_put_back(
    qtbot: QtBot, dialog: SettingsDialog, shop_path: Path
) -> None:
    def keys(db: Database) -> object:
        return [each.title for each in all_fields(db) if each.key.startswith("own_")]

    tab = dialog.own_fields
    dialog.tabs.setCurrentWidget(tab)
    assert not tab.choices.isEnabled()
    tab.name.setText("Garden")
    tab.kind.setCurrentIndex(tab.kind.findData(Kind.CHOICE))
    tab.choices.setText("balcony, garden, allotment")
    qtbot.mouseClick(tab.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [each.field.choices for each in tab.lines] == [("balcony", "garden", "allotment")], timeout=WAIT_MS
    )
    assert tab.name.text() == ""
    _choose(tab.table, 0)
    assert not tab.renamed.isEnabled()
    tab.name.setText("Outside")
    tab.renamed.click()
    qtbot.waitUntil(lambda: _told(shop_path, keys) == ["Outside"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tab.lines[0].field.name == "Outside", timeout=WAIT_MS)
    _choose(tab.table, 0)
    tab.gone.click()
    qtbot.waitUntil(lambda: tab.lines[0].field.is_removed, timeout=WAIT_MS)
    assert _told(shop_path, keys) == []
    _choose(tab.table, 0)
    tab.back.click()
    qtbot.waitUntil(lambda: not tab.lines[0].field.is_removed, timeout=WAIT_MS)
    assert _told(shop_path, keys) == ["Outside"]


def test_a_field_that_tells_of_faith_is_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    dialog.own_fields.name.setText("Geloof")
    dialog.own_fields.add.click()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=WAIT_MS)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "law protects most" in box.text()
    box.close()
    assert dialog.own_fields.lines == []


def test_a_table_of_places_is_taken_in_with_bad_rows_told_and_forgotten_again(
    qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path
) -> None:
    tab = dialog.places
    dialog.tabs.setCurrentWidget(tab)
    assert not tab.all_gone.isEnabled()
    path = tmp_path / "places.csv"
    path.write_text("postcode;region;lat;lon\n3511;Old town;52;5\n3512;East;520;5\n35;West;;\n", encoding="utf-8")
    tab.take_in(path)
    qtbot.waitUntil(lambda: [each.postcode for each in tab.lines] == ["35", "3511"], timeout=WAIT_MS)
    assert tab.told.text().startswith("2 places are kept.\nRow 3: “520” is no latitude")
    _choose(tab.table, 0)
    tab.gone.click()
    qtbot.waitUntil(lambda: [each.postcode for each in tab.lines] == ["3511"], timeout=WAIT_MS)
    _undo(qtbot, tab)
    qtbot.waitUntil(lambda: [each.region for each in tab.lines] == ["West", "Old town"], timeout=WAIT_MS)
    _choose(tab.table, 0)
    tab.gone.click()
    qtbot.waitUntil(lambda: [each.postcode for each in tab.lines] == ["3511"], timeout=WAIT_MS)
    tab.all_gone.click()
    asked = tab.findChildren(QMessageBox)[-1]
    assert asked.text() == "Forget 1 place?"
    next(each for each in asked.findChildren(QPushButton) if each.text() == "Delete it").click()
    qtbot.waitUntil(lambda: not tab.lines, timeout=WAIT_MS)


def test_every_field_of_the_settings_has_a_name(dialog: SettingsDialog) -> None:
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        assert nameless(dialog) == []  # type: ignore[arg-type]


def test_an_empty_shop_begins_with_the_days_of_today(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> None:
    window = shown(qtbot, empty_shop, theme)
    next(act for act in window.findChildren(QAction) if act.text() == "&Settings…").trigger()
    found = window.findChild(SettingsDialog)
    assert found is not None
    assert found.promotions.first.day == found.occasions.day.day == today()


def _asked(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    """Return the question that is put."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=WAIT_MS)
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def _answer(box: QMessageBox, text: str) -> None:
    next(each for each in box.buttons() if each.text() == text).click()


def _wish_for(dialog: SettingsDialog, currency: str) -> None:
    combo = dialog.shop.currency
    combo.setCurrentIndex(combo.findData(currency))
    combo.activated.emit(combo.currentIndex())


def test_another_currency_is_asked_about_once_there_are_sales(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, shop_path: Path
) -> None:
    _wish_for(dialog, "USD")
    box = _asked(qtbot, window)
    assert "5.00 EUR becomes 5.00 USD" in box.informativeText()
    _answer(box, "Leave it at EUR")
    assert dialog.shop.currency.currentData() == "EUR"
    assert _told(shop_path, setting.load).currency == "EUR"  # type: ignore[attr-defined]
    _wish_for(dialog, "USD")
    _answer(_asked(qtbot, window), "They were in USD")
    qtbot.waitUntil(lambda: _told(shop_path, setting.load).currency == "USD", timeout=WAIT_MS)  # type: ignore[attr-defined]


def test_a_country_with_another_currency_leaves_the_currency_when_the_owner_says_so(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, shop_path: Path
) -> None:
    country = dialog.shop.country
    country.setCurrentIndex(country.findData("DK"))
    country.activated.emit(country.currentIndex())
    _answer(_asked(qtbot, window), "Leave it at EUR")
    qtbot.waitUntil(lambda: _told(shop_path, setting.load).country == "DK", timeout=WAIT_MS)  # type: ignore[attr-defined]
    assert _told(shop_path, setting.load).currency == "EUR"  # type: ignore[attr-defined]


def test_an_occasion_of_a_known_name_is_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    tab = dialog.occasions
    before = len(tab.lines)
    tab.name.setText("mother's day")
    tab.add.click()
    assert "is in the calendar already" in _asked(qtbot, window).text()
    assert len(tab.lines) == before
