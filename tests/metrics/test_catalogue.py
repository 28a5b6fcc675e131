"""The list of fields is sound, and every field can be asked."""

import re
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.base.paths import resource
from desktop_seg.metrics import catalogue
from desktop_seg.metrics.catalogue import FAMILIES, FIELDS, METRICS, SIDES, all_fields, field
from desktop_seg.metrics.refresh import at
from desktop_seg.model.field import Kind
from desktop_seg.store.database import SqlValue
from tests.shops import day, shop_with

PACKAGE = Path(catalogue.__file__).parent


def test_keys_are_unique_words() -> None:
    keys = [one.key for one in FIELDS]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys)
    assert len({one.title for one in FIELDS}) == len(FIELDS)


def test_every_metric_says_what_it_is_and_belongs_to_its_family() -> None:
    for family in FAMILIES:
        for metric in family.metrics:
            assert metric.field.source == family.key
            assert metric.field.column == f"m.{metric.key}"
            assert metric.field.title
            assert metric.field.help.endswith(".")
            assert metric.field.group
            assert metric.field.unit or metric.field.kind is not Kind.NUMBER


def test_no_column_of_a_side_is_called_as_a_metric() -> None:
    # The first of two columns of one name would be read: the one that the metric was worked out from.
    assert not {column for side in SIDES for column in side.columns} & {metric.key for metric in METRICS}


def test_every_field_can_be_asked_of_everyone() -> None:
    shop = shop_with("anna 2025-03-01 1", customers="dora birth=1980-02-29 city=Utrecht")
    with at(shop, day("2025-03-01")) as table:
        for one in all_fields(shop):
            sql = f"SELECT {one.column} FROM customer c JOIN {table} m ON m.customer_id = c.id"
            bound: dict[str, SqlValue] = {"as_of": day("2025-03-01")} if ":as_of" in one.column else {}
            assert len(shop.rows(sql, bound)) == 2


def test_choices_are_all_a_metric_can_be() -> None:
    lines = [f"c{n} 2025-0{1 + n % 3}-{1 + n % 28:02} {n}.00 discount={n % 2}" for n in range(240)]
    events = "c1 2025-01-01 newsletter_signup\n c2 2025-01-01 unsubscribe"
    shop = shop_with("\n".join(lines), customers="dora city=Utrecht income_cents=1", events=events)
    for metric in METRICS:
        if metric.field.kind in (Kind.CHOICE, Kind.YES_NO):
            values = {row[0] for row in shop.rows(f"SELECT DISTINCT {metric.key} FROM customer_metric")}
            allowed: set[SqlValue] = {choice.key for choice in metric.field.choices} or {0, 1}
            assert values - {None} <= allowed
            assert values - {None}


def test_unknown_field_is_refused_with_a_sentence() -> None:
    assert field("frequency").kind is Kind.NUMBER
    with pytest.raises(UserError, match="frequenzy"):
        field("frequenzy")


def test_definitions_that_the_code_cites_are_written() -> None:
    text = resource("help", "definitions.md").read_text(encoding="utf-8")
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.+)$", text, re.M)}
    cited = {
        anchor
        for path in PACKAGE.parent.rglob("*.py")
        for citation in re.findall(r"definitions\.md((?:,? ?#[a-z-]+)+)", path.read_text(encoding="utf-8"))
        for anchor in re.findall(r"#([a-z-]+)", citation)
    }
    assert len(cited) > 15
    assert cited <= anchors
    linked = set(re.findall(r"\]\(#([a-z-]+)\)", text))
    assert linked <= anchors


def test_own_columns_of_the_shop_are_fields_and_the_latest_import_counts() -> None:
    shop = shop_with("anna 2025-03-01 1\nbo 2025-03-01 1")
    add = "INSERT INTO field_def (id, key, name, type, choices_json, is_sensitive) VALUES (?, ?, ?, ?, ?, ?)"
    shop.run(add, (1, "pet", "Pet", "choice", '["cat", "dog"]', 0))
    shop.run(add, (2, "faith", "Faith", "text", "[]", 1))
    for import_id, value in ((1, "cat"), (2, "dog")):
        shop.run("INSERT INTO customer_field VALUES (1, 1, ?, 1, ?)", (import_id, value))
    own = all_fields(shop)[len(FIELDS) :]
    assert [(one.key, one.title, one.kind) for one in own] == [("own_pet", "Pet", Kind.CHOICE)]
    assert [choice.key for choice in own[0].choices] == ["cat", "dog"]
    assert shop.rows(f"SELECT {own[0].column} FROM customer c ORDER BY c.id") == [("dog",), (None,)]
