"""Two customers treated as one: what comes together, and that taking it back leaves everything as if it never was."""

from itertools import permutations

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import preview as undo_preview
from desktop_seg.importing.undo import undo
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.people.edit import edit, undo_edit
from desktop_seg.people.merge import dismiss, merge, merges, preview, unmerge
from desktop_seg.people.portrait import portrait
from desktop_seg.store import journal
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.customer_link import How
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import suppression_salt
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported, tables_as_they_are

CUSTOMERS, LINES, RECEIPTS = FileKind.CUSTOMERS, FileKind.SALE_LINES, FileKind.RECEIPTS
TODAY = day("2026-02-10")
LIST = """
    customer_id| first_name | last_name | email        | phone       | postal_code|consent_email | consent_date | Garden
    7          | A.         | Jansen    | anna@shop.nl |             |           | yes           | 2025-01-01   |
    8          | Anna       | Jansen    |              | 06 12345678 | 1012 AB    | no            | 2025-01-01   | small
    9          | Bo         | Bakker    | bo@shop.nl   |             | 1012 AB    |               |              | large
"""
SALES = """
    order_id | order_date | customer_id | order_total
    1        | 2024-06-01 | 7           | 5.00
    2        | 2024-06-01 | 8           | 7.00
    3        | 2024-06-02 | 8           | 9.00
    4        | 2024-06-03 | 9           | 1.00
"""
LATER = """
    order_id | order_date | customer_id | order_total
    5        | 2024-06-05 | 8           | 3.00
"""


@pytest.fixture
def db() -> Database:
    db = open_shop(None)
    imported(db, CUSTOMERS, LIST)
    imported(db, RECEIPTS, SALES)
    return db


def id_of(db: Database, number: str) -> int:
    return db.number("SELECT id FROM customer WHERE customer_no = ?", (number,))


def figures(db: Database) -> list[tuple[object, ...]]:
    """Number, purchases, days and net of everyone who is shown."""
    return db.rows(
        """SELECT customer_no, purchases, frequency, monetary FROM customer JOIN customer_metric ON id = customer_id
           ORDER BY 1"""
    )


def test_what_two_have_comes_together_under_the_one_who_stays(db: Database) -> None:
    merge(db, id_of(db, "7"), id_of(db, "8"))
    assert figures(db) == [("7", 3, 2, 2100), ("9", 1, 1, 100)]
    row = db.one("SELECT first_name, last_name, email, mobile, postcode FROM customer WHERE customer_no = '7'")
    assert row == ("Anna", "Jansen", "anna@shop.nl", "+31612345678", "1012 AB")
    assert db.rows("SELECT customer_no, status FROM consent_now JOIN customer ON id = customer_id") == [("7", "no")]
    assert db.rows("SELECT value FROM own_value JOIN customer ON id = customer_id WHERE customer_no = '7'") == [
        ("small",)
    ]
    assert journal.entries(db)[-1].act == "merge"


def test_the_preview_shows_what_the_merge_then_brings_together(db: Database) -> None:
    kept, merged = id_of(db, "7"), id_of(db, "8")
    seen = preview(db, kept, merged)
    assert (seen.kept, seen.merged) == (portrait(db, kept), portrait(db, merged))
    assert (seen.kept.sales, seen.merged.net_cents, seen.together.net_cents) == (1, 1600, 2100)
    assert seen.kept.consents == {Channel.EMAIL: Consent.YES}
    assert seen.together.consents == {Channel.EMAIL: Consent.NO}
    merge(db, kept, merged)
    assert portrait(db, kept) == seen.together


def test_merges_can_be_undone_in_every_order(db: Database) -> None:
    before = tables_as_they_are(db)
    for order in permutations(range(2)):
        links = [merge(db, id_of(db, "7"), id_of(db, "8")), merge(db, id_of(db, "9"), id_of(db, "7"))]
        assert figures(db) == [("9", 4, 3, 2200)]
        unmerge(db, links[order[0]])
        assert len(figures(db)) == 2
        unmerge(db, links[order[1]])
        assert tables_as_they_are(db) == before
    with pytest.raises(UserError, match="apart already"):
        unmerge(db, links[0])


def test_a_later_file_with_the_merged_number_finds_the_one_who_stays_and_goes_back_with_the_merged(
    db: Database,
) -> None:
    link = merge(db, id_of(db, "7"), id_of(db, "8"))
    report = imported(db, RECEIPTS, LATER)
    assert report.customers_new == 0
    assert figures(db)[0] == ("7", 4, 3, 2400)
    imported(db, CUSTOMERS, "customer_id | city\n8 | Utrecht")
    assert db.value("SELECT city FROM customer WHERE customer_no = '7'") == "Utrecht"
    unmerge(db, link)
    assert figures(db) == [("7", 1, 1, 500), ("8", 3, 3, 1900), ("9", 1, 1, 100)]
    assert db.rows("SELECT customer_no FROM customer WHERE city = 'Utrecht'") == [("8",)]


def test_importing_merging_and_undoing_in_any_order_ends_alike(db: Database) -> None:
    """The later import undone before or after the merge is undone: the shop is as it was."""
    before = tables_as_they_are(db)
    for is_import_first in (True, False):
        link = merge(db, id_of(db, "7"), id_of(db, "8"))
        report = imported(db, RECEIPTS, LATER)
        for act in (undo, unmerge) if is_import_first else (unmerge, undo):
            act(db, report.import_id if act is undo else link)
        assert tables_as_they_are(db) == before


def test_a_merge_rests_while_one_of_the_two_is_undone_and_holds_again_when_they_come_back() -> None:
    db = open_shop(None)
    imported(db, CUSTOMERS, "customer_id | last_name\n7 | Jansen")
    second = imported(db, CUSTOMERS, "customer_id | last_name | city\n8 | Jansen | Breda")
    merge(db, id_of(db, "7"), id_of(db, "8"))
    undo(db, second.import_id)
    assert db.rows("SELECT customer_no, city FROM customer") == [("7", None)]
    assert [(each.kept, each.merged, each.is_resting) for each in merges(db)] == [("Jansen (7)", "8", True)]
    imported(db, CUSTOMERS, "customer_id | last_name\n6 | Kok")
    assert db.number("SELECT count(*) FROM customer") == 2, "nobody else takes the place of who went"
    imported(db, CUSTOMERS, "customer_id | last_name | city\n8 | Jansen | Zeist")
    assert db.rows("SELECT customer_no, city FROM customer ORDER BY 1") == [("6", None), ("7", "Zeist")]
    assert not merges(db)[0].is_resting


def test_the_preview_of_an_undo_counts_the_merged_and_says_what_holds_again(db: Database) -> None:
    listed = db.number("SELECT min(id) FROM import_file")
    alone = imported(db, CUSTOMERS, "customer_id | last_name\n20 | Kok\n21 | Kok\n22 | Kok")
    assert not undo_preview(db, alone.import_id).extent.decided
    merge(db, id_of(db, "7"), id_of(db, "20"))
    edit(db, id_of(db, "21"), Change({"note": "x"}), TODAY)
    effect = undo_preview(db, alone.import_id)
    assert (effect.extent.customers_gone, effect.extent.decided) == (3, 2)
    assert "merged by hand of 2 of them holds again" in effect.sentences("EUR")[-1]
    assert undo(db, alone.import_id) == effect
    assert undo_preview(db, listed).extent.decided == 0, "others bring them too"


def test_the_import_of_the_one_who_stays_may_be_undone_too() -> None:
    db = open_shop(None)
    first = imported(db, CUSTOMERS, "customer_id | last_name\n7 | Jansen")
    imported(db, CUSTOMERS, "customer_id | last_name\n8 | Jansen")
    imported(db, RECEIPTS, LATER)
    link = merge(db, id_of(db, "7"), id_of(db, "8"))
    undo(db, first.import_id)
    assert figures(db) == [("8", 1, 1, 300)]
    unmerge(db, link)
    assert figures(db) == [("8", 1, 1, 300)]


@pytest.mark.parametrize("statuses", [("yes", "no"), ("no", "yes"), ("", "no"), ("no", "")])
def test_a_no_of_one_is_a_no_of_both_however_old(statuses: tuple[str, str]) -> None:
    db = open_shop(None)
    head = "customer_id | consent_email | consent_date\n"
    imported(db, CUSTOMERS, head + f"7 | {statuses[0]} | 2025-01-01\n8 | {statuses[1]} | 2020-01-01")
    merge(db, id_of(db, "7"), id_of(db, "8"))
    assert db.rows("SELECT status FROM consent_now") == [("no",)]
    other = "8" if statuses[0] == "no" else "7"
    imported(db, CUSTOMERS, head + f"{other} | yes | 2026-02-01")
    assert db.rows("SELECT status FROM consent_now") == [("no",)]


def test_a_yes_of_one_stays_a_yes_while_the_other_said_nothing(db: Database) -> None:
    merge(db, id_of(db, "9"), id_of(db, "7"))
    assert db.rows("SELECT customer_no, status FROM consent_now JOIN customer ON id = customer_id ORDER BY 1") == [
        ("8", "no"),
        ("9", "yes"),
    ]


def test_the_word_of_the_one_customer_by_hand_holds_for_both_and_goes_with_each(db: Database) -> None:
    link = merge(db, id_of(db, "7"), id_of(db, "8"))
    made = edit(db, id_of(db, "7"), Change({"note": "called"}, {Channel.EMAIL: Consent.YES}), TODAY)
    now = "SELECT customer_no, status FROM consent_now JOIN customer ON id = customer_id ORDER BY 1"
    assert db.rows(now) == [("7", "yes")]
    unmerge(db, link)
    assert db.rows(now) == [("7", "yes"), ("8", "yes")]
    undo_edit(db, made)
    assert db.rows(now) == [("7", "yes"), ("8", "no")]


def test_who_is_never_to_be_written_to_again_stays_so_under_another_address(db: Database) -> None:
    salt = suppression_salt(db)
    db.run("INSERT INTO suppression VALUES ('email', suppression_hash(?, 'anna@shop.nl'), 'asked', 1)", (salt,))
    merge(db, id_of(db, "9"), id_of(db, "7"))
    held = db.rows("SELECT channel, status FROM consent_now JOIN customer ON id = customer_id WHERE customer_no = '9'")
    assert held == [("email", "no")]


def test_what_the_owner_cleared_is_not_filled_in_by_the_other(db: Database) -> None:
    edit(db, id_of(db, "7"), Change({"mobile": None}), TODAY)
    merge(db, id_of(db, "7"), id_of(db, "8"))
    assert db.rows("SELECT mobile FROM customer WHERE customer_no = '7'") == [(None,)]


def test_pins_come_together_and_what_is_unpinned_of_the_whole_stays_unpinned(db: Database) -> None:
    db.run(
        """INSERT INTO segment(id, key, name, note, color, rule_json, params_json, created_at, changed_at)
           VALUES (1, 'a', 'A', '', '', '{}', '{}', '', ''), (2, 'b', 'B', '', '', '{}', '{}', '', '')"""
    )
    db.run("INSERT INTO segment_pin VALUES (1, ?, 1), (2, ?, 1)", (id_of(db, "8"), id_of(db, "8")))
    pins = "SELECT segment_id, customer_no, is_in FROM segment_pin JOIN customer ON id = customer_id ORDER BY 1"
    link = merge(db, id_of(db, "7"), id_of(db, "8"))
    assert db.rows(pins) == [(1, "7", 1), (2, "7", 1)]
    db.run("DELETE FROM segment_pin WHERE segment_id = 2")
    imported(db, RECEIPTS, LATER)
    assert db.rows(pins) == [(1, "7", 1)]
    unmerge(db, link)
    assert db.rows(pins) == [(1, "8", 1)]


def test_a_household_is_one_customer_of_that_kind_on_request(db: Database) -> None:
    link = merge(db, id_of(db, "8"), id_of(db, "9"), How.HOUSEHOLD)
    assert db.rows("SELECT customer_no, kind FROM customer ORDER BY 1") == [("7", "person"), ("8", "household")]
    assert [each.how for each in merges(db)] == [How.HOUSEHOLD]
    unmerge(db, link)
    assert db.rows("SELECT DISTINCT kind FROM customer") == [("person",)]


def test_events_complaints_answers_and_invoices_come_together_too(db: Database) -> None:
    imported(db, FileKind.EVENTS, "customer_id | event_date | event_kind\n8 | 2024-06-01 | visit")
    imported(db, FileKind.COMPLAINTS, "customer_id | complaint_no | event_date\n8 | 1 | 2024-06-01")
    imported(db, FileKind.INVOICES, "customer_id | invoice_no | due_date\n8 | 1 | 2024-06-01")
    imported(db, FileKind.SURVEY, "customer_id | Why?\n7 | near\n8 | nice\n9 | cheap")
    before = tables_as_they_are(db)
    link = merge(db, id_of(db, "7"), id_of(db, "8"))
    kept = id_of(db, "7")
    for table in ("event", "complaint", "invoice"):
        assert db.rows(f"SELECT customer_id FROM {table}") == [(kept,)]
    assert db.rows("SELECT answer FROM survey_answer_now WHERE customer_id = ?", (kept,)) == [("near",)]
    assert not db.rows("PRAGMA foreign_key_check")
    unmerge(db, link)
    assert tables_as_they_are(db) == before


def test_who_was_taken_apart_is_not_joined_by_the_same_list_again(db: Database) -> None:
    imported(db, RECEIPTS, "order_id | order_date | email | order_total\nW | 2024-06-02 | bo@new.nl | 2.00")
    told = "customer_id | email\n9 | bo@new.nl"
    imported(db, CUSTOMERS, told)
    imported(db, CUSTOMERS, told)
    assert len(merges(db)) == 1
    assert (merges(db)[0].how, merges(db)[0].merged) == (How.LIST, "bo@new.nl")
    unmerge(db, merges(db)[0].id)
    assert not merges(db)
    imported(db, CUSTOMERS, told)
    assert not merges(db)
    assert db.number("SELECT count(*) FROM customer") == 4
    merge(db, id_of(db, "9"), db.number("SELECT id FROM customer WHERE customer_no IS NULL"))
    assert db.number("SELECT count(*) FROM two_people") == 0, "the owner changed her mind"


def test_what_cannot_be_one_is_refused(db: Database) -> None:
    imported(db, CUSTOMERS, "customer_id | full_name\n1 | Passant")
    seven = id_of(db, "7")
    with pytest.raises(UserError, match="same customer"):
        merge(db, seven, seven)
    with pytest.raises(UserError, match="not in the shop file"):
        merge(db, seven, 99)
    with pytest.raises(UserError, match="counter account"):
        preview(db, seven, id_of(db, "1"))


def test_two_people_are_remembered(db: Database) -> None:
    dismiss(db, id_of(db, "7"), id_of(db, "8"))
    assert db.rows("SELECT one_key, other_key FROM two_people") == [("number:7", "number:8")]
