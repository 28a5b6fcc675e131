"""How rows of people follow each other in time, in SQL: first and last, one after the other, no more, again, regularly.

Each question gives the ids of people (column person) and is asked once, before everything else. In: rows (row_sql.py),
the tree. Used by: rules/sql.py.
"""

from dataclasses import dataclass
from typing import cast

from desktop_seg.rules.days import back
from desktop_seg.rules.row_sql import RowSql
from desktop_seg.rules.tree import (
    End,
    Followed,
    InTime,
    Occurrence,
    Regularly,
    Restarted,
    Rows,
    Span,
    Stopped,
    Which,
    Window,
)

_EVER = Window()


@dataclass(frozen=True, slots=True)
class TimeSql:
    """Writes the questions over rows as of their day."""

    rows: RowSql

    def question(self, rule: InTime) -> str:
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
        source = self.rows.sources[rule.rows.key]
        has = f"max({self.rows.filter(source, rule.has)}) AS has"
        days = self._days(rule.rows, rule.window, has)
        end = "min(day)" if rule.end is End.FIRST else "max(day)"
        # SQLite takes `has` from the very row that min or max was found in.
        return f"SELECT person FROM (SELECT person, {end}, has FROM ({days}) GROUP BY person) WHERE has"

    def _followed(self, rule: Followed) -> str:
        asked = self.rows.binder.question(self._days(rule.rows, rule.window))
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
        return (
            f"CASE WHEN following <= {limit} THEN 1 WHEN {limit} <= {self.rows.binder.bind(self.rows.as_of)} THEN 0 END"
        )

    def _stopped(self, rule: Stopped) -> str:
        source = self.rows.sources[rule.rows.key]
        last = self.rows.binder.bind(back(self.rows.as_of, rule.quiet))
        least = self.rows.binder.bind(cast(int, rule.least))
        held = f"max({source.day_column}) <= {last} AND count(*) >= {least}"
        person = source.customer_column
        return f"SELECT {person} AS person FROM {self.rows.rows(rule.rows, _EVER)} GROUP BY 1 HAVING {held}"

    def _restarted(self, rule: Restarted) -> str:
        before = "lag(day) OVER (PARTITION BY person ORDER BY day) AS before"
        days = f"SELECT person, day, {before} FROM ({self._days(rule.rows)})"
        paused = f"{self._later('before', rule.gap)} <= day"
        return f"SELECT person FROM ({days}) WHERE {paused}{self.rows.within('day', rule.window)}"

    def _regularly(self, rule: Regularly) -> str:
        source = self.rows.sources[rule.rows.key]
        count, day, person = cast(int, rule.of_periods), source.day_column, source.customer_column
        n, unit = int(cast(int, rule.period.n)), rule.period.unit
        starts = [back(self.rows.as_of, Span(n * (place + 1), unit)) for place in range(count)]
        whens = " ".join(
            f"WHEN {day} > {self.rows.binder.bind(start)} THEN {place}" for place, start in enumerate(starts)
        )
        recent = f"{self.rows.rows(rule.rows, _EVER)} AND {day} > {self.rows.binder.bind(starts[-1])}"
        enough = f"HAVING count(*) >= {self.rows.binder.bind(cast(int, rule.least))}"
        periods = f"SELECT {person} AS person, CASE {whens} END AS place FROM {recent} GROUP BY 1, 2 {enough}"
        often = f"HAVING count(*) >= {self.rows.binder.bind(cast(int, rule.in_periods))}"
        return f"SELECT person FROM ({periods}) GROUP BY person {often}"

    def _days(self, rows: Rows, window: Window = _EVER, more: str = "", among: str = "") -> str:
        """Return a question: person and day, once for each day with such rows, and `more` over the rows of the day.

        among: a question for the only people who matter.
        """
        source = self.rows.sources[rows.key]
        asked = f"{source.customer_column} AS person, {source.day_column} AS day{', ' + more if more else ''}"
        only = f" AND {source.customer_column} IN ({among})" if among else ""
        return f"SELECT {asked} FROM {self.rows.rows(rows, window)}{only} GROUP BY 1, 2"

    def _later(self, day: str, span: Span) -> str:
        n = int(cast(int, span.n))
        if span.unit in ("months", "years"):
            return f"months_before({day}, {self.rows.binder.bind(-n * (12 if span.unit == 'years' else 1))})"
        return f"{day} + {self.rows.binder.bind(n * (7 if span.unit == 'weeks' else 1))}"
