"""Sentences about behaviour in the segment wizard, conditions turned round, lists kept, and what has no data."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.rules.tree import AnyOf, Happened, Listed, Measure, Not, Span, Window
from desktop_seg.segments import own
from desktop_seg.store.backup import back_up
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.shops import shop_with
from tests.ui.conftest import WAIT_MS, shown
from tests.ui.keyboard import press_until


def _wizard(qtbot: QtBot, window: MainWindow, type_key: str) -> SegmentWizard:
    window.new_segment()
    wizard = window.findChildren(SegmentWizard)[0]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    wizard.type_page.choices[type_key].setChecked(True)
    wizard.next()
    return wizard


def test_a_sentence_about_behaviour_is_filled_in_turned_round_and_taken_up_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    wizard = _wizard(qtbot, window, "rhythm")
    page = wizard.condition_page
    page.fields.list.setFocus()
    qtbot.keyClicks(page.fields.list, "Came so many")
    maker = page.form_maker
    qtbot.waitUntil(lambda: page.maker is maker and maker.rule() is not None, timeout=WAIT_MS)
    qtbot.keyClick(page.fields.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is maker.editor.boxes["compare"]
    times = maker.editor.boxes["times"]
    press_until(qtbot, Qt.Key.Key_Tab, times)
    qtbot.keyClick(times, Qt.Key.Key_Up)
    qtbot.keyClick(times, Qt.Key.Key_Return)
    expected = Happened("purchases", Measure.DISTINCT, "at_least", 3, "day", None, Window(length=Span(12, "months")))
    assert wizard.flow.conditions == [expected]
    qtbot.waitUntil(
        lambda: wizard.preview is not None and wizard.preview.whole is not None and bool(wizard.preview.sample),
        timeout=WAIT_MS,
    )
    assert page.footer.count.text().startswith("10 people")  # the third to the twelfth come three times or more
    assert page.footer.sample.text().startswith("For example: c12 Name12")
    page.conditions.not_button.click()
    assert wizard.flow.conditions == [Not(expected)]
    qtbot.waitUntil(lambda: wizard.preview is not None and wizard.preview.whole.count == 30, timeout=WAIT_MS)
    page.conditions.not_button.click()
    page.conditions.change_button.click()
    assert maker.editor.answers["times"] == 3
    page.conditions.joined.setCurrentIndex(2)
    assert wizard.flow.rule() == Not(AnyOf(expected))


def test_words_of_the_goods_are_ticked_below_the_sentence(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    db = shop_with(
        """
        anna 2025-06-01 10.00 category=Roses
        anna 2025-06-02 10.00 category=Pots
        bo   2025-06-03 10.00 category=Roses
        carl 2025-06-04 10.00 category=Pots
        """
    )
    back_up(db, tmp_path / "goods.seg")
    shop = OpenShop()
    with qtbot.waitSignal(shop.opened, timeout=WAIT_MS):
        shop.open(tmp_path / "goods.seg")
    window = shown(qtbot, shop, theme)
    wizard = _wizard(qtbot, window, "goods")
    page, maker = wizard.condition_page, wizard.condition_page.form_maker
    page.fields.list.choose("form:bought_not_other")
    qtbot.waitUntil(lambda: bool(maker.editor.pickers), timeout=WAIT_MS)
    assert maker.rule() is None
    assert not maker.add_button.isEnabled()
    for name, wanted in (("goods", 0), ("other_goods", 1)):
        words = maker.editor.pickers[name].list
        qtbot.waitUntil(lambda words=words: words.model().rowCount() == 2, timeout=WAIT_MS)
        words.setFocus()
        words.setCurrentIndex(words.model().index(wanted, 0))
        qtbot.keyClick(words, Qt.Key.Key_Space)
    assert maker.editor.answers["goods"] == ("Pots",)  # as frequent as roses, and before them in the alphabet
    assert maker.editor.answers["other_goods"] == ("Roses",)
    page.add()
    qtbot.waitUntil(lambda: wizard.preview is not None and wizard.preview.whole is not None, timeout=WAIT_MS)
    assert page.footer.count.text().startswith("1 person")
    assert "carl" in page.footer.sample.text()
    # Another kind of goods has other words: what was ticked is not asked for any more.
    what = maker.editor.boxes["what"]
    assert isinstance(what, QComboBox)
    what.setCurrentIndex(2)
    assert maker.editor.answers["goods"] == ()
    wizard.reject()
    shop.close()


def test_a_segment_is_kept_as_a_list(qtbot: QtBot, window: MainWindow) -> None:
    wizard = _wizard(qtbot, window, "rhythm")
    wizard.condition_page.fields.list.choose("form:visits")
    maker = wizard.condition_page.form_maker
    times = maker.editor.boxes["times"]
    assert isinstance(times, QSpinBox)
    times.setValue(10)
    wizard.condition_page.add()
    wizard.next()
    wizard.name_page.kept.setCurrentIndex(1)
    wizard.name_page.name.setText("Ten times")
    with qtbot.waitSignal(wizard.finished, timeout=WAIT_MS):
        wizard.button(QWizard.WizardButton.FinishButton).click()
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: page.people.table.model().rowCount() == 3, timeout=WAIT_MS)
    kept = []
    window.shop.read(own.all_segments, kept.extend)
    qtbot.waitUntil(lambda: bool(kept), timeout=WAIT_MS)
    assert kept[0].is_frozen
    assert kept[0].rule == Listed(("c12", "c11", "c10"))


def test_what_has_no_data_names_what_would_bring_it(qtbot: QtBot, window: MainWindow) -> None:
    wizard = _wizard(qtbot, window, "mix")
    panel = wizard.condition_page.fields
    panel.more.click()
    remarks = {row.title: row.remark for row in panel.list.rows if not row.is_enabled}
    assert remarks["Age"] == "Needs a column with the birth date or the age."
    assert remarks["Complained"] == "Needs a list of complaints."
    assert remarks["Occupation"] == "Needs a column “Occupation” in your list of customers."
    assert all(remarks.values())
