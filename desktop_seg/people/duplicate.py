"""Possible duplicates: which customers may be one person, and who lives together. Found only when somebody asks.

Nobody is compared with everybody: only those who share an e-mail, a phone, an address, a name, or a postcode with half
a name, and of many who share one of these only neighbours in the order of their postcodes. 100,000 customers take
seconds. Used by: the page of possible duplicates, the command line.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.people.reason import Reason
from desktop_seg.store import customer_link
from desktop_seg.store.customer_list import plain_text
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import EVERYONE

if TYPE_CHECKING:
    from desktop_seg.people.likeness import Known, Likeness

_WORD = re.compile(r"[^\W_]+")
_LEGAL_FORMS = frozenset(map(plain_text, (
    "bv", "nv", "vof", "cv", "eenmanszaak", "aps", "as", "is", "ivs", "gmbh", "ag", "kg", "ug", "ohg", "ltd", "llc",
    "inc", "plc", "sarl", "sas", "sa", "주식회사", "유한회사", "주",
)))  # fmt: skip
_FEW = 8
_NEIGHBOURS = 3
_PER_STEP = 5_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two customers who may be one. kept_id: who had better stay (has a number, bought more). reasons: strongest first.

    is_sure: little doubt is left.
    """

    kept_id: int
    merged_id: int
    points: int
    reasons: tuple[Reason, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Household:
    """People with different first names who live together; in the order of their ids."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """pairs: likeliest first. households: largest first."""

    pairs: tuple[Pair, ...]
    households: tuple[Household, ...]


def find_duplicates(db: Database, progress: Progress | None = None) -> Found:
    """Look for possible duplicates and households among everyone but staff and counter accounts. Reads only.

    Pairs that the owner called two people are left out. Raises Cancelled.
    """
    from desktop_seg.people.likeness import SURE, Crowd, are_household, likeness

    progress = progress or Quiet()
    people = _people(db)
    crowd = Crowd(
        Counter(each.email for each in people if each.email),
        Counter(phone for each in people for phone in each.phones),
        Counter(each.name for each in people),
    )
    apart = _apart(db)
    pairs: list[tuple[int, int, Likeness]] = []
    together: list[tuple[int, int]] = []
    for one, other in _candidates(people, progress):
        found = likeness(one, other, crowd)
        if found is None:
            if are_household(one, other):
                together.append((one.id, other.id))
        elif frozenset((one.id, other.id)) not in apart:
            pairs.append((one.id, other.id, found))
    weight = _weights(db, {id_ for one_id, other_id, _alike in pairs for id_ in (one_id, other_id)})
    made = []
    for one_id, other_id, alike in pairs:
        kept, merged = sorted((one_id, other_id), key=lambda each: weight[each], reverse=True)
        made.append(Pair(kept, merged, alike.points, alike.reasons, alike.points >= SURE))
    made.sort(key=lambda pair: (-pair.points, pair.kept_id, pair.merged_id))
    return Found(tuple(made), _households(together))


_COLUMNS = """c.id, c.first_name, c.last_name, c.name_infix, c.company, c.email, c.phone, c.mobile, c.loyalty_no,
    c.customer_no, c.street, c.house_number, c.postcode, c.city, c.birth_day"""


def _people(db: Database) -> "list[Known]":
    return [_known(*row) for row in db.each(f"SELECT {_COLUMNS} FROM customer c WHERE {EVERYONE} ORDER BY c.id")]


def _known(id_: SqlValue, first_name: SqlValue, *row: SqlValue) -> "Known":
    from desktop_seg.people.likeness import Known

    last, infix, firm, email, phone, mobile, card, number, street, house, postcode, city, born = row
    first, surname = tuple(_folded(first_name).split()), _folded(last)
    return Known(
        id=int(id_ or 0),
        name=" ".join(sorted((*first, *surname.split()))),
        first=first,
        last=surname,
        infix=_folded(infix),
        firm=_firm(str(firm)) if firm else "",
        email=_bare(str(email)) if email else "",
        full_email=str(email or "").lower(),
        phones=frozenset(str(each) for each in (phone, mobile) if each),
        card=str(card or ""),
        number=_without_zeros(str(number or "")),
        street=_folded(street),
        house=_folded(house).replace(" ", ""),
        postcode=_folded(postcode).replace(" ", ""),
        city=_folded(city),
        birth_day=None if born is None else int(born),
    )


def _folded(value: SqlValue) -> str:
    """Return text for comparing: small letters without accents and signs."""
    return " ".join(_WORD.findall(plain_text(str(value)))) if value else ""


def _without_zeros(number: str) -> str:
    return number.lstrip("0") if number.isascii() and number.isdigit() else ""


def _firm(name: str) -> str:
    """Return the name of a firm without its legal form: "Bloem B.V." is "bloem"."""
    words = _folded(name.replace(".", "").replace("/", "")).split()
    return " ".join(word for word in words if word not in _LEGAL_FORMS) or " ".join(words)


def _bare(email: str) -> str:
    """Return an e-mail in small letters, without what some put after a + to tell their mail apart."""
    local, _at, domain = email.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


# --- who is compared with whom ----------------------------------------------------------------------------------------

_Key = Callable[["Known"], "Iterable[object]"]

# Who shares one of these is compared. A key of unknown parts is none.
_KEYS: tuple[_Key, ...] = (
    lambda who: (who.email,),
    lambda who: who.phones,
    lambda who: (who.card,),
    lambda who: (("number", who.number),) if who.number else (),
    lambda who: (who.name,) if who.last else (),
    lambda who: ((who.name, who.street),) if who.last and who.street else (),
    lambda who: ((who.postcode, who.house),) if who.postcode and who.house else (),
    lambda who: ((who.postcode, who.last),) if who.postcode and who.last else (),
    lambda who: ((who.postcode, who.first[0]),) if who.postcode and who.first else (),
    lambda who: ((who.last, who.street, who.house),) if who.last and who.street else (),
    lambda who: ((who.last, who.birth_day),) if who.last and who.birth_day is not None else (),
    lambda who: ((who.first, who.birth_day),) if who.first and who.birth_day is not None else (),
    lambda who: ((who.street, who.house, who.city),) if who.street and who.house and who.city else (),
    lambda who: (("firm", who.firm),) if who.firm else (),
)


def _candidates(people: "Sequence[Known]", progress: Progress) -> "Iterator[tuple[Known, Known]]":
    """Yield each pair that is worth comparing once; for each customer not many more than there are kinds of keys."""
    seen: set[int] = set()
    total = len(_KEYS) * len(people)
    for number, keys_of in enumerate(_KEYS):
        progress.step(number * len(people), total, _("Looking for possible duplicates"))
        for place, (one, other) in enumerate(_sharing(people, keys_of), 1):
            if place % _PER_STEP == 0:
                progress.step(number * len(people) + min(place, len(people)), total)
            pair = min(one.id, other.id) << 32 | max(one.id, other.id)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _sharing(people: "Sequence[Known]", keys_of: _Key) -> "Iterator[tuple[Known, Known]]":
    """Yield pairs who share a key."""
    blocks: defaultdict[object, list[Known]] = defaultdict(list)
    for each in people:
        for key in keys_of(each):
            if key:
                blocks[key].append(each)
    for block in blocks.values():
        yield from _neighbours(block)


def _neighbours(block: "list[Known]") -> "Iterator[tuple[Known, Known]]":
    """Yield all pairs of a few; of many only those next to each other in the order of name, postcode and street."""
    near = len(block)
    if near > _FEW:
        near = _NEIGHBOURS
        block = sorted(block, key=lambda who: (who.name, who.postcode, who.street, who.house))
    for place, one in enumerate(block):
        for other in block[place + 1 : place + 1 + near]:
            yield one, other


# --- what is made of it -----------------------------------------------------------------------------------------------


def _apart(db: Database) -> frozenset[frozenset[int]]:
    """Return the pairs, as they are shown, that the owner called two people."""
    roots = customer_link.roots(db)
    return frozenset(
        frozenset((roots.get(one, one), roots.get(other, other)))
        for one, others in customer_link.known_apart(db).items()
        for other in others
    )


def _weights(db: Database, ids: set[int]) -> dict[int, tuple[bool, int, int]]:
    """Return for each customer what speaks for keeping them: a number, sales, having come first."""
    if not ids:
        return {}
    rows = db.rows(
        """SELECT c.id, c.customer_no IS NOT NULL, (SELECT count(*) FROM sale WHERE customer_id = c.id)
           FROM customer c WHERE c.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(ids)),),
    )
    return {int(id_ or 0): (bool(has_number), int(sales or 0), -int(id_ or 0)) for id_, has_number, sales in rows}


def _households(pairs: Iterable[tuple[int, int]]) -> tuple[Household, ...]:
    groups: dict[int, list[int]] = {}
    for one, other in pairs:
        first, second = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if first is not second:
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    found = {id(group): Household(tuple(sorted(group))) for group in groups.values()}
    return tuple(sorted(found.values(), key=lambda each: (-len(each.ids), each.ids)))
