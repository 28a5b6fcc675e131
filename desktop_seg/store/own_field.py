"""Fields of the shop's own: further columns of a list of customers that are kept with them, or made by the owner.

Like consents their values are statements of an import: the newest import that says something of a customer holds (view
`own_value`), and an undo takes its own statements away. What the owner fills in by hand lies over them (by_hand.py).
Used by: importing/writing, store/withdrawal.py, people/own_field.py, the settings.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class OwnField:
    """One own field. key: field_def.key. choices: words known for it, of a CHOICE field.

    purpose: what a special category is kept for, "" for an ordinary field.
    is_made: by the owner, not by an import. is_removed: out of sight until it is put back.
    """

    id: int
    key: str
    name: str
    kind: Kind
    choices: tuple[str, ...]
    is_sensitive: bool
    purpose: str
    is_made: bool
    is_removed: bool


def own_fields(db: Database) -> tuple[OwnField, ...]:
    """Return every own field by name, also removed ones and special categories."""
    rows = db.rows(
        """SELECT id, key, name, type, choices_json, is_sensitive, purpose, import_id IS NULL, is_removed
            FROM field_def ORDER BY name COLLATE NOCASE, id"""
    )
    return tuple(
        OwnField(
            int(id_ or 0),
            str(key),
            str(name),
            Kind(str(kind)),
            tuple(json.loads(str(choices))),
            bool(is_sensitive),
            str(purpose),
            bool(is_made),
            bool(is_removed),
        )
        for id_, key, name, kind, choices, is_sensitive, purpose, is_made, is_removed in rows
    )


def name_of(key: str) -> str:
    """Return the name, as imports know it, of the field with this key; folded."""
    return key.rpartition(":")[0]


def known_of(db: Database) -> dict[int, int]:
    """Return of how many customers each own field says something, by its id; fields nobody has are left out."""
    rows = db.rows("SELECT field_id, count(DISTINCT customer_id) FROM customer_field GROUP BY field_id")
    return {int(field_id or 0): int(count or 0) for field_id, count in rows}


def key_of(name: str, kind: Kind) -> str:
    """Return the key of the field with this name and type."""
    return f"{fold(name)}:{kind}"


def define(db: Database, import_id: int | None, name: str, kind: Kind) -> int:
    """Return the id of the field with this name and type; it is made when there is none (capitals do not count).

    Another type under the same name is a field of its own: values of two types cannot be compared. One that was
    removed is put back. import_id: that brings it, None for the owner.
    """
    key = key_of(name, kind)
    found = db.value("SELECT id FROM field_def WHERE key = ?", (key,))
    if found is not None:
        db.run("UPDATE field_def SET is_removed = 0 WHERE id = ? AND is_removed", (found,))
        return int(found)
    return db.insert(
        "INSERT INTO field_def(key, name, type, import_id) VALUES (?, ?, ?, ?)", (key, name, str(kind), import_id)
    )


def adopt(db: Database, field_id: int, choices: Sequence[str] = ()) -> None:
    """Make a field the owner's, which no undo takes away. choices: words it may have although nobody has them yet."""
    declared = json.dumps(list(choices), ensure_ascii=False)
    db.run("UPDATE field_def SET import_id = NULL, declared_json = ? WHERE id = ?", (declared, field_id))
    renew_choices(db)


def rename(db: Database, field_id: int, name: str) -> None:
    """Call a field otherwise; what imports know it by stays the same."""
    db.run("UPDATE field_def SET name = ? WHERE id = ?", (name, field_id))


def set_removed(db: Database, field_id: int, is_removed: bool) -> None:
    """Take a field out of sight, or put it back; its values stay."""
    db.run("UPDATE field_def SET is_removed = ? WHERE id = ?", (int(is_removed), field_id))


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


def once(words: Iterable[str]) -> tuple[str, ...]:
    """Return each word once, as it is written first: capitals do not make it another one, as in rules."""
    first: dict[str | None, str] = {}
    for word in words:
        first.setdefault(fold(word), word)
    return tuple(first.values())


def renew_choices(db: Database) -> None:
    """Work out anew which values the choice fields have; none for a field with more than can be listed.

    The words that the owner declared come first, in the owner's order.
    """
    for row in db.rows("SELECT id, declared_json FROM field_def WHERE type = ?", (str(Kind.CHOICE),)):
        values = db.rows(
            "SELECT DISTINCT value FROM own_value WHERE field_id = ? ORDER BY value LIMIT ?", (row[0], MOST_CHOICES + 1)
        )
        used = [str(value[0]) for value in values] if len(values) <= MOST_CHOICES else []
        choices = once([*json.loads(str(row[1])), *used])
        db.run("UPDATE field_def SET choices_json = ? WHERE id = ?", (json.dumps(choices, ensure_ascii=False), row[0]))
