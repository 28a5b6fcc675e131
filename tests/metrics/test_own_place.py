"""The shop's own table of places in the fields of people: the longest beginning holds, for each thing it tells."""

from dataclasses import replace

from desktop_seg.store import own_place, setting
from desktop_seg.store.database import Database
from desktop_seg.store.own_place import OwnPlace
from desktop_seg.store.plain_postcode import plain_postcode
from tests.metrics.ask import ask
from tests.shops import shop_with

CUSTOMERS = """
    anna postcode=3511AB
    bo   postcode=3511CD
    carl postcode=3581AA
    dora postcode=0000ZZ
    eva  postcode=SW1A1AA country=GB
    fred city=Utrecht
"""


def _shop(*places: OwnPlace) -> Database:
    db = shop_with(customers=CUSTOMERS)
    with db.transaction():
        own_place.put(db, places)
    return db


def test_the_longest_beginning_holds_for_each_thing_it_tells() -> None:
    db = _shop(
        OwnPlace("NL", "35", region="Own province", climate="subtropical"),
        OwnPlace("NL", "3511", region="Old town", inhabitants=4_000),
        OwnPlace("NL", "3511AB", region="The square"),
        OwnPlace("GB", "SW1A", region="Westminster", lat=51.5, lon=-0.14, is_urban=1),
    )
    regions = ask(db, "home_region")
    assert {name: regions[name] for name in ("anna", "bo", "carl", "eva")} == {
        "anna": "The square",
        "bo": "Old town",
        "carl": "Own province",
        "eva": "Westminster",
    }
    assert ask(db, "climate") == {
        **{"anna": "subtropical", "bo": "subtropical", "carl": "subtropical"},
        **{"dora": None, "eva": None, "fred": None},
    }
    sizes = ask(db, "town_size")
    assert (sizes["anna"], sizes["bo"], sizes["carl"], sizes["eva"]) == ("village", "village", "city", None)
    urban = ask(db, "is_urban")
    assert (urban["anna"], urban["carl"], urban["eva"], urban["dora"]) == (0, 1, 1, None)


def test_distances_follow_the_own_table_of_both_ends() -> None:
    db = _shop(OwnPlace("NL", "0000", lat=52.0, lon=5.0), OwnPlace("NL", "3511", lat=52.0, lon=5.0))
    setting.save(db, replace(setting.load(db), postcode="0000 ZZ"))
    found = ask(db, "distance_km")
    assert (found["anna"], found["dora"], found["fred"]) == (0, 0, None)


def test_forgetting_falls_back_to_the_table_of_the_program() -> None:
    db = _shop(OwnPlace("NL", "3511", region="Old town"), OwnPlace("NL", "3581", region="East"))
    assert own_place.forget(db, ("NL", "3511")) == 1
    assert (ask(db, "home_region")["anna"], ask(db, "home_region")["carl"]) == ("Utrecht", "East")
    assert own_place.forget(db) == 1
    assert ask(db, "home_region")["carl"] == "Utrecht"
    assert own_place.count(db) == 0


def test_a_place_that_is_taken_in_again_is_replaced_whole() -> None:
    db = _shop(OwnPlace("NL", "3511", region="Old town", climate="continental"))
    own_place.put(db, [OwnPlace("NL", "3511", town="Utrecht")])
    assert own_place.first_places(db, 9) == (OwnPlace("NL", "3511", town="Utrecht"),)
    assert ask(db, "home_region")["anna"] == "Utrecht"


def test_postcodes_are_compared_plain() -> None:
    assert plain_postcode("NL", "NL-3511 ab") == "3511AB"
    assert plain_postcode("DE", "D-01067") == "01067"
    assert plain_postcode("GB", "sw1a 1aa") == "SW1A1AA"
    assert plain_postcode("NL", " ") is None
    db = _shop(OwnPlace("NL", "35"), OwnPlace("NL", "3511"), OwnPlace("DK", "35"))
    assert [each.postcode for each in own_place.places_of(db, "NL", "3511 AB")] == ["3511", "35"]
