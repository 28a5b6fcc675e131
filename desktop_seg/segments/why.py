"""Why somebody is in a rule or not: condition by condition, what it is for this person, and the rows behind it.

In: a filled rule, one customer, a day. Out: a tree of reasons in the owner's language. Used by: the segment page and
the customer page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from desktop_seg.base.i18n import _, format_number
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.period import YEAR_DAYS
from desktop_seg.rules.compare_sql import Binder
from desktop_seg.rules.context import Context
from desktop_seg.rules.gate import gated
from desktop_seg.rules.row_check import figure_field
from desktop_seg.rules.row_sql import RowSql
from desktop_seg.rules.sql import ZERO_WITHOUT_ROWS, Compiled, compile_rule, top_edge
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    End,
    Figure,
    Followed,
    Happened,
    InSegment,
    InTime,
    Is,
    Not,
    Occurrence,
    Rows,
    Rule,
    Span,
    Top,
    Window,
)
from desktop_seg.rules.value_words import stored_words
from desktop_seg.rules.words import Speaker, clause
from desktop_seg.segments import words
from desktop_seg.segments.evaluate import is_few, too_few
from desktop_seg.segments.shop_context import shop_context
from desktop_seg.store.database import Database, Row, SqlValue

MOST_TRACES = 50

_OF_RECEIPTS = frozenset({"purchases", "rhythm", "standing", "rfm", "life_cycle"})
"""Groups of metrics that are worked out from receipts alone."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One row behind a reason: a receipt, a sale line, an event ...

    source: key of the kind of row (segments/row_source.py). row_id: in its table. sale_id: of the sale it belongs to,
    None for others. day: None where it has none. details: what tells it from others, in words.
    """

    source: str
    row_id: int
    sale_id: int | None
    day: int | None
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Whether one condition holds for somebody.

    words: the condition as a clause. value: what it is for this person, in words; "" where the parts say it.
    traces: the rows it looks at, the newest first, MOST_TRACES at most; trace_count: how many there are.
    parts: the conditions of a group, of another segment, or of an earlier day.
    """

    rule: Rule
    words: str
    holds: bool
    value: str = ""
    traces: tuple[Trace, ...] = ()
    trace_count: int = 0
    parts: tuple["Reason", ...] = ()


def why(db: Database, rule: Rule, customer_id: int, as_of: int) -> Reason:
    """Return why a filled rule holds for somebody as of a day, or why not.

    Nothing holds for people who are in no segment at all (staff, counter accounts) or were not known on that day.
    Of a rule with special data the explicit consent to their use is a condition like any other.
    Raises UserError when the rule asks for something that does not exist, or its people are too few to be shown.
    """
    if is_few(db, rule, as_of):
        raise too_few()
    with db.one_view(), shop_context(db, (rule,), as_of, customer_id) as context:
        whole = gated(rule, context.fields, context.segment_rule)
        return _Teller(db, words.speaker(db), customer_id).reason(whole, context)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells reasons about one person. `context` is the one of the day that is asked about."""

    db: Database
    speaker: Speaker
    person: int

    def reason(self, rule: Rule, context: Context) -> Reason:
        said = clause(rule, self.speaker)
        match rule:
            case All(rules) | AnyOf(rules):
                parts = tuple(self.reason(part, context) for part in rules)
                held = [part.holds for part in parts]
                holds = self._is_known(context) and (all(held) if isinstance(rule, All) else any(held))
                return Reason(rule, said, holds, parts=parts)
            case Not(inner):
                part = self.reason(inner, context)
                return Reason(rule, said, self._is_known(context) and not part.holds, parts=(part,))
            case AsOf(days, inner):
                part = self.reason(inner, replace(context, as_of=context.as_of - int(cast(int, days))))
                return Reason(rule, said, part.holds, parts=(part,))
            case InSegment(key):
                part = self.reason(context.segment_rule(key), context)
                return Reason(rule, said, part.holds, parts=(part,))
        return self._single(rule, said, context)

    def _single(self, rule: Rule, said: str, context: Context) -> Reason:
        holds = self._asked(compile_rule(rule, context), context) == 1
        traces, count = self._traces(rule, context)
        return Reason(rule, said, holds, self._value(rule, context, count), traces, count)

    def _is_known(self, context: Context) -> bool:
        return self._asked(Compiled("1", "", {}), context) == 1

    def _asked(self, compiled: Compiled, context: Context) -> SqlValue:
        """Return an expression for the person, None where the person was not known on that day."""
        people = context.people_sql(context.as_of)
        return self.db.value(
            f"{compiled.with_sql}SELECT {compiled.sql} FROM {people} AND c.id = :person",
            compiled.values | {"as_of": context.as_of, "person": self.person},
        )

    # -- what it is for this person

    def _value(self, rule: Rule, context: Context, count: int) -> str:
        match rule:
            case Is(field=key):
                asked = context.fields[cast(str, key)]
                return "" if asked.kind is Kind.SEVERAL else self._told(self._stored(asked, context), asked)
            case Happened():
                return self._figure_words(rule.figure, context)
            case Top():
                return self._top_words(rule, context)
        if isinstance(rule, InTime):
            return _("{n} in all").format(n=format_number(count))
        return ""

    def _stored(self, asked: Field, context: Context) -> SqlValue:
        return self._asked(Compiled(asked.column, "", {}), context)

    def _figure_words(self, figure: Figure, context: Context) -> str:
        binder = Binder()
        question = RowSql.of(context, binder).figure(figure)
        row = self.db.one(f"SELECT value FROM ({question})", binder.values)
        asked = figure_field(figure, context.sources[figure.rows])
        nothing = 0 if figure.measure in ZERO_WITHOUT_ROWS else None
        return self._told(row[0] if row else nothing, asked)

    def _top_words(self, rule: Top, context: Context) -> str:
        if isinstance(rule.field, Figure):
            asked = figure_field(rule.field, context.sources[rule.field.rows])
            own = self._figure_words(rule.field, context)
        else:
            asked = context.fields[rule.field]
            own = self._told(self._stored(asked, context), asked)
        compiled = top_edge(rule, context)
        values = compiled.values | {"as_of": context.as_of}
        edge = self.db.value(f"{compiled.with_sql}SELECT {compiled.sql}", values)
        if edge is None:
            return own
        return _("{value}; the top begins at {edge}").format(value=own, edge=self._told(edge, asked))

    def _told(self, value: SqlValue, asked: Field) -> str:
        if value is None or isinstance(value, bytes):
            return _("not known")
        if isinstance(value, float):
            value = round(value, 3 if asked.unit == "share" else 2)
        return stored_words(value, asked, self.speaker.currency)

    # -- the rows behind it

    def _traces(self, rule: Rule, context: Context) -> tuple[tuple[Trace, ...], int]:
        found = [self._rows(rows, window, context) for rows, window in (*_looked_at(rule), *_rests_on(rule, context))]
        if isinstance(rule, Occurrence):
            found = [_one_day(rows, rule.end) for rows in found]
        traces = sorted(
            (trace for rows in found for trace in rows), key=lambda trace: (trace.day or 0, trace.row_id), reverse=True
        )
        return tuple(traces[:MOST_TRACES]), len(traces)

    def _rows(self, rows: Rows, window: Window, context: Context) -> list[Trace]:
        source = context.sources[rows.key]
        binder = Binder()
        told = [source.fields[key] for key in source.told]
        columns = [binder.at_day(field.column, context.as_of) for field in told]
        asked = RowSql.of(context, binder).rows(rows, window, columns=columns)
        day = source.day_column
        sql = f"SELECT {', '.join((source.id_column, source.sale_column, day, *columns))} FROM {asked}"
        return [self._trace(source.key, row, told) for row in self.db.rows(sql, binder.values)]

    def _trace(self, source: str, row: Row, told: list[Field]) -> Trace:
        row_id, sale_id, day = (None if value is None else int(value) for value in row[:3])
        details = (
            stored_words(value, asked, self.speaker.currency)
            for value, asked in zip(row[3:], told, strict=True)
            if value is not None and not isinstance(value, bytes)
        )
        return Trace(source, row_id or 0, sale_id, day, tuple(details))


def _rests_on(rule: Rule, context: Context) -> Iterator[tuple[Rows, Window]]:
    """Yield the receipts that a figure of somebody's purchases is worked out from."""
    if not isinstance(rule, Is | Top) or not isinstance(rule.field, str):
        return
    asked = context.fields[rule.field]
    if asked.group in _OF_RECEIPTS:
        is_of_year = "365" in asked.key or asked.group == "standing"
        yield Rows("receipts"), Window(length=Span(YEAR_DAYS)) if is_of_year else Window()


def _looked_at(rule: Rule) -> Iterator[tuple[Rows, Window]]:
    match rule:
        case Happened():
            yield Rows(rule.rows, rule.where), rule.window
        case Top(field=Figure(rows=key, where=where, window=window)):
            yield Rows(key, where), window
        case Occurrence(rows=rows, window=window):
            yield rows, window
        case Followed():
            yield rule.rows, rule.window
            yield rule.then, Window()
        case _ if isinstance(rule, InTime):
            yield rule.rows, Window()


def _one_day(traces: list[Trace], end: End) -> list[Trace]:
    days = [trace.day for trace in traces if trace.day is not None]
    if not days:
        return []
    day = min(days) if end is End.FIRST else max(days)
    return [trace for trace in traces if trace.day == day]
