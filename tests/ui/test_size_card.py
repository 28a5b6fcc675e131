"""The size of a segment by month on its page: counted in the background, and never twice."""

from pytestqt.qtbot import QtBot

from desktop_seg.segments import evaluate
from desktop_seg.segments.catalogue import find
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.pages.size_card import SizeCard
from tests.ui.conftest import WAIT_MS


def at_movement(qtbot: QtBot, window: MainWindow, key: str) -> SizeCard:
    """Show a segment with its movement."""
    window.show_segment(key)
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: bool(page.figures_text), timeout=WAIT_MS)
    page.tabs.setCurrentWidget(page.movement)
    return page.movement.size_card


def is_whole(card: SizeCard) -> bool:
    """Whether all months are counted and shown."""
    return card.history is not None and card.history.next_day is None and card.picture is not None


def test_each_month_is_counted_once_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    card = at_movement(qtbot, window, "bought_once")
    qtbot.waitUntil(lambda: is_whole(card), timeout=WAIT_MS)
    history = card.history
    assert history is not None
    assert len(history.days) > 2
    found: list[list[int]] = []
    window.shop.read(
        lambda db: [evaluate.count(db, find(db, "bought_once"), day).count for day in history.days], found.append
    )
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert [size.people for size in history.sizes] == found[0]
    assert card.picture is not None
    assert len(card.picture.table.rows) == len(history.days)
    other = at_movement(qtbot, window, "top_20")
    qtbot.waitUntil(lambda: is_whole(other), timeout=WAIT_MS)
    assert other is card
    assert at_movement(qtbot, window, "bought_once").history is history
    qtbot.waitUntil(lambda: is_whole(card), timeout=WAIT_MS)


def test_a_tab_that_is_left_is_not_counted_on_for(qtbot: QtBot, window: MainWindow) -> None:
    card = at_movement(qtbot, window, "new")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: window.shop.jobs.is_idle, timeout=WAIT_MS)
    assert card.history is not None
    assert card.history.next_day is not None
    page.tabs.setCurrentWidget(page.movement)
    qtbot.waitUntil(lambda: is_whole(card), timeout=WAIT_MS)
