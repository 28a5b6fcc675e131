"""Questions that are asked person by person, for everybody in the order of their ids.

In: the metric table of a day beside table customer. Out: sets (bits.py) and lists with a value for each of the people.
Used by: member_set.py, condition_set.py.
"""

import json
import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from desktop_seg.rules.context import Context
from desktop_seg.segments.planes import planes_of
from desktop_seg.store.database import Database, SqlValue

_OF_CUSTOMER = re.compile(r"\bc\.")
_OF_METRIC = re.compile(r"\bm\.")
_ID_OF_CUSTOMER = re.compile(r"\bc\.id\b")
_CUSTOMER = re.compile(r"\bc\b")
_MOST_BITS = 62  # of a whole number that is never negative


@dataclass(frozen=True, slots=True)
class PersonTable:
    """The table of a context's day.

    customers: what follows FROM to find the same people in table customer alone; "" where they are others.
    """

    db: Database
    context: Context
    customers: str = ""

    def ids(self) -> list[int]:
        """Return the ids of everybody, ascending."""
        return self.whole_numbers("m.customer_id")

    def whole_numbers(self, whole: str) -> list[int]:
        """Return a whole number of each of the people; as one text, which takes half the time of as many rows."""
        text = self.db.value(f"SELECT json_group_array({whole}) FROM {self._people((whole,))}")
        return cast(list[int], json.loads(str(text)))

    def numbers(self, column: str) -> list[SqlValue]:
        """Return a number for each of the people."""
        # Where one is a fraction, the others will be, which words() cannot give to the last digit.
        first = f"(SELECT {column} AS value FROM {self._people((column,))}) WHERE value IS NOT NULL LIMIT 1"
        is_read = "(" in column or self.db.value(f"SELECT typeof(value) FROM {first}") == "real"
        return self._one_by_one(column) if is_read else self.words(column)

    def words(self, column: str) -> list[SqlValue]:
        """Return a word for each of the people; as one text, which takes half the time of as many rows."""
        # LIMIT keeps SQLite from working out each of them twice.
        once = " LIMIT -1" if "(" in column else ""
        asked = f"SELECT {column} AS value FROM {self._people((column,))}{once}"
        told = f"SELECT json_group_array(value), max(typeof(value) IN ('real', 'blob')) FROM ({asked})"
        text, is_inexact = self.db.one(told, {"as_of": self.context.as_of}) or ()
        return self._one_by_one(column) if is_inexact else cast(list[SqlValue], json.loads(str(text)))

    def several(self, columns: Sequence[str]) -> list[list[SqlValue]]:
        """Return what plain columns say of each of the people, a list for each, in one go; fractions may be inexact."""
        texts = ", ".join(f"json_group_array({column})" for column in columns)
        row = self.db.one(f"SELECT {texts} FROM {self._people(columns)}") or ()
        return [cast(list[SqlValue], json.loads(str(text))) for text in row]

    def _one_by_one(self, column: str) -> list[SqlValue]:
        asked = f"SELECT {column} FROM {self._people((column,))}"
        return [row[0] for row in self.db.rows(asked, {"as_of": self.context.as_of})]

    def sets(self, conditions: Mapping[str, str], values: Mapping[str, SqlValue]) -> dict[str, int]:
        """Return the sets of conditions by their keys; they may be NULL where they do not hold. values: bound names."""
        found: dict[str, int] = {}
        asked = {key: _of_metrics(sql) for key, sql in conditions.items()}
        kinds = {key: (bool(_OF_CUSTOMER.search(sql)), bool(_OF_METRIC.search(sql))) for key, sql in asked.items()}
        for kind in sorted(set(kinds.values())):
            found |= self._some_sets({key: asked[key] for key in asked if kinds[key] == kind}, values)
        return found

    def _some_sets(self, conditions: Mapping[str, str], values: Mapping[str, SqlValue]) -> dict[str, int]:
        # Numbers for each person with a bit for each condition: half the time of a text for each condition.
        keys = list(conditions)
        parts = [keys[start : start + _MOST_BITS] for start in range(0, len(keys), _MOST_BITS)]
        texts = ", ".join(f"json_group_array({_bits(conditions[key] for key in some)})" for some in parts)
        sql = f"SELECT {texts} FROM {self._people(conditions.values())}"
        row = self.db.one(sql, {**values, "as_of": self.context.as_of}) or ()
        found: dict[str, int] = {}
        for some, text in zip(parts, row, strict=True):
            planes = planes_of(array("q", json.loads(str(text))))
            found.update(zip(some, reversed(planes), strict=False))
        return found

    def _people(self, columns: Iterable[str]) -> str:
        """Return what follows FROM for some columns: the people in the order of their ids.

        A table that is walked through without an index gives its rows by their number, which is the id.
        """
        columns = tuple(columns)
        table = f"{self.context.figures(self.context.as_of)} m NOT INDEXED"
        if not any(_OF_CUSTOMER.search(sql) for sql in columns):
            return table
        if self.customers and not any(_OF_METRIC.search(sql) for sql in columns):
            return self.customers
        return f"{table} CROSS JOIN customer c ON c.id = m.customer_id"


def _bits(conditions: Iterable[str]) -> str:
    """Return SQL for a whole number with a bit for each condition that holds, the lowest for the first."""
    return " + ".join(f"CASE WHEN {sql} THEN {1 << bit} ELSE 0 END" for bit, sql in enumerate(conditions))


def _of_metrics(sql: str) -> str:
    """Return a condition as one on the metric table alone, where of the customer it names the id and nothing else."""
    asked = _ID_OF_CUSTOMER.sub("m.customer_id", sql)
    return sql if _CUSTOMER.search(asked) else asked
