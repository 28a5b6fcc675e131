"""Special data in the window: switched on in the settings, asked about behind a shield, told on a customer's page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_seg.importing.flow import Place, Step
from desktop_seg.importing.special_use import SpecialUse
from desktop_seg.model.changes import Changes
from desktop_seg.model.customer import Consent
from desktop_seg.model.field import Kind
from desktop_seg.rules.tree import Is
from desktop_seg.segments import own
from desktop_seg.store import consent, own_field, setting, special
from desktop_seg.store.consent import Statement
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnValue
from desktop_seg.store.shop_file import open_reader
from desktop_seg.ui.customer_dialog import CustomerDialog
from desktop_seg.ui.field_look import look
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.models.gallery import segment_cards
from desktop_seg.ui.pages.customer import CustomerPage
from desktop_seg.ui.pages.movement_tab import MovementTab
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.settings.dialog import SettingsDialog
from desktop_seg.ui.wizards.import_special_dialog import SpecialDialog
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.special import AGREED, ALLERGY, KEY, PURPOSE
from tests.ui.conftest import WAIT_MS
from tests.ui.import_walk import NAMES, asked, walk, written
from tests.ui.screen_reader import nameless

WRITTEN = Changes(customers=True, segments=True)


def _keep(db: Database, is_on: bool) -> None:
    """Of the forty 1-14 have rye and said yes, 15-20 have rye, 21-32 have oat and said yes, 33-36 barley and yes."""
    with db.transaction():
        field_id = own_field.define(db, 1, "Allergy", Kind.CHOICE)
        special.mark(db, field_id, PURPOSE)
        values = [(n, "rye" if n <= 20 else "oat" if n <= 32 else "barley") for n in range(1, 37)]
        own_field.write(db, 1, [OwnValue(n, field_id, n, value) for n, value in values])
        agreed = [n for n, _value in values if n <= 14 or n > 20]
        consent.write(db, 1, [Statement(n, special.topic(KEY), Consent.YES, 20_100, n, "Yes") for n in agreed])
    special.switch(db, is_on)


def _write(qtbot: QtBot, window: MainWindow, is_on: bool = True) -> None:
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(lambda db, _progress: _keep(db, is_on), lambda _: None, WRITTEN)


def _wizard(qtbot: QtBot, window: MainWindow, type_key: str) -> SegmentWizard:
    window.new_segment()
    found = window.findChildren(SegmentWizard)[-1]
    qtbot.waitUntil(lambda: found.flow is not None, timeout=WAIT_MS)
    found.type_page.choices[type_key].setChecked(True)
    found.next()
    return found


def _settings(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    next(act for act in window.findChildren(QAction) if act.text() == "&Settings…").trigger()
    found = window.findChild(SettingsDialog)
    assert found is not None
    found.tabs.setCurrentWidget(found.special)
    qtbot.waitUntil(lambda: bool(found.occasions.lines), timeout=WAIT_MS)
    return found


def _uses_special(path: Path) -> bool:
    db = open_reader(path)
    try:
        return setting.load(db).uses_special
    finally:
        db.close()


def test_the_switch_is_off_at_first_and_is_kept(qtbot: QtBot, window: MainWindow, shop_path: Path) -> None:
    _write(qtbot, window, is_on=False)
    dialog = _settings(qtbot, window)
    tab = dialog.special
    qtbot.waitUntil(lambda: len(tab.lines) == 1, timeout=WAIT_MS)
    assert nameless(dialog) == []
    assert not tab.switch.isChecked()
    assert [tab.model.index(0, at).data() for at in range(3)] == ["Allergy", PURPOSE, "30"]
    for is_on in (True, False):
        tab.switch.setFocus()
        qtbot.keyClick(tab.switch, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda is_on=is_on: _uses_special(shop_path) is is_on, timeout=WAIT_MS)  # type: ignore[misc]
        qtbot.waitUntil(lambda is_on=is_on: tab.switch.isChecked() is is_on, timeout=WAIT_MS)  # type: ignore[misc]


def test_a_field_is_made_with_a_purpose_and_deleted_after_a_question(qtbot: QtBot, window: MainWindow) -> None:
    tab = _settings(qtbot, window).special
    tab.name.setText("Faith")
    tab.add.click()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=WAIT_MS)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "for what" in box.text()
    box.close()
    tab.purpose.setText("cards for the holidays")
    tab.add.click()
    qtbot.waitUntil(lambda: [each.field.name for each in tab.lines] == ["Faith"], timeout=WAIT_MS)
    assert tab.model.index(0, 2).data() == "fewer than 10"
    tab.table.selectRow(0)
    tab.gone.click()
    asked = tab.findChildren(QMessageBox)[-1]
    assert "Faith" in asked.text()
    next(each for each in asked.findChildren(QPushButton) if each.text() == "Delete it").click()
    qtbot.waitUntil(lambda: not tab.lines, timeout=WAIT_MS)


def test_switched_off_the_wizard_offers_nothing_of_it(qtbot: QtBot, window: MainWindow) -> None:
    _write(qtbot, window, is_on=False)
    wizard = _wizard(qtbot, window, "mix")
    assert "special" not in wizard.type_page.choices
    assert not {ALLERGY, AGREED} & {*wizard.condition_page.fields.list.keys}


@pytest.mark.parametrize("type_key", ["special", "mix"])
def test_switched_on_it_stands_under_its_own_heading_without_chart_and_without_words_of_a_few(
    qtbot: QtBot, window: MainWindow, type_key: str
) -> None:
    _write(qtbot, window)
    wizard = _wizard(qtbot, window, type_key)
    page = wizard.condition_page
    rows = page.fields.list.rows
    at = next(at for at, row in enumerate(rows) if row.key == ALLERGY)
    assert (rows[at - 1].is_heading, rows[at - 1].title) == (True, "⚠ Special data")
    assert "explicit yes" in rows[at - 1].remark
    assert at == len(rows) - 1, "nothing else stands below that heading"
    assert AGREED not in page.fields.list.keys
    page.fields.list.choose(ALLERGY)
    maker = page.field_maker
    qtbot.waitUntil(lambda: maker.look is not None and maker.look.field.key == ALLERGY, timeout=WAIT_MS)
    assert maker.look is not None
    assert (maker.look.distribution, maker.look.suggestions) == (None, ())
    assert [(word.key, word.count) for word in maker.look.words] == [("oat", 12), ("rye", 14)]
    assert maker.chart.isHidden()
    assert "explicit yes" in maker.answer.text()
    assert nameless(wizard) == []


def test_a_few_are_not_counted_while_a_segment_is_made(qtbot: QtBot, window: MainWindow) -> None:
    _write(qtbot, window)
    wizard = _wizard(qtbot, window, "special")
    assert wizard.flow is not None
    wizard.flow.put(Is(ALLERGY, "one_of", ("barley",)))
    wizard.condition_page.initializePage()
    footer = wizard.condition_page.footer
    qtbot.waitUntil(lambda: footer.count.text().startswith("fewer than 10 people"), timeout=WAIT_MS)
    assert footer.sample.isHidden()
    assert footer.culprit.isHidden()
    wizard.flow.take_rule(Is(ALLERGY, "one_of", ("rye",)))
    wizard.condition_page.initializePage()
    qtbot.waitUntil(lambda: footer.count.text().startswith("14 people"), timeout=WAIT_MS)


def test_the_gallery_shows_such_segments_grey(qtbot: QtBot, window: MainWindow, shop_path: Path) -> None:
    _write(qtbot, window)

    def save(db: Database) -> None:
        for word in ("rye", "barley"):
            own.save(db, own.named(word, Is(ALLERGY, "one_of", (word,))))

    def cards() -> dict[str, tuple[str, str]]:
        db = open_reader(shop_path)
        found = {card.title: (card.people, card.missing) for card in segment_cards(db, window.shop.as_of)}
        db.close()
        return found

    for act in (save, lambda db: special.switch(db, False)):
        with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
            window.shop.write(lambda db, _progress, act=act: act(db), lambda _: None, WRITTEN)  # type: ignore[misc]
        if act is save:
            assert cards()["rye"] == ("14 people", "")
            people, missing = cards()["barley"]
            assert people == ""
            assert "Fewer than 10" in missing
    assert all("switched off" in cards()[word][1] for word in ("rye", "barley"))


def test_the_page_of_such_a_segment_shows_its_people_and_not_who_joined_or_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    _write(qtbot, window)
    keys: list[str] = []

    def save(db: Database) -> None:
        keys.append(own.save(db, own.named("rye", Is(ALLERGY, "one_of", ("rye",)))).key)

    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(lambda db, _progress: save(db), lambda _: None, WRITTEN)
    window.show_segment(keys[0])
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    qtbot.waitUntil(lambda: len(page.people.ids) == 14, timeout=WAIT_MS)
    (movement,) = page.findChildren(MovementTab)
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        qtbot.wait(50)
        if movement.isVisible():
            qtbot.waitUntil(lambda: "special data" in movement.summary.text(), timeout=WAIT_MS)
    assert "special data" in movement.summary.text()
    assert not any(box.isVisible() for box in window.findChildren(QMessageBox))


def test_on_the_page_of_a_customer_the_word_comes_first_and_taking_it_back_hides_the_value(
    qtbot: QtBot, window: MainWindow
) -> None:
    _write(qtbot, window)
    window.show_customer(3)
    page = window.stack.page
    assert isinstance(page, CustomerPage)
    qtbot.waitUntil(lambda: page.title.text() == "c03 Name03", timeout=WAIT_MS)
    page.change_button.click()
    dialog = page.findChildren(CustomerDialog)[-1]
    qtbot.waitUntil(lambda: "note" in dialog.boxes, timeout=WAIT_MS)
    assert nameless(dialog) == []
    word, box = dialog.consents[special.topic(KEY)], dialog.boxes[f"own:{KEY}"]
    assert (word.currentText(), box.isHidden()) == ("said yes on 12 Jan 2025", False)
    word.setCurrentIndex(word.findData("no"))
    assert box.isHidden()
    dialog.accept()

    def status(db: Database) -> object:
        return db.value("SELECT status FROM consent_now WHERE channel = ? AND customer_id = 3", (special.topic(KEY),))

    qtbot.waitUntil(lambda: "is kept" in window.toast.text, timeout=WAIT_MS)
    assert _told(window, status) == "no"


def _told(window: MainWindow, ask: object) -> object:
    assert window.shop.path is not None
    db = open_reader(window.shop.path)
    try:
        return ask(db)  # type: ignore[operator]
    finally:
        db.close()


def test_the_decision_needs_a_purpose(qtbot: QtBot, window: MainWindow) -> None:
    decided: list[SpecialUse] = []
    dialog = SpecialDialog("Geloof", ["Akkoord", "Op"], None, decided.append, window)
    dialog.open()
    assert nameless(dialog) == []
    assert not dialog.keep_button.isEnabled()
    assert isinstance(dialog.purpose, QLineEdit)
    qtbot.keyClicks(dialog.purpose, " cards  for the holidays ")
    dialog.consent.setCurrentIndex(dialog.consent.findData("Akkoord"))
    dialog.accept()
    assert decided == [SpecialUse("cards for the holidays", "Akkoord", "")]


def test_a_column_that_is_held_back_is_kept_by_a_decision_in_the_import_wizard(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    rows = "".join(f"{n};{name};{'katholiek' if n % 2 else 'geen'};ja\n" for n, name in enumerate(NAMES, 1))
    step = walk(qtbot, empty, written(tmp_path, "Klantnummer;Achternaam;Geloof;Akkoord\n" + rows))
    step.wizard.go_to(Place(Step.COLUMNS))
    page = step.wizard.columns_page
    page.focus_first()
    step.go_to_row(2)
    step.press(Qt.Key.Key_F2)
    step.type("special")
    step.press(Qt.Key.Key_Return)
    dialog = page.findChildren(SpecialDialog)[-1]
    dialog.purpose.setText("cards for the holidays")
    dialog.consent.setCurrentIndex(dialog.consent.findData("Akkoord"))
    dialog.accept()
    step.settle()
    told = [page.model.index(row, 2).data() for row in (2, 3)]
    assert told == ["⚠ Special data", "Consent to the use of “Geloof”"]
    while step.step is not Step.SUMMARY:
        step.next()
    step.import_it()
    fields = asked(qtbot, empty, "SELECT name, is_sensitive, purpose FROM field_def")
    assert fields == [("Geloof", 1, "cards for the holidays")]
    assert asked(qtbot, empty, "SELECT count(*) FROM consent WHERE channel LIKE 'special:%' AND status = 'yes'") == [
        (len(NAMES),)
    ]


def test_a_field_of_numbers_has_no_suggested_cut(shop_path: Path) -> None:
    from desktop_seg.store.shop_file import open_shop

    db = open_shop(shop_path)
    with db.transaction():
        field_id = own_field.define(db, 1, "Weight", Kind.NUMBER)
        special.mark(db, field_id, PURPOSE)
        own_field.write(db, 1, [OwnValue(n, field_id, n, 50 + n) for n in range(1, 30)])
    special.switch(db, True)
    found = look(db, "own_weight:number", 20_269)
    assert (found.first_cut, found.suggestions, found.distribution, found.words) == (None, (), None, ())
    db.close()
