"""Fields of the shop's own as fields a rule may ask about, and those of special categories behind their gate.

A special category is known only of people who said an explicit yes to its use; and a rule that asks about it holds
only for them, whatever stands round it (rules/gate.py). Key of an own field: "own_..."; of its gate: "agreed_...".
In: tables field_def, customer_field, consent (store/own_field.py, store/special.py). Used by: catalogue.
"""

from desktop_seg.base.i18n import N_, _
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.store.own_field import OwnField
from desktop_seg.store.special import agreed_sql

SPECIAL_GROUP = "special"

WHY_CAREFUL = N_(
    "Special data: the law protects them most. Only people who said an explicit yes to their use are in a segment that"
    " asks about them, groups of fewer than 10 are never shown, and each segment kept and each list written with"
    " them is noted in the journal."
)
"""The shield that stands beside such a field."""


def own_field(own: OwnField) -> Field:
    """Return the field of an own column; of several imports the latest one's value counts."""
    return Field(
        f"own_{own.key}",
        own.name,
        own.kind,
        # Not through the view own_value: for one customer the newest row is found by the key of the table.
        f"(SELECT f.value FROM customer_field f WHERE f.customer_id = c.id AND f.field_id = {own.id}"
        " ORDER BY f.import_id DESC LIMIT 1)",
        "customer",
        group="own",
        choices=tuple(Choice(each, each) for each in own.choices),
    )


def special_field(own: OwnField) -> Field:
    """Return the field of a special category, unknown for everyone who did not agree to its use."""
    plain = own_field(own)
    return Field(
        plain.key,
        plain.title,
        plain.kind,
        f"CASE WHEN {agreed_sql(own.key)} THEN {plain.column} END",
        "customer",
        help=WHY_CAREFUL,
        group=SPECIAL_GROUP,
        gate=gate_key(own.key),
        choices=plain.choices,
    )


def gate_field(own: OwnField) -> Field:
    """Return the explicit consent to the use of a special category; never unknown."""
    key = gate_key(own.key)
    title = _("Explicit consent to the use of “{field}”").format(field=own.name)
    return Field(key, title, Kind.YES_NO, agreed_sql(own.key), "customer", group=SPECIAL_GROUP, gate=key)


def gate_key(key: str) -> str:
    """Return the key of the gate of an own field."""
    return f"agreed_{key}"
