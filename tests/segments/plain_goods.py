"""Segments of prices, goods, seasons, the site and the newsletter in plain Python, from their definitions.

In: the sample shop as the generator knows it (tests/sample/facts.py). Segment key -> the keys of its people. What a
segment is about that has a choice (a category, a brand) is passed along by the test that compares.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil
from statistics import median

from tests.sample.facts import Facts, Row, gaps, is_discounted, is_purchase

LOOKS = ("page", "wishlist", "search")
PRODUCTS = {"goods"}
MARK = "Welk cijfer geeft u ons? (1-10)"


def when(facts: Facts, test: Callable[[str], bool]) -> set[str]:
    return {key for key in facts.visits if test(key)}


# -- prices


def cheap_days(facts: Facts, key: str) -> set[date]:
    return {sale["day"] for sale in facts.sales[key] if is_purchase(sale) and is_discounted(sale)}


def started_cheap(facts: Facts, key: str) -> bool:
    return facts.visits[key][0] in cheap_days(facts, key)


def sale_day_shoppers(facts: Facts) -> set[str]:
    open_days = {sale["day"] for sales in facts.sales.values() for sale in sales if is_purchase(sale)}
    firsts = []
    for row in facts.promotions:
        begun = [day for day in sorted(open_days) if row["Eerste dag"] <= day <= row["Laatste dag"]]
        firsts += begun[:1]

    def is_one(key: str) -> bool:
        days, tenure = facts.visits[key], (facts.as_of - facts.visits[key][0]).days
        met = [day for day in firsts if days[0] <= day <= facts.as_of]
        hits = sum(day in days for day in met)
        if hits < 2 or hits < 0.4 * len(met):
            return False
        return Fraction(hits, len(met)) >= 3 * Fraction(len(days), tenure)

    return when(facts, is_one)


def back_days(facts: Facts, key: str) -> dict[date, int]:
    """Day of a receipt of the year -> the value that came back of it."""
    found: dict[date, int] = defaultdict(int)
    for sale in facts.sales[key]:
        back = -sum(line["net_cents"] for line in sale["lines"] if line["quantity"] < 0 and line["kind"] != "gift_card")
        back += sale["refunded_cents"]
        if back > 0 and facts.in_year(sale["day"]):
            found[sale["day"]] += back
    return found


def often_returns(facts: Facts) -> set[str]:
    def is_one(key: str) -> bool:
        back = back_days(facts, key)
        bought = sum(
            line["net_cents"]
            for line in facts.lines(key, in_year=True)
            if line["quantity"] > 0 and line["kind"] != "gift_card"
        )
        enough = len(facts.visits[key]) >= 3 and len(back) >= 2
        return enough and sum(back.values()) >= 0.3 * bought

    return when(facts, is_one)


def profit_makers(facts: Facts) -> set[str]:
    profit: dict[str, int] = {}
    for key in facts.visits:
        if facts.visits_in_year(key):
            lines = [line for line in facts.lines(key, in_year=True) if line["kind"] != "gift_card"]
            refunds = sum(sale["refunded_cents"] for sale in facts.sales[key] if facts.in_year(sale["day"]))
            profit[key] = sum(line["net_cents"] - line["cost_cents"] for line in lines) - refunds
    edge = sorted(profit.values(), reverse=True)[ceil(Fraction(2, 10) * len(profit)) - 1]
    return {key for key, value in profit.items() if value >= edge}


# -- goods


def bought_days(facts: Facts, key: str, what: str, word: str) -> list[date]:
    lines = (line for line in facts.lines(key) if line["kind"] in PRODUCTS and line["quantity"] > 0)
    return sorted({line["day"] for line in lines if line[what] == word})


def categories(facts: Facts, key: str) -> set[str]:
    lines = (line for line in facts.lines(key) if line["kind"] in PRODUCTS and line["quantity"] > 0)
    return {line["category"] for line in lines if line["category"]}


def related(facts: Facts) -> dict[str, tuple[Fraction, str]]:
    """Customer -> lift and category of what goes best with what they have, whether they have it or not."""
    owned = {key: categories(facts, key) for key in facts.visits}
    owners = Counter(category for mine in owned.values() for category in mine)
    joint: Counter[tuple[str, str]] = Counter()
    for mine in owned.values():
        joint.update((one, other) for one in mine for other in mine if one != other)
    lift = {
        pair: Fraction(both * len(owned), owners[pair[0]] * owners[pair[1]])
        for pair, both in joint.items()
        if both >= 20
    }
    found = {}
    for key, mine in owned.items():
        offers = [(value, joint[pair], pair[1]) for pair, value in lift.items() if pair[0] in mine]
        if offers:
            best = max(offer[:2] for offer in offers)
            found[key] = (best[0], min(offer[2] for offer in offers if offer[:2] == best))
    return found


def just_bought_related(facts: Facts) -> set[str]:
    best = related(facts)

    def is_one(key: str) -> bool:
        if facts.days_away(key) > 14 or key not in best:
            return False
        lift, category = best[key]
        return lift >= Fraction(3, 2) and category not in categories(facts, key)

    return when(facts, is_one)


def due(facts: Facts, only: str | None = None) -> set[str]:
    every = {category for key in facts.visits for category in categories(facts, key)}
    found: set[str] = set()
    for category in every if only is None else {only}:
        days = {key: bought_days(facts, key, "category", category) for key in facts.visits}
        again = [median(gaps(one)) for one in days.values() if len(one) >= 2]
        if len(again) < 20:
            continue
        for key, one in days.items():
            if one:
                usual = median(gaps(one)) if len(one) >= 4 else median(again)
                ratio = (facts.as_of - one[-1]).days / usual
                if 0.8 <= ratio <= 1.2:
                    found.add(key)
    return found


def brand_loyal(facts: Facts, only: str | None = None) -> set[str]:
    def is_one(key: str) -> bool:
        spent: Counter[str] = Counter()
        for line in facts.lines(key, in_year=True):
            if line["brand"] and line["kind"] != "gift_card":
                spent[line["brand"]] += line["net_cents"]
        refunds = sum(sale["refunded_cents"] for sale in facts.sales[key] if facts.in_year(sale["day"]))
        total = (
            sum(line["net_cents"] for line in facts.lines(key, in_year=True) if line["kind"] != "gift_card") - refunds
        )
        loved = [brand for brand, cents in spent.items() if total > 0 and cents >= 0.6 * total]
        return len(facts.visits_in_year(key)) >= 3 and bool(loved) and (only is None or only in loved)

    return when(facts, is_one)


def in_year(facts: Facts, days: list[date]) -> int:
    return sum(map(facts.in_year, days))


# -- seasons

CHRISTMAS = [(date(year, 11, 27), date(year, 12, 25)) for year in range(2022, 2028)]
MOTHERS_DAY = [
    (day - timedelta(days=10), day)
    for day in (date(2023, 5, 14), date(2024, 5, 12), date(2025, 5, 11), date(2026, 5, 10))
]


def only_in(facts: Facts, windows: list[tuple[date, date]]) -> set[str]:
    over = [window for window in windows if (facts.as_of - window[1]).days >= 60]
    return when(
        facts,
        lambda key: len(facts.visits[key]) == 1 and any(first <= facts.visits[key][0] <= last for first, last in over),
    )


def occasion_buyers(facts: Facts, windows: dict[str, list[tuple[date, date]]]) -> set[str]:
    def is_one(key: str) -> bool:
        days = facts.visits[key]
        for of_one in windows.values():
            inside = [(day, last) for day in days for first, last in of_one if first <= day <= last]
            if 2 * len({day for day, _last in inside}) >= len(days) and len({last for _day, last in inside}) >= 2:
                return len(days) >= 3
        return False

    return when(facts, is_one)


# -- the site and the newsletter


def everyone(facts: Facts, test: Callable[[str], bool]) -> set[str]:
    return {key for key in facts.customers if test(key)}


def times(facts: Facts, key: str, kinds: tuple[str, ...], days: int) -> int:
    """How often somebody did one of these in the last days."""
    return len(facts.did(key, *kinds, since=facts.ago(days - 1)))


def has_no_purchase_since(facts: Facts, key: str, day: date) -> bool:
    return not facts.bought_since(key, day)


def known_never_bought(facts: Facts, came_by: dict[str, str]) -> set[str]:
    """came_by: customer -> how the list says they came to the shop."""
    return everyone(
        facts,
        lambda key: key not in facts.visits and (bool(facts.events.get(key)) or came_by.get(key, "kassa") != "kassa"),
    )


def interested(facts: Facts, only: str | None = None) -> set[str]:
    def is_one(key: str) -> bool:
        looks: dict[str, list[date]] = defaultdict(list)
        for event in facts.did(key, *LOOKS, since=facts.ago(29)):
            if event["category"]:
                looks[event["category"]].append(event["day"])
        for category, days in looks.items():
            bought = bought_days(facts, key, "category", category) if key in facts.sales else []
            open_looks = [day for day in days if not bought or day > bought[-1]]
            if len(open_looks) >= 3 and only in (None, category):
                return True
        return False

    return everyone(facts, is_one)


def site_days(facts: Facts, key: str) -> list[date]:
    return sorted(event["day"] for event in facts.did(key, "visit"))


def late_online(facts: Facts) -> set[str]:
    def is_one(key: str) -> bool:
        days = site_days(facts, key)
        different = sorted(set(days))
        if len(days) < 3 or len(different) < 3:
            return False
        usual = max(1, median(gaps(different)))
        return (facts.as_of - days[-1]).days > 3 * usual

    return everyone(facts, is_one)


def subscribed(facts: Facts, key: str) -> bool:
    joined = [e["day"] for e in facts.did(key, "newsletter_signup")]
    left = [e["day"] for e in facts.did(key, "unsubscribe")]
    if left:
        return any(max(left) < day for day in joined)
    return bool(joined or facts.did(key, "mail_sent", "mail_open", "mail_click"))


def said_no(facts: Facts, key: str) -> bool:
    return facts.customers[key]["consent_email"] == "nee"


def workshop(facts: Facts, kind: str, bought: bool) -> set[str]:
    def soon(key: str, day: date) -> bool:
        return any(day <= visit <= day + timedelta(days=60) for visit in facts.visits.get(key, []))

    return everyone(
        facts,
        lambda key: bool(facts.did(key, kind)) and any(soon(key, e["day"]) for e in facts.did(key, kind)) is bought,
    )


# -- leaving and coming back


def won_back(facts: Facts) -> set[str]:
    def is_one(key: str) -> bool:
        days = facts.visits[key]
        own = 3 * median(gaps(days)) if len(days) >= 4 else 0
        return any(
            (after - before).days >= max(365, own) and (facts.as_of - after).days < 90
            for before, after in pairwise(days)
        )

    return when(facts, is_one)


def silent_since(facts: Facts) -> set[str]:
    start = date(facts.as_of.year - 2, facts.as_of.month, facts.as_of.day)
    trouble: dict[str, list[date]] = defaultdict(list)
    for row in facts.complaints:
        trouble[str(row["Klantnummer"])].append(row["Datum klacht"])
    for key in facts.visits:
        trouble[key] += [line["day"] for line in facts.lines(key) if is_fault(line)]
    for key, row in facts.survey.items():
        if (row[MARK] or 9) <= 2:
            trouble[key].append(row["Ingevuld op"])

    def is_one(key: str) -> bool:
        for day in trouble.get(key, []):
            before = [visit for visit in facts.visits[key] if visit <= day]
            if not before or not start < day <= facts.as_of:
                continue
            patience = max(21, 3 * median(gaps(before))) if len(before) >= 4 else facts.return_time_90
            end = day + timedelta(days=float(patience))
            if facts.as_of > end and not any(visit > end for visit in facts.visits[key]):
                return True
        return False

    return when(facts, is_one)


def is_fault(line: Row) -> bool:
    return line["quantity"] < 0 and line["return_reason"] in ("Defect", "Beschadigd")
