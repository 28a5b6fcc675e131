"""The gallery and the page of a segment, held against what the evaluation says and used by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from desktop_seg.model.changes import Changes
from desktop_seg.rules.tree import Is
from desktop_seg.segments import catalogue, own
from desktop_seg.segments.evaluate import members
from desktop_seg.segments.segment import Goal
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_reader
from desktop_seg.ui import dialogs
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.models.gallery import CARD, GOAL_TITLES, GalleryModel, SegmentCard
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.pages.segments import SegmentsPage
from desktop_seg.ui.shell import SEGMENTS, SegmentChoice
from desktop_seg.ui.wizards import open as wizards
from tests.ui.conftest import WAIT_MS


@pytest.fixture
def gallery(qtbot: QtBot, window: MainWindow) -> SegmentsPage:
    window.go_to(SEGMENTS)
    page = window.stack.page
    assert isinstance(page, SegmentsPage)
    qtbot.waitUntil(lambda: page.gallery.model().rowCount() == len(_ready(window)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not any(card.is_counting for card in _cards(page).values()), timeout=WAIT_MS)
    return page


def _cards(page: SegmentsPage) -> dict[str, SegmentCard]:
    model = page.gallery.model()
    cards = [model.data(model.index(row, 0), CARD) for row in range(model.rowCount())]
    return {card.key: card for card in cards}


def _ready(window: MainWindow) -> list[str]:
    assert window.shop.path is not None
    db = open_reader(window.shop.path)
    try:
        return [segment.key for segment in catalogue.ready(db)]
    finally:
        db.close()


def _expected(window: MainWindow, key: str, **numbers: float) -> list[int]:
    assert window.shop.path is not None
    db = open_reader(window.shop.path)
    try:
        as_of = default_as_of(db)
        assert as_of is not None
        return members(db, catalogue.find(db, key), as_of, numbers)
    finally:
        db.close()


def test_every_segment_has_a_count_or_says_what_is_missing(window: MainWindow, gallery: SegmentsPage) -> None:
    cards = _cards(gallery)
    assert set(cards) == set(_ready(window))
    for card in cards.values():
        assert bool(card.missing) == (card.count is None)
        assert card.title
        assert card.sentence
    top = cards["top_20"].count
    assert top is not None
    assert top.count == len(_expected(window, "top_20"))


def test_the_segments_are_there_before_they_are_counted_and_keep_their_place(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: list[dict[str, SegmentCard]] = []
    show = GalleryModel.show_cards

    def seen(model: GalleryModel, cards: tuple[SegmentCard, ...]) -> None:
        show(model, cards)
        page = window.stack.page
        assert isinstance(page, SegmentsPage)
        if not first:
            first.append(_cards(page))
            page.gallery.setCurrentIndex(model.index(2))

    monkeypatch.setattr(GalleryModel, "show_cards", seen)
    window.go_to(SEGMENTS)
    page = window.stack.page
    assert isinstance(page, SegmentsPage)
    qtbot.waitUntil(lambda: any(card.count for card in _cards(page).values()), timeout=WAIT_MS)
    (uncounted,) = first
    assert {card.people for card in uncounted.values() if not card.missing} == {"Counting …"}
    counted = _cards(page)
    assert list(counted) == list(uncounted)
    assert not any(card.is_counting for card in counted.values())
    assert page.gallery.currentIndex().row() == 2
    assert page.shop.path is not None
    with qtbot.waitSignal(page.gallery.model().dataChanged, timeout=WAIT_MS):
        page.shop.reload(Changes(sales=True))
    assert _cards(page) == counted, "what is shown stays until it is counted again"


def test_every_goal_has_a_name_to_choose_it_by(gallery: SegmentsPage) -> None:
    assert set(GOAL_TITLES) == set(Goal)


def test_search_and_goal_narrow_the_gallery(qtbot: QtBot, window: MainWindow, gallery: SegmentsPage) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.focusWidget()
    qtbot.keyClicks(field, "vip")
    qtbot.waitUntil(lambda: list(_cards(gallery)) == ["vip_5"], timeout=WAIT_MS)


def test_enter_opens_a_segment_and_the_page_lists_its_people(
    qtbot: QtBot, window: MainWindow, gallery: SegmentsPage
) -> None:
    gallery.gallery.setFocus()
    qtbot.keyClicks(gallery.gallery, "Top c")
    qtbot.keyClick(gallery.gallery, Qt.Key.Key_Return)
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    expected = _expected(window, "top_20")
    qtbot.waitUntil(lambda: page.people.table.model().rowCount() == len(expected), timeout=WAIT_MS)
    assert page.title.text() == "Top customers"
    assert page.figures_text.startswith(f"{len(expected)} people")


def test_changing_a_number_changes_the_people(qtbot: QtBot, window: MainWindow) -> None:
    window.show_segment("top_20")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.parameters.segment_key == "top_20", timeout=WAIT_MS)
    share = page.parameters.field("share")
    assert isinstance(share, QDoubleSpinBox)
    assert share.value() == 20
    share.setValue(50)
    expected = _expected(window, "top_20", share=0.5)
    assert len(expected) > len(_expected(window, "top_20"))
    qtbot.waitUntil(lambda: page.people.table.model().rowCount() == len(expected), timeout=WAIT_MS)
    assert page.choice == SegmentChoice("top_20", {"share": 0.5})


def test_export_hands_on_the_segment_with_its_numbers(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[SegmentChoice] = []
    monkeypatch.setattr(wizards, "export_segment", lambda shell, parent, choice: taken.append(choice))
    window.show_segment("bought_once")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.parameters.segment_key == "bought_once", timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert taken == [SegmentChoice("bought_once", {})]
    page.back.click()
    assert isinstance(window.stack.page, SegmentsPage)


def test_every_ready_made_segment_can_be_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.show_segment(_ready(window)[0])
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    for each in _ready(window):
        window.show_segment(each)
        qtbot.waitUntil(lambda key=each: page.parameters.segment_key == key, timeout=WAIT_MS)
        assert page.figures_text


def test_a_grey_card_names_what_is_missing_and_leads_to_the_import(
    qtbot: QtBot, window: MainWindow, gallery: SegmentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []
    monkeypatch.setattr(dialogs, "choose_spreadsheets", lambda parent, chosen: opened.append(True))
    assert gallery.missing.isHidden()
    model = gallery.gallery.model()
    missing = [row for row in range(model.rowCount()) if model.data(model.index(row, 0), CARD).missing]
    few = next(row for row in missing if "at least 30" in model.data(model.index(row, 0), CARD).missing)
    gallery.gallery.setCurrentIndex(model.index(few, 0))
    assert gallery.missing.isVisible()
    assert gallery.missing.button.isHidden()  # no file has more customers in it than there are
    grey = next(row for row in missing if model.data(model.index(row, 0), CARD).import_helps)
    gallery.gallery.setCurrentIndex(model.index(grey, 0))
    card = model.data(model.index(grey, 0), CARD)
    assert gallery.missing.text == f"“{card.title}”: {card.missing}"
    assert gallery.missing.isVisible()
    gallery.missing.button.click()
    window.show_segment(card.key)
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.figures_text == card.missing, timeout=WAIT_MS)
    page.missing.button.click()
    assert opened == [True, True]


def test_every_segment_belongs_to_a_type_to_choose_it_by(gallery: SegmentsPage) -> None:
    everything = _cards(gallery)
    types = [str(gallery.type.itemData(at)) for at in range(gallery.type.count())]
    assert types[0] == ""
    assert set(types[1:]) == {card.type_key for card in everything.values()}
    found: dict[str, SegmentCard] = {}
    for at in range(1, len(types)):
        gallery.type.setCurrentIndex(at)
        part = _cards(gallery)
        assert part
        assert {card.type_key for card in part.values()} == {types[at]}
        found |= part
    assert set(found) == set(everything)


def test_an_own_segment_shows_its_colour_and_says_it(qtbot: QtBot, window: MainWindow, gallery: SegmentsPage) -> None:
    segment = own.named("Twice", Is("frequency", "at_least", 2), color="#C2185B")
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(lambda db, _progress: own.save(db, segment), lambda _: None, Changes(segments=True))
    qtbot.waitUntil(lambda: any(card.title == "Twice" for card in _cards(gallery).values()), timeout=WAIT_MS)
    card = next(card for card in _cards(gallery).values() if card.title == "Twice")
    assert card.spoken.endswith("my own. Pink")
    picture = gallery.gallery.grab().toImage()
    pixels = {picture.pixelColor(x, 60).name() for x in range(30)}
    assert "#c2185b" in pixels
