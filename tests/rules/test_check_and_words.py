"""Faults of rules are named, and every rule has a sentence without a hole left, in every language."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_seg.base import i18n
from desktop_seg.base.errors import UserError
from desktop_seg.rules import tree, words
from desktop_seg.rules.check import faults, refuse_cycle, refuse_faults
from desktop_seg.rules.operators import OPERATORS
from desktop_seg.rules.words import Speaker, clause, sentence
from tests.rules.random_rules import a_rule
from tests.rules.towns import FIELDS, SEGMENTS, SOURCES

SPEAKER = Speaker(FIELDS, SOURCES, "EUR", lambda key: key)


SOURCE_FILES = ("words", "row_words", "value_words", "operators")
RULES = Path(words.__file__).parent


@pytest.fixture
def speaks() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.usefixtures("speaks")
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_sound_rules_have_no_fault_and_a_whole_sentence_in_every_language(language: str) -> None:
    i18n.use(language)
    rng = random.Random(language)
    for _n in range(500):
        rule = a_rule(rng)
        assert faults(rule, FIELDS, SOURCES) == []
        for said in (sentence(rule, SPEAKER), clause(rule, SPEAKER)):
            assert not re.search(r"[{}]|None|\bin_\w+|\w+_\w+_ago", said), said
            assert "  " not in said
            assert said == said.strip()
        assert len(sentence(rule, SPEAKER)) > len(clause(rule, SPEAKER)) or isinstance(rule, tree.Everyone)


def test_every_condition_is_said_by_one_template_with_named_holes() -> None:
    for name in SOURCE_FILES:
        text = (RULES / f"{name}.py").read_text(encoding="utf-8")
        for glued in re.findall(r"""(?:_\([^)]*\)|\.format\([^)]*\)) \+ |f["'][^"']*\{_\(""", text):
            raise AssertionError(f"{name}.py glues a sentence: {glued}")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            tree.Happened(
                "sales", tree.Measure.COUNT, "at_least", 2, window=tree.Window(length=tree.Span(3, "months"))
            ),
            "sales in the last 3 months: at least 2",
        ),
        (
            tree.Happened("sales", tree.Measure.SHARE, "over", 0.125, part=tree.Is("back", "yes")),
            "the share (back: yes) of sales: more than 12.5%",
        ),
        (
            tree.Happened("sales", tree.Measure.FIRST, "is", "web", "way", including_unknown=True),
            "“way” of the first of sales is “web” (or not known)",
        ),
        (
            tree.Occurrence(tree.End.FIRST, tree.Rows("sales"), tree.Is("town", "known")),
            "on the first day with sales (town is known)",
        ),
        (
            tree.Followed(tree.Rows("calls"), tree.Rows("sales"), tree.Which.LAST, False, tree.Span(3), same_day=True),
            "within 3 days after the last of calls there were no sales (the same day counts)",
        ),
        (
            tree.Stopped(tree.Rows("sales"), tree.Span(6, "months"), 3),
            "at least 3 of sales before, but none in the last 6 months",
        ),
        (tree.Restarted(tree.Rows("sales"), tree.Span(1, "years")), "sales after a pause of at least 1 year"),
        (
            tree.Regularly(tree.Rows("sales"), tree.Span(3, "months"), 4, 3),
            "in 3 or more of the last 4 periods of 3 months each time at least 1 of sales",
        ),
        (
            tree.Top(tree.Figure("sales", tree.Measure.SUM, "amount"), 0.1),
            "in the top 10% by the total of “amount” over sales",
        ),
        (tree.Happened("sales", tree.Measure.COUNT, "at_least", 1), "there were sales"),
        (
            tree.Happened("sales", tree.Measure.COUNT, "equals", 0, window=tree.Window(length=tree.Span(1, "years"))),
            "there were no sales in the last 1 year",
        ),
        (
            tree.Not(tree.AnyOf(tree.Is("city", "known"), tree.Is("visits", "at_least", 2))),
            "none of these: city is known or visits: at least 2",
        ),
        (tree.AsOf(365, tree.Is("visits", "between", (2, 3))), "365 days ago: visits: from 2 to 3"),
        (
            tree.Happened("sales", tree.Measure.COUNT, "over", 1, where=tree.Is("labels", "has", ("Bio", "gift"))),
            "sales (labels: “Bio” or “gift”): more than 1",
        ),
    ],
)
def test_each_kind_of_condition_is_said_as_one_would_say_it(rule: tree.Rule, said: str) -> None:
    assert faults(rule, FIELDS, SOURCES) == []
    assert clause(rule, SPEAKER) == said


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
        tree.Happened("sales", tree.Measure.COUNT, "at_least", 1, None, tree.InSegment("often")),
        tree.Happened("sales", tree.Measure.SUM, "at_least", 1, "way"),
        tree.Happened("sales", tree.Measure.SHARE, "at_least", 0.5),
        tree.Happened("sales", tree.Measure.COUNT, "at_least", 1, part=tree.Is("back", "yes")),
        tree.Happened("sales", tree.Measure.FIRST, "at_least", 1, "way"),
        tree.Happened("sales", tree.Measure.LAST, "known", None, "labels"),
        tree.Happened("sales", tree.Measure.COUNT, "at_least", 1, window=tree.Window(length=tree.Span(500, "years"))),
        tree.Is("visits", "at_least", float("nan")),
        tree.Is("visits", "at_least", 10**30),
        tree.Is("city", "is", "half a letter \ud800"),
        tree.Is("born", "in_last", tree.Span(-3)),
        tree.Top("spent", 1.5),
        tree.Top(tree.Figure("sales", tree.Measure.LAST, "way"), 0.5),
        tree.AsOf(-1, tree.Everyone()),
        tree.AsOf(10**9, tree.Everyone()),
        tree.AsOf(20_000, tree.Not(tree.AsOf(20_000, tree.Everyone()))),
        tree.Occurrence(tree.End.LAST, tree.Rows("parties"), tree.Everyone()),
        tree.Occurrence(tree.End.LAST, tree.Rows("sales"), tree.Is("minutes", "over", 3)),
        tree.Followed(tree.Rows("sales"), tree.Rows("calls", tree.Is("way", "is", "web"))),
        tree.Stopped(tree.Rows("sales"), tree.Span(30), 0),
        tree.Restarted(tree.Rows("sales"), tree.Span(2_000, "months")),
        tree.Regularly(tree.Rows("sales"), tree.Span(1, "months"), 3, 4),
        tree.Regularly(tree.Rows("sales"), tree.Span(0), 3, 3),
        tree.Regularly(tree.Rows("sales"), tree.Span(50, "years"), 4, 4),
    ],
)
def test_each_fault_is_named_however_deep_it_stands(rule: tree.Rule) -> None:
    assert len(faults(rule, FIELDS, SOURCES)) == 1
    deep = tree.All(tree.Everyone(), tree.Not(tree.AsOf(30, tree.AnyOf(rule))))
    assert faults(deep, FIELDS, SOURCES) == faults(rule, FIELDS, SOURCES)
    with pytest.raises(UserError):
        refuse_faults(deep, FIELDS, SOURCES)


def test_a_measure_without_a_field_is_told_what_it_needs() -> None:
    rule = tree.Happened("sales", tree.Measure.SUM, "at_least", 1)
    assert faults(rule, FIELDS, SOURCES) == ["“sum” needs “of”: the field that is measured."]


def test_a_rule_that_is_nested_too_deeply_is_refused() -> None:
    rule: tree.Rule = tree.Everyone()
    for _n in range(5_000):
        rule = tree.Not(rule)
    assert len(faults(rule, FIELDS, SOURCES)) == 1


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
