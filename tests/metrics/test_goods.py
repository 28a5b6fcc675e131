"""What goes together, where and when people buy, and what counts as a fault: figures one can check by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.metrics.refresh import refresh
from desktop_seg.metrics.related import LEAST_JOINT_BUYERS, Related, going_together, ids_of, set_of
from desktop_seg.store.database import Database, SqlValue
from tests.shops import shop_with


def figure(db: Database, name: str, key: str) -> SqlValue:
    return db.value(
        f"SELECT m.{key} FROM customer_metric m JOIN customer c ON c.id = m.customer_id WHERE c.customer_no = ?",
        (name,),
    )


def related(owned: list[tuple[int, ...]], buyers: int, least_joint: int) -> list[Related | None]:
    """Return for each person what goes with the categories they have."""
    last = len(owned) - 1
    owners = {
        group: set_of((person for person, groups in enumerate(owned) if group in groups), last)
        for group in sorted({group for groups in owned for group in groups})
    }
    told: dict[int, Related | None] = dict.fromkeys(range(len(owned)))
    for goes in going_together(owners, buyers, least_joint):
        for person in ids_of(goes.people, last):
            assert told[person] is None
            told[person] = goes.related
    return list(told.values())


def test_what_goes_best_with_something_is_told_by_lift_and_not_by_number() -> None:
    # Ten of a hundred have 1 and 2, and nobody else has either: lift 10. Forty of eighty have 3 and 1.
    owned = [(1, 2)] * 10 + [(1, 3)] * 40 + [(3,)] * 40
    found = related([*owned, (1,), (4,)], buyers=100, least_joint=10)
    assert found[-2] == Related(2, 10 * 100 / (51 * 10), 10)
    assert found[0] is None, "what goes best is there already"
    assert found[-1] is None, "nothing goes with it"


def test_too_few_people_with_both_say_nothing() -> None:
    owned = [(1, 2)] * 19 + [(1,)]
    assert related(owned, 100, LEAST_JOINT_BUYERS)[-1] is None
    assert related([(1, 2), *owned], 100, LEAST_JOINT_BUYERS)[-1] is not None


def test_of_equal_partners_the_one_with_more_people_wins_then_the_first_name() -> None:
    # 1 and 2, 1 and 3: the same lift (2 and 3 always come with 1), but twice as many have 3.
    found = related([(1, 2)] * 20 + [(1, 3)] * 40 + [(1,)], buyers=60, least_joint=20)[-1]
    assert found is not None
    assert found.group_id == 3
    found = related([(1, 2)] * 20 + [(1, 3)] * 20 + [(1,)], buyers=60, least_joint=20)[-1]
    assert found is not None
    assert found.group_id == 2


@given(
    owned=st.lists(st.sets(st.integers(1, 6), min_size=1).map(lambda groups: tuple(sorted(groups))), max_size=40),
    more=st.integers(0, 20),
)
def test_what_goes_together_is_what_a_plain_reading_says(owned: list[tuple[int, ...]], more: int) -> None:
    assert related(owned, len(owned) + more, 3) == [_plain(groups, owned, len(owned) + more) for groups in owned]


def _plain(has: tuple[int, ...], owned: list[tuple[int, ...]], buyers: int) -> Related | None:
    """Of all pairs of one that somebody has and another, the one with the highest lift."""
    best = []
    for one in has:
        for other in range(1, 7):
            both = sum({one, other} <= set(groups) for groups in owned)
            if other != one and both >= 3:
                lift = Fraction(both * buyers, sum(one in g for g in owned) * sum(other in g for g in owned))
                best.append((lift, both, -other))
    lift, both, other = max(best, default=(Fraction(0), 0, 0))
    return Related(-other, float(lift), both) if best and -other not in has else None


def test_where_and_when_count_only_receipts_that_say_so() -> None:
    shop = shop_with("""
        anna   2025-06-07  5.00  channel=web  minute=600      # a Saturday, ten in the morning
        anna   2025-06-09  5.00  channel=shop minute=1020     # a Monday, five in the afternoon
        anna   2025-06-10  5.00                               # does not say
        anna   2025-06-10  -5.00 channel=web                  # a return is no purchase
        bo     2025-06-10  5.00
    """)
    assert figure(shop, "anna", "web_share") == 0.5
    assert figure(shop, "anna", "morning_share") == 0.5
    assert figure(shop, "anna", "evening_share") == 0.5
    assert figure(shop, "anna", "weekend_share") == pytest.approx(1 / 3)
    assert figure(shop, "bo", "web_share") is None


def test_shares_of_discounts_are_unknown_in_a_shop_that_notes_none() -> None:
    shop = shop_with("anna 2025-06-07 5.00")
    assert figure(shop, "anna", "discounted_share") is None
    assert figure(shop, "anna", "full_price_visits") is None
    noted = shop_with("anna 2025-06-07 5.00\n bo 2025-06-07 5.00 coupon=A")
    assert (figure(noted, "anna", "discounted_share"), figure(noted, "bo", "discounted_share")) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("reason", "is_fault"),
    [
        ("Defect", True),
        ("BESCHADIGD", True),
        ("Verkeerd-geleverd", False),  # only as the two words
        ("Wrong-size", False),
        ("Beviel-niet", False),
        ("불량", True),
        ("Ødelagt", True),
        ("qualité", True),
    ],
)
def test_a_return_is_trouble_when_the_article_was_at_fault(reason: str, is_fault: bool) -> None:
    shop = shop_with(f"anna 2025-06-01 5.00\n anna 2025-06-07 -5.00 product=Vase reason={reason}")
    assert shop.number("SELECT count(*) FROM customer_metric_trouble") == is_fault


def test_nothing_was_spent_on_the_brand_of_a_sale_that_was_paid_back() -> None:
    shop = shop_with("""
        anna   2025-04-14   100.00  no=1 product=Vase brand=Kleihuys
        anna   2025-04-15   60.00   no=2 product=Spade brand=Merel
        anna   2025-04-16   40.00   no=3 product=Seed brand=Vink
    """)
    assert (figure(shop, "anna", "top_brand_365"), figure(shop, "anna", "top_brand_share_365")) == ("Kleihuys", 0.5)
    shop.run("UPDATE sale SET net_cents = 0, refund_cents = gross_cents WHERE receipt_no = '1'")
    refresh(shop)
    assert (figure(shop, "anna", "top_brand_365"), figure(shop, "anna", "top_brand_share_365")) == ("Merel", 0.6)


def test_what_was_paid_back_lowers_the_profit_in_full_beside_articles_without_a_cost_price() -> None:
    shop = shop_with("""
        anna   2025-04-14   100.00  no=1 product=Vase cost=40
        anna   2025-04-15   60.00   no=2 product=Spade
    """)
    assert figure(shop, "anna", "profit_365") == 6000
    shop.run("UPDATE sale SET net_cents = 9000, refund_cents = 1000 WHERE receipt_no = '1'")
    refresh(shop)
    assert figure(shop, "anna", "profit_365") == 5000
