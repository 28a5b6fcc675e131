"""The command that keeps the fields of the shop's own: listed, added, renamed, removed, put back and deleted.

What is changed here is what the settings window changes, through the same functions (people/own_field.py).
"""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list, format_number
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Json, Output
from desktop_seg.model.field import Kind
from desktop_seg.people import own_field, special_field
from desktop_seg.people.own_field import KIND_TITLES, NewField
from desktop_seg.segments.evaluate import LEAST_GROUP
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnField, known_of
from desktop_seg.store.own_field import own_fields as every
from desktop_seg.store.special import agreed_count


def own_fields(asked: Asked, output: Output) -> int:
    """List the own fields, or make, rename, remove, put back or delete one and list them then."""
    told = asked.values
    changes: dict[str, Callable[[Database, str], object]] = {
        "add": lambda db, name: _add(db, NewField(name, Kind(told["type"]), told["choices"]), told["purpose"]),
        "rename": lambda db, name: own_field.rename(db, own_field.find(db, name), told["new_name"]),
        "remove": lambda db, name: own_field.remove(db, own_field.find(db, name)),
        "forget": lambda db, name: _forget(db, own_field.find(db, name)),
        "restore": lambda db, name: own_field.restore(db, own_field.find(db, name)),
    }
    change = changes.get(told["act"])
    with asked.open(must_exist=change is None) as db:
        if change is not None:
            change(db, _named(told))
        found = every(db)
        known = known_of(db) | {each.id: agreed_count(db, each.key) for each in found if each.is_sensitive}
    _list(output, found, known)
    return 0


def _add(db: Database, wanted: NewField, purpose: str) -> None:
    """Make a field; with a purpose a special category."""
    if purpose:
        special_field.add(db, wanted, purpose)
    else:
        own_field.add(db, wanted)


def _forget(db: Database, field: OwnField) -> None:
    if not field.is_sensitive:
        raise UserError(
            _("“{name}” holds no special data; its values are only put out of sight.").format(name=field.name),
            _("Write “remove” instead of “forget”."),
        )
    special_field.forget(db, field)


def _named(told: dict[str, Any]) -> str:
    if not told["name"]:
        raise UserError(_("It is not said which field is meant."), _("Write its name behind the word."))
    return str(told["name"])


# Of special data it is told of how many people the consent is there, and nothing where they are few.
def _list(output: Output, found: tuple[OwnField, ...], known: Mapping[int, int]) -> None:
    heads = [_("Key"), _("Name"), _("Type"), _("Choices"), _("Known of"), _("In use"), _("Special data, for")]
    output.table(heads, [_row(each, known.get(each.id, 0)) for each in found], numbers=(4,))
    if not found:
        output.say(_("There are none. “own-fields add Garden --type choice --choices balcony,garden” makes one."))
    output.data([_told(each, known.get(each.id, 0)) for each in found])


def _row(each: OwnField, known: int) -> list[str]:
    return [
        f"own_{each.key}",
        each.name,
        _(KIND_TITLES[each.kind]),
        format_list(each.choices) if each.choices else "",
        _("fewer than {n}").format(n=LEAST_GROUP) if _is_few(each, known) else format_number(known),
        _("no") if each.is_removed else _("yes"),
        each.purpose,
    ]


def _is_few(each: OwnField, known: int) -> bool:
    return each.is_sensitive and known < LEAST_GROUP


def _told(each: OwnField, known: int) -> dict[str, Json]:
    return {
        "key": f"own_{each.key}",
        "name": each.name,
        "type": each.kind.value,
        "choices": list(each.choices),
        "known": None if _is_few(each, known) else known,
        "purpose": each.purpose or None,
        "is_made": each.is_made,
        "is_removed": each.is_removed,
    }
