"""The calendar of a shop: the occasions of its country, the owner's own, and the days on which people buy for them."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.occasion import FixedDay, Occasion
from desktop_seg.model.period import to_date
from desktop_seg.store import season, setting
from desktop_seg.store.database import Database
from tests.shops import day, shop_with

FAIR = Occasion("street_fair", "Street fair", FixedDay(9, 12), -2, 0)


@pytest.fixture
def shop() -> Database:
    return shop_with("anna 2024-12-10 45.00\n bo 2025-05-09 20.00")


def windows(db: Database, key: str) -> list[tuple[date, date]]:
    rows = db.rows(
        """SELECT min(d.day), max(d.day) FROM season_day d JOIN season o ON o.id = d.season_id
            WHERE o.key = ? GROUP BY d.occasion_day ORDER BY 1""",
        (key,),
    )
    return [(to_date(int(first or 0)), to_date(int(last or 0))) for first, last in rows]


def test_a_new_shop_keeps_the_calendar_of_its_country_for_the_years_of_its_sales(shop: Database) -> None:
    assert "kings_day" in {each.occasion.key for each in season.seasons(shop)}
    found = windows(shop, "christmas")
    assert [first.year for first, _last in found] == [2023, 2024, 2025, 2026, 2027]
    assert found[1] == (date(2024, 11, 27), date(2024, 12, 25))
    assert windows(shop, "mothers_day")[2] == (date(2025, 5, 1), date(2025, 5, 11))


def test_another_country_has_another_calendar(shop: Database) -> None:
    setting.save(shop, replace(setting.load(shop), country="KR"))
    refresh(shop)
    keys = {each.occasion.key for each in season.seasons(shop)}
    assert {"seollal", "chuseok", "parents_day"} <= keys
    assert "kings_day" not in keys
    assert (date(2025, 9, 22), date(2025, 10, 6)) in windows(shop, "chuseok")


def test_an_own_occasion_stays_when_the_country_changes(shop: Database) -> None:
    season.keep(shop, FAIR)
    assert windows(shop, "street_fair")[1] == (date(2024, 9, 10), date(2024, 9, 12))
    setting.save(shop, replace(setting.load(shop), country="DK"))
    refresh(shop)
    assert "street_fair" in {each.occasion.key for each in season.seasons(shop) if each.is_own}
    season.remove(shop, "street_fair")
    assert windows(shop, "street_fair") == []


def test_a_bundled_occasion_changed_or_taken_off_can_be_put_back(shop: Database) -> None:
    christmas = {each.key: each for each in season.bundled("NL")}["christmas"]
    season.keep(shop, replace(christmas, first=-40))
    refresh(shop)
    assert windows(shop, "christmas")[1][0] == date(2024, 11, 15)
    season.remove(shop, "christmas")
    refresh(shop)
    assert windows(shop, "christmas") == []
    season.restore(shop, "christmas")
    assert windows(shop, "christmas")[1] == (date(2024, 11, 27), date(2024, 12, 25))
    assert not any(each.is_own or each.is_off for each in season.seasons(shop))


def test_what_makes_no_sense_is_refused_in_a_sentence(shop: Database) -> None:
    for act in (
        lambda: season.keep(shop, replace(FAIR, first=3, last=1)),
        lambda: season.keep(shop, replace(FAIR, first=-300)),
        lambda: season.remove(shop, "nothing"),
        lambda: season.restore(shop, "nothing"),
    ):
        with pytest.raises(UserError):
            act()


def test_a_key_is_made_from_the_name_and_never_twice(shop: Database) -> None:
    assert season.key_for(shop, "Bloemencorso 2026!") == "bloemencorso_2026"
    assert season.key_for(shop, "Christmas") == "christmas_2"
    assert season.key_for(shop, "거리 축제") == "거리_축제"
    assert season.key_for(shop, "!") == "occasion"


def test_a_new_year_window_reaches_back_into_the_old_year() -> None:
    shop = shop_with("anna 2024-12-30 45.00")
    assert (date(2024, 12, 27), date(2025, 1, 1)) in windows(shop, "new_year")
    assert day("2024-12-30") in {int(row[0] or 0) for row in shop.rows("SELECT day FROM season_day")}
