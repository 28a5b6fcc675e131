"""Customers whom a list mixes up: one number for two people is told, a married name is none of it."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

CUSTOMERS = FileKind.CUSTOMERS
HEAD = "customer_id | first_name | last_name\n"


@pytest.fixture
def db() -> Database:
    return open_shop(None)


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ("Piet | Jansen", True),
        ("Anna | de Vries", False),
        ("A. | Jansen", False),
        ("Anna Maria | Jansen", False),
        (" | Jansen", False),
        ("Piet | Bos", False),
    ],
)
@pytest.mark.parametrize("is_one_file", [True, False])
def test_a_number_of_two_different_people_is_told(db: Database, second: str, is_told: bool, is_one_file: bool) -> None:
    rows = ["7 | Anna | Bos", f"7 | {second}"]
    if is_one_file:
        report = imported(db, CUSTOMERS, HEAD + "\n".join(rows))
    else:
        imported(db, CUSTOMERS, HEAD + rows[0])
        report = imported(db, CUSTOMERS, HEAD + rows[1])
    assert [each.row for each in report.problems] == ([3 if is_one_file else 2] if is_told else [])
    assert report.rows_aside == 0


HOUSE = "customer_id | first_name | last_name | email\n3 | Jan | Bos | home@shop.nl\n4 | Els | Bos | home@shop.nl"


def test_an_order_by_the_e_mail_of_a_household_is_nobodys_in_particular(db: Database) -> None:
    head = "order_id | order_date | {who} | order_total\n"
    imported(db, FileKind.RECEIPTS, head.format(who="customer_id") + "1 | 2024-06-01 | 3 | 5.00")
    imported(db, FileKind.RECEIPTS, head.format(who="email") + "2 | 2024-06-02 | home@shop.nl | 7.00")
    imported(db, CUSTOMERS, HOUSE)
    bought = """SELECT c.customer_no, s.net_cents FROM customer c LEFT JOIN sale s ON s.customer_id = c.id
        ORDER BY c.customer_no"""
    assert db.rows(bought) == [(None, 700), ("3", 500), ("4", None)]
