"""The table of demands in the help names only what there is, every demand once, and admits what is still missing."""

import re

import pytest

from desktop_seg.base.paths import resource
from desktop_seg.charts.catalogue import CHARTS
from desktop_seg.cli.arguments import parser
from desktop_seg.exports.catalogue import TARGETS
from desktop_seg.metrics.catalogue import FIELDS
from desktop_seg.segments.catalogue import READY
from desktop_seg.segments.row_source import SOURCES

NUMBERS = [f"{part}.{number:02}" for part, count in enumerate((38, 19, 67, 23)) for number in range(1, count + 1)]
# Demands that nothing, or not all of it, answers yet.
LATER: set[str] = set()
ROWS = re.findall(
    r"^\| (\d\.\d\d) \| (.+?) \| (.*?) \| (.*?) \|$", resource("help", "demands.md").read_text("utf-8"), re.M
)


def _commands() -> set[str]:
    found = parser()._subparsers
    assert found is not None
    return {name for group in found._group_actions for name in group.choices or ()}


KNOWN = {
    "segment": {segment.key for segment in READY},
    "field": {field.key for field in FIELDS},
    "rows": set(SOURCES),
    "question": {chart.key for chart in CHARTS},
    "command": _commands(),
    "export": {target.key for target in TARGETS},
    "page": {path.name for path in resource("help").glob("*.md")},
}


def test_every_demand_stands_there_once() -> None:
    assert [row[0] for row in ROWS] == NUMBERS


@pytest.mark.parametrize(("number", "answers"), [(row[0], row[2]) for row in ROWS])
def test_what_answers_a_demand_exists(number: str, answers: str) -> None:
    named = re.findall(r"`(\w+):([\w.-]+)`", answers)
    assert named or number in LATER
    assert {(kind, key) for kind, key in named if key not in KNOWN[kind]} == set()


def test_what_is_missing_is_admitted() -> None:
    assert {row[0] for row in ROWS if row[3]} == LATER


def test_every_ready_made_segment_that_is_no_mere_variant_answers_a_demand() -> None:
    named = set(re.findall(r"`segment:(\w+)`", " ".join(row[2] for row in ROWS)))
    variants = ("rfm_", "life_", "first_season_", "generation_", "lives_", "workshop_")
    assert {key for key in KNOWN["segment"] - named if not key.startswith(variants)} <= {
        *("second_visit_overdue", "becoming_loyal", "must_not_lose", "birthday_soon", "discount_dependent"),
        *("full_price", "due_to_restock_category", "product_not_other", "relation_neutral"),
    }
