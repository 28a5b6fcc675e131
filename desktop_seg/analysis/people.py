"""Columns of some people, or of everyone, as of a day: the one question that every analysis starts from.

In: customers and metrics. Out: plain rows. Used by: the other modules of analysis.
"""

import json
from collections.abc import Sequence

from desktop_seg.metrics import refresh
from desktop_seg.store.database import Database, Row
from desktop_seg.store.figures import EVERYONE


def rows(
    db: Database, columns: Sequence[str], as_of: int | None, ids: Sequence[int] | None = None, where: str = "1"
) -> list[Row]:
    """Return SQL columns (over customer c and metrics m) of the people with these ids, in no order.

    ids: None means everyone known as of the day. where: a further SQL condition. Staff and counter accounts never come.
    """
    chosen = "1" if ids is None else "c.id IN (SELECT value FROM json_each(:ids))"
    with refresh.at(db, as_of) as table:
        return db.rows(
            f"""SELECT {", ".join(columns)} FROM customer c JOIN {table} m ON m.customer_id = c.id
                WHERE {EVERYONE} AND {chosen} AND {where}""",
            {"as_of": as_of, "ids": "[]" if ids is None else json.dumps(list(ids))},
        )
