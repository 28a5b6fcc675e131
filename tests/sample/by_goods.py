"""T19 to T32 in plain Python: seasons, discounts, returns, categories and brands."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from tests.sample.facts import Facts, Row, gaps, is_discounted, is_purchase

CHRISTMAS = [(date(year, 11, 27), date(year, 12, 25)) for year in (2023, 2024, 2025)]
MOTHERS_DAY = [
    (date(2024, 5, 2), date(2024, 5, 12)),
    (date(2025, 5, 1), date(2025, 5, 11)),
    (date(2026, 4, 30), date(2026, 5, 10)),
]


def in_window(day: date, windows: list[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in windows)


def first_season_only(windows: list[tuple[date, date]]) -> Callable[[Facts], set[str]]:
    def found(facts: Facts) -> set[str]:
        over = [window for window in windows if window[1] + timedelta(days=60) <= facts.as_of]
        return {key for key, days in facts.visits.items() if len(days) == 1 and in_window(days[0], over)}

    return found


def occasion_buyers(facts: Facts) -> set[str]:
    found = set()
    for key, days in facts.visits.items():
        for windows in (CHRISTMAS, MOTHERS_DAY):
            inside = [day for day in days if in_window(day, windows)]
            if len(days) >= 3 and 2 * len(inside) >= len(days) and len({day.year for day in inside}) >= 2:
                found.add(key)
    return found


def purchases(facts: Facts, key: str) -> list[Row]:
    return [sale for sale in facts.sales[key] if is_purchase(sale)]


def coupon_starters(facts: Facts) -> dict[str, list[Row]]:
    """First purchase with a coupon or a discount -> all purchases."""
    all_of = {key: purchases(facts, key) for key in facts.visits}
    return {key: sales for key, sales in all_of.items() if is_discounted(sales[0])}


def never_back(facts: Facts) -> set[str]:
    return {key for key, sales in coupon_starters(facts).items() if len(sales) == 1 and sales[0]["coupon"]}


def converted(facts: Facts) -> set[str]:
    starters = coupon_starters(facts).items()
    return {key for key, sales in starters if any(not is_discounted(sale) for sale in sales[1:])}


def always_coupon(facts: Facts) -> set[str]:
    starters = coupon_starters(facts).items()
    return {key for key, sales in starters if len(sales) > 1 and all(sale["coupon"] for sale in sales)}


def discounted_share(facts: Facts, key: str) -> float:
    by_day: dict[date, bool] = defaultdict(bool)
    for sale in purchases(facts, key):
        by_day[sale["day"]] |= is_discounted(sale)
    return sum(by_day.values()) / len(by_day)


def sale_day_shoppers(facts: Facts) -> set[str]:
    found = set()
    for key, days in facts.visits.items():
        firsts = [first_open(row["Eerste dag"]) for row in facts.promotions]
        while_customer = [day for day in firsts if days[0] <= day <= facts.as_of]
        hits = sum(day in days for day in while_customer)
        tenure = (facts.as_of - days[0]).days
        if hits >= 2 and hits >= 0.4 * len(while_customer):
            expected = len(days) / tenure
            if hits / len(while_customer) >= 3 * expected:
                found.add(key)
    return found


def first_open(day: date) -> date:
    """No promotion begins on a holiday; on a Sunday only the web shop is open."""
    return day + timedelta(days=1) if day.weekday() == 6 else day


def often_returns(facts: Facts) -> set[str]:
    found = set()
    for key, days in facts.visits.items():
        back = [line for line in facts.lines(key, in_year=True) if line["quantity"] < 0]
        bought = [line for line in facts.lines(key, in_year=True) if line["quantity"] > 0]
        returned = -sum(line["net_cents"] for line in back)
        many = len(days) >= 3 and len({line["day"] for line in back}) >= 2
        if many and returned >= 0.3 * sum(line["net_cents"] for line in bought):
            found.add(key)
    return found


def related_item(facts: Facts) -> set[str]:
    bought = {key: categories(facts, key) for key in facts.visits}
    owners = Counter(category for of_one in bought.values() for category in of_one)
    found = set()
    for key, mine in bought.items():
        best: list[tuple[float, str]] = []
        for mine_one in mine:
            for other in owners.keys() - {mine_one}:
                joint = sum(mine_one in of_one and other in of_one for of_one in bought.values())
                lift = joint * len(bought) / (owners[mine_one] * owners[other])
                if lift >= 1.5 and joint >= 20:
                    best.append((lift, other))
        if facts.days_away(key) <= 14 and best and max(best)[1] not in mine:
            found.add(key)
    return found


def categories(facts: Facts, key: str, *, in_year: bool = False) -> set[str]:
    lines = facts.lines(key, in_year=in_year)
    return {line["category"] for line in lines if line["kind"] == "goods" and line["quantity"] > 0}


def a_never_b(facts: Facts) -> set[str]:
    found = {key for key in facts.visits if "Potten" in categories(facts, key, in_year=True)}
    return {key for key in found if "Potgrond" not in categories(facts, key)}


def due_to_restock(facts: Facts) -> set[str]:
    days_of: dict[str, dict[str, list[date]]] = defaultdict(dict)
    for key in facts.visits:
        for category in categories(facts, key):
            lines = facts.lines(key)
            days_of[category][key] = sorted(
                {line["day"] for line in lines if line["category"] == category and line["quantity"] > 0}
            )
    found = set()
    for buyers in days_of.values():
        repeating = {key: days for key, days in buyers.items() if len(days) >= 2}
        if len(repeating) < 20:
            continue
        of_shop = median(median(gaps(days)) for days in repeating.values())
        for key, days in buyers.items():
            usual = median(gaps(days)) if len(days) >= 4 else of_shop
            if 0.8 * usual <= (facts.as_of - days[-1]).days <= 1.2 * usual:
                found.add(key)
    return found


def brand_loyal(facts: Facts) -> set[str]:
    found = set()
    for key in facts.visits:
        spent: Counter[str] = Counter()
        for line in facts.lines(key, in_year=True):
            spent[line["brand"]] += line["net_cents"]
        total = facts.net_in_year(key)
        own = [brand for brand, cents in spent.items() if brand and total > 0 and cents >= 0.6 * total]
        if own and len(facts.visits_in_year(key)) >= 3:
            found.add(key)
    return found


BY_GOODS: dict[str, Callable[[Facts], set[str]]] = {
    "T19 Christmas, never back": first_season_only(CHRISTMAS),
    "T19 Mother's Day, never back": first_season_only(MOTHERS_DAY),
    "T20 occasion buyers": occasion_buyers,
    "T22a coupon, never back": never_back,
    "T22b coupon, converted": converted,
    "T22c coupon always": always_coupon,
    "T23 discount": lambda f: {k for k, days in f.visits.items() if len(days) >= 3 and discounted_share(f, k) >= 0.7},
    "T24 full price": lambda f: {k for k, days in f.visits.items() if len(days) >= 3 and discounted_share(f, k) == 0},
    "T25 sale days": sale_day_shoppers,
    "T25r often returns": often_returns,
    "T26 related item": related_item,
    "T27 pots, never soil": a_never_b,
    "T28 bird food": lambda f: {key for key in f.visits if "Vogelvoer" in categories(f, key, in_year=True)},
    "T30 explorers": lambda f: {
        k for k in f.visits if len(categories(f, k, in_year=True)) >= 4 and len(f.visits_in_year(k)) >= 3
    },
    "T31 restock": due_to_restock,
    "T32 brand": brand_loyal,
}
