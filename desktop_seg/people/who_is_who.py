"""Everything the owner decides about who is who, on one page: possible duplicates, households, merged customers.

Looking takes seconds in a large shop; after each decision the list is therefore brought up to date by itself, and only
looked for anew when the data changed. Used by: the page of possible duplicates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.people.duplicate import Household, Pair, find_duplicates
from desktop_seg.store.customer_name import names_beneath
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """pairs: likeliest first. names: of everyone in pairs and households, with what they are known by."""

    pairs: tuple[Pair, ...]
    households: tuple[Household, ...]
    names: Mapping[int, str]

    def after_merge(self, kept_id: int, merged_id: int) -> "WhoIsWho":
        """Return the lists once two are one: whoever may be the one may now be the other."""
        pairs: dict[frozenset[int], Pair] = {}
        for pair in self.pairs:
            kept, merged = (kept_id if id_ == merged_id else id_ for id_ in (pair.kept_id, pair.merged_id))
            if kept != merged:
                pairs.setdefault(frozenset((kept, merged)), replace(pair, kept_id=kept, merged_id=merged))
        groups = (
            tuple(dict.fromkeys(kept_id if id_ == merged_id else id_ for id_ in each.ids)) for each in self.households
        )
        return replace(
            self, pairs=tuple(pairs.values()), households=tuple(Household(ids) for ids in groups if len(ids) > 1)
        )

    def after_dismissal(self, one_id: int, other_id: int) -> "WhoIsWho":
        """Return the lists once two are known to be two people."""
        two = {one_id, other_id}
        return replace(self, pairs=tuple(each for each in self.pairs if {each.kept_id, each.merged_id} != two))


def who_is_who(db: Database, progress: Progress | None = None) -> WhoIsWho:
    """Look for possible duplicates and households. Reads only. Raises Cancelled."""
    found = find_duplicates(db, progress or Quiet())
    ids = {id_ for pair in found.pairs for id_ in (pair.kept_id, pair.merged_id)}
    ids.update(id_ for household in found.households for id_ in household.ids)
    return WhoIsWho(found.pairs, found.households, names_beneath(db, ids))
