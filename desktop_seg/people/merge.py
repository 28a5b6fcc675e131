"""Treating two customers as one, and undoing that: one transaction each, journal and metrics included.

    seen = preview(db, kept_id, merged_id)     # what would come together; reads only
    link_id = merge(db, kept_id, merged_id)
    unmerge(db, link_id)                       # at any time, in any order, also after further imports

Nothing is moved for good: what belongs to whom is kept as the imports say it (store/by_hand.py). All ids are those that
lists show. Used by: the page of possible duplicates, the command line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import N_, _
from desktop_seg.base.progress import Progress
from desktop_seg.people.act import conclude, deciding
from desktop_seg.people.portrait import Portrait, portrait, together
from desktop_seg.store import by_hand, customer_link, journal, link
from desktop_seg.store.customer_link import How, Link
from desktop_seg.store.customer_name import names_beneath
from desktop_seg.store.database import Database

HOW_TITLES = {
    How.OWNER: N_("you"),
    How.HOUSEHOLD: N_("you, as one household"),
    How.LIST: N_("a list of customers"),
}
"""Who decided that two are one."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Two customers side by side, and what they would be shown as together."""

    kept: Portrait
    merged: Portrait
    together: Portrait


@dataclass(frozen=True, slots=True)
class Merge:
    """One decision in the list of all. id: of the newest link, for undoing it. kept, merged: names to show.

    is_resting: one of the two went with an undone import; it holds again when they come back.
    """

    id: int
    kept: str
    merged: str
    how: How
    at: str
    is_resting: bool


def preview(db: Database, kept_id: int, merged_id: int) -> Whole:
    """Return what a merge would bring together. Reads only. Raises UserError as `merge` does."""
    _check(db, kept_id, merged_id)
    return Whole(portrait(db, kept_id), portrait(db, merged_id), together(db, kept_id, merged_id))


def merge(db: Database, kept_id: int, merged_id: int, how: How = How.OWNER, progress: Progress | None = None) -> int:
    """Treat two customers as one, shown as `kept_id`; return the id of the link.

    Raises UserError when one of them is not there, they are one already, or one is a counter account or of the staff.
    """
    with deciding(db):
        _check(db, kept_id, merged_id)
        kept, merged = by_hand.everyone_in(db, kept_id), by_hand.everyone_in(db, merged_id)
        with by_hand.lifted_off(db):
            customer_link.unite(db, kept, merged)
            link_id = customer_link.add(db, kept_id, merged_id, how)
        conclude(db, "merge", link_id, progress)
    return link_id


def unmerge(db: Database, link_id: int, progress: Progress | None = None) -> None:
    """Show two customers apart again. Two whom a list told to be one stay apart whatever lists say from now on.

    Raises UserError when there is no such merge (any more).
    """
    with deciding(db):
        gone = [each for each in customer_link.links(db) if each.id == link_id]
        if not gone:
            raise UserError(
                _("These two are apart already."), _("Look at the list of merged customers for those that are one.")
            )
        with by_hand.lifted_off(db):
            for each in _said_again(db, gone[0]):
                customer_link.remove(db, each.id)
            if gone[0].how is How.LIST and gone[0].kept_id is not None and gone[0].merged_id is not None:
                customer_link.part(db, gone[0].kept_id, gone[0].merged_id)
        conclude(db, "unmerge", link_id, progress)


def dismiss(db: Database, one_id: int, other_id: int) -> None:
    """Remember that two customers are two people: they are not offered as possible duplicates again."""
    with db.transaction():
        with by_hand.lifted_off(db):
            customer_link.part(db, one_id, other_id)
        link.renew(db)
        journal.enter(db, "two-people", {"id": one_id, "other": other_id})


def merges(db: Database) -> tuple[Merge, ...]:
    """Return who is treated as one, newest first; what several lists tell stands here once."""
    found: dict[tuple[str, str, How], Link] = {}
    for each in customer_link.links(db):
        found.setdefault((each.kept_key, each.merged_key, each.how), each)
    ids = [id_ for each in found.values() for id_ in (each.kept_id, each.merged_id) if id_ is not None]
    names = names_beneath(db, ids)
    return tuple(
        Merge(
            each.id,
            names.get(each.kept_id or 0) or _told(each.kept_key),
            names.get(each.merged_id or 0) or _told(each.merged_key),
            each.how,
            each.at,
            each.is_resting,
        )
        for each in found.values()
    )


def _said_again(db: Database, gone: Link) -> Sequence[Link]:
    """Return the links that say what `gone` says: of a list that was imported again there are several."""
    if gone.how is not How.LIST:
        return (gone,)
    pair = (gone.kept_key, gone.merged_key, How.LIST)
    return [each for each in customer_link.links(db) if (each.kept_key, each.merged_key, each.how) == pair]


def _told(key: str) -> str:
    """Return by what somebody is known whom no import brings just now."""
    return key.partition(":")[2].replace("|", " ").strip()


def _check(db: Database, kept_id: int, merged_id: int) -> None:
    if kept_id == merged_id:
        raise UserError(_("This is one and the same customer already."), _("Choose two different customers."))
    for id_ in (kept_id, merged_id):
        found = db.one("SELECT kind = 'collective' OR is_staff FROM customer WHERE id = ?", (id_,))
        if found is None:
            raise UserError(
                _("One of these customers is not in the shop file any more."),
                _("Look for possible duplicates again; an import may have been undone."),
            )
        if found[0]:
            raise UserError(
                _("A counter account or somebody of the staff cannot be one with a customer."),
                _("Choose two customers."),
            )
