"""What a line of a sale is worth: gift cards are no revenue, a discount may be a percentage."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

LINES = FileKind.SALE_LINES


@pytest.fixture
def db() -> Database:
    return open_shop(None)


@pytest.mark.parametrize(("product", "net"), [("Gift Card", 0), ("Gift basket", 2500)])
def test_the_only_variant_of_a_gift_card_does_not_make_it_an_article(db: Database, product: str, net: int) -> None:
    head = "order_id | order_date | product_name | variant | quantity | line_total\n"
    imported(db, LINES, head + f"1 | 2024-06-01 | {product} | Regular | 1 | 25.00")
    assert db.value("SELECT net_cents FROM sale") == net


@pytest.mark.parametrize(
    ("row", "net", "discount"),
    [
        ("2  | 10.00 |       | 10%", 1800, 200),
        ("2  | 10.00 | 18.00 | 10%", 1800, 200),
        ("-2 | 10.00 |       | 10%", -1800, 200),
        ("1  | 0.99  |       | 50%", 49, 50),
        ("1  | 10.00 |       |", 1000, None),
    ],
)
def test_a_discount_in_per_cent_is_taken_off_the_price(db: Database, row: str, net: int, discount: int | None) -> None:
    head = "order_id | order_date | sku | quantity | unit_price | line_total | discount_rate\n"
    imported(db, LINES, head + f"1 | 2024-06-01 | A | {row}")
    assert db.rows("SELECT net_cents, discount_cents FROM sale_line") == [(net, discount)]
