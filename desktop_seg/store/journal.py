"""The journal: what was done to a shop file and when; only ever added to. Counts, ids and keys, never names of people.

Used by: importing (imports and undos), people (edits and merges).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """at: UTC, ISO. act: "import", "undo", "edit", "merge" and the like. detail: figures of the act."""

    at: str
    act: str
    detail: Mapping[str, int | str]


def enter(db: Database, act: str, detail: Mapping[str, int | str]) -> None:
    """Add an entry, dated now."""
    at = datetime.now(UTC).isoformat("T", "seconds")
    db.run("INSERT INTO journal(at, act, detail_json) VALUES (?, ?, ?)", (at, act, json.dumps(detail)))


def entries(db: Database) -> tuple[JournalEntry, ...]:
    """Return all entries, oldest first."""
    rows = db.rows("SELECT at, act, detail_json FROM journal ORDER BY id")
    return tuple(JournalEntry(str(at), str(act), json.loads(str(detail))) for at, act, detail in rows)
