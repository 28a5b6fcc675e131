"""What one customer buys most: categories, or products where the files name no categories.

In: tables sale, sale_line, product. Used by: the customer page.
"""

from dataclasses import dataclass

from desktop_seg.store.database import Database, SqlValue

_GOODS = """FROM sale s JOIN sale_line l ON l.sale_id = s.id JOIN product p ON p.id = l.product_id
    WHERE s.customer_id = :id AND s.sold_day <= :as_of AND s.is_valid AND p.kind = 'product'"""


@dataclass(frozen=True, slots=True)
class Favourite:
    """One category or product. visits: days on which some of it was bought. net_cents: returns taken off.

    share: of the money spent on all goods, 0 to 1; 0 where nothing was spent.
    """

    title: str
    visits: int
    net_cents: int
    share: float


def favourites(db: Database, customer_id: int, as_of: int, most: int = 5) -> tuple[Favourite, ...]:
    """Return what the customer spent most on up to a day, at most `most`; equals by visits, then by name."""
    values: dict[str, SqlValue] = {"id": customer_id, "as_of": as_of, "most": most}
    has_categories = db.number(f"SELECT EXISTS (SELECT 1 {_GOODS} AND p.category IS NOT NULL)", values)
    named = "p.category" if has_categories else "coalesce(p.name, p.sku)"
    whole = db.number(f"SELECT sum(l.net_cents) {_GOODS}", values)
    rows = db.rows(
        f"""SELECT {named} AS title, count(DISTINCT CASE WHEN l.quantity > 0 THEN s.sold_day END) AS visits,
                sum(l.net_cents) AS net {_GOODS} AND {named} IS NOT NULL
            GROUP BY title HAVING visits > 0 ORDER BY net DESC, visits DESC, title LIMIT :most""",
        values,
    )
    return tuple(
        Favourite(str(row[0]), int(row[1] or 0), int(row[2] or 0), int(row[2] or 0) / whole if whole > 0 else 0.0)
        for row in rows
    )
