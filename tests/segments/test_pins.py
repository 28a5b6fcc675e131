"""People put in a segment or taken out by hand, and segments that cannot be evaluated any more."""

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.rules.tree import InSegment, Is, Rule
from desktop_seg.segments import evaluate, own
from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.segments.catalogue import all_segments
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.why import why
from desktop_seg.store import segment_record
from desktop_seg.store.database import Database
from tests.shops import day, names, shop_with

AS_OF = day("2025-03-31")


@pytest.fixture
def shop() -> Database:
    return shop_with(
        """
        anna   2025-01-10   40.00
        anna   2025-02-10   40.00
        bo     2025-02-01   10.00
        carl   2025-02-01   10.00
        """
    )


def kept(shop: Database, rule: Rule, key: str = "", title: str = "Mine") -> Segment:
    return own.save(shop, own.named(title, rule, key=key))


def person(shop: Database, name: str) -> int:
    return shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,))


def who(shop: Database, key: str) -> set[str]:
    segment = own.find(shop, key)
    assert segment is not None
    return set(names(shop, evaluate.members(shop, segment, AS_OF)))


def test_people_are_put_in_and_taken_out_by_hand_and_left_to_the_rule_again(shop: Database) -> None:
    key = kept(shop, Is("frequency", "at_least", 2)).key
    segment_record.pin(shop, key, person(shop, "bo"), True)
    segment_record.pin(shop, key, person(shop, "anna"), False)
    assert who(shop, key) == {"bo"}
    segment_record.pin(shop, key, person(shop, "anna"), None)
    assert who(shop, key) == {"anna", "bo"}


def test_who_was_taken_out_last_is_out(shop: Database) -> None:
    key = kept(shop, Is("frequency", "at_least", 1)).key
    for is_in in (True, False):
        segment_record.pin(shop, key, person(shop, "bo"), is_in)
    assert who(shop, key) == {"anna", "carl"}
    segment = own.find(shop, key)
    assert segment is not None
    assert not why(shop, segment.rule, person(shop, "bo"), AS_OF).holds


def test_pins_hold_for_another_segment_that_asks_for_it(shop: Database) -> None:
    first = kept(shop, Is("frequency", "at_least", 2)).key
    segment_record.pin(shop, first, person(shop, "carl"), True)
    assert who(shop, kept(shop, InSegment(first), title="Other").key) == {"anna", "carl"}


def test_a_segment_may_not_come_to_ask_about_itself(shop: Database) -> None:
    first = kept(shop, Is("frequency", "at_least", 2))
    second = kept(shop, InSegment(first.key), title="Second")
    with pytest.raises(UserError, match="itself"):
        kept(shop, InSegment(second.key), key=first.key)
    assert who(shop, first.key) == {"anna"}


def test_a_segment_that_asks_about_what_is_gone_says_so_and_keeps_no_other_from_being_counted(shop: Database) -> None:
    first = kept(shop, Is("frequency", "at_least", 2))
    second = kept(shop, InSegment(first.key), title="Second")
    third = kept(shop, Is("own_color", "is", "red"), title="Third")
    own.delete(shop, first.key)
    facts = shop_facts(shop, AS_OF)
    lacks = {segment.key: missing(segment, facts) for segment in all_segments(shop)}
    assert first.key in str(lacks[second.key])
    assert "own_color" in str(lacks[third.key])
    counted = [segment for segment in all_segments(shop) if lacks[segment.key] is None]
    assert evaluate.counts(shop, counted, AS_OF)["new"].count == 3
