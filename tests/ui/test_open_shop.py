"""The shop file that is open: what happens by itself when it is opened."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_seg import __version__
from desktop_seg.model.changes import Changes
from desktop_seg.store.shop_file import open_reader, open_shop
from desktop_seg.ui.open_shop import OpenShop
from tests.ui.conftest import WAIT_MS


def _money(path: Path) -> int:
    with closing(open_reader(path)) as db:
        return db.number("SELECT sum(monetary) FROM customer_metric")


def _backups(path: Path) -> list[Path]:
    """Return the backups of a shop file: one is made at the end of work that changed it."""
    return list((path.parent / "backups").glob("*"))


@pytest.fixture
def of_an_older_version(shop_path: Path) -> Path:
    """The small shop with figures that an older version counted otherwise."""
    with closing(open_shop(shop_path)) as db, db.transaction():
        told = json.loads(str(db.value("SELECT value FROM shop_setting WHERE key = 'metric_known'")))
        told["makers"] = told["makers"].replace(__version__, "0.0.0-before")
        db.run("UPDATE shop_setting SET value = ? WHERE key = 'metric_known'", (json.dumps(told),))
        db.run("UPDATE customer_metric SET monetary = 1")
    return shop_path


def test_figures_of_an_older_version_are_worked_out_anew_and_everyone_is_told(
    qtbot: QtBot, of_an_older_version: Path
) -> None:
    opened = OpenShop()
    told: list[Changes] = []
    opened.shop_changed.connect(told.append)
    opened.open(of_an_older_version)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT_MS)
    opened.close()
    # Customer n came at most ten times in the last year, for n euros each; all of their first twelve visits are in it.
    assert _money(of_an_older_version) == sum(100 * n * min(n, 10) for n in range(1, 13))
    assert _backups(of_an_older_version)


def test_a_shop_file_of_this_version_is_not_written_to_by_opening_it(qtbot: QtBot, shop_path: Path) -> None:
    opened = OpenShop()
    with qtbot.waitSignal(opened.shop_changed, timeout=WAIT_MS):
        opened.open(shop_path)
    qtbot.waitUntil(lambda: opened.jobs.is_idle, timeout=WAIT_MS)
    opened.close()
    assert not _backups(shop_path)
