"""Which column opens which segments, and how full it is."""

from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.segments.catalogue import ready
from desktop_seg.segments.data_use import DataUse, data_uses
from desktop_seg.segments.need import NEEDS, Need
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with


def told(db: Database) -> dict[Need, DataUse]:
    return {each.need: each for each in data_uses(db, ready(db), shop_facts(db, default_as_of(db)))}


def test_a_till_without_articles_learns_what_a_category_column_would_open() -> None:
    found = told(shop_with("anna 2025-05-01 10.00\n bo 2025-05-02 20.00"))
    category = found[Need.CATEGORIES]
    assert not category.is_there
    assert {"explorers", "category_buyers", "due_to_restock"} <= set(category.opens) <= set(category.segments)
    assert category.sentence == "Needs sale lines with a column for the category of the article."
    # Brands are of use with amounts, which are there.
    assert "brand_loyal" in found[Need.BRANDS].opens


def test_what_lacks_two_things_is_opened_by_neither_alone() -> None:
    shop = shop_with("anna 2025-05-01 0\n bo 2025-05-02 0")
    brands = told(shop)[Need.BRANDS]
    assert "brand_loyal" in brands.segments
    assert "brand_loyal" not in brands.opens  # needs amounts as well
    assert "brand_buyers" in brands.opens


def test_a_column_says_how_full_it_is() -> None:
    shop = shop_with("""
        anna   2025-05-01  10.00  category=Soil  brand=Green
        bo     2025-05-02  20.00  category=Soil
        carl   2025-05-02  20.00  product=Pot
        dora   2025-05-02  20.00  product=Pot   category=Pots
    """)
    found = told(shop)
    assert (found[Need.CATEGORIES].filled, found[Need.BRANDS].filled) == (0.75, 0.25)
    assert found[Need.CATEGORIES].is_there
    assert not found[Need.CATEGORIES].opens


def test_missing_data_that_open_most_stand_first_and_every_need_has_a_use() -> None:
    shop = shop_with("anna 2025-05-01 10.00")
    every = data_uses(shop, ready(shop), shop_facts(shop, default_as_of(shop)))
    assert [each.is_there for each in every] == sorted(each.is_there for each in every)
    opens = [len(each.opens) for each in every if not each.is_there]
    assert opens == sorted(opens, reverse=True)
    assert {each.need for each in every} == set(NEEDS)


def test_what_opens_a_segment_is_what_it_says_it_lacks() -> None:
    shop = shop_with("anna 2025-05-01 10.00")
    facts = shop_facts(shop, default_as_of(shop))
    said = {segment.key: missing(segment, facts) for segment in ready(shop)}
    for each in data_uses(shop, ready(shop), facts):
        for key in each.opens:
            assert said[key] == each.sentence or "season" in key, key
