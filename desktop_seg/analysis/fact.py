"""What is known of one customer, field by field and in words: whatever has a value, in the order of the catalogue.

In: customers and metrics. Used by: the customer page. A new metric or own column shows there by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.analysis.value_words import value_words, word_title
from desktop_seg.base.i18n import _
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Field, Kind
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue

_IN_ONE_QUESTION = 400  # SQLite takes 2,000 columns, some of which are long expressions


@dataclass(frozen=True, slots=True)
class Fact:
    """One field that is known. title, text: in the owner's language. group: of the field."""

    key: str
    title: str
    text: str
    group: str


def facts(db: Database, customer_id: int, as_of: int | None) -> tuple[Fact, ...]:
    """Return every field known of a customer as of a day; none for staff, counter accounts and who is gone."""
    asked = [each for each in all_fields(db) if each.kind is not Kind.SEVERAL]  # those are tested, not read
    currency = setting.load(db).currency
    found: list[Fact] = []
    for first in range(0, len(asked), _IN_ONE_QUESTION):
        part = asked[first : first + _IN_ONE_QUESTION]
        rows = people.rows(db, [each.column for each in part], as_of, [customer_id])
        values: Sequence[SqlValue] = rows[0] if rows else ()
        found += [
            Fact(each.key, _(each.title), field_words(each, value, currency), each.group)
            for each, value in zip(part, values, strict=False)
            if value is not None and value != ""
        ]
    return tuple(found)


def field_words(field: Field, value: SqlValue, currency: str) -> str:
    """Return the value of a field as people read it; "" for nothing."""
    if value is None:
        return ""
    if field.kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE) and isinstance(value, int | float):
        return value_words(float(value), field, currency)
    return word_title(str(value), field)
