"""Special categories: only people with an explicit consent, no small groups, nothing unless it is switched on."""

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.metrics.catalogue import all_fields, rule_fields
from desktop_seg.model.customer import Consent
from desktop_seg.model.field import Kind
from desktop_seg.people import edit
from desktop_seg.people.merge import merge, unmerge
from desktop_seg.rules.tree import All, AnyOf, AsOf, Everyone, InSegment, Is, Listed, Not, Rule, Top
from desktop_seg.segments import capability, evaluate, own, words
from desktop_seg.segments.evaluate import count_rules, held, member_ids
from desktop_seg.segments.frozen import frozen
from desktop_seg.segments.membership import memberships
from desktop_seg.segments.movement import movement
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.why import why
from desktop_seg.store import consent, journal, own_field, segment_record, special
from desktop_seg.store.consent import Statement
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnValue
from tests.rules.random_rules import RuleMaker, Vocabulary
from tests.shops import day
from tests.special import AGREED, ALLERGY, AS_OF, KEY, PURPOSE, numbered, people, special_shop, switch

RYE = Is(ALLERGY, "one_of", ("rye",))


def _shop() -> Database:
    """1-12 rye with consent, 13-14 rye without a word, 15-16 rye with a no, 17-30 oat with consent, 31-33 unknown."""
    return special_shop(
        people(12, "rye", "yes 2025-01-05"),
        people(2, "rye"),
        people(2, "rye", "no 2025-02-01"),
        people(14, "oat", "yes"),
        people(1, "", "yes 2025-01-05"),
        people(2),
    )


def _saved(db: Database, name: str, rule: Rule) -> str:
    with db.transaction():
        return own.save(db, own.named(name, rule)).key


AGREED_IDS = [*numbered(1, 12), *numbered(17, 31)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (RYE, numbered(1, 12)),
        (Not(RYE), numbered(17, 31)),
        (Not(Not(RYE)), numbered(1, 12)),
        (AnyOf(RYE, Everyone()), AGREED_IDS),
        (AnyOf(Not(RYE), Is("monetary", "at_least", 0)), AGREED_IDS),
        (All(Not(RYE), Not(Is(ALLERGY, "one_of", ("oat",)))), None),
        (Is(ALLERGY, "one_of", ("rye",), including_unknown=True), [*numbered(1, 12), 31]),
        (Is(AGREED, "no"), None),
        (AsOf(30, Not(RYE)), numbered(17, 31)),
        (AnyOf(Listed(("p13", "p33")), RYE), numbered(1, 12)),
        # p1 alone bought something, so the top half of the twelve begins at nothing: all of them are in it.
        (Not(Top("monetary", 0.5, among=RYE)), numbered(17, 31)),
    ],
)
def test_a_condition_holds_only_for_people_with_consent_however_it_is_turned(
    rule: Rule, expected: list[int] | None
) -> None:
    db = _shop()
    if expected is None:
        with pytest.raises(UserError, match="Fewer than 10"):
            member_ids(db, rule, AS_OF)
        assert count_rules(db, {"it": rule}, AS_OF)["it"].is_few
        return
    assert member_ids(db, rule, AS_OF) == expected
    assert count_rules(db, {"it": rule}, AS_OF)["it"].count == len(expected)


def test_another_segment_its_opposite_and_pins_let_nobody_in_without_consent() -> None:
    db = _shop()
    key = _saved(db, "Rye", RYE)
    assert member_ids(db, Not(InSegment(key)), AS_OF) == numbered(17, 31)
    with db.transaction():
        segment_record.pin(db, key, 13, True)
        segment_record.pin(db, key, 20, True)
    found = own.find(db, key)
    assert found is not None
    assert sorted(evaluate.members(db, found, AS_OF)) == [*numbered(1, 12), 20]


def test_taking_the_consent_back_by_hand_takes_effect_at_once_and_undoing_that_too() -> None:
    db = _shop()
    edit_id = edit.edit(db, 5, Change(consents={special.topic(KEY): Consent.NO}), day("2025-06-01"))
    assert member_ids(db, RYE, AS_OF) == [each for each in numbered(1, 12) if each != 5]
    assert 5 not in member_ids(db, Not(RYE), AS_OF)
    edit.undo_edit(db, edit_id)
    assert member_ids(db, RYE, AS_OF) == numbered(1, 12)


def test_a_later_no_of_an_import_outweighs_an_older_yes_and_an_older_one_does_not() -> None:
    db = _shop()
    with db.transaction():
        told = [(3, "2025-03-01"), (4, "2024-12-31")]
        consent.write(db, 2, [Statement(n, special.topic(KEY), Consent.NO, day(on), n, "") for n, on in told])
    assert member_ids(db, RYE, AS_OF) == [each for each in numbered(1, 12) if each != 3]


def test_a_frozen_list_loses_whoever_takes_the_consent_back() -> None:
    db = _shop()
    with db.transaction():
        kept = own.save(db, frozen(db, replace(own.named("Rye", RYE), is_frozen=True), AS_OF))
    assert sorted(evaluate.members(db, kept, AS_OF)) == numbered(1, 12)
    edit.edit(db, 5, Change(consents={special.topic(KEY): Consent.NO}), day("2025-06-01"))
    assert 5 not in evaluate.members(db, kept, AS_OF)


def test_a_group_under_ten_is_neither_counted_listed_explained_nor_drawn() -> None:
    db = special_shop(people(9, "rye", "yes"), people(5, "rye"), people(12, "oat", "yes"))
    key = _saved(db, "Rye", RYE)
    segment = own.find(db, key)
    assert segment is not None
    found = evaluate.count(db, segment, AS_OF)
    assert (found.is_few, found.count, found.share, found.sales_share, found.may_email) == (True, 0, 0.0, None, 0)
    for asked in (
        lambda: evaluate.members(db, segment, AS_OF),
        lambda: evaluate.best_ids(db, RYE, AS_OF, 10),
        lambda: why(db, RYE, 1, AS_OF),
        lambda: frozen(db, segment, AS_OF),
    ):
        with pytest.raises(UserError, match="Fewer than 10"):
            asked()
    assert evaluate.culprit(db, All(RYE, Is("monetary", "over", 9)), AS_OF) is None
    facts = capability.shop_facts(db, AS_OF)
    assert "Fewer than 10" in (capability.missing(segment, facts) or "")
    assert key not in {each.key for each in memberships(db, 1, AS_OF)}
    with pytest.raises(UserError, match="who joined"):
        movement(db, segment, AS_OF - 30, AS_OF)


def test_nobody_at_all_looks_like_a_few() -> None:
    db = special_shop(people(12, "oat", "yes"))
    assert count_rules(db, {"it": RYE}, AS_OF)["it"].is_few


def test_ten_are_enough() -> None:
    db = special_shop(people(10, "rye", "yes"))
    assert count_rules(db, {"it": RYE}, AS_OF)["it"].count == 10


def test_switched_off_the_field_is_nowhere_and_its_segments_say_why() -> None:
    db = _shop()
    key = _saved(db, "Rye", RYE)
    other = _saved(db, "Not rye", Not(InSegment(key)))
    switch(db, is_on=False)
    assert ALLERGY not in {each.key for each in rule_fields(db)}
    with pytest.raises(UserError, match="special data"):
        member_ids(db, RYE, AS_OF)
    facts = capability.shop_facts(db, AS_OF)
    for each in (key, other):
        segment = own.find(db, each)
        assert segment is not None
        assert "“Allergy”" in (capability.missing(segment, facts) or "")
        assert "Allergy" in words.sentence(db, segment) or each == other
    switch(db, is_on=True)
    assert member_ids(db, RYE, AS_OF) == numbered(1, 12)


def test_it_is_never_among_the_fields_that_are_suggested_compared_or_exported() -> None:
    db = _shop()
    assert not {ALLERGY, AGREED} & {each.key for each in all_fields(db)}
    assert {ALLERGY, AGREED} <= {each.key for each in rule_fields(db)}


def test_saving_a_segment_with_it_is_noted_in_the_journal() -> None:
    db = _shop()
    _saved(db, "Spenders", Is("monetary", "over", 0))
    key = _saved(db, "Rye", RYE)
    noted = [entry.detail for entry in journal.entries(db) if entry.act == "special-segment-saved"]
    assert noted == [{"segment": key, "fields": AGREED}]


def test_the_reason_names_the_consent() -> None:
    db = _shop()
    told = why(db, RYE, 13, AS_OF)
    assert not told.holds
    field, agreed = told.parts
    assert (field.holds, field.value, agreed.holds) == (False, "not known", False)
    assert "Explicit consent" in agreed.words
    assert all(part.holds for part in why(db, RYE, 1, AS_OF).parts)


@cache
def _random_shop() -> Database:
    db = special_shop(
        people(15, "rye", "yes"), people(9, "rye"), people(9, "oat", "no"), people(12, "", "yes"), people(9)
    )
    for name, rule in (("one", RYE), ("two", Not(RYE)), ("three", Is("frequency", "at_least", 1))):
        _saved(db, name, rule)
    return db


@given(seed=st.integers(0, 10**9))
@settings(max_examples=150, deadline=None)
def test_no_rule_with_a_special_condition_ever_holds_for_anyone_without_consent(seed: int) -> None:
    db = _random_shop()
    agreed = {*numbered(1, 15), *numbered(34, 45)}
    rng = random.Random(seed)
    fields = {each.key: each for each in rule_fields(db)}
    some = {key: fields[key] for key in ("frequency", "monetary", "city", "last_day", ALLERGY, AGREED)}
    maker = RuleMaker(
        rng, Vocabulary(AS_OF, some, SOURCES, ["own_1", "own_2", "own_3"], (30, 400), ["rye", "oat"], ["p1", "p20"])
    )
    inner = maker.a_comparison({key: fields[key] for key in (ALLERGY, AGREED)})
    rule: Rule = inner
    for _n in range(rng.randrange(4)):
        other = maker.a_rule(depth=2)
        rule = rng.choice((Not(rule), All(rule, other), AnyOf(rule, other), AsOf(rng.choice((0, 30)), rule)))
    with evaluate.open_sets(db, (rule,), AS_OF) as sets:
        found = set(sets.people.in_set(*sets.of((rule,))))
    assert found <= agreed
    assert count_rules(db, {"it": rule}, AS_OF)["it"].is_few is (len(found) < 10)
    for person in (1, 16, 25, 34, 46):
        assert ("it" in held(db, {"it": rule}, person, AS_OF)) is (person in found)


def test_of_people_who_are_one_a_no_of_one_is_a_no_of_all() -> None:
    db = _shop()
    links = [merge(db, 1, 13), merge(db, 2, 15)]
    assert member_ids(db, RYE, AS_OF) == [each for each in numbered(1, 12) if each != 2]
    for link in links:
        unmerge(db, link)
    assert member_ids(db, RYE, AS_OF) == numbered(1, 12)
    merge(db, 13, 1)
    assert member_ids(db, RYE, AS_OF) == [*numbered(2, 13)], "the word stays with the one who is shown"


@pytest.mark.parametrize(
    "name", ['D\'or "x"', "{test} {figures} :as_of", "m.frequency", "알레르기 🌷", "c.id) OR 1=1 --"]
)
def test_whatever_it_is_called_the_gate_holds(name: str) -> None:
    db = special_shop(people(12, "rye", "yes"), people(3, "rye"))
    with db.transaction():
        field_id = own_field.define(db, 1, name, Kind.TEXT)
        special.mark(db, field_id, PURPOSE)
        own_field.write(db, 1, [OwnValue(n, field_id, n, "x") for n in range(1, 15)])
        (made,) = (each for each in own_field.own_fields(db) if each.id == field_id)
        consent.write(db, 1, [Statement(n, special.topic(made.key), Consent.YES, None, n, "") for n in range(3, 14)])
    rule = Is(f"own_{made.key}", "is", "x")
    assert member_ids(db, rule, AS_OF) == numbered(3, 13)
    with pytest.raises(UserError, match="Fewer than 10"):
        member_ids(db, All(rule, Is(ALLERGY, "one_of", ("oat",))), AS_OF)
    assert member_ids(db, All(rule, RYE), AS_OF) == numbered(3, 12), "both consents are needed"
