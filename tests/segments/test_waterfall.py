"""How a rule comes to its people: each condition alone, together with those before it, and the group without it."""

import pytest

from desktop_seg.rules.tree import All, AnyOf, Is, Not, Rule
from desktop_seg.segments import evaluate
from desktop_seg.segments.evaluate import Culprit, culprit
from desktop_seg.segments.waterfall import emptied_at, waterfall
from desktop_seg.store.database import Database
from tests.shops import day, shop_with

AS_OF = day("2025-03-31")
OFTEN = Is("frequency", "at_least", 2)
ZEIST = Is("city", "is", "Zeist")
RICH = Is("monetary", "at_least", 100_000)


@pytest.fixture(scope="module")
def shop() -> Database:
    return shop_with(
        """
        anna   2025-01-10   40.00
        anna   2025-02-10   40.00
        bo     2025-02-01   10.00
        carl   2025-02-01   10.00
        """,
        customers="anna city=Zeist\nbo city=Zeist\ndora city=Soest",
    )


def numbers(shop: Database, rule: Rule) -> list[tuple[int, int, int]]:
    return [(level.alone, level.so_far, level.without) for level in waterfall(shop, rule, AS_OF)]


def test_each_condition_is_counted_alone_with_those_before_and_left_out(shop: Database) -> None:
    assert numbers(shop, All(ZEIST, OFTEN)) == [(2, 2, 1), (1, 1, 2)]
    assert numbers(shop, AnyOf(OFTEN, Is("city", "is", "Soest"))) == [(1, 1, 1), (1, 2, 1)]
    assert numbers(shop, All(ZEIST, Not(OFTEN), RICH)) == [(2, 2, 0), (3, 1, 0), (0, 0, 1)]


def test_a_single_condition_is_a_group_of_one(shop: Database) -> None:
    assert numbers(shop, OFTEN) == [(1, 1, 4)]


def test_the_condition_after_which_nobody_is_left_is_named(shop: Database) -> None:
    assert emptied_at(waterfall(shop, All(ZEIST, Is("city", "is", "Soest"), OFTEN), AS_OF)) == 1
    assert emptied_at(waterfall(shop, All(ZEIST, OFTEN), AS_OF)) is None
    assert emptied_at(waterfall(shop, All(), AS_OF)) is None


def test_the_culprit_is_the_condition_without_which_most_people_are_left(shop: Database) -> None:
    assert culprit(shop, All(ZEIST, OFTEN, RICH), AS_OF) == Culprit(2, 1)
    assert culprit(shop, All(RICH, RICH), AS_OF) is None
    assert culprit(shop, RICH, AS_OF) is None


def test_the_numbers_agree_with_the_lists(shop: Database) -> None:
    rule = All(ZEIST, Not(OFTEN))
    assert waterfall(shop, rule, AS_OF)[-1].so_far == len(evaluate.member_ids(shop, rule, AS_OF))
