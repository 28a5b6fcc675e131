"""The page of campaigns: how to begin, what is waited for, whether it helped, and deleting with undo; by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_seg.analysis.campaign import State
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.changes import Changes
from desktop_seg.model.customer import Channel
from desktop_seg.store import campaign as kept
from desktop_seg.store.database import Database
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.campaigns import CampaignsPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.shell import CAMPAIGNS, SEGMENTS
from tests.shops import day
from tests.ui.conftest import WAIT_MS
from tests.ui.screen_reader import nameless

# The sales of the shop reach to 27 June 2025; customers 1 to 12 bought, 13 to 40 never did.
SPRING = Campaign(
    name="Spring",
    segment_key="top_20",
    segment_title="Best customers",
    sentence="Who spent most.",
    purpose="tulips",
    channel=Channel.EMAIL,
    as_of=day("2025-03-31"),
    first_day=day("2025-04-01"),
    last_day=day("2025-05-31"),
    measure=Measure.BUYERS,
    control_share=0.5,
    seed=1,
    costs=Costs(100, 0, 0.5, 2000),
)
LATER = replace(SPRING, name="Summer", first_day=day("2025-06-20"), last_day=day("2025-07-19"))


def with_campaigns(qtbot: QtBot, window: MainWindow, *campaigns: Campaign) -> None:
    """Keep campaigns whose people are customers 1 to 12 and 21 to 32, each second one kept apart."""

    def add(db: Database) -> None:
        everyone = [*range(1, 13), *range(21, 33)]
        for each in campaigns:
            kept.add(db, each, everyone[::2], everyone[1::2])

    done: list[None] = []
    window.shop.write(lambda db, _progress: add(db), done.append, Changes(campaigns=True))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)


def opened(qtbot: QtBot, window: MainWindow) -> CampaignsPage:
    window.go_to(CAMPAIGNS)
    page = window.stack.page
    assert isinstance(page, CampaignsPage)
    qtbot.waitUntil(lambda: window.shop.jobs.is_idle, timeout=WAIT_MS)
    return page


def names(page: CampaignsPage) -> list[str]:
    return [page.list.item(row).text().splitlines()[0] for row in range(page.list.count())]


def test_without_a_campaign_the_page_says_how_to_begin(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    page = opened(qtbot, window)
    assert "Measure whether it helps" in page.hint.text()
    assert not page.list.isVisible()
    assert not page.delete.isVisible()
    page.focus_first()
    assert page.begin.hasFocus()
    assert nameless(window) == []
    qtbot.keyClick(page.begin, Qt.Key.Key_Return)
    assert window.nav.currentIndex().data() == "Segments"
    assert window.stack.page is not page, SEGMENTS


def test_a_finished_campaign_is_answered_in_words_and_a_running_one_waits(qtbot: QtBot, window: MainWindow) -> None:
    with_campaigns(qtbot, window, SPRING, LATER)
    page = opened(qtbot, window)
    assert names(page) == ["Summer", "Spring"]
    assert page.shown is not None
    assert page.shown.state is State.RUNNING
    assert page.card.picture is None
    assert "days are still missing: import them up to 19 Jul 2025" in page.card.empty_text
    page.focus_first()
    assert page.list.item(1).text() == "Spring\nfinished on 31 May 2025"
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.card.picture is not None, timeout=WAIT_MS)
    assert page.card.picture is not None
    said = page.card.picture.answer
    mailed, control = page.shown.mailed, page.shown.control
    assert mailed is not None
    assert control is not None
    assert said.startswith(f"{mailed.during.buyers} of 12 who got the mail bought, {control.during.buyers} of 12 who")
    assert 0 < mailed.during.buyers <= 6
    assert said.endswith("Too few people to be sure.")
    told = {pair.title: pair.text for pair in page.pairs.pairs}
    assert told["Kept apart"] == "12 people, chosen by chance; 12 get it"
    assert told["Sales that count"] == "1 Apr 2025 to 31 May 2025: 61 days"
    assert told["By luck alone"].endswith("of 100 cases (Fisher).")
    assert told["When it pays"].startswith("It costs €12.00;")
    assert nameless(window) == []


def test_deleting_a_campaign_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    with_campaigns(qtbot, window, SPRING)
    page = opened(qtbot, window)
    with qtbot.waitSignal(window.toast.told, timeout=WAIT_MS):
        qtbot.keyClick(page.delete, Qt.Key.Key_Return)
    assert window.toast.text == "The campaign “Spring” is deleted."
    qtbot.waitUntil(page.begin.isVisible, timeout=WAIT_MS)
    window.toast.button.click()
    qtbot.waitUntil(lambda: names(page) == ["Spring"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.card.picture is not None, timeout=WAIT_MS)


def test_the_page_of_a_segment_names_its_campaigns(qtbot: QtBot, window: MainWindow) -> None:
    with_campaigns(qtbot, window, SPRING, LATER, replace(SPRING, name="Other", segment_key="vip_5"))
    window.show_segment("top_20")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    page.tabs.setCurrentWidget(page.definition)
    qtbot.waitUntil(page.definition.campaigns.isVisible, timeout=WAIT_MS)
    assert page.definition.campaigns.text() == "Campaigns with these people: “Summer” and “Spring”"
    qtbot.keyClick(page.definition.see_campaigns, Qt.Key.Key_Return)
    assert isinstance(window.stack.page, CampaignsPage)
    window.show_segment("bought_once")
    page.tabs.setCurrentWidget(page.definition)
    qtbot.waitUntil(page.definition.campaigns.isHidden, timeout=WAIT_MS)


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_new_campaign_is_shown_when_it_was_just_made(qtbot: QtBot, window: MainWindow, is_shown: bool) -> None:
    with_campaigns(qtbot, window, SPRING)
    page = opened(qtbot, window)
    if not is_shown:
        window.go_to(SEGMENTS)
    with_campaigns(qtbot, window, LATER)
    opened(qtbot, window)
    qtbot.waitUntil(lambda: names(page) == ["Summer", "Spring"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.campaign.name == "Summer", timeout=WAIT_MS)
