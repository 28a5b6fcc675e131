"""Events: each once however often it is exported, by whom they were, and nothing made of those nobody can name."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

EVENTS = FileKind.EVENTS
JUNE = """
    customer_id | email      | event_date       | event_kind     | event_subject | category | event_source | event_value
    7           |            | 2024-06-01 10:30 | Visit          |               |          | web          |
    7           |            | 2024-06-01 10:30 | Visit          |               |          | web          |
                | bo@shop.nl | 2024-06-03       | Mail geklikt   | Letter 6      | Garden   | mail         | 12.5
    8           |            | 2024-06-12       | Warenkorb      |               |          |              |
"""


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def test_events_are_kept_with_their_kind_in_our_words(db: Database) -> None:
    report = imported(db, EVENTS, JUNE)
    assert (report.rows_new, report.customers_new) == (4, 3)
    assert (report.first_day, report.last_day) == (day("2024-06-01"), day("2024-06-12"))
    found = db.rows("SELECT day, minute, kind, subject, category, value, source, source_row FROM event ORDER BY id")
    assert found == [
        (day("2024-06-01"), 630, "visit", None, None, None, "web", 2),
        (day("2024-06-01"), 630, "visit", None, None, None, "web", 3),
        (day("2024-06-03"), None, "mail_click", "Letter 6", "Garden", 12.5, "mail", 4),
        (day("2024-06-12"), None, "cart_add", None, None, None, None, 5),
    ]


def test_an_overlapping_export_adds_only_what_is_new_and_both_of_two_equal_events_stay(db: Database) -> None:
    imported(db, EVENTS, JUNE)
    overlap = imported(
        db,
        EVENTS,
        """
        customer_id | event_date       | event_kind | event_source
        7           | 2024-06-01 10:30 | visit      | web
        8           | 2024-06-12       | cart_add   |
        8           | 2024-06-13       | visit      |
        """,
    )
    assert (overlap.rows_new, overlap.rows_same) == (1, 2)
    again = imported(db, EVENTS, JUNE)
    assert (again.rows_new, again.rows_same) == (0, 4)
    assert db.number("SELECT count(*) FROM event") == 5


def test_somebody_unknown_becomes_a_prospect_and_nobody_is_set_aside(db: Database) -> None:
    report = imported(
        db,
        EVENTS,
        """
        customer_id | email       | event_date | event_kind
                    | eva@shop.nl | 2024-06-01 | visit
                    |             | 2024-06-01 | visit
        9           |             | 2024-06-01 | tap dance
        9           |             |            | visit
        """,
    )
    assert (report.rows_new, report.rows_aside, report.customers_new) == (1, 3, 1)
    assert {issue.row: bool(issue.reason) for issue in report.problems} == {3: True, 4: True, 5: True}
    assert db.rows("SELECT kind, email FROM customer") == [("person", "eva@shop.nl")]
    assert db.number("SELECT count(*) FROM sale") == 0


def test_who_unsubscribes_says_no_to_email_from_that_day_on(db: Database) -> None:
    imported(db, FileKind.CUSTOMERS, "customer_id | consent_email | consent_date\n7 | yes | 2024-01-01")
    report = imported(db, EVENTS, "customer_id | event_date | event_kind\n7 | 2024-06-01 | afgemeld")
    holds = "SELECT channel, status, day FROM consent_now"
    assert db.rows(holds) == [("email", "no", day("2024-06-01"))]
    undo(db, report.import_id)
    assert db.rows(holds) == [("email", "yes", day("2024-01-01"))]


def test_an_event_finds_its_article_whichever_file_comes_first(db: Database) -> None:
    imported(db, EVENTS, "customer_id | event_date | event_kind | sku\n7 | 2024-06-01 | page | A1")
    assert db.value("SELECT product_id FROM event") is None
    list_import = imported(db, FileKind.PRODUCTS, "sku | product_name | list_price\nA1 | Rose | 3.00")
    assert db.value("SELECT p.name FROM event e JOIN product p ON p.id = e.product_id") == "Rose"
    undo(db, list_import.import_id)
    assert db.value("SELECT product_id FROM event") is None
