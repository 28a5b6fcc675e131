"""Random rules of every kind of node, in the words of a vocabulary."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_seg.model.field import Field, Kind
from desktop_seg.rules import tree
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.operators import operators_for
from desktop_seg.rules.row_check import figure_field
from tests.rules import towns

SHARES = (0, 0.25, 1 / 3, 0.5, 1)


@dataclass(frozen=True)
class Vocabulary:
    """What random rules may speak of. words: values of texts. keys: of people. shifts: days to look back."""

    as_of: int
    fields: Mapping[str, Field]
    sources: Mapping[str, RowSource]
    segments: Sequence[str]
    shifts: Sequence[int]
    words: Sequence[str]
    keys: Sequence[str]


TOWN = Vocabulary(
    as_of=towns.AS_OF,
    fields=towns.FIELDS,
    sources=towns.SOURCES,
    segments=list(towns.SEGMENTS),
    shifts=towns.SHIFTS[1:],
    words=(*towns.CITIES, *towns.LABEL_WORDS, "seeds", "web", "SHOP", "t", "%", ""),
    keys=[f"{number:03}" for number in range(1, 60)],
)


def a_rule(rng: random.Random) -> tree.Rule:
    """Make a random rule about a town."""
    return RuleMaker(rng, TOWN).a_rule()


@dataclass(frozen=True)
class RuleMaker:
    """Makes random rules."""

    rng: random.Random
    vocabulary: Vocabulary

    def a_rule(self, depth: int = 3, shift_left: bool = True) -> tree.Rule:  # noqa: PLR0911, PLR0912, C901 - one line per kind
        """Make a random rule of every kind of node."""
        kinds = ["is"] * 5 + ["happened"] * 3 + ["in_time"] * 4 + ["top"] * 2 + ["segment", "listed", "everyone"]
        if depth:
            kinds += ["all", "any", "not"] * 3 + (["as_of"] if shift_left else [])
        match self.rng.choice(kinds):
            case "all":
                return tree.All(*(self.a_rule(depth - 1, shift_left) for _n in range(self.rng.randrange(4))))
            case "any":
                return tree.AnyOf(*(self.a_rule(depth - 1, shift_left) for _n in range(self.rng.randrange(4))))
            case "not":
                return tree.Not(self.a_rule(depth - 1, shift_left))
            case "as_of":
                return tree.AsOf(self.rng.choice(self.vocabulary.shifts), self.a_rule(depth - 1, False))
            case "top":
                among = self.a_rule(0, False) if self.rng.random() < 0.4 else None
                return tree.Top(self.ranking(), self.rng.choice((0.0, 0.01, 0.2, 0.35, 0.5, 1.0)), among)
            case "segment":
                return tree.InSegment(self.rng.choice(self.vocabulary.segments))
            case "listed":
                return tree.Listed(tuple(self.rng.choice(self.vocabulary.keys) for _n in range(self.rng.randrange(5))))
            case "everyone":
                return tree.Everyone()
            case "happened":
                return self.happened()
            case "in_time":
                return self.in_time()
        return self.a_comparison(self.vocabulary.fields)

    def a_comparison(self, fields: Mapping[str, Field]) -> tree.Is:
        """Make one random comparison of a field with a fitting value."""
        field = self.rng.choice(list(fields.values()))
        operator = self.rng.choice(operators_for(field.kind))
        value = self.value(field, operator.takes.name)
        return tree.Is(field.key, operator.key, value, field.kind is not Kind.SEVERAL and self.rng.random() < 0.2)

    def span(self, most: int = 23) -> tree.Span:
        return tree.Span(self.rng.randrange(1, most + 1), self.rng.choice(("days", "weeks", "months", "years")))

    def value(self, field: Field, takes: str) -> tree.Values:
        match takes:
            case "NOTHING":
                return None
            case "SPAN":
                return self.span()
            case "TWO_SPANS":
                return (self.span(), self.span())
            case "LIST":
                words = [choice.key for choice in field.choices] or self.vocabulary.words
                return tuple(self.rng.choice(words) for _n in range(self.rng.randrange(4)))
            case "TWO":
                return (self.single(field), self.single(field))
        return self.single(field)

    def single(self, field: Field) -> tree.Value:
        if field.choices:
            return self.rng.choice(field.choices).key
        if field.kind in (Kind.TEXT, Kind.CHOICE):
            return self.rng.choice(self.vocabulary.words)
        if field.kind is Kind.DATE:
            return tree.Day(self.vocabulary.as_of - self.rng.randrange(-60, 900))
        return self.rng.randrange(0, 900, 50) if field.kind is Kind.MONEY else self.rng.randrange(7)

    def figure(self, measures: tuple[tree.Measure, ...] = tuple(tree.Measure)) -> tree.Figure:
        source = self.rng.choice(list(self.vocabulary.sources.values()))
        measure = self.rng.choice(measures)
        numbers = [key for key, field in source.fields.items() if field.kind in (Kind.NUMBER, Kind.MONEY)]
        single = [key for key, field in source.fields.items() if field.kind is not Kind.SEVERAL]
        ordered = [key for key in single if source.fields[key].kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE)]
        if not numbers:  # a kind of row of which only words are known
            measure = tree.Measure.COUNT
        match measure.value:
            case "count":
                key = None
            case "share":
                key = self.rng.choice((None, *numbers))
            case "distinct" | "first" | "last":
                key = self.rng.choice(single)
            case "least" | "most":
                key = self.rng.choice(ordered)
            case _:
                key = self.rng.choice(numbers)
        part = self.row_rule(source) if measure is tree.Measure.SHARE else None
        where = self.rng.choice((None, self.row_rule(source)))
        return tree.Figure(source.key, measure, key, where, self.window(), part)

    def happened(self) -> tree.Happened:
        figure = self.figure()
        asked = figure_field(figure, self.vocabulary.sources[figure.rows])
        operator = self.rng.choice(operators_for(asked.kind))
        value = self.value(asked, operator.takes.name)
        if asked.unit == "share":
            shares = tuple(self.rng.choice(SHARES) for _n in range(2))
            value = shares if isinstance(value, tuple) else None if value is None else shares[0]
        return tree.Happened(
            figure.rows,
            figure.measure,
            operator.key,
            value,
            figure.field,
            figure.where,
            figure.window,
            figure.part,
            self.rng.random() < 0.2,
        )

    def ranking(self) -> str | tree.Figure:
        if self.rng.random() < 0.5:
            orderable = (Kind.NUMBER, Kind.MONEY, Kind.DATE)
            fields = self.vocabulary.fields.values()
            return self.rng.choice([field.key for field in fields if field.kind in orderable])
        measures = (tree.Measure.COUNT, tree.Measure.SUM, tree.Measure.MEAN, tree.Measure.MOST, tree.Measure.SHARE)
        return self.figure(measures)

    def in_time(self) -> tree.InTime:
        rows, then = self.rows(), self.rows()
        match self.rng.randrange(6):
            case 0:
                has = self.row_rule(self.vocabulary.sources[rows.key])
                return tree.Occurrence(self.rng.choice(list(tree.End)), rows, has, self.window())
            case 1:
                return tree.Stopped(rows, self.span(), self.rng.randrange(1, 4))
            case 2:
                return tree.Restarted(rows, self.span(), self.window())
            case 3:
                of_periods = self.rng.randrange(1, 9)
                in_periods = self.rng.randrange(1, of_periods + 1)
                return tree.Regularly(rows, self.span(12), of_periods, in_periods, self.rng.choice((1, 1, 2)))
        return tree.Followed(
            rows,
            then,
            self.rng.choice(list(tree.Which)),
            self.rng.random() < 0.5,
            self.rng.choice((None, self.span())),
            self.rng.random() < 0.5,
            self.window(),
        )

    def rows(self) -> tree.Rows:
        source = self.rng.choice(list(self.vocabulary.sources.values()))
        return tree.Rows(source.key, self.rng.choice((None, self.row_rule(source))))

    def row_rule(self, source: RowSource, depth: int = 2) -> tree.Rule:
        """Make a rule about one row."""
        match self.rng.randrange(8 if depth else 3):
            case 3:
                return tree.Not(self.row_rule(source, depth - 1))
            case 4:
                return tree.Everyone()
            case 5:
                return tree.All(*(self.row_rule(source, depth - 1) for _n in range(self.rng.randrange(3))))
            case 6:
                return tree.AnyOf(*(self.row_rule(source, depth - 1) for _n in range(self.rng.randrange(3))))
        return self.a_comparison(source.fields)

    def window(self) -> tree.Window:
        return self.rng.choice(
            (
                tree.Window(),
                tree.Window(length=self.span()),
                tree.Window(skip=self.span()),
                tree.Window(length=self.span(), skip=self.span()),
                tree.Window(first=self.vocabulary.as_of - 400, last=self.vocabulary.as_of - 100),
                tree.Window(first=self.vocabulary.as_of - 300),
                tree.Window(length=self.span(), last=self.vocabulary.as_of - 30),
            )
        )
