"""Names of customers: the same however a file writes them, the fuller one holds, and nobody is taken for a namesake."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

CUSTOMERS, LINES, RECEIPTS = FileKind.CUSTOMERS, FileKind.SALE_LINES, FileKind.RECEIPTS


FULL = "customer_id | full_name\n7 | Anna de Vries"


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def names(db: Database) -> list[tuple[object, ...]]:
    return db.rows("SELECT first_name, name_infix, last_name FROM customer ORDER BY id")


def _as_printed(printed: str) -> str:
    return {"DE VRIES, A.": "A. de Vries"}.get(printed, printed)


def test_whoever_gives_the_name_and_e_mail_of_two_numbers_is_one_further_person_and_found_again(db: Database) -> None:
    listed = "customer_id | first_name | last_name | email\n7 | Anna | Smit | home@x.nl\n8 | Anna | Smit | home@x.nl"
    imported(db, CUSTOMERS, listed)
    for receipt in ("1", "2"):
        row = f"{receipt} | 2024-06-0{receipt} | Anna | Smit | home@x.nl | 5.00"
        imported(db, RECEIPTS, f"order_id | order_date | first_name | last_name | email | order_total\n{row}")
    assert db.rows(
        "SELECT customer_no, (SELECT count(*) FROM sale WHERE customer_id = c.id) FROM customer c ORDER BY 1"
    ) == [
        (None, 2),
        ("7", 0),
        ("8", 0),
    ]


def test_a_name_is_the_same_however_files_divide_it(db: Database) -> None:
    sale = "order_id | order_date | customer_id | full_name | order_total\n1 | 2024-06-01 | 7 | A. de Vries | 5.00"
    imported(db, RECEIPTS, sale)
    imported(db, CUSTOMERS, "customer_id | first_name | last_name | email\n7 | Anna | de Vries | home@shop.nl")
    assert names(db) == [("Anna", "de", "Vries")]
    web = (
        "order_id | order_date | email | full_name | order_total\n2 | 2024-06-02 | home@shop.nl | Anna de Vries | 5.00"
    )
    imported(db, RECEIPTS, web)
    assert db.number("SELECT count(DISTINCT customer_id) FROM sale") == 1


def test_a_new_last_name_does_not_keep_the_infix_of_the_old_one_until_it_is_undone(db: Database) -> None:
    head = "customer_id | first_name | name_infix | last_name\n"
    imported(db, CUSTOMERS, head + "1 | An | van | Dijk\n2 | Bo | | Kok\n3 | Cor | de | Wit")
    marriage = imported(db, CUSTOMERS, head + "1 | An | | Jansen\n2 | Bo | van der | Kok\n3 | Cor | |")
    assert names(db) == [("An", None, "Jansen"), ("Bo", "van der", "Kok"), ("Cor", "de", "Wit")]
    undo(db, marriage.import_id)
    assert names(db) == [("An", "van", "Dijk"), ("Bo", None, "Kok"), ("Cor", "de", "Wit")]


def test_of_two_rows_of_one_file_the_later_name_holds_whole(db: Database) -> None:
    head = "customer_id | first_name | name_infix | last_name\n"
    imported(db, CUSTOMERS, head + "1 | An | van | Dijk\n1 | An | | Jansen")
    assert names(db) == [("An", None, "Jansen")]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("A. de Vries", ("Anna", "de", "Vries")),
        ("A Vries", ("Anna", "de", "Vries")),
        ("de Vries", ("Anna", "de", "Vries")),
        ("DE VRIES, A.", ("Anna", "de", "Vries")),
        ("Vries", ("Anna", "de", "Vries")),
        ("Anna Maria de Vries", ("Anna Maria", "de", "Vries")),
        ("B. de Vries", ("B.", "de", "Vries")),
        ("Anne de Vries", ("Anne", "de", "Vries")),
        ("A. van Vries", ("A.", "van", "Vries")),
        ("A. Jansen", ("A.", None, "Jansen")),
    ],
)
def test_a_till_that_prints_initials_does_not_shorten_a_name(
    db: Database, printed: str, kept: tuple[object, ...]
) -> None:
    sale = f"order_id | order_date | customer_id | full_name | order_total\n1 | 2024-06-01 | 7 | {printed} | 5.00"
    listed = imported(db, CUSTOMERS, FULL)
    sold = imported(db, RECEIPTS, sale)
    assert names(db) == [kept]
    undo(db, sold.import_id)
    assert names(db) == [("Anna", "de", "Vries")]
    sold = imported(db, RECEIPTS, sale)
    undo(db, listed.import_id)
    first, infix, last = names(db)[0]
    assert " ".join(str(part) for part in (first, infix, last) if part) == _as_printed(printed)


def test_of_two_rows_of_one_file_the_fuller_name_holds(db: Database) -> None:
    head = "customer_id | full_name | city\n"
    imported(db, CUSTOMERS, head + "1 | Anna de Vries | Utrecht\n1 | A. Vries | Zeist\n2 | B. Kok |\n2 | Bo Kok |")
    assert names(db) == [("Anna", "de", "Vries"), ("Bo", None, "Kok")]
    assert db.value("SELECT city FROM customer WHERE customer_no = '1'") == "Zeist"


def test_a_name_alone_is_nobody_who_is_known_by_more(db: Database) -> None:
    head = "order_id | order_date | email | full_name | order_total\n"
    imported(db, CUSTOMERS, "customer_id | full_name\n7 | Anna Smit")
    imported(
        db, RECEIPTS, head + "1 | 2024-06-01 | anna@shop.nl | Anna Smit | 5.00\n2 | 2024-06-01 | | Anna Smit | 5.00"
    )
    assert db.number("SELECT count(*) FROM customer") == 3
    imported(db, RECEIPTS, head + "3 | 2024-06-02 | | ANNA SMIT | 5.00")
    assert db.number("SELECT count(*) FROM customer") == 3


def test_a_shorter_or_longer_first_name_behind_one_e_mail_is_one_person(db: Database) -> None:
    head = "order_id | order_date | email | full_name | order_total\n"
    rows = ("Ann Smit", "Ann Marie Smit", "A. Smit", "A.M. Smit", "Bo Smit")
    imported(
        db, RECEIPTS, head + "\n".join(f"{n} | 2024-06-01 | a@shop.nl | {name} | 5.00" for n, name in enumerate(rows))
    )
    assert names(db) == [("Ann Marie", None, "Smit"), ("Bo", None, "Smit")]


def test_two_first_names_behind_one_phone_are_two_people(db: Database) -> None:
    head = "order_id | order_date | email | first_name | phone | order_total\n"
    rows = ("an@shop.nl | An", "bo@shop.nl | Bo", " | Bo", " |")
    text = head + "\n".join(f"{n} | 2024-06-01 | {who} | 0201234567 | 5.00" for n, who in enumerate(rows))
    imported(db, RECEIPTS, text)
    assert db.rows("SELECT first_name, email FROM customer ORDER BY id") == [
        ("An", "an@shop.nl"),
        ("Bo", "bo@shop.nl"),
        (None, None),
    ]
