"""Ready-made segments cut to the measure of one shop: the thresholds of its trade, its own categories and brands.

In: the segments as they come, the settings of the shop, the articles it sells. Used by: segments/catalogue.py.
"""

from dataclasses import replace
from functools import partial

from desktop_seg.model.field import Choice
from desktop_seg.segments.segment import ChoiceOf, Parameter, Segment
from desktop_seg.segments.trade import Trade, trade_of
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.memory import remembered

_Words = dict[str, tuple[Choice, ...]]
"""The shop's own words by the question that found them."""

_MOST_CHOICES = 500

_CATEGORIES = "SELECT name FROM customer_metric_group ORDER BY buyers_365 DESC, name"
# The articles with most lines, told from the index alone; the first of them by who bought them in the last year. Lines
# of sales that were written before the first of that year need not be looked at.
_PRODUCTS = """WITH often AS (
        SELECT p.name, sum(l.lines) AS lines FROM product p
            JOIN (SELECT product_id, count(*) AS lines FROM sale_line GROUP BY product_id) l ON l.product_id = p.id
        WHERE p.kind = 'product' AND p.name IS NOT NULL GROUP BY p.name ORDER BY lines DESC, p.name LIMIT 20),
    bought AS (
        SELECT p.name, count(DISTINCT s.customer_id) AS buyers FROM product p
            CROSS JOIN sale_line l ON l.product_id = p.id CROSS JOIN sale s ON s.id = l.sale_id
        WHERE p.name IN (SELECT name FROM often) AND p.kind = 'product' AND l.quantity > 0 AND s.is_valid
            AND l.sale_id >= (SELECT min(id) FROM sale WHERE sold_day > (SELECT max(sold_day) - 365 FROM sale))
            AND s.sold_day > (SELECT max(sold_day) - 365 FROM sale) GROUP BY p.name)
    SELECT p.name FROM product p LEFT JOIN bought b USING (name)
    WHERE p.kind = 'product' AND p.name IS NOT NULL GROUP BY p.name ORDER BY max(coalesce(b.buyers, -1)) DESC, p.name"""

_ASKED = {
    ChoiceOf.CATEGORY: _CATEGORIES,
    ChoiceOf.OTHER_CATEGORY: _CATEGORIES,
    ChoiceOf.REPEATED_CATEGORY: "SELECT name FROM customer_metric_group ORDER BY repeat_buyers DESC, name",
    ChoiceOf.LOOKED_CATEGORY: """SELECT category FROM customer_metric_look
        GROUP BY category ORDER BY count(*) DESC, category""",
    ChoiceOf.BRAND: "SELECT brand FROM customer_metric_brand GROUP BY brand ORDER BY sum(net_cents) DESC, brand",
    ChoiceOf.LOVED_BRAND: """SELECT brand FROM (
            SELECT top_brand_365 AS brand, 1 AS loves FROM customer_metric
            WHERE top_brand_share_365 >= 0.6 AND frequency_365 >= 3
            UNION ALL SELECT DISTINCT brand, 0 FROM product WHERE brand IS NOT NULL)
        GROUP BY brand ORDER BY sum(loves) DESC, brand""",
    ChoiceOf.PRODUCT: _PRODUCTS,
    ChoiceOf.OTHER_PRODUCT: _PRODUCTS,
}
"""The words of a shop as of the last day of its sales, the most common first."""

_SECOND = {ChoiceOf.OTHER_CATEGORY, ChoiceOf.OTHER_PRODUCT}


def tailor(db: Database, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the segments with the numbers of the shop's trade and its own words as choices."""
    trade = trade_of(setting.load(db).trade)
    words: _Words = remembered(db, "shop_words", dict)
    return tuple(_tailored(db, segment, trade, words) for segment in segments)


def _tailored(db: Database, segment: Segment, trade: Trade, words: _Words) -> Segment:
    changed = tuple(map(partial(_fitted, db, segment, trade, words), segment.parameters))
    return segment if changed == segment.parameters else replace(segment, parameters=changed)


def _fitted(db: Database, segment: Segment, trade: Trade, words: _Words, parameter: Parameter) -> Parameter:
    if parameter.choice_of is None:
        default = trade.thresholds.get(f"{segment.key}.{parameter.name}", parameter.default)
        return parameter if default == parameter.default else replace(parameter, default=default)
    asked = _ASKED[parameter.choice_of]
    if asked not in words:
        words[asked] = _choices(db, asked)
    choices = words[asked]
    place = min(1 if parameter.choice_of in _SECOND else 0, len(choices) - 1)
    return replace(parameter, choices=choices, default=choices[place].key if choices else "")


def _choices(db: Database, asked: str) -> tuple[Choice, ...]:
    if not db.columns("customer_metric_group"):
        return ()
    return tuple(Choice(str(row[0]), str(row[0])) for row in db.rows(f"{asked} LIMIT {_MOST_CHOICES}"))
