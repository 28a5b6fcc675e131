"""What is no product: words and article numbers of postage, wrapping, tips and gift cards in six languages."""

import pytest

from desktop_seg.importing.cleaning.product_word import product_kind
from desktop_seg.model.product import ProductKind


@pytest.mark.parametrize(
    ("sku", "name"),
    [
        ("POST", "POSTAGE"), ("DOT", "DOTCOM POSTAGE"), ("M", "Manual"), ("BANK CHARGES", "Bank Charges"),
        ("D", "Discount"), ("C2", "CARRIAGE"), ("AMAZONFEE", "AMAZON FEE"), ("POST", None), (None, "Tip"),
        (None, "Gift wrap"), (None, "Shipping costs"), (None, "Free shipping"), (None, "Return shipping"),
        (None, "Postage & packing"), (None, "Shipping (refund)"),
        (None, "Verzendkosten"), (None, "verzending NL"),
        (None, "Retour verzendkosten"), (None, "Gratis verzending"),
        (None, "Verzendkosten retour"), (None, "Fooi"), (None, "Statiegeld fles"), (None, "Inpakkosten"),
        (None, "Fragt"), (None, "Levering"), (None, "Gratis fragt"), (None, "Retur fragt"), (None, "Drikkepenge"),
        (None, "Versandkosten"), (None, "Pfand"), (None, "Rücksendung Versandkosten"), (None, "Kostenloser Versand"),
        (None, "Frais de port"), (None, "Livraison gratuite"), (None, "Retour frais de port"), (None, "Pourboire"),
        (None, "배송비"), (None, "반품 배송비"), (None, "무료 배송비"), (None, "선물포장"),
    ],
)  # fmt: skip
def test_services_are_known(sku: str | None, name: str | None) -> None:
    assert product_kind(sku, name, None) is ProductKind.SERVICE


@pytest.mark.parametrize(
    "name",
    [
        "Cadeaubon", "cadeaubon € 25", "Cadeaubon €25", "Gift Card", "Gift card 50", "Gavekort 100 kr",
        "Gavekort 500 kr.", "상품권", "Gift voucher", "Gutschein", "Geschenkkarte 20", "Chèque cadeau 50 €",
        "Cadeaubon ingewisseld", "Ingewisselde cadeaubon", "Betaald met cadeaubon", "Gift card redeemed",
        "Gutschein eingelöst",
    ],
)  # fmt: skip
def test_gift_cards_are_known(name: str) -> None:
    assert product_kind("17", name, None) is ProductKind.GIFT_CARD


@pytest.mark.parametrize(
    ("sku", "name", "category"),
    [
        ("85123A", "WHITE HANGING HEART T-LIGHT HOLDER", None), (None, "SPACEBOY GIFT WRAP", None),
        (None, "Delivery box with roses", None), (None, "Fountain pen with gold tip", None),
        (None, "Porto Tawny", None),
        (None, "Tip jar", None), (None, "Gift card holder", None), (None, "Pants", None), (None, "Deposit box", None),
        (None, "POSTER", "Paper"), ("POSTCARD", "Postcard", None), (None, "Rose", "Cut flowers"), (None, None, None),
        (None, "Retour au jardin", None), (None, "Extra large vase", None), (None, "Gratis proefpakket thee", None),
        ("M", "Trui", None), ("85123A", None, None),
    ],
)  # fmt: skip
def test_products_that_mention_a_service_stay_products(sku: str | None, name: str | None, category: str | None) -> None:
    assert product_kind(sku, name, category) is ProductKind.PRODUCT


def test_the_category_may_tell() -> None:
    assert product_kind("9", "25 euro", "Cadeaubonnen") is ProductKind.GIFT_CARD
    assert product_kind("9", "Belgium", "Verzendkosten") is ProductKind.SERVICE
