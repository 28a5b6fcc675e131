"""What customers are called in a sentence: their name, else the firm, else what they are known by."""

import json
from collections.abc import Iterable

from desktop_seg.store.customer_list import NAME_SQL
from desktop_seg.store.database import Database

_PARTS = ("first_name", "name_infix", "last_name", "company", "customer_no", "email", "phone", "mobile")


def names_beneath(db: Database, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of customers as the imports know them, also of those who are shown as somebody else.

    The number stands behind the name: two who are one are often called the same.
    """
    beneath = ", ".join(f"row_json ->> '{name}' AS {name}" for name in _PARTS)
    told = ", ".join(_PARTS)
    rows = db.rows(
        f"""SELECT c.id, {NAME_SQL}, coalesce(c.customer_no, c.email, c.mobile, c.phone, '') FROM (
            SELECT customer_id AS id, {beneath} FROM imported_row WHERE kind = 'customer'
            UNION ALL
            SELECT id, {told} FROM customer
            WHERE id NOT IN (SELECT customer_id FROM imported_row WHERE kind = 'customer')
        ) AS c WHERE c.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(ids)),),
    )
    return {int(row[0] or 0): _shown(str(row[1] or ""), str(row[2] or "")) for row in rows}


def _shown(name: str, known_by: str) -> str:
    return f"{name} ({known_by})" if name and known_by else name or known_by
