"""What was worked out about the people of a shop and holds until its data change: sets of conditions, columns.

On each connection for itself; nothing here lies in the shop file. Used by: member_set.py, condition_set.py.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_seg.segments.bits import People, Words
from desktop_seg.segments.combination import Combinations
from desktop_seg.segments.planes import Amounts, Column
from desktop_seg.segments.said_set import Whose
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.memory import remembered

MOST_SETS = 2_000
MOST_COLUMNS = 24

Place = tuple[int, str]
"""A day, and what is kept of it."""


@dataclass(slots=True)
class Kept:
    """sets: by the canonical text of a condition. columns: numbers of fields and figures. words: texts of fields, None
    for one with too many. combinations: of columns of the customer, None where there are too many. said: who said what,
    by the question. compared: fields and figures that were asked before. first_sales: Context.first_record by its day.
    answers: to what is asked while rules are compiled, by the question with its values.
    """

    people: dict[int, People] = field(default_factory=dict)
    net_cents: dict[int, list[int]] = field(default_factory=dict)
    net_amounts: dict[int, Amounts] = field(default_factory=dict)
    sets: OrderedDict[Place, int] = field(default_factory=OrderedDict)
    columns: OrderedDict[Place, Column] = field(default_factory=OrderedDict)
    words: OrderedDict[Place, Words | None] = field(default_factory=OrderedDict)
    combinations: OrderedDict[Place, Combinations | None] = field(default_factory=OrderedDict)
    said: OrderedDict[Place, Whose] = field(default_factory=OrderedDict)
    compared: set[Place] = field(default_factory=set)
    first_sales: dict[int, int | None] = field(default_factory=dict)
    answers: OrderedDict[str, Sequence[SqlValue]] = field(default_factory=OrderedDict)

    def trim(self) -> None:
        """Forget the oldest of what there is too much of."""
        _trim(self.sets, MOST_SETS)
        _trim(self.answers, MOST_SETS)
        _trim(self.columns, MOST_COLUMNS)
        _trim(self.words, MOST_COLUMNS)
        _trim(self.combinations, MOST_COLUMNS)
        _trim(self.said, MOST_COLUMNS)


def _trim(kept: OrderedDict[Any, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)


def kept(db: Database) -> Kept:
    """Return what is still true of what was worked out on this connection."""
    return remembered(db, "member_sets", Kept)
