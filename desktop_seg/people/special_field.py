"""Special categories as the owner decides on them: made by hand, deleted for good. The switch is in store/special.py.

What such a field is kept for never changes: people agreed to that use and to no other. Whoever wants another one
deletes the field, makes it anew and asks again. Used by: the settings, the command line.
"""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing import special_trace
from desktop_seg.people.own_field import NewField, checked, refuse_taken
from desktop_seg.store import by_hand, erase, journal, own_field, special
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnField


def add(db: Database, wanted: NewField, purpose: str) -> OwnField:
    """Make a special category by hand and return it; values and consents are filled in on the pages of customers.

    purpose: as people are told it when they are asked. Raises UserError without one, or as own_field.add does.
    """
    new, purpose = checked(wanted), " ".join(purpose.split())
    if not purpose:
        raise UserError(
            _("It is not said for what “{name}” is kept.").format(name=new.name),
            _("Write what people are told when you ask for their consent."),
        )
    with db.transaction():
        refuse_taken(db, new.name)
        field_id = own_field.define(db, None, new.name, new.kind)
        own_field.adopt(db, field_id, new.choices)
        special.mark(db, field_id, purpose)
        journal.enter(db, "special-field-kept", {"id": field_id})
    return next(each for each in own_field.own_fields(db) if each.id == field_id)


def forget(db: Database, field: OwnField) -> None:
    """Delete a special category with all values, words and decisions on it, down to the bytes of the shop file.

    There is no way back. Raises UserError when the disk has no room for that; then nothing is changed.
    """
    if not field.is_sensitive:
        raise ValueError(f"no special category: {field.id}")
    erase.check_room(db)
    with db.transaction():
        with by_hand.lifted_off(db):
            special.forget(db, field.id, field.key)
        special_trace.forget(db, field)
        journal.enter(db, "special-field-deleted", {"id": field.id})
    erase.wipe(db)
