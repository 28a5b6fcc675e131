"""Lists of permissions and unsubscriptions: whoever said no is written to by nobody, in no way."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.model.customer import Channel
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

CONSENTS = FileKind.CONSENTS
NOW = "SELECT channel, status, day FROM consent_now ORDER BY channel"
EVERY_CHANNEL = sorted(Channel)


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def test_who_unsubscribed_is_a_no_for_every_way_of_writing(db: Database) -> None:
    imported(db, FileKind.CUSTOMERS, "email | consent_email | consent_date\na@shop.nl | yes | 2024-01-01")
    report = imported(db, CONSENTS, "email | unsubscribed_on\nA@Shop.nl | 2024-06-01\nb@shop.nl | 2024-06-02")
    assert (report.rows_new, report.rows_updated) == (1, 1)
    of_a = (
        "SELECT channel, status, day FROM consent_now JOIN customer c ON c.id = customer_id WHERE email = 'a@shop.nl'"
    )
    assert sorted(db.rows(of_a)) == [(channel, "no", day("2024-06-01")) for channel in EVERY_CHANNEL]
    again = imported(db, CONSENTS, "email | unsubscribed_on\nA@Shop.nl | 2024-06-01\nb@shop.nl | 2024-06-02")
    assert (again.rows_new, again.rows_same) == (0, 2)
    undo(db, again.import_id)
    undo(db, report.import_id)
    assert db.rows(NOW) == [("email", "yes", day("2024-01-01"))]


def test_an_undated_no_of_a_list_holds_against_an_older_dated_yes(db: Database) -> None:
    imported(db, FileKind.CUSTOMERS, "email | consent_email | consent_date\na@shop.nl | yes | 2024-01-01")
    imported(db, CONSENTS, "email | consent_status\na@shop.nl | unsubscribed")
    assert db.rows(NOW) == [(channel, "no", None) for channel in EVERY_CHANNEL]
    imported(db, FileKind.CUSTOMERS, "email | consent_email | consent_date\na@shop.nl | yes | 2024-02-01")
    assert db.rows(NOW) == [(channel, "no", None) for channel in EVERY_CHANNEL], "said before the list came"


def test_a_word_that_says_nothing_yet_changes_nothing(db: Database) -> None:
    head = "email | consent_email | consent_date\n"
    imported(db, FileKind.CUSTOMERS, head + "a@shop.nl | yes | 2024-01-01\nb@shop.nl | no | 2024-01-01")
    before = db.rows("SELECT customer_id, channel, status, day FROM consent_now ORDER BY 1, 2")
    asked = imported(
        db, FileKind.CUSTOMERS, head + "a@shop.nl | pending | 2024-06-01\nb@shop.nl | pending | 2024-06-01"
    )
    assert (asked.rows_updated, asked.rows_same) == (0, 2)
    assert db.rows("SELECT customer_id, channel, status, day FROM consent_now ORDER BY 1, 2") == before


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ("a@shop.nl | sms   | yes | 2024-06-01", [("sms", "yes", day("2024-06-01"))]),
        ("a@shop.nl | post  | no  | 2024-06-01", [("post", "no", day("2024-06-01"))]),
        ("a@shop.nl |       | yes | 2024-06-01", [("email", "yes", day("2024-06-01"))]),
        ("a@shop.nl | alle  | yes | ", [(channel, "yes", None) for channel in EVERY_CHANNEL]),
        ("a@shop.nl |       |     | 2024-06-01", []),
    ],
)
def test_a_statement_is_about_the_way_of_writing_it_names(db: Database, row: str, holds: list[object]) -> None:
    imported(db, CONSENTS, f"email | consent_channel | consent_status | consent_date\n{row}")
    assert db.rows(NOW) == holds


def test_a_list_of_customers_that_tells_who_unsubscribed_is_heard_too(db: Database) -> None:
    table = "customer_id | city | consent_email | unsubscribed_on\n7 | Breda | yes | 2024-06-01\n8 | Breda | yes |"
    imported(db, FileKind.CUSTOMERS, table)
    found = db.rows(
        "SELECT customer_no, status FROM consent_now JOIN customer c ON c.id = customer_id WHERE channel = 'email'"
    )
    assert sorted(found) == [("7", "no"), ("8", "yes")]


@pytest.mark.parametrize(
    ("field", "objected"),
    [
        ("no_contact", EVERY_CHANNEL),
        ("no_email", ["email"]),
        ("no_post", ["post"]),
        ("no_phone", ["phone", "sms"]),
    ],
)
def test_a_yes_under_a_heading_of_objections_is_a_no_and_a_no_there_says_nothing(
    db: Database, field: str, objected: list[str]
) -> None:
    imported(db, FileKind.CUSTOMERS, f"customer_id | city | {field}\n7 | Breda | yes\n8 | Breda | no\n9 | Breda |")
    said = db.rows("SELECT customer_no, channel, status FROM consent_now JOIN customer c ON c.id = customer_id")
    assert sorted(said) == [("7", channel, "no") for channel in sorted(objected)]


def test_whoever_objects_is_not_written_to_although_the_same_row_says_yes(db: Database) -> None:
    imported(db, FileKind.CUSTOMERS, "customer_id | consent_email | no_contact\n7 | yes | yes\n8 | yes | no")
    said = db.rows(
        "SELECT customer_no, status FROM consent_now JOIN customer c ON c.id = customer_id WHERE channel = 'email'"
    )
    assert sorted(said) == [("7", "no"), ("8", "yes")]


def test_a_general_word_of_a_customer_is_a_no_to_everything_or_a_yes_to_e_mail(db: Database) -> None:
    imported(db, FileKind.CUSTOMERS, "customer_id | city | consent_any\n7 | Breda | no\n8 | Breda | yes\n9 | Breda |")
    said = db.rows("SELECT customer_no, channel, status FROM consent_now JOIN customer c ON c.id = customer_id")
    assert sorted(said) == [*(("7", channel, "no") for channel in sorted(EVERY_CHANNEL)), ("8", "email", "yes")]
