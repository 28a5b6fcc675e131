"""Faults of rules are named, and every rule has a sentence without a hole left."""

import random

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.rules import tree
from desktop_seg.rules.check import faults, refuse_cycle, refuse_faults
from desktop_seg.rules.operators import OPERATORS
from desktop_seg.rules.words import Speaker, clause, sentence
from tests.rules.random_rules import a_rule
from tests.rules.towns import FIELDS, SEGMENTS, SOURCES

SPEAKER = Speaker(FIELDS, SOURCES, "EUR", lambda key: key)


@pytest.mark.parametrize("seed", range(5))
def test_sound_rules_have_no_fault_and_a_whole_sentence(seed: int) -> None:
    rng = random.Random(seed)
    for _n in range(200):
        rule = a_rule(rng)
        assert faults(rule, FIELDS, SOURCES) == []
        said = sentence(rule, SPEAKER)
        assert "{" not in said
        assert "}" not in said
        assert said.endswith(".")


@pytest.mark.parametrize(
    "rule",
    [
        tree.Is("shoe_size", "equals", 42),
        tree.Is("visits", "contains", "4"),
        tree.Is("visits", "sings", 4),
        tree.Is("visits", "at_least", None),
        tree.Is("visits", "at_least", "four"),
        tree.Is("visits", "between", (1,)),
        tree.Is("visits", "at_least", True),
        tree.Is("born", "in_last", 30),
        tree.Is("born", "on", 30),
        tree.Is("mail", "yes", 1),
        tree.Is("city", "one_of", "Zeist"),
        tree.Top("city", 0.2),
        tree.Top("nothing", 0.2),
        tree.Happened("visits_to_the_moon", tree.Measure.COUNT, "at_least", 1),
        tree.Happened("sales", tree.Measure.SUM, "at_least", 1),
        tree.Happened("sales", tree.Measure.SUM, "at_least", 1, "weight"),
        tree.Happened("sales", tree.Measure.COUNT, "at_least", 1, None, tree.Is("visits", "at_least", 1)),
    ],
)
def test_each_fault_is_named_however_deep_it_stands(rule: tree.Rule) -> None:
    assert len(faults(rule, FIELDS, SOURCES)) == 1
    deep = tree.All(tree.Everyone(), tree.Not(tree.AsOf(30, tree.AnyOf(rule))))
    assert faults(deep, FIELDS, SOURCES) == faults(rule, FIELDS, SOURCES)
    with pytest.raises(UserError):
        refuse_faults(deep, FIELDS, SOURCES)


def test_a_segment_that_asks_about_itself_is_refused() -> None:
    rules = {**SEGMENTS, "round": tree.Not(tree.InSegment("about"))}
    refuse_cycle("mine", tree.InSegment("near"), lambda key: rules[key])
    with pytest.raises(UserError, match="about → round → about"):
        refuse_cycle("about", tree.All(tree.InSegment("round")), lambda key: rules[key])


def test_values_are_said_as_people_write_them() -> None:
    said = clause(
        tree.All(
            tree.Is("spent", "at_least", 12_050),
            tree.Is("born", "in_last", tree.Span(1, "months")),
            tree.Is("city", "one_of", ("Zeist", "De Bilt")),
        ),
        SPEAKER,
    )
    assert "€120.50" in said
    assert "1 month" in said
    assert "months" not in said
    assert "“Zeist” or “De Bilt”" in said


def test_every_operator_says_its_field() -> None:
    for operator in OPERATORS.values():
        assert "{field}" in operator.sentence
        assert operator.key
        assert operator.title
        assert operator.kinds
