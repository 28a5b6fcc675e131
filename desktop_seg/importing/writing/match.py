"""Is this the same customer? Number before e-mail before phone before name and postcode.

Whoever shares an address without being the same person is kept apart: an e-mail or phone that several numbers or names
share recognises nobody by itself, and different names behind one address stay different customers (a household, the
info@ of a firm). Merging those is the owner's decision, never the import's. Used by: customer.
"""

from collections import defaultdict
from collections.abc import Iterable

from desktop_seg.store.customer_write import Identity


class CustomerIndex:
    """The customers of the shop file and of this import so far, to be looked up by what they are recognised by."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._addresses: defaultdict[str, list[int]] = defaultdict(list)
        self._names: defaultdict[Identity, list[int]] = defaultdict(list)
        self._known: dict[int, Identity] = {}

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
        return self._one_of(who, self._names.get(_by_name(who), ())) if who.last else None

    def add(self, customer_id: int, who: Identity) -> None:
        """Take in a customer, or what an import newly says of one."""
        before = self._known.get(customer_id)
        now = who if before is None else Identity(*(new or old for new, old in zip(who, before, strict=True)))
        if now == before:
            return
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

    def _one_of(self, who: Identity, candidates: Iterable[int]) -> int | None:
        """Return the only candidate who can be the same, or the only one who is called exactly the same."""
        possible = [each for each in candidates if self._may_be(who, self._known[each])]
        if len(possible) > 1:
            name = (who.first, who.last)
            possible = [
                each
                for each in possible
                if (self._known[each].first, self._known[each].last) == name and self._known[each].number == who.number
            ]
        return possible[0] if len(possible) == 1 else None

    @staticmethod
    def _may_be(who: Identity, other: Identity) -> bool:
        if who.number and other.number and who.number != other.number:
            return False
        return _may_be_called(who, other)


def _may_be_called(one: Identity, other: Identity) -> bool:
    """Whether two names can belong to one person: unknown fits all, an initial fits the names that begin with it."""
    if not one.last or not other.last:
        return True
    if one.last != other.last:
        return False
    first, second = one.first, other.first
    return not first or not second or first == second or _is_initial(first, second) or _is_initial(second, first)


def _is_initial(short: str, name: str) -> bool:
    return len(short) == 1 and name.startswith(short)


def _addresses(who: Identity) -> list[str]:
    return [address for address in (who.email, who.mobile, who.phone) if address]


def _by_name(who: Identity) -> Identity:
    return Identity(first=who.first, last=who.last, postcode=who.postcode)


def _add(ids: list[int], customer_id: int) -> None:
    if customer_id not in ids:
        ids.append(customer_id)
