"""What a customer's page shows, read from the shop file in one go on a reading thread."""

from dataclasses import dataclass

from desktop_seg.analysis.fact import Fact, facts
from desktop_seg.analysis.habit import Habit, habit
from desktop_seg.people.edit import edits
from desktop_seg.store.contact import Contact, contact
from desktop_seg.store.database import Database
from desktop_seg.store.favourite import Favourite, favourites
from desktop_seg.store.permission import Permission, permissions


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One customer from all sides. last_edit: id of the newest change by hand, None when nothing was changed."""

    contact: Contact
    facts: tuple[Fact, ...]
    habit: Habit
    permissions: tuple[Permission, ...]
    favourites: tuple[Favourite, ...]
    last_edit: int | None


def customer_view(db: Database, customer_id: int, as_of: int | None) -> CustomerView | None:
    """Look a customer up; None when there is none of that id (any more)."""
    found = contact(db, customer_id)
    if found is None:
        return None
    return CustomerView(
        contact=found,
        facts=facts(db, customer_id, as_of),
        habit=habit(db, customer_id, as_of),
        permissions=permissions(db, customer_id, as_of or 0),
        favourites=favourites(db, customer_id, as_of or 0),
        last_edit=next((each.id for each in edits(db, customer_id)), None),
    )
