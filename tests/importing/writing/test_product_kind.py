"""What is no product: words and article numbers of postage, wrapping, tips and gift cards in six languages."""

import pytest

from desktop_seg.importing.writing.product_kind import product_kind
from desktop_seg.model.product import ProductKind


@pytest.mark.parametrize(
    ("sku", "name"),
    [
        ("POST", "POSTAGE"), ("DOT", "DOTCOM POSTAGE"), ("M", "Manual"), ("BANK CHARGES", "Bank Charges"), ("D", ""),
        ("C2", "CARRIAGE"), (None, "Verzendkosten"), (None, "verzendkosten NL"), (None, "Fooi"), (None, "Statiegeld"),
        (None, "Fragt"), (None, "Levering"), (None, "Versandkosten"), (None, "Pfand"), (None, "Frais de port"),
        (None, "배송비"), (None, "Gift wrap"), (None, "Shipping costs"),
    ],
)  # fmt: skip
def test_services_are_known(sku: str | None, name: str) -> None:
    assert product_kind(sku, name or None, None) is ProductKind.SERVICE


@pytest.mark.parametrize(
    "name", ["Cadeaubon", "cadeaubon € 25", "Gift Card", "Gavekort 100 kr", "상품권", "Gift voucher"]
)
def test_gift_cards_are_known(name: str) -> None:
    assert product_kind("17", name, None) is ProductKind.GIFT_CARD


@pytest.mark.parametrize(
    ("sku", "name", "category"),
    [
        ("85123A", "WHITE HANGING HEART T-LIGHT HOLDER", None), (None, "SPACEBOY GIFT WRAP", None),
        (None, "Delivery box with roses", None), (None, "Fountain pen with gold tip", None),
        (None, "POSTER", "Paper"), ("POSTCARD", "Postcard", None), (None, "Rose", "Cut flowers"), (None, None, None),
    ],
)  # fmt: skip
def test_products_that_mention_a_service_stay_products(sku: str | None, name: str | None, category: str | None) -> None:
    assert product_kind(sku, name, category) is ProductKind.PRODUCT


def test_the_category_may_tell() -> None:
    assert product_kind("9", "25 euro", "Cadeaubonnen") is ProductKind.GIFT_CARD
    assert product_kind("9", "Belgium", "Verzendkosten") is ProductKind.SERVICE
