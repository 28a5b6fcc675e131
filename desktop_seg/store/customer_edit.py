"""What the owner changed of customers by hand: their columns, their word on being written to, own fields.

Edits lie over what the imports say (by_hand) and outlive every undo of an import: when nobody brings the person any
more they rest, and hold again when an import does. Of two edits of one column the later one holds; each can be taken
back at any time. This module keeps them; people/edit.py is what pages and commands call.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from desktop_seg.model.customer import Consent
from desktop_seg.store import customer_reference
from desktop_seg.store.contribution import CUSTOMER
from desktop_seg.store.database import Database, SqlValue

EDITABLE = tuple(
    name for name in CUSTOMER.columns if name not in {"customer_no", "created_day", "source", "loyalty_points"}
)
"""The columns an owner may change. Not the customer number: by it the imports know who is meant."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one edit says; what it does not name stays as it is.

    columns: by name of the column of table customer, values as that table keeps them; None: known to be nothing
    (deleted by the owner). consents: what the person said on the day of the edit, by channel or by the topic of a
    special category (store/special.py). fields: own fields by field_def.key.
    """

    columns: Mapping[str, SqlValue] = field(default_factory=dict)
    consents: Mapping[str, Consent] = field(default_factory=dict)
    fields: Mapping[str, SqlValue] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.columns or self.consents or self.fields)


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit as it is kept. id: for taking it back. at: UTC, ISO. day: day number the owner made it on."""

    id: int
    at: str
    day: int
    change: Change


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said by hand on one channel, and on which day."""

    status: Consent
    day: int


@dataclass(frozen=True, slots=True)
class ByHand:
    """All edits of one customer together, the latest of each thing."""

    columns: Mapping[str, SqlValue]
    consents: Mapping[str, Said]
    fields: Mapping[str, SqlValue]


def add(db: Database, customer_id: int, others: Sequence[int], change: Change, day: int) -> int:
    """Keep an edit and return its id. Call it while by_hand.lifted_off lasts.

    others: whoever else was put together with this customer; what was said about being written to holds for them too,
    so that it holds for all of them while they are one, and for each when they are two again.
    """
    act = db.number("SELECT max(act) FROM customer_edit") + 1
    at = datetime.now(UTC).isoformat("T", "seconds")
    for each in (customer_id, *others):
        part = change if each == customer_id else Change(consents=change.consents)
        if part:
            db.run(
                """INSERT INTO customer_edit(act, customer_id, customer_key, at, day, change_json)
                   VALUES (?, ?, ?, ?, ?, ?)""",
                (act, each, customer_reference.key_of(db, each), at, day, _to_json(part)),
            )
    return act


def remove(db: Database, edit_id: int) -> bool:
    """Forget an edit; return whether there was one. Call it while by_hand.lifted_off lasts."""
    return db.run("DELETE FROM customer_edit WHERE act = ?", (edit_id,)) > 0


def forget(db: Database, names: frozenset[str]) -> None:
    """Take own fields and topics of consents out of all edits, as if nobody had ever written of them."""
    changed = []
    for act_id, text in db.rows("SELECT id, change_json FROM customer_edit"):
        told = json.loads(str(text))
        kept = {part: {name: value for name, value in told[part].items() if name not in names} for part in told}
        if kept != told:
            changed.append((json.dumps(kept, ensure_ascii=False), act_id))
    db.many("UPDATE customer_edit SET change_json = ? WHERE id = ?", changed)


def edits(db: Database, customer_ids: Iterable[int]) -> tuple[Edit, ...]:
    """Return the edits of these customers (as the imports know them), newest first."""
    rows = db.rows(
        """SELECT act, at, day, change_json FROM customer_edit
           WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY act DESC, id""",
        (json.dumps(list(customer_ids)),),
    )
    # The first row of an act is the one of the customer that was edited; it says all.
    first = {int(row[0] or 0): row for row in reversed(rows)}
    return tuple(
        Edit(act, str(at), int(day or 0), _from_json(str(text)))
        for act, (_act, at, day, text) in sorted(first.items(), reverse=True)
    )


def by_hand(db: Database, customer_ids: Iterable[int] | None = None) -> dict[int, ByHand]:
    """Return what was edited of each customer (or of these), as the imports know them; resting edits are left out."""
    columns: defaultdict[int, dict[str, SqlValue]] = defaultdict(dict)
    consents: defaultdict[int, dict[str, Said]] = defaultdict(dict)
    fields: defaultdict[int, dict[str, SqlValue]] = defaultdict(dict)
    wanted = None if customer_ids is None else set(customer_ids)
    order = []
    for customer_id, day, text in db.each(
        "SELECT customer_id, day, change_json FROM customer_edit WHERE customer_id IS NOT NULL ORDER BY id"
    ):
        id_ = int(customer_id or 0)
        if wanted is not None and id_ not in wanted:
            continue
        order.append(id_)
        change = _from_json(str(text))
        columns[id_].update(change.columns)
        consents[id_].update({channel: Said(status, int(day or 0)) for channel, status in change.consents.items()})
        fields[id_].update(change.fields)
    return {id_: ByHand(columns[id_], consents[id_], fields[id_]) for id_ in dict.fromkeys(order)}


def _to_json(change: Change) -> str:
    return json.dumps(
        {
            "columns": dict(change.columns),
            "consents": {str(channel): str(status) for channel, status in change.consents.items()},
            "fields": dict(change.fields),
        },
        ensure_ascii=False,
    )


def _from_json(text: str) -> Change:
    told = json.loads(text)
    consents = {str(channel): Consent(status) for channel, status in told["consents"].items()}
    return Change(told["columns"], consents, told["fields"])
