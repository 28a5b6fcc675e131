"""What tests of the window share: no screen, a home of its own, a small shop on disk, and a window on it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.store.backup import back_up
from desktop_seg.store.database import Database
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.garbage import Garbage
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.theme import Theme
from tests.shops import shop_with

WAIT_MS = 10_000


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings, data and log that is nobody's."""
    monkeypatch.setenv("DESKTOP_SEG_HOME", str(tmp_path / "home"))
    i18n.use("en")
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def usual_letters(qapp: QApplication) -> Iterator[None]:
    """What a test does to the size of letters ends with it: the next look would count from there."""
    before = qapp.font()
    yield
    if qapp.font() != before:
        qapp.setFont(before)
        Theme(qapp, "light")


@pytest.fixture(scope="package")
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    """Garbage is collected as in the program: on this thread alone."""
    made = Garbage(lambda: True)
    yield made
    made.hand_back()


@pytest.fixture(autouse=True)
def collected(garbage: Garbage) -> Iterator[None]:
    """Many tests are over before the timer's first round."""
    yield
    garbage.collect_some()


@pytest.fixture
def shop_path(tmp_path: Path) -> Path:
    """A shop file of forty customers with known sales; see `SALES`."""
    target = tmp_path / "shop.seg"
    db = shop_with(SALES, CUSTOMERS)
    with db.transaction():
        note_import(db)
        db.run(
            """INSERT INTO import_issue(import_id, sheet, row, column_name, value, problem, is_aside)
               VALUES (1, '', 7, 'Amount', 'n.a.', 'This is not an amount.', 1)"""
        )
    back_up(db, target)
    db.close()
    return target


def note_import(db: Database) -> None:
    """Note the import that the rows of a shop written as text say they came from: without one a shop is empty."""
    db.run(
        """INSERT INTO import_file(id, name, sha256, kind, plan_json, imported_at, rows_read, rows_new,
           rows_updated, rows_same, rows_aside, first_day, last_day, net_cents)
           VALUES (1, 'till.xlsx', 'a', 'receipts', '{}', '2025-06-30T10:00:00+00:00', 82, 80, 0, 0, 2,
           20089, 20269, 0)"""
    )


# Customer n buys n times, ten days apart, the last time on 30 June 2025 minus n days; each time for n euros.
SALES = "\n".join(
    f"c{n:02} {date} {n}.00"
    for n in range(1, 13)
    for date in (f"2025-{6 - k // 2:02}-{28 - 13 * (k % 2) - n:02}" for k in range(min(n, 10)))
)
CUSTOMERS = "\n".join(
    f"c{n:02} last_name=Name{n:02} city={'Utrecht' if n % 2 else 'Zeist'} email=c{n:02}@example.com"
    + (" consent_email=yes" if n % 3 else "")
    for n in range(1, 41)
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light look."""
    return Theme(qapp, "light")


@pytest.fixture
def shop(qtbot: QtBot, shop_path: Path) -> Iterator[OpenShop]:
    """The small shop, open."""
    opened = OpenShop()
    with qtbot.waitSignal(opened.opened, timeout=WAIT_MS):
        opened.open(shop_path)
    yield opened
    opened.close()


@pytest.fixture
def empty_shop(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenShop]:
    """A new shop file, open."""
    opened = OpenShop()
    with qtbot.waitSignal(opened.opened, timeout=WAIT_MS):
        opened.open(tmp_path / "new.seg")
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, shop: OpenShop, theme: Theme) -> MainWindow:
    """A window on the small shop, on its overview."""
    return shown(qtbot, shop, theme)


@pytest.fixture
def empty(qtbot: QtBot, empty_shop: OpenShop, theme: Theme) -> Iterator[MainWindow]:
    """A window on a new shop file; wizards that a test left open are closed before the file is."""
    made = shown(qtbot, empty_shop, theme)
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)


def shown(qtbot: QtBot, shop: OpenShop, theme: Theme) -> MainWindow:
    """Show a window on a shop."""
    made = MainWindow(shop, theme, Faults())
    qtbot.addWidget(made)
    made.resize(1024, 640)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.windowTitle()), timeout=WAIT_MS)
    return made
