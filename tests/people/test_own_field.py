"""Own fields that the owner makes: filled by hand, asked for in rules, removed and put back without a loss."""

import pytest

from desktop_seg.analysis.distribution import distribution_of
from desktop_seg.base.errors import UserError
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Kind
from desktop_seg.people import edit, own_field
from desktop_seg.people.own_field import NewField
from desktop_seg.people.typed_value import read_field
from desktop_seg.rules.tree import Day, Is, Rule
from desktop_seg.segments import own, words
from desktop_seg.segments.capability import shop_facts
from desktop_seg.segments.evaluate import member_ids
from desktop_seg.store import by_hand, journal
from desktop_seg.store import own_field as stored
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.customer_form import customer_form
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnValue
from tests.shops import day, shop_with

GARDEN = NewField("Garden", Kind.CHOICE, ("balcony", "garden", "allotment"))


def _shop() -> Database:
    return shop_with("anna 2025-01-03 10.00", customers="anna\nbo\ncarl")


def _fill(db: Database, customer_id: int, key: str, text: str) -> None:
    kind = own_field.find(db, key).kind
    edit.edit(db, customer_id, Change(fields={key: read_field(kind, text, "NL", day("2025-02-01"))}), 1)


def _in(db: Database, rule: Rule) -> list[int]:
    return member_ids(db, rule, day("2025-02-01"))


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        (Kind.TEXT, "likes roses", ("contains", "roses")),
        (Kind.NUMBER, "12,5", ("at_least", 12.5)),
        (Kind.DATE, "2024-05-06", ("on", Day(day("2024-05-06")))),
        (Kind.YES_NO, "1", ("yes", None)),
        (Kind.CHOICE, "garden", ("one_of", ("garden",))),
    ],
)
def test_a_field_of_each_type_is_filled_on_the_customer_page_and_asked_for_in_a_rule(
    kind: Kind, text: str, rule: tuple[str, object]
) -> None:
    db = _shop()
    made = own_field.add(db, NewField("Garden", kind, GARDEN.choices if kind is Kind.CHOICE else ()))
    assert _in(db, Is(f"own_{made.key}", "known")) == []
    _fill(db, 2, made.key, text)
    assert _in(db, Is(f"own_{made.key}", *rule)) == [2]  # type: ignore[arg-type]
    assert _in(db, Is(f"own_{made.key}", "unknown")) == [1, 3]


def test_the_declared_words_are_offered_before_anybody_has_one_and_stay_in_their_order() -> None:
    db = _shop()
    made = own_field.add(db, GARDEN)
    assert made.choices == ("balcony", "garden", "allotment")
    form = customer_form(db, 1)
    assert form is not None
    assert [(each.name, each.choices, each.value) for each in form.fields] == [("Garden", made.choices, None)]
    _fill(db, 1, made.key, "allotment")
    assert own_field.find(db, "garden").choices == ("balcony", "garden", "allotment")


def test_removing_a_field_takes_it_out_of_sight_and_putting_it_back_loses_nothing() -> None:
    db = _shop()
    made = own_field.add(db, GARDEN)
    _fill(db, 2, made.key, "garden")
    own_field.remove(db, made)
    assert not any(each.key.startswith("own_") for each in all_fields(db))
    form = customer_form(db, 2)
    assert form is not None
    assert form.fields == ()
    own_field.restore(db, own_field.find(db, "Garden"))
    assert _in(db, Is(f"own_{made.key}", "one_of", ("garden",))) == [2]
    acts = [entry.act for entry in journal.entries(db) if entry.act.startswith("own-field")]
    assert acts == ["own-field-added", "own-field-removed", "own-field-restored"]


def test_a_field_that_was_undone_with_its_import_comes_back_with_what_was_typed_by_hand() -> None:
    db = _shop()
    with db.transaction(), by_hand.lifted_off(db):
        imported = stored.define(db, 1, "Garden", Kind.TEXT)
        stored.write(db, 1, [OwnValue(1, imported, 1, "roses")])
    _fill(db, 2, "garden:text", "tulips")
    with db.transaction(), by_hand.lifted_off(db):
        stored.take_back(db, 1)
    assert stored.own_fields(db) == ()
    made = own_field.add(db, NewField("Garden", Kind.TEXT))
    assert (stored.known_of(db)[made.id], made.is_made) == (1, True)
    assert _in(db, Is("own_garden:text", "contains", "tulips")) == [2]


def test_a_field_of_the_owner_outlives_the_undo_of_an_import_that_brings_it_too() -> None:
    db = _shop()
    made = own_field.add(db, NewField("Garden", Kind.TEXT))
    with db.transaction(), by_hand.lifted_off(db):
        assert stored.define(db, 1, "garden ", Kind.TEXT) == made.id
        stored.write(db, 1, [OwnValue(1, made.id, 1, "roses")])
    with db.transaction(), by_hand.lifted_off(db):
        stored.take_back(db, 1)
    assert [each.name for each in stored.own_fields(db)] == ["Garden"]
    assert stored.known_of(db) == {}


def test_a_segment_by_a_field_that_is_out_of_sight_or_gone_says_so_and_stops_no_other() -> None:
    db = _shop()
    made = own_field.add(db, GARDEN)
    with db.transaction():
        key = own.save(db, own.named("Balconies", Is(f"own_{made.key}", "one_of", ("balcony",)))).key
        gone = own.save(db, own.named("Ponds", Is("own_pond:text", "known"))).key
    own_field.remove(db, made)
    facts = shop_facts(db, day("2025-02-01"))
    assert "“Garden”, which was removed" in facts.unanswerable[key]
    said = {each.key: words.sentence(db, each) for each in own.all_segments(db)}
    assert "Garden" in said[key]
    assert "not in this shop any more" in said[gone]


def test_a_renamed_field_is_asked_for_by_the_same_key() -> None:
    db = _shop()
    made = own_field.add(db, GARDEN)
    _fill(db, 3, made.key, "balcony")
    own_field.rename(db, made, "Has a garden")
    assert {each.key: each.title for each in all_fields(db)}[f"own_{made.key}"] == "Has a garden"
    assert _in(db, Is(f"own_{made.key}", "known")) == [3]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (NewField("  ", Kind.TEXT), "needs a name"),
        (NewField("x" * 61, Kind.TEXT), "needs a name"),
        (NewField("GARDEN", Kind.NUMBER), "already"),
        (NewField("Balcony", Kind.CHOICE, ("one", " one ")), "2 to 50 different words"),
        (NewField("Balcony", Kind.NUMBER, ("one", "two")), "Only a field of the type"),
        (NewField("Geloof", Kind.TEXT), "law protects most"),
        (NewField("Groep", Kind.CHOICE, ("katholiek", "moslim")), "law protects most"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence_and_nothing_changes(wanted: NewField, said: str) -> None:
    db = _shop()
    own_field.add(db, GARDEN)
    with pytest.raises(UserError, match=said):
        own_field.add(db, wanted)
    assert [each.name for each in stored.own_fields(db)] == ["Garden"]


def test_a_field_cannot_be_put_back_beside_one_that_took_its_name() -> None:
    db = _shop()
    own_field.remove(db, own_field.add(db, NewField("Garden", Kind.TEXT)))
    own_field.add(db, NewField("Garden", Kind.NUMBER))
    with pytest.raises(UserError, match="already"):
        own_field.restore(db, own_field.find(db, "garden:text"))
    with pytest.raises(UserError, match="Several"):
        own_field.find(db, "Garden")
    with pytest.raises(UserError, match="no field of your own"):
        own_field.find(db, "Pond")


def test_words_that_differ_in_capitals_only_are_one_choice_as_they_are_in_a_rule() -> None:
    db = _shop()
    made = own_field.add(db, NewField("Garden", Kind.CHOICE, ("balcony", "Balcony", "garden")))
    assert made.choices == ("balcony", "garden")
    _fill(db, 1, made.key, "GARDEN")
    assert own_field.find(db, "garden").choices == ("balcony", "garden")
    _fill(db, 2, made.key, "garden")
    assert _in(db, Is(f"own_{made.key}", "one_of", ("garden",))) == [1, 2]
    spread = distribution_of(db, f"own_{made.key}", None)
    assert [(bar.key, bar.count) for bar in spread.bars if bar.count] == [("garden", 2)]
    with pytest.raises(UserError, match="2 to 50 different words"):
        own_field.add(db, NewField("Pond", Kind.CHOICE, ("yes", "Yes")))
