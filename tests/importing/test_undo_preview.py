"""What undoing an import would take along is said before it is done."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import preview, undo
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.store import campaign
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.test_undo import CUSTOMERS, JUNE, LINES, LIST, MID_JUNE
from tests.importing.writing.tables import imported


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def a_campaign(name: str) -> Campaign:
    return Campaign(
        name=name,
        segment_key="lapsed",
        segment_title="Lapsed",
        sentence="",
        purpose="",
        channel=Channel.EMAIL,
        as_of=20_000,
        first_day=20_001,
        last_day=20_030,
        measure=Measure.BUYERS,
        control_share=0.0,
        seed=1,
        costs=Costs(),
    )


def test_the_preview_tells_what_the_undo_then_takes(db: Database) -> None:
    first = imported(db, LINES, JUNE)
    second = imported(db, LINES, MID_JUNE)
    effect = preview(db, second.import_id)
    before = {name: db.number(f"SELECT count(*) FROM {name}") for name in ("customer", "product", "sale", "sale_line")}
    net = db.number("SELECT sum(net_cents) FROM sale WHERE is_valid")
    assert undo(db, second.import_id) == effect
    gone = {name: count - db.number(f"SELECT count(*) FROM {name}") for name, count in before.items()}
    extent = effect.extent
    told = {
        "customer": extent.customers_gone,
        "product": extent.products_gone,
        "sale": extent.sales_gone,
        "sale_line": extent.lines_gone,
    }
    assert told == gone == {"customer": 0, "product": 1, "sale": 1, "sale_line": 2}
    assert extent.net_cents == net - db.number("SELECT sum(net_cents) FROM sale WHERE is_valid") == 1400
    assert (extent.customers_changed, extent.sales_changed) == (2, 1)
    assert preview(db, first.import_id).extent.sales_gone == 2


def test_the_preview_of_an_import_without_people_and_sales_says_what_goes(db: Database) -> None:
    goods = imported(db, FileKind.PRODUCTS, "sku | product_name | list_price\nA | Rose | 5.00\nB | Tulip | 2.00")
    assert preview(db, goods.import_id).sentences("EUR") == ("This goes: 2 products.",)
    imported(db, LINES, JUNE)
    again = imported(db, FileKind.PRODUCTS, "sku | product_name\nA | Rose")
    assert preview(db, again.import_id).sentences("EUR") == ("Nothing in the shop file goes with it.",)
    calendar = imported(db, FileKind.PROMOTIONS, "promotion_name | start_date\nSpring | 2024-06-03")
    assert preview(db, calendar.import_id).sentences("EUR") == (
        "1 entry goes: what people did, answered, complained of or were to pay.",
    )


def test_the_preview_counts_the_answers_no_other_import_holds(db: Database) -> None:
    headings = "customer_id | event_date | What matters? | Why us?"
    imported(db, FileKind.SURVEY, f"{headings}\n7 | 2024-06-02 | price; quality |")
    second = imported(
        db, FileKind.SURVEY, f"{headings}\n7 | 2024-06-09 | price | near\n8 | 2024-06-09 | price; quality | nice"
    )
    assert preview(db, second.import_id).extent.others_gone == 3, "the other import asked customer 7 what matters too"


def test_the_preview_names_segments_whose_pinned_people_would_go(db: Database) -> None:
    report = imported(db, LINES, JUNE)
    db.run(
        """INSERT INTO segment(id, key, name, note, color, rule_json, params_json, created_at, changed_at)
           VALUES (1, 'mine', 'My regulars', '', '', '{}', '{}', '', '')"""
    )
    db.run("INSERT INTO segment_pin(segment_id, customer_id, is_in) SELECT 1, id, 1 FROM customer")
    effect = preview(db, report.import_id)
    assert effect.extent.segments == ("My regulars",)
    assert any("My regulars" in sentence for sentence in effect.sentences("EUR"))
    undo(db, report.import_id)
    assert db.number("SELECT count(*) FROM segment_pin") == 0


def test_the_preview_names_campaigns_with_people_who_would_go(db: Database) -> None:
    listed = imported(db, CUSTOMERS, LIST)
    sales = imported(db, LINES, JUNE)
    numbers = {str(row[0]): int(row[1] or 0) for row in db.rows("SELECT customer_no, id FROM customer")}
    for name, number in (("Spring", "8"), ("Summer", "9")):
        campaign.add(db, a_campaign(name), [numbers[number]], [])
    assert preview(db, listed.import_id).extent.campaigns == ("Spring",)
    effect = preview(db, sales.import_id)
    assert effect.extent.campaigns == ("Summer",)
    assert "These campaigns tell nothing of people who go: Summer." in effect.sentences("EUR")
    campaign.delete(db, 2)
    assert preview(db, sales.import_id).extent.campaigns == ()


def test_that_objections_are_forgotten_is_said(db: Database) -> None:
    head = "email | consent_email | consent_date\n"
    people = ("a", "b", "c", "d")
    imported(db, CUSTOMERS, head + "\n".join(f"{each}@shop.nl | yes | 2024-01-01" for each in people))
    imported(db, CUSTOMERS, head + "b@shop.nl | no | 2024-02-01\nc@shop.nl | no | 2024-02-01")
    imported(db, CUSTOMERS, head + "c@shop.nl | yes | 2024-03-01")
    left = "email | unsubscribed_on\n" + "\n".join(f"{each}@shop.nl | 2024-06-01" for each in ("a", "b", "c", "new"))
    report = imported(db, FileKind.CONSENTS, left)
    effect = preview(db, report.import_id)
    assert effect.extent.objections == 3, (
        "who is in no other import goes; b said no to e-mail before, but not to the rest"
    )
    assert any("may be on lists again" in sentence for sentence in effect.sentences("EUR"))
    undo(db, report.import_id)
    rows = db.rows(
        "SELECT email, status FROM consent_now JOIN customer c ON c.id = customer_id WHERE channel = 'email'"
    )
    assert dict(rows) == {"a@shop.nl": "yes", "b@shop.nl": "no", "c@shop.nl": "yes", "d@shop.nl": "yes"}
