"""Is this "customer" anyone at the till? Names and numbers under which tills book sales without a person."""

from functools import cache

from desktop_seg.importing.cleaning.vocabulary import fold_word
from desktop_seg.importing.cleaning.words.walk_in import WALK_IN_NUMBERS, WALK_INS


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(fold_word, WALK_INS))


def is_walk_in_name(name: str) -> bool:
    """Tell whether a name stands for anyone ("Passant", "Laufkunde 2", "비회원"): such sales stay anonymous."""
    word = fold_word(name)
    return word in _folded() or word.rstrip(" 0123456789#") in _folded()


def is_walk_in_number(number: str) -> bool:
    """Tell whether a customer number means that there is no customer (0, WALKIN)."""
    word = fold_word(number)
    return word in WALK_IN_NUMBERS or word in _folded()
