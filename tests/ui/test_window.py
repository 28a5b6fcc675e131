"""The window around the pages: going about by keyboard, the first page, the sample banner, drops, undo, faults."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_seg.base.errors import UserError
from desktop_seg.store import setting
from desktop_seg.store.shop_file import open_reader
from desktop_seg.ui import dialogs
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.first_run import FirstRunPage
from desktop_seg.ui.pages.imports import ImportsPage
from desktop_seg.ui.pages.overview import OverviewPage
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import CUSTOMERS, IMPORTS, OVERVIEW, SEGMENTS
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.toast import Offer
from tests.ui.conftest import WAIT_MS, shown

CONTROL = Qt.KeyboardModifier.ControlModifier


def _box(window: MainWindow) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def _press(box: QMessageBox, text: str) -> None:
    next(button for button in box.findChildren(QPushButton) if button.text() == text).click()


def _action(window: MainWindow, text: str) -> QAction:
    return next(act for act in window.findChildren(QAction) if act.text().replace("&", "").startswith(text))


def test_pages_are_reached_by_keys_and_by_arrows_in_the_side_bar(qtbot: QtBot, window: MainWindow) -> None:
    titles = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        qtbot.keyClick(window, key, CONTROL)
        assert isinstance(window.stack.page, Page)
        titles.append(window.stack.page.title.text())
    assert titles == ["Segments", "Customers", "Imports", "Overview"]
    window.nav.setFocus()
    qtbot.keyClick(window.nav, Qt.Key.Key_Down)
    assert window.stack.page.accessibleName() == "Segments"
    qtbot.keyClicks(window.nav, "Imp")
    assert window.stack.page.accessibleName() == "Imports"


def test_an_empty_shop_begins_with_the_first_page_and_the_others_say_what_to_do(
    qtbot: QtBot, empty_shop: OpenShop, theme: Theme
) -> None:
    window = shown(qtbot, empty_shop, theme)
    assert isinstance(window.stack.page, FirstRunPage)
    for key in (SEGMENTS, CUSTOMERS, IMPORTS):
        window.go_to(key)
    window.go_to(OVERVIEW)
    assert isinstance(window.stack.page, FirstRunPage)


def test_what_is_said_about_the_shop_is_kept(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> None:
    window = shown(qtbot, empty_shop, theme)
    page = window.stack.page
    assert isinstance(page, FirstRunPage)
    page.form.name.setFocus()
    qtbot.keyClicks(page.form.name, "Bloemen Roos")
    with qtbot.waitSignal(empty_shop.shop_changed, timeout=WAIT_MS):
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    page.form.country.setFocus()
    with qtbot.waitSignal(empty_shop.shop_changed, timeout=WAIT_MS):
        page.form.country.setCurrentIndex(page.form.country.findData("KR"))
        page.form.country.activated.emit(page.form.country.currentIndex())
    assert empty_shop.settings is not None
    assert (empty_shop.settings.name, empty_shop.settings.country, empty_shop.settings.currency) == (
        "Bloemen Roos",
        "KR",
        "KRW",
    )
    assert window.windowTitle() == "Bloemen Roos – Desktop Seg"


def test_enter_on_the_drop_zone_asks_for_files(
    qtbot: QtBot, empty_shop: OpenShop, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(dialogs, "choose_spreadsheets", lambda *_: asked.append(True))
    window = shown(qtbot, empty_shop, theme)
    page = window.stack.page
    assert isinstance(page, FirstRunPage)
    zone = page.choose.parentWidget()
    zone.setFocus()
    qtbot.keyClick(zone, Qt.Key.Key_Return)
    qtbot.keyClick(page.choose, Qt.Key.Key_Space)
    assert asked == [True, True]


def test_the_sample_shop_says_so_all_the_time(qtbot: QtBot, window: MainWindow) -> None:
    shop = window.shop
    assert shop.settings is not None
    assert not window.banner.isVisible()
    with qtbot.waitSignal(shop.shop_changed, timeout=WAIT_MS):
        shop.save_settings(replace(shop.settings, is_sample=True))
    assert window.banner.isVisible()
    assert window.banner.button.text() == "Use my own files"


def test_files_dropped_anywhere_start_an_import(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_seg.ui.wizards import open as wizards

    taken: list[list[Path]] = []
    monkeypatch.setattr(wizards, "import_files", lambda shell, parent, files: taken.append(files))
    data = QMimeData()
    file = tmp_path / "verkoop.xlsx"
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.com/x")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, drop)
    assert taken == [[file]]


def test_a_drag_without_files_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_a_short_message_offers_what_can_be_done(qtbot: QtBot, window: MainWindow) -> None:
    done: list[bool] = []
    window.tell("Imported 3 sales.", Offer("See them", lambda: done.append(True)))
    assert window.toast.isVisible()
    window.toast.button.click()
    assert done == [True]
    assert not window.toast.isVisible()


def test_a_user_error_is_shown_as_it_is(window: MainWindow) -> None:
    window.tell_error(UserError("The file is open in Excel.", "Close it there and try again."))
    box = _box(window)
    assert box is not None
    assert (box.text(), box.informativeText()) == ("The file is open in Excel.", "Close it there and try again.")


def test_a_mistake_of_the_program_is_told_calmly_without_what_stood_in_a_cell(window: MainWindow) -> None:
    try:
        raise ValueError("anna@example.com")
    except ValueError as error:
        window.tell_error(error)
    box = _box(window)
    assert box is not None
    _press(box, "Copy details")
    details = QApplication.clipboard().text()
    assert details.startswith("ValueError\n  test_window.py:")
    assert "anna" not in details


def test_escape_closes_every_message(qtbot: QtBot, window: MainWindow) -> None:
    boxes = (
        lambda: dialogs.tell_user_error(window, UserError("What.", "What to do.")),
        lambda: dialogs.tell_fault(window, "ValueError"),
        lambda: dialogs.ask_to_undo(window, "Undo?", "All goes.", lambda: pytest.fail("Esc must not agree")),
        lambda: dialogs.ask_to_stop(window, lambda: pytest.fail("Esc must not agree")),
        lambda: dialogs.about(window),
    )
    for make in boxes:
        box = make()
        qtbot.keyClick(box, Qt.Key.Key_Escape)
        assert _box(window) is None


def test_a_copy_of_the_shop_file_is_written_where_the_owner_wants_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        dialogs, "choose_target", lambda parent, title, filters, chosen: chosen(tmp_path / "copy", filters[0])
    )
    _action(window, "Back up this shop file").trigger()
    qtbot.waitUntil(lambda: window.toast.text.startswith("The copy is in “copy.seg”"), timeout=WAIT_MS)
    copy = open_reader(tmp_path / "copy.seg")
    assert copy.number("SELECT count(*) FROM customer") == 40
    copy.close()


def test_undo_in_the_menu_names_the_import_and_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    undo = _action(window, "Undo import of till.xlsx")
    undo.trigger()
    qtbot.waitUntil(lambda: _box(window) is not None, timeout=WAIT_MS)
    box = _box(window)
    assert box is not None
    assert box.text() == "Undo the import of “till.xlsx”?"
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        _press(box, "Undo this import")
    assert window.shop.figures is not None
    assert (window.shop.figures.sales, window.shop.figures.customers) == (0, 0)
    assert window.toast.text.startswith("The import of “till.xlsx” is undone.")
    assert not _action(window, "Undo import").isEnabled()


def test_keeping_an_import_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(IMPORTS)
    page = window.stack.page
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(page.undo.isEnabled, timeout=WAIT_MS)
    page.undo.click()
    qtbot.waitUntil(lambda: _box(window) is not None, timeout=WAIT_MS)
    box = _box(window)
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert window.shop.last_import is not None
    assert page.table.model().rowCount() == 1


def test_the_imports_page_says_what_did_not_fit(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(IMPORTS)
    page = window.stack.page
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: page.rows.table.model().rowCount() == 1, timeout=WAIT_MS)
    model = page.rows.table.model()
    cells = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert cells == ["7", "Amount", "n.a.", "This is not an amount.", "the whole row was set aside"]
    rows = page.table.model()
    numbers = [rows.data(rows.index(0, column)) for column in range(3, 8)]
    assert numbers == ["82", "80", "0", "0", "2"]


def test_a_shop_file_that_cannot_be_opened_leaves_the_open_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    foreign = tmp_path / "notes.seg"
    foreign.write_text("not a shop file at all")
    before = window.shop.path
    window.shop.open(foreign)
    qtbot.waitUntil(lambda: _box(window) is not None, timeout=WAIT_MS)
    assert window.shop.path == before
    counts: list[int] = []
    window.shop.read(lambda db: db.number("SELECT count(*) FROM customer"), counts.append)
    qtbot.waitUntil(lambda: counts == [40], timeout=WAIT_MS)


def test_a_new_shop_file_takes_the_country_of_this_computer(qtbot: QtBot, empty_shop: OpenShop) -> None:
    loaded: list[setting.ShopSettings] = []
    empty_shop.read(setting.load, loaded.append)
    qtbot.waitUntil(lambda: bool(loaded), timeout=WAIT_MS)
    assert loaded[0] == empty_shop.settings
    assert empty_shop.is_empty


def test_closing_while_something_is_written_asks_first(qtbot: QtBot, window: MainWindow) -> None:
    import threading

    gate = threading.Event()
    job = window.shop.jobs.elsewhere(lambda progress: gate.wait(10), lambda _: None, "Importing")
    assert not window.close()
    box = _box(window)
    assert box is not None
    job.on_cancel = gate.set
    _press(box, "Stop it and close")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)


def test_the_overview_shows_its_figures_and_charts(qtbot: QtBot, window: MainWindow) -> None:
    page = window.stack.page
    assert isinstance(page, OverviewPage)
    cards = (page.customers, page.average_order, page.bought_again, page.may_email, *page.charts)
    qtbot.waitUntil(lambda: all(card.isVisible() and card.width() > 0 for card in cards), timeout=WAIT_MS)
