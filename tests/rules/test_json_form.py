"""A rule written as JSON and read again is the same rule; what cannot be read is refused with a sentence."""

import json
import random

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.rules import tree
from desktop_seg.rules.json_form import from_json, to_json
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
    ],
)
def test_what_is_no_rule_is_refused_with_a_sentence(written: object) -> None:
    with pytest.raises(UserError) as caught:
        from_json(written)  # type: ignore[arg-type]
    assert caught.value.what
    assert caught.value.what_to_do
    assert "{" not in caught.value.what.replace("{ and }", "")
