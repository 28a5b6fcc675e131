"""Is this line of a sale a product, a service or a gift card? Told by the words of its name, number or category.

A text counts only as a whole: the name of a service, with at most a qualifier before it and short remarks behind it
("Retour verzendkosten NL"). A text that merely mentions one ("Delivery box with roses") is a product.
In: texts as imported. Out: model.product.ProductKind; a product wherever nothing speaks against it. Used by:
writing/product.
"""

from collections.abc import Collection
from functools import cache

from desktop_seg.importing.cleaning.vocabulary import fold_word
from desktop_seg.importing.cleaning.words.service import (
    GIFT_CARDS,
    QUALIFIERS,
    REMARKS,
    SERVICE_NUMBERS,
    SERVICES,
    SERVICES_ALONE,
)
from desktop_seg.model.product import ProductKind


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_word, words))


def product_kind(sku: str | None, name: str | None, category: str | None = None) -> ProductKind:
    """Return what a line sells."""
    texts = [fold_word(text) for text in (name, category) if text]
    if any(_is_one_of(each, _folded(GIFT_CARDS)) for text in texts for each in (text, _bare(text))):
        return ProductKind.GIFT_CARD
    if sku and fold_word(sku) in SERVICE_NUMBERS:
        return ProductKind.SERVICE
    if any(_is_service(text) for text in texts):
        return ProductKind.SERVICE
    return ProductKind.PRODUCT


def _bare(text: str) -> str:
    """Return a text without the qualifiers before it."""
    parts = text.split()
    while len(parts) > 1 and parts[0] in _folded(QUALIFIERS):
        parts = parts[1:]
    return " ".join(parts)


def _is_service(text: str) -> bool:
    bare = _bare(text)
    return bare in _folded(SERVICES_ALONE) or any(_is_one_of(each, _folded(SERVICES)) for each in (text, bare))


def _is_one_of(text: str, words: Collection[str]) -> bool:
    """Tell whether the text is one of these words, with at most short remarks or an amount behind it."""
    parts = text.split()
    return any(
        " ".join(parts[:length]) in words and all(map(_is_remark, parts[length:]))
        for length in range(1, min(len(parts), 4) + 1)
    )


def _is_remark(part: str) -> bool:
    return (
        len(part) <= 3 or part.startswith("(") or any(map(str.isdigit, part)) or part in _folded(REMARKS | QUALIFIERS)
    )
