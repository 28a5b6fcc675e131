"""What may be typed about one customer."""

from desktop_seg.model.customer import Consent
from desktop_seg.model.field import Kind
from desktop_seg.store import own_field, special
from desktop_seg.store.customer_form import customer_form
from desktop_seg.store.own_field import OwnValue
from tests.shops import day, shop_with
from tests.special import KEY, PURPOSE, people, special_shop, switch


def test_columns_as_they_stand_and_every_own_field_but_special_categories() -> None:
    db = shop_with(customers="anna city=Utrecht birth=1980-02-29\nbo city=Zeist")
    with db.transaction():
        color = own_field.define(db, 1, "Colour", Kind.CHOICE)
        own_field.define(db, 1, "Faith", Kind.TEXT)
        own_field.write(db, 1, [OwnValue(1, color, 1, "blue"), OwnValue(2, color, 1, "red")])
        db.run("UPDATE field_def SET is_sensitive = 1 WHERE name = 'Faith'")
    form = customer_form(db, 1)
    assert form is not None
    assert (form.columns["city"], form.columns["email"]) == ("Utrecht", None)
    assert [(each.name, each.kind, each.choices, each.value) for each in form.fields] == [
        ("Colour", Kind.CHOICE, ("blue", "red"), "blue")
    ]
    assert customer_form(db, 3) is None


def test_special_categories_come_last_with_their_purpose_and_the_word_on_them_while_they_are_switched_on() -> None:
    db = special_shop(people(1, "rye", "yes 2025-01-05"), people(1, "rye", "no"), people(1, "oat"))
    told = []
    for customer_id in (1, 2, 3):
        form = customer_form(db, customer_id)
        assert form is not None
        (answer,) = form.fields
        told.append((answer.value, answer.topic, answer.purpose, answer.agreed, answer.agreed_day))
    assert told == [
        ("rye", special.topic(KEY), PURPOSE, Consent.YES, day("2025-01-05")),
        ("rye", special.topic(KEY), PURPOSE, Consent.NO, None),
        ("oat", special.topic(KEY), PURPOSE, Consent.UNKNOWN, None),
    ]
    switch(db, is_on=False)
    form = customer_form(db, 1)
    assert form is not None
    assert form.fields == ()
