"""What lies in a basket: lines drawn by taste, brand, season, promotion and coupon.

Used by `receipts`. Promotion and coupon are never added up: the article in the promotion keeps that price.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from generator.catalogue import Article, articles, goods_by_category, month_weight
from generator.habits import TASTES
from generator.sale import Line
from generator.shop_calendar import promotion_on

COUPON_PERCENT = {"WELKOM10": 10, "BEDANKT10": 10, "LENTE15": 15, "VRIEND20": 20}
"""Coupon code -> percent off every article that is not in a promotion already."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """How somebody fills a basket; see `habits.Habit`."""

    taste: str
    brand: str
    lines: tuple[int, int]
    premium: bool


def draw_lines(rng: Random, buyer: Buyer, day: date, coupon: str) -> tuple[Line, ...]:
    """One basket: each article at most once, the discount of the day already taken off."""
    chosen: dict[str, Article] = {}
    for _ in range(rng.randint(*buyer.lines)):
        article = _draw_article(rng, buyer, day)
        chosen.setdefault(article.sku, article)
    lines = []
    for article in chosen.values():
        quantity = rng.choices((1, 2, 3), (80, 15, 5))[0] if article.price_cents < 2000 else 1
        percent = _percent_off(article, day, coupon)
        gross = quantity * article.price_cents
        lines.append(Line(article, quantity, article.price_cents, (gross * percent + 50) // 100))
    return tuple(lines)


def _draw_article(rng: Random, buyer: Buyer, day: date) -> Article:
    if buyer.brand and rng.random() < 0.8:
        return rng.choice([article for article in articles() if article.brand == buyer.brand])
    categories = TASTES[buyer.taste] if rng.random() < 0.82 else tuple(goods_by_category())
    weights = [month_weight(category, day.month) for category in categories]
    # Christmas things are not on the shelf in summer: then a taste for nothing else buys candles.
    category = rng.choices(categories, weights)[0] if sum(weights) > 0 else "Kaarsen"
    offered = goods_by_category()[category]
    if buyer.premium and rng.random() < 0.5:
        dear = [article for article in articles() if article.price_class == "premium"]
        return rng.choice(dear)
    return rng.choice(offered)


def _percent_off(article: Article, day: date, coupon: str) -> int:
    promotion = promotion_on(day)
    if promotion is not None and (not promotion.scope or article.category in promotion.scope):
        return promotion.percent
    return COUPON_PERCENT.get(coupon, 0)
