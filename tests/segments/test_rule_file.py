"""Rule files: every example of the help works, what is none is refused with a sentence, a round trip holds."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.base.paths import resource
from desktop_seg.rules.json_form import from_json
from desktop_seg.rules.operators import OPERATORS
from desktop_seg.rules.tree import All, AnyOf, Happened, Is, Listed, Measure, Rule
from desktop_seg.rules.walk import parts
from desktop_seg.segments import evaluate, rule_file
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.words import sentence
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with

HELP = resource("help", "rule_files.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- example -->\n((?:    .*\n)+)", HELP)


def test_the_help_has_examples() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_help_is_read_said_and_evaluated(example: str, tmp_path: Path) -> None:
    file = tmp_path / "rule.json"
    file.write_text(example, encoding="utf-8")
    shop = shop_with("anna   2025-05-01  10.00")
    segment = rule_file.read(file)
    assert segment.title == json.loads(example).get("title", "rule")
    assert sentence(shop, segment).endswith(".")
    evaluate.members(shop, segment, default_as_of(shop) or 0)


def test_the_help_names_every_comparison() -> None:
    for key in OPERATORS:
        assert f"`{key}`" in HELP, key


def test_the_help_names_every_kind_of_row_and_every_measure() -> None:
    for word in (*SOURCES, *Measure):
        assert f"`{word}`" in HELP, word


def test_the_help_has_an_example_of_every_kind_of_condition_and_of_every_measure() -> None:
    rules = [part for example in EXAMPLES for part in parts(from_json(json.loads(example)))]
    assert {type(part) for part in rules} == set(get_args(Rule))
    assert {part.measure for part in rules if isinstance(part, Happened)} == set(Measure)


def test_a_written_rule_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    rule = All(Is("frequency", "at_least", 3), Is("city", "is", "Zeist"))
    rule_file.write(file, "Mine", rule)
    found = rule_file.read(file)
    assert (found.title, found.rule) == ("Mine", rule)


@pytest.mark.parametrize("text", ["", "hello", "[1]", "{}", '{"version": 1, "rule": {"shoe": 1}}', "[" * 100_000])
def test_what_is_no_rule_file_is_refused_with_a_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / "rule.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        rule_file.read(file)


def test_a_missing_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        rule_file.read(tmp_path / "nowhere.json")
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 2_000_000)
    with pytest.raises(UserError, match="large"):
        rule_file.read(huge)


def test_an_unknown_field_and_a_circle_are_refused_when_evaluated(tmp_path: Path) -> None:
    shop = shop_with("anna   2025-05-01  10.00")
    file = tmp_path / "rule.json"
    for rule in ({"field": "shoe_size", "is": "at_least", "value": 3}, {"segment": "nothing"}):
        file.write_text(json.dumps({"version": 1, "rule": rule}))
        with pytest.raises(UserError):
            evaluate.members(shop, rule_file.read(file), 20_000)


def test_a_segment_that_names_people_is_not_handed_on(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="names people"):
        rule_file.write(tmp_path / "rule.json", "Mine", AnyOf(Listed(("anna",)), Is("frequency", "at_least", 3)))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_the_older_one_whole(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        rule_file.write(tmp_path / "no folder" / "rule.json", "Mine", Is("frequency", "at_least", 3))
