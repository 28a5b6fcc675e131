"""The timeline of one customer: what is in it, in which order, in windows, and the lines of a receipt."""

from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.people.merge import merge
from desktop_seg.store import campaign, timeline
from desktop_seg.store.database import Database
from desktop_seg.store.timeline import EntryKind, Part
from tests.shops import day, shop_with


def _anna(db: Database) -> int:
    return db.number("SELECT id FROM customer WHERE customer_no = 'anna'")


def _shop() -> Database:
    db = shop_with(
        """
        anna 2025-01-10 20.00 no=7 channel=web coupon=SPRING product=Rose category=Flowers quantity=2
        anna 2025-02-10 -5.00 no=8
        anna 2025-03-10 12.00 no=9 status=cancelled
        bo   2025-03-11 99.00
        """
    )
    anna = _anna(db)
    with db.transaction():
        db.run(
            """INSERT INTO event(import_id, source_row, customer_id, day, minute, kind, subject, source, match_key)
               VALUES (1, 1, ?, ?, 600, 'search', 'tulips', 'site', 'a'),
                   (1, 2, ?, ?, 660, 'page', 'roses', 'site', 'b')""",
            (anna, day("2025-02-10"), anna, day("2025-02-10")),
        )
        db.run(
            """INSERT INTO complaint(import_id, source_row, match_key, day, kind, status, subject, customer_id)
               VALUES (1, 1, 'k', ?, 'late', 'open', 'too late', ?)""",
            (day("2025-01-12"), anna),
        )
        db.run("INSERT INTO survey_question(id, survey, text) VALUES (1, 'Spring', 'Why?'), (2, 'Spring', 'How?')")
        db.run(
            """INSERT INTO survey_answer(question_id, customer_id, answer, day, import_id, source_row)
               VALUES (1, ?, 'so', NULL, 1, 1), (2, ?, 'well', NULL, 1, 1)""",
            (anna, anna),
        )
        db.run(
            """INSERT INTO invoice(import_id, source_row, match_key, invoice_no, day, amount_cents, customer_id)
               VALUES (1, 1, 'i', 'F1', ?, 2000, ?)""",
            (day("2025-01-11"), anna),
        )
    return db


def test_everything_of_one_customer_comes_newest_first_and_what_has_no_day_last() -> None:
    db = _shop()
    found = timeline.entries(db, _anna(db), 0, 100)
    assert [(entry.kind, entry.what, entry.subject) for entry in found] == [
        (EntryKind.SALE, "cancelled", "9"),
        (EntryKind.EVENT, "page", "roses"),  # of one day the latest first
        (EntryKind.EVENT, "search", "tulips"),
        (EntryKind.SALE, "done", "8"),
        (EntryKind.COMPLAINT, "late", "too late"),
        (EntryKind.INVOICE, "F1", ""),
        (EntryKind.SALE, "done", "7"),
        (EntryKind.FORM, "Spring", ""),
    ]
    assert timeline.count(db, _anna(db)) == len(found)
    by_subject = {entry.subject: entry for entry in found}
    assert by_subject["8"].is_return
    assert by_subject["7"].amount_cents == 2000
    assert (by_subject["7"].coupon, by_subject["7"].channel, by_subject["7"].number) == ("SPRING", "web", 1)
    assert by_subject["too late"].is_open
    assert found[-1].number == 2  # both questions of the form
    assert found[5].is_open


def test_windows_and_parts_add_up_to_the_whole() -> None:
    db = _shop()
    anna = _anna(db)
    whole = timeline.entries(db, anna, 0, 100)
    windows = [entry for first in range(0, 9, 3) for entry in timeline.entries(db, anna, first, 3)]
    assert windows == whole
    sales = timeline.entries(db, anna, 0, 100, Part.SALES)
    others = timeline.entries(db, anna, 0, 100, Part.OTHER)
    assert {entry.kind for entry in sales} == {EntryKind.SALE}
    assert timeline.count(db, anna, Part.SALES) == 3
    assert sorted(map(repr, sales + others)) == sorted(map(repr, whole))


def test_lines_of_a_receipt_and_none_where_the_file_had_only_a_total() -> None:
    db = _shop()
    sales = timeline.entries(db, _anna(db), 0, 100, Part.SALES)
    (line,) = timeline.lines(db, sales[2].id)
    assert (line.description, line.category, line.quantity, line.net_cents) == ("Rose", "Flowers", 2.0, 2000)
    assert timeline.lines(db, sales[1].id) == []


def test_campaigns_say_who_got_them_and_of_two_who_are_one_it_is_enough_that_one_did() -> None:
    db = shop_with("anna 2025-03-10 12.00", "anna last_name=Vos\nbo last_name=Vos\ncarl last_name=Wit")
    ids = {name: db.number("SELECT id FROM customer WHERE customer_no = ?", (name,)) for name in ("anna", "bo", "carl")}
    for name, mailed, control in (("Spring", ["anna"], ["bo", "carl"]), ("Summer", [], ["anna", "carl"])):
        new = Campaign(
            name=name,
            segment_key="x",
            segment_title="X",
            sentence="X.",
            purpose="",
            channel=Channel.EMAIL,
            as_of=day("2025-03-01"),
            first_day=day("2025-03-05") + 20 * (name == "Summer"),
            last_day=day("2025-04-30"),
            measure=Measure.BUYERS,
            control_share=0.5,
            seed=1,
            costs=Costs(),
        )
        campaign.add(db, new, [ids[each] for each in mailed], [ids[each] for each in control])
    assert _told(db, ids["anna"]) == [("kept_apart", "Summer"), ("done", "1"), ("got_it", "Spring")]
    assert _told(db, ids["bo"]) == [("kept_apart", "Spring")]
    merge(db, ids["bo"], ids["anna"])
    assert _told(db, ids["bo"]) == [("kept_apart", "Summer"), ("done", "1"), ("got_it", "Spring")]
    assert timeline.count(db, ids["bo"], Part.OTHER) == 2


def _told(db: Database, customer_id: int) -> list[tuple[str, str]]:
    return [(entry.what, entry.subject) for entry in timeline.entries(db, customer_id, 0, 100)]
