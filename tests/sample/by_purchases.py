"""T01 to T16 in plain Python: who buys how often, for how much, how lately. Read by `test_segments_find_people`."""

from datetime import date, timedelta
from math import ceil, floor
from statistics import median

from tests.sample.facts import Facts, gaps, nearest_rank


def best(facts: Facts, share: float, as_of: date | None = None) -> set[str]:
    """Top share by the mean of the percent ranks of visits and net in the year up to `as_of`, ties in."""
    end = as_of or facts.as_of
    start = end - timedelta(days=365)
    visits = {key: sum(start < day <= end for day in days) for key, days in facts.visits.items()}
    visits = {key: number for key, number in visits.items() if number}
    net = {key: sum(s["net_cents"] for s in facts.sales[key] if start < s["day"] <= end) for key in visits}
    score = {key: percent_rank(visits, key) + percent_rank(net, key) for key in visits}
    edge = sorted(score.values(), reverse=True)[ceil(share * len(score)) - 1]
    return {key for key, value in score.items() if value >= edge}


def percent_rank(values: dict[str, int], key: str) -> float:
    below = sum(value < values[key] for value in values.values())
    return (below + sum(value == values[key] for value in values.values()) / 2) / len(values)


def loyal(facts: Facts) -> set[str]:
    found = set()
    for key in facts.visits:
        year = facts.visits_in_year(key)
        quarters = {(facts.as_of.year - day.year) * 12 + facts.as_of.month - day.month for day in year}
        active = {months // 3 for months in quarters}
        if len(year) >= 4 and len(active) >= 3 and facts.lateness(key) < 1.5:
            found.add(key)
    return found


def profit_makers(facts: Facts) -> set[str]:
    margin = {
        key: sum(line["net_cents"] - line["cost_cents"] for line in facts.lines(key, in_year=True))
        for key in facts.visits
        if facts.visits_in_year(key)
    }
    edge = sorted(margin.values(), reverse=True)[ceil(0.2 * len(margin)) - 1]
    return {key for key, value in margin.items() if value >= edge}


def average_basket(facts: Facts) -> dict[str, float]:
    found = {}
    for key in facts.visits:
        receipts = [
            s for s in facts.sales[key] if facts.in_year(s["day"]) and any(x["quantity"] > 0 for x in s["lines"])
        ]
        if receipts:
            found[key] = facts.net_in_year(key) / len(receipts)
    return found


def big_baskets(facts: Facts) -> set[str]:
    average = average_basket(facts)
    edge = nearest_rank(average.values(), 0.8)
    return {key for key, value in average.items() if value >= edge and len(facts.visits_in_year(key)) >= 2}


def small_and_rare(facts: Facts) -> set[str]:
    net = {key: facts.net_in_year(key) for key in facts.visits if facts.visits_in_year(key)}
    edge = nearest_rank(net.values(), 0.4)
    few = {key for key in net if len(facts.visits_in_year(key)) <= 2}
    return {key for key in few if net[key] < edge and facts.lateness(key) < 3}


def rfm_classes(facts: Facts) -> dict[str, set[str]]:
    """The twelve classes for a shop of a hundred buyers or more, by the shop's own return times."""
    weighted = sorted((gap, 1 / len(gaps(days))) for days in facts.visits.values() for gap in gaps(days))
    total = sum(weight for _, weight in weighted)
    cuts, reached, shares = [], 0.0, [0.5, 0.75, 0.9, 0.97]
    for gap, weight in weighted:
        reached += weight
        while shares and reached >= shares[0] * total - 1e-9:
            cuts.append(gap)
            shares.pop(0)
    often = {key: len(days) for key, days in facts.visits.items()}
    much = {key: sum(sale["net_cents"] for sale in facts.sales[key]) for key in facts.visits}
    often_cuts = [nearest_rank(often.values(), share) for share in (0.2, 0.4, 0.6, 0.8)]
    much_cuts = [nearest_rank(much.values(), share) for share in (0.2, 0.4, 0.6, 0.8)]
    found: dict[str, set[str]] = {"prospects": facts.customers.keys() - facts.visits.keys()}
    for key in facts.visits:
        recency = 5 - sum(cut < facts.days_away(key) for cut in cuts)
        frequency = 1 + sum(cut < often[key] for cut in often_cuts)
        money = 1 + sum(cut < much[key] for cut in much_cuts)
        name = CLASS_OF[recency][floor((frequency + money) / 2 + 0.5) - 1]
        found.setdefault(name, set()).add(key)
    return found


CLASS_OF = {
    5: ("new", "potential", "potential", "champions", "champions"),
    4: ("promising", "potential", "potential", "loyal", "loyal"),
    3: ("about to sleep", "about to sleep", "need attention", "loyal", "loyal"),
    2: ("hibernating", "hibernating", "at risk", "at risk", "cannot lose"),
    1: ("lost", "lost", "at risk", "at risk", "cannot lose"),
}


def overdue_second_visit(facts: Facts) -> set[str]:
    first_gaps = [gaps(days)[0] for days in facts.visits.values() if len(days) >= 2]
    edge = nearest_rank(first_gaps, 0.75)
    return {key for key, days in facts.visits.items() if len(days) == 1 and facts.days_away(key) > edge}


def becoming_loyal(facts: Facts) -> set[str]:
    young = {key for key, days in facts.visits.items() if days[0] >= facts.ago(365) and len(days) in (2, 3)}
    return {key for key in young if facts.lateness(key) < 1.5}


def won_back(facts: Facts) -> set[str]:
    found = set()
    for key, days in facts.visits.items():
        own = 3 * median(gaps(days)) if len(days) >= 4 else 0
        after = [later for gap, later in zip(gaps(days), days[1:], strict=True) if gap >= max(365, own)]
        if any(day > facts.ago(90) for day in after):
            found.add(key)
    return found


def must_not_lose(facts: Facts) -> set[str]:
    late = {key for key in facts.visits if facts.off_rhythm(key) or facts.days_away(key) > 180}
    return best(facts, 0.2, facts.ago(365)) & late


BY_PURCHASES = {
    "T01 top fifth": lambda facts: best(facts, 0.2),
    "T02 VIP": lambda facts: best(facts, 0.05),
    "T03 elite": lambda facts: best(facts, 0.01),
    "T04 loyal": loyal,
    "T05 profit": profit_makers,
    "T06 big baskets": big_baskets,
    "T07 small and rare": small_and_rare,
    "T09 new": lambda facts: {key for key, days in facts.visits.items() if days[0] >= facts.ago(90)},
    "T10 once this year": lambda facts: {key for key in facts.visits if len(facts.visits_in_year(key)) == 1},
    "T11 second visit overdue": overdue_second_visit,
    "T12 becoming loyal": becoming_loyal,
    "T13 lapsed": lambda facts: {key for key in facts.visits if facts.days_away(key) > 365},
    "T14 off rhythm": lambda facts: {k for k in facts.visits if facts.off_rhythm(k) and facts.days_away(k) <= 365},
    "T15 must not lose": must_not_lose,
    "T16 won back": won_back,
}
