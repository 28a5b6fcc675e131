"""Is this "customer" anyone at the till? Names and numbers under which tills book sales without a person."""

from functools import cache

from desktop_seg.importing.cleaning.vocabulary import fold_word
from desktop_seg.importing.cleaning.words.walk_in import (
    NOT_WITH_A_NUMBER,
    WALK_IN_NUMBERS,
    WALK_INS,
    WALK_INS_OR_FAMILY_NAMES,
)


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(fold_word, WALK_INS | WALK_INS_OR_FAMILY_NAMES))


@cache
def _numbered() -> frozenset[str]:
    return _folded() - frozenset(map(fold_word, NOT_WITH_A_NUMBER))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in _folded())


def is_walk_in_name(name: str) -> bool:
    """Tell whether a whole name stands for anyone ("Passant", "Laufkunde 2", "비회원"): such sales stay anonymous."""
    plain = name.split()
    if plain and plain[-1].isascii() and plain[-1].isalpha() and plain[-1].lower() not in _last_words():
        return False  # as nearly all names; to fold each of them takes an eighth of the import of a list
    word = fold_word(name)
    return word in _folded() or word.rstrip(" 0123456789#") in _numbered()


def may_be_a_family_name(name: str) -> bool:
    """Tell whether a name that stands for anyone is also borne by people ("Gast", "Cash")."""
    return fold_word(name) in WALK_INS_OR_FAMILY_NAMES


def is_walk_in_number(number: str) -> bool:
    """Tell whether a customer number means that there is no customer (0, WALKIN)."""
    word = number if number.isascii() and number.isdecimal() else fold_word(number)
    return word in WALK_IN_NUMBERS or word in _folded()
