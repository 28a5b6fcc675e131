"""A rule written as JSON and read again is the same rule; what cannot be read is refused with a sentence."""

import json
import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.rules import tree
from desktop_seg.rules.json_form import canonical, from_json, to_json
from tests.rules.random_rules import a_rule


@pytest.mark.parametrize("seed", range(10))
def test_random_rules_come_back_from_json_as_they_were(seed: int) -> None:
    rng = random.Random(seed)
    for _n in range(100):
        rule = a_rule(rng)
        assert from_json(json.loads(json.dumps(to_json(rule)))) == rule


def test_parameters_come_back_from_json() -> None:
    rule = tree.All(
        tree.Is(tree.Param("counted"), "at_least", tree.Param("visits")),
        tree.Is("last_day", "longer_ago", tree.Span(tree.Param("n"), "months")),
        tree.AsOf(tree.Param("ago"), tree.Top("best_score", tree.Param("share"))),
    )
    assert from_json(to_json(rule)) == rule


RULES = st.randoms(use_true_random=False).map(a_rule)


@settings(max_examples=200)
@given(RULES)
def test_any_rule_comes_back_from_json_as_it_was(rule: tree.Rule) -> None:
    written = json.dumps(to_json(rule))
    assert from_json(json.loads(written)) == rule
    assert json.dumps(to_json(from_json(json.loads(written)))) == written


@settings(max_examples=200)
@given(RULES, st.randoms(use_true_random=False))
def test_a_rule_with_a_fault_anywhere_in_its_json_is_refused_or_is_another_rule(
    rule: tree.Rule, rng: random.Random
) -> None:
    spoilt = json.loads(json.dumps(to_json(rule)["rule"]))
    place = rng.choice(list(_objects(spoilt)))
    key = rng.choice([*place, "surprise"])
    if key in place and rng.random() < 0.5:
        del place[key]
    else:
        place[key] = rng.choice((None, 7, "x", [], {}, [[]], True))
    refused = _refusal(spoilt)
    assert ("surprise" in place) is ("“surprise”" in refused)
    if not refused:
        found = from_json({"version": 1, "rule": spoilt})
        assert from_json(json.loads(json.dumps(to_json(found)))) == found


def _refusal(node: dict) -> str:
    """What is said of a node that is no rule, "" for a rule."""
    try:
        from_json({"version": 1, "rule": node})
    except UserError as error:
        return error.what
    return ""


def _objects(node: object) -> Iterator[dict[str, object]]:
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _objects(part)


def test_equal_rules_and_no_others_have_the_same_canonical_text() -> None:
    rng = random.Random(3)
    rules = [a_rule(rng) for _n in range(300)]
    for one in rules[:100]:
        for other in rules:
            assert (canonical(one) == canonical(other)) is (one == other)


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        {},
        {"version": 1},
        {"version": 2, "rule": {"everyone": True}},
        {"version": 1, "rule": {"wrong": 1}},
        {"version": 1, "rule": {"all": 3}},
        {"version": 1, "rule": {"field": "visits"}},
        {"version": 1, "rule": {"field": "visits", "is": "at_least", "value": {"n": "many"}}},
        {"version": 1, "rule": {"field": "visits", "is": "at_least", "value": {"n": 3, "unit": "moons"}}},
        {"version": 1, "rule": {"top": "visits", "share": 20}},
        {"version": 1, "rule": {"customers": [1, 2]}},
        {"version": 1, "rule": {"days_before": "x", "rule": {"everyone": True}}},
        {"version": 1, "rule": {"rows": "sales", "measure": "weight", "is": "at_least", "value": 1}},
        {"version": 1, "rule": {"rows": "sales", "is": "at_least", "value": 1, "window": {"first": "soon"}}},
        {"version": 1, "rule": {"rows": "sales", "is": "at_least", "value": 1, "window": []}},
        {"version": 1, "rule": {"field": "visits", "is": "one_of", "value": [[1]]}},
        {"version": 1, "rule": {"field": "born", "is": "on", "value": {"day": "24-12-2026"}}},
        {"version": True, "rule": {"everyone": True}},
        {"version": 1, "rule": {"everyone": False}},
        {"version": 1, "rule": {"field": "visits", "is": "known", "including_unkown": True}},
        {"version": 1, "rule": {"field": "visits", "is": "known", "including_unknown": "yes"}},
        {"version": 1, "rule": {"rows": "sales", "is": "over", "value": 1, "wear": {"everyone": True}}},
        {"version": 1, "rule": {"occurrence": "middle", "among": {"rows": "sales"}, "has": {"everyone": True}}},
        {"version": 1, "rule": {"occurrence": "first", "among": {"rows": "sales"}}},
        {"version": 1, "rule": {"after": {"rows": "sales"}}},
        {"version": 1, "rule": {"after": {"rows": "sales"}, "then": {"rows": "sales"}, "then_not": {"rows": "sales"}}},
        {"version": 1, "rule": {"after": {"rows": "sales"}, "then": {"rows": "sales"}, "within": 30}},
        {"version": 1, "rule": {"after": {"rows": "sales"}, "then": "sales"}},
        {"version": 1, "rule": {"stopped": {"rows": "sales"}}},
        {"version": 1, "rule": {"restarted": {"rows": "sales"}, "gap": {"n": 1.5}}},
        {"version": 1, "rule": {"regularly": {"rows": "sales"}, "period": {"n": 1}, "of_periods": 3}},
    ],
)
def test_what_is_no_rule_is_refused_with_a_sentence(written: object) -> None:
    with pytest.raises(UserError) as caught:
        from_json(written)  # type: ignore[arg-type]
    assert caught.value.what
    assert caught.value.what_to_do
    assert not re.search(r"\{\w*\}", caught.value.what)


def test_a_file_without_version_is_told_what_to_write() -> None:
    with pytest.raises(UserError, match="“version”") as caught:
        from_json({"rule": {"everyone": True}})
    assert "None" not in caught.value.what
