"""What is known of one customer, field by field."""

from desktop_seg.analysis.fact import facts
from desktop_seg.model.field import Kind
from desktop_seg.store import own_field
from desktop_seg.store.own_field import OwnValue
from tests.shops import day, shop_with


def test_only_what_is_known_and_in_words() -> None:
    db = shop_with(
        "anna 2025-06-01 12.50\nanna 2025-06-30 7.50", customers="anna birth=1980-02-29 gender=female\nbo city=Zeist"
    )
    with db.transaction():
        field = own_field.define(db, 1, "Favourite colour", Kind.TEXT)
        own_field.write(db, 1, [OwnValue(1, field, 1, "blue")])
    found = {fact.title: fact.text for fact in facts(db, 1, day("2025-06-30"))}
    assert found["Age"] == "45 years"
    assert found["Gender"] == "Woman"
    assert found["Spent in all"] == "€20.00"
    assert found["Last visit"] == "30 Jun 2025"
    assert found["Favourite colour"] == "blue"
    assert "Town" not in found
    bo = {fact.title: fact.text for fact in facts(db, 2, day("2025-06-30"))}
    assert bo["Town"] == "Zeist"
    assert "Last visit" not in bo


def test_nobody_and_staff_have_no_facts() -> None:
    db = shop_with(customers="carl is_staff=1")
    assert facts(db, 1, None) == ()
    assert facts(db, 99, None) == ()
