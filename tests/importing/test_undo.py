"""Undoing an import: the newest leaves every table as before, and any other leaves what the remaining imports say."""

from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_seg.base.errors import UserError
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import import_file, journal
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import Table, content, import_table, imported, table, tables_as_they_are
from tests.metrics.made_anew import check_as_made_anew, never_too_many

CUSTOMERS, LINES, RECEIPTS = FileKind.CUSTOMERS, FileKind.SALE_LINES, FileKind.RECEIPTS

LIST = """
    customer_id | last_name | email        | city    | consent_email
    7           | Smit      | anna@shop.nl | Utrecht | yes
    8           | Bakker    |              | Breda   |
"""
JUNE = """
    order_id | order_date | customer_id | sku | product_name | quantity | unit_price | payment_method
    1        | 2024-06-01 | 7           | A   | Rose         | 2        | 5.00       |
    2        | 2024-06-12 | 9           | A   | Rose         | 1        | 5.00       | cash
    2        | 2024-06-12 | 9           | B   | Tulip        | 1        | 2.00       | cash
"""
MID_JUNE = """
    order_id | order_date | customer_id | sku | product_name | quantity | unit_price | payment_method
    2        | 2024-06-12 | 9           | B   | Tulip red    | 1        | 2.00       | card
    2        | 2024-06-12 | 9           | C   | Vase         | 1        | 9.00       | card
    3        | 2024-06-17 | 7           | A   | Rose         | 1        | 5.00       |
    4        |            | 7           | A   | Rose         | 1        | 5.00       |
"""


@pytest.fixture
def db() -> Database:
    return open_shop(None)


@pytest.mark.parametrize("newest", [(CUSTOMERS, LIST), (LINES, JUNE), (LINES, MID_JUNE)])
def test_undoing_the_newest_import_leaves_every_table_as_it_was(db: Database, newest: tuple[FileKind, str]) -> None:
    imported(db, LINES, JUNE)
    imported(db, CUSTOMERS, LIST)
    imported(db, LINES, MID_JUNE)
    before = tables_as_they_are(db)
    report = imported(db, *newest)
    assert report.rows_new == 0
    assert tables_as_they_are(db) != before
    undo(db, report.import_id)
    assert tables_as_they_are(db) == before


def test_undoing_the_only_import_leaves_an_empty_shop(db: Database) -> None:
    refresh(db)
    before = tables_as_they_are(db)
    report = imported(db, LINES, MID_JUNE)
    assert report.rows_aside == 1
    undo(db, report.import_id)
    assert tables_as_they_are(db) == before


def test_undoing_an_older_import_leaves_what_the_newer_one_says(db: Database) -> None:
    first = imported(db, LINES, JUNE)
    imported(db, LINES, MID_JUNE)
    undo(db, first.import_id)
    assert db.rows("SELECT receipt_no, net_cents FROM sale ORDER BY 1") == [("2", 1100), ("3", 500)]
    assert db.rows("SELECT name FROM product ORDER BY sku") == [("Rose",), ("Tulip red",), ("Vase",)]
    assert db.rows("SELECT customer_no FROM customer ORDER BY 1") == [("7",), ("9",)]
    assert db.value("SELECT payment_method FROM sale WHERE receipt_no = '2'") == "card"


def test_undoing_the_newer_import_brings_the_older_value_back(db: Database) -> None:
    imported(db, LINES, JUNE)
    second = imported(db, LINES, MID_JUNE)
    assert db.value("SELECT name FROM product WHERE sku = 'B'") == "Tulip red"
    undo(db, second.import_id)
    assert db.value("SELECT name FROM product WHERE sku = 'B'") == "Tulip"
    assert db.value("SELECT payment_method FROM sale WHERE receipt_no = '2'") == "cash"
    assert db.number("SELECT count(*) FROM contribution") == 0


def test_an_undo_is_in_the_journal_and_cannot_be_done_twice(db: Database) -> None:
    report = imported(db, LINES, JUNE)
    undo(db, report.import_id)
    assert [(entry.act, entry.detail["import_id"]) for entry in journal.entries(db)] == [
        ("import", report.import_id),
        ("undo", report.import_id),
    ]
    with pytest.raises(UserError, match="undone already"):
        undo(db, report.import_id)


def test_a_product_known_as_gift_card_by_one_import_only_counts_again_when_that_import_goes(db: Database) -> None:
    head = "order_id | order_date | sku | product_name | quantity | unit_price\n"
    imported(db, LINES, head + "1 | 2024-06-01 | G1 |           | 1 | 25.00")
    assert db.number("SELECT net_cents FROM sale") == 2500
    second = imported(db, LINES, head + "2 | 2024-06-02 | G1 | Cadeaubon | 1 | 10.00")
    assert db.rows("SELECT net_cents, is_valid FROM sale ORDER BY receipt_no") == [(0, 0), (0, 0)]
    undo(db, second.import_id)
    assert db.rows("SELECT net_cents, is_valid FROM sale") == [(2500, 1)]


def test_a_customer_whose_number_only_the_undone_list_told_is_known_by_e_mail_again(db: Database) -> None:
    imported(db, RECEIPTS, "order_id | order_date | email | order_total\n1 | 2024-06-01 | anna@shop.nl | 5.00")
    report = imported(db, CUSTOMERS, "customer_id | email | last_name\n7 | anna@shop.nl | Smit")
    undo(db, report.import_id)
    found = db.rows("SELECT customer_no, match_key, email, last_name FROM customer")
    assert found == [(None, "email:anna@shop.nl", "anna@shop.nl", None)]


def test_people_joined_by_a_list_that_is_undone_stay_joined(db: Database) -> None:
    """No import alone says any more that number and e-mail are one person; taking people apart is the owner's act."""
    imported(db, RECEIPTS, "order_id | order_date | email | order_total\n1 | 2024-06-01 | anna@shop.nl | 5.00")
    report = imported(db, CUSTOMERS, "customer_id | email\n7 | anna@shop.nl")
    imported(db, RECEIPTS, "order_id | order_date | customer_id | order_total\n2 | 2024-06-02 | 7 | 5.00")
    undo(db, report.import_id)
    assert db.rows("SELECT customer_no, email FROM customer") == [("7", "anna@shop.nl")]
    assert db.number("SELECT count(*) FROM sale WHERE customer_id IS NOT NULL") == 2


# --- in any order -----------------------------------------------------------------------------------------------------

# Each person is always known by the same things; what else a file says of them changes from file to file.
_PEOPLE = (("7", "anna@shop.nl"), ("8", ""), ("", "bo@shop.nl"), ("", ""))
_HEADS = {
    CUSTOMERS: "customer_id | email | city | phone | consent_email | Garden",
    FileKind.PRODUCTS: "sku | product_name | list_price | product_tags",
    FileKind.EVENTS: "customer_id | email | event_date | event_kind | event_subject | sku",
    FileKind.PROMOTIONS: "promotion_name | start_date | end_date | promotion_scope",
    FileKind.COMPLAINTS: "customer_id | email | receipt_ref | complaint_no | event_date | complaint_kind | resolved_on",
    FileKind.INVOICES: "customer_id | email | receipt_ref | invoice_no | event_date | due_date | paid_date",
    FileKind.SURVEY: "customer_id | email | event_date | What matters? | Why us?",
    FileKind.CONSENTS: "customer_id | email | consent_channel | consent_status | consent_date | unsubscribed_on",
    FileKind.RETURNS: "receipt_ref | sku | quantity | refund_amount",
    LINES: "order_id | order_date | customer_id | email | order_status | city | sku | product_name | quantity | "
    "unit_price",
    RECEIPTS: "order_id | order_date | customer_id | email | payment_method | order_total | refund_amount",
}
_word = st.sampled_from(["", "", "Utrecht", "Breda"])
_person = st.sampled_from(_PEOPLE)


@st.composite
def _customer_row(draw: st.DrawFn) -> str:
    number, email = draw(st.sampled_from(_PEOPLE[:3]))
    phone = draw(st.sampled_from(["", "0612345678", "0687654321"])) if number == "8" else ""
    garden = draw(st.sampled_from(["", "large", "small"]))
    return f"{number} | {email} | {draw(_word)} | {phone} | {draw(st.sampled_from(['', 'yes', 'no']))} | {garden}"


_day = st.sampled_from(["2024-06-01", "2024-06-02", "2024-06-03"])


@st.composite
def _cells(draw: st.DrawFn, *cells: st.SearchStrategy[str]) -> str:
    return " | ".join(draw(cell) for cell in cells)


@st.composite
def _row_of_somebody(draw: st.DrawFn, *cells: st.SearchStrategy[str]) -> str:
    number, email = draw(_person)
    return " | ".join((number, email, *(draw(cell) for cell in cells)))


def _one_of(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


@st.composite
def _sale(draw: st.DrawFn) -> tuple[str, str, tuple[str, str]]:
    """Draw receipt number, day and buyer; number and buyer go together as they do at a till."""
    number = draw(st.sampled_from(["1", "2", "3", ""]))
    buyer = _PEOPLE[int(number)] if number else draw(_person)
    return number, f"2024-06-0{number or draw(st.sampled_from('12'))}", buyer


@st.composite
def _line_row(draw: st.DrawFn) -> str:
    number, date, (customer, email) = draw(_sale())
    sku = draw(st.sampled_from("AB"))
    name = draw(st.sampled_from(["", f"Article {sku}", f"Thing {sku}"]))
    status = draw(st.sampled_from(["", "paid", "cancelled"]))
    quantity = draw(st.sampled_from(["1", "1", "2", "-1"]))
    return f"{number} | {date} | {customer} | {email} | {status} | {draw(_word)} | {sku} | {name} | {quantity} | 5.00"


@st.composite
def _receipt_row(draw: st.DrawFn) -> str:
    number, date, (customer, email) = draw(_sale())
    payment = draw(st.sampled_from(["", "cash", "card"]))
    total, refund = draw(st.sampled_from(["10.00", "12.00"])), draw(st.sampled_from(["", "", "3.00"]))
    return f"{number} | {date} | {customer} | {email} | {payment} | {total} | {refund}"


_receipt = _one_of("", "1", "2", "3")
_ROWS = {
    CUSTOMERS: _customer_row(),
    LINES: _line_row(),
    RECEIPTS: _receipt_row(),
    FileKind.PRODUCTS: _cells(
        _one_of("A", "B"), _one_of("", "Rose", "Cadeaubon"), _one_of("", "3.00"), _one_of("", "x; y", "y")
    ),
    FileKind.EVENTS: _row_of_somebody(
        _day, _one_of("visit", "click", "unsubscribe"), _one_of("", "June"), _one_of("", "A")
    ),
    FileKind.PROMOTIONS: _cells(_one_of("Spring", "Sale"), _day, _one_of("", "2024-06-30"), _one_of("", "all")),
    FileKind.COMPLAINTS: _row_of_somebody(
        _receipt, _one_of("", "", "1"), _day, _one_of("", "defect"), _one_of("", "2024-07-01")
    ),
    FileKind.INVOICES: _row_of_somebody(
        _receipt, _one_of("", "9"), _day, _one_of("2024-06-20"), _one_of("", "2024-06-25")
    ),
    FileKind.SURVEY: _row_of_somebody(_day, _one_of("", "price; quality", "price"), _one_of("", "near", "nice")),
    FileKind.CONSENTS: _row_of_somebody(
        _one_of("", "email", "post"), _one_of("", "yes", "no"), _one_of("", "2024-06-03"), _one_of("", "2024-06-02")
    ),
    FileKind.RETURNS: _cells(_receipt, _one_of("", "A"), _one_of("", "1"), _one_of("", "2.50")),
}


@st.composite
def _file(draw: st.DrawFn) -> Table:
    kind = draw(st.sampled_from(list(_HEADS)))
    rows = draw(st.lists(_ROWS[kind], min_size=1, max_size=6))
    return table(kind, "\n".join([_HEADS[kind], *rows]))


@dataclass
class _Import:
    id: int
    source: Table
    before: dict[str, list[tuple[object, ...]]] = field(repr=False)


class AnyOrder(RuleBasedStateMachine):
    """Import, import again, overlap and undo as they come: the shop file is that of the imports that remain."""

    def __init__(self) -> None:
        super().__init__()
        never_too_many.start()
        self.db = open_shop(None)
        refresh(self.db)
        self.imports: list[_Import] = []

    @rule(source=_file())
    def import_file(self, source: Table) -> None:
        before = tables_as_they_are(self.db)
        report = import_table(self.db, source)
        self.imports.append(_Import(report.import_id, source, before))

    @precondition(lambda self: self.imports)
    @rule(data=st.data())
    def import_again(self, data: st.DataObject) -> None:
        again = data.draw(st.sampled_from(self.imports))
        latest = again is self.imports[-1]
        before = tables_as_they_are(self.db)
        report = import_table(self.db, again.source)
        assert report.rows_new == report.customers_new == report.sales_new == report.lines_new == 0
        if latest:
            assert report.customers_updated == 0
        self.imports.append(_Import(report.import_id, again.source, before))

    @precondition(lambda self: self.imports)
    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self.imports))
        was_newest = gone is self.imports[-1]
        undo(self.db, gone.id)
        self.imports.remove(gone)
        if was_newest and not any(each.id > gone.id for each in self.imports):
            self._is_as(gone)
        for each in self.imports:
            each.before = {}

    def _is_as(self, gone: _Import) -> None:
        if gone.before:
            assert tables_as_they_are(self.db) == gone.before

    @invariant()
    def is_the_shop_of_the_imports_that_remain(self) -> None:
        fresh = open_shop(None)
        for each in self.imports:
            import_table(fresh, each.source)
        if self.imports:
            assert content(self.db) == content(fresh)
        else:
            assert not self.db.number("SELECT count(*) FROM customer") + self.db.number("SELECT count(*) FROM sale")
        check_as_made_anew(self.db)
        assert len(import_file.imports(self.db)) == len(self.imports)
        assert not self.db.rows("PRAGMA foreign_key_check")
        fresh.close()

    def teardown(self) -> None:
        never_too_many.stop()
        self.db.close()


AnyOrder.TestCase.settings = settings(max_examples=25, stateful_step_count=8, deadline=None)
TestAnyOrder = AnyOrder.TestCase


class AnyOrderLong(AnyOrder):
    """The same, long: minutes."""


AnyOrderLong.TestCase.settings = settings(max_examples=500, stateful_step_count=15, deadline=None)
TestAnyOrderLong = pytest.mark.long(AnyOrderLong.TestCase)
