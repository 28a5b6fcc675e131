"""Bringing a backup back in the window: also when the shop file cannot be opened any more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_seg.base.progress import Progress
from desktop_seg.model.changes import Changes
from desktop_seg.store import journal, setting
from desktop_seg.store.backup import back_up, backup_name, backups
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.restore_dialog import RestoreDialog
from desktop_seg.ui.theme import Theme
from tests.ui.conftest import WAIT_MS, shown


@pytest.fixture
def with_backup(shop_path: Path) -> Path:
    """The shop, with a backup from before one more customer came."""
    db = open_shop(shop_path)
    back_up(db, backup_name(shop_path, "before-import"))
    db.run("INSERT INTO customer (import_id, source_row, match_key, customer_no) VALUES (1, 1, 'no:new', 'new')")
    db.close()
    return shop_path


Opening = Callable[[Path], OpenShop]


@pytest.fixture
def opening(qtbot: QtBot) -> Iterator[Opening]:
    """Opens shop files; what is still open at the end of the test is closed."""
    made: list[OpenShop] = []

    def opened(path: Path) -> OpenShop:
        shop = OpenShop()
        made.append(shop)
        with qtbot.waitSignal(shop.opened, timeout=WAIT_MS):
            shop.open(path)
        return shop

    yield opened
    for shop in made:
        shop.close()


def _dialog(qtbot: QtBot, window: MainWindow) -> RestoreDialog:
    """Open the dialog by the menu and wait until it knows the backups."""
    next(act for act in window.findChildren(QAction) if "ring back" in act.text()).trigger()
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: "Looking" not in dialog.hint.text(), timeout=WAIT_MS)
    return dialog


def _bring_back(qtbot: QtBot, shop: OpenShop, dialog: RestoreDialog) -> None:
    with qtbot.waitSignal(shop.opened, timeout=WAIT_MS):
        qtbot.keyClick(dialog.restore, Qt.Key.Key_Space)


def _customers(path: Path) -> int:
    db = open_shop(path)
    found = db.number("SELECT count(*) FROM customer WHERE customer_no = 'new'")
    db.close()
    return found


def test_a_backup_is_brought_back_in_two_clicks(
    qtbot: QtBot, opening: Opening, with_backup: Path, theme: Theme
) -> None:
    shop = opening(with_backup)
    window = shown(qtbot, shop, theme)
    dialog = _dialog(qtbot, window)
    assert dialog.model.rowCount() == 1
    _bring_back(qtbot, shop, dialog)
    assert shop.path == with_backup
    assert {each.why for each in backups(with_backup)} == {"before-import", "before-restore"}
    shop.close()
    assert _customers(with_backup) == 0


def test_without_a_backup_there_is_nothing_to_press(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _dialog(qtbot, window)
    assert "no backup yet" in dialog.hint.text()
    assert not dialog.restore.isEnabled()


def test_a_shop_file_that_cannot_be_opened_comes_back(qtbot: QtBot, with_backup: Path, theme: Theme) -> None:
    with_backup.write_bytes(with_backup.read_bytes()[:6000])
    shop = OpenShop()
    window = MainWindow(shop, theme, Faults())
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(shop.failed, timeout=WAIT_MS):
        shop.open(with_backup)
    for box in window.findChildren(QMessageBox):
        assert "Bring a backup back" in box.informativeText()
        box.close()
    assert shop.path is None
    _bring_back(qtbot, shop, _dialog(qtbot, window))
    assert shop.path == with_backup
    assert shop.figures is not None
    assert shop.figures.customers > 0
    assert list((with_backup.parent / "backups").glob("*.damaged"))
    shop.close()


def test_while_another_program_has_it_open_the_shop_stays_as_it_is(
    qtbot: QtBot, opening: Opening, with_backup: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_seg.store.database.Database.TIMEOUT_SECONDS", 0.2)
    other = open_shop(with_backup)
    shop = opening(with_backup)
    window = shown(qtbot, shop, theme)
    dialog = _dialog(qtbot, window)
    with qtbot.waitSignal(shop.failed, timeout=WAIT_MS):
        qtbot.keyClick(dialog.restore, Qt.Key.Key_Space)
    other.close()
    answers: list[int] = []
    shop.read(lambda db: db.number("SELECT count(*) FROM customer WHERE customer_no = 'new'"), answers.append)
    qtbot.waitUntil(lambda: answers == [1], timeout=WAIT_MS)


@pytest.mark.parametrize("is_sample", [True, False])
def test_what_was_done_is_backed_up_when_the_shop_closes(
    qtbot: QtBot, opening: Opening, shop_path: Path, *, is_sample: bool
) -> None:
    shop = opening(shop_path)
    shop.close()
    assert backups(shop_path) == (), "nothing was done"
    shop = opening(shop_path)
    done: list[bool] = []

    def work(db: Database, _progress: Progress) -> None:
        setting.save(db, replace(setting.load(db), name="Roos", is_sample=is_sample))

    shop.write(work, lambda _: done.append(True), Changes())
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    shop.close()
    assert [each.why for each in backups(shop_path)] == ([] if is_sample else ["at-exit"])


def test_what_was_done_is_backed_up_when_another_shop_is_opened(
    qtbot: QtBot, opening: Opening, shop_path: Path
) -> None:
    shop = opening(shop_path)
    shop.write(lambda db, _progress: journal.enter(db, "test", {}), lambda _: None, Changes())
    with qtbot.waitSignal(shop.opened, timeout=WAIT_MS):
        shop.open(shop_path.with_name("other.seg"))
    assert [each.why for each in backups(shop_path)] == ["at-exit"]
