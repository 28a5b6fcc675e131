"""The owner's own segments on their page: changed, deleted and brought back, and made from a ready-made one."""

from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.model.changes import Changes
from desktop_seg.rules.tree import All, Is
from desktop_seg.segments import own
from desktop_seg.segments.segment import Segment
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.pages.segments import SegmentsPage
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS


def _saved(qtbot: QtBot, shop: OpenShop) -> list[Segment]:
    found: list[tuple[Segment, ...]] = []
    shop.read(own.all_segments, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return list(found[0])


def _own(qtbot: QtBot, window: MainWindow) -> Segment:
    """Keep an own segment and show its page."""
    made: list[Segment] = []
    segment = own.named("Zeist", All(Is("city", "is", "Zeist"), Is("frequency", "at_least", 2)), "walk")
    window.shop.write(lambda db, _progress: own.save(db, segment), made.append, Changes(segments=True))
    qtbot.waitUntil(lambda: bool(made), timeout=WAIT_MS)
    window.show_segment(made[0].key)
    qtbot.waitUntil(lambda: window.stack.page.title.text() == "Zeist", timeout=WAIT_MS)
    return made[0]


def _wait_for_wizard(qtbot: QtBot, window: MainWindow) -> SegmentWizard:
    found = window.findChildren(SegmentWizard)[-1]
    qtbot.waitUntil(lambda: found.flow is not None, timeout=WAIT_MS)
    return found


def test_an_own_segment_is_changed_in_its_place_and_back(qtbot: QtBot, window: MainWindow) -> None:
    before = _own(qtbot, window)
    window.stack.page.change_button.click()
    wizard = _wait_for_wizard(qtbot, window)
    assert "Zeist" in wizard.windowTitle()
    wizard.next()
    assert wizard.condition_page.conditions.list.count() == 2
    wizard.condition_page.conditions.removed.emit(0)
    wizard.next()
    assert (wizard.name_page.name.text(), wizard.name_page.purpose.text()) == ("Zeist", "walk")
    wizard.name_page.name.setText("Came twice")
    with qtbot.waitSignal(wizard.finished, timeout=WAIT_MS):
        wizard.button(QWizard.WizardButton.FinishButton).click()
    (changed,) = _saved(qtbot, window.shop)
    assert (changed.key, changed.title, changed.rule) == (before.key, "Came twice", All(Is("frequency", "at_least", 2)))
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.toast.button.click()
    assert _saved(qtbot, window.shop) == [before]


def test_an_own_segment_that_is_deleted_can_be_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    before = _own(qtbot, window)
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.stack.page.delete_act.trigger()
    assert isinstance(window.stack.page, SegmentsPage)
    assert _saved(qtbot, window.shop) == []
    qtbot.waitUntil(lambda: "is deleted" in window.toast.text, timeout=WAIT_MS)
    window.toast.button.click()
    qtbot.waitUntil(lambda: isinstance(window.stack.page, SegmentPage), timeout=WAIT_MS)
    (back,) = _saved(qtbot, window.shop)
    assert (back.title, back.rule, back.question) == (before.title, before.rule, before.question)


def test_a_ready_made_segment_is_where_an_own_one_begins(qtbot: QtBot, window: MainWindow) -> None:
    window.show_segment("new")
    page = window.stack.page
    qtbot.waitUntil(lambda: page.change_button.text() == "&Make my own…", timeout=WAIT_MS)
    assert not page.delete_act.isVisible()
    page.change_button.click()
    wizard = _wait_for_wizard(qtbot, window)
    assert wizard.flow.conditions
    wizard.next()
    wizard.next()
    wizard.name_page.name.setText("My new ones")
    with qtbot.waitSignal(wizard.finished, timeout=WAIT_MS):
        wizard.button(QWizard.WizardButton.FinishButton).click()
    assert [segment.title for segment in _saved(qtbot, window.shop)] == ["My new ones"]
