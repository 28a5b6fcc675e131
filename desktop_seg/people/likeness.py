"""May two customers be one person? Points for what they have in common, and nothing at all against a plain difference.

Different first names, different birthdays and different people of one address are never one person: they may be a
household. Measured in letters by rapidfuzz, which is loaded with this module: only when somebody looks for duplicates.
Used by: duplicate.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz.distance import OSA

from desktop_seg.people.reason import Reason
from desktop_seg.store.person_name import is_abbreviated

ENOUGH = 60
"""So many points make two customers worth a look."""
SURE = 90
"""So many leave little doubt."""

# Folded, a Korean syllable stands as its letters. Such a name is whole, though it has no first name of its own.
_HANGUL = re.compile(r"[\u1100-\u11ff]")
# So many customers behind one e-mail or phone are a firm or a club rather than one person.
_MANY = 3
_SHORTEST_TYPO = 4
_LONG_NAME = 9


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of one customer; texts folded, "" where unknown.

    name: all parts in one order, whichever stood first. email: without what follows a +. phones: in the form
    +31612345678. number: without zeros before it. house: number and addition, postcode: both without blanks.
    """

    id: int
    name: str
    first: tuple[str, ...]
    last: str
    infix: str
    firm: str
    email: str
    full_email: str
    phones: frozenset[str]
    card: str
    number: str
    street: str
    house: str
    postcode: str
    city: str
    birth_day: int | None

    @property
    def has_only_a_name(self) -> bool:
        """Whether nothing but the name (and perhaps a number) is known."""
        return not (self.email or self.phones or self.street or self.postcode or self.birth_day is not None)


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many customers share an e-mail, a phone or a name: what many share says little."""

    emails: dict[str, int]
    phones: dict[str, int]
    names: dict[str, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """points: the more, the more likely. reasons: strongest first."""

    points: int
    reasons: tuple[Reason, ...]


class _Fit(Enum):
    SAME = auto()
    SHORTER = auto()
    LETTER = auto()
    DOUBLE = auto()
    UNKNOWN = auto()
    DIFFERENT = auto()


_NAME_POINTS = {
    (_Fit.SAME, _Fit.SAME): 40,
    (_Fit.SAME, _Fit.SHORTER): 25,
    (_Fit.SAME, _Fit.LETTER): 25,
    (_Fit.SAME, _Fit.UNKNOWN): 20,
    (_Fit.LETTER, _Fit.SAME): 25,
    (_Fit.LETTER, _Fit.SHORTER): 15,
    (_Fit.DOUBLE, _Fit.SAME): 25,
    (_Fit.DOUBLE, _Fit.SHORTER): 15,
}
_FIRST_REASONS = {
    _Fit.SHORTER: Reason.INITIAL,
    _Fit.LETTER: Reason.FIRST_NAME_LETTER,
    _Fit.UNKNOWN: Reason.NO_FIRST_NAME,
}
_LAST_REASONS = {_Fit.LETTER: Reason.LAST_NAME_LETTER, _Fit.DOUBLE: Reason.DOUBLE_NAME}
_COMMON_NAME_POINTS = 25


def likeness(one: Known, other: Known, crowd: Crowd) -> Likeness | None:
    """Return how alike two customers are; None when they cannot be one person or have too little in common."""
    if None not in (one.birth_day, other.birth_day) and one.birth_day != other.birth_day:
        return None
    name = _firm(one, other) if one.firm and other.firm else _name(one, other, crowd)
    if name is None:
        return None
    parts = [part for part in (_contact(one, other, crowd), name, _place(one, other)) if part.reasons]
    if one.birth_day is not None and one.birth_day == other.birth_day:
        parts.append(Likeness(35, (Reason.SAME_BIRTHDAY,)))
    found = [reason for part in parts for reason in part.reasons]
    points = sum(part.points for part in parts)
    if found == [Reason.SAME_NAME] and (one.has_only_a_name or other.has_only_a_name):
        if crowd.names.get(one.name, 0) <= 2:
            return Likeness(ENOUGH, (Reason.SAME_NAME, Reason.NOTHING_ELSE))
        return None
    return Likeness(points, tuple(found)) if points >= ENOUGH else None


def are_household(one: Known, other: Known) -> bool:
    """Whether two customers with different first names live together: one address or phone and one last name."""
    if not one.last or one.last != other.last or _first(one, other) is not _Fit.DIFFERENT:
        return False
    if one.phones & other.phones or (one.email and one.email == other.email):
        return True
    return _place(one, other).reasons == (Reason.SAME_ADDRESS,)


def _name(one: Known, other: Known, crowd: Crowd) -> Likeness | None:
    """Return what the names have in common; None when they are plainly two names."""
    if not one.last or not other.last:
        return Likeness(0, ()) if not (one.first and other.first) else None
    if one.name == other.name:
        is_same = one.last == other.last
        is_whole = bool(one.first) or bool(_HANGUL.search(one.last))
        if is_whole:
            points = 40 if crowd.names.get(one.name, 0) <= _MANY else _COMMON_NAME_POINTS
            return Likeness(points, (Reason.SAME_NAME if is_same else Reason.NAME_TURNED,))
    last, first = _last(one, other), _first(one, other)
    points = _NAME_POINTS.get((last, first), 0)
    if not points:
        return None
    reasons = (_LAST_REASONS.get(last), _FIRST_REASONS.get(first))
    return Likeness(points, tuple(reason for reason in reasons if reason))


def _firm(one: Known, other: Known) -> Likeness | None:
    if one.firm != other.firm:
        return None
    if one.last and other.last and _first(one, other) is _Fit.DIFFERENT:
        return None  # two people of one firm
    return Likeness(35, (Reason.SAME_FIRM,))


def _first(one: Known, other: Known) -> _Fit:
    first, second = list(one.first), list(other.first)
    if not first or not second:
        return _Fit.UNKNOWN
    if first == second or "".join(first) == "".join(second):
        return _Fit.SAME
    if is_abbreviated(first, second) or is_abbreviated(second, first):
        return _Fit.SHORTER
    whole, further = " ".join(first), " ".join(second)
    # Martin and Martina, Anna and Anne are two people; Kathrine and Katrine may be one.
    has_same_ends = whole[0] == further[0] and whole[-1] == further[-1]
    return _Fit.LETTER if has_same_ends and _is_typo(whole, further) else _Fit.DIFFERENT


def _last(one: Known, other: Known) -> _Fit:
    if one.last == other.last:
        return _Fit.SAME
    if f"{one.infix} {one.last}".strip() == f"{other.infix} {other.last}".strip() or _is_typo(one.last, other.last):
        return _Fit.LETTER
    parts, further = set(one.last.split()), set(other.last.split())
    return _Fit.DOUBLE if parts < further or further < parts else _Fit.DIFFERENT


def _is_typo(one: str, other: str) -> bool:
    """Whether two words differ in one letter (in a long one, two), left out, too many, wrong or swapped."""
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST_TYPO:
        return False
    allowed = 2 if shortest >= _LONG_NAME else 1
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


def _contact(one: Known, other: Known, crowd: Crowd) -> Likeness:
    points, reasons = 0, []
    if one.email and one.email == other.email:
        points += 60 if crowd.emails[one.email] <= _MANY else 20
        reasons.append(Reason.SAME_EMAIL if one.full_email == other.full_email else Reason.EMAIL_TAG)
    shared = one.phones & other.phones
    if shared:
        points += 60 if min(crowd.phones[phone] for phone in shared) <= _MANY else 20
        reasons.append(Reason.SAME_PHONE)
    if one.card and one.card == other.card:
        points += 60
        reasons.append(Reason.SAME_CARD)
    if one.number and one.number == other.number:
        points += 60
        reasons.append(Reason.NUMBER_ZEROS)
    return Likeness(points, tuple(reasons))


def _place(one: Known, other: Known) -> Likeness:
    """Return what the addresses have in common; another house number speaks against all of it."""
    has_other_house = bool(one.house and other.house and one.house != other.house)
    is_one_street = bool(one.street) and _is_one_street(one.street, other.street)
    is_other_street = bool(one.street and other.street) and not is_one_street
    if has_other_house or is_other_street:
        return Likeness(0, ())
    if one.postcode and one.postcode == other.postcode:
        if (is_one_street or not (one.street and other.street)) and one.house and one.house == other.house:
            return Likeness(40, (Reason.SAME_ADDRESS,))
        if is_one_street and not (one.house or other.house):
            return Likeness(40, (Reason.SAME_ADDRESS,))
        return Likeness(35 if _is_precise(one.postcode) else 25, (Reason.SAME_POSTCODE,))
    if is_one_street and one.postcode and other.postcode:
        if OSA.distance(one.postcode, other.postcode, score_cutoff=1) <= 1:
            return Likeness(35, (Reason.SAME_STREET, Reason.POSTCODE_LETTER))
        return Likeness(0, ())
    if is_one_street and one.city and one.city == other.city and one.house:
        return Likeness(40, (Reason.SAME_ADDRESS,))
    return Likeness(0, ())


def _is_one_street(one: str, other: str) -> bool:
    """Whether two streets are one; "Dorpsstr" is "Dorpsstraat"."""
    if one == other or _is_typo(one, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORTEST_TYPO and long.startswith(short) and " " not in long[len(short) :]


def _is_precise(postcode: str) -> bool:
    """Whether a postcode means a street: those with letters (Dutch, British) do, four or five digits mean a town."""
    return any(map(str.isalpha, postcode))
