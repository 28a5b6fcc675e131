"""Merges and edits of many people at once: nobody is lost, and taking them off and putting them on is exact."""

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import by_hand, customer_edit, customer_link
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.customer_link import How
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import LATEST_DAY, imported, tables_as_they_are

PEOPLE = 400


def test_two_hundred_merges_and_edits_come_off_and_go_on_again_exactly() -> None:
    db = open_shop(None)
    listed = "\n".join(f"{n} | Name{n} | {'no' if n % 3 else 'yes'} | {n % 7}" for n in range(1, PEOPLE + 1))
    imported(db, FileKind.CUSTOMERS, f"customer_id | last_name | consent_email | Garden\n{listed}")
    sold = "\n".join(f"{n} | 2024-06-01 | {n} | {n}.00" for n in range(1, PEOPLE + 1))
    imported(db, FileKind.RECEIPTS, f"order_id | order_date | customer_id | order_total\n{sold}")
    apart = tables_as_they_are(db)
    ids = dict(db.rows("SELECT CAST(customer_no AS INTEGER), id FROM customer"))
    with db.transaction(), by_hand.lifted_off(db):
        for number in range(1, PEOPLE, 2):
            customer_link.add(db, ids[number], ids[number + 1], How.OWNER)
            customer_edit.add(db, ids[number], (), Change({"note": str(number)}), LATEST_DAY)
    refresh(db)
    together = tables_as_they_are(db)
    found = db.rows("SELECT customer_no, note, monetary FROM customer JOIN customer_metric ON id = customer_id")
    assert sorted(found) == sorted((str(n), str(n), 100 * (2 * n + 1)) for n in range(1, PEOPLE, 2))
    with db.transaction(), by_hand.lifted_off(db):
        assert db.number("SELECT count(*) FROM customer") == PEOPLE
    assert tables_as_they_are(db) == together
    with db.transaction(), by_hand.lifted_off(db):
        db.run("DELETE FROM customer_link")
        db.run("DELETE FROM customer_edit")
    refresh(db)
    assert tables_as_they_are(db) == apart
