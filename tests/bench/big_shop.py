"""A large shop file written straight into its tables: 100,000 customers, 400,000 receipts, 1,000,000 lines.

Importing has no part in it; the metrics are worked out. Used by: segment_count.py, customer_list.py, metrics.py.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.period import to_day
from desktop_seg.store.database import SqlValue
from desktop_seg.store.shop_file import open_shop
from tests.bench.shop_import import FIRST_DAY, THREE_YEARS

CUSTOMERS, SALES, LINES = 100_000, 400_000, 1_000_000
ARTICLES, CATEGORIES, BRANDS = 2_000, 24, 40
TOWNS = ("Utrecht", "Zeist", "De Bilt", "Houten", "Amersfoort", "Soest", "Baarn", "Bunnik")

FIRST = ("Anna", "Bram", "Cees", "Daan", "Emma", "Fleur", "Jan", "Karin", "Søren", "Zoë", "Lotte")
LAST = ("Bakker", "de Boer", "van Dijk", "Jansen", "Meijer", "Mulder", "Smit", "Visser", "de Vries", "Sørensen")

Rows = Iterator[tuple[SqlValue, ...]]


def write_big_shop(path: Path) -> None:
    """Write the shop; the same every time."""
    rng = random.Random(1)
    db = open_shop(path)
    with db.transaction():
        db.many(
            """INSERT INTO customer (id, import_id, source_row, customer_no, match_key, first_name, last_name, email,
                city, birth_day, gender) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            _customers(rng),
        )
        db.many(
            """INSERT INTO product (id, import_id, source_row, match_key, name, category, brand)
                VALUES (?, 1, 1, ?, ?, ?, ?)""",
            _products(),
        )
        db.many(
            """INSERT INTO sale (id, import_id, source_row, receipt_key, receipt_no, sold_day, sold_minute, customer_id,
                channel, coupon_code, net_cents, gross_cents) VALUES (?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            _sales(rng),
        )
        db.many(
            """INSERT INTO sale_line (id, import_id, source_row, sale_id, content_hash, running_no, product_id,
                quantity, net_cents) VALUES (?, 1, 1, ?, ?, 1, ?, 1, ?)""",
            _lines(rng),
        )
        refresh(db)
    db.close()


def _customers(rng: random.Random) -> Rows:
    for id_ in range(1, CUSTOMERS + 1):
        born = rng.choice((None, -rng.randrange(0, 18_000)))
        city, gender = rng.choice((None, *TOWNS)), rng.choice((None, "female", "male"))
        name, mail = f"{LAST[id_ % len(LAST)]}{id_ % 977}", f"k{id_}@example.org" if id_ % 3 else None
        yield id_, id_, str(id_), f"no:{id_}", FIRST[id_ % len(FIRST)], name, mail, city, born, gender


def _products() -> Rows:
    for id_ in range(1, ARTICLES + 1):
        yield id_, f"A{id_}", f"Artikel {id_}", f"Groep {id_ % CATEGORIES}", f"Merk {id_ % BRANDS}"


def _sales(rng: random.Random) -> Rows:
    first = to_day(FIRST_DAY.date())
    days = sorted(rng.randrange(THREE_YEARS) for _n in range(SALES))
    for id_, ago in enumerate(days, 1):
        customer = 1 + int(CUSTOMERS * rng.random() ** 2)
        net, channel = rng.randrange(300, 12_000), rng.choice(("shop", "shop", "shop", "web"))
        coupon = "SPRING" if id_ % 25 == 0 else None
        yield id_, f"|{id_}", str(id_), first + ago, rng.randrange(540, 1_080), customer, channel, coupon, net, net


def _lines(rng: random.Random) -> Rows:
    for id_ in range(1, LINES + 1):
        sale = 1 + (id_ * SALES) // (LINES + 1)
        yield id_, sale, id_, 1 + int(ARTICLES * rng.random() ** 1.5), rng.randrange(100, 4_000)
