"""What the owner writes of a customer by hand holds over what the imports say, and can be taken back at any time."""

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.people.edit import edit, edits, read_change, undo_edit
from desktop_seg.store import journal
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported, tables_as_they_are

CUSTOMERS, RECEIPTS = FileKind.CUSTOMERS, FileKind.RECEIPTS
TODAY = day("2026-02-10")
LIST = """
    customer_id | first_name | last_name | email        | phone        | city    | consent_email | Garden
    7           | Anna       | Jansn     | anna@shop.nl | 06 12345678  | Utrecht | yes           | small
    8           | Bo         | Bakker    |              |              | Breda   |               |
"""


@pytest.fixture
def db() -> Database:
    db = open_shop(None)
    imported(db, CUSTOMERS, LIST)
    return db


def id_of(db: Database, number: str) -> int:
    return db.number("SELECT id FROM customer WHERE customer_no = ?", (number,))


def shown(db: Database, number: str, *columns: str) -> tuple[object, ...]:
    row = db.one(f"SELECT {', '.join(columns)} FROM customer WHERE customer_no = ?", (number,))
    assert row is not None
    return row


def holds(db: Database, number: str) -> dict[str, str]:
    rows = db.rows(
        "SELECT channel, status FROM consent_now JOIN customer ON id = customer_id WHERE customer_no = ?", (number,)
    )
    return {str(channel): str(status) for channel, status in rows}


def without_edits(db: Database) -> dict[str, list[tuple[object, ...]]]:
    tables = tables_as_they_are(db)
    tables["customer_edit"] = []
    return tables


def test_an_edit_holds_over_what_later_imports_say_and_its_undo_shows_those(db: Database) -> None:
    made = edit(db, id_of(db, "7"), Change({"last_name": "Jansen", "phone": None, "mobile": None}), TODAY)
    imported(db, CUSTOMERS, LIST.replace("Utrecht", "Zeist"))
    assert shown(db, "7", "last_name", "mobile", "city") == ("Jansen", None, "Zeist")
    undo_edit(db, made)
    assert shown(db, "7", "last_name", "mobile", "city") == ("Jansn", "+31612345678", "Zeist")


def test_taking_the_edits_back_in_any_order_leaves_every_table_as_it_was(db: Database) -> None:
    before = tables_as_they_are(db)
    change = Change({"note": "likes tulips"}, {Channel.EMAIL: Consent.NO}, {"garden:choice": "large"})
    first = edit(db, id_of(db, "7"), change, TODAY)
    second = edit(db, id_of(db, "7"), Change({"note": "likes roses", "city": "Zeist"}), TODAY)
    assert shown(db, "7", "note", "city") == ("likes roses", "Zeist")
    undo_edit(db, first)
    assert shown(db, "7", "note", "city") == ("likes roses", "Zeist")
    undo_edit(db, second)
    assert tables_as_they_are(db) == before


def test_an_edit_outlives_the_undo_of_the_import_that_brought_the_customer(db: Database) -> None:
    nobody = open_shop(None)
    refresh(nobody)
    edit(db, id_of(db, "7"), Change({"last_name": "Jansen"}, {Channel.POST: Consent.NO}), TODAY)
    undo(db, db.number("SELECT max(id) FROM import_file"))
    assert without_edits(db) == without_edits(nobody), "the undone import leaves nobody behind"
    imported(db, RECEIPTS, "order_id | order_date | customer_id | order_total\n1 | 2024-06-01 | 8 | 5.00")
    assert holds(db, "8") == {}
    imported(db, CUSTOMERS, LIST)
    assert shown(db, "7", "last_name") == ("Jansen",)
    assert holds(db, "7") == {"email": "yes", "post": "no"}


def test_who_got_another_e_mail_by_hand_is_still_found_by_the_old_one_and_by_the_new_one(db: Database) -> None:
    imported(db, RECEIPTS, "order_id | order_date | email | order_total\n1 | 2024-06-01 | c@old.nl | 5.00")
    carla = db.number("SELECT id FROM customer WHERE email = 'c@old.nl'")
    edit(db, carla, Change({"email": "c@new.nl", "first_name": "Carla", "last_name": "Smit"}), TODAY)
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | email    | order_total
        1        | 2024-06-01 | c@old.nl | 5.00
        2        | 2024-06-02 | c@old.nl | 5.00
        3        | 2024-06-03 | c@new.nl | 5.00
        """,
    )
    assert (report.customers_new, report.sales_new) == (0, 2)
    assert db.rows("SELECT DISTINCT customer_id FROM sale") == [(carla,)]
    assert db.value("SELECT email FROM customer WHERE id = ?", (carla,)) == "c@new.nl"


@pytest.mark.parametrize(("later", "held"), [("2026-02-01", "no"), ("2026-02-12", "yes")])
def test_a_word_by_hand_gives_way_only_to_a_newer_dated_one(db: Database, later: str, held: str) -> None:
    edit(db, id_of(db, "7"), Change(consents={Channel.EMAIL: Consent.NO}), TODAY)
    imported(db, CUSTOMERS, LIST)
    assert holds(db, "7")["email"] == "no"
    imported(db, CUSTOMERS, f"customer_id | consent_email | consent_date\n7 | yes | {later}")
    assert holds(db, "7")["email"] == held


def test_an_own_field_set_by_hand_holds_against_every_import_and_its_choice_is_offered(db: Database) -> None:
    made = edit(db, id_of(db, "7"), Change(fields={"garden:choice": "roof"}), TODAY)
    imported(db, CUSTOMERS, LIST.replace("small", "large"))
    now = "SELECT value FROM own_value WHERE customer_id = ?"
    assert db.value(now, (id_of(db, "7"),)) == "roof"
    assert db.value("SELECT choices_json FROM field_def") == '["roof"]'
    undo_edit(db, made)
    assert db.value(now, (id_of(db, "7"),)) == "large"
    assert db.value("SELECT choices_json FROM field_def") == '["large"]'


def test_edits_are_listed_newest_first_and_are_in_the_journal(db: Database) -> None:
    first = edit(db, id_of(db, "7"), Change({"note": "a"}), TODAY)
    second = edit(db, id_of(db, "7"), Change({"note": "b"}, {Channel.SMS: Consent.YES}), TODAY)
    found = edits(db, id_of(db, "7"))
    assert [(each.id, each.day, each.change.columns) for each in found] == [
        (second, TODAY, {"note": "b"}),
        (first, TODAY, {"note": "a"}),
    ]
    assert found[0].change.consents == {Channel.SMS: Consent.YES}
    assert not edits(db, id_of(db, "8"))
    undo_edit(db, second)
    assert [entry.act for entry in journal.entries(db)] == ["import", "edit", "edit", "undo-edit"]
    with pytest.raises(UserError, match="taken back already"):
        undo_edit(db, second)


def test_nobody_is_left_without_anything_to_know_them_by(db: Database) -> None:
    imported(db, RECEIPTS, "order_id | order_date | email | order_total\n1 | 2024-06-01 | c@old.nl | 5.00")
    before = tables_as_they_are(db)
    with pytest.raises(UserError, match="nobody could tell"):
        edit(db, db.number("SELECT max(id) FROM customer"), Change({"email": None}), TODAY)
    with pytest.raises(UserError, match="not in the shop file"):
        edit(db, 999, Change({"note": "x"}), TODAY)
    with pytest.raises(ValueError, match="customer_no"):
        edit(db, id_of(db, "7"), Change({"customer_no": "9"}), TODAY)
    assert tables_as_they_are(db) == before


def test_what_is_typed_is_tidied_as_an_import_would(db: Database) -> None:
    typed = {
        "email": " Anna@Home.NL",
        "mobile": "06 8765 4321",
        "postcode": "3511aa",
        "note": "",
        "birth_day": "29-2-1980",
    }
    change = read_change(typed, "NL", TODAY)
    assert change.columns == {
        "email": "anna@home.nl",
        "mobile": "+31687654321",
        "postcode": "3511 AA",
        "note": None,
        "birth_day": day("1980-02-29"),
    }


@pytest.mark.parametrize(
    "typed", [{"email": "anna at home"}, {"mobile": "12"}, {"children": "two"}, {"kind": "friend"}]
)
def test_what_cannot_be_kept_is_said_and_not_kept(typed: dict[str, str]) -> None:
    with pytest.raises(UserError, match="cannot be kept"):
        read_change(typed, "NL", TODAY)
