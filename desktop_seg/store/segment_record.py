"""The owner's own segments as they lie in the shop file, with every earlier definition and the pins."""

from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_seg.store import by_hand
from desktop_seg.store.database import Database, Row


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """One own segment. key: stable, "own_3"; "" before it is saved.

    rule_json, params_json: as segments/own.py wrote them. is_frozen: its people were listed once and stay.
    template_key: the ready-made segment it was made from, or None.
    """

    key: str
    name: str
    note: str
    color: str
    rule_json: str
    params_json: str
    template_key: str | None = None
    is_frozen: bool = False
    revision: int = 1


_COLUMNS = "key, name, note, color, rule_json, params_json, template_key, is_frozen, revision"


def all_segments(db: Database) -> list[SegmentRecord]:
    """Return every own segment, oldest first."""
    return [_record(row) for row in db.each(f"SELECT {_COLUMNS} FROM segment ORDER BY id")]


def segment(db: Database, key: str) -> SegmentRecord | None:
    """Return one own segment, None when there is none."""
    row = db.one(f"SELECT {_COLUMNS} FROM segment WHERE key = ?", (key,))
    return _record(row) if row else None


@dataclass(frozen=True, slots=True)
class Revision:
    """One definition a segment has had. changed_at: since when it held, UTC, ISO. is_current: whether it still does."""

    number: int
    name: str
    rule_json: str
    changed_at: str
    is_current: bool


def revisions(db: Database, key: str) -> list[Revision]:
    """Return every definition of an own segment, the newest first; none when there is no such segment."""
    rows = db.rows(
        """SELECT revision, name, rule_json, changed_at, 1 FROM segment WHERE key = :key
            UNION ALL
            SELECT r.revision, r.name, r.rule_json, r.changed_at, 0 FROM segment_revision r
            JOIN segment s ON s.id = r.segment_id WHERE s.key = :key
            ORDER BY 1 DESC""",
        {"key": key},
    )
    return [Revision(int(row[0] or 0), str(row[1]), str(row[2]), str(row[3]), bool(row[4])) for row in rows]


def save(db: Database, record: SegmentRecord) -> SegmentRecord:
    """Write a new segment (key "") or a new definition of one, whose earlier definition is kept; return it."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with db.transaction():
        key = record.key or _new(db, record, now)
        db.run(
            """INSERT INTO segment_revision (segment_id, revision, name, rule_json, params_json, changed_at)
                SELECT id, revision, name, rule_json, params_json, changed_at FROM segment
                WHERE key = ? AND ? <> ''""",
            (key, record.key),
        )
        db.run(
            """UPDATE segment SET name = ?, note = ?, color = ?, rule_json = ?, params_json = ?, is_frozen = ?,
                revision = revision + (? <> ''), changed_at = ? WHERE key = ?""",
            (
                *(record.name, record.note, record.color, record.rule_json, record.params_json, record.is_frozen),
                *(record.key, now, key),
            ),
        )
    saved = segment(db, key)
    assert saved is not None
    return saved


def delete(db: Database, key: str) -> None:
    """Take a segment away with its earlier definitions and pins."""
    with db.transaction():
        db.run("DELETE FROM segment WHERE key = ?", (key,))


def pins(db: Database, key: str, is_in: bool, key_sql: str) -> tuple[str, ...]:
    """Return the people pinned in (or out) by hand, as `key_sql` (over customer c) names them."""
    rows = db.rows(
        f"""SELECT {key_sql} FROM segment_pin p JOIN segment s ON s.id = p.segment_id JOIN customer c
            ON c.id = p.customer_id WHERE s.key = ? AND p.is_in = ? ORDER BY c.id""",
        (key, is_in),
    )
    return tuple(str(row[0]) for row in rows)


def pin_of(db: Database, key: str, customer_id: int) -> bool | None:
    """Return whether a customer was put in (True) or taken out (False) by hand; None when neither."""
    found = db.value(
        """SELECT p.is_in FROM segment_pin p JOIN segment s ON s.id = p.segment_id
            WHERE s.key = ? AND p.customer_id = ?""",
        (key, customer_id),
    )
    return None if found is None else bool(found)


def pin(db: Database, key: str, customer_id: int, is_in: bool | None) -> None:
    """Put a customer into an own segment or take them out by hand; None leaves it to the conditions again.

    What is decided of somebody who is one with others, or was changed by hand, is said beneath that (store/by_hand.py).
    """
    with db.transaction():
        first, *_others = by_hand.everyone_in(db, customer_id)
        with by_hand.lifted_off(db):
            db.run(
                """DELETE FROM segment_pin WHERE customer_id = ?
                    AND segment_id = (SELECT id FROM segment WHERE key = ?)""",
                (first, key),
            )
            if is_in is not None:
                db.run(
                    """INSERT INTO segment_pin (segment_id, customer_id, is_in)
                        SELECT id, ?, ? FROM segment WHERE key = ?""",
                    (first, is_in, key),
                )


def _new(db: Database, record: SegmentRecord, now: str) -> str:
    id_ = db.insert(
        """INSERT INTO segment (key, name, note, color, template_key, rule_json, params_json, created_at, changed_at)
            VALUES ('', ?, '', '', ?, '', '', ?, ?)""",
        (record.name, record.template_key, now, now),
    )
    key = f"own_{id_}"
    db.run("UPDATE segment SET key = ? WHERE id = ?", (key, id_))
    return key


def _record(row: Row) -> SegmentRecord:
    return SegmentRecord(
        key=str(row[0]),
        name=str(row[1]),
        note=str(row[2]),
        color=str(row[3]),
        rule_json=str(row[4]),
        params_json=str(row[5]),
        template_key=None if row[6] is None else str(row[6]),
        is_frozen=bool(row[7]),
        revision=int(row[8] or 1),
    )
