"""Receipts and visits as rows: what somebody bought, by receipt and by day.

In: table sale with its derived figures. Definitions: resources/help/definitions.md#sales, #visit.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.rules.context import RowSource
from desktop_seg.segments.source.calendar_field import by_key, day_fields, hour_fields

CHANNELS = (
    Choice("shop", N_("shop")),
    Choice("web", N_("web shop")),
    Choice("phone", N_("phone")),
    Choice("market", N_("market")),
)

SALE_FIELDS = (
    Field("amount", N_("amount"), Kind.MONEY, "s.net_cents", "receipts"),
    Field("gross", N_("amount before anything came back"), Kind.MONEY, "s.gross_cents", "receipts"),
    Field("discount", N_("discount"), Kind.MONEY, "s.discount_cents", "receipts"),
    Field("is_discounted", N_("with a discount or a coupon"), Kind.YES_NO, "s.is_discounted", "receipts"),
    Field("coupon_code", N_("coupon"), Kind.TEXT, "s.coupon_code", "receipts"),
    Field("day", N_("day"), Kind.DATE, "s.sold_day", "receipts"),
    *day_fields("s.sold_day", "receipts"),
    *hour_fields("s.sold_minute", "receipts"),
    Field("channel", N_("channel"), Kind.CHOICE, "s.channel", "receipts", choices=CHANNELS),
    Field("till", N_("till or shop"), Kind.TEXT, "s.till", "receipts"),
    Field("payment_method", N_("payment method"), Kind.TEXT, "s.payment_method", "receipts"),
    Field(
        "pays_mobile",
        N_("paid with a telephone"),
        Kind.YES_NO,
        # A way of paying that no list knows is no telephone; a receipt that names none says nothing.
        "CASE WHEN s.payment_method IS NOT NULL"
        " THEN coalesce(word_class('payment', s.payment_method) = 'mobile', 0) END",
        "receipts",
    ),
    Field("shipping", N_("postage"), Kind.MONEY, "s.shipping_cents", "receipts"),
    Field(
        "came_to_nothing",
        N_("paid back or given away as a whole"),
        Kind.YES_NO,
        # Its lines still say what they once came to. Where they come to nothing themselves, one article was swapped.
        # CASE, because of two parts of an AND SQLite works out both.
        "CASE WHEN s.net_cents <= 0"
        " THEN coalesce((SELECT sum(r.net_cents) FROM sale_line r WHERE r.sale_id = s.id), 0) > 0 ELSE 0 END",
        "receipts",
    ),
    Field("receipt_no", N_("receipt number"), Kind.TEXT, "s.receipt_no", "receipts"),
)

# A day with at least one purchase; its figures are those of all receipts of the day.
_VISITS = """(SELECT customer_id, sold_day, min(id) AS id, count(*) AS receipts, sum(net_cents) AS net_cents,
        sum(discount_cents) AS discount_cents, max(is_discounted) AS is_discounted,
        max(coupon_code IS NOT NULL) AS has_coupon, min(sold_minute) AS sold_minute
    FROM sale WHERE is_valid AND customer_id IS NOT NULL GROUP BY customer_id, sold_day HAVING max(is_purchase)) v"""

_VISIT_FIELDS = (
    Field("amount", N_("amount"), Kind.MONEY, "v.net_cents", "visits"),
    Field("discount", N_("discount"), Kind.MONEY, "v.discount_cents", "visits"),
    Field("is_discounted", N_("with a discount or a coupon"), Kind.YES_NO, "v.is_discounted", "visits"),
    Field("has_coupon", N_("with a coupon"), Kind.YES_NO, "v.has_coupon", "visits"),
    Field("receipts", N_("number of receipts"), Kind.NUMBER, "v.receipts", "visits"),
    Field("day", N_("day"), Kind.DATE, "v.sold_day", "visits"),
    *day_fields("v.sold_day", "visits"),
    *hour_fields("v.sold_minute", "visits"),
)

_ORDER = ("s.sold_minute", "s.id")

# Columns of the index sale_customer.
_COVERED = frozenset(
    f"s.{name}"
    for name in (
        *("id", "customer_id", "sold_day", "is_valid", "is_purchase", "net_cents", "gross_cents", "discount_cents"),
        *("is_discounted", "channel", "sold_minute"),
    )
)


def _receipts(key: str, title: str, where_sql: str) -> RowSource:
    return RowSource(
        key=key,
        title=title,
        from_sql="sale s",
        customer_column="s.customer_id",
        day_column="s.sold_day",
        where_sql=where_sql,
        fields=by_key(*SALE_FIELDS),
        order=_ORDER,
        tables={"s": "sale"},
        covered=_COVERED,
        id_column="s.id",
        sale_column="s.id",
        told=("receipt_no", "amount", "channel", "coupon_code"),
    )


SOURCES = (
    RowSource(
        key="visits",
        title=N_("visits with a purchase"),
        from_sql=_VISITS,
        customer_column="v.customer_id",
        day_column="v.sold_day",
        where_sql="1",
        fields=by_key(*_VISIT_FIELDS),
        id_column="v.id",
        sale_column="v.id",
        told=("amount", "receipts"),
    ),
    _receipts("purchases", N_("receipts with something bought"), "s.is_valid AND s.is_purchase"),
    _receipts("receipts", N_("receipts, returns included"), "s.is_valid"),
)
