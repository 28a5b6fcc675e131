"""The grid of recency by frequency and money."""

import random
from collections import Counter

import pytest

from desktop_seg.analysis.rfm_grid import rfm_grid
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with


def _shop(buyers: int, amount: str = "") -> Database:
    drawn = random.Random(buyers)
    rows = [
        f"k{n} 2025-{drawn.randint(1, 12):02d}-{drawn.randint(1, 28):02d} {amount or drawn.randint(5, 200)}.00"
        for n in range(buyers)
        for _ in range(drawn.choice([1, 1, 2, 3, 6]))
    ]
    return shop_with("\n".join(rows), "dora city=Zeist")


@pytest.mark.parametrize(("buyers", "size"), [(29, 0), (30, 3), (99, 3), (100, 5)])
def test_size_follows_the_number_of_buyers(buyers: int, size: int) -> None:
    shop = _shop(buyers)
    grid = rfm_grid(shop, default_as_of(shop))
    assert (grid.size, grid.buyers, len(grid.cells)) == (size, buyers, size * size)


@pytest.mark.parametrize("amount", ["", "0"])
def test_cells_count_the_scores_of_the_metric_table(amount: str) -> None:
    shop = _shop(140, amount)
    rows = shop.rows(
        "SELECT recency_score, frequency_score, monetary_score, monetary FROM customer_metric WHERE frequency > 0"
    )
    people: Counter[tuple[int, int]] = Counter()
    money: Counter[tuple[int, int]] = Counter()
    for recency, frequency, spent, cents in rows:
        mean = (frequency + (frequency if spent is None else spent)) / 2
        combined = int(mean + 0.5)
        people[recency, combined] += 1
        money[recency, combined] += int(cents)
    grid = rfm_grid(shop, default_as_of(shop))
    assert sum(people.values()) == grid.buyers == 140
    for recency in range(1, 6):
        for combined in range(1, 6):
            cell = grid.cell(recency, combined)
            assert (cell.recency, cell.combined) == (recency, combined)
            assert cell.count == people[recency, combined]
            assert cell.spent_cents == money[recency, combined]


def test_waits_say_how_long_ago_each_score_came() -> None:
    shop = _shop(120)
    rows = shop.rows("SELECT recency_score, recency_days FROM customer_metric WHERE frequency > 0")
    grid = rfm_grid(shop, default_as_of(shop))
    assert [wait.recency for wait in grid.waits] == sorted({int(row[0] or 0) for row in rows}, reverse=True)
    for wait in grid.waits:
        days = [int(row[1] or 0) for row in rows if row[0] == wait.recency]
        assert (wait.first_days, wait.last_days) == (min(days), max(days))


def test_a_segment_keeps_the_scores_of_the_whole_shop() -> None:
    shop = _shop(120)
    as_of = default_as_of(shop)
    ids = [int(row[0] or 0) for row in shop.rows("SELECT id FROM customer ORDER BY id LIMIT 25")]
    part = rfm_grid(shop, as_of, ids)
    assert part.size == 5
    assert part.buyers == sum(cell.count for cell in part.cells) <= 25
    assert rfm_grid(shop, as_of, []).buyers == 0
