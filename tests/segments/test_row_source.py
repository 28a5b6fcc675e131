"""Every kind of row can be asked about by every field and comparison, and tells nothing later than the day asked."""

import pytest

from desktop_seg.model.field import Kind
from desktop_seg.rules import tree
from desktop_seg.rules.operators import Takes, operators_for
from desktop_seg.rules.tree import Happened, Is, Measure, Rows, Span
from desktop_seg.segments import evaluate
from desktop_seg.segments.row_source import SOURCES, sources_of
from desktop_seg.segments.why import why
from desktop_seg.store import promotion
from desktop_seg.store.database import Database
from desktop_seg.store.promotion import Promotion
from tests.shops import day, names, shop_with

SALES = """
    anna   2025-04-14   40.00   no=1 channel=web coupon=SPRING product=Tulp category=Bollen brand=Groei minute=610
    anna   2025-04-14   10.00   no=2 channel=shop
    anna   2025-06-03   -5.00   no=3 product=Tulp category=Bollen brand=Groei
    bo     2025-12-23   80.00   no=4 channel=shop product=Pot category=Potten minute=1100
    bo     2026-01-05   20.00   no=5 channel=shop due=2026-02-01 paid=2026-03-01
"""


@pytest.fixture(scope="module")
def shop() -> Database:
    db = shop_with(SALES)
    anna = db.number("SELECT id FROM customer WHERE customer_no = 'anna'")
    source = {"import_id": 1, "source_row": 1}
    _insert(db, "event", source | {"customer_id": anna, "day": day("2025-05-01"), "minute": 700, "kind": "cart_add",
        "category": "Potten", "match_key": "e1"})  # fmt: skip
    _insert(db, "complaint", source | {"customer_id": anna, "day": day("2025-05-02"), "kind": "late",
        "status": "solved", "resolved_day": day("2025-05-20"), "match_key": "k1"})  # fmt: skip
    _insert(db, "survey_question", {"id": 1, "survey": "2025", "text": "How happy?", "type": "number"})
    for when, import_id, answer in (("2025-01-01", 1, "4"), ("2025-08-01", 2, "9,5")):
        _insert(db, "survey_answer", source | {"question_id": 1, "customer_id": anna, "answer": answer,
            "day": day(when), "import_id": import_id})  # fmt: skip
    _insert(db, "consent", source | {"customer_id": anna, "channel": "email", "status": "yes"})
    tulip = db.number("SELECT id FROM product WHERE name = 'Tulp'")
    _insert(db, "product_tag", {"product_id": tulip, "tag": "Bio", "import_id": 1})
    promotion.add(db, Promotion("Easter sale", day("2025-04-13"), day("2025-04-20")))
    return db


def _insert(db: Database, table: str, row: dict) -> None:
    db.insert(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def who(db: Database, rule: tree.Rule, as_of: str = "2026-03-31") -> list[str]:
    """The names of the people for whom a rule holds; each has a reason that says the same."""
    found = evaluate.member_ids(db, rule, day(as_of))
    for id_ in (int(row[0]) for row in db.rows("SELECT id FROM customer")):
        assert why(db, rule, id_, day(as_of)).holds is (id_ in found)
    return names(db, found)


def some(rows: str, where: tree.Rule | None = None) -> Happened:
    return Happened(rows, Measure.COUNT, "at_least", 1, where=where)


def a_value(kind: Kind, takes: Takes) -> tree.Values:
    """A value that fits a comparison with a field of a kind."""
    ones: dict[Kind, tree.Value] = {Kind.NUMBER: 1, Kind.MONEY: 100, Kind.DATE: tree.Day(20_000)}
    one = ones.get(kind, "x")
    fitting: dict[Takes, tree.Values] = {
        Takes.NOTHING: None,
        Takes.ONE: one,
        Takes.TWO: (one, one),
        Takes.LIST: ("x",),
        Takes.SPAN: Span(30),
        Takes.TWO_SPANS: (Span(3), Span(30)),
    }
    return fitting[takes]


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.key)
def test_every_field_of_every_kind_of_row_can_be_compared_measured_and_told(shop: Database, source) -> None:
    rules: list[tree.Rule] = []
    for field in source.fields.values():
        rules += [
            some(source.key, Is(field.key, each.key, a_value(field.kind, each.takes)))
            for each in operators_for(field.kind)
        ]
        if field.kind is not Kind.SEVERAL:
            rules.append(Happened(source.key, Measure.LAST, "known", None, field.key))
    rules.append(tree.Restarted(Rows(source.key), Span(300)))
    found = evaluate.count_rules(shop, {str(n): rule for n, rule in enumerate(rules)}, day("2026-03-31"))
    assert len(found) == len(rules)
    assert set(source.told) <= set(source.fields)
    assert source.title
    who(shop, some(source.key))


def test_filters_find_the_rows_they_name(shop: Database) -> None:
    assert who(shop, some("lines", Is("tag", "has", ("bio",)))) == ["anna"]
    assert who(shop, some("lines", Is("tag", "has_none"))) == ["bo"]
    assert who(shop, some("purchases", Is("promotion", "has", ("easter SALE",)))) == ["anna"]
    assert who(shop, some("purchases", Is("is_promotion_opening", "yes"))) == ["anna"]
    assert who(shop, some("purchases", Is("season", "has", ("christmas",)))) == ["bo"]
    assert who(shop, some("purchases", Is("day_part", "is", "evening"))) == ["bo"]
    assert who(shop, some("purchases", Is("weekday", "is", "1"))) == ["anna", "bo"]
    assert who(shop, some("purchases", Is("month", "is", "12"))) == ["bo"]
    assert who(shop, some("returns", Is("category", "is", "bollen"))) == ["anna"]
    assert who(shop, some("events", Is("event_category", "is", "Potten"))) == ["anna"]


def test_two_receipts_of_a_day_are_one_visit(shop: Database) -> None:
    assert who(shop, Happened("visits", Measure.COUNT, "equals", 1)) == ["anna"]
    assert who(shop, Happened("visits", Measure.MOST, "equals", 5000, "amount")) == ["anna"]
    assert who(shop, tree.Occurrence(tree.End.FIRST, Rows("purchases"), Is("coupon_code", "known"))) == ["anna"]


def test_a_complaint_is_open_until_the_day_it_was_settled(shop: Database) -> None:
    is_open = some("complaints", Is("status", "is", "open"))
    assert who(shop, is_open, "2025-05-01") == []
    assert who(shop, is_open, "2025-05-19") == ["anna"]
    assert who(shop, is_open, "2025-05-20") == []
    took = Happened("complaints", Measure.MOST, "equals", 18, "days_open")
    assert who(shop, took) == ["anna"]


def test_the_form_that_was_newest_on_the_day_holds(shop: Database) -> None:
    happy = Happened("answers", Measure.LAST, "equals", 9.5, "number")
    assert who(shop, happy, "2025-07-31") == []
    assert who(shop, happy, "2025-08-01") == ["anna"]
    assert who(shop, Happened("answers", Measure.COUNT, "equals", 1), "2025-08-01") == ["anna"]


def test_an_invoice_is_overdue_until_the_day_it_was_paid(shop: Database) -> None:
    overdue = some("invoices", Is("is_overdue", "yes"))
    assert who(shop, overdue, "2026-02-01") == []
    assert who(shop, overdue, "2026-02-28") == ["bo"]
    assert who(shop, overdue, "2026-03-01") == []
    settled = some("invoices", Is("is_overdue", "no"))
    assert who(shop, settled, "2026-02-28") == []
    assert who(shop, settled, "2026-03-01") == ["bo"]
    assert who(shop, some("invoices", Is("days_late", "equals", 28))) == ["bo"]


def test_what_was_said_without_a_day_counts_where_no_window_asks_for_one(shop: Database) -> None:
    assert who(shop, some("statements", Is("status", "is", "yes"))) == ["anna"]
    lately = Happened("statements", Measure.COUNT, "at_least", 1, window=tree.Window(length=Span(9_000)))
    assert who(shop, lately) == []


def test_seasons_and_promotions_of_the_shop_are_offered_by_name(shop: Database) -> None:
    fields = sources_of(shop)["purchases"].fields
    assert "Easter sale" in [choice.title for choice in fields["promotion"].choices]
    assert "christmas" in [choice.key for choice in fields["season"].choices]


def test_the_margin_of_a_line_takes_off_the_cost_of_each_piece() -> None:
    shop = shop_with("""
        anna   2025-04-14   40.00   product=Tulp quantity=4 cost=6
        bo     2025-04-14   40.00   product=Pot quantity=4
        carl   2025-04-14   40.00   product=Vase quantity=4
    """)
    shop.run("UPDATE product SET cost_cents = 900 WHERE name = 'Pot'")

    def with_a(field: str, cents: int) -> Happened:
        return some("lines", Is(field, "equals", cents))

    assert who(shop, with_a("cost", 2400)) == ["anna"]
    assert who(shop, with_a("margin", 1600)) == ["anna"]
    assert who(shop, with_a("margin", 400)) == ["bo"]
    assert who(shop, some("lines", Is("margin", "known"))) == ["anna", "bo"]
    from_pots = Happened("lines", Measure.SHARE, "equals", 1, "margin", part=Is("product", "is", "Pot"))
    assert who(shop, from_pots) == ["bo"]


def test_swapping_one_article_for_another_of_its_price_is_not_a_sale_given_back() -> None:
    shop = shop_with("""
        anna   2025-04-14   0.00   no=1 product=Tulp
        bo     2025-04-14   0.00   no=2 product=Tulp
        carl   2025-04-14   20.00  no=3 product=Tulp
    """)
    anna, bo = (shop.number("SELECT id FROM sale WHERE receipt_no = ?", (no,)) for no in ("1", "2"))
    shop.run("UPDATE sale_line SET net_cents = 1995 WHERE sale_id IN (?, ?)", (anna, bo))
    shop.run("""INSERT INTO sale_line (import_id, source_row, sale_id, content_hash, running_no, quantity, net_cents,
        is_return) VALUES (1, 2, ?, 99, 1, -1, -1995, 1)""", (anna,))  # fmt: skip
    assert who(shop, some("charges", Is("came_to_nothing", "yes"))) == ["bo"]
    assert who(shop, some("purchases", Is("came_to_nothing", "no"))) == ["anna", "carl"]
