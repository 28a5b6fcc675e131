"""What the lines of the last year leave: profit, and the brand a customer spends most on.

In: sale lines of the last 365 days. Out: the cost of what was sold, the top brand, and companion "brand" (what each
customer bought of each brand in the year). Used by: segments T05, T28, T32.
Source: resources/help/definitions.md#profit, #top-brand.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import Companion, Edges, Making, RestsOn, Side
from desktop_seg.model.field import Field, Kind
from desktop_seg.store.figures import NOBODY

# Brands are numbered in the order of their names, 0 is none: SQLite sorts one number for customer and brand in half the
# time of two columns.
_TABLES = {
    "year_name": "(no INTEGER PRIMARY KEY, brand TEXT)",
    "year_article": """(id INTEGER PRIMARY KEY, brand_no INTEGER, cost_cents INTEGER, is_service INTEGER,
        is_card INTEGER)""",
    "year_brand": """(customer_id INTEGER, brand_no INTEGER, net_cents INTEGER, line_cents INTEGER,
        costed_cents INTEGER, cost_parts INTEGER, visits INTEGER, last_day INTEGER,
        PRIMARY KEY (customer_id, brand_no)) WITHOUT ROWID""",
}

_NAMES = """INSERT INTO temp.year_name
    SELECT row_number() OVER (ORDER BY brand), brand FROM product WHERE brand IS NOT NULL GROUP BY brand"""

_ARTICLES = """INSERT INTO temp.year_article
    SELECT p.id, coalesce(n.no, 0), p.cost_cents, p.kind = 'service', p.kind = 'gift_card'
    FROM product p LEFT JOIN temp.year_name n ON n.brand = p.brand"""

# The cost price is that of one article, in the sale line as in the list of articles. A service has none and costs
# nothing. Of a quantity such as 0.35 the cost is summed in whole ten-thousandths of a cent: a sum of fractions would
# depend on the order in which lines are read.
# Of a sale that was paid back as a whole nothing was spent on a brand, though its lines still say what they came to.
_NOTHING = """s.net_cents <= 0 AND s.gross_cents > 0
            AND (SELECT sum(r.net_cents) FROM sale_line r WHERE r.sale_id = s.id) > 0"""

_BRANDS = f"""INSERT INTO temp.year_brand
    SELECT s.customer_id, coalesce(a.brand_no, 0) AS no, sum(CASE WHEN {_NOTHING} THEN 0 ELSE l.net_cents END),
        sum(l.net_cents),
        sum(CASE WHEN a.is_service OR a.cost_cents IS NOT NULL OR l.cost_cents IS NOT NULL THEN l.net_cents END),
        sum(CAST(round(coalesce(l.cost_cents, a.cost_cents) * l.quantity * 10000) AS INTEGER)),
        count(DISTINCT CASE WHEN l.quantity > 0 THEN s.sold_day END), max(s.sold_day)
    FROM {{sales}} CROSS JOIN sale_line l ON l.sale_id = s.id LEFT JOIN temp.year_article a ON a.id = l.product_id
    WHERE s.sold_day > :as_of - 365 AND s.sold_day <= :as_of AND s.is_valid AND a.is_card IS NOT 1
        AND s.customer_id IS NOT NULL AND s.customer_id NOT IN (SELECT c.id FROM customer c WHERE {NOBODY})
    GROUP BY s.customer_id * 4294967296 + no"""

# `brand_no` is that of the row with the most money: SQLite takes a bare column from the row in which it found max().
_SUMS = """INSERT INTO {table} SELECT customer_id, cost_parts / 10000.0, costed_cents, line_cents, brand, most FROM (
    SELECT customer_id, sum(cost_parts) AS cost_parts, sum(costed_cents) AS costed_cents,
        sum(line_cents) AS line_cents, brand_no AS no,
        max(CASE WHEN brand_no > 0 THEN net_cents END) AS most
    FROM temp.year_brand GROUP BY customer_id) LEFT JOIN temp.year_name USING (no)"""

_COMPANION = """INSERT INTO {brand} SELECT b.customer_id, n.brand, b.visits, b.net_cents, b.last_day
    FROM temp.year_brand b JOIN temp.year_name n ON n.no = b.brand_no"""

_NEEDED = (
    "SELECT EXISTS (SELECT 1 FROM product WHERE brand IS NOT NULL OR cost_cents IS NOT NULL)",
    "SELECT EXISTS (SELECT 1 FROM sale_line WHERE cost_cents IS NOT NULL)",
)


def _is_needed(making: Making) -> bool:
    return any(making.db.number(sql) for sql in _NEEDED)


def _fill(making: Making, table: str) -> None:
    db = making.db
    if not _is_needed(making):
        return
    try:
        for name, columns in _TABLES.items():
            db.run(f"DROP TABLE IF EXISTS temp.{name}")
            db.run(f"CREATE TABLE temp.{name} {columns}")
        db.run(_NAMES)
        db.run(_ARTICLES)
        db.run(_BRANDS.format(sales=making.sales), making.day.bound())
        db.run(_SUMS.format(table=table))
        db.run(_COMPANION.format(brand=making.companion("brand")))
    finally:
        for name in _TABLES:
            db.run(f"DROP TABLE IF EXISTS temp.{name}")


YEAR_SIDE = Side(
    "year_line",
    ("cost_year", "costed_year", "lines_year", "brand_year", "brand_net_year"),
    _fill,
    RestsOn.OWN_ROWS,
    (Companion("brand", "customer_id INTEGER, brand TEXT, visits INTEGER, net_cents INTEGER, last_day INTEGER"),),
    {"has_costs": "EXISTS (SELECT 1 FROM {table} WHERE cost_year IS NOT NULL)"},
    edges=Edges(sale=(365,)),
    basis=lambda making: str(_is_needed(making)),
)

# What has no cost price counts for nothing. What was paid back, or taken off a whole order, stands in no line: by so
# much less than their lines was spent. (More was spent where receipts have no lines.)
_BY_COST = "coalesce(costed_year, 0) - coalesce(cost_year, 0) + min(monetary_365 - coalesce(lines_year, 0), 0)"

PROFIT = Family(
    "profit",
    N_("Profit"),
    (
        Metric(
            Field(
                "profit_365",
                N_("Profit in the last year"),
                Kind.MONEY,
                "m.profit_365",
                "profit",
                help=N_(
                    "What was spent in the last 365 days less what the articles cost the shop. Without cost prices: "
                    "what was spent less discounts and returns once more, so that who waits for offers or sends "
                    "things back stands lower. Unknown for who did not come in the year."
                ),
                group="profit",
            ),
            f"""CASE WHEN frequency_365 > 0 THEN CASE WHEN :has_costs THEN {_BY_COST}
                ELSE monetary_365 - discount_365 - returned_365 END END""",
        ),
    ),
)

BRAND = Family(
    "brand",
    N_("Brands"),
    (
        Metric(
            Field(
                "top_brand_365",
                N_("Favourite brand"),
                Kind.TEXT,
                "m.top_brand_365",
                "brand",
                help=N_("The brand this customer spent most on in the last 365 days."),
                group="goods",
            ),
            "CASE WHEN brand_net_year > 0 THEN brand_year END",
        ),
        Metric(
            Field(
                "top_brand_share_365",
                N_("Share of the favourite brand"),
                Kind.NUMBER,
                "m.top_brand_share_365",
                "brand",
                unit="share",
                help=N_("What was spent on the favourite brand in the last 365 days, of all that was spent in them."),
                group="goods",
            ),
            "CASE WHEN monetary_365 > 0 AND brand_net_year > 0 THEN brand_net_year * 1.0 / monetary_365 END",
        ),
    ),
)
