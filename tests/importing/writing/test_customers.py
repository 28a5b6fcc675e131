"""Who is who: number before e-mail before phone before name and postcode, and nobody merged unasked."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.importing.writing.report import joined_sentence
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported, tables_as_they_are

CUSTOMERS, LINES, RECEIPTS = FileKind.CUSTOMERS, FileKind.SALE_LINES, FileKind.RECEIPTS


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def people(db: Database) -> list[tuple[object, ...]]:
    return db.rows("SELECT customer_no, first_name, last_name, email FROM customer ORDER BY id")


def test_the_same_number_is_the_same_customer_and_the_newest_value_holds(db: Database) -> None:
    head = "customer_id | last_name | email | city\n"
    imported(db, CUSTOMERS, head + "7 | Jansen | anna@shop.nl | Utrecht\n8 | Smit | |")
    report = imported(db, CUSTOMERS, head + "7 | Jansen | anna@home.nl |\n8 | Smit | |\n9 | Bakker | |")
    assert (report.rows_new, report.rows_updated, report.rows_same) == (1, 1, 1)
    assert (report.customers_new, report.customers_updated) == (1, 1)
    found = db.rows("SELECT customer_no, email, city FROM customer ORDER BY 1")
    assert found == [("7", "anna@home.nl", "Utrecht"), ("8", None, None), ("9", None, None)]


def test_a_sale_with_an_e_mail_belongs_to_the_customer_with_that_e_mail(db: Database) -> None:
    imported(db, CUSTOMERS, "customer_id | last_name | email\n7 | Jansen | Anna@Shop.nl")
    imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | email        | order_total
        1        | 2024-06-01 | anna@shop.nl | 5.00
        2        | 2024-06-01 | bo@shop.nl   | 5.00
        """,
    )
    assert people(db) == [("7", None, "Jansen", "anna@shop.nl"), (None, None, None, "bo@shop.nl")]
    assert db.number("SELECT count(DISTINCT customer_id) FROM sale") == 2


def test_a_customer_known_by_e_mail_gets_the_number_of_the_list(db: Database) -> None:
    imported(db, RECEIPTS, "order_id | order_date | email | order_total\n1 | 2024-06-01 | anna@shop.nl | 5.00")
    report = imported(db, CUSTOMERS, "customer_id | email\n7 | anna@shop.nl")
    assert (report.rows_new, report.rows_updated) == (0, 1)
    assert people(db) == [("7", None, None, "anna@shop.nl")]
    assert db.value("SELECT match_key FROM customer") == "number:7"


def test_two_numbers_behind_one_e_mail_stay_two_and_a_bare_e_mail_is_neither(db: Database) -> None:
    imported(db, CUSTOMERS, "customer_id | email\n7 | home@shop.nl\n8 | home@shop.nl")
    text = """
        order_id | order_date | email        | order_total
        1        | 2024-06-01 | home@shop.nl | 5.00
        2        | 2024-06-02 | home@shop.nl | 5.00
    """
    imported(db, RECEIPTS, text)
    assert [row[0] for row in people(db)] == ["7", "8", None]
    assert db.number("SELECT count(DISTINCT customer_id) FROM sale") == 1


def test_a_household_with_one_e_mail_is_not_merged(db: Database) -> None:
    report = imported(
        db,
        CUSTOMERS,
        """
        first_name | last_name | email
        Anna       | Jansen    | home@shop.nl
        Bo         | Jansen    | home@shop.nl
        A.         | Jansen    | home@shop.nl
        Anna       | Jansen    | home@shop.nl
        """,
    )
    assert [row[1] for row in people(db)] == ["Anna", "Bo"]
    assert report.customers_new == 2
    assert report.rows_new == 2


def test_a_phone_joins_when_there_is_no_e_mail(db: Database) -> None:
    imported(db, CUSTOMERS, "customer_id | phone\n7 | 06 12345678")
    imported(db, RECEIPTS, "order_id | order_date | phone | order_total\n1 | 2024-06-01 | +31612345678 | 5.00")
    assert db.number("SELECT count(*) FROM customer") == 1
    assert db.value("SELECT mobile FROM customer") == "+31612345678"


def test_name_and_postcode_join_and_the_same_name_elsewhere_does_not(db: Database) -> None:
    imported(
        db,
        CUSTOMERS,
        """
        full_name   | postal_code | city
        Anna Jansen | 1012 AB     | Amsterdam
        Anna Jansen | 3511AA      | Utrecht
        ANNA JANSEN | 1012ab      |
        """,
    )
    assert db.rows("SELECT postcode FROM customer ORDER BY id") == [("1012 AB",), ("3511 AA",)]


def test_walk_ins_are_nobody_and_their_sales_stay(db: Database) -> None:
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | customer_id | full_name | order_total
        1        | 2024-06-01 | 1           | Passant   | 5.00
        2        | 2024-06-01 | 2           | Anna Smit | 5.00
        3        | 2024-06-01 |             | WALKIN    | 5.00
        4        | 2024-06-01 | 0           |           | 5.00
        """,
    )
    assert [row[0] for row in people(db)] == ["2"]
    assert (report.sales_anonymous, report.net_cents) == (3, 2000)


WHO = "customer_id | full_name | first_name | last_name | email | phone | street"


@pytest.mark.parametrize(
    ("row", "known_as"),
    [
        ("0 | Anna Smit |||||", (None, "Anna", "Smit", None)),  # 0 is no number, yet she is somebody
        ("0 |||| anna@shop.nl ||", (None, None, None, "anna@shop.nl")),  # a web shop's order without an account
        (" | Guest ||| anna@shop.nl ||", (None, None, None, "anna@shop.nl")),
        ("0 | 비회원 ||| anna@shop.nl ||", (None, None, None, "anna@shop.nl")),
        ("guest || Guest | Customer | anna@shop.nl ||", (None, None, None, "anna@shop.nl")),
        ("12 || Peter | Gast |||", ("12", "Peter", "Gast", None)),
        ("12 |||Gast||| Dam 1", ("12", None, "Gast", None)),  # a family name: she lives somewhere
        ("12 | Cash ||| j.cash@shop.nl ||", ("12", None, "Cash", "j.cash@shop.nl")),
        ("1 | Passant |||||", None),
        ("1 ||| Kunde |||", None),
        ("1 || Walk | In |||", None),
        ("1 | Laufkunde ||| till@shop.nl ||", None),  # the till's own address
        ("0 ||||||", None),
        (" | Kassa 2 |||||", None),
    ],
)
def test_a_guest_with_an_address_is_a_person_and_a_counter_account_is_nobody(
    db: Database, row: str, known_as: tuple[object, ...] | None
) -> None:
    head = f"order_id | order_date | order_total | {WHO}\n"
    report = imported(db, RECEIPTS, f"{head}1 | 2024-06-01 | 5.00 | {row}\n2 | 2024-06-02 | 5.00 | {row}")
    assert people(db) == ([] if known_as is None else [known_as])
    assert report.sales_anonymous == (2 if known_as is None else 0)
    assert report.net_cents == 1000


def test_a_counter_account_in_the_list_of_customers_is_a_collective(db: Database) -> None:
    imported(db, CUSTOMERS, "customer_id | full_name\n1 | Passant\n2 | Anna Smit")
    assert db.rows("SELECT customer_no, kind FROM customer ORDER BY 1") == [("1", "collective"), ("2", "person")]


def test_staff_and_companies_are_told_apart(db: Database) -> None:
    imported(
        db,
        CUSTOMERS,
        """
        customer_id | last_name | company    | customer_group | customer_kind
        1           | Smit      |            | Personeel      |
        2           |           | Bloem B.V. |                |
        3           | Bakker    | Bakker     |                | zakelijk
        4           | Visser    |            | Stamgasten     | particulier
        """,
    )
    assert db.rows("SELECT customer_no, kind, is_staff FROM customer ORDER BY 1") == [
        ("1", "person", 1),
        ("2", "business", 0),
        ("3", "business", 0),
        ("4", "person", 0),
    ]


def test_a_row_that_says_nothing_of_who_it_is_is_set_aside(db: Database) -> None:
    report = imported(db, CUSTOMERS, "customer_id | last_name | city\n | | Utrecht\n7 | Smit | Utrecht")
    assert (report.rows_new, report.rows_aside) == (1, 1)
    assert report.problems[0].row == 2


def test_a_customer_twice_in_one_list_is_one_and_told_as_updated_or_the_same(db: Database) -> None:
    report = imported(db, CUSTOMERS, "customer_id | city\n7 | Utrecht\n7 | Utrecht\n7 | Amsterdam")
    assert (report.rows_new, report.rows_updated, report.rows_same) == (1, 1, 1)
    assert db.value("SELECT city FROM customer") == "Amsterdam"


def test_details_go_into_their_own_columns(db: Database) -> None:
    imported(
        db,
        CUSTOMERS,
        """
        customer_id | full_name     | street | house_number | house_number_suffix | birth_date | customer_since|children
        7           | Anna van Dijk | Dam    | 12           | b                   | 1980-02-29 | 2020-05-01     | 2
        """,
    )
    found = db.one(
        """SELECT first_name, name_infix, last_name, street, house_number, birth_day, birth_year, created_day, children
           FROM customer"""
    )
    born, since = day("1980-02-29"), day("2020-05-01")
    assert found == ("Anna", "van", "Dijk", "Dam", "12 b", born, 1980, since, 2)


def test_the_newest_dated_consent_holds_and_without_dates_a_no(db: Database) -> None:
    dated = "customer_id | consent_email | consent_date\n"
    imported(db, CUSTOMERS, dated + "7 | yes | 2024-01-01\n8 | no | 2024-01-01")
    report = imported(db, CUSTOMERS, dated + "7 | no | 2023-01-01\n8 | yes | 2025-01-01")
    assert (report.rows_updated, report.rows_same) == (1, 1)
    now = "SELECT customer_no, status FROM consent_now JOIN customer ON id = customer_id ORDER BY 1"
    assert db.rows(now) == [("7", "yes"), ("8", "yes")]
    imported(db, CUSTOMERS, "customer_id | consent_email\n9 | yes\n9 | no")
    assert db.rows(now)[2] == ("9", "no")


def test_a_file_of_sales_enriches_the_customers_it_names(db: Database) -> None:
    imported(db, CUSTOMERS, "customer_id | last_name\n7 | Smit")
    imported(
        db,
        LINES,
        """
        order_id | order_date | customer_id | country        | sku | quantity | unit_price
        1        | 2024-06-01 | 7           | United Kingdom | A   | 1        | 5.00
        2        | 2024-06-01 |             | France         | A   | 1        | 5.00
        """,
    )
    assert db.rows("SELECT customer_no, last_name, country FROM customer") == [("7", "Smit", "GB")]


# --- a list tells that two are one ------------------------------------------------------------------------------------

TILL = "order_id | order_date | customer_id | order_total\n1 | 2024-06-01 | 7 | 5.00"
WEB = "order_id | order_date | email | full_name | order_total\nW1 | 2024-06-02 | anna@shop.nl | Anna Smit | 7.00"
NUMBER_AND_EMAIL = "customer_id | email | first_name | last_name | city\n7 | anna@shop.nl | Anna | Smit | Utrecht"


def test_sales_by_number_and_orders_by_e_mail_become_one_customer_when_the_list_comes_last(db: Database) -> None:
    imported(db, RECEIPTS, TILL)
    imported(db, RECEIPTS, WEB)
    assert db.number("SELECT count(*) FROM customer") == 2
    before = tables_as_they_are(db)
    report = imported(db, CUSTOMERS, NUMBER_AND_EMAIL)
    assert (report.rows_updated, report.customers_new, report.customers_updated) == (1, 0, 1)
    assert report.customers_joined == 1
    assert joined_sentence(1).startswith("1 customer who was there twice is one now")
    assert people(db) == [("7", "Anna", "Smit", "anna@shop.nl")]
    assert db.rows("SELECT purchases, monetary FROM customer_metric") == [(2, 1200)]
    undo(db, report.import_id)
    assert tables_as_they_are(db) == before


def test_a_list_told_twice_joins_until_both_are_undone_and_orders_go_on_to_the_one_customer(db: Database) -> None:
    imported(db, RECEIPTS, TILL)
    imported(db, RECEIPTS, WEB)
    first = imported(db, CUSTOMERS, NUMBER_AND_EMAIL)
    second = imported(db, CUSTOMERS, NUMBER_AND_EMAIL)
    assert (second.rows_same, second.customers_updated, second.customers_joined) == (1, 0, 0)
    later = imported(db, RECEIPTS, WEB.replace("W1", "W2").replace("06-02", "06-03"))
    assert later.customers_new == 0
    undo(db, first.import_id)
    assert db.rows("SELECT purchases, monetary FROM customer_metric") == [(3, 1900)]
    undo(db, second.import_id)
    assert db.rows(
        "SELECT customer_no, purchases FROM customer JOIN customer_metric ON id = customer_id ORDER BY 1"
    ) == [
        (None, 2),
        ("7", 1),
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "7 | home@shop.nl |        |       \n8 | home@shop.nl |    |       ",  # either may be meant
        "7 | home@shop.nl | Bo     | Smit  ",  # somebody else of the household
    ],
)
def test_a_list_that_may_mean_somebody_else_joins_nobody(db: Database, listed: str) -> None:
    imported(db, RECEIPTS, f"{TILL}\n2 | 2024-06-01 | 8 | 5.00")
    imported(db, RECEIPTS, WEB.replace("anna@", "home@"))
    imported(db, CUSTOMERS, f"customer_id | email | first_name | last_name\n{listed}")
    assert db.number("SELECT count(*) FROM customer WHERE customer_no IS NULL") == 1
    assert db.number("SELECT count(*) FROM customer_link") == 0


# --- the fuller name stays --------------------------------------------------------------------------------------------
