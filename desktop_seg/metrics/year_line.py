"""What the lines of the last year leave: profit, and the brand a customer spends most on.

In: sale lines of the last 365 days. Out: the cost of what was sold, the top brand, and companion "brand" (what each
customer bought of each brand in the year). Used by: segments T05, T28, T32.
Source: resources/help/definitions.md#profit, #top-brand.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import Companion, Edges, Making, RestsOn, Side
from desktop_seg.model.field import Field, Kind
from desktop_seg.store.figures import EVERYONE

# The cost price is that of one article, in the sale line as in the list of articles. A service has none and costs
# nothing. Of a quantity such as 0.35 the cost is summed in whole ten-thousandths of a cent: a sum of fractions would
# depend on the order in which lines are read.
_BRANDS = """CREATE TABLE temp.year_brand AS
    SELECT s.customer_id, p.brand, sum(l.net_cents) AS net_cents,
        sum(CASE WHEN p.kind = 'service' OR p.cost_cents IS NOT NULL OR l.cost_cents IS NOT NULL
            THEN l.net_cents END) AS costed_cents,
        sum(CAST(round(coalesce(l.cost_cents, p.cost_cents) * l.quantity * 10000) AS INTEGER)) AS cost_parts,
        count(DISTINCT CASE WHEN l.quantity > 0 THEN s.sold_day END) AS visits,
        max(s.sold_day) AS last_day
    FROM {sales} CROSS JOIN sale_line l ON l.sale_id = s.id LEFT JOIN product p ON p.id = l.product_id
    WHERE s.sold_day > :as_of - 365 AND s.sold_day <= :as_of AND s.is_valid AND p.kind IS NOT 'gift_card'
        AND s.customer_id IS NOT NULL AND s.customer_id NOT IN (SELECT c.id FROM customer c WHERE NOT ({everyone}))
    GROUP BY s.customer_id, p.brand"""

# `brand` is that of the row with the most money: SQLite takes a bare column from the row in which it found max().
_SUMS = """INSERT INTO {table} SELECT customer_id, cost_parts / 10000.0, costed_cents, brand, most FROM (
    SELECT customer_id, sum(cost_parts) AS cost_parts, sum(costed_cents) AS costed_cents, brand,
        max(CASE WHEN brand IS NOT NULL THEN net_cents END) AS most
    FROM temp.year_brand GROUP BY customer_id)"""

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
        db.run("DROP TABLE IF EXISTS temp.year_brand")
        db.run(_BRANDS.format(sales=making.sales, everyone=EVERYONE), making.day.bound())
        db.run(_SUMS.format(table=table))
        columns = "customer_id, brand, visits, net_cents, last_day"
        bought = f"SELECT {columns} FROM temp.year_brand WHERE brand IS NOT NULL"
        db.run(f"INSERT INTO {making.companion('brand')} {bought}")
    finally:
        db.run("DROP TABLE IF EXISTS temp.year_brand")


YEAR_SIDE = Side(
    "year_line",
    ("cost_year", "costed_year", "brand_year", "brand_net_year"),
    _fill,
    RestsOn.OWN_ROWS,
    (Companion("brand", "customer_id INTEGER, brand TEXT, visits INTEGER, net_cents INTEGER, last_day INTEGER"),),
    {"has_costs": "EXISTS (SELECT 1 FROM {table} WHERE cost_year IS NOT NULL)"},
    edges=Edges(sale=(365,)),
    basis=lambda making: str(_is_needed(making)),
)

# What has no cost price counts for nothing, but what was paid back without a line counts in full.
_BY_COST = "coalesce(costed_year, 0) - coalesce(cost_year, 0) + min(monetary_365 - coalesce(costed_year, 0), 0)"

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
