"""The columns a list may have: address and names as mailing programs want them, consent, and every field of a rule.

In: fields (metrics/catalogue.py). Used by: targets, the export wizard.
"""

import json
from collections.abc import Iterator, Sequence

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.metrics.refresh import at
from desktop_seg.model.customer import Channel
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.store.customer_key import KEY_SQL
from desktop_seg.store.database import Database, Row

_PARTS = ("first_name", "name_infix", "last_name")
_NAME = " || ' ' || ".join(f"coalesce(c.{part}, '')" for part in _PARTS)
# Empty parts leave doubled blanks behind.
_WHOLE_NAME = f"nullif(trim(replace(replace({_NAME}, '  ', ' '), '  ', ' ')), '')"


def _text(key: str, title: str, column: str = "") -> Field:
    return Field(key, title, Kind.TEXT, column or f"c.{key}", "list")


_OWN = (
    _text("customer", N_("Customer"), KEY_SQL),
    _text("name", N_("Name"), f"coalesce({_WHOLE_NAME}, c.company)"),
    _text("name_infix", N_("Name infix")),
    _text("house_number", N_("House number")),
    _text("address_line2", N_("Second address line")),
)

CONSENTS = (
    Choice("yes", N_("yes")),
    Choice("relation", N_("customer relation")),
    Choice("no", N_("no")),
)

STANDARD = (
    *("customer", "salutation", "first_name", "name_infix", "last_name", "company", "email", "phone", "mobile"),
    *("street", "house_number", "address_line2", "postcode", "city", "country", "language", "last_day"),
    *("frequency_365", "monetary_365"),
)
"""The columns of a list when the owner chooses none."""


def consent_columns(channel: Channel) -> tuple[Field, ...]:
    """Return the columns that say what these people agreed to and when; every list has them."""
    said = f"FROM consent_now n WHERE n.customer_id = c.id AND n.channel = '{channel}'"
    return (
        Field("consent", N_("Consent"), Kind.CHOICE, f"(SELECT n.status {said})", "list", choices=CONSENTS),
        Field("consent_day", N_("Consent given on"), Kind.DATE, f"(SELECT n.day {said})", "list"),
    )


def columns(db: Database) -> tuple[Field, ...]:
    """Return every column a list of this shop may have; those of people first."""
    taken = {field.key for field in _OWN}
    return (*_OWN, *(field for field in all_fields(db) if field.key not in taken))


def people(db: Database, ids: Sequence[int], fields: Sequence[Field], as_of: int) -> Iterator[Row]:
    """Yield the values of the fields for each person, in the order of the ids."""
    asked = ", ".join(field.column for field in fields)
    with at(db, as_of) as table:
        yield from db.rows(
            f"""SELECT {asked} FROM json_each(:ids) x JOIN customer c ON c.id = x.value
                LEFT JOIN {table} m ON m.customer_id = c.id ORDER BY x.key""",
            {"ids": json.dumps(list(ids)), "as_of": as_of},
        )
