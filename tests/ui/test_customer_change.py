"""Changing a customer by hand: contact, note, consent and own fields, each undone; what cannot be kept is told."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.model.changes import Changes
from desktop_seg.model.customer import Channel
from desktop_seg.model.field import Kind
from desktop_seg.store import own_field
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnValue
from desktop_seg.ui.customer_dialog import CustomerDialog
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.customer import CustomerPage
from tests.ui.conftest import WAIT_MS
from tests.ui.screen_reader import nameless


def _define(db: Database) -> None:
    with db.transaction():
        color = own_field.define(db, 1, "Colour", Kind.TEXT)
        likes = own_field.define(db, 1, "Likes roses", Kind.YES_NO)
        own_field.write(db, 1, [OwnValue(3, color, 1, "blue"), OwnValue(3, likes, 1, 1)])


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> CustomerPage:
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(lambda db, _progress: _define(db), lambda _: None, Changes(customers=True))
    window.show_customer(3)
    made = window.stack.page
    assert isinstance(made, CustomerPage)
    qtbot.waitUntil(lambda: made.title.text() == "c03 Name03", timeout=WAIT_MS)
    return made


def _dialog(qtbot: QtBot, page: CustomerPage) -> CustomerDialog:
    page.change_button.click()
    made = page.findChildren(CustomerDialog)[-1]
    qtbot.waitUntil(lambda: "note" in made.boxes, timeout=WAIT_MS)
    return made


def _pairs(page: CustomerPage) -> dict[str, str]:
    cards = page.cards
    return {pair.title: pair.text for card in (cards.contact, cards.permissions, cards.more) for pair in card.pairs}


def test_what_is_typed_is_shown_and_undone(qtbot: QtBot, window: MainWindow, page: CustomerPage) -> None:
    assert page.take_back_button.isHidden()
    dialog = _dialog(qtbot, page)
    assert nameless(dialog) == []
    name, note, color = dialog.boxes["last_name"], dialog.boxes["note"], dialog.boxes["own:colour:text"]
    assert isinstance(name, QLineEdit)
    assert isinstance(note, QPlainTextEdit)
    assert isinstance(color, QLineEdit)
    assert (name.text(), color.text()) == ("Name03", "blue")
    name.setText("Visser")
    note.setPlainText("Likes to talk.")
    color.setText("red")
    likes = dialog.boxes["own:likes roses:yes_no"]
    assert isinstance(likes, QComboBox)
    likes.setCurrentIndex(likes.findData("0"))
    consent = dialog.consents[Channel.EMAIL]
    consent.setCurrentIndex(consent.findData("yes"))
    dialog.accept()
    qtbot.waitUntil(lambda: page.title.text() == "c03 Visser", timeout=WAIT_MS)
    pairs = _pairs(page)
    assert (pairs["Colour"], pairs["Likes roses"]) == ("red", "no")
    assert pairs["E-mail"].startswith(("✓ yes: said yes on", "c03@"))
    assert [pair.text for pair in page.cards.note.pairs] == ["Likes to talk."]
    assert not page.take_back_button.isHidden()
    qtbot.waitUntil(lambda: "is kept" in window.toast.text, timeout=WAIT_MS)
    window.toast.button.click()
    qtbot.waitUntil(lambda: page.title.text() == "c03 Name03", timeout=WAIT_MS)
    assert _pairs(page)["Colour"] == "blue"
    assert page.cards.note.pairs == ()
    qtbot.waitUntil(page.take_back_button.isHidden, timeout=WAIT_MS)


def test_the_last_change_is_taken_back_later(qtbot: QtBot, page: CustomerPage) -> None:
    for town in ("Ede", "Leiden"):
        dialog = _dialog(qtbot, page)
        box = dialog.boxes["city"]
        assert isinstance(box, QLineEdit)
        box.setText(town)
        dialog.accept()
        qtbot.waitUntil(lambda town=town: _pairs(page)["Address"] == town, timeout=WAIT_MS)
    page.take_back_button.click()
    qtbot.waitUntil(lambda: _pairs(page)["Address"] == "Ede", timeout=WAIT_MS)
    page.take_back_button.click()
    qtbot.waitUntil(lambda: _pairs(page)["Address"] == "Utrecht", timeout=WAIT_MS)


def test_what_cannot_be_kept_is_told_and_the_dialog_stays(qtbot: QtBot, window: MainWindow, page: CustomerPage) -> None:
    dialog = _dialog(qtbot, page)
    email = dialog.boxes["email"]
    assert isinstance(email, QLineEdit)
    email.setText("not an address")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    assert "not an address" in window.findChildren(QMessageBox)[0].text()
    assert dialog.isVisible()
    assert dialog.keep_button.isEnabled()


def test_nothing_typed_changes_nothing(qtbot: QtBot, page: CustomerPage) -> None:
    dialog = _dialog(qtbot, page)
    dialog.accept()
    assert not dialog.isVisible()
    assert page.take_back_button.isHidden()


def test_a_birth_date_is_typed_and_shown_in_the_way_of_the_language(qtbot: QtBot, page: CustomerPage) -> None:
    i18n.use("nl")
    dialog = _dialog(qtbot, page)
    born = dialog.boxes["birth_day"]
    assert isinstance(born, QLineEdit)
    assert "28 feb 1980" in born.toolTip()
    born.setText("4-5-1979")
    with qtbot.waitSignal(page.shop.shop_changed, timeout=WAIT_MS):
        dialog.accept()
    again = _dialog(qtbot, page)
    born = again.boxes["birth_day"]
    assert isinstance(born, QLineEdit)
    assert born.text() == "4 mei 1979"
    again.reject()
