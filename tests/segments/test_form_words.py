"""A condition that a sentence made is read back as that sentence, not in the words of the rule beneath it."""

from dataclasses import replace

import pytest

from desktop_seg.base import i18n
from desktop_seg.rules.tree import All, Happened, Is, Measure, Not, Rule, Span, Window
from desktop_seg.rules.words import clause, sentence
from desktop_seg.segments.form import Form, SlotKind, filled, match
from desktop_seg.segments.form_catalogue import FORMS, find
from desktop_seg.segments.words import speaker
from tests.shops import shop_with


def made(key: str, **answers: object) -> Rule:
    """Fill in a sentence; what is not said stays as it is at first."""
    form = find(key)
    rule = filled(form, {**form.defaults, **answers})
    assert rule is not None
    return rule


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            made("bought", goods=("Roses", "Tulips"), times=3),
            "bought from the category “Roses” or “Tulips” on at least 3 days, in the last 12 months",
        ),
        (made("never_bought", goods=("Roses",)), "bought nothing from the category “Roses”, at any time"),
        (made("stopped", span=Span(6, "months")), "bought at least 2 times before, but nothing in the last 6 months"),
        (made("spent_on", goods=("Roses",)), "spent at least €50.00 on the category “Roses”, in the last 12 months"),
        (
            made("event", kinds=("webinar_attended",), times=2),
            "did one of these at least 2 times, in the last 12 months: “workshop attended”",
        ),
    ],
)
def test_a_condition_is_said_by_its_sentence(rule: Rule, said: str) -> None:
    assert clause(rule, speaker(shop_with(""))) == said


def test_among_others_it_stands_in_brackets_so_that_its_commas_part_nothing() -> None:
    rule = All(made("bought", goods=("Roses",), times=2), Is("frequency", "at_least", 2))
    assert sentence(rule, speaker(shop_with(""))) == (
        "Everyone who matches: (bought from the category “Roses” on at least 2 days, in the last 12 months)"
        " and Visits with a purchase: at least 2."
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_sentence_can_be_said_and_means_the_rule_it_came_from(form: Form, language: str) -> None:
    i18n.use(language)
    answers = {
        slot.name: ("a", "b") if slot.kind is SlotKind.WORDS else 2 if slot.kind is SlotKind.COUNT else slot.default
        for slot in form.slots
        if slot.kind is not SlotKind.SEGMENT
    }
    rule = filled(form, {**answers, **{slot.name: "new" for slot in form.slots if slot.kind is SlotKind.SEGMENT}})
    assert rule is not None
    assert match(form, rule) is not None
    said = clause(rule, speaker(shop_with("")))
    assert "{" not in said
    assert not said.endswith(".")
    i18n.use("en")


def test_a_rule_that_no_sentence_makes_speaks_for_itself() -> None:
    says = speaker(shop_with(""))
    rule = Happened("returns", Measure.COUNT, "at_least", 1, window=Window(length=Span(3, "months")))
    assert (
        clause(rule, says) == clause(rule, replace(says, own_words=None)) == "there were returns in the last 3 months"
    )
    assert clause(Not(rule), says) == "not: there were returns in the last 3 months"
