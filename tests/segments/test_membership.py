"""The segments of one customer are those whose members they are."""

import pytest

from desktop_seg.rules.tree import Is
from desktop_seg.segments import catalogue, own
from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.segments.evaluate import members
from desktop_seg.segments.membership import memberships
from tests.shops import day, shop_with

AS_OF = day("2025-06-30")
SALES = "\n".join(
    f"c{n} 2025-{month:02}-{n + 3:02} {n * 5}.00" for n in range(1, 9) for month in range(1, 7) if (n * month) % 3
)


@pytest.mark.parametrize("are_counted", [True, False], ids=["all segments were counted", "nothing was asked before"])
def test_memberships_agree_with_the_members_of_every_segment(are_counted: bool) -> None:
    db = shop_with(SALES + "\nlast 2025-06-30 1.00", customers="quiet city=Utrecht")
    own.save(db, own.named("From Utrecht", Is("city", "is", "Utrecht"), color="#0072B2"))
    facts = shop_facts(db, AS_OF)
    working = [each for each in catalogue.all_segments(db) if missing(each, facts) is None]
    inside = {each.key: set(members(db, each, AS_OF)) for each in working}
    if not are_counted:
        db.memory.clear()
    for id in range(1, 11):
        found = memberships(db, id, AS_OF)
        assert {each.key for each in found} == {key for key, ids in inside.items() if id in ids}
        assert all(each.title and each.reason for each in found)
    (first, *_) = memberships(db, db.number("SELECT id FROM customer WHERE city = 'Utrecht'"), AS_OF)
    assert (first.title, first.color) == ("From Utrecht", "#0072B2")


def test_a_shop_without_sales_has_no_members() -> None:
    assert memberships(shop_with(customers="anna city=Utrecht"), 1, None) == ()
