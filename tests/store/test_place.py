"""Postcodes and where they lie, held against facts that stand on any map."""

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.store import place


@pytest.mark.parametrize(
    ("country", "postcode", "code"),
    [
        ("NL", "3731 AB", "3731"),
        ("NL", "3731ab", "3731"),
        ("NL", "NL-3731 AB", "3731"),
        ("NL", "12", None),
        ("DK", "DK-8000", "8000"),
        ("DE", "D-10115", "10115"),
        ("KR", "04524", "0452"),
        ("KR", "0452", None),
        ("GB", "SW1A 1AA", "SW1A1AA"),
        ("NL", None, None),
        (None, "3731", None),
    ],
)
def test_a_postcode_is_taken_as_far_as_places_are_known(
    country: str | None, postcode: str | None, code: str | None
) -> None:
    assert place.place_code(country, postcode) == code


@given(
    st.sampled_from(("NL", "BE", "DE", "KR")),
    st.text(st.sampled_from("0123456789 -\tabNDnßé\u00a0\u0663\u00b2"), max_size=9)
    | st.from_regex(r"[0-9]{3,6} ?[a-zA-Z]{0,2}"),
)
def test_a_postcode_is_told_by_its_signs_one_by_one(country: str, postcode: str) -> None:
    signs = [sign for sign in postcode.upper() if not sign.isspace() and sign != "-"]
    for beginning in (country, country[0]):
        if "".join(signs).startswith(beginning) and "".join(signs[len(beginning) :])[:1].isdecimal():
            signs = signs[len(beginning) :]
            break
    digits = "".join(takewhile(str.isdecimal, signs))
    whole, known = {"NL": (4, 4), "BE": (4, 4), "DE": (5, 5), "KR": (5, 4)}[country]
    assert place.place_code(country, postcode) == (digits[:known] if len(digits) == whole else None)


@pytest.mark.parametrize(
    ("country", "postcode", "region", "climate"),
    [
        ("NL", "1012 AB", "Noord-Holland", "oceanic"),
        ("NL", "9712 CP", "Groningen", "oceanic"),
        ("NL", "6211 AA", "Limburg", "oceanic"),
        ("DK", "8000", "Midtjylland", "oceanic"),
        ("DK", "5000", "Syddanmark", "oceanic"),
        ("BE", "9000", "Oost-Vlaanderen", "oceanic"),
        ("DE", "80331", "Bayern", "continental"),
        ("KR", "04524", "서울특별시", "continental"),
        ("KR", "48058", "부산광역시", "subtropical"),
    ],
)
def test_towns_lie_in_their_region_and_climate(country: str, postcode: str, region: str, climate: str) -> None:
    code = place.place_code(country, postcode)
    assert place.region(country, code) == region
    assert place.climate(country, region) == climate


@pytest.mark.parametrize("country", ["NL", "BE", "DK", "DE", "KR"])
def test_every_region_has_a_climate_and_every_place_lies_in_its_country(country: str) -> None:
    box = {"NL": (50, 54, 3, 8), "BE": (49, 52, 2, 7), "DK": (54, 58, 8, 16), "DE": (47, 56, 5, 16)}
    south, north, west, east = box.get(country, (33, 39, 124, 132))
    codes = [f"{number:0{len('00000' if country == 'DE' else '0000')}}" for number in range(100_000)]
    places = [(code, place.region(country, code)) for code in codes if place.latitude(country, code) is not None]
    assert len(places) > 1000
    assert all(place.climate(country, region) for _, region in places if region)
    assert all(south < (place.latitude(country, code) or 0) < north for code, _ in places)
    assert all(west < (place.longitude(country, code) or 0) < east for code, _ in places)


def test_distance_is_that_of_the_map() -> None:
    # Amsterdam to Rotterdam is 57 km as the crow flies, to Groningen 147 km.
    def between(one: str, other: str) -> float | None:
        points = [(place.latitude("NL", code), place.longitude("NL", code)) for code in (one, other)]
        return place.distance_km(*points[0], *points[1])

    assert between("1012", "3011") == pytest.approx(57, abs=2)
    assert between("1012", "9712") == pytest.approx(147, abs=3)
    assert between("1012", "1012") == 0
    assert between("1012", "0001") is None


def test_postcodes_are_as_far_apart_as_their_places() -> None:
    codes = {
        postcode: place.place_code("NL", postcode) for postcode in ("1012 AB", "3011 XX", "9712CP", "0001 AA", None)
    }
    points = {each: (place.latitude("NL", code), place.longitude("NL", code)) for each, code in codes.items()}
    for one, here in points.items():
        for other, there in points.items():
            assert place.postcode_distance_km("NL", one, "NL", other) == place.distance_km(*here, *there)
    assert place.postcode_distance_km("NL", "1012 AB", "NL", "3011 XX") is not None


def test_a_city_is_larger_than_a_village() -> None:
    assert (place.inhabitants("DK", "1050") or 0) > 500_000
    assert (place.inhabitants("NL", "1012") or 0) > 500_000
    assert 0 < (place.inhabitants("NL", "3731") or 0) < 20_000
    assert place.inhabitants("NL", "0001") is None
