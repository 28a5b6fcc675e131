"""A number of everybody, bit by bit: for each bit of the numbers, the set of the people in whose number it is on.

Who lies in a stretch of values, who are the top and what some people have together are then a few dozen operations on
whole sets, where sorting and walking through a hundred thousand numbers would take a hundred times as long.
Source of the idea: P. O'Neil, D. Quass, "Improved query performance with variant indexes", SIGMOD 1997 (bit slices).
In: sets as bits.py writes them. Used by: member_set.py, condition_set.py, person_table.py.
"""

import math
import struct
import sys
from array import array
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import cast

from desktop_seg.rules.interval import Interval, top_count
from desktop_seg.segments.bits import of_text

_BITS = 64
# For each bit of a byte, the highest first: every byte as "1" or "0".
_TESTS = tuple(bytes(b"01"[byte >> bit & 1] for byte in range(256)) for bit in range(7, -1, -1))


class Amounts:
    """Whole numbers of everybody, to be added up."""

    def __init__(self, amounts: Sequence[int]) -> None:
        sign, *others = planes_of(array("q", amounts))
        weighed = zip((1 << bit for bit in range(_BITS - 2, -1, -1)), others, strict=True)
        self._planes = [(weight, plane) for weight, plane in ((-1 << _BITS - 1, sign), *weighed) if plane]

    def total(self, bits: int) -> int:
        """Return the sum of the amounts of a set."""
        return sum(weight * (bits & plane).bit_count() for weight, plane in self._planes)


class Column:
    """Numbers of everybody, to be compared; None where unknown. Whole ones up to 2**53 and fractions are exact."""

    def __init__(self, values: Sequence[float | None]) -> None:
        if None in values:
            self.known = of_text(bytes([48 if value is None else 49 for value in values]))
            values = [0.0 if value is None else value for value in values]
        else:
            self.known = (1 << len(values)) - 1
        sign, *others = planes_of(array("d", cast(Sequence[float], values)))
        sign &= reduce(or_, others)  # a negative zero is a zero
        # As whole numbers these bits rise with the values, but those of negative ones fall: turned round, all rise.
        self._planes = [self.known & ~sign, *(plane ^ sign for plane in others)]

    def within(self, asked: Interval) -> int:
        """Return the people whose value lies in a stretch."""
        found = self.known if asked.first == -math.inf else self._above(asked.first, asked.has_first)
        return found if asked.last == math.inf else found & ~self._above(asked.last, not asked.has_last)

    def top(self, share: float, among: int) -> int:
        """Return the top share of some people: all of them at or above the last value that belongs to it."""
        candidates, found = among & self.known, 0
        if not candidates:
            return 0
        wanted = top_count(share, candidates.bit_count())
        for plane in self._planes:
            higher = candidates & plane
            count = higher.bit_count()
            if count >= wanted:
                candidates = higher
            else:
                found, wanted, candidates = found | higher, wanted - count, candidates ^ higher
        return found | candidates

    def _above(self, edge: float, is_in: bool) -> int:
        """Return the people above a value. is_in: those at it as well."""
        code = int.from_bytes(struct.pack(">d", edge + 0.0))
        code ^= (1 << _BITS) - 1 if code >> _BITS - 1 else 1 << _BITS - 1
        above, level = 0, self.known
        for bit, plane in zip(range(_BITS - 1, -1, -1), self._planes, strict=True):
            if code >> bit & 1:
                level &= plane
            else:
                above |= level & plane
                level &= ~plane
        return above | level if is_in else above


def planes_of(numbers: "array[int] | array[float]") -> list[int]:
    """Return for each bit of the 64 of the numbers, the highest first, the set of those in which it is on."""
    if sys.byteorder == "little":
        numbers.byteswap()
    text, found = numbers.tobytes(), []
    for place in range(_BITS // 8):
        part = text[place :: _BITS // 8]
        is_empty = part.count(0) == len(part)
        found += [0] * 8 if is_empty else [of_text(part.translate(test)) for test in _TESTS]
    return found
