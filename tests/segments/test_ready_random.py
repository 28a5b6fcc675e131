"""Every ready-made segment equals an independent pandas computation on random shops full of ties and edges."""

import random

import pandas as pd
import pytest

from desktop_seg.metrics.refresh import refresh
from desktop_seg.segments import evaluate
from desktop_seg.segments.ready import rfm, rhythm, stage, value
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.segments.pandas_reading import Shop, segments

# The families that the pandas reading knows.
READ = (*value.SEGMENTS, *rhythm.SEGMENTS, *rfm.SEGMENTS, *stage.SEGMENTS)

LAST = 19_782  # 2024-02-29


def random_shop(seed: int) -> tuple[Database, Shop]:
    """Write a shop of random habits; amounts and gaps come from few values, so that ties are everywhere."""
    rng = random.Random(seed)
    db = open_shop(None)
    size = rng.choice((0, 1, 4, 29, 30, 60, 99, 100, 130))
    receipts = []
    for number in range(1, size + 1):
        name = f"{number:04}"
        db.run(
            "INSERT INTO customer (id, import_id, source_row, customer_no, match_key) VALUES (?, 1, 1, ?, ?)",
            (number, name, f"no:{name}"),
        )
        day = LAST - rng.choice((3, 40, 90, 91, 200, 364, 365, 366, 500, 800))
        for _visit in range(rng.choice((0, 1, 1, 2, 3, 4, 8, 20))):
            net = rng.choice((1000, 1000, 2500, 4000, 0))
            receipts.append((name, day, net, True))
            if rng.random() < 0.1:
                receipts.append((name, day, 500, True))
            if rng.random() < 0.1:
                receipts.append((name, day + rng.choice((0, 5, 30)), -net, False))
            day += rng.choice((7, 7, 30, 30, 90, 91, 365, 400))
            if day > LAST:
                break
    receipts = [row for row in receipts if row[1] <= LAST]
    for number, (name, day, net, bought) in enumerate(receipts):
        db.run(
            """INSERT INTO sale (import_id, source_row, receipt_key, sold_day, customer_id, net_cents, is_valid,
                is_purchase) VALUES (1, 1, ?, ?, ?, ?, 1, ?)""",
            (str(number), day, int(name), net, bought),
        )
    # Somebody nobody should ever see: staff, a counter account and a cancelled receipt of a customer.
    db.run("INSERT INTO customer (id, import_id, source_row, match_key, is_staff) VALUES (9001, 1, 1, 's', 1)")
    db.run("INSERT INTO customer (id, import_id, source_row, match_key, kind) VALUES (9002, 1, 1, 'w', 'collective')")
    hidden = [(9001, 1), (9002, 1)] + ([(int(receipts[0][0]), 0)] if receipts else [])
    for number, (id_, is_valid) in enumerate(hidden):
        db.run(
            """INSERT INTO sale (import_id, source_row, receipt_key, sold_day, customer_id, net_cents, is_valid,
                is_purchase) VALUES (1, 1, ?, ?, ?, 99999, ?, ?)""",
            (f"hidden{number}", LAST, id_, is_valid, is_valid),
        )
    refresh(db)
    frame = pd.DataFrame(receipts, columns=["customer", "day", "net", "bought"]).astype({"bought": bool})
    return db, Shop(frame, [f"{number:04}" for number in range(1, size + 1)])


def read(db: Database, as_of: int) -> dict[str, set[str]]:
    return {segment.key: {f"{id_:04}" for id_ in evaluate.members(db, segment, as_of)} for segment in READ}


@pytest.mark.parametrize("seed", range(24))
def test_ready_made_segments_equal_pandas_on_random_shops(seed: int) -> None:
    db, shop = random_shop(seed)
    for as_of in (LAST, LAST - 120):
        wanted = segments(shop, as_of)
        for key, people in read(db, as_of).items():
            assert people == wanted.get(key, set()), (key, as_of)


@pytest.mark.parametrize("seed", range(6))
def test_counts_equal_members(seed: int) -> None:
    db, shop = random_shop(seed)
    counts = evaluate.counts(db, READ, LAST)
    spent = shop.receipts[shop.receipts.day > LAST - 365].groupby("customer").net.sum()
    for key, people in read(db, LAST).items():
        assert counts[key].count == len(people)
        if shop.customers:
            assert counts[key].share == pytest.approx(len(people) / len(shop.customers))
        if spent.sum() > 0:
            assert counts[key].sales_share == pytest.approx(spent[spent.index.isin(people)].sum() / spent.sum())


@pytest.mark.parametrize("seed", range(6))
def test_partitions_share_out_everyone(seed: int) -> None:
    db, shop = random_shop(seed)
    found = read(db, LAST)
    stages = [people for key, people in found.items() if key.startswith("life_")]
    assert sum(map(len, stages)) == len(shop.customers)
    assert set().union(*stages) == set(shop.customers)
    classes = [people for key, people in found.items() if key.startswith("rfm_")]
    buyers = shop.receipts[shop.receipts.bought].customer.nunique()
    assert sum(map(len, classes)) == (len(shop.customers) if buyers >= 30 else len(shop.customers) - buyers)
