"""What a customer buys: the categories, how often and how lately each, and when one of them runs out.

In: sale lines with their articles. Out: companions "group" (the categories of the shop) and "goods" (what each customer
bought of each). Only articles bought count, not services and not returns.
Used by: related.py, online.py, segments T26, T28, T30, T31. Source: resources/help/definitions.md#categories, #restock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import TOUCHED, Companion, Edges, Making, RestsOn, Side, lines_of
from desktop_seg.model.field import Field, Kind
from desktop_seg.store.database import SqlValue
from desktop_seg.store.figures import NOBODY

_SOURCE = "goods"

_GROUPS = """INSERT INTO {group} (id, name)
    SELECT row_number() OVER (ORDER BY category), category FROM product
    WHERE category IS NOT NULL AND kind = 'product' GROUP BY category"""

# Kept apart are the few customers who do not count (whoever else has a sale by then is in the stage).
_BOUGHT = f"""SELECT p.group_id, s.customer_id, s.sold_day
    FROM {{lines}} CROSS JOIN temp.goods_product p ON p.id = l.product_id
    WHERE s.is_valid AND l.quantity > 0 AND s.customer_id IS NOT NULL
        AND s.customer_id NOT IN (SELECT c.id FROM customer c WHERE {NOBODY})"""

# One number for category and customer: SQLite sorts numbers in half the time of two columns, and in the order in which
# the table is filled. Of two and three visits the median gap is the whole time divided by the gaps; only longer series
# need a closer look.
_GOODS = """INSERT INTO {goods}
    SELECT group_id, customer_id, visits, visits_365, last_day,
        CASE WHEN visits >= 4 THEN usual_gap(days)
            WHEN visits >= 2 THEN (last_day - first_day) * 1.0 / (visits - 1) END,
        CASE WHEN visits >= 2 THEN days END
    FROM (
        SELECT group_id, customer_id, count(DISTINCT sold_day) AS visits,
            count(DISTINCT CASE WHEN sold_day > :as_of - 365 THEN sold_day END) AS visits_365,
            min(sold_day) AS first_day, max(sold_day) AS last_day, group_concat(sold_day) AS days
        FROM ({bought}) WHERE sold_day <= :as_of GROUP BY group_id * 4294967296 + customer_id)"""

# What somebody bought of a category can be another when anything of it is from a day that was written, or was before.
# Lines of earlier days are not read again: their days are known.
_REWRITTEN = (
    """CREATE TABLE temp.goods_pair (
        group_id INTEGER, customer_id INTEGER, since INTEGER, PRIMARY KEY (group_id, customer_id)) WITHOUT ROWID""",
    "CREATE TABLE temp.goods_day (group_id INTEGER, customer_id INTEGER, sold_day INTEGER)",
    f"INSERT INTO temp.goods_day {_BOUGHT.format(lines=lines_of(TOUCHED))} AND s.sold_day >= w.since",
    f"""INSERT INTO temp.goods_pair SELECT DISTINCT d.group_id, d.customer_id, w.since
        FROM temp.goods_day d JOIN {TOUCHED} w USING (customer_id)""",
    f"""INSERT OR IGNORE INTO temp.goods_pair SELECT g.group_id, g.customer_id, w.since
        FROM {{group}} n CROSS JOIN {TOUCHED} w
        CROSS JOIN {{goods}} g ON g.group_id = n.id AND g.customer_id = w.customer_id WHERE g.last_day >= w.since""",
    """INSERT INTO temp.goods_day SELECT g.group_id, g.customer_id, earlier.value
        FROM temp.goods_pair p CROSS JOIN {goods} g USING (group_id, customer_id)
        CROSS JOIN json_each('[' || coalesce(g.days, g.last_day) || ']') earlier WHERE earlier.value < p.since""",
    "DELETE FROM {goods} WHERE (group_id, customer_id) IN (SELECT group_id, customer_id FROM temp.goods_pair)",
)

# Of all else a day of the year less is a visit less, and a day more one more.
_MOVED = f"""UPDATE {{goods}} SET visits_365 = visits_365 + (:sign) * passed.visits FROM (
        SELECT group_id, customer_id, count(DISTINCT sold_day) AS visits
        FROM ({_BOUGHT.format(lines="sale s INDEXED BY sale_day CROSS JOIN sale_line l ON l.sale_id = s.id")})
        WHERE sold_day > :first AND sold_day <= :last GROUP BY group_id * 4294967296 + customer_id) AS passed
    WHERE passed.group_id = {{goods}}.group_id AND passed.customer_id = {{goods}}.customer_id"""

_KNOWN = """INSERT INTO {table}
    SELECT customer_id, count(*) FROM {goods} WHERE visits_365 > 0 AND {those} GROUP BY customer_id"""


def groups_of(making: Making) -> str:
    """Return the categories of the shop with their numbers, as text to compare."""
    rows = making.db.rows(f"SELECT id, name FROM {making.companion('group')} ORDER BY id")
    return f"{len(rows)} {crc32(repr(rows).encode())}"


def _fill_groups(making: Making, _table: str) -> None:
    making.db.run(_GROUPS.format(group=making.companion("group")))


def _fill(making: Making, table: str) -> None:
    goods = making.companion("goods")
    if not making.db.number(f"SELECT EXISTS (SELECT 1 FROM {making.companion('group')})"):
        return
    with _products(making):
        making.db.run(_GOODS.format(goods=goods, bought=_BOUGHT.format(lines=making.lines)), making.day.bound())
    making.db.run(_KNOWN.format(table=table, goods=goods, those=making.those("customer_id")))


def _keep_up(making: Making, table: str) -> None:
    db, goods, moved = making.db, making.companion("goods"), making.moved
    assert moved is not None
    edges: dict[str, SqlValue] = dict(
        zip(("first", "last"), sorted((moved.before - 365, moved.now - 365)), strict=True)
    )
    with _products(making):
        for sql in _REWRITTEN:
            db.run(sql.format(goods=goods, group=making.companion("group")))
        db.run(_MOVED.format(goods=goods), edges | {"sign": -1 if moved.now > moved.before else 1})
        db.run(_GOODS.format(goods=goods, bought="SELECT * FROM temp.goods_day"), making.day.bound())
    db.run(f"DELETE FROM {table} WHERE {making.those('customer_id')}")
    db.run(_KNOWN.format(table=table, goods=goods, those=making.those("customer_id")))


@contextmanager
def _products(making: Making) -> Iterator[None]:
    """Hold the category of each article in a table of its own."""
    db = making.db
    _drop(making)
    try:
        db.run("CREATE TABLE temp.goods_product (id INTEGER PRIMARY KEY, group_id INTEGER)")
        db.run(
            f"""INSERT INTO temp.goods_product SELECT p.id, g.id
                FROM product p JOIN {making.companion("group")} g ON g.name = p.category WHERE p.kind = 'product'"""
        )
        yield
    finally:
        _drop(making)


def _drop(making: Making) -> None:
    for name in ("goods_product", "goods_pair", "goods_day"):
        making.db.run(f"DROP TABLE IF EXISTS temp.{name}")


GROUP_SIDE = Side(
    "group",
    (),
    _fill_groups,
    RestsOn.SHOP,
    (
        Companion(
            "group",
            # The figures: metrics/related.py.
            """id INTEGER PRIMARY KEY, name TEXT UNIQUE, buyers_365 INTEGER DEFAULT 0,
                repeat_buyers INTEGER DEFAULT 0, gap_days REAL""",
        ),
    ),
)

GOODS_SIDE = Side(
    "goods",
    ("categories_known",),
    _fill,
    RestsOn.OWN_ROWS,
    (
        Companion(
            "goods",
            # days: of all visits where there are several, in any order and with repeats.
            """group_id INTEGER, customer_id INTEGER, visits INTEGER, visits_365 INTEGER, last_day INTEGER,
                gap_days REAL, days TEXT, PRIMARY KEY (group_id, customer_id)""",
            is_ordered=True,
        ),
    ),
    {"has_categories": "EXISTS (SELECT 1 FROM {metrics}_goods)"},
    needs=("group",),
    edges=Edges(sale=(365,)),
    basis=groups_of,
    keep_up=_keep_up,
)

# What goes with what they have: metrics/related.py.
GOODS = Family(
    _SOURCE,
    N_("What they buy"),
    (
        Metric(
            Field(
                "categories_365",
                N_("Categories in the last year"),
                Kind.NUMBER,
                "m.categories_365",
                _SOURCE,
                unit="categories",
                help=N_("Of how many categories this customer bought something in the last 365 days."),
                group="goods",
            ),
            "CASE WHEN :has_categories THEN coalesce(categories_known, 0) END",
        ),
        Metric(
            Field(
                "related_category",
                N_("Goes with what they have"),
                Kind.TEXT,
                "m.related_category",
                _SOURCE,
                help=N_(
                    "The category that people who bought the same have most often beside it. Unknown when this "
                    "customer bought it already, or when fewer than twenty people have both."
                ),
                group="goods",
            ),
            "related_name",
        ),
        Metric(
            Field(
                "related_lift",
                N_("How well that goes with it"),
                Kind.NUMBER,
                "m.related_lift",
                _SOURCE,
                unit="times",
                help=N_("How many times as often people have both as they would by chance."),
                group="goods",
            ),
            "related_times",
        ),
        Metric(
            Field(
                "related_people",
                N_("People who have both"),
                Kind.NUMBER,
                "m.related_people",
                _SOURCE,
                unit="people",
                help=N_("How many people have that category and the one it goes with; twenty at least."),
                group="goods",
            ),
            "related_both",
        ),
    ),
)
