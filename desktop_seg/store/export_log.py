"""The journal of lists that left the shop: when, which segment, which columns, how many, for what. No names."""

from dataclasses import dataclass

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


def add(db: Database, entry: Entry) -> None:
    """Write one export into the journal."""
    db.run(
        """INSERT INTO export_log (at, segment_key, target, purpose, columns_json, count, left_out_count, sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(entry.at, entry.segment_key, entry.target, entry.purpose, entry.columns_json),
            *(entry.count, entry.left_out_count, entry.sha256),
        ),
    )


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
