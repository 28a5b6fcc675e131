"""What a script from a blog does with a till's workbook: pandas, openpyxl, SQLite, the same segments as the program.

A script by itself: it imports nothing of the program. Without care for anything but the right answer on a clean file,
yet with none wasted: every figure by groupby, crosstab or boolean mask over all rows at once. Its counts and shares are
those the command `segments` prints for this file (tests/bench/test_naive_shop.py). Compared with by: shop_import.
Usage: naive_shop.py WORKBOOK DATABASE COUNTS.json
"""

import json
import math
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

EPOCH = pd.Timestamp("1970-01-01")
WHO = "Klantnummer"
CLASSES = {
    5: ("new", "potential_loyalists", "potential_loyalists", "champions", "champions"),
    4: ("promising", "potential_loyalists", "potential_loyalists", "loyal", "loyal"),
    3: ("about_to_sleep", "about_to_sleep", "need_attention", "loyal", "loyal"),
    2: ("hibernating", "hibernating", "at_risk", "at_risk", "cannot_lose"),
    1: ("lost", "lost", "at_risk", "at_risk", "cannot_lose"),
}
# Days from the occasion on which people begin and end to buy for it.
OCCASIONS = {
    "new_year": (-5, 0),
    "valentine": (-10, 0),
    "easter": (-14, 1),
    "mothers_day": (-10, 0),
    "kings_day": (-7, 0),
    "fathers_day": (-10, 0),
    "halloween": (-14, 0),
    "st_martin": (-7, 0),
    "singles_day": (-1, 0),
    "black_friday": (-4, 2),
    "cyber_monday": (0, 1),
    "sinterklaas": (-14, 0),
    "christmas": (-28, 0),
}

Segments = dict[str, "pd.Series[bool]"]


@dataclass
class Shop:
    """lines, visits (one row a customer and day): with column day, a number. people: one row a customer. last: day."""

    lines: pd.DataFrame
    visits: pd.DataFrame
    people: pd.DataFrame
    last: int


@dataclass
class Rhythm:
    """gaps: every gap between visits with its weight, each customer 1 in all, in order. usual: in days."""

    gaps: pd.DataFrame
    usual: float

    def cut(self, share: float) -> int:
        """Return the days within which this share of returns comes."""
        reached = self.gaps["weight"].cumsum().to_numpy()
        return int(self.gaps["gap"].to_numpy()[np.searchsorted(reached, share * reached[-1] - 1e-9)])


def read(workbook: str, database: str) -> Shop:
    """Read the workbook, keep it in SQLite, and return it with the figures of its customers."""
    lines = pd.read_excel(workbook, engine="openpyxl")
    with sqlite3.connect(database) as db:
        lines.to_sql("lines", db, if_exists="replace")
    lines["day"] = (lines["Datum"].dt.normalize() - EPOCH).dt.days
    for column, cents in (("Bedrag", "net"), ("Korting", "off")):
        lines[cents] = (lines[column].fillna(0) * 100).round().astype(int)
    lines["cheap"] = lines["Couponcode"].notna() | (lines["off"] > 0)
    last = int(lines["day"].max())
    visits = lines.groupby([WHO, "day"], as_index=False)["cheap"].max()
    visits["gap"] = visits.groupby(WHO)["day"].diff()
    return Shop(lines, visits, people_of(lines, visits, last), last)


def people_of(lines: pd.DataFrame, visits: pd.DataFrame, last: int) -> pd.DataFrame:
    """Return the figures of each customer."""
    days, year = visits.groupby(WHO), lines[lines["day"] > last - 365].groupby(WHO)
    people = days.agg(n=("day", "size"), first=("day", "min"), latest=("day", "max"), cheap_days=("cheap", "sum"))
    people["money"] = lines.groupby(WHO)["net"].sum()
    people["median_gap"] = days["gap"].median()
    people["first_cheap"] = days["cheap"].first()
    people["recency"], people["tenure"] = last - people["latest"], last - people["first"]
    people["n_year"] = visits[visits["day"] > last - 365].groupby(WHO).size()
    people["money_year"] = year["net"].sum()
    people["off_year"] = year["off"].sum()
    people["receipts_year"] = year["Bonnummer"].nunique()
    in_year = ["n_year", "money_year", "off_year", "receipts_year"]
    people[in_year] = people[in_year].fillna(0).astype(int)
    end = EPOCH + pd.Timedelta(days=last)
    edges = [(end - pd.DateOffset(months=months) - EPOCH).days for months in (12, 9, 6, 3, 0)]
    quarter = pd.cut(visits["day"], edges, labels=False)
    people["quarters"] = quarter.groupby(visits[WHO]).nunique()
    return people


def rhythm_of(shop: Shop) -> Rhythm:
    """Return how soon customers of this shop come back."""
    gaps = shop.visits.dropna(subset="gap")
    weight = 1 / gaps.groupby(WHO)["gap"].transform("size")
    several = shop.people[shop.people["n"] >= 3]
    return Rhythm(gaps.assign(weight=weight).sort_values("gap"), float(several["median_gap"].median()))


def nearest_rank(values: "pd.Series[float]", share: float) -> float:
    """Return the value that this share of the values reaches at most."""
    return float(np.quantile(values.to_numpy(), share, method="inverted_cdf"))


def among(people: "pd.DataFrame | pd.Series", who: object) -> "pd.Series[bool]":
    """Tell of each customer whether they are one of these."""
    return pd.Series(people.index.isin(who), people.index)


def top(score: "pd.Series[float]", share: float) -> "pd.Series[bool]":
    """Tell who has one of the highest scores; equals are in."""
    return score >= score.nlargest(math.ceil(share * len(score))).iloc[-1]


def best(visits: "pd.Series[int]", money: "pd.Series[int]", share: float) -> "pd.Series[bool]":
    """Tell who of those who came stands highest by visits and money."""
    came = visits > 0
    return top(visits[came].rank() + money[came].rank(), share).reindex(visits.index, fill_value=False)


def by_value_and_rhythm(shop: Shop, rhythm: Rhythm) -> Segments:
    """Return the segments of who spends how much and comes how often."""
    p, buyers = shop.people, shop.people[shop.people["n_year"] > 0]
    own = p["median_gap"].clip(lower=1).where(p["n"] >= 4)
    late = p["recency"] / own.fillna(rhythm.usual)
    average = (buyers["money_year"] / buyers["receipts_year"]).reindex(p.index)
    firsts = shop.visits.dropna(subset="gap").groupby(WHO)["gap"].first()
    habit = (p["n"] >= 4) & (late > 3) & (p["recency"] >= 21)
    off = habit | (p["n"].between(2, 3) & (p["recency"] > rhythm.cut(0.9)))
    before = shop.lines[shop.lines["day"].between(shop.last - 729, shop.last - 365)].groupby(WHO)
    then = best(
        before["day"].nunique().reindex(p.index, fill_value=0), before["net"].sum().reindex(p.index, fill_value=0), 0.2
    )
    back = shop.visits[(shop.visits["day"] > shop.last - 90) & (shop.visits["gap"] >= 365)]
    back = back[~(back["gap"] < 3 * back[WHO].map(own))]
    found = {
        **{name: best(p["n_year"], p["money_year"], share) for name, share in SHARES.items()},
        "profit_makers": top((buyers["money_year"] - buyers["off_year"]), 0.2).reindex(p.index, fill_value=False),
        "big_baskets": (average >= nearest_rank(average.dropna(), 0.8)) & (p["n_year"] >= 2),
        "small_and_rare": (p["n_year"] <= 2)
        & ((p["n_year"] == 0) | (p["money_year"] < nearest_rank(buyers["money_year"], 0.4)))
        & (late < 3),
        "loyal_regulars": (p["n_year"] >= 4) & (p["quarters"] >= 3) & (late < 1.5),
        "new": p["tenure"] <= 90,
        "bought_once": p["n_year"] == 1,
        "second_visit_overdue": (p["n"] == 1) & (p["recency"] > nearest_rank(firsts, 0.75)),
        "becoming_loyal": p["n"].between(2, 3) & (p["tenure"] <= 365) & (late < 1.5),
        "lapsed": p["recency"] > 365,
        "off_rhythm": off & (p["recency"] <= 365),
        "must_not_lose": then & (off | (p["recency"] > 180)),
        "won_back": among(p, back[WHO]),
    }
    weak = (p["n_year"] <= 1) | (late >= 2)
    strong = found["loyal_regulars"]
    found |= {"relation_strong": strong, "relation_weak": weak & ~strong, "relation_neutral": ~weak & ~strong}
    return found | {"relation_negative": ~among(p, p.index)} | stages(p, found, off)


SHARES = {"top_20": 0.2, "vip_5": 0.05, "elite_1": 0.01}


def stages(p: pd.DataFrame, found: Segments, off: "pd.Series[bool]") -> Segments:
    """Return the stages of the life cycle: the first that fits is the customer's."""
    names = ["lapsed", "won_back", "new", "one_time", "off_rhythm", "becoming_loyal", "regular"]
    fits = [found["lapsed"], found["won_back"], found["new"], p["n"] == 1, off, p["n"] <= 3, found["loyal_regulars"]]
    stage = pd.Series(np.select(fits, names, "occasional"), p.index)
    return {f"life_{name}": stage == name for name in [*names, "occasional", "prospect"]}


def classes(p: pd.DataFrame, rhythm: Rhythm) -> Segments:
    """Return the classes of recency, frequency and money."""
    fifths = (0.2, 0.4, 0.6, 0.8)
    recency = 5 - np.searchsorted([rhythm.cut(share) for share in (0.5, 0.75, 0.9, 0.97)], p["recency"])
    often, much = (
        1 + np.searchsorted([nearest_rank(p[figure], share) for share in fifths], p[figure])
        for figure in ("n", "money")
    )
    table = np.array([("",) * 5, *(CLASSES[score] for score in range(1, 6))])
    named = pd.Series(table[recency, (often + much + 1) // 2 - 1], p.index)
    names = {name for row in CLASSES.values() for name in row} | {"prospect"}
    return {f"rfm_{name}": named == name for name in names}


def by_price(p: pd.DataFrame) -> Segments:
    """Return the segments of coupons and discounts."""
    full, started = p["n"] - p["cheap_days"], p["first_cheap"]
    return {
        "coupon_never_back": started & (p["n"] == 1),
        "coupon_converted": started & (full >= 1),
        "coupon_always": started & (p["n"] >= 2) & (full == 0),
        "discount_dependent": (p["n"] >= 3) & (p["cheap_days"] / p["n"] >= 0.7),
        "full_price": (p["n"] >= 3) & (p["cheap_days"] == 0),
    }


def occasions(years: Sequence[int]) -> pd.DataFrame:
    """Return occasion, day of buying for it, year and last day of buying."""
    sunday, thursday = (pd.offsets.WeekOfMonth(week=week, weekday=day) for week, day in ((1, 6), (3, 3)))
    rows = []
    for year in years:
        kings_day, thanksgiving = pd.Timestamp(year, 4, 27), thursday.rollforward(pd.Timestamp(year, 11, 1))
        days = {
            "new_year": pd.Timestamp(year, 1, 1),
            "valentine": pd.Timestamp(year, 2, 14),
            "easter": pd.offsets.Easter().rollforward(pd.Timestamp(year, 1, 1)),
            "kings_day": kings_day - pd.Timedelta(days=int(kings_day.weekday() == 6)),
            "mothers_day": sunday.rollforward(pd.Timestamp(year, 5, 1)),
            "fathers_day": sunday.rollforward(pd.Timestamp(year, 6, 1)) + pd.Timedelta(days=7),
            "halloween": pd.Timestamp(year, 10, 31),
            "st_martin": pd.Timestamp(year, 11, 11),
            "singles_day": pd.Timestamp(year, 11, 11),
            "black_friday": thanksgiving + pd.Timedelta(days=1),
            "cyber_monday": thanksgiving + pd.Timedelta(days=4),
            "sinterklaas": pd.Timestamp(year, 12, 5),
            "christmas": pd.Timestamp(year, 12, 25),
        }
        for name, moment in days.items():
            first, last = ((moment - EPOCH).days + offset for offset in OCCASIONS[name])
            rows += [(name, day, year, last) for day in range(first, last + 1)]
    return pd.DataFrame(rows, columns=["occasion", "day", "year", "ends"])


def by_season(shop: Shop) -> Segments:
    """Return who came once for an occasion, and who comes for one every year."""
    years = range(1970 + shop.visits["day"].min() // 366 - 1, 1970 + shop.last // 365 + 3)
    inside = shop.visits[[WHO, "day"]].merge(occasions(years), on="day")
    n = shop.people["n"]
    once = inside[(inside[WHO].map(n) == 1) & (inside["ends"] <= shop.last - 60)]
    found = {f"first_season_{name}": among(n, once.loc[once["occasion"] == name, WHO]) for name in OCCASIONS}
    times = inside.groupby(["occasion", WHO]).agg(days=("day", "nunique"), years=("year", "nunique")).reset_index(WHO)
    often = times[(times["years"] >= 2) & (times["days"] / times[WHO].map(n) >= 0.5) & (times[WHO].map(n) >= 3)]
    return found | {"occasion_buyers": among(n, often[WHO])}


def by_goods(shop: Shop) -> Segments:
    """Return the segments of categories, brands and articles; where one is to be chosen, the shop's top one is."""
    p, lines = shop.people, shop.lines
    bought = lines[[WHO, "Artikelgroep", "day"]].drop_duplicates().sort_values([WHO, "Artikelgroep", "day"])
    pairs = bought.groupby([WHO, "Artikelgroep"])["day"]
    goods = (
        pairs.agg(visits="size", latest="max")
        .assign(
            gap=bought["day"].diff().where(pairs.cumcount() > 0).groupby([bought[WHO], bought["Artikelgroep"]]).median()
        )
        .reset_index()
    )
    year = goods.merge(
        bought[bought["day"] > shop.last - 365]
        .groupby([WHO, "Artikelgroep"])
        .size()
        .rename("visits_year")
        .reset_index()
    )
    first, second = ranked(year["Artikelgroep"].value_counts())[:2]
    have, have_this_year = (
        pd.crosstab(each[WHO], each["Artikelgroep"]).reindex(p.index, fill_value=0) > 0 for each in (goods, year)
    )
    return {
        "category_buyers": have_this_year[first],
        "category_not_other": have_this_year[first] & ~have[second],
        "explorers": (have_this_year.sum(axis=1) >= 4) & (p["n_year"] >= 3),
        "just_bought_related": needs_more(have) & (p["recency"] <= 14),
        **due(goods, p, shop.last),
        **by_brand(lines[lines["day"] > shop.last - 365], p),
        **by_article(shop),
    }


def ranked(counts: "pd.Series[int]") -> list[str]:
    """Return the words with the largest counts first; of equals the one that comes first in the alphabet."""
    return [str(word) for word in counts.sort_index().sort_values(ascending=False, kind="stable").index]


def needs_more(have: pd.DataFrame) -> "pd.Series[bool]":
    """Tell who lacks the category that goes best with those they have."""
    owned = have.astype(int)
    joint = owned.T @ owned
    single = np.diag(joint)
    lift = pd.DataFrame(joint * len(have) / np.outer(single, single)).where(
        (joint >= 20) & ~np.eye(len(joint), dtype=bool), 0
    )
    lifts = np.where(owned.to_numpy()[:, :, None] > 0, lift.to_numpy()[None, :, :], 0).max(axis=1)
    best_of_all, of_what = lifts.max(axis=1), lifts.argmax(axis=1)
    lacks = ~have.to_numpy()[np.arange(len(have)), of_what]
    return pd.Series((best_of_all >= 1.5) & lacks, have.index)


def due(goods: pd.DataFrame, p: pd.DataFrame, last: int) -> Segments:
    """Return whose stock of a category is about to run out."""
    again = goods[goods["visits"] >= 2].groupby("Artikelgroep")["gap"].agg(["size", "median"])
    again = again[again["size"] >= 20]
    own = goods["gap"].clip(lower=1).where(goods["visits"] >= 4)
    ratio = (last - goods["latest"]) / own.fillna(goods["Artikelgroep"].map(again["median"]))
    now = goods[ratio.between(0.8, 1.2) & goods["Artikelgroep"].isin(again.index)]
    most = ranked(again["size"])[0]
    return {
        "due_to_restock": among(p, now[WHO]),
        "due_to_restock_category": among(p, now.loc[now["Artikelgroep"] == most, WHO]),
    }


def by_brand(year: pd.DataFrame, p: pd.DataFrame) -> Segments:
    """Return who buys a brand, and who hardly anything else."""
    spent = year.pivot_table(index=WHO, columns="Merk", values="net", aggfunc="sum").reindex(p.index)
    loyal = (spent.max(axis=1) / p["money_year"] >= 0.6) & (p["n_year"] >= 3)
    favourite = spent[loyal].idxmax(axis=1)
    return {
        "brand_buyers": spent[ranked(spent.sum())[0]].notna(),
        "brand_loyal": loyal,
        "brand_loyal_to": loyal & (favourite == ranked(favourite.value_counts())[0]).reindex(p.index, fill_value=False),
    }


def by_article(shop: Shop) -> Segments:
    """Return who bought the shop's top article, and who of them not the next one."""
    lines = shop.lines
    often = lines[lines["Omschrijving"].isin(ranked(lines["Omschrijving"].value_counts())[:20])]
    year = often[often["day"] > shop.last - 365]
    first, second = ranked(year.groupby("Omschrijving")[WHO].nunique())[:2]
    has_first = among(shop.people, year.loc[year["Omschrijving"] == first, WHO])
    has_second = among(shop.people, often.loc[often["Omschrijving"] == second, WHO])
    return {"product_buyers": has_first, "product_not_other": has_first & ~has_second}


def segments(shop: Shop) -> Segments:
    """Return who is in each segment."""
    rhythm = rhythm_of(shop)
    return {
        **by_value_and_rhythm(shop, rhythm),
        **classes(shop.people, rhythm),
        **by_price(shop.people),
        **by_season(shop),
        **by_goods(shop),
    }


def main(workbook: str, database: str, counts: str) -> None:
    """Print each segment with its share of the customers and of the year's sales, and keep the counts."""
    shop = read(workbook, database)
    money = shop.people["money_year"]
    found: Mapping[str, pd.Series] = segments(shop)
    for name, inside in found.items():
        print(name, inside.sum(), inside.mean(), money[inside].sum() / money.sum())
    Path(counts).write_text(json.dumps({name: int(inside.sum()) for name, inside in found.items()}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
