"""Sentences about behaviour: each is whole, gives a sound rule, and is found again in it; some are checked by hand."""

import re
from typing import Any

import pytest

from desktop_seg.base import i18n
from desktop_seg.metrics.catalogue import FIELDS
from desktop_seg.rules.check import faults
from desktop_seg.rules.json_form import from_json, to_json
from desktop_seg.rules.tree import InSegment, Rule, Span, Window
from desktop_seg.rules.words import Speaker, clause
from desktop_seg.segments.evaluate import member_ids
from desktop_seg.segments.form import Form, SlotKind, filled, match
from desktop_seg.segments.form_catalogue import FORMS, find, form_of
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.row_word import row_words, sources_with_rows
from desktop_seg.segments.segment_type import TYPES
from desktop_seg.store.database import Database
from tests.shops import day, names, shop_with

BY_KEY = {field.key: field for field in FIELDS}
AS_OF = day("2025-06-30")


def _answers(form: Form) -> dict[str, Any]:
    samples: dict[SlotKind, Any] = {SlotKind.WORDS: ("Roses", "Tulips"), SlotKind.SEGMENT: "top_20"}
    return {slot.name: samples.get(slot.kind, slot.default) for slot in form.slots}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_sentence_has_a_hole_for_each_slot_and_types_and_rows_that_exist(form: Form) -> None:
    assert sorted(re.findall(r"{(\w+)}", form.sentence)) == sorted(slot.name for slot in form.slots)
    assert set(form.types) <= {each.key for each in TYPES}
    assert form.types
    assert set(form.rows) <= set(SOURCES)
    for slot in form.slots:
        if slot.kind is SlotKind.WORDS:
            keys = (
                [option.value for option in form.slot(slot.of_field[1:-1]).options]
                if slot.of_field.startswith("{")
                else [slot.of_field]
            )
            assert set(keys) <= set(SOURCES[slot.rows].fields)
        elif slot.kind is SlotKind.OPTION:
            assert slot.default in [option.value for option in slot.options]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_choice_gives_a_sound_rule_that_can_be_said_and_taken_up_again(form: Form) -> None:
    speaker = Speaker(BY_KEY, SOURCES, "EUR", lambda key: key)
    variants = [_answers(form)]
    for slot in form.slots:
        variants += [{**_answers(form), slot.name: option.value} for option in slot.options]
    for answers in variants:
        rule = filled(form, answers)
        assert rule is not None
        assert faults(rule, BY_KEY, SOURCES) == []
        assert match(form, rule) == answers
        assert "{" not in clause(rule, speaker)
        found = form_of(rule)
        assert found is not None
        assert filled(*found) == rule
        assert from_json(to_json(rule)) == rule
        if not isinstance(rule, InSegment):
            assert member_ids(shop_with("anna 2025-06-01 5.00"), rule, AS_OF) in ([], [1])


def test_keys_are_unique_and_every_group_of_fields_belongs_to_a_type() -> None:
    assert len({form.key for form in FORMS}) == len(FORMS)
    groups = {group for each in TYPES for group in each.groups}
    assert {field.group for field in FIELDS} <= groups


def test_a_sentence_with_nothing_ticked_gives_no_rule() -> None:
    form = find("bought")
    assert filled(form, form.defaults) is None
    assert filled(form, {**_answers(form), "goods": ()}) is None


SALES = """
    anna 2025-01-10 10.00 category=Roses  channel=web
    anna 2025-02-10 10.00 category=Roses
    anna 2025-03-10 10.00 category=Pots
    bo   2025-01-11 40.00 category=Roses  coupon=SPRING
    bo   2025-01-11 5.00  category=Roses              # the same day counts once
    bo   2025-06-11 20.00 category=Tulips
    carl 2024-01-01 9.00  category=Pots
    carl 2025-06-20 9.00  category=Pots
    dora 2025-06-28 -9.00 category=Roses              # came back: not bought
"""


def _who(db: Database, key: str, **answers: Any) -> list[str]:
    form = find(key)
    rule: Rule | None = filled(form, {**form.defaults, **answers})
    assert rule is not None
    return names(db, member_ids(db, rule, AS_OF))


def test_sentences_by_hand() -> None:
    db = shop_with(SALES)
    assert _who(db, "bought", goods=("Roses",), times=2) == ["anna"]
    assert _who(db, "bought", goods=("Roses",), times=1) == ["anna", "bo"]
    assert _who(db, "bought", goods=("Roses",), times=1, window=Window(length=Span(5, "months"))) == ["anna"]
    assert _who(db, "never_bought", goods=("Roses",)) == ["carl", "dora"]
    assert _who(db, "bought_not_other", goods=("Roses",), other_goods=("Pots",)) == ["bo"]
    roses_then_pots = {"goods": ("Roses",), "other_goods": ("Pots",), "span": Span(60)}
    assert _who(db, "bought_then_other", did=True, **roses_then_pots) == ["anna"]
    assert _who(db, "bought_then_other", did=False, **roses_then_pots) == ["bo"]  # anna's second roses led to pots
    assert _who(db, "spent_on", goods=("Roses",), amount=4000) == ["bo"]
    assert _who(db, "visits", times=3) == ["anna"]
    assert _who(db, "stopped", times=3, span=Span(60)) == ["anna"]
    assert _who(db, "restarted", span=Span(12, "months"), window=Window(length=Span(1, "months"))) == ["carl"]
    assert _who(db, "first_or_last") == ["bo"]
    assert _who(db, "receipt_words", what="channel", words=("web",), times=1) == ["anna"]
    assert _who(db, "in_segment", segment="bought_once") == names(db, member_ids(db, InSegment("bought_once"), AS_OF))


def test_words_to_tick_are_counted_by_customers() -> None:
    db = shop_with(SALES)
    found = [(word.key, word.people) for word in row_words(db, "lines", "category", AS_OF)]
    assert found == [("Roses", 3), ("Pots", 2), ("Tulips", 1)]
    assert row_words(db, "purchases", "channel", AS_OF)[0].title == "web shop"
    assert row_words(db, "lines", "brand", AS_OF) == ()
    assert {"purchases", "lines", "returns"} <= sources_with_rows(db, AS_OF)
    assert "events" not in sources_with_rows(db, AS_OF)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_sentences_keep_their_holes_in_every_language(language: str) -> None:
    i18n.use(language)
    try:
        for form in FORMS:
            holes = sorted(re.findall(r"{(\w+)}", i18n._(form.sentence)))
            assert holes == sorted(slot.name for slot in form.slots)
    finally:
        i18n.use("en")
