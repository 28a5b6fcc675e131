"""What may be typed about one customer: the columns as they stand, and every own field with what it says.

Used by: the dialog that changes a customer by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop_seg.model.customer import Consent
from desktop_seg.model.field import Kind
from desktop_seg.store import setting, special
from desktop_seg.store.customer_edit import EDITABLE
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.own_field import OwnField, own_fields


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One own field of a customer. key: field_def.key. name: the owner's. choices: words known for it.

    value: as the field keeps it, None when it is not known. topic: of a special category what a consent to its use is
    filed under, "" for an ordinary field. purpose: what it is kept for. agreed: the word of the person on that.
    agreed_day: when it was said, None when that is not known.
    """

    key: str
    name: str
    kind: Kind
    choices: tuple[str, ...]
    value: SqlValue
    topic: str = ""
    purpose: str = ""
    agreed: Consent = Consent.UNKNOWN
    agreed_day: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """columns: values by name of the column of table customer. fields: own fields; those of special categories come
    last, while their use is switched on."""

    columns: Mapping[str, SqlValue]
    fields: tuple[OwnAnswer, ...]


def customer_form(db: Database, customer_id: int) -> CustomerForm | None:
    """Read what is known of a customer, None when there is none of that id (any more)."""
    row = db.one(f"SELECT {', '.join(EDITABLE)} FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        return None
    known = db.rows("SELECT field_id, value FROM own_value WHERE customer_id = ?", (customer_id,))
    values = {int(field_id or 0): value for field_id, value in known}
    words = db.rows("SELECT channel, status, day FROM consent_now WHERE customer_id = ?", (customer_id,))
    said = {str(channel): _Word(Consent(str(status)), day) for channel, status, day in words}
    with_special = setting.load(db).uses_special
    shown = [each for each in own_fields(db) if not each.is_removed and (with_special or not each.is_sensitive)]
    return CustomerForm(
        dict(zip(EDITABLE, row, strict=True)),
        tuple(_answer(each, values.get(each.id), said) for each in sorted(shown, key=lambda each: each.is_sensitive)),
    )


class _Word(NamedTuple):
    status: Consent
    day: SqlValue


def _answer(field: OwnField, value: SqlValue, said: Mapping[str, _Word]) -> OwnAnswer:
    plain = OwnAnswer(field.key, field.name, field.kind, field.choices, value)
    if not field.is_sensitive:
        return plain
    topic = special.topic(field.key)
    word = said.get(topic, _Word(Consent.UNKNOWN, None))
    said_on = None if word.day is None else int(word.day)
    return replace(plain, topic=topic, purpose=field.purpose, agreed=word.status, agreed_day=said_on)
