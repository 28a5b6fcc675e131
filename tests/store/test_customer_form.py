"""What may be typed about one customer."""

from desktop_seg.model.field import Kind
from desktop_seg.store import own_field
from desktop_seg.store.customer_form import customer_form
from desktop_seg.store.own_field import OwnValue
from tests.shops import shop_with


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
