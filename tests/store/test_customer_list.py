"""Lists of customers: order, search and rows, held against the small tables a reader can check by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.base import i18n
from desktop_seg.store.customer_list import (
    Asked,
    Column,
    Further,
    Order,
    find_ids,
    letter_order,
    plain_text,
    rows_of,
)
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_shop
from tests.shops import shop_with


def _shop() -> Database:
    return shop_with(
        """
        9     2024-12-10  45.00
        9     2025-01-10  15.00
        10    2025-03-02  30.00
        10    2025-03-02  -5.00
        00187 2024-01-01  99.00
        """,
        """
        9      last_name=Østergård city=Zeist   email=anne@bloem.nl
        10     last_name=Bakker    city=Utrecht mobile=+31612345678
        00187  last_name=Ågren     city=Ede     phone=+4533112233
        11     last_name=Müller
        till   is_staff=1
        walkin kind=collective
        """,
    )


def _numbers(db: Database, ids: list[int]) -> list[str]:
    return [row.customer_no for row in rows_of(db, ids)]


def test_everyone_is_listed_but_staff_and_counter_accounts() -> None:
    db = _shop()
    assert sorted(_numbers(db, find_ids(db))) == ["00187", "10", "11", "9"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(Column.NUMBER), ["9", "10", "11", "00187"]),
        (Order(Column.NUMBER, is_descending=True), ["00187", "11", "10", "9"]),
        (Order(Column.ORDERS, is_descending=True), ["9", "10", "00187", "11"]),
        (Order(Column.TOTAL, is_descending=True), ["00187", "9", "10", "11"]),
        (Order(Column.LAST_ORDER), ["00187", "9", "10", "11"]),
        (Order(Column.LAST_ORDER, is_descending=True), ["10", "9", "00187", "11"]),
        (Order(Column.CITY), ["00187", "10", "9", "11"]),
        (Order(Column.CITY, is_descending=True), ["9", "10", "00187", "11"]),
        (Order(Column.EMAIL), ["9", "10", "00187", "11"]),
    ],
)
def test_orders_put_the_unknown_last_and_count_numbers_as_numbers(order: Order, expected: list[str]) -> None:
    db = _shop()
    assert _numbers(db, find_ids(db, order)) == expected


def test_names_stand_as_in_the_telephone_book_of_the_language() -> None:
    db = _shop()
    i18n.use("en")
    assert _numbers(db, find_ids(db, Order(Column.NAME))) == ["00187", "10", "11", "9"]
    i18n.use("da")
    try:
        assert _numbers(db, find_ids(db, Order(Column.NAME))) == ["10", "11", "9", "00187"]
    finally:
        i18n.use("en")


def test_danish_puts_its_letters_after_z_and_aa_with_a_ring() -> None:
    names = ["Åberg", "Zebra", "Østergård", "Aagaard", "Ærø", "Andersen"]
    assert sorted(names, key=lambda name: letter_order(name, "da")) == [
        "Andersen",
        "Zebra",
        "Ærø",
        "Østergård",
        "Åberg",
        "Aagaard",
    ]
    assert sorted(names, key=lambda name: letter_order(name, "nl"))[:2] == ["Aagaard", "Åberg"]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("ostergard", ["9"]),
        ("ØSTERGÅRD", ["9"]),
        ("muller", ["11"]),
        ("bloem.nl", ["9"]),
        ("zeist østerg", ["9"]),
        ("06 1234 5678", ["10"]),
        ("5678", ["10"]),
        ("0187", ["00187"]),
        ("(06)12345678", ["10"]),
        ("zeist bakker", []),
        ("%", []),
        ("walkin", []),
    ],
)
def test_search_finds_all_words_anywhere_and_phone_numbers_as_people_write_them(
    search: str, expected: list[str]
) -> None:
    db = _shop()
    assert _numbers(db, find_ids(db, search=search)) == expected


def test_members_keep_the_order_of_their_segment_until_sorted() -> None:
    db = _shop()
    by_number = {row.customer_no: row.id for row in rows_of(db, find_ids(db))}
    among = [by_number[number] for number in ("11", "9", "00187")]
    assert find_ids(db, among=among) == among
    assert _numbers(db, find_ids(db, search="e", among=among)) == ["11", "9", "00187"]
    assert _numbers(db, find_ids(db, Order(Column.TOTAL), among=among)) == ["11", "9", "00187"]


def test_rows_carry_figures_and_leave_out_who_is_gone() -> None:
    db = _shop()
    rows = {row.customer_no: row for row in rows_of(db, [*find_ids(db), 999])}
    assert len(rows) == 4
    assert (rows["9"].orders, rows["9"].net_cents, rows["9"].city) == (2, 6000, "Zeist")
    assert (rows["10"].orders, rows["10"].net_cents) == (1, 2500)
    assert (rows["11"].orders, rows["11"].last_day, rows["11"].name) == (0, None, "11 Müller")


def test_a_shop_file_without_metrics_lists_people_with_unknown_figures() -> None:
    db = open_shop(None)
    assert find_ids(db) == []
    db.insert("INSERT INTO customer(import_id, source_row, match_key, company) VALUES (1, 1, 'a', 'Bloom Ltd')")
    (row,) = rows_of(db, find_ids(db, Order(Column.TOTAL)))
    assert (row.name, row.orders, row.net_cents) == ("Bloom Ltd", None, None)


@given(st.text(max_size=30))
def test_text_for_searching_does_not_change_when_made_twice(text: str) -> None:
    assert plain_text(plain_text(text)) == plain_text(text)


def test_further_columns_are_read_and_sorted_by_like_the_usual_ones() -> None:
    db = _shop()
    town, born = Further("city", "c.city", is_text=True), Further("gap", "m.tenure_days", is_text=False)
    ids = find_ids(db, Order(town))
    rows = rows_of(db, ids, (town, born), Asked("customer_metric", default_as_of(db)))
    assert [row.further[0] for row in rows] == ["Ede", "Utrecht", "Zeist", None]
    assert [row.further[1] for row in rows] == [426, 0, 82, None]
    assert _numbers(db, find_ids(db, Order(born))) == ["10", "9", "00187", "11"]
    assert _numbers(db, find_ids(db, Order(born, is_descending=True))) == ["00187", "9", "10", "11"]
