"""What the owner decided of people whom an undone import took along: kept, and in force again when they come back.

Each decision names a person twice: by the id the imports know them by, and by their key (customer_write.Identity.key).
Undoing an import forgets the id; an import that brings exactly one person with that number, e-mail, phone or name
finds it again. Used by: by_hand.
"""

import json
from collections.abc import Sequence
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
    _Place("campaign_person", "customer_id", "customer_key"),
    _Place("export_person", "customer_id", "customer_key"),
)
_ERASED = "erased:"
# Kind of key -> customers with what they are known by in that way.
_KNOWN_BY = {
    "number": "SELECT id, customer_no AS told FROM customer WHERE customer_no IS NOT NULL",
    "email": "SELECT id, email AS told FROM customer WHERE email IS NOT NULL",
    "phone": """SELECT id, phone AS told FROM customer WHERE phone IS NOT NULL
        UNION SELECT id, mobile FROM customer WHERE mobile IS NOT NULL""",
    "name": "SELECT id, substr(match_key, 6) AS told FROM customer WHERE match_key LIKE 'name:%'",
}


def key_of(db: Database, customer_id: int) -> str:
    """Return the key of a customer as the imports know them. Call it while by_hand.lifted_off lasts."""
    return str(db.value("SELECT match_key FROM customer WHERE id = ?", (customer_id,)))


def named(customer_ids: str) -> str:
    """SQL: id and key, as the imports know them, of customers as they are shown; customer_ids: SQL of their ids."""
    # The key from beneath: what is shown may have been changed by hand.
    return f"""SELECT c.id, coalesce(i.row_json ->> 'match_key', c.match_key) FROM customer c
        LEFT JOIN imported_row i ON i.kind = 'customer' AND i.customer_id = c.id WHERE c.id IN ({customer_ids})"""


def erase(db: Database, customer_ids: Sequence[int]) -> None:
    """Let campaigns and lists know only that somebody was on them: for people who are erased. Ids as the imports know
    them."""
    for table in ("campaign_person", "export_person"):
        db.run(
            f"""UPDATE {table} SET customer_id = NULL, customer_key = '{_ERASED}'
                WHERE customer_id IN (SELECT value FROM json_each(?))""",
            (json.dumps(list(customer_ids)),),
        )


def renew(db: Database) -> None:
    """Let go of customers who are gone, find again those who came back, note by what the others are known now.

    Call it while by_hand.lifted_off lasts.
    """
    for place in _PLACES:
        table, id_, key = place
        db.run(f"UPDATE {table} SET {id_} = NULL WHERE {id_} NOT IN (SELECT id FROM customer)")
        db.many(
            f"UPDATE {table} SET {id_} = ? WHERE {id_} IS NULL AND {key} = ?",
            [row for kind in _KNOWN_BY for row in db.rows(_found(place, kind))],
        )
        db.run(
            f"""UPDATE {table} SET {key} = (SELECT match_key FROM customer WHERE id = {id_})
                WHERE {id_} IS NOT NULL AND {key} <> (SELECT match_key FROM customer WHERE id = {id_})"""
        )


def _found(place: _Place, kind: str) -> str:
    """SQL: the only customer who is known by a key of this kind, and the key; none where nobody or several are."""
    table, id_, key = place
    return f"""SELECT min(k.id), d.told FROM (
            SELECT DISTINCT {key} AS told, substr({key}, {len(kind) + 2}) AS rest FROM {table}
            WHERE {id_} IS NULL AND {key} LIKE '{kind}:%') d
        JOIN ({_KNOWN_BY[kind]}) k ON k.told = d.rest GROUP BY d.told HAVING count(*) = 1"""
