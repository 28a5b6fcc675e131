"""Rows that belong to people in SQL: which of them are meant, and figures of them.

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
from desktop_seg.rules.days import window_days
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    Everyone,
    Figure,
    Is,
    Measure,
    Not,
    Rows,
    Rule,
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

    def people(self, rows: Rows, window: Window) -> str:
        """Return a question: person, once or several times."""
        source = self.sources[rows.key]
        # In the order of an index of the customers once is no more work; otherwise it would be most of it.
        once = "DISTINCT " if source.covered else ""
        return f"SELECT {once}{source.customer_column} AS person FROM {self.rows(rows, window, has_undated=True)}"

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
        if figure.field is None:
            return f"avg({'1' if figure.part is None else self.filter(source, figure.part)})"
        column = self._column(source, figure.field)
        if figure.measure is Measure.SHARE:
            part = "1" if figure.part is None else self._where(source, figure.part)
            in_part = f"coalesce(sum({column}) FILTER (WHERE {part}), 0)"
            return f"CASE WHEN sum({column}) > 0 THEN 1.0 * {in_part} / sum({column}) END"
        return {
            Measure.SUM: f"coalesce(sum({column}), 0)",
            Measure.MEAN: f"avg({column})",
            Measure.LEAST: f"min({column})",
            Measure.MOST: f"max({column})",
            Measure.DISTINCT: f"count(DISTINCT {column})",
        }[figure.measure]

    def _end_value(self, source: RowSource, figure: Figure, rows: str) -> str:
        way = "" if figure.measure is Measure.FIRST else " DESC"
        order = ", ".join(f"{column}{way}" for column in (source.day_column, *source.order))
        column = self._column(source, cast(str, figure.field))
        person = source.customer_column
        place = f"row_number() OVER (PARTITION BY {person} ORDER BY {order})"
        placed = f"SELECT {person} AS person, {column} AS value, {place} AS place FROM {rows}"
        return f"SELECT person, value FROM ({placed}) WHERE place = 1"

    # -- rows

    def rows(self, rows: Rows, window: Window, has_undated: bool = False, columns: Sequence[str] = ()) -> str:
        """Return what follows FROM. has_undated: rows without a day count where no window asks for one.

        columns: what is going to be selected.
        """
        source = joined(self.sources[rows.key], columns)
        where = "" if rows.where is None else f" AND {self._where(source, rows.where)}"
        whose, day = self._ways(source, window, (where, *columns))
        within = self.within(day, window)
        if has_undated and source.has_undated and window == _EVER:
            within = f" AND ({source.day_column} IS NULL OR ({within.removeprefix(' AND ')}))"
        sql = self.binder.at_day(f"{source.from_sql} WHERE {source.where_sql}", self.as_of)
        return f"{sql} AND {whose}{within}{self._recent(source, window)}{where}"

    def _ways(self, source: RowSource, window: Window, asked: Iterable[str]) -> tuple[str, str]:
        """Return the condition that a row belongs to somebody, and its day; asked: what else is read of the rows.

        A plus keeps SQLite from an index: from walking along that of the customers, to look up every row beside it, and
        from that of the day where the other one holds all that is asked, in the order of the customers, or where nearly
        all rows are asked for, which are read in the order they lie in.
        """
        person, day = source.customer_column, source.day_column
        if self.person is not None:
            return f"{person} = {self.binder.bind(self.person)}", day
        if not source.covered:
            return f"{person} IS NOT NULL", day
        first, last = window_days(window, self.as_of)
        is_long = first is None or last - first >= _LONG_DAYS
        is_covered = all(name in source.covered for sql in asked for name in _COLUMN.findall(sql))
        return f"{'' if is_covered else '+'}{person} IS NOT NULL", f"+{day}" if is_long else day

    def _recent(self, source: RowSource, window: Window) -> str:
        """Return the condition that leaves out rows of records from before the window without looking them up."""
        first, _last = window_days(window, self.as_of)
        if first is None or not source.record_id or self.person is not None:
            return ""
        # The plus leaves the choice of the index to what else is asked.
        return f" AND +{source.record_id} >= {self.binder.bind(self.first_record(first))}"

    def within(self, day: str, window: Window) -> str:
        """Return what follows a condition so that a day lies in a window."""
        first, last = window_days(window, self.as_of)
        sql = f" AND {day} <= {self.binder.bind(last)}"
        return sql if first is None else f"{sql} AND {day} >= {self.binder.bind(first)}"

    def _where(self, source: RowSource, rule: Rule) -> str:
        """Return a condition for WHERE or CASE, where NULL is as good as 0: plainly, so that indexes can be used."""
        if isinstance(rule, All) and rule.rules:
            return " AND ".join(self._where(source, part) for part in rule.rules)
        if isinstance(rule, Is) and not rule.including_unknown:
            asked = source.fields[cast(str, rule.field)]
            if not _looked_up(source, asked.column):
                return f"({self._comparer(source).test(asked, rule)})"
            if rule.operator != "unknown":
                return self._in_lookup(source, asked, rule)
        return self.filter(source, rule)

    def filter(self, source: RowSource, rule: Rule) -> str:
        """Return a condition on one row, 1 or 0; rules/check.py keeps other kinds of rules out."""
        match rule:
            case Is():
                return self._is(source, source.fields[cast(str, rule.field)], rule)
            case Not(inner):
                return f"(NOT {self.filter(source, inner)})"
            case All(rules):
                return f"({' AND '.join(self.filter(source, part) for part in rules) or '1'})"
            case AnyOf(rules):
                return f"({' OR '.join(self.filter(source, part) for part in rules) or '0'})"
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
