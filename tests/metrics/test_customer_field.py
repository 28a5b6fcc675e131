"""Columns of the customer as fields: age, generation, consent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.metrics.catalogue import field
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.shop_file import open_shop
from tests.shops import add_customer, shop_with


def ask(shop: Database, key: str, as_of: date | None = None) -> dict[str, SqlValue]:
    column = field(key).column
    bound: dict[str, SqlValue] = {"as_of": to_day(as_of) if as_of else None} if ":as_of" in column else {}
    return {str(name): value for name, value in shop.rows(f"SELECT c.customer_no, {column} FROM customer c", bound)}


@pytest.fixture(scope="module")
def empty() -> Database:
    return open_shop(None)


@given(born=st.dates(date(1900, 1, 1), date(2030, 1, 1)), as_of=st.dates(date(2015, 1, 1), date(2032, 12, 31)))
def test_age_is_the_number_of_birthdays_kept(empty: Database, born: date, as_of: date) -> None:
    with_birthday = 0
    for year in range(born.year + 1, as_of.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = date(year, 2, 28)
        with_birthday += birthday <= as_of
    empty.run("DELETE FROM customer")
    add_customer(empty, "anna", {"birth": born.isoformat()})
    assert ask(empty, "age", as_of) == {"anna": with_birthday if born <= as_of else None}


@pytest.mark.parametrize(
    ("as_of", "age"),
    [("2025-02-27", 44), ("2025-02-28", 45), ("2024-02-28", 43), ("2024-02-29", 44), ("2024-03-01", 44)],
)
def test_born_on_the_leap_day(as_of: str, age: int) -> None:
    shop = shop_with(customers="dora birth=1980-02-29")
    assert ask(shop, "age", date.fromisoformat(as_of)) == {"dora": age}


def test_age_from_a_year_alone_and_from_nothing() -> None:
    shop = shop_with(customers="anna birth_year=1980\nbo birth_year=2030\ncarl city=Utrecht")
    assert ask(shop, "age", date(2025, 1, 1)) == {"anna": 45, "bo": None, "carl": None}
    assert set(ask(shop, "age", None).values()) == {None}


def test_generations_meet_without_gap() -> None:
    years = {1945: "silent", 1946: "boomer", 1964: "boomer", 1965: "x", 1980: "x", 1981: "y", 1996: "y", 1997: "z"}
    years |= {2012: "z", 2013: "alpha"}
    by_year = shop_with(customers="\n".join(f"c{year} birth_year={year}" for year in years))
    by_day = shop_with(customers="\n".join(f"c{year} birth={year}-12-31" for year in years))
    for shop in (by_year, by_day):
        assert ask(shop, "generation") == {f"c{year}": name for year, name in years.items()}
    assert ask(shop_with(customers="anna city=Ede"), "generation") == {"anna": None}


def test_consent_is_yes_no_or_unknown() -> None:
    shop = shop_with(
        customers="""
        anna  consent_email=yes consent_post=no
        bo    consent_email=no
        carl  consent_email=relation
        dora  city=Utrecht
    """
    )
    assert ask(shop, "consent_email") == {"anna": 1, "bo": 0, "carl": None, "dora": None}
    assert ask(shop, "consent_post") == {"anna": 0, "bo": None, "carl": None, "dora": None}
    assert set(ask(shop, "consent_sms").values()) == {None}


def test_later_word_on_consent_outweighs_the_earlier_one() -> None:
    shop = shop_with(customers="anna consent_email=yes\nbo consent_email=no")
    later = to_day(date(2025, 1, 1) + timedelta(days=1))
    add = (
        "INSERT INTO consent (customer_id, channel, import_id, source_row, status, day) VALUES (?, 'email', 2, 1, ?, ?)"
    )
    shop.run(add, (1, "no", later))
    shop.run(add, (2, "yes", later))
    assert ask(shop, "consent_email") == {"anna": 0, "bo": 1}
