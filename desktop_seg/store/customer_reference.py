"""What the owner decided of people whom an undone import took along: kept, and in force again when they come back.

Each decision names a person twice: by the id the imports know them by, and by their key (customer_write.Identity.key).
Undoing an import forgets the id; an import that brings exactly one person with that number, e-mail, phone or name
finds it again. Used by: by_hand.
"""

from typing import NamedTuple

from desktop_seg.store.database import Database


class _Place(NamedTuple):
    table: str
    id: str
    key: str


_PLACES = (
    _Place("customer_edit", "customer_id", "customer_key"),
    _Place("customer_link", "kept_id", "kept_key"),
    _Place("customer_link", "merged_id", "merged_key"),
    _Place("two_people", "one_id", "one_key"),
    _Place("two_people", "other_id", "other_key"),
)
_SAME = {
    "number": "customer_no = :told",
    "email": "email = :told",
    "phone": "phone = :told OR mobile = :told",
    "name": "match_key = 'name:' || :told",
}


def key_of(db: Database, customer_id: int) -> str:
    """Return the key of a customer as the imports know them. Call it while by_hand.lifted_off lasts."""
    return str(db.value("SELECT match_key FROM customer WHERE id = ?", (customer_id,)))


def renew(db: Database) -> None:
    """Let go of customers who are gone, find again those who came back, note by what the others are known now.

    Call it while by_hand.lifted_off lasts.
    """
    for table, id_, key in _PLACES:
        db.run(f"UPDATE {table} SET {id_} = NULL WHERE {id_} NOT IN (SELECT id FROM customer)")
        for row in db.rows(f"SELECT DISTINCT {key} FROM {table} WHERE {id_} IS NULL"):
            found = _found(db, str(row[0]))
            if found is not None:
                db.run(f"UPDATE {table} SET {id_} = ? WHERE {id_} IS NULL AND {key} = ?", (found, row[0]))
        db.run(
            f"""UPDATE {table} SET {key} = (SELECT match_key FROM customer WHERE id = {id_})
                WHERE {id_} IS NOT NULL AND {key} <> (SELECT match_key FROM customer WHERE id = {id_})"""
        )


def _found(db: Database, key: str) -> int | None:
    """Return the only customer who is known by this key, None when there is none or several."""
    kind, _colon, told = key.partition(":")
    rows = db.rows(f"SELECT id FROM customer WHERE {_SAME[kind]} LIMIT 2", {"told": told})
    return int(rows[0][0] or 0) if len(rows) == 1 else None
