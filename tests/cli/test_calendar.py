"""The calendar of a shop and its trade, kept from the command line."""

from pathlib import Path

import pytest

from desktop_seg.segments.catalogue import find
from desktop_seg.store.shop_file import open_reader
from tests.cli.run import command, json_of


def test_an_own_occasion_is_added_found_and_removed(shop: Path) -> None:
    before = {each["key"] for each in json_of(shop, "occasions")}
    assert {"christmas", "kings_day"} <= before
    added = json_of(shop, "occasions", "add", "Street fair", "--on", "2026-09-12", "--from", "-14", "--to", "0")
    (ours,) = (each for each in added if each["key"] == "street_fair")
    assert (ours["name"], ours["rule"]["month"], ours["rule"]["day"], ours["first"]) == ("Street fair", 9, 12, -14)
    assert command(shop, "members", "first_season_street_fair", "--ids").out.split() == ["17"]
    assert "Street fair" in command(shop, "occasions").out
    left = json_of(shop, "occasions", "remove", "street_fair")
    assert {each["key"] for each in left} == before
    assert command(shop, "members", "first_season_street_fair").code == 1


def test_an_occasion_may_follow_a_weekday_easter_or_a_list(shop: Path) -> None:
    for name, rule in (
        ("Second Sunday", ("--weekday", "2", "sunday", "5")),
        ("Ascension", ("--easter", "39")),
        ("Fair", ("--days", "2025-05-03", "2026-05-09")),
    ):
        assert command(shop, "occasions", "add", name, *rule).code == 0
    kinds = {each["name"]: each["rule"]["kind"] for each in json_of(shop, "occasions") if each["is_own"]}
    assert kinds == {"Second Sunday": "weekday", "Ascension": "easter", "Fair": "table"}


def test_a_bundled_occasion_is_taken_off_and_put_back(shop: Path) -> None:
    off = json_of(shop, "occasions", "remove", "halloween")
    assert [each["is_off"] for each in off if each["key"] == "halloween"] == [True]
    assert command(shop, "members", "first_season_halloween").code == 1
    back = json_of(shop, "occasions", "restore", "halloween")
    assert not any(each["is_off"] for each in back)


def test_a_promotion_is_added_listed_and_removed(shop: Path) -> None:
    words = ("--from", "2025-09-01", "--to", "2025-09-07", "--scope", "all", "--discount", "20")
    (one,) = json_of(shop, "promotions", "add", "Late summer", *words)
    assert (one["name"], one["first_day"], one["last_day"], one["discount_share"]) == (
        ("Late summer", "2025-09-01", "2025-09-07", 0.2)
    )
    assert "Late summer" in command(shop, "promotions").out
    db = open_reader(shop)
    assert (
        db.number(
            "SELECT sale_first_days FROM customer_metric m JOIN customer c ON c.id = m.customer_id "
            "WHERE c.customer_no = '17'"
        )
        == 1
    )
    db.close()
    assert json_of(shop, "promotions", "remove", str(one["id"])) == []


@pytest.mark.parametrize(
    "words",
    [
        ("occasions", "add", "Fair"),
        ("occasions", "add", "Fair", "--on", "2026-09-12", "--easter", "1"),
        ("occasions", "add", "Fair", "--weekday", "2", "funday", "5"),
        ("occasions", "add", "Fair", "--weekday", "9", "sunday", "5"),
        ("occasions", "add", "Fair", "--weekday", "0", "sunday", "5"),
        ("occasions", "add", "Fair", "--weekday", "2", "sunday", "15"),
        ("occasions", "add", "Fair", "--easter", "9999999"),
        ("occasions", "remove"),
        ("occasions", "remove", "nothing"),
        ("occasions", "restore", "nothing"),
        ("promotions", "add", "Sale"),
        ("promotions", "remove", "one"),
        ("promotions", "remove", "7"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(shop: Path, words: tuple[str, ...]) -> None:
    found = command(shop, *words)
    assert found.code == 1
    assert found.errors.strip().endswith(".") or "--" in found.errors
    assert "desktop-seg.log" not in found.errors


def test_a_trade_sets_the_numbers_of_the_segments(shop: Path) -> None:
    assert json_of(shop, "shop", "--trade", "pet")["trade"] == "pet"
    db = open_reader(shop)
    assert find(db, "new").defaults["days"] == 30
    assert find(db, "frequent_browsers").defaults["visits"] == 5
    db.close()
    json_of(shop, "shop", "--trade", "florist")
    db = open_reader(shop)
    assert find(db, "new").defaults["days"] == 90
    db.close()


@pytest.mark.parametrize("discount", ["200", "-5", "nan", "inf", "much"])
def test_a_discount_lies_between_nothing_and_all(shop: Path, discount: str) -> None:
    words = ("promotions", "add", "Sale", "--from", "2026-07-06", f"--discount={discount}")
    found = command(shop, *words)
    assert found.code == 2
    assert "is no share in percent from 0 to 100" in found.errors
    assert json_of(shop, "promotions") == []
