"""A plan goes to JSON and comes back the same; what is no plan is refused in words."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.importing.cleaning.date import DateStyle
from desktop_seg.importing.cleaning.date_text import DateOrder
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY, IMPORT_FIELDS
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ColumnPlan, ImportPlan, Repair, from_json, to_json

texts = st.text(max_size=12)


@st.composite
def columns(draw: st.DrawFn, index: int) -> ColumnPlan:
    field = draw(st.none() | st.sampled_from(IMPORT_FIELDS))
    if field is None:
        return ColumnPlan(index, draw(texts))
    style = cleaner(field.value).usual
    if field.value is ValueKind.MONEY:
        style = MoneyStyle(draw(st.sampled_from(",.")), draw(st.sampled_from(("EUR", "KRW"))))
    elif isinstance(style, DateStyle):
        style = DateStyle(field.value, draw(st.sampled_from(DateOrder)), has_clock=draw(st.booleans()))
    return ColumnPlan(index, draw(texts), field.key, draw(st.none() | st.just(style)))


@st.composite
def plans(draw: st.DrawFn) -> ImportPlan:
    return ImportPlan(
        name=draw(texts),
        kind=draw(st.sampled_from(FileKind)),
        sheets=tuple(draw(st.lists(texts, min_size=1, max_size=3))),
        header_row=draw(st.integers(0, 40)),
        columns=tuple(draw(columns(index)) for index in range(draw(st.integers(0, 6)))),
        latest_day=draw(st.integers(0, 30_000)),
        encoding=draw(texts),
        delimiter=draw(st.sampled_from(("", ";", "\t"))),
        currency=draw(st.sampled_from(("EUR", "DKK"))),
        without_customers=draw(st.booleans()),
        sums=draw(st.sampled_from(["", "aside", "count"])),
        repairs=tuple(
            draw(st.lists(st.builds(Repair, texts, st.integers(1, 9), st.integers(0, 9), texts), max_size=2))
        ),
    )


@given(plans())
def test_plan_survives_json(plan: ImportPlan) -> None:
    assert from_json(json.loads(json.dumps(to_json(plan)))) == plan


@given(st.recursive(st.none() | st.booleans() | st.integers() | texts, lambda inner: st.dictionaries(texts, inner)))
def test_anything_else_is_refused_in_words(data: object) -> None:
    with pytest.raises(UserError):
        from_json(data)


def made(**changes: Any) -> dict[str, Any]:
    plan = ImportPlan("a.csv", FileKind.CUSTOMERS, ("",), 1, (ColumnPlan(0, "E-mail", "email"),), 20_000)
    return to_json(plan) | changes


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "elephants"},
        {"version": 99},
        {"columns": [{"index": 0, "header": "X", "field": "no_such_field"}]},
        {"columns": [{"index": 0, "header": "X", "field": "order_date", "style": '{"order": "dym"}'}]},
        {"unheard_of": 1},
    ],
)
def test_plan_with_unknown_words_is_refused(changes: dict[str, Any]) -> None:
    assert from_json(made()) is not None
    with pytest.raises(UserError):
        from_json(made(**changes))


def test_plan_knows_its_fields_and_fingerprint() -> None:
    plan = from_json(made())
    assert plan.fields == {"email"}
    column = plan.column_of("email")
    assert column is not None
    assert column.header == "E-mail"
    assert plan.column_of("phone") is None
    assert plan.with_column(ColumnPlan(0, "E-mail")).fields == frozenset()
    assert all(field in BY_KEY for field in plan.fields)
