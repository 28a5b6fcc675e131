"""A small window and a large text: what does not fit scrolls; nothing is cut off or lies over something else."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.rules.tree import Is
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.settings.dialog import SettingsDialog
from desktop_seg.ui.shell import CUSTOMERS, IMPORTS, SEGMENTS, SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.every_page import settle


@pytest.fixture
def large(qapp: QApplication) -> Theme:
    """The light look with a text of 150 percent."""
    return Theme(qapp, "light", 150)


def overlapping(widgets: list[QWidget], top: QWidget) -> list[tuple[str, str]]:
    """Return which of some widgets on show lie over each other, by the names of their types."""
    places = [
        (type(each).__name__, each.rect().translated(each.mapTo(top, each.rect().topLeft())))
        for each in widgets
        if each.isVisible()
    ]
    return [
        (name, other)
        for at, (name, place) in enumerate(places)
        for other, further in places[at + 1 :]
        if place.intersects(further)
    ]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_steps_of_a_wizard_are_never_cut(qtbot: QtBot, shop: OpenShop, theme: Theme, language: str) -> None:
    i18n.use(language)
    window = shown(qtbot, shop, theme)
    window.resize(640, 480)
    window.export_segment(SegmentChoice("life_prospect"))
    wizard = window.findChildren(ExportWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    while True:
        settle(qtbot, window)
        cut = [each.text() for each in wizard.steps.findChildren(QLabel) if each.width() < each.sizeHint().width()]
        assert cut == []
        if wizard.currentPage() is wizard.columns_page:
            break
        wizard.next()
    wizard.reject()


def test_conditions_in_a_large_text_scroll_and_do_not_overlap(qtbot: QtBot, shop: OpenShop, large: Theme) -> None:
    window = shown(qtbot, shop, large)
    window.new_segment()
    wizard = window.findChildren(SegmentWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    wizard.type_page.choices["mix"].setChecked(True)
    wizard.next()
    page = wizard.condition_page
    assert wizard.flow is not None
    for value in (1, 2, 3):
        wizard.flow.put(Is("frequency", "at_least", value), None)
    page.initializePage()
    settle(qtbot, window)
    assert page.bench.height() >= page.bench.minimumHeight() >= 15 * page.fontMetrics().height()
    assert overlapping([page.bench, page.conditions, page.footer], page) == []
    wizard.reject()


@pytest.mark.parametrize("tab", ["why", "movement"])
def test_tabs_of_a_segment_in_a_large_text_keep_room_for_their_words(
    qtbot: QtBot, shop: OpenShop, large: Theme, tab: str
) -> None:
    window = shown(qtbot, shop, large)
    window.show_segment("top_20")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: bool(page.figures_text), timeout=WAIT_MS)
    page.tabs.setCurrentWidget(getattr(page, tab))
    settle(qtbot, window)
    squeezed = [
        each.text()
        for each in page.tabs.currentWidget().findChildren(QLabel)
        if each.isVisible() and each.text() and each.wordWrap() and each.height() < each.heightForWidth(each.width())
    ]
    assert squeezed == []


def fits(heads: list[QWidget], page: QWidget) -> bool:
    """Whether everything in the head of a page lies within it and buttons are as wide as their words."""
    seen = [each for each in heads if each.isVisible()]
    whole = [each for each in seen if not isinstance(each, QPushButton) or each.width() >= each.sizeHint().width()]
    return whole == seen and all(each.geometry().right() <= page.width() for each in seen)


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_button_in_the_head_of_a_page_is_cut(
    qtbot: QtBot, qapp: QApplication, shop: OpenShop, language: str, percent: int
) -> None:
    i18n.use(language)
    theme = Theme(qapp, "light", percent)
    window = shown(qtbot, shop, theme)
    for key in (SEGMENTS, CUSTOMERS, IMPORTS):
        window.go_to(key)
        settle(qtbot, window)
        page = window.stack.currentWidget()
        heads = [page.head.itemAt(at).widget() for at in range(page.head.count())]  # type: ignore[attr-defined]
        assert fits(heads, page)
        assert overlapping(heads, window) == []


def test_a_segment_in_a_large_text_scrolls_rather_than_to_leave_a_slit(
    qtbot: QtBot, shop: OpenShop, large: Theme
) -> None:
    window = shown(qtbot, shop, large)
    window.show_segment("top_20")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: bool(page.figures_text), timeout=WAIT_MS)
    settle(qtbot, window)
    assert page.tabs.height() >= 13 * page.fontMetrics().height()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_settings_in_a_large_text_stay_within_the_window_and_are_read_to_the_end(
    qtbot: QtBot, shop: OpenShop, large: Theme, language: str
) -> None:
    i18n.use(language)
    window = shown(qtbot, shop, large)
    dialog = SettingsDialog(window, window.language_wanted.emit, window)
    dialog.open()
    dialog.tabs.setCurrentWidget(dialog.special)
    settle(qtbot, window)
    assert dialog.width() <= window.width()
    cut = [
        each.text()
        for each in dialog.special.findChildren(QLabel)
        if each.isVisible() and each.height() < each.heightForWidth(each.width())
    ]
    assert cut == []
    dialog.reject()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_tabs_of_a_segment_in_a_large_text_are_not_wider_than_the_window(
    qtbot: QtBot, shop: OpenShop, large: Theme, language: str
) -> None:
    i18n.use(language)
    window = shown(qtbot, shop, large)
    window.show_segment("life_one_time")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        settle(qtbot, window)
        assert page.tabs.mapTo(window, page.tabs.rect().bottomRight()).x() < window.width(), tab
    assert window.width() == 1024
