"""Changing a customer by hand, and taking such a change back: one transaction each, journal and metrics included.

    change = read_change({"email": "Anna@Home.nl", "phone": ""}, country="NL", today=today)
    edit_id = edit(db, customer_id, change, today)
    undo_edit(db, edit_id)

An edit lies over what the imports say and outlives their undo (store/customer_edit.py). The customer_id is the one
that lists show. Own fields are named by field_def.key. Used by: the customer page.
"""

from collections.abc import Mapping

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.people.act import conclude, deciding
from desktop_seg.people.typed_value import read_typed
from desktop_seg.store import by_hand, customer_edit
from desktop_seg.store.customer_edit import EDITABLE, Change, Edit
from desktop_seg.store.customer_write import known_customers
from desktop_seg.store.database import Database


def read_change(typed: Mapping[str, str], country: str, today: int) -> Change:
    """Return the change that says what was typed into a form, by column (customer_edit.EDITABLE); "" clears a column.

    A phone number, e-mail, postcode or name is tidied as an import would do it. Raises UserError for the first text
    that cannot be what its column holds.
    """
    return Change(columns={column: read_typed(column, text, country, today) for column, text in typed.items()})


def edit(db: Database, customer_id: int, change: Change, today: int) -> int:
    """Change a customer and return the id of the edit. today: day number; consents in the change are said on it.

    Raises UserError when there is no such customer or nothing would be left to know them by; the shop file is then as
    it was.
    """
    unknown = change.columns.keys() - set(EDITABLE)
    if unknown or not change:
        raise ValueError(f"nothing to change, or no columns an owner may change: {sorted(unknown)}")
    with deciding(db):
        everyone = by_hand.everyone_in(db, customer_id)
        if not db.number("SELECT EXISTS (SELECT 1 FROM customer WHERE id = ?)", (customer_id,)):
            raise _gone()
        with by_hand.lifted_off(db):
            edit_id = customer_edit.add(db, everyone[0], everyone[1:], change, today)
        if next(known_customers(db, (customer_id,))).identity.is_empty:
            raise UserError(
                _("Without number, name, e-mail and phone nobody could tell any more who this is."),
                _("Leave at least one of them."),
            )
        conclude(db, "edit", customer_id)
    return edit_id


def edits(db: Database, customer_id: int) -> tuple[Edit, ...]:
    """Return the edits of a customer as lists show them, newest first."""
    return customer_edit.edits(db, by_hand.everyone_in(db, customer_id))


def undo_edit(db: Database, edit_id: int) -> None:
    """Take one edit back, in whatever order; what other edits and the imports say holds again.

    Raises UserError when there is no such edit (any more).
    """
    with deciding(db):
        with by_hand.lifted_off(db):
            if not customer_edit.remove(db, edit_id):
                raise UserError(
                    _("This change has been taken back already."), _("Look at the customer again for what is known.")
                )
        conclude(db, "undo-edit", edit_id)


def _gone() -> UserError:
    return UserError(
        _("This customer is not in the shop file any more."),
        _("Look at the list of customers again; an import may have been undone."),
    )
