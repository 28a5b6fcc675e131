"""The sale: one visit to the till or one web order, and what its state means for the figures."""

from enum import StrEnum


class SaleStatus(StrEnum):
    """Only DONE and REFUNDED count as sales (a refund lowers net); the others are kept but stay outside revenue."""

    DONE = "done"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"
    DRAFT = "draft"
    UNPAID = "unpaid"


class SaleChannel(StrEnum):
    """Where the sale was made."""

    SHOP = "shop"
    WEB = "web"
    PHONE = "phone"
    MARKET = "market"


VALID_STATUSES = (SaleStatus.DONE, SaleStatus.REFUNDED)
