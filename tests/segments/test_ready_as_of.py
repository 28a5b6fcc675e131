"""Every metric and every ready-made segment as of a day is what it is in a shop whose data end on that day."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest

from desktop_seg.metrics.refresh import at
from desktop_seg.model.period import to_day
from desktop_seg.rules.tree import All, AsOf, Happened, Is, Measure
from desktop_seg.segments import evaluate
from desktop_seg.segments.catalogue import find, ready
from desktop_seg.store.database import Database
from tests.shops import names, shop_with

FIRST, LAST = date(2023, 1, 1), date(2025, 6, 30)
PROMOTIONS = "\n".join(
    f"sale{n} {FIRST + timedelta(days=70 * n)} {FIRST + timedelta(days=70 * n + 5)}" for n in range(13)
)
KINDS = (
    *("visit", "page", "search", "wishlist", "cart_add", "mail_sent", "mail_open", "mail_click", "newsletter_signup"),
    *("unsubscribe", "webinar_registered", "webinar_attended", "trial_start"),
)


@dataclass(frozen=True)
class Row:
    day: date
    text: str


@dataclass(frozen=True)
class Told:
    """Rows of the text tables of a shop with their days."""

    sales: tuple[Row, ...]
    events: tuple[Row, ...]
    complaints: tuple[Row, ...]

    def until(self, day: date) -> "Told":
        kept = ([row for row in rows if row.day <= day] for rows in (self.sales, self.events, self.complaints))
        return Told(*(tuple(rows) for rows in kept))

    def shop(self) -> Database:
        sales, events, complaints = (
            "\n".join(row.text for row in rows) for rows in (self.sales, self.events, self.complaints)
        )
        return shop_with(sales, events=events, complaints=complaints, promotions=PROMOTIONS)


def a_shop(seed: int) -> Told:
    """A shop of forty people who buy, look, read, complain and bring things back; everyone bought on the first day."""
    rng = Random(seed)
    people = [f"c{number}" for number in range(40)]

    def some_day() -> date:
        return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))

    def receipt(name: str, day: date) -> Row:
        words = [f"category={rng.choice('ABCDEF')}", f"brand={rng.choice('XYZ')}", f"product=P{rng.randrange(8)}"]
        words += ["cost=2.00"] * (rng.random() < 0.8) + [f"coupon=K{rng.randrange(3)}"] * (rng.random() < 0.2)
        words += [f"channel={rng.choice(('shop', 'web'))}", f"minute={rng.randrange(540, 1200)}"]
        is_back = rng.random() < 0.1
        words += ["reason=Broken"] * is_back
        return Row(day, f"{name} {day} {'-' if is_back else ''}{rng.randrange(3, 60)}.00 {' '.join(words)}")

    sales = [Row(FIRST, f"{name} {FIRST} 10.00 category=A brand=X product=P1") for name in people]
    for name in people:
        sales += [receipt(name, some_day()) for _ in range(rng.choice((0, 1, 2, 4, 8, 30)))]
    events = []
    for _ in range(400):
        day = some_day()
        what = f"{rng.choice(people)} {day} {rng.choice(KINDS)} category={rng.choice('ABCDEF')}"
        events.append(Row(day, what))
    troubles = [(some_day(), rng.choice(people)) for _ in range(25)]
    complaints = [Row(day, f"{name} {day} kind=defect rating={rng.randrange(1, 9)}") for day, name in troubles]
    return Told(tuple(sorted(sales, key=lambda row: row.day)), tuple(events), tuple(complaints))


def figures(db: Database, as_of: date) -> dict[str, tuple[object, ...]]:
    with at(db, to_day(as_of)) as table:
        return {
            str(row[0]): row[2:]
            for row in db.rows(f"SELECT c.customer_no, m.* FROM customer c JOIN {table} m ON m.customer_id = c.id")
        }


@pytest.mark.parametrize("seed", range(3))
def test_looking_back_equals_a_shop_that_ends_there(seed: int) -> None:
    told = a_shop(seed)
    whole = told.shop()
    # Seasons of the files' years: the cut shop knows fewer of them, but none that is over by then.
    for as_of in (LAST, date(2024, 12, 31), date(2024, 2, 29)):
        ended = told.until(as_of).shop()
        assert figures(whole, as_of) == figures(ended, as_of)
        keys = [segment.key for segment in ready(ended)]
        numbers = {segment.key: segment.defaults for segment in ready(ended)}
        day = to_day(as_of)
        for key in keys:
            segment = find(whole, key)
            there = sorted(names(whole, evaluate.members(whole, segment, day, numbers[key])))
            assert there == sorted(names(ended, evaluate.members(ended, find(ended, key), day))), (key, as_of)
        ended.close()
    whole.close()


def test_a_rule_that_looks_back_at_what_was_bought_sees_the_rows_of_that_day() -> None:
    shop = shop_with("""
        anna   2025-01-01  5.00  category=Soil
        bo     2025-03-01  5.00  category=Soil
        -      2025-03-31  1.00
    """)
    bought = Happened("category_buys", Measure.COUNT, "at_least", 1, where=Is("category", "is", "Soil"))
    day = to_day(date(2025, 3, 31))
    assert names(shop, evaluate.member_ids(shop, bought, day)) == ["anna", "bo"]
    assert names(shop, evaluate.member_ids(shop, AsOf(60, bought), day)) == ["anna"]
    assert names(shop, evaluate.member_ids(shop, All(bought, AsOf(60, Is("categories_365", "at_least", 1))), day)) == [
        "anna"
    ]
