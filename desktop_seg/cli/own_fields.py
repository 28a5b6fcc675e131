"""The command that keeps the fields of the shop's own: listed, added, renamed, removed and put back.

What is changed here is what the settings window changes, through the same functions (people/own_field.py).
"""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list, format_number
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Json, Output
from desktop_seg.model.field import Kind
from desktop_seg.people import own_field
from desktop_seg.people.own_field import KIND_TITLES, NewField
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnField, known_of
from desktop_seg.store.own_field import own_fields as every


def own_fields(asked: Asked, output: Output) -> int:
    """List the own fields, or make, rename, remove or put back one and list them then."""
    told = asked.values
    changes: dict[str, Callable[[Database, str], object]] = {
        "add": lambda db, name: own_field.add(db, NewField(name, Kind(told["type"]), told["choices"])),
        "rename": lambda db, name: own_field.rename(db, own_field.find(db, name), told["new_name"]),
        "remove": lambda db, name: own_field.remove(db, own_field.find(db, name)),
        "restore": lambda db, name: own_field.restore(db, own_field.find(db, name)),
    }
    change = changes.get(told["act"])
    with asked.open(must_exist=change is None) as db:
        if change is not None:
            change(db, _named(told))
        found, known = every(db), known_of(db)
    _list(output, found, known)
    return 0


def _named(told: dict[str, Any]) -> str:
    if not told["name"]:
        raise UserError(_("It is not said which field is meant."), _("Write its name behind the word."))
    return str(told["name"])


def _list(output: Output, found: tuple[OwnField, ...], known: Mapping[int, int]) -> None:
    heads = [_("Key"), _("Name"), _("Type"), _("Choices"), _("Known of"), _("In use")]
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
        format_number(known),
        _("no") if each.is_removed else _("yes"),
    ]


def _told(each: OwnField, known: int) -> dict[str, Json]:
    return {
        "key": f"own_{each.key}",
        "name": each.name,
        "type": each.kind.value,
        "choices": list(each.choices),
        "known": known,
        "is_made": each.is_made,
        "is_removed": each.is_removed,
    }
