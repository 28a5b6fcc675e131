"""What the sample shop sells: about a hundred articles in fourteen categories, plus services and gift cards.

First in the flow. The brands are invented. Categories sell by season, `MONTH_WEIGHT` says how much.
"""

from dataclasses import dataclass
from functools import cache

from generator.articles import ARTICLES, MONTH_WEIGHT

GOODS, SERVICE, GIFT_CARD = "goods", "service", "gift_card"


@dataclass(frozen=True, slots=True)
class Article:
    """One thing the till knows. `price_cents` with VAT; `tags` in the order of the price list."""

    sku: str
    name: str
    category: str
    subcategory: str
    brand: str
    price_cents: int
    cost_cents: int
    price_class: str
    tags: tuple[str, ...]
    kind: str = GOODS


@cache
def articles() -> tuple[Article, ...]:
    """The whole price list in the order of `articles.py`, services and gift cards included."""
    return tuple(_read(line, number) for number, line in enumerate(ARTICLES.strip().splitlines()))


@cache
def goods_by_category() -> dict[str, tuple[Article, ...]]:
    """Goods only: what goes into a basket by taste."""
    found: dict[str, list[Article]] = {}
    for article in articles():
        if article.kind == GOODS:
            found.setdefault(article.category, []).append(article)
    return {category: tuple(of_category) for category, of_category in found.items()}


def article_named(name: str) -> Article:
    """The one article of that name; KeyError when the price list has none."""
    for article in articles():
        if article.name == name:
            return article
    raise KeyError(name)


def month_weight(category: str, month: int) -> float:
    """How readily `category` sells in `month` (1 to 12); 1.0 is an ordinary month."""
    weights = MONTH_WEIGHT.get(category)
    return weights[month - 1] if weights else 1.0


def _read(line: str, number: int) -> Article:
    name, category, subcategory, brand, price, price_class, tags = (part.strip() for part in line.split("|"))
    price_cents = round(float(price) * 100)
    kind = {"Diensten": SERVICE, "Cadeaubonnen": GIFT_CARD}.get(category, GOODS)
    # The margin differs by article but not by seed: a price list does not change when the dice are thrown again.
    cost_share = 0.42 + (number * 7 % 23) / 100
    return Article(
        sku=f"{_CATEGORY_CODE[category]}{100 + number}",
        name=name,
        category=category,
        subcategory=subcategory,
        brand=brand,
        price_cents=price_cents,
        cost_cents=0 if kind != GOODS else round(price_cents * cost_share),
        price_class=price_class,
        tags=tuple(tag.strip() for tag in tags.split(",") if tag.strip()),
        kind=kind,
    )


_CATEGORY_CODE = {
    "Vogelvoer": "VV",
    "Nestkasten": "NK",
    "Potgrond": "PG",
    "Zaden": "ZD",
    "Bloembollen": "BB",
    "Kamerplanten": "KP",
    "Tuinplanten": "TP",
    "Potten": "PT",
    "Gereedschap": "GS",
    "Boeketten": "BK",
    "Kaarsen": "KR",
    "Servies": "SV",
    "Kaarten": "KA",
    "Kerst": "KS",
    "Spellen": "SP",
    "Thee": "TH",
    "Diensten": "DN",
    "Cadeaubonnen": "CB",
}
