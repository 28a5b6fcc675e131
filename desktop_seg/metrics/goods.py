"""What a customer buys: how many categories, which go together, and when one of them runs out.

In: sale lines with their articles. Out: companions "group" (the categories of the shop) and "goods" (what each customer
bought of each), and what goes with what a customer has. Only articles bought count, not services and not returns.
Used by: segments T26, T27, T28, T30, T31. Source: resources/help/definitions.md#categories, #related, #restock.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby
from operator import itemgetter

from desktop_seg.base.i18n import N_
from desktop_seg.metrics import visit_days
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import Companion, Making, Side
from desktop_seg.model.field import Field, Kind
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE

LEAST_JOINT_BUYERS = 20
"""Two categories are said to go together from so many people on who bought both; fewer may be chance."""

_SOURCE = "goods"

_GROUPS = """INSERT INTO {group} (id, name)
    SELECT row_number() OVER (ORDER BY category), category FROM product
    WHERE category IS NOT NULL AND kind = 'product' GROUP BY category"""

# All lines in one pass, sale by sale as they lie in the file: looking up the sale of each line takes three times as
# long. Kept apart are the few customers who do not count (whoever else has a sale by then is in the stage). One number
# for category and customer: SQLite sorts numbers in half the time of two columns, and in the order in which the table
# is filled. Of two and three visits the median gap is the whole time divided by the gaps; only longer series need a
# closer look.
_GOODS = """INSERT INTO {goods}
    SELECT group_id, customer_id, visits, visits_365, last_day,
        CASE WHEN visits >= 4 THEN usual_gap(days)
            WHEN visits >= 2 THEN (last_day - first_day) * 1.0 / (visits - 1) END
    FROM (
        SELECT p.group_id, s.customer_id, count(DISTINCT s.sold_day) AS visits,
            count(DISTINCT CASE WHEN s.sold_day > :as_of - 365 THEN s.sold_day END) AS visits_365,
            min(s.sold_day) AS first_day, max(s.sold_day) AS last_day, group_concat(s.sold_day) AS days
        FROM sale s CROSS JOIN sale_line l ON l.sale_id = s.id CROSS JOIN temp.goods_product p ON p.id = l.product_id
        WHERE s.is_valid AND s.sold_day <= :as_of AND l.quantity > 0 AND s.customer_id IS NOT NULL
            AND s.customer_id NOT IN (SELECT c.id FROM customer c WHERE NOT ({everyone}))
        GROUP BY p.group_id * 4294967296 + s.customer_id)"""


@dataclass(frozen=True, slots=True)
class Related:
    """What goes best with what somebody has.

    lift: how many times as often as by chance people have both. people: how many have.
    """

    group_id: int
    lift: float
    people: int


class Association:
    """Which categories people have together more often than chance would have it.

    owned: the categories of each customer who has any. buyers: everyone who bought, also without category.
    """

    def __init__(self, owned: Iterable[tuple[int, ...]], buyers: int, least_joint: int = LEAST_JOINT_BUYERS) -> None:
        sets = Counter(owned)
        single: Counter[int] = Counter()
        joint: Counter[tuple[int, int]] = Counter()
        for groups, people in sets.items():
            for group in groups:
                single[group] += people
            for pair in combinations(groups, 2):
                joint[pair] += people
        best: dict[int, tuple[Fraction, int, int]] = {}
        for pair, people in joint.items():
            if people >= least_joint:
                lift = Fraction(people * buyers, single[pair[0]] * single[pair[1]])
                for one, other in (pair, pair[::-1]):
                    best[one] = max((lift, people, -other), best.get(one, (Fraction(0), 0, 0)))
        # What goes best with each category, the best of all first: a place is quicker to compare than a fraction.
        ranked = sorted(best.items(), key=itemgetter(1), reverse=True)
        self._places = {one: place for place, (one, _found) in enumerate(ranked)}
        self._related = [Related(-found[2], float(found[0]), found[1]) for _one, found in ranked]

    def best(self, owned: Sequence[int]) -> Related | None:
        """Return what goes best with anything somebody has; None when they have that too, or nothing goes with it.

        Of equal lifts the pair with more buyers wins, then the category whose name comes first.
        """
        place = min((self._places[group] for group in owned if group in self._places), default=None)
        if place is None or self._related[place].group_id in owned:
            return None
        return self._related[place]


def _fill(making: Making, table: str) -> None:
    db, group, values = making.db, making.companion("group"), making.day.bound()
    db.run(_GROUPS.format(group=group))
    if not db.number(f"SELECT count(*) FROM {group}"):
        return
    db.run("DROP TABLE IF EXISTS temp.goods_product")
    try:
        db.run("CREATE TABLE temp.goods_product (id INTEGER PRIMARY KEY, group_id INTEGER)")
        db.run(
            f"""INSERT INTO temp.goods_product SELECT p.id, g.id FROM product p JOIN {group} g ON g.name = p.category
                WHERE p.kind = 'product'"""
        )
        db.run(_GOODS.format(goods=making.companion("goods"), everyone=EVERYONE), values)
    finally:
        db.run("DROP TABLE IF EXISTS temp.goods_product")
    db.many(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", _rows(making))
    db.many(f"UPDATE {group} SET repeat_buyers = ?, gap_days = ? WHERE id = ?", _usual_gaps(db, making))
    recent = f"SELECT count(*) FROM {making.companion('goods')} g WHERE g.group_id = {group}.id AND visits_365 > 0"
    db.run(f"UPDATE {group} SET buyers_365 = ({recent})")


def _rows(making: Making) -> list[tuple[int, int, str | None, float | None, int | None]]:
    """Return for each customer how many categories of the last year, and what goes with all they have."""
    db, goods = making.db, making.companion("goods")
    rows = db.rows(f"SELECT customer_id, sum(visits_365 > 0), group_concat(group_id) FROM {goods} GROUP BY customer_id")
    owned = {text: tuple(sorted(map(int, str(text).split(",")))) for text in {row[2] for row in rows}}
    names = {int(key or 0): str(name) for key, name in db.rows(f"SELECT id, name FROM {making.companion('group')}")}
    buyers = db.number(f"SELECT count(*) FROM {making.stage} WHERE frequency > 0")
    association = Association((owned[text] for _customer, _recent, text in rows), buyers)
    best = {text: association.best(groups) for text, groups in owned.items()}
    return [
        (int(customer or 0), int(recent or 0), names[related.group_id], related.lift, related.people)
        if (related := best[text])
        else (int(customer or 0), int(recent or 0), None, None, None)
        for customer, recent, text in rows
    ]


def _usual_gaps(db: Database, making: Making) -> list[tuple[int, float, int]]:
    """Return for each category how many buy it again, the median of their own median gaps, and its id."""
    rows = db.rows(
        f"""SELECT group_id, gap_days FROM {making.companion("goods")} WHERE visits >= 2 ORDER BY group_id"""
    )
    found = []
    for group_id, each in groupby(rows, key=itemgetter(0)):
        gaps = [float(gap or 0) for _group, gap in each]
        found.append((len(gaps), visit_days.median(gaps), int(group_id or 0)))
    return found


GOODS_SIDE = Side(
    "goods",
    ("categories_known", "related_name", "related_times", "related_both"),
    _fill,
    (
        Companion(
            "group",
            """id INTEGER PRIMARY KEY, name TEXT UNIQUE, buyers_365 INTEGER DEFAULT 0,
                repeat_buyers INTEGER DEFAULT 0, gap_days REAL""",
        ),
        Companion(
            "goods",
            """group_id INTEGER, customer_id INTEGER, visits INTEGER, visits_365 INTEGER, last_day INTEGER,
                gap_days REAL, PRIMARY KEY (group_id, customer_id)""",
            is_ordered=True,
        ),
    ),
    {"has_categories": "EXISTS (SELECT 1 FROM {table})"},
)

GOODS = Family(
    "goods",
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
