"""The journal of lists that left the shop: when, which segment, which columns, how many, for what, and who by ids.

Who was on a list is named as in campaigns (store/campaign.py), so that nobody is written to too often whatever is
imported, undone or merged meanwhile. No names.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_seg.model.period import Period, to_day
from desktop_seg.store import customer_link, customer_reference
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """One export. at: UTC, ISO. columns_json: keys of the columns. sha256: of the file that was written."""

    at: str
    segment_key: str
    target: str
    purpose: str
    columns_json: str
    count: int
    left_out_count: int
    sha256: str


def add(db: Database, entry: Entry, people: Sequence[int] = ()) -> None:
    """Write one export into the journal. people: ids of who was on the list, as they are shown."""
    export_id = db.insert(
        """INSERT INTO export_log (at, segment_key, target, purpose, columns_json, count, left_out_count, sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(entry.at, entry.segment_key, entry.target, entry.purpose, entry.columns_json),
            *(entry.count, entry.left_out_count, entry.sha256),
        ),
    )
    named = customer_reference.named("SELECT value FROM json_each(?2)")
    db.run(
        f"INSERT INTO export_person (customer_id, customer_key, export_id) SELECT n.*, ?1 FROM ({named}) n",
        (export_id, json.dumps(list(people))),
    )


def last_listed(db: Database) -> dict[int, int]:
    """Return the last day on which each customer, as they are shown now, was on a list; who never was is not in it."""
    found: dict[int, int] = {}
    for customer_id, day in _listed(db):
        found[customer_id] = max(found.get(customer_id, day), day)
    return found


def listed_within(db: Database, period: Period) -> frozenset[int]:
    """Return who was on a list within these days, as they are shown now."""
    return frozenset(id_ for id_, day in _listed(db) if period.first <= day <= period.last)


def _listed(db: Database) -> Iterator[tuple[int, int]]:
    """Yield who was on which day on a list: the day of this computer's clock, on which the owner wrote it."""
    roots = customer_link.roots(db)
    days = {
        export_id: to_day(datetime.fromisoformat(str(at)).astimezone())
        for export_id, at in db.rows("SELECT id, at FROM export_log")
    }
    for export_id, customer_id in db.each(
        "SELECT export_id, customer_id FROM export_person WHERE customer_id IS NOT NULL"
    ):
        id_ = int(customer_id or 0)
        yield roots.get(id_, id_), days[export_id]


def entries(db: Database) -> list[Entry]:
    """Return all exports, the latest first."""
    rows = db.rows(
        """SELECT at, segment_key, target, purpose, columns_json, count, left_out_count, sha256
            FROM export_log ORDER BY id DESC"""
    )
    return [
        Entry(
            at=str(row[0]),
            segment_key=str(row[1]),
            target=str(row[2]),
            purpose=str(row[3]),
            columns_json=str(row[4]),
            count=int(row[5] or 0),
            left_out_count=int(row[6] or 0),
            sha256=str(row[7]),
        )
        for row in rows
    ]
