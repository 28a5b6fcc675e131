"""The people of a yes or no that follows from words: who said what is read once, and each different word tested once.

People who said nothing need not be looked at at all. In: fields with `said` (model/field.py). Used by:
condition_set.py.
"""

import json
from collections.abc import Mapping, MutableMapping, Sequence
from typing import cast

from desktop_seg.model.field import Said
from desktop_seg.rules.tree import Is
from desktop_seg.segments.bits import People
from desktop_seg.store.database import Database

Whose = Mapping[str, Sequence[int]]
"""The ids of the people who said a word, once for each time they said it."""


def whose_words(db: Database, known: MutableMapping[tuple[int, str], Whose], words: str, as_of: int) -> Whose:
    """Return who said what as of a day; words: Said.words. known: what was asked before, to be added to."""
    if (as_of, words) in known:
        return known[as_of, words]
    found: dict[str, list[int]] = {}
    # As two texts, which takes half the time of as many rows.
    told = f"SELECT json_group_array(person), json_group_array(word) FROM ({words})"
    row = db.one(told, {"as_of": as_of}) or ()
    for person, word in zip(*(json.loads(str(text)) for text in row), strict=True):
        found.setdefault(word, []).append(person)
    known[as_of, words] = found
    return found


def who_said(db: Database, whose: Whose, said: Said, leaf: Is, people: People) -> int:
    """Return the set of a condition on a field with `said`, by who said each word."""
    tested = f"SELECT word, {said.yes}, {said.no} FROM (SELECT value AS word FROM json_each(:words) LIMIT -1)"
    rows = db.rows(tested, {"words": json.dumps(list(whose), ensure_ascii=False)})
    yes, no = (people.of_ids([id_ for row in rows if row[test] for id_ in whose[cast(str, row[0])]]) for test in (1, 2))
    unknown = people.everyone & ~(yes | no)
    held = {"yes": yes, "no": no & ~yes, "known": yes | no, "unknown": unknown}[leaf.operator]
    return held | unknown if leaf.including_unknown else held
