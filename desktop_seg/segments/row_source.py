"""The rows a rule may ask about: purchases, receipts, sale lines and events, with what may be filtered and measured.

In: tables sale, sale_line, product, event. Used by: segments/shop_context.py, `desktop-seg fields`.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.rules.context import RowSource

_CHANNELS = (
    Choice("shop", N_("shop")),
    Choice("web", N_("web shop")),
    Choice("phone", N_("phone")),
    Choice("market", N_("market")),
)
# 0 is Sunday, as SQLite counts.
_WEEKDAYS = tuple(
    Choice(str(number), title)
    for number, title in enumerate(
        (
            N_("Sunday"),
            N_("Monday"),
            N_("Tuesday"),
            N_("Wednesday"),
            N_("Thursday"),
            N_("Friday"),
            N_("Saturday"),
        )
    )
)


def _by_key(*fields: Field) -> dict[str, Field]:
    return {field.key: field for field in fields}


_SALE = (
    Field("amount", N_("amount"), Kind.MONEY, "s.net_cents", "receipts"),
    Field("discount", N_("discount"), Kind.MONEY, "s.discount_cents", "receipts"),
    Field("day", N_("day"), Kind.DATE, "s.sold_day", "receipts"),
    Field(
        "weekday",
        N_("weekday"),
        Kind.CHOICE,
        "strftime('%w', s.sold_day * 86400, 'unixepoch')",
        "receipts",
        choices=_WEEKDAYS,
    ),
    Field("minute", N_("minute of the day"), Kind.NUMBER, "s.sold_minute", "receipts"),
    Field("channel", N_("channel"), Kind.CHOICE, "s.channel", "receipts", choices=_CHANNELS),
    Field("till", N_("till or shop"), Kind.TEXT, "s.till", "receipts"),
    Field("payment_method", N_("payment method"), Kind.TEXT, "s.payment_method", "receipts"),
    Field("coupon_code", N_("coupon"), Kind.TEXT, "s.coupon_code", "receipts"),
)

_LINE = (
    Field("line_amount", N_("amount of the line"), Kind.MONEY, "l.net_cents", "lines"),
    Field("quantity", N_("quantity"), Kind.NUMBER, "l.quantity", "lines"),
    Field("is_return", N_("is a return"), Kind.YES_NO, "l.is_return", "lines"),
    Field("return_reason", N_("reason of the return"), Kind.TEXT, "l.return_reason", "lines"),
    Field("product", N_("product"), Kind.TEXT, "p.name", "lines"),
    Field("sku", N_("article number"), Kind.TEXT, "p.sku", "lines"),
    Field("category", N_("category"), Kind.TEXT, "p.category", "lines"),
    Field("subcategory", N_("subcategory"), Kind.TEXT, "p.subcategory", "lines"),
    Field("brand", N_("brand"), Kind.TEXT, "p.brand", "lines"),
)

_EVENT = (
    Field("kind", N_("kind"), Kind.TEXT, "e.kind", "events"),
    Field("subject", N_("subject"), Kind.TEXT, "e.subject", "events"),
    Field("event_category", N_("category"), Kind.TEXT, "e.category", "events"),
    Field("value", N_("value"), Kind.NUMBER, "e.value", "events"),
    Field("event_source", N_("source"), Kind.TEXT, "e.source", "events"),
    Field("event_day", N_("day"), Kind.DATE, "e.day", "events"),
)

_SALES = "sale s"
_LINES = "sale_line l JOIN sale s ON s.id = l.sale_id LEFT JOIN product p ON p.id = l.product_id"

SOURCES = {
    source.key: source
    for source in (
        RowSource(
            "purchases",
            N_("receipts with something bought"),
            _SALES,
            "s.customer_id",
            "s.sold_day",
            "s.is_valid AND s.is_purchase",
            _by_key(*_SALE),
        ),
        RowSource(
            "receipts",
            N_("receipts, returns included"),
            _SALES,
            "s.customer_id",
            "s.sold_day",
            "s.is_valid",
            _by_key(*_SALE),
        ),
        RowSource(
            "lines",
            N_("sale lines"),
            _LINES,
            "s.customer_id",
            "s.sold_day",
            "s.is_valid AND coalesce(p.kind, 'product') = 'product'",
            _by_key(*_LINE, *_SALE),
        ),
        RowSource("events", N_("events"), "event e", "e.customer_id", "e.day", "1", _by_key(*_EVENT)),
    )
}
