"""The segment wizard as the owner uses it: by keyboard, by dragging cuts, back and forth, and out again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget, QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.rules.tree import All, AnyOf, Is
from desktop_seg.segments import own
from desktop_seg.segments.segment import Segment
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.pages.segments import SegmentsPage
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.value_box import DecimalBox, WholeBox
from desktop_seg.ui.wizards.segment_condition_page import SegmentConditionPage
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.keyboard import focus, press_until
from tests.ui.screen_reader import nameless

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _heed_the_canvas(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Fail on what matplotlib only prints: an exception in what it calls while it draws."""
    yield
    assert "Traceback" not in capfd.readouterr().err


@pytest.fixture
def wizard(qtbot: QtBot, window: MainWindow) -> SegmentWizard:
    """The wizard on its first step, with what it must know of the shop."""
    return _opened(qtbot, window)


def _opened(qtbot: QtBot, window: MainWindow) -> SegmentWizard:
    window.new_segment()
    found = window.findChildren(SegmentWizard)[-1]
    qtbot.waitUntil(lambda: found.flow is not None, timeout=WAIT_MS)
    return found


def _go_to_conditions(wizard: SegmentWizard, type_key: str = "mix") -> None:
    wizard.type_page.choices[type_key].setChecked(True)
    wizard.next()


def _choose(qtbot: QtBot, wizard: SegmentWizard, key: str) -> None:
    page = wizard.condition_page
    page.fields.list.choose(key)
    _wait_for_look(qtbot, wizard, key)


def _spin(page: SegmentConditionPage, at: int) -> QSpinBox | QDoubleSpinBox:
    """Return the box for a number that a condition is compared with."""
    box = page.field_maker.editor.boxes[at]
    assert isinstance(box, WholeBox | DecimalBox)
    return box.spin


def _wait_for_look(qtbot: QtBot, wizard: SegmentWizard, key: str) -> None:
    page = wizard.condition_page
    qtbot.waitUntil(
        lambda: (
            page.field_maker.look is not None
            and page.field_maker.look.field.key == key
            and page.field_maker.draft is not None
        )
    )


def _wait_for_chart(qtbot: QtBot, wizard: SegmentWizard, cuts: int) -> None:
    chart = wizard.condition_page.field_maker.chart

    def is_drawn() -> bool:
        lines = chart.mover.lines if chart.mover is not None else None
        return lines is not None and len(lines.cuts) == cuts

    qtbot.waitUntil(is_drawn, timeout=WAIT_MS)


def _wait_for_count(qtbot: QtBot, wizard: SegmentWizard, is_there: Callable[[SegmentWizard], bool]) -> None:
    qtbot.waitUntil(lambda: wizard.preview is not None and is_there(wizard), timeout=WAIT_MS)


def _tick(wizard: SegmentWizard, *keys: str) -> None:
    model = wizard.condition_page.field_maker.editor.words.model
    for row in range(model.rowCount()):
        index = model.index(row)
        if str(model.data(index)).split("  ")[0] in keys:
            model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)


def _saved(qtbot: QtBot, shop: OpenShop) -> list[Segment]:
    found: list[tuple[Segment, ...]] = []
    shop.read(own.all_segments, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return list(found[0])


def test_a_segment_is_made_by_keyboard_only(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    wizard = window.findChildren(SegmentWizard)[0]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: focus() is wizard.type_page.choices["rhythm"], timeout=WAIT_MS)
    press_until(qtbot, Qt.Key.Key_Down, wizard.type_page.choices["mix"])
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is wizard.condition_page.fields.list
    qtbot.keyClicks(focus(), "Town")
    _wait_for_look(qtbot, wizard, "city")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    press_until(qtbot, Qt.Key.Key_Tab, wizard.condition_page.field_maker.editor.words.list)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    _wait_for_count(qtbot, wizard, lambda made: made.preview.whole is not None)
    assert "20 people" in wizard.condition_page.footer.count.text()
    qtbot.keyClick(focus(), Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: wizard.currentPage() is wizard.name_page, timeout=WAIT_MS)
    assert wizard.name_page.name.text() == "Town is “Utrecht”"
    qtbot.keyClicks(focus(), "Near by")
    with qtbot.waitSignal(wizard.finished, timeout=WAIT_MS):
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.title.text() == "Near by", timeout=WAIT_MS)
    assert "20 people" in page.figures_text
    (saved,) = _saved(qtbot, window.shop)
    assert (saved.title, saved.rule) == ("Near by", All(Is("city", "one_of", ("Utrecht",))))


def test_saving_can_be_undone_at_once(qtbot: QtBot, window: MainWindow, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    _choose(qtbot, wizard, "frequency")
    wizard.condition_page.field_maker.add_button.click()
    wizard.next()
    wizard.name_page.purpose.setText("spring evening")
    wizard.name_page.color.setCurrentIndex(2)
    with qtbot.waitSignal(wizard.finished, timeout=WAIT_MS):
        wizard.button(QWizard.WizardButton.FinishButton).click()
    (saved,) = _saved(qtbot, window.shop)
    assert (saved.question, saved.color) == ("spring evening", "#332288")
    assert saved.title in window.toast.text
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.toast.button.click()
    assert isinstance(window.stack.page, SegmentsPage)
    assert _saved(qtbot, window.shop) == []


def test_a_cut_that_is_dragged_and_one_that_is_typed_make_the_same_condition(
    qtbot: QtBot, wizard: SegmentWizard
) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "frequency")
    _wait_for_chart(qtbot, wizard, cuts=1)
    canvas = page.field_maker.chart.canvas
    assert canvas is not None
    before, middle = page.field_maker.chart.cuts, canvas.height() // 2
    from_x = round(page.field_maker.chart.mover.pixel(0))
    qtbot.mousePress(canvas, LEFT, pos=QPoint(from_x, middle))
    for x in range(from_x, canvas.width() - 20, 9):
        qtbot.mouseMove(canvas, QPoint(x, middle))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(canvas.width() - 20, middle))
    dragged, condition = page.field_maker.chart.cuts, page.field_maker.rule()
    assert dragged > before
    page.field_maker.drop_button.click()
    assert page.field_maker.chart.cuts == before
    box = _spin(page, 0)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, str(round(dragged[0])))
    assert page.field_maker.rule() == condition == Is("frequency", "at_least", round(dragged[0]))
    assert page.field_maker.chart.cuts == dragged


def test_one_canvas_shows_field_after_field(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page, canvases = wizard.condition_page, set()
    for key, cuts in (("frequency", 1), ("monetary", 1), ("city", 0), ("first_day", 1), ("frequency", 1)):
        _choose(qtbot, wizard, key)
        if cuts:
            _wait_for_chart(qtbot, wizard, cuts)
        qtbot.waitUntil(lambda: page.field_maker.chart.canvas is not None, timeout=WAIT_MS)
        page.field_maker.chart.canvas.draw()
        canvases.add(page.field_maker.chart.canvas)
        assert len(page.field_maker.chart.canvas.figure.axes) == 1
    assert len(canvases) == 1


def test_arrow_keys_move_the_cut_that_has_the_turn(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "frequency")
    _wait_for_chart(qtbot, wizard, cuts=1)
    page.field_maker.editor.operator.setCurrentIndex(page.field_maker.editor.operator.findData("between"))
    _spin(page, 0).setValue(3)
    _spin(page, 1).setValue(6)
    _wait_for_chart(qtbot, wizard, cuts=2)
    page.field_maker.chart.canvas.setFocus()
    qtbot.waitUntil(page.field_maker.chart.canvas.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    assert page.field_maker.rule() == Is("frequency", "between", (4, 6))
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Left)
    assert page.field_maker.rule() == Is("frequency", "between", (4, 5))
    assert "4" in page.field_maker.chart.canvas.accessibleDescription()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert wizard.flow.conditions == [Is("frequency", "between", (4, 5))]


def test_a_suggested_band_makes_the_condition_it_names(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "monetary")
    counted = []
    for band in range(len(page.field_maker.suggestions.bands)):
        with qtbot.waitSignal(wizard.counted, timeout=WAIT_MS, check_params_cb=lambda found: found.draft is not None):
            page.field_maker.suggestions.bands[band].click()
        said = page.field_maker.suggestions.bands[band].text().rsplit(" ", 1)[-1]
        _wait_for_count(qtbot, wizard, lambda made, said=said: str(made.preview.draft.count) == said)
        counted.append(wizard.preview.draft.count)
    assert sum(counted) == 40  # nobody is in two bands, nobody in none


def test_back_and_forth_keeps_everything(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "city")
    _tick(wizard, "Zeist")
    page.add()
    page.conditions.joined.setCurrentIndex(1)
    wizard.next()
    wizard.name_page.name.setText("Zeist")
    wizard.name_page.purpose.setText("a walk")
    wizard.back()
    wizard.back()
    wizard.type_page.choices["place"].setChecked(True)
    wizard.next()
    assert page.fields.list.keys == ["city"]
    assert page.conditions.list.item(0).text() == "Town is “Zeist”"
    wizard.next()
    assert (wizard.name_page.name.text(), wizard.name_page.purpose.text()) == ("Zeist", "a walk")
    assert wizard.flow.rule() == AnyOf(Is("city", "one_of", ("Zeist",)))


def test_a_suggested_name_follows_the_conditions_until_one_is_typed(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "city")
    _tick(wizard, "Zeist")
    page.add()
    wizard.next()
    wizard.back()
    page.conditions.taken_up.emit(0)
    _wait_for_look(qtbot, wizard, "city")
    _tick(wizard, "Utrecht")
    page.field_maker.add_button.click()
    assert wizard.flow.conditions == [Is("city", "one_of", ("Utrecht", "Zeist"))]
    wizard.next()
    assert wizard.name_page.name.text() == "Town is “Utrecht” or “Zeist”"


def test_cancel_leaves_nothing(qtbot: QtBot, window: MainWindow, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    _choose(qtbot, wizard, "frequency")
    wizard.condition_page.add()
    wizard.next()
    wizard.name_page.name.setText("Never")
    with qtbot.waitSignal(wizard.destroyed, timeout=WAIT_MS):
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert _saved(qtbot, window.shop) == []


def test_a_combination_nobody_matches_names_the_condition_that_empties_it(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "city")
    _tick(wizard, "Zeist")
    page.add()
    for key, at_least in (("frequency", 2), ("frequency_365", 90)):
        _choose(qtbot, wizard, key)
        _spin(page, 0).setValue(at_least)
        page.add()
    _wait_for_count(qtbot, wizard, lambda made: made.preview.whole is not None and made.preview.whole.count == 0)
    # Customers 2, 4 … 12 live in Zeist and came twice or more often.
    assert page.footer.culprit.text() == (
        "Nobody matches all conditions. Without “Visits with a purchase in the last year: at least 90” "
        "it would be 6 people."
    )
    page.conditions.removed.emit(2)
    _wait_for_count(qtbot, wizard, lambda made: made.preview.whole is not None and made.preview.whole.count == 6)
    assert not page.footer.culprit.isVisible()


def test_a_condition_that_was_changed_but_not_added_is_asked_about(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "frequency")
    page.add()
    assert page.isComplete()
    _choose(qtbot, wizard, "city")
    assert page.isComplete()  # to look at a field is no change
    _tick(wizard, "Zeist")
    assert not page.isComplete()
    assert "not in the segment yet" in page.note.text()
    page.field_maker.drop_button.click()
    assert page.isComplete()
    assert len(wizard.flow.conditions) == 1


def test_fields_that_are_a_poor_choice_say_why(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    fields = wizard.condition_page.fields.list

    def said() -> list[str]:
        return [fields.item(at).toolTip() for at in range(fields.count()) if fields.keys[at] == "email"]

    qtbot.waitUntil(lambda: said() == ["Not suited: nearly everyone has another value."], timeout=WAIT_MS)
    shown_without = len(fields.keys)
    wizard.condition_page.fields.more.click()
    assert len(fields.keys) > shown_without


def test_what_is_not_known_can_be_let_in(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "average_order")
    page.field_maker.editor.unknown.setCurrentIndex(1)
    rule = page.field_maker.rule()
    assert isinstance(rule, Is)
    assert rule.including_unknown
    _wait_for_count(qtbot, wizard, lambda made: made.preview.draft is not None and made.preview.draft.count >= 28)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, shop: OpenShop, theme: Theme, language: str) -> None:
    i18n.use(language)
    wizard = _opened(qtbot, shown(qtbot, shop, theme))
    assert nameless(wizard) == []
    _go_to_conditions(wizard)
    for key in ("city", "monetary", "frequency", "first_day", "best_score", "email", "consent_email"):
        _choose(qtbot, wizard, key)
        assert (key, nameless(wizard)) == (key, [])
    _choose(qtbot, wizard, "frequency")
    _wait_for_chart(qtbot, wizard, cuts=1)
    wizard.condition_page.add()
    assert nameless(wizard) == []
    wizard.next()
    assert wizard.currentPage() is wizard.name_page
    assert nameless(wizard) == []


def test_tab_goes_round_the_conditions_and_comes_back(qtbot: QtBot, wizard: SegmentWizard) -> None:
    _go_to_conditions(wizard)
    page = wizard.condition_page
    _choose(qtbot, wizard, "frequency")
    _wait_for_chart(qtbot, wizard, cuts=1)
    page.add()
    page.fields.list.setFocus()
    seen: list[QWidget] = []
    while not seen or focus() is not page.fields.list:
        assert focus() not in seen, f"Tab is caught in {type(focus()).__name__}"
        seen.append(focus())
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    wanted = [
        page.field_maker.chart.canvas,
        page.field_maker.editor.operator,
        _spin(page, 0),
        page.field_maker.add_button,
        page.conditions.list,
    ]
    assert set(wanted) <= set(seen)
    assert (
        seen.index(page.fields.list)
        < seen.index(page.field_maker.chart.canvas)
        < seen.index(page.field_maker.editor.operator)
    )
