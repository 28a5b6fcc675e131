"""Which customers are one person: decided by the owner, or told by a list that has number and e-mail in one row.

A link says that two customers, as the imports know them, are one; whoever hangs together by links is shown as one
customer (by_hand). Taking a link away shows them apart again, in whatever order links came and whatever was imported
meanwhile. The owner's word that two are not one outweighs every list. Used by: by_hand, importing, people.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop_seg.store import customer_reference
from desktop_seg.store.database import Database


class How(StrEnum):
    """Why two are one. HOUSEHOLD: two people whom the owner wants to treat as one customer."""

    OWNER = "owner"
    HOUSEHOLD = "household"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Link:
    """kept_id, merged_id: as the imports know them; None for one whom no import brings just now. at: UTC, ISO."""

    id: int
    kept_id: int | None
    merged_id: int | None
    kept_key: str
    merged_key: str
    how: How
    at: str

    @property
    def is_resting(self) -> bool:
        """Whether it joins nobody at the moment: one of the two went with an undone import."""
        return self.kept_id is None or self.merged_id is None or self.kept_id == self.merged_id


@dataclass(frozen=True, slots=True)
class Together:
    """People shown as one customer. root: whose id they have. others: the rest, in the order they joined."""

    root: int
    others: tuple[int, ...]
    is_household: bool

    @property
    def everyone(self) -> tuple[int, ...]:
        """All of them, the root first."""
        return (self.root, *self.others)


def add(db: Database, kept_id: int, merged_id: int, how: How, import_id: int | None = None) -> int:
    """Link two customers as the imports know them. Call it while by_hand.lifted_off lasts."""
    keys = [customer_reference.key_of(db, each) for each in (kept_id, merged_id)]
    return db.insert(
        """INSERT INTO customer_link(kept_id, kept_key, merged_id, merged_key, how, at, import_id)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (kept_id, keys[0], merged_id, keys[1], str(how), _now(), import_id),
    )


def remove(db: Database, link_id: int) -> None:
    """Forget a link. Call it while by_hand.lifted_off lasts."""
    db.run("DELETE FROM customer_link WHERE id = ?", (link_id,))


def take_back(db: Database, import_id: int) -> None:
    """Forget the links that a list told. Call it while by_hand.lifted_off lasts."""
    db.run("DELETE FROM customer_link WHERE import_id = ?", (import_id,))


def links(db: Database) -> tuple[Link, ...]:
    """Return all links, newest first."""
    rows = db.rows("SELECT id, kept_id, merged_id, kept_key, merged_key, how, at FROM customer_link ORDER BY id DESC")
    return tuple(
        Link(
            int(id_ or 0),
            None if kept_id is None else int(kept_id),
            None if merged_id is None else int(merged_id),
            str(kept_key),
            str(merged_key),
            How(str(how)),
            str(at),
        )
        for id_, kept_id, merged_id, kept_key, merged_key, how, at in rows
    )


def told_by_lists(db: Database) -> frozenset[tuple[int, int]]:
    """Return the pairs (kept, merged), as the imports know them, that lists told to be one."""
    rows = db.rows("SELECT DISTINCT kept_id, merged_id FROM customer_link WHERE how = ?", (str(How.LIST),))
    return frozenset((int(kept or 0), int(merged or 0)) for kept, merged in rows)


def together(db: Database) -> tuple[Together, ...]:
    """Return who is shown as one, by what the links say now."""
    active = [link for link in reversed(links(db)) if not link.is_resting]
    groups: dict[int, list[int]] = {}
    for link in active:
        kept, merged = link.kept_id or 0, link.merged_id or 0
        one, other = groups.setdefault(kept, [kept]), groups.setdefault(merged, [merged])
        if one is not other:
            one.extend(other)
            groups.update(dict.fromkeys(other, one))
    merged_ids = {link.merged_id for link in active}
    households = {link.kept_id for link in active if link.how is How.HOUSEHOLD}
    newest = {link.kept_id or 0: place for place, link in enumerate(active)}
    found = []
    for members in {id(group): group for group in groups.values()}.values():
        root = _root(members, merged_ids, newest)
        others = tuple(each for each in members if each != root)
        found.append(Together(root, others, bool(households.intersection(members))))
    return tuple(found)


def _root(members: list[int], merged_ids: set[int | None], newest: Mapping[int, int]) -> int:
    """Return who stays: whoever was never merged into another; of several, whom the newest link kept.

    newest: the place of the newest link by whom it kept.
    """
    kept = sorted((each for each in members if each in newest), key=newest.__getitem__, reverse=True)
    return next((each for each in kept if each not in merged_ids), kept[0])


def roots(db: Database) -> dict[int, int]:
    """Return for everyone who is shown with others, the root included, whose id they are shown by."""
    return {each: group.root for group in together(db) for each in group.everyone}


def part(db: Database, one_id: int, other_id: int) -> None:
    """Remember that two customers, as the imports know them, are two people. While by_hand.lifted_off lasts."""
    keys = [customer_reference.key_of(db, each) for each in (one_id, other_id)]
    db.run(
        "INSERT INTO two_people(one_id, one_key, other_id, other_key, at) VALUES (?, ?, ?, ?, ?)",
        (one_id, keys[0], other_id, keys[1], _now()),
    )


def unite(db: Database, some: Iterable[int], others: Iterable[int]) -> None:
    """Forget that any of `some` and any of `others` are two people: the owner now says otherwise."""
    ones, twos = set(some), set(others)
    for row in db.rows("SELECT id, one_id, other_id FROM two_people"):
        if (row[1] in ones and row[2] in twos) or (row[1] in twos and row[2] in ones):
            db.run("DELETE FROM two_people WHERE id = ?", (row[0],))


def known_apart(db: Database) -> dict[int, frozenset[int]]:
    """Return for each customer, as the imports know them, whom the owner said they are not."""
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in db.each("SELECT one_id, other_id FROM two_people WHERE one_id <> other_id"):
        if one is not None and other is not None:
            apart[int(one)].add(int(other))
            apart[int(other)].add(int(one))
    return {each: frozenset(others) for each, others in apart.items()}


def _now() -> str:
    return datetime.now(UTC).isoformat("T", "seconds")
