"""Random rules of every kind of node over the fields and rows of a town (towns.py)."""

import random

from desktop_seg.model.field import Field, Kind
from desktop_seg.rules import tree
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.operators import operators_for
from desktop_seg.rules.row_check import figure_field
from tests.rules.towns import AS_OF, CITIES, FIELDS, LABEL_WORDS, SEGMENTS, SHIFTS, SOURCES


def a_rule(rng: random.Random, depth: int = 3, shift_left: bool = True) -> tree.Rule:  # noqa: PLR0911, PLR0912, C901 - one line per kind
    """Make a random rule of every kind of node."""
    kinds = ["is"] * 5 + ["happened"] * 3 + ["in_time"] * 4 + ["top"] * 2 + ["segment", "listed", "everyone"]
    if depth:
        kinds += ["all", "any", "not"] * 3 + (["as_of"] if shift_left else [])
    match rng.choice(kinds):
        case "all":
            return tree.All(*(a_rule(rng, depth - 1, shift_left) for _n in range(rng.randrange(4))))
        case "any":
            return tree.AnyOf(*(a_rule(rng, depth - 1, shift_left) for _n in range(rng.randrange(4))))
        case "not":
            return tree.Not(a_rule(rng, depth - 1, shift_left))
        case "as_of":
            return tree.AsOf(rng.choice(SHIFTS[1:]), a_rule(rng, depth - 1, False))
        case "top":
            among = a_rule(rng, 0, False) if rng.random() < 0.4 else None
            return tree.Top(_ranking(rng), rng.choice((0.0, 0.01, 0.2, 0.35, 0.5, 1.0)), among)
        case "segment":
            return tree.InSegment(rng.choice(list(SEGMENTS)))
        case "listed":
            return tree.Listed(tuple(f"{rng.randrange(1, 60):03}" for _n in range(rng.randrange(5))))
        case "everyone":
            return tree.Everyone()
        case "happened":
            return _happened(rng)
        case "in_time":
            return _in_time(rng)
    return a_comparison(rng, FIELDS)


def a_comparison(rng: random.Random, fields: dict[str, Field]) -> tree.Is:
    """Make one random comparison of a field with a fitting value."""
    field = rng.choice(list(fields.values()))
    operator = rng.choice(operators_for(field.kind))
    value = _value(rng, field, operator.takes.name)
    return tree.Is(field.key, operator.key, value, field.kind is not Kind.SEVERAL and rng.random() < 0.2)


def _span(rng: random.Random, most: int = 23) -> tree.Span:
    return tree.Span(rng.randrange(1, most + 1), rng.choice(("days", "weeks", "months", "years")))


def _value(rng: random.Random, field: Field, takes: str) -> tree.Values:
    match takes:
        case "NOTHING":
            return None
        case "SPAN":
            return _span(rng)
        case "TWO_SPANS":
            return (_span(rng), _span(rng))
        case "LIST":
            words = [choice.key for choice in field.choices] or [*CITIES, *LABEL_WORDS, "seeds", "SHOP"]
            return tuple(rng.choice(words) for _n in range(rng.randrange(4)))
        case "TWO":
            return (_single(rng, field), _single(rng, field))
    return _single(rng, field)


def _single(rng: random.Random, field: Field) -> tree.Value:
    if field.choices:
        return rng.choice(field.choices).key
    if field.kind in (Kind.TEXT, Kind.CHOICE):
        return rng.choice((*CITIES, "web", "t", "%", ""))
    if field.kind is Kind.DATE:
        return tree.Day(AS_OF - rng.randrange(-60, 900))
    return rng.randrange(0, 900, 50) if field.kind is Kind.MONEY else rng.randrange(7)


def _figure(rng: random.Random, measures: tuple[tree.Measure, ...] = tuple(tree.Measure)) -> tree.Figure:
    source = rng.choice(list(SOURCES.values()))
    measure = rng.choice(measures)
    numbers = [key for key, field in source.fields.items() if field.kind in (Kind.NUMBER, Kind.MONEY)]
    single = [key for key, field in source.fields.items() if field.kind is not Kind.SEVERAL]
    ordered = [key for key in single if source.fields[key].kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE)]
    match measure.value:
        case "count":
            key = None
        case "share":
            key = rng.choice((None, *numbers))
        case "distinct" | "first" | "last":
            key = rng.choice(single)
        case "least" | "most":
            key = rng.choice(ordered)
        case _:
            key = rng.choice(numbers)
    part = _row_rule(rng, source) if measure is tree.Measure.SHARE else None
    return tree.Figure(source.key, measure, key, rng.choice((None, _row_rule(rng, source))), _window(rng), part)


def _happened(rng: random.Random) -> tree.Happened:
    figure = _figure(rng)
    asked = figure_field(figure, SOURCES[figure.rows])
    operator = rng.choice(operators_for(asked.kind))
    value = _value(rng, asked, operator.takes.name)
    if asked.unit == "share":
        value = tuple(rng.choice(SHARES) for _n in value) if isinstance(value, tuple) else value and rng.choice(SHARES)
    return tree.Happened(
        figure.rows,
        figure.measure,
        operator.key,
        value,
        figure.field,
        figure.where,
        figure.window,
        figure.part,
        rng.random() < 0.2,
    )


SHARES = (0, 0.25, 1 / 3, 0.5, 1)


def _ranking(rng: random.Random) -> str | tree.Figure:
    if rng.random() < 0.5:
        return rng.choice(("visits", "spent", "born"))
    measures = (tree.Measure.COUNT, tree.Measure.SUM, tree.Measure.MEAN, tree.Measure.MOST, tree.Measure.SHARE)
    return _figure(rng, measures)


def _in_time(rng: random.Random) -> tree.InTime:
    rows, then = _rows(rng), _rows(rng)
    match rng.randrange(6):
        case 0:
            return tree.Occurrence(rng.choice(list(tree.End)), rows, _row_rule(rng, SOURCES[rows.key]), _window(rng))
        case 1:
            return tree.Stopped(rows, _span(rng), rng.randrange(1, 4))
        case 2:
            return tree.Restarted(rows, _span(rng), _window(rng))
        case 3:
            of_periods = rng.randrange(1, 9)
            in_periods = rng.randrange(1, of_periods + 1)
            return tree.Regularly(rows, _span(rng, 12), of_periods, in_periods, rng.choice((1, 1, 2)))
    return tree.Followed(
        rows,
        then,
        rng.choice(list(tree.Which)),
        rng.random() < 0.5,
        rng.choice((None, _span(rng))),
        rng.random() < 0.5,
        _window(rng),
    )


def _rows(rng: random.Random) -> tree.Rows:
    source = rng.choice(list(SOURCES.values()))
    return tree.Rows(source.key, rng.choice((None, _row_rule(rng, source))))


def _row_rule(rng: random.Random, source: RowSource, depth: int = 2) -> tree.Rule:
    """Make a rule about one row."""
    match rng.randrange(8 if depth else 3):
        case 3:
            return tree.Not(_row_rule(rng, source, depth - 1))
        case 4:
            return tree.Everyone()
        case 5:
            return tree.All(*(_row_rule(rng, source, depth - 1) for _n in range(rng.randrange(3))))
        case 6:
            return tree.AnyOf(*(_row_rule(rng, source, depth - 1) for _n in range(rng.randrange(3))))
    return a_comparison(rng, dict(source.fields))


def _window(rng: random.Random) -> tree.Window:
    return rng.choice(
        (
            tree.Window(),
            tree.Window(length=_span(rng)),
            tree.Window(skip=_span(rng)),
            tree.Window(length=_span(rng), skip=_span(rng)),
            tree.Window(first=AS_OF - 400, last=AS_OF - 100),
            tree.Window(first=AS_OF - 300),
            tree.Window(length=_span(rng), last=AS_OF - 30),
        )
    )
