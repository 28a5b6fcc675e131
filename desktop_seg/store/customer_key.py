"""How lists name a customer: the number exactly as imported, else the address that identifies them."""

import json
from collections.abc import Sequence

from desktop_seg.store.database import Database

KEY_SQL = "coalesce(c.customer_no, c.email, c.phone, c.match_key)"
"""SQL over table customer, alias c."""


def keys(db: Database, ids: Sequence[int]) -> list[str]:
    """Return the keys of customers in the order of their ids."""
    found = {
        row[0]: str(row[1])
        for row in db.each(
            f"SELECT c.id, {KEY_SQL} FROM customer c WHERE c.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
    }
    return [found[id_] for id_ in ids]


def find(db: Database, told: str) -> list[int]:
    """Return the customers with this number; without one, those with this e-mail or phone, or this key."""
    for where in (
        "customer_no = :told",
        "email = lower(:told) OR phone = :told OR mobile = :told",
        "match_key = :told",
    ):
        found = [int(row[0] or 0) for row in db.rows(f"SELECT id FROM customer WHERE {where}", {"told": told.strip()})]
        if found:
            return found
    return []
