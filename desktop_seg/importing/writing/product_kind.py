"""Lines that are no products: postage, wrapping, tips, bank charges (services), and gift cards sold.

In: article number, name and category of a line. Out: ProductKind. Used by: product.
"""

import re

from desktop_seg.model.product import ProductKind
from desktop_seg.store.sql_function import fold

# Article numbers of one till system that stand for postage, manual lines, bank charges, fees and samples.
_SERVICE_NUMBERS = frozenset({"post", "dot", "m", "d", "c2", "bank charges", "amazonfee", "cruk", "pads", "s", "b"})
_GIFT_CARD = re.compile(
    r"\b(gift ?(card|voucher|certificate)s?|cadeau ?(bon|kaart)(nen|en)?|gave ?kort|geschenk(karte|gutschein)|"
    r"(chèque|carte)[ -]cadeau|dotcomgiftshop gift voucher)\b|상품권|기프트 ?카드"
)
_SERVICE = re.compile(
    r"\b(postage|dotcom postage|shipping( costs?)?|delivery( costs?| charges?)?|carriage|gift ?wrap(ping)?|tips?|"
    r"deposit|bank charges?|handling|adjust(ment)? bad debt|amazon fee|"
    r"verzend(ing|kosten)|bezorg(ing|kosten)|porto|inpakken|fooi|statiegeld|emballage|"
    r"fragt|levering|forsendelse|gaveindpakning|drikkepenge|pant|"
    r"versand(kosten)?|lieferkosten|trinkgeld|pfand|frais de port|livraison|pourboire|consigne)\b|"
    r"배송비|배송료|택배비|팁"
)


def product_kind(sku: str | None, name: str | None, category: str | None) -> ProductKind:
    """Tell what a line sells; a product unless its number, name or category is that of something else."""
    text = " | ".join(fold(part) or "" for part in (name, category) if part)
    if _GIFT_CARD.search(text):
        return ProductKind.GIFT_CARD
    if (fold(sku) or "") in _SERVICE_NUMBERS or _is_service(name) or _is_service(category):
        return ProductKind.SERVICE
    return ProductKind.PRODUCT


def _is_service(text: str | None) -> bool:
    """Whether a short text is about a service: "Delivery box with roses" is a product that mentions one."""
    found = _SERVICE.search(fold(text) or "")
    return found is not None and len(found.group()) * 3 >= len((text or "").strip()) * 2
