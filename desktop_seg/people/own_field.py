"""Own fields that the owner makes, renames, takes out of sight and puts back: one transaction each, with the journal.

What is filled in by hand lies over the imports (people/edit.py) and comes back with the field. Nothing is lost by
removing one. Used by: the settings, the command line.
"""

from dataclasses import dataclass, replace

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import N_, _
from desktop_seg.importing.special_category import TITLES, special_category
from desktop_seg.model.field import Kind
from desktop_seg.store import by_hand, journal, own_field
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import MOST_CHOICES, OwnField, once
from desktop_seg.store.sql_function import fold

KIND_TITLES = {
    Kind.TEXT: N_("text"),
    Kind.NUMBER: N_("number"),
    Kind.DATE: N_("date"),
    Kind.YES_NO: N_("yes or no"),
    Kind.CHOICE: N_("choice"),
}
"""What an own field may hold."""

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class NewField:
    """A field to be made. choices: of a CHOICE field, the words to choose from; more may come with imports."""

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()


def find(db: Database, told: str) -> OwnField:
    """Return the own field of a name or key; capitals do not count. Raises UserError when there is none, or several."""
    every = own_field.own_fields(db)
    found = [each for each in every if told in (each.key, f"own_{each.key}")]
    found = found or [each for each in every if fold(each.name) == fold(told)]
    if not found:
        raise UserError(
            _("There is no field of your own called “{name}”.").format(name=told),
            _("“desktop-seg own-fields” lists them."),
        )
    if len(found) > 1:
        raise UserError(
            _("Several fields of your own are called “{name}”.").format(name=told),
            _("Give its key instead; “desktop-seg own-fields” lists them."),
        )
    return found[0]


def checked(wanted: NewField) -> NewField:
    """Return a field to be made with its words tidied. Raises UserError for a name or choices that are none."""
    return replace(wanted, name=_name(wanted.name), choices=_choices(wanted))


def add(db: Database, wanted: NewField) -> OwnField:
    """Make a field and return it. One of that name and type that was removed is put back with its values.

    Raises UserError for a name that is taken or tells of a special category, and for choices that are none.
    """
    new = checked(wanted)
    with db.transaction():
        refuse_taken(db, new.name)
        _refuse_special(new.name, new.choices)
        with by_hand.lifted_off(db):
            field_id = own_field.define(db, None, new.name, new.kind)
        own_field.adopt(db, field_id, new.choices)
        journal.enter(db, "own-field-added", {"id": field_id})
    return next(each for each in own_field.own_fields(db) if each.id == field_id)


def rename(db: Database, field: OwnField, name: str) -> None:
    """Call a field otherwise; rules and imports know it all the same. Raises UserError for a name that cannot be."""
    name = _name(name)
    with db.transaction():
        if fold(name) != fold(field.name):
            refuse_taken(db, name)
        if not field.is_sensitive:
            _refuse_special(name, field.choices)
        own_field.rename(db, field.id, name)
        journal.enter(db, "own-field-renamed", {"id": field.id})


def remove(db: Database, field: OwnField) -> None:
    """Take a field out of sight; its values stay until it is put back. Raises UserError for a special category."""
    if field.is_sensitive:
        raise UserError(
            _("“{name}” holds special data, which are not kept out of sight.").format(name=field.name),
            _("Delete it with all its values, or switch the use of special data off."),
        )
    with db.transaction():
        own_field.set_removed(db, field.id, True)
        journal.enter(db, "own-field-removed", {"id": field.id})


def restore(db: Database, field: OwnField) -> None:
    """Put a field back with its values. Raises UserError when another one has taken its name."""
    with db.transaction():
        if field.is_removed:
            refuse_taken(db, field.name)
        own_field.set_removed(db, field.id, False)
        journal.enter(db, "own-field-restored", {"id": field.id})


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME:
        raise UserError(
            _("A field needs a name of up to {n} letters.").format(n=_LONGEST_NAME),
            _("Write what it is about, such as “Garden”."),
        )
    return name


def _choices(wanted: NewField) -> tuple[str, ...]:
    if wanted.kind is not Kind.CHOICE:
        if wanted.choices:
            raise UserError(
                _("Only a field of the type “choice” has words to choose from."),
                _("Leave the words out, or take that type."),
            )
        return ()
    words = once(filter(None, (" ".join(each.split()) for each in wanted.choices)))
    if not 2 <= len(words) <= MOST_CHOICES:
        raise UserError(
            _("A choice needs 2 to {n} different words to choose from.").format(n=MOST_CHOICES),
            _("Write them one after the other with commas, such as “balcony, garden, allotment”."),
        )
    return words


def refuse_taken(db: Database, name: str) -> None:
    """Raise UserError when a field of that name is in use; capitals do not count."""
    if any(fold(each.name) == fold(name) and not each.is_removed for each in own_field.own_fields(db)):
        raise UserError(
            _("There is a field of your own called “{name}” already.").format(name=name),
            _("Take another name, or rename that one."),
        )


def _refuse_special(name: str, choices: tuple[str, ...]) -> None:
    category = special_category(name, choices)
    if category is not None:
        raise UserError(
            _("“{name}” seems to tell of {category}, which the law protects most.").format(
                name=name, category=_(TITLES[category])
            ),
            _("Leave it out. Only with the explicit consent of each person may it be kept, as “special data”."),
        )
