"""Sale lines and returns as rows: which articles somebody bought and brought back.

In: tables sale_line, sale, product, product_tag, return_notice.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.product import ProductKind
from desktop_seg.rules.context import Lookup, RowSource
from desktop_seg.segments.source.calendar_field import by_key, day_fields
from desktop_seg.segments.source.sale import SALE_FIELDS

# What a label may say an article stands for; classes of resources/words.
_STANDS_FOR = (
    ("sustainable", "value", N_("stands for sustainability")),
    ("quality", "value", N_("stands for quality")),
    ("price", "value", N_("stands for a low price")),
    ("adventurous", "value", N_("stands for something new")),
    ("health", "value", N_("stands for health")),
    ("technology", "tag", N_("is for gaming or fast internet")),
)


def _product_fields(source: str, product_id: str) -> tuple[Field, ...]:
    return (
        Field("product", N_("product"), Kind.TEXT, "p.name", source),
        Field("sku", N_("article number"), Kind.TEXT, "p.sku", source),
        Field("category", N_("category"), Kind.TEXT, "p.category", source),
        Field("subcategory", N_("subcategory"), Kind.TEXT, "p.subcategory", source),
        Field("brand", N_("brand"), Kind.TEXT, "p.brand", source),
        Field("price_class", N_("price class"), Kind.TEXT, "p.price_class", source),
        Field("product_season", N_("season of the product"), Kind.TEXT, "p.season", source),
        Field(
            "tag",
            N_("label of the product"),
            Kind.SEVERAL,
            f"{product_id} IN (SELECT id FROM (SELECT product_id AS id, tag AS value FROM product_tag) WHERE {{test}})",
            source,
        ),
        Field(
            "is_premium",
            N_("of a high price class"),
            Kind.YES_NO,
            "word_class('price_class', p.price_class) = 'premium'",
            source,
        ),
        *(
            Field(
                f"stands_for_{name}",
                title,
                Kind.YES_NO,
                f"{product_id} IN (SELECT product_id FROM product_tag WHERE names_class('{topic}', '{name}', tag))",
                source,
            )
            for name, topic, title in _STANDS_FOR
        ),
    )


# A cost price is that of one article: that on the receipt, else that of the list of articles.
_COST = "CAST(round(coalesce(l.cost_cents, p.cost_cents) * l.quantity) AS INTEGER)"

_LINE_FIELDS = (
    Field("line_amount", N_("amount of the line"), Kind.MONEY, "l.net_cents", "lines"),
    Field("quantity", N_("quantity"), Kind.NUMBER, "l.quantity", "lines"),
    Field("unit_price", N_("price of one"), Kind.MONEY, "l.unit_price_cents", "lines"),
    Field("line_discount", N_("discount on the line"), Kind.MONEY, "l.discount_cents", "lines"),
    Field("cost", N_("what the line cost the shop"), Kind.MONEY, _COST, "lines"),
    Field("margin", N_("margin of the line"), Kind.MONEY, f"l.net_cents - {_COST}", "lines"),
    Field("is_return", N_("is a return"), Kind.YES_NO, "l.is_return", "lines"),
    Field("return_reason", N_("reason of the return"), Kind.TEXT, "l.return_reason", "lines"),
    *_product_fields("lines", "l.product_id"),
)

# Postage and gift cards are no articles; a line without an article is one we know nothing of.
_OTHER = f"SELECT id FROM product WHERE kind <> '{ProductKind.PRODUCT}'"

_GIFT_CARDS = f"SELECT id FROM product WHERE kind = '{ProductKind.GIFT_CARD}'"

# Return lines, and what a list of returns tells beside them: a return that the till notes too is one return.
_RETURNS = """(SELECT l.id AS id, s.customer_id AS customer_id, s.sold_day AS day, l.sale_id AS sale_id,
        -l.net_cents AS amount_cents, -l.quantity AS quantity, l.return_reason AS reason, l.product_id AS product_id
    FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE l.is_return AND s.is_valid
    UNION ALL
    SELECT n.id, coalesce(n.given_customer_id, s.customer_id), coalesce(n.day, s.sold_day), n.sale_id,
        n.amount_cents, n.quantity, n.reason, n.product_id
    FROM return_notice n LEFT JOIN sale s ON s.id = n.sale_id
    WHERE NOT EXISTS (SELECT 1 FROM sale_line l WHERE l.sale_id = n.sale_id AND l.is_return)) b"""

_RETURN_FIELDS = (
    Field("amount", N_("amount that came back"), Kind.MONEY, "b.amount_cents", "returns"),
    Field("quantity", N_("quantity that came back"), Kind.NUMBER, "b.quantity", "returns"),
    Field("return_reason", N_("reason of the return"), Kind.TEXT, "b.reason", "returns"),
    Field("day", N_("day"), Kind.DATE, "b.day", "returns"),
    *day_fields("b.day", "returns"),
    *_product_fields("returns", "b.product_id"),
)


def _lines(key: str, title: str, left_out: str) -> RowSource:
    """Return sale lines as rows; left_out: SELECT of the articles whose lines are none of these."""
    return RowSource(
        key=key,
        title=title,
        from_sql="sale_line l JOIN sale s ON s.id = l.sale_id",
        customer_column="s.customer_id",
        day_column="s.sold_day",
        where_sql=f"s.is_valid AND (l.product_id IS NULL OR l.product_id NOT IN ({left_out}))",
        fields=by_key(*SALE_FIELDS, *_LINE_FIELDS),
        order=("s.sold_minute", "l.id"),
        tables={"s": "sale", "l": "sale_line"},
        lookups={"p": Lookup("product", "l.product_id")},
        record_id="l.sale_id",
        id_column="l.id",
        sale_column="s.id",
        told=("product", "category", "line_amount"),
    )


SOURCES = (
    _lines("lines", N_("sale lines"), _OTHER),
    # Their sum is the net of a sale, of which shares of spending are shares.
    _lines("charges", N_("sale lines, postage and services included"), _GIFT_CARDS),
    RowSource(
        key="returns",
        title=N_("returns"),
        from_sql=_RETURNS,
        customer_column="b.customer_id",
        day_column="b.day",
        where_sql=f"(b.product_id IS NULL OR b.product_id NOT IN ({_OTHER}))",
        fields=by_key(*_RETURN_FIELDS),
        order=("b.id",),
        lookups={"p": Lookup("product", "b.product_id")},
        has_undated=True,
        id_column="b.id",
        sale_column="b.sale_id",
        told=("product", "amount", "return_reason"),
    ),
)
