"""Fields of the shop's own: further columns of a list of customers that are kept with them.

Like consents they are statements of an import: the newest import that says something of a customer holds (view
`own_value`), and an undo takes its own statements away. Used by: importing/writing, store/withdrawal.py.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_seg.model.field import Kind
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.sql_function import fold

# Other than these a field keeps no list of choices: the values are then the text of each customer.
MOST_CHOICES = 50


class OwnValue(NamedTuple):
    """What an import says of one field of one customer. value: as the type of the field keeps it."""

    customer_id: int
    field_id: int
    source_row: int
    value: SqlValue


def define(db: Database, import_id: int, name: str, kind: Kind) -> int:
    """Return the id of the field with this name and type; it is made when there is none (capitals do not count).

    Another type under the same name is a field of its own: values of two types cannot be compared.
    """
    key = f"{fold(name)}:{kind}"
    found = db.value("SELECT id FROM field_def WHERE key = ?", (key,))
    if found is not None:
        return int(found)
    return db.insert(
        "INSERT INTO field_def(key, name, type, import_id) VALUES (?, ?, ?, ?)", (key, name, str(kind), import_id)
    )


def changed_by(db: Database, values: Sequence[OwnValue]) -> frozenset[int]:
    """Return the customers of whom one of these values says something else than what holds now."""
    ids = json.dumps([each.customer_id for each in values])
    now = {
        (customer_id, field_id): value
        for customer_id, field_id, value in db.each(
            """SELECT customer_id, field_id, value FROM own_value
               WHERE customer_id IN (SELECT value FROM json_each(?))""",
            (ids,),
        )
    }
    return frozenset(each.customer_id for each in values if now.get((each.customer_id, each.field_id)) != each.value)


def write(db: Database, import_id: int, values: Iterable[OwnValue]) -> None:
    """Write the values of one import, at most one for each customer and field, and the choices that follow."""
    db.many(
        "INSERT INTO customer_field(customer_id, field_id, import_id, source_row, value) VALUES (?, ?, ?, ?, ?)",
        ((each.customer_id, each.field_id, import_id, each.source_row, each.value) for each in values),
    )
    renew_choices(db)


def take_back(db: Database, import_id: int) -> None:
    """Take back what an import said, and the fields that it alone brought. Fields that the owner made stay."""
    db.run("DELETE FROM customer_field WHERE import_id = ?", (import_id,))
    db.run(
        """UPDATE field_def SET import_id = (SELECT min(import_id) FROM customer_field WHERE field_id = field_def.id)
           WHERE import_id = ? AND id IN (SELECT field_id FROM customer_field)""",
        (import_id,),
    )
    db.run("DELETE FROM field_def WHERE import_id = ?", (import_id,))
    renew_choices(db)


def renew_choices(db: Database) -> None:
    """Work out anew which values the choice fields have; none for a field with more than can be listed."""
    for row in db.rows("SELECT id FROM field_def WHERE type = ?", (str(Kind.CHOICE),)):
        values = db.rows(
            "SELECT DISTINCT value FROM own_value WHERE field_id = ? ORDER BY value LIMIT ?", (row[0], MOST_CHOICES + 1)
        )
        choices = [str(value[0]) for value in values] if len(values) <= MOST_CHOICES else []
        db.run("UPDATE field_def SET choices_json = ? WHERE id = ?", (json.dumps(choices, ensure_ascii=False), row[0]))
