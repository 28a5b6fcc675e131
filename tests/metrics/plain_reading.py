"""The definitions of resources/help/definitions.md once more, slowly and in plain Python, to hold the program against.

Nothing here comes from the package: dates are dates, shares are fractions, everyone is looked at one by one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from statistics import median

Value = int | float | str | Fraction | None

RFM_FULL = """
    5 new        potential_loyalists potential_loyalists champions champions
    4 promising  potential_loyalists potential_loyalists loyal     loyal
    3 about_to_sleep about_to_sleep  need_attention      loyal     loyal
    2 hibernating    hibernating     at_risk             at_risk   cannot_lose
    1 lost           lost            at_risk             at_risk   cannot_lose
"""
RFM_SMALL = """
    3 new      regular champions
    2 drifting regular loyal
    1 lost     at_risk at_risk
"""


@dataclass(frozen=True)
class Receipt:
    """One receipt; name "-" is nobody."""

    name: str
    day: date
    cents: int
    status: str = "done"

    @property
    def counts(self) -> bool:
        return self.status in ("done", "refunded")


@dataclass(frozen=True)
class Person:
    """Somebody of the customer list."""

    name: str
    created: date | None = None
    kind: str = "person"
    is_staff: bool = False
    income: int | None = None
    income_band: str | None = None


@dataclass
class Shop:
    """What there is as of a day, and the figures of the whole shop."""

    as_of: date
    visits: dict[str, list[date]] = field(default_factory=dict)
    receipts: dict[str, list[Receipt]] = field(default_factory=dict)

    @property
    def buyers(self) -> list[str]:
        return [name for name, days in self.visits.items() if days]

    def away(self, name: str) -> int:
        return (self.as_of - self.visits[name][-1]).days

    def own_gap(self, name: str) -> float | None:
        return median(gaps(self.visits[name])) if len(self.visits[name]) >= 4 else None

    def median_gap(self) -> float | None:
        medians = [median(gaps(days)) for days in self.visits.values() if len(days) >= 3]
        return median(medians) if medians else None

    def return_weights(self) -> dict[int, Fraction]:
        weights: dict[int, Fraction] = defaultdict(Fraction)
        for days in self.visits.values():
            for gap in gaps(days):
                weights[gap] += Fraction(1, len(days) - 1)
        return weights

    def first_weights(self) -> dict[int, Fraction]:
        return {g: Fraction(n) for g, n in Counter(gaps(d)[0] for d in self.visits.values() if len(d) > 1).items()}


def gaps(days: list[date]) -> list[int]:
    return [(b - a).days for a, b in pairwise(days)]


def cut(weights: dict[int, Fraction], share: Fraction) -> int | None:
    """Smallest gap by which at least the share of the weight came back."""
    for gap in sorted(weights):
        if sum(w for g, w in weights.items() if g <= gap) >= share * sum(weights.values()):
            return gap
    return None


def sooner(weights: dict[int, Fraction], days: int) -> Fraction | None:
    total = sum(weights.values())
    return sum((w for g, w in weights.items() if g < days), Fraction(0)) / total if total else None


def nearest_rank(values: Iterable[Value], share: Fraction) -> Value:
    ordered = sorted(values)  # type: ignore[type-var]
    return ordered[ceil(share * len(ordered)) - 1]


def metrics_as_of(receipts: list[Receipt], people: list[Person], as_of: date) -> dict[str, dict[str, Value]]:
    """Return the metrics of everyone known, by name and key."""
    last = max((receipt.day for receipt in receipts), default=None)
    listed = {person.name: person for person in people}
    names = dict.fromkeys([*listed, *(receipt.name for receipt in receipts if receipt.name != "-")])
    shop = Shop(as_of)
    for name in names:
        person = listed.get(name, Person(name))
        if person.is_staff or person.kind == "collective":
            continue
        traces = [receipt.day for receipt in receipts if receipt.name == name]
        since = min([*traces, *([person.created] if person.created else [])], default=None)
        if last and as_of < last and since and since > as_of:
            continue
        own = [r for r in receipts if r.name == name and r.counts and r.day <= as_of]
        shop.receipts[name] = own
        shop.visits[name] = sorted({r.day for r in own if r.cents >= 0})
    found = {name: _own_figures(shop, name) for name in shop.visits}
    _add_rhythm(shop, found)
    _add_standing(found)
    has_amounts = any(r.cents for r in receipts if r.counts and r.day <= as_of)
    _add_scores(shop, found, has_amounts)
    for name, figures in found.items():
        figures["life_cycle"] = _stage(figures, shop, name)
    _add_income(found, listed)
    return found


def _add_income(found: dict[str, dict[str, Value]], listed: dict[str, Person]) -> None:
    people = {name: listed.get(name, Person(name)) for name in found}
    known = [person.income for person in people.values() if person.income is not None]
    for name, person in people.items():
        if person.income is not None:
            cuts = [nearest_rank(known, Fraction(part, 3)) for part in (1, 2)]
            found[name]["income_level"] = ("low", "middle", "high")[sum(cut < person.income for cut in cuts)]  # type: ignore[operator]
        else:
            found[name]["income_level"] = {"laag": "low", "boven modaal": "high"}.get(person.income_band or "")


def _own_figures(shop: Shop, name: str) -> dict[str, Value]:
    visits, receipts = shop.visits[name], shop.receipts[name]
    year = shop.as_of - timedelta(days=365)
    bought = [r for r in receipts if r.cents >= 0]
    n, n_year = len(bought), len([r for r in bought if r.day > year])
    net, net_year = sum(r.cents for r in receipts), sum(r.cents for r in receipts if r.day > year)
    edges = [_months_before(shop.as_of, months) for months in (0, 3, 6, 9, 12)]
    return {
        "frequency": len(visits),
        "frequency_365": len([day for day in visits if day > year]),
        "purchases": n,
        "purchases_365": n_year,
        "monetary": net,
        "monetary_365": net_year,
        "first_day": _number(visits[0]) if visits else None,
        "last_day": _number(visits[-1]) if visits else None,
        "active_quarters": sum(any(old < day <= new for day in visits) for new, old in pairwise(edges)),
        "average_order": Fraction(net, n) if n else None,
        "average_order_365": Fraction(net_year, n_year) if n_year else None,
        "value_lost_cents_month": (
            net / max(Fraction(1), (shop.as_of - visits[0]).days / Fraction("30.4375")) if visits else None
        ),
        "recency_days": shop.away(name) if visits else None,
        "tenure_days": (shop.as_of - visits[0]).days if visits else None,
        "usual_gap_days": shop.own_gap(name),
    }


def _add_rhythm(shop: Shop, found: dict[str, dict[str, Value]]) -> None:
    returns, firsts, usual = shop.return_weights(), shop.first_weights(), shop.median_gap()
    for name, figures in found.items():
        if not shop.visits[name]:
            rest = ("lateness", "return_share_sooner", "second_visit_share_sooner", "off_rhythm", "won_back", "regular")
            figures.update(dict.fromkeys(rest))
            continue
        days, own, away = shop.visits[name], shop.own_gap(name), shop.away(name)
        gap = own if own is not None else usual
        late = Fraction(away) / Fraction(gap) if gap else None
        if own is not None:
            off = away > 3 * own and away >= 21
        else:
            longest = cut(returns, Fraction(9, 10))
            off = len(days) > 1 and longest is not None and away > longest
        long = max(365, 3 * own) if own is not None else 365
        back = any((b - a).days >= long and (shop.as_of - b).days < 90 for a, b in pairwise(days))
        n_year, quarters = figures["frequency_365"], figures["active_quarters"]
        assert isinstance(n_year, int)
        assert isinstance(quarters, int)
        figures |= {
            "lateness": late,
            "return_share_sooner": sooner(returns, away),
            "second_visit_share_sooner": sooner(firsts, away) if len(days) == 1 else None,
            "off_rhythm": int(off),
            "won_back": int(back),
            "regular": int(n_year >= 4 and quarters >= 3 and late is not None and late < Fraction(3, 2)),
        }


def _add_standing(found: dict[str, dict[str, Value]]) -> None:
    group = [figures for figures in found.values() if figures["frequency_365"]]

    def rank(key: str, value: Value) -> Fraction:
        below = len([1 for figures in group if figures[key] < value])  # type: ignore[operator]
        equal = len([1 for figures in group if figures[key] == value])
        return Fraction(below, len(group)) + Fraction(equal, 2 * len(group))

    def at_most(key: str, value: Value) -> Fraction:
        return Fraction(len([1 for figures in group if figures[key] <= value]), len(group))  # type: ignore[operator]

    for figures in found.values():
        inside = bool(figures["frequency_365"])
        visits = rank("frequency_365", figures["frequency_365"]) if inside else None
        value = rank("monetary_365", figures["monetary_365"]) if inside else None
        figures |= {
            "visit_rank_365": visits,
            "value_rank_365": value,
            "best_score": (visits + value) / 2 if visits is not None and value is not None else None,
            "monetary_percentile_365": at_most("monetary_365", figures["monetary_365"]) if inside else None,
            "average_order_percentile_365": (
                at_most("average_order_365", figures["average_order_365"]) if inside else None
            ),
        }


def _add_scores(shop: Shop, found: dict[str, dict[str, Value]], has_amounts: bool) -> None:
    buyers = [found[name] for name in shop.buyers]
    bins = 5 if len(buyers) >= 100 else 3 if len(buyers) >= 30 else 0
    parts = [Fraction(part, bins) for part in range(1, bins)]

    def ranks(key: str) -> list[Value]:
        return [nearest_rank((figures[key] for figures in buyers), part) for part in parts]

    returns = shop.return_weights()
    if bins == 5 and returns:
        waits: list[Value] = [cut(returns, Fraction(share, 100)) for share in (50, 75, 90, 97)]
    else:
        waits = ranks("recency_days")

    def below(cuts: list[Value], value: Value) -> int:
        return len([1 for one in cuts if one < value])  # type: ignore[operator]

    for figures in found.values():
        scores: list[int | None] = [None, None, None]
        name: str | None = None
        if not figures["frequency"]:
            name = "prospect"
        elif bins:
            r = bins - below(waits, figures["recency_days"])
            f = 1 + below(ranks("frequency"), figures["frequency"])
            m = 1 + below(ranks("monetary"), figures["monetary"]) if has_amounts else None
            name, scores = rfm_class(r, f, m, bins), [r, f, m]
        figures |= dict(zip(("recency_score", "frequency_score", "monetary_score"), scores, strict=True))
        figures["rfm_class"] = name


def rfm_class(recency: int, frequency: int, money: int | None, bins: int) -> str:
    combined = floor(Fraction(frequency + (money if money is not None else frequency), 2) + Fraction(1, 2))
    table = {
        int(row.split()[0]): row.split()[1:]
        for row in (RFM_FULL if bins == 5 else RFM_SMALL).split("\n")
        if row.strip()
    }
    return table[recency][combined - 1]


def _stage(figures: dict[str, Value], shop: Shop, name: str) -> str:
    n = len(shop.visits[name])
    if n == 0:
        return "prospect"
    away, tenure = shop.away(name), (shop.as_of - shop.visits[name][0]).days
    stages = {
        "lapsed": away > 365,
        "won_back": figures["won_back"],
        "new": tenure <= 90,
        "one_time": n == 1,
        "off_rhythm": figures["off_rhythm"],
        "becoming_loyal": n <= 3,
        "regular": figures["regular"],
        "occasional": True,
    }
    return next(stage for stage, fits in stages.items() if fits)


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _months_before(day: date, months: int) -> date:
    first = day.replace(day=1)
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
