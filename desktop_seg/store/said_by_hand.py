"""What holds of the word on being written to and of own fields when what the owner wrote lies over the imports.

A word by hand holds from its day on against all older ones; a newer dated word of an import outweighs it, and so does
an undated no of a newer import (definition of view consent_now). An own field set by hand holds against every import.
Used by: by_hand, in the middle of putting decisions on: the tables still say what the imports say.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_seg.model.customer import Consent
from desktop_seg.store.customer_edit import ByHand
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import suppressed_channels

BY_HAND = 0
"""Stands where an import_id stands, for what the owner wrote."""

_HOLDS = """SELECT customer_id, channel, import_id, source_row, status, day, source, weight_day FROM consent_now
    WHERE customer_id IN (SELECT value FROM json_each(?))"""
_COLUMNS = ("customer_id", "channel", "import_id", "source_row", "status", "day", "source")


def consents_with(
    db: Database, customer_ids: Iterable[int], edits: Mapping[int, ByHand]
) -> dict[int, list[dict[str, Any]]]:
    """Return the rows of table consent that hold for these customers, one for each channel somebody spoke of."""
    holds: defaultdict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    weight: dict[tuple[int, str], int | None] = {}
    asked = list(customer_ids)
    for *row, weight_day in db.each(_HOLDS, (json.dumps(asked),)):
        told: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
        holds[told["customer_id"]][told["channel"]] = told
        weight[told["customer_id"], told["channel"]] = None if weight_day is None else int(weight_day)
    for id_, edit in edits.items():
        for channel, said in edit.consents.items():
            newest = weight.get((id_, channel))
            if said.status is not Consent.UNKNOWN and (newest is None or newest <= said.day):
                holds[id_][channel] = _row(id_, channel, said.status, said.day)
    return {id_: list(holds[id_].values()) for id_ in asked}


def objections(db: Database, customer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a no for each channel on which an address of this customer is never to be written to again."""
    return [_row(customer["id"], channel, Consent.NO, None) for channel in suppressed_channels(db, customer)]


def fields_with(db: Database, customer_id: int, edit: ByHand, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of table customer_field of one customer; rows: what the imports say."""
    if not edit.fields:
        return list(rows)
    ids = {str(key): id_ for id_, key in db.rows("SELECT id, key FROM field_def")}
    by_hand = {ids[key]: value for key, value in edit.fields.items() if key in ids}
    written = [
        {"customer_id": customer_id, "field_id": id_, "import_id": BY_HAND, "source_row": 0, "value": value}
        for id_, value in by_hand.items()
        if value is not None
    ]
    return [row for row in rows if row["field_id"] not in by_hand] + written


def _row(customer_id: int, channel: str, status: Consent, day: int | None) -> dict[str, Any]:
    values = (customer_id, str(channel), BY_HAND, 0, str(status), day, "")
    return dict(zip(_COLUMNS, values, strict=True))
