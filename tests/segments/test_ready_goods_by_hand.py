"""Segments of prices, goods, seasons, the site and the newsletter on shops small enough to check by hand.

The last receipt of each shop, often of nobody ("-"), says up to which day its data reach.
"""

import pytest

from desktop_seg.segments import capability, evaluate
from desktop_seg.segments.catalogue import find, ready
from desktop_seg.store.figures import default_as_of
from tests.segments.case import goods, online, price, relation, season
from tests.segments.case.case import Case
from tests.shops import names, shop_with

CASES = (*price.CASES, *season.CASES, *goods.CASES, *online.CASES, *relation.CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key}: {case.about}")
def test_who_is_in_it(case: Case) -> None:
    shop = shop_with(
        case.sales, case.customers, events=case.events, complaints=case.complaints, promotions=case.promotions
    )
    as_of = default_as_of(shop)
    assert as_of is not None
    segment = find(shop, case.key)
    found = evaluate.members(shop, segment, as_of, dict(case.numbers))
    assert sorted(names(shop, found)) == sorted(case.who.split())
    assert not case.who or not capability.missing(segment, capability.shop_facts(shop, as_of))
    shop.close()


def test_each_of_these_segments_has_a_case() -> None:
    shop = shop_with()
    families = {"price", "season", "goods", "online", "newsletter", "goals"}
    keys = {segment.key for segment in ready(shop) if segment.family in families and "first_season" not in segment.key}
    assert keys <= {case.key for case in CASES}


@pytest.mark.parametrize("sales", ["", "anna 2025-05-01 10.00"], ids=["nobody", "one customer"])
def test_a_shop_with_hardly_anything_says_what_it_lacks(sales: str) -> None:
    shop = shop_with(sales)
    as_of = default_as_of(shop)
    facts = capability.shop_facts(shop, as_of)
    for segment in ready(shop):
        lacks = capability.missing(segment, facts)
        if as_of is not None and lacks is None:
            assert len(evaluate.members(shop, segment, as_of)) <= 1
        elif as_of is None:
            assert lacks, segment.key
