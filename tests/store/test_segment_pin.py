"""People put into a segment or taken out by hand, also those who are one with others."""

from desktop_seg.people import merge
from desktop_seg.rules.tree import Is
from desktop_seg.segments import catalogue, own
from desktop_seg.segments.evaluate import members
from desktop_seg.store import segment_record
from tests.shops import day, names, shop_with

AS_OF = day("2025-06-30")
SALES = "anna 2025-01-05 10.00\nanna 2025-02-05 10.00\nbo 2025-03-05 10.00\ncarl 2025-04-05 10.00"


def test_a_pin_outweighs_the_conditions_until_it_is_taken_away() -> None:
    db = shop_with(SALES)
    key = own.save(db, own.named("Twice", Is("frequency", "at_least", 2))).key
    assert segment_record.pin_of(db, key, 1) is None
    for customer_id, is_in, expected in (
        (2, True, ["anna", "bo"]),
        (1, False, ["bo"]),
        (2, False, []),
        (2, None, []),
        (1, None, ["anna"]),
    ):
        segment_record.pin(db, key, customer_id, is_in)
        assert segment_record.pin_of(db, key, customer_id) is is_in
        assert sorted(names(db, members(db, catalogue.find(db, key), AS_OF))) == expected


def test_a_pin_of_somebody_who_is_one_with_others_stays_with_them() -> None:
    db = shop_with(SALES)
    key = own.save(db, own.named("Ten times", Is("frequency", "at_least", 10))).key
    link_id = merge.merge(db, 2, 3)
    segment_record.pin(db, key, 2, True)
    assert names(db, members(db, catalogue.find(db, key), AS_OF)) == ["bo"]
    merge.unmerge(db, link_id)
    assert names(db, members(db, catalogue.find(db, key), AS_OF)) == ["bo"]
