"""What follows from columns of the customer alone: worked out once for each combination of them that somebody has.

A hundred thousand people live in some thousands of postcodes, and their region, climate and distance are looked up by
calls into Python; so it is with the words of their education. In: fields (metrics/), PersonTable. Used by:
condition_set.py.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_seg.store.database import Database, SqlValue

_COLUMN = re.compile(r"\b([cm])\.(\w+)")
_MOST_SHARE = 0.5  # so many different ones among the people, or fewer; with more there is nothing to gain


@dataclass(frozen=True, slots=True)
class Combinations:
    """names: of the columns. different: what people have in them, as a JSON list of lists. whose: places in it, one for
    each of the people. answers: what expressions come to for each of the different ones.
    """

    names: tuple[str, ...]
    different: str
    whose: Sequence[int]
    answers: dict[str, Sequence[SqlValue]] = field(default_factory=dict)

    def ask(self, db: Database, columns: Iterable[str], as_of: int) -> None:
        """Work out SQL expressions over these columns (alias c), as far as they are not known yet, in one question."""
        new = [column for column in dict.fromkeys(columns) if column not in self.answers]
        if not new:
            return
        parts = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(self.names))
        # LIMIT keeps SQLite from taking the list apart once for each mention of a column.
        different = f"(SELECT key AS place, {parts} FROM json_each(:different) ORDER BY key LIMIT -1) c"
        asked = f"SELECT {', '.join(new)} FROM {different} ORDER BY c.place"
        rows = db.rows(asked, {"different": self.different, "as_of": as_of})
        self.answers.update(zip(new, zip(*rows, strict=True), strict=False))

    def values(self, column: str) -> list[SqlValue]:
        """Return what an expression that was asked comes to for each of the people."""
        return list(map(self.answers[column].__getitem__, self.whose)) if self.whose else []


def names_in(column: str) -> tuple[str, ...]:
    """Return the columns of the customer that an SQL expression rests on; none when it rests on more or is plain."""
    found = set(_COLUMN.findall(column))
    if "(" not in column or ("c", "id") in found or any(alias == "m" for alias, _name in found):
        return ()
    return tuple(sorted(name for _alias, name in found))


def combinations(columns: Mapping[str, Sequence[SqlValue]]) -> Combinations | None:
    """Find the combinations of some columns of everybody, by name; None when nearly each has one of their own."""
    each = list(zip(*columns.values(), strict=True))
    places = {different: place for place, different in enumerate(dict.fromkeys(each))}
    # A list in JSON holds neither bytes nor every fraction to the last digit.
    is_told = not any(isinstance(part, float | bytes) for different in places for part in different)
    if len(places) > len(each) * _MOST_SHARE or not is_told:
        return None
    return Combinations(
        tuple(columns), json.dumps(list(places), ensure_ascii=False), list(map(places.__getitem__, each))
    )
