"""The ready-made segments of value, rhythm, class and stage a second time with pandas, from their definitions alone.

In: one row a receipt (customer, day, net, bought) and the list of all customers. Out: segment key -> set of customers.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pandas as pd

EPOCH = pd.Timestamp("1970-01-01")


@dataclass
class Shop:
    """receipts: columns customer, day (int), net (int), bought (bool), valid ones only. customers: everyone."""

    receipts: pd.DataFrame
    customers: list[str]

    def known(self, as_of: int) -> list[str]:
        """Customers as the data would show them had it ended on that day; who left no trace at all was always known."""
        first = self.receipts.groupby("customer").day.min()
        return [name for name in self.customers if name not in first.index or first[name] <= as_of]


def months_back(day: int, months: int) -> int:
    return ((EPOCH + pd.Timedelta(days=day)) - pd.DateOffset(months=months) - EPOCH).days


def nearest_rank(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[max(1, math.ceil(Fraction(str(share)) * len(ordered))) - 1]


def percent_rank(values: pd.Series) -> dict[str, Fraction]:
    n = len(values)
    below = values.rank(method="min") - 1
    equal = values.map(values.value_counts())
    return {key: (Fraction(int(below[key])) + Fraction(int(equal[key]), 2)) / n for key in values.index}


def weighted_cut(gaps: dict[str, list[int]], share: float) -> int | None:
    weights: dict[int, Fraction] = {}
    for own in gaps.values():
        for gap in own:
            weights[gap] = weights.get(gap, Fraction(0)) + Fraction(1, len(own))
    reached, total = Fraction(0), sum(weights.values(), Fraction(0))
    for gap in sorted(weights):
        reached += weights[gap]
        if reached >= Fraction(str(share)) * total:
            return gap
    return None


@dataclass
class Figures:
    """What the segments are read from, for the receipts up to a day."""

    table: pd.DataFrame
    median_gap: float | None
    gaps: dict[str, list[int]]
    history_days: int
    has_amounts: bool


def figures(shop: Shop, as_of: int) -> Figures:
    receipts = shop.receipts[shop.receipts.day <= as_of]
    rows = []
    gaps: dict[str, list[int]] = {}
    for name in shop.known(as_of):
        own = receipts[receipts.customer == name]
        bought = own[own.bought]
        days = sorted(set(bought.day))
        year = own[own.day > as_of - 365]
        row: dict[str, object] = {"name": name, "n": len(days), "s": int(own.net.sum())}
        row["n_year"] = bought[bought.day > as_of - 365].day.nunique()
        row["s_year"] = int(year.net.sum())
        row["receipts_year"] = int(year.bought.sum())
        row["d"] = as_of - days[-1] if days else None
        row["t"] = as_of - days[0] if days else None
        row["days"] = days
        if len(days) > 1:
            gaps[name] = [int(gap) for gap in np.diff(days)]
        edges = [as_of, *(months_back(as_of, 3 * k) for k in (1, 2, 3, 4))]
        row["quarters"] = sum(any(low < day <= high for day in days) for high, low in pairwise(edges))
        rows.append(row)
    table = pd.DataFrame(rows).set_index("name", drop=False) if rows else pd.DataFrame()
    medians = [float(np.median(own)) for own in gaps.values() if len(own) >= 2]
    first = receipts.day.min() if len(receipts) else as_of
    return Figures(
        table=table,
        median_gap=float(np.median(medians)) if medians else None,
        gaps=gaps,
        history_days=int(as_of - first),
        has_amounts=bool((receipts.net != 0).any()),
    )


def lateness(found: Figures, name: str) -> float | None:
    row = found.table.loc[name]
    if row.n == 0:
        return None
    usual = max(1.0, float(np.median(found.gaps[name]))) if row.n >= 4 else found.median_gap
    return None if usual is None else row.d / usual


def off_rhythm(found: Figures, name: str) -> bool:
    row = found.table.loc[name]
    if row.n >= 4:
        usual = max(1.0, float(np.median(found.gaps[name])))
        return bool(row.d > 3 * usual and row.d >= 21)
    if row.n >= 2:
        cut = weighted_cut(found.gaps, 0.9)
        return cut is not None and row.d > cut
    return False


def top(found: Figures, share: float) -> set[str]:
    if found.table.empty:
        return set()
    buyers = found.table[found.table.n_year >= 1]
    if buyers.empty:
        return set()
    by_visits, by_money = percent_rank(buyers.n_year), percent_rank(buyers.s_year)
    score = {name: (by_visits[name] + by_money[name]) / 2 for name in buyers.index}
    k = math.ceil(Fraction(str(share)) * len(score))
    edge = sorted(score.values(), reverse=True)[k - 1]
    return {name for name, value in score.items() if value >= edge}


def where(found: Figures, condition) -> set[str]:
    return {name for name in found.table.index if condition(found.table.loc[name], lateness(found, name))}


def regular(row, late) -> bool:
    return bool(row.n_year >= 4 and row.quarters >= 3 and late is not None and late < 1.5)


def won_back(found: Figures, name: str, as_of: int) -> bool:
    row = found.table.loc[name]
    usual = max(1.0, float(np.median(found.gaps[name]))) if row.n >= 4 else None
    least = 365 if usual is None else max(365, 3 * usual)
    pairs = pairwise(row.days)
    return any(later - earlier >= least and later > as_of - 90 for earlier, later in pairs)


def stage(found: Figures, name: str, as_of: int) -> str:
    row = found.table.loc[name]
    steps = (
        ("prospect", row.n == 0),
        ("lapsed", row.n > 0 and row.d > 365),
        ("won_back", row.n > 0 and won_back(found, name, as_of)),
        ("new", row.n > 0 and row.t <= 90),
        ("one_time", row.n == 1),
        ("off_rhythm", off_rhythm(found, name)),
        ("becoming_loyal", row.n <= 3),
        ("regular", regular(row, lateness(found, name))),
    )
    return next((key for key, holds in steps if holds), "occasional")


FULL = {
    5: ["new", "potential_loyalists", "potential_loyalists", "champions", "champions"],
    4: ["promising", "potential_loyalists", "potential_loyalists", "loyal", "loyal"],
    3: ["about_to_sleep", "about_to_sleep", "need_attention", "loyal", "loyal"],
    2: ["hibernating", "hibernating", "at_risk", "at_risk", "cannot_lose"],
    1: ["lost", "lost", "at_risk", "at_risk", "cannot_lose"],
}
SMALL = {
    (3, 1): "new",
    (2, 1): "drifting",
    (1, 1): "lost",
    (3, 2): "regular",
    (2, 2): "regular",
    (3, 3): "champions",
    (2, 3): "loyal",
    (1, 2): "at_risk",
    (1, 3): "at_risk",
}


def classes(found: Figures) -> dict[str, str]:
    """Class of each person; nobody but prospects has one below 30 buyers."""
    buyers = found.table[found.table.n > 0]
    named = {name: "prospect" for name in found.table.index if found.table.loc[name].n == 0}
    if len(buyers) < 30:
        return named
    bins = 5 if len(buyers) >= 100 else 3
    shares = [Fraction(k, bins) for k in range(1, bins)]

    def cuts(values: pd.Series) -> list[float]:
        ordered = sorted(values)
        return [ordered[math.ceil(share * len(ordered)) - 1] for share in shares]

    by_visits, by_money, by_days = cuts(buyers.n), cuts(buyers.s), cuts(buyers.d)
    if bins == 5 and found.gaps:
        by_days = [weighted_cut(found.gaps, share) for share in (0.5, 0.75, 0.9, 0.97)]
    for name, row in buyers.iterrows():
        f = 1 + sum(cut < row.n for cut in by_visits)
        m = 1 + sum(cut < row.s for cut in by_money) if found.has_amounts else f
        r = bins - sum(cut < row.d for cut in by_days)
        fm = math.floor((f + m) / 2 + 0.5)
        named[str(name)] = FULL[r][fm - 1] if bins == 5 else SMALL[r, fm]
    return named


def segments(shop: Shop, as_of: int) -> dict[str, set[str]]:
    """Return the members of every ready-made segment as of a day."""
    found = figures(shop, as_of)
    if found.table.empty:
        return {}
    year_ago = figures(shop, as_of - 365)
    buyers = found.table[found.table.n_year >= 1]
    result = {"top_20": top(found, 0.20), "vip_5": top(found, 0.05), "elite_1": top(found, 0.01)}
    result["loyal_regulars"] = where(found, regular)
    if len(buyers):
        average = buyers.s_year / buyers.receipts_year
        edge = nearest_rank(list(average), 0.80)
        result["big_baskets"] = {n for n in buyers.index if average[n] >= edge and buyers.loc[n].n_year >= 2}
        small = nearest_rank(list(buyers.s_year), 0.40)
    else:
        result["big_baskets"] = set()
        small = math.inf
    result["small_and_rare"] = where(
        found,
        lambda row, late: (
            row.n >= 1 and row.n_year <= 2 and (row.n_year == 0 or row.s_year < small) and late is not None and late < 3
        ),
    )
    result["new"] = where(found, lambda row, _late: row.n > 0 and row.t <= 90)
    result["bought_once"] = where(found, lambda row, _late: row.n_year == 1)
    seconds = [own[0] for own in found.gaps.values()]
    overdue = nearest_rank(seconds, 0.75) if seconds else math.inf
    result["second_visit_overdue"] = where(found, lambda row, _late: row.n == 1 and row.d > overdue)
    result["becoming_loyal"] = where(
        found, lambda row, late: row.n in (2, 3) and row.t <= 365 and late is not None and late < 1.5
    )
    result["lapsed"] = where(found, lambda row, _late: row.n > 0 and row.d > 365)
    off = {name for name in found.table.index if off_rhythm(found, name)}
    result["off_rhythm"] = {name for name in off if found.table.loc[name].d <= 365}
    away = where(found, lambda row, _late: row.n > 0 and row.d > 180)
    result["must_not_lose"] = top(year_ago, 0.20) & (off | away)
    for key in set(FULL[5] + FULL[4] + FULL[3] + FULL[2] + FULL[1]) | set(SMALL.values()) | {"prospect"}:
        result[f"rfm_{key}"] = {name for name, own in classes(found).items() if own == key}
    for name in found.table.index:
        result.setdefault(f"life_{stage(found, name, as_of)}", set()).add(name)
    return result
