"""Rows that belong to people in SQL: figures of them, and how they follow each other in time.

Each question gives the ids of people (column person) and is asked once, before everything else. In: sources of rows,
the tree. Used by: rules/sql.py.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self, cast

from desktop_seg.model.field import Field
from desktop_seg.rules.compare_sql import Answers, Binder, Comparer
from desktop_seg.rules.context import Context, RowSource
from desktop_seg.rules.days import back, window_days
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    End,
    Everyone,
    Figure,
    Followed,
    InTime,
    Is,
    Measure,
    Not,
    Occurrence,
    Regularly,
    Restarted,
    Rows,
    Rule,
    Span,
    Stopped,
    Which,
    Window,
)

_EVER = Window()
_LONG_DAYS = 120  # from here on an index of the day gives so many rows that walking along that of the customers is less
_COLUMN = re.compile(r"\b\w+\.\w+")


@dataclass(frozen=True, slots=True)
class RowSql:
    """Writes questions on rows as of a day. person: only the rows of this person are looked at; None for all.

    first_record, answers: as in Context.
    """

    sources: Mapping[str, RowSource]
    binder: Binder
    as_of: int
    person: int | None
    first_record: Callable[[int], int | None]
    answers: Answers | None

    @classmethod
    def of(cls, context: Context, binder: Binder) -> Self:
        """Return the writer for a context."""
        return cls(context.rows, binder, context.as_of, context.person, context.first_record, context.answers)

    # -- figures

    def figure(self, figure: Figure, *others: Figure) -> str:
        """Return a question: person and value, one row for everybody who has a row.

        others: over the same rows, given as value1, value2 ...
        """
        source = self.sources[figure.rows]
        keys = [each.field for each in (figure, *others) if each.field]
        columns = [source.fields[key].column for key in keys]
        rows = self.rows(Rows(figure.rows, figure.where), figure.window, has_undated=True, columns=columns)
        if figure.measure in (Measure.FIRST, Measure.LAST):
            return self._end_value(source, figure, rows)
        asked = f"{source.customer_column} AS person, {self._measure(source, figure)} AS value"
        for n, other in enumerate(others, 1):
            asked += f", {self._measure(source, other)} AS value{n}"
        return f"SELECT {asked} FROM {rows} GROUP BY 1"

    def _measure(self, source: RowSource, figure: Figure) -> str:
        if figure.measure is Measure.COUNT:
            return "count(*)"
        part = "1" if figure.part is None else self._filter(source, figure.part)
        if figure.field is None:
            return f"avg({part})"
        column = self._column(source, figure.field)
        return {
            Measure.SUM: f"coalesce(sum({column}), 0)",
            Measure.MEAN: f"avg({column})",
            Measure.LEAST: f"min({column})",
            Measure.MOST: f"max({column})",
            Measure.DISTINCT: f"count(DISTINCT {column})",
            Measure.SHARE: f"CASE WHEN sum({column}) > 0 THEN 1.0 * sum({part} * {column}) / sum({column}) END",
        }[figure.measure]

    def _end_value(self, source: RowSource, figure: Figure, rows: str) -> str:
        way = "" if figure.measure is Measure.FIRST else " DESC"
        order = ", ".join(f"{column}{way}" for column in (source.day_column, *source.order))
        column = self._column(source, cast(str, figure.field))
        person = source.customer_column
        place = f"row_number() OVER (PARTITION BY {person} ORDER BY {order})"
        placed = f"SELECT {person} AS person, {column} AS value, {place} AS place FROM {rows}"
        return f"SELECT person, value FROM ({placed}) WHERE place = 1"

    # -- how rows follow each other in time

    def in_time(self, rule: InTime) -> str:
        """Return a question: the people for whom it holds."""
        match rule:
            case Occurrence():
                return self._occurrence(rule)
            case Followed():
                return self._followed(rule)
            case Stopped():
                return self._stopped(rule)
            case Restarted():
                return self._restarted(rule)
            case Regularly():
                return self._regularly(rule)

    def _occurrence(self, rule: Occurrence) -> str:
        source = self.sources[rule.rows.key]
        has = f"max({self._filter(source, rule.has)}) AS has"
        days = self._days(rule.rows, rule.window, has)
        end = "min(day)" if rule.end is End.FIRST else "max(day)"
        # SQLite takes `has` from the very row that min or max was found in.
        return f"SELECT person FROM (SELECT person, {end}, has FROM ({days}) GROUP BY person) WHERE has"

    def _followed(self, rule: Followed) -> str:
        asked = self.binder.question(self._days(rule.rows, rule.window))
        # Only of those who did the first is it worth reading what they did then: it may be all that was ever bought.
        then = self._days(rule.then, among=f"SELECT person FROM {asked}")
        if rule.which in (Which.FIRST, Which.LAST):
            end = "min(day)" if rule.which is Which.FIRST else "max(day)"
            asked = f"(SELECT person, {end} AS day FROM {asked} GROUP BY person)"
        both = f"SELECT person, day, 0 AS is_then FROM {asked} UNION ALL SELECT person, day, 1 FROM ({then})"
        # Read backwards, the earliest day of B met so far is the next one; on one day B is met first where it counts.
        order = f"day DESC, is_then{' DESC' if rule.same_day else ''} ROWS UNBOUNDED PRECEDING"
        following = f"min(CASE WHEN is_then THEN day END) OVER (PARTITION BY person ORDER BY {order}) AS following"
        days = f"SELECT person, day, is_then, {following} FROM ({both})"
        states = f"SELECT person, {self._state(rule.within)} AS state FROM ({days}) WHERE NOT is_then"
        wanted = int(rule.is_followed)
        if rule.which is Which.EVERY:
            return (
                f"SELECT person FROM ({states}) GROUP BY person HAVING min(state) = {wanted} AND max(state) = {wanted}"
            )
        return f"SELECT person FROM ({states}) WHERE state = {wanted}"

    def _state(self, within: Span | None) -> str:
        """Return 1 where B followed, 0 where it did not and the time is up, NULL where it still may."""
        if within is None:
            return "following IS NOT NULL"
        limit = self._later("day", within)
        return f"CASE WHEN following <= {limit} THEN 1 WHEN {limit} <= {self.binder.bind(self.as_of)} THEN 0 END"

    def _stopped(self, rule: Stopped) -> str:
        source = self.sources[rule.rows.key]
        last = self.binder.bind(back(self.as_of, rule.quiet))
        least = self.binder.bind(cast(int, rule.least))
        held = f"max({source.day_column}) <= {last} AND count(*) >= {least}"
        person = source.customer_column
        return f"SELECT {person} AS person FROM {self.rows(rule.rows, _EVER)} GROUP BY 1 HAVING {held}"

    def _restarted(self, rule: Restarted) -> str:
        before = "lag(day) OVER (PARTITION BY person ORDER BY day) AS before"
        days = f"SELECT person, day, {before} FROM ({self._days(rule.rows)})"
        paused = f"{self._later('before', rule.gap)} <= day"
        return f"SELECT person FROM ({days}) WHERE {paused}{self._within('day', rule.window)}"

    def _regularly(self, rule: Regularly) -> str:
        source = self.sources[rule.rows.key]
        count, day, person = cast(int, rule.of_periods), source.day_column, source.customer_column
        n, unit = int(cast(int, rule.period.n)), rule.period.unit
        starts = [back(self.as_of, Span(n * (place + 1), unit)) for place in range(count)]
        whens = " ".join(f"WHEN {day} > {self.binder.bind(start)} THEN {place}" for place, start in enumerate(starts))
        recent = f"{self.rows(rule.rows, _EVER)} AND {day} > {self.binder.bind(starts[-1])}"
        enough = f"HAVING count(*) >= {self.binder.bind(cast(int, rule.least))}"
        periods = f"SELECT {person} AS person, CASE {whens} END AS place FROM {recent} GROUP BY 1, 2 {enough}"
        often = f"HAVING count(*) >= {self.binder.bind(cast(int, rule.in_periods))}"
        return f"SELECT person FROM ({periods}) GROUP BY person {often}"

    # -- rows and days

    def _days(self, rows: Rows, window: Window = _EVER, more: str = "", among: str = "") -> str:
        """Return a question: person and day, once for each day with such rows, and `more` over the rows of the day.

        among: a question for the only people who matter.
        """
        source = self.sources[rows.key]
        asked = f"{source.customer_column} AS person, {source.day_column} AS day{', ' + more if more else ''}"
        only = f" AND {source.customer_column} IN ({among})" if among else ""
        return f"SELECT {asked} FROM {self.rows(rows, window)}{only} GROUP BY 1, 2"

    def rows(self, rows: Rows, window: Window, has_undated: bool = False, columns: Sequence[str] = ()) -> str:
        """Return what follows FROM. has_undated: rows without a day count where no window asks for one.

        columns: what is going to be selected.
        """
        source = joined(self.sources[rows.key], columns)
        where = "" if rows.where is None else f" AND {self._where(source, rows.where)}"
        whose, day = self._ways(source, window, (where, *columns))
        within = self._within(day, window)
        if has_undated and source.has_undated and window == _EVER:
            within = f" AND ({source.day_column} IS NULL OR ({within.removeprefix(' AND ')}))"
        sql = self.binder.at_day(f"{source.from_sql} WHERE {source.where_sql}", self.as_of)
        return f"{sql} AND {whose}{within}{self._recent(source, window)}{where}"

    def _ways(self, source: RowSource, window: Window, asked: Iterable[str]) -> tuple[str, str]:
        """Return the condition that a row belongs to somebody, and its day; asked: what else is read of the rows.

        A plus keeps SQLite from an index: from walking along that of the customers, to look up every row beside it, and
        from that of the day where the other one holds all that is asked, in the order of the customers.
        """
        person, day = source.customer_column, source.day_column
        if self.person is not None:
            return f"{person} = {self.binder.bind(self.person)}", day
        if not source.covered:
            return f"{person} IS NOT NULL", day
        if not all(name in source.covered for sql in asked for name in _COLUMN.findall(sql)):
            return f"+{person} IS NOT NULL", day
        first, last = window_days(window, self.as_of)
        is_long = first is None or last - first >= _LONG_DAYS
        return f"{person} IS NOT NULL", f"+{day}" if is_long else day

    def _recent(self, source: RowSource, window: Window) -> str:
        """Return the condition that leaves out rows of records from before the window without looking them up."""
        first, _last = window_days(window, self.as_of)
        if first is None or not source.record_id or self.person is not None:
            return ""
        # The plus leaves the choice of the index to what else is asked.
        return f" AND +{source.record_id} >= {self.binder.bind(self.first_record(first))}"

    def _within(self, day: str, window: Window) -> str:
        first, last = window_days(window, self.as_of)
        sql = f" AND {day} <= {self.binder.bind(last)}"
        return sql if first is None else f"{sql} AND {day} >= {self.binder.bind(first)}"

    def _where(self, source: RowSource, rule: Rule) -> str:
        """Return a condition for WHERE, where NULL is as good as 0: written plainly, so that indexes can be used."""
        if isinstance(rule, All) and rule.rules:
            return " AND ".join(self._where(source, part) for part in rule.rules)
        if isinstance(rule, Is) and not rule.including_unknown:
            asked = source.fields[cast(str, rule.field)]
            if not _looked_up(source, asked.column):
                return f"({self._comparer(source).test(asked, rule)})"
            if rule.operator != "unknown":
                return self._in_lookup(source, asked, rule)
        return self._filter(source, rule)

    def _filter(self, source: RowSource, rule: Rule) -> str:
        """Return a condition on one row, 1 or 0; rules/check.py keeps other kinds of rules out."""
        match rule:
            case Is():
                return self._is(source, source.fields[cast(str, rule.field)], rule)
            case Not(inner):
                return f"(NOT {self._filter(source, inner)})"
            case All(rules):
                return f"({' AND '.join(self._filter(source, part) for part in rules) or '1'})"
            case AnyOf(rules):
                return f"({' OR '.join(self._filter(source, part) for part in rules) or '0'})"
            case Everyone():
                return "1"
        raise TypeError(f"{type(rule).__name__} says nothing about a row")

    def _is(self, source: RowSource, asked: Field, rule: Is) -> str:
        if not _looked_up(source, asked.column):
            return self._comparer(source).holds(asked, rule)
        is_known = f"coalesce({self._in_lookup(source, asked, Is(asked.key, 'known'))}, 0)"
        if rule.operator == "unknown":
            return f"(NOT {is_known})"
        said = f"coalesce({self._in_lookup(source, asked, rule)}, 0)"
        return f"({said} OR NOT {is_known})" if rule.including_unknown else said

    def _comparer(self, source: RowSource) -> Comparer:
        return Comparer(self.binder, self.as_of, source.tables, self.answers)

    def _in_lookup(self, source: RowSource, asked: Field, rule: Is) -> str:
        """Return whether what a row looks up passes: found among the few entries instead of once for every row."""
        alias = _looked_up(source, asked.column)
        lookup = source.lookups[alias]
        test = Comparer(self.binder, self.as_of).test(asked, rule)
        return f"{lookup.key_sql} IN (SELECT {alias}.id FROM {lookup.table} {alias} WHERE {test})"

    def _column(self, source: RowSource, key: str) -> str:
        return self.binder.at_day(source.fields[key].column, self.as_of)

    def _later(self, day: str, span: Span) -> str:
        n = int(cast(int, span.n))
        if span.unit in ("months", "years"):
            return f"months_before({day}, {self.binder.bind(-n * (12 if span.unit == 'years' else 1))})"
        return f"{day} + {self.binder.bind(n * (7 if span.unit == 'weeks' else 1))}"


def _looked_up(source: RowSource, sql: str) -> str:
    """Return the alias of the table that SQL looks a value up in, "" for none."""
    return next((alias for alias in source.lookups if re.search(rf"\b{alias}\.", sql)), "")


def joined(source: RowSource, columns: Sequence[str]) -> RowSource:
    """Return the source joined with the tables that some columns look values up in."""
    joins = {
        alias: f" LEFT JOIN {lookup.table} {alias} ON {alias}.id = {lookup.key_sql}"
        for alias, lookup in source.lookups.items()
    }
    wanted = {_looked_up(source, sql) for sql in columns} - {""}
    return replace(source, from_sql=source.from_sql + "".join(joins[alias] for alias in joins if alias in wanted))
