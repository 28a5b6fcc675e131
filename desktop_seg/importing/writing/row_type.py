"""Files that mix sorts of rows: what a row counts as beside an ordinary sale. Used by: sale_file."""

from desktop_seg.base.i18n import N_, _
from desktop_seg.importing.cleaning.vocabulary import LineType
from desktop_seg.model.product import ProductKind

# Rows that must not count: they repeat an amount of other rows, or it never was the shop's revenue.
_NOT_COUNTED = {
    LineType.PAYMENT: N_("This row tells how a sale was paid; its amount is counted with the sale."),
    LineType.TAX: N_("This row is tax, not something that was sold."),
    LineType.FEE: N_("This row is a fee or a transfer, not something that was sold."),
}
_KINDS = {
    LineType.SHIPPING: ProductKind.SERVICE,
    LineType.TIP: ProductKind.SERVICE,
    LineType.DISCOUNT: ProductKind.SERVICE,
    LineType.GIFT_CARD: ProductKind.GIFT_CARD,
}
_NEGATIVE = frozenset({LineType.REFUND, LineType.DISCOUNT})


def why_not_counted(row_type: str | None) -> str:
    """Return why rows of this type are set aside, "" when they count."""
    reason = _NOT_COUNTED.get(LineType(row_type)) if row_type else None
    return _(reason) if reason else ""


def kind_of(row_type: str | None) -> ProductKind | None:
    """Return what a row of this type sells; None when its product says."""
    return _KINDS.get(LineType(row_type)) if row_type else None


def is_negative(row_type: str | None) -> bool:
    """Tell whether amounts of this type are taken off, however the till signs them."""
    return row_type in _NEGATIVE


def is_head(row_type: str | None) -> bool:
    """Tell whether the row is the head of a sale whose lines stand in other rows: its amount repeats theirs."""
    return row_type == LineType.RECEIPT


def is_cancelled(row_type: str | None) -> bool:
    """Tell whether the row says that its sale was taken back at the till."""
    return row_type == LineType.CANCELLED
