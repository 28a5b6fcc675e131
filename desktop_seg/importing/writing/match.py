"""Is this the same customer? Number before e-mail before phone before name and postcode.

Whoever shares an address without being the same person is kept apart: an e-mail or phone that several numbers or names
share recognises nobody by itself, and different names behind one address stay different customers (a household, the
info@ of a firm). Merging those is the owner's decision, never the import's; only a list that gives number and e-mail of
somebody in one row tells that two are one, until that list is undone. Used by: customer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from desktop_seg.store.customer_write import Identity
from desktop_seg.store.person_name import is_abbreviated


class CustomerIndex:
    """The customers of the shop file and of this import so far, to be looked up by what they are recognised by.

    roots: whoever is one with others -> the one they are shown as. Several candidates who are one are no doubt.
    changed: ids of those of whom more became known after they were added.
    """

    def __init__(self, roots: Mapping[int, int] | None = None) -> None:
        self._roots = roots or {}
        self._numbers: dict[str, int] = {}
        self._addresses: defaultdict[str, list[int]] = defaultdict(list)
        self._names: defaultdict[Identity, list[int]] = defaultdict(list)
        self._known: dict[int, Identity] = {}
        self.changed: set[int] = set()

    def find(self, who: Identity) -> int | None:
        """Return the customer with this identity, None when there is none or nothing says which of several it is."""
        if who.number:
            found = self._numbers.get(who.number)
            if found is not None:
                return found
        for address in _addresses(who):
            found = self._one_of(who, self._addresses.get(address, ()))
            if found is not None:
                return found
        return self._one_of(who, self._called(who)) if who.last else None

    def _called(self, who: Identity) -> Iterable[int]:
        """Return who has this name and postcode; by a name alone only whoever is known by nothing else is found."""
        namesakes = self._names.get(_by_name(who), ())
        if who.postcode:
            return namesakes
        return [each for each in namesakes if _is_name_only(self._known[each])] if _is_name_only(who) else ()

    def add(self, customer_id: int, who: Identity) -> None:
        """Take in a customer, or what an import newly says of one."""
        before = self._known.get(customer_id)
        now = who if before is None else Identity(*(new or old for new, old in zip(who, before, strict=True)))
        if now == before:
            return
        if before is not None:
            self.changed.add(customer_id)
        self._known[customer_id] = now
        if now.number:
            self._numbers[now.number] = customer_id
        for address in _addresses(now):
            _add(self._addresses[address], customer_id)
        if now.last:
            _add(self._names[_by_name(now)], customer_id)

    def identity(self, customer_id: int) -> Identity:
        """Return what is known of a customer who was added."""
        return self._known[customer_id]

    def has_other(self, who: Identity) -> bool:
        """Whether somebody else is known by this customer number."""
        found = self._numbers.get(who.number) if who.number else None
        return found is not None and are_two_people(self._known[found], who)

    def told_as_one(self, customer_id: int, email: str) -> list[int]:
        """Return whom a list means too that gives this customer's number and this e-mail in one row.

        Customers without a number who are known by that e-mail and may be called the same, unless another customer with
        a number may just as well be meant (a household with one address).
        """
        sharing = self._addresses.get(email, [])
        who = self._known[customer_id]
        found = [each for each in sharing if not self._known[each].number and self._may_be(who, self._known[each])]
        return [
            each
            for each in found
            if each != customer_id
            and not any(
                self._known[rival].number
                and self.root(rival) != self.root(customer_id)
                and self._may_be(self._known[rival], self._known[each])
                for rival in sharing
            )
        ]

    def root(self, customer_id: int) -> int:
        """Return whom a customer is shown as."""
        return self._roots.get(customer_id, customer_id)

    def _one_of(self, who: Identity, candidates: Iterable[int]) -> int | None:
        """Return the only candidate who can be the same, or the only one who is called exactly the same.

        Candidates who are one count as one.
        """
        possible = [each for each in candidates if self._may_be(who, self._known[each])]
        if len(set(map(self.root, possible))) > 1:
            name = (who.first, who.last)
            possible = [
                each
                for each in possible
                if (self._known[each].first, self._known[each].last) == name and self._known[each].number == who.number
            ]
        if len(set(map(self.root, possible))) != 1:
            return None
        if self._has_rival(who, possible[0], candidates):
            return None
        # Of several who are one, the one whom nothing but the address names: also right when they are two again.
        return min(possible, key=lambda each: self._known[each].number != who.number)

    def _has_rival(self, who: Identity, found: int, candidates: Iterable[int]) -> bool:
        """Whether somebody with another number may just as well be the one who is known by the address alone."""
        meant = self._known[found]
        if not who.number or meant.number:
            return False
        others = (each for each in candidates if self.root(each) != self.root(found))
        return any(self._known[each].number and self._may_be(self._known[each], meant) for each in others)

    @staticmethod
    def _may_be(who: Identity, other: Identity) -> bool:
        if who.number and other.number and who.number != other.number:
            return False
        return _may_be_called(who, other)


def _may_be_called(one: Identity, other: Identity) -> bool:
    """Whether two names can belong to one person: unknown fits all, "A." and "Anna" fit "Anna Maria"."""
    if one.last and other.last and one.last != other.last:
        return False
    first, second = one.first.split(), other.first.split()
    if not first or not second:
        return True
    return is_abbreviated(first, second) or is_abbreviated(second, first)


def are_two_people(one: Identity, other: Identity) -> bool:
    """Whether first and last name both differ: one number was given to two, as a married name keeps the first."""
    if not (one.last and other.last and one.first and other.first) or one.last == other.last:
        return False
    first, second = one.first.split(), other.first.split()
    return not (is_abbreviated(first, second) or is_abbreviated(second, first))


def _addresses(who: Identity) -> list[str]:
    return [address for address in (who.email, who.mobile, who.phone) if address]


def _is_name_only(who: Identity) -> bool:
    return not (who.number or _addresses(who))


def _by_name(who: Identity) -> Identity:
    return Identity(first=who.first, last=who.last, postcode=who.postcode)


def _add(ids: list[int], customer_id: int) -> None:
    if customer_id not in ids:
        ids.append(customer_id)
