"""The portrait of some people, recomputed with pandas; and what must not be in it."""

import random

import pandas as pd
import pytest

from desktop_seg.analysis.portrait import Side, portrait
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with


def _shop() -> Database:
    """Return a shop of 400: the first hundred live in Utrecht twice as often and are older; genders are even."""
    drawn = random.Random(11)
    customers, sales = [], []
    for n in range(400):
        is_first = n < 100
        town = "Utrecht" if drawn.random() < (0.6 if is_first else 0.2) else drawn.choice(["Zeist", "Ede", "Leiden"])
        born = drawn.randint(1940, 1970) if is_first else drawn.randint(1950, 2004)
        gender = drawn.choice(["female", "male"])
        customers.append(f"k{n} city={town} birth={born}-05-06 gender={gender} last_name=N{n}")
        sales.append(f"k{n} 2025-0{drawn.randint(1, 6)}-1{drawn.randint(0, 9)} {drawn.randint(5, 60)}.00")
    return shop_with("\n".join(sales), "\n".join(customers))


@pytest.fixture(scope="module")
def shop() -> Database:
    return _shop()


def test_shares_are_those_of_pandas_and_the_strongest_come_first(shop: Database) -> None:
    found = portrait(shop, default_as_of(shop), range(1, 101))
    rows = shop.rows("SELECT id, city, CAST(strftime('%Y', birth_day * 86400, 'unixepoch') AS INTEGER) FROM customer")
    people = pd.DataFrame(rows, columns=["id", "town", "born"])
    these = people[people.id <= 100]
    by_key = {trait.field.key: trait for trait in found.traits}
    town = by_key["city"]
    assert (town.side, town.word) == (Side.WORD, "Utrecht")
    assert town.share == pytest.approx((these.town == "Utrecht").mean())
    assert town.share_everyone == pytest.approx((people.town == "Utrecht").mean())
    assert town.count == int((these.town == "Utrecht").sum())
    age = by_key["age"]
    ages = 2025 - people.born  # everyone's birthday has passed by the last sale
    ordered = ages.sort_values(ascending=age.side is Side.LOW)
    edge = ordered.iloc[len(ages) // 4 - 1]
    is_in = ages <= edge if age.side is Side.LOW else ages >= edge
    assert age.edge == edge
    assert age.share == pytest.approx(is_in[people.id <= 100].mean())
    assert age.share_everyone == pytest.approx(is_in.mean())
    distances = [trait.distance for trait in found.traits]
    assert distances == sorted(distances, reverse=True)
    assert len(found.traits) <= 5


def test_chance_names_and_what_the_segment_asks_about_are_left_out(shop: Database) -> None:
    found = portrait(shop, default_as_of(shop), range(1, 101), without={"city"})
    keys = {trait.field.key for trait in found.traits}
    assert keys & {"city", "gender", "last_name", "customer_no"} == set()
    assert "age" in keys


def test_everyone_and_nobody_have_no_portrait(shop: Database) -> None:
    as_of = default_as_of(shop)
    assert portrait(shop, as_of, range(1, 401)).traits == ()
    assert portrait(shop, as_of, []).traits == ()
    assert portrait(shop_with(), None, []).traits == ()
