"""Special categories made by hand, and deleted for good."""

import json

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.metrics.catalogue import rule_fields
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.model.field import Kind
from desktop_seg.people import edit, own_field, special_field
from desktop_seg.people.merge import preview
from desktop_seg.people.own_field import NewField
from desktop_seg.rules.tree import Is
from desktop_seg.segments.evaluate import member_ids
from desktop_seg.store import journal, setting, special
from desktop_seg.store import own_field as stored
from desktop_seg.store.customer_edit import Change
from tests.shops import day, shop_with
from tests.special import AS_OF, KEY, people, special_shop

FAITH = NewField("Faith", Kind.CHOICE, ("none", "one"))


def test_a_field_made_by_hand_is_filled_with_the_word_of_each_person() -> None:
    db = shop_with(customers="\n".join(f"p{n}" for n in range(1, 16)))
    made = special_field.add(db, FAITH, "  cards for the  holidays ")
    assert (made.is_sensitive, made.purpose, made.choices) == (True, "cards for the holidays", ("none", "one"))
    special.switch(db, is_on=True)
    said = {special.topic(made.key): Consent.YES}
    for n in range(1, 14):
        edit.edit(db, n, Change(fields={made.key: "one"}, consents=said if n <= 11 else {}), day("2025-02-01"))
    assert member_ids(db, Is(f"own_{made.key}", "one_of", ("one",)), AS_OF) == list(range(1, 12))


def test_the_switch_is_off_at_first_and_noted_each_time_it_turns() -> None:
    db = shop_with(customers="anna")
    assert not setting.load(db).uses_special
    special_field.add(db, FAITH, "cards")
    assert not any(each.gate for each in rule_fields(db))
    for is_on in (True, True, False):
        special.switch(db, is_on)
    turned = [entry.detail["is_on"] for entry in journal.entries(db) if entry.act == "special-switched"]
    assert turned == [1, 0]


def test_deleting_leaves_nothing_of_it_in_any_table() -> None:
    db = special_shop(people(11, "rye", "yes"), people(2, "oat"))
    edit.edit(db, 3, Change({"city": "Zeist"}, {special.topic(KEY): Consent.NO}, {KEY: "barley"}), 1)
    special_field.forget(db, own_field.find(db, KEY))
    assert stored.own_fields(db) == ()
    assert db.value("SELECT city FROM customer WHERE id = 3") == "Zeist"
    for table in ("customer_field", "consent", "customer_edit", "imported_row", "field_def"):
        rows = json.dumps([[str(cell) for cell in row] for row in db.rows(f"SELECT * FROM {table}")])
        assert not any(word in rows for word in ("rye", "oat", "barley", "allergy")), table
    assert "special-field-deleted" in [entry.act for entry in journal.entries(db)]


def test_what_it_is_kept_for_never_changes() -> None:
    db = special_shop(people(1, "rye", "yes"))
    (before,) = stored.own_fields(db)
    special.mark(db, before.id, "to sell them bread")
    assert stored.own_fields(db) == (before,)


def test_without_a_purpose_it_is_not_kept_and_it_is_never_only_put_out_of_sight() -> None:
    db = special_shop(people(1, "rye"))
    with pytest.raises(UserError, match="for what"):
        special_field.add(db, FAITH, "  ")
    with pytest.raises(UserError, match="already"):
        special_field.add(db, NewField("allergy", Kind.TEXT), "to warn")
    with pytest.raises(UserError, match="out of sight"):
        own_field.remove(db, own_field.find(db, KEY))


def test_two_who_spoke_of_special_data_are_compared_without_it() -> None:
    db = special_shop(people(2, "rye", "yes"), people(1, "oat", "no"))
    edit.edit(db, 3, Change(consents={"email": Consent.NO}), day("2025-02-01"))
    found = preview(db, 1, 3)
    assert [dict(each.consents) for each in (found.kept, found.merged, found.together)] == [
        {},
        {Channel.EMAIL: Consent.NO},
        {Channel.EMAIL: Consent.NO},
    ]
