"""What may be typed about one customer: the columns as they stand, and every own field with what it says.

Used by: the dialog that changes a customer by hand.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_seg.model.field import Kind
from desktop_seg.store.customer_edit import EDITABLE
from desktop_seg.store.database import Database, SqlValue


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One own field of a customer. key: field_def.key. name: the owner's. choices: words known for it.

    value: as the field keeps it, None when it is not known.
    """

    key: str
    name: str
    kind: Kind
    choices: tuple[str, ...]
    value: SqlValue


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """columns: values by name of the column of table customer. fields: own fields, special categories left out."""

    columns: Mapping[str, SqlValue]
    fields: tuple[OwnAnswer, ...]


def customer_form(db: Database, customer_id: int) -> CustomerForm | None:
    """Read what is known of a customer, None when there is none of that id (any more)."""
    row = db.one(f"SELECT {', '.join(EDITABLE)} FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        return None
    fields = db.rows(
        """SELECT d.key, d.name, d.type, d.choices_json, v.value FROM field_def d
            LEFT JOIN own_value v ON v.field_id = d.id AND v.customer_id = ?
            WHERE NOT d.is_sensitive AND NOT d.is_removed ORDER BY d.name, d.id""",
        (customer_id,),
    )
    return CustomerForm(
        dict(zip(EDITABLE, row, strict=True)),
        tuple(
            OwnAnswer(str(key), str(name), Kind(str(kind)), tuple(json.loads(str(choices))), value)
            for key, name, kind, choices, value in fields
        ),
    )
