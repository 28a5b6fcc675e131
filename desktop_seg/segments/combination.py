"""What follows from columns of the customer alone: worked out once for each combination of them that somebody has.

A hundred thousand people live in some thousands of postcodes, and their region, climate and distance are looked up by
calls into Python; so it is with the words of their education. In: fields (metrics/), PersonTable. Used by:
condition_set.py.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from desktop_seg.store.database import Database, SqlValue

_COLUMN = re.compile(r"\b([cm])\.(\w+)")
_MOST_SHARE = 0.5  # so many different ones among the people, or fewer; with more there is nothing to gain


@dataclass(frozen=True, slots=True)
class Combinations:
    """names: of the columns. different: what people have in them, as a JSON list of lists. whose: places in it, one for
    each of the people.
    """

    names: tuple[str, ...]
    different: str
    whose: Sequence[int]

    def values(self, db: Database, column: str, as_of: int) -> list[SqlValue]:
        """Return what an SQL expression over these columns (alias c) comes to for each of the people."""
        parts = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(self.names))
        # LIMIT keeps SQLite from taking the list apart once for each mention of a column.
        sql = f"SELECT c.place, {column} FROM (SELECT key AS place, {parts} FROM json_each(:different) LIMIT -1) c"
        found = dict(cast(Iterable[tuple[int, SqlValue]], db.rows(sql, {"different": self.different, "as_of": as_of})))
        return list(map(found.__getitem__, self.whose))


def names_in(column: str) -> tuple[str, ...]:
    """Return the columns of the customer that an SQL expression rests on; none when it rests on more or is plain."""
    found = set(_COLUMN.findall(column))
    if "(" not in column or ("c", "id") in found or any(alias == "m" for alias, _name in found):
        return ()
    return tuple(sorted(name for _alias, name in found))


def combinations(names: tuple[str, ...], read: Callable[[str], Sequence[SqlValue]]) -> Combinations | None:
    """Read some columns of everybody; None when nearly each has a combination of their own.

    read: gives the values of an expression in the order of the people.
    """
    each = list(zip(*(read(f"c.{name}") for name in names), strict=True))
    places = {different: place for place, different in enumerate(dict.fromkeys(each))}
    # A list in JSON holds neither bytes nor every fraction to the last digit.
    is_told = not any(isinstance(part, float | bytes) for different in places for part in different)
    if len(places) > len(each) * _MOST_SHARE or not is_told:
        return None
    return Combinations(names, json.dumps(list(places), ensure_ascii=False), list(map(places.__getitem__, each)))
