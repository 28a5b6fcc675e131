"""The product of a sale line, and the lines that are no products."""

from enum import StrEnum


class ProductKind(StrEnum):
    """SERVICE (postage, wrapping, tips) stays outside category segments; GIFT_CARD is no revenue when sold."""

    PRODUCT = "product"
    SERVICE = "service"
    GIFT_CARD = "gift_card"
