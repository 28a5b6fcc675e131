"""Where a postcode lies: the tables that come with the program, as functions for SQL.

In: resources/places/*.csv. Rows of table `place` in the shop file come before them (metrics/place_field.py).
Used by: store/sql_function.py, which offers them to SQL. Places that are not known are None, never guessed.
"""

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop_seg.base import paths

_EARTH_KM = 6371.0088
# How much of a postcode the tables know; a Dutch one has two letters behind its four digits.
_DIGITS = {"NL": 4, "BE": 4, "DK": 4, "DE": 5, "KR": 4}
_BLANKS = re.compile(r"[\s-]")
_WHOLE = {"NL": 4, "BE": 4, "DK": 4, "DE": 5, "KR": 5}


@dataclass(frozen=True, slots=True)
class Place:
    """One postcode area. latitude, longitude: degrees. region: "" unknown. inhabitants: of its town, None unknown."""

    latitude: float
    longitude: float
    region: str
    inhabitants: int | None


@cache
def place_code(country: str | None, postcode: str | None) -> str | None:
    """Return a postcode as far as places are known by it: "3731 AB" of NL is "3731"; None for what is no postcode.

    In a country without a table it is the postcode itself without blanks, so that the shop's own table can hold it.
    """
    if not country or not postcode:
        return None
    if country not in _DIGITS:
        return _BLANKS.sub("", str(postcode)).upper() or None
    first, rest = str(postcode)[: _WHOLE[country]], str(postcode)[_WHOLE[country] :].lstrip()[:1]
    if first.isdecimal() and len(first) == _WHOLE[country] and (not rest or rest.isalpha()):
        return first[: _DIGITS[country]]  # as nearly all are written; the rest takes ten times as long
    plain = _BLANKS.sub("", str(postcode)).upper()
    plain = re.sub(rf"^(?:{country}|{country[0]})(?=\d)", "", plain)
    number = re.match(r"\d+", plain)
    return number[0][: _DIGITS[country]] if number and len(number[0]) == _WHOLE[country] else None


def region(country: str | None, code: str | None) -> str | None:
    """Return the region of a place code."""
    place = _place(country, code)
    return place.region or None if place else None


def inhabitants(country: str | None, code: str | None) -> int | None:
    """Return the inhabitants of the town of a place code."""
    place = _place(country, code)
    return place.inhabitants if place else None


def latitude(country: str | None, code: str | None) -> float | None:
    """Return the latitude of the middle of a place in degrees."""
    place = _place(country, code)
    return place.latitude if place else None


def longitude(country: str | None, code: str | None) -> float | None:
    """Return the longitude of the middle of a place in degrees."""
    place = _place(country, code)
    return place.longitude if place else None


def climate(country: str | None, region_name: str | None) -> str | None:
    """Return the climate of a region: "oceanic", "continental" or "subtropical"."""
    return _climates().get((country or "", region_name or ""))


def distance_km(
    latitude_1: float | None, longitude_1: float | None, latitude_2: float | None, longitude_2: float | None
) -> float | None:
    """Return the kilometres between two places as the crow flies (haversine), one decimal; None when one is unknown."""
    if latitude_1 is None or longitude_1 is None or latitude_2 is None or longitude_2 is None:
        return None
    north, south = math.radians(latitude_1), math.radians(latitude_2)
    across, along = (south - north) / 2, math.radians(longitude_2 - longitude_1) / 2
    half = math.sin(across) ** 2 + math.cos(north) * math.cos(south) * math.sin(along) ** 2
    return round(2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half))), 1)


@lru_cache(50_000)  # many people live in one postcode
def postcode_distance_km(
    country_1: str | None, postcode_1: str | None, country_2: str | None, postcode_2: str | None
) -> float | None:
    """Return the kilometres between two postcodes by the tables that come along; None when one is not in them."""
    return _code_distance_km(country_1, place_code(country_1, postcode_1), country_2, place_code(country_2, postcode_2))


@lru_cache(50_000)
def _code_distance_km(
    country_1: str | None, code_1: str | None, country_2: str | None, code_2: str | None
) -> float | None:
    one, other = _place(country_1, code_1), _place(country_2, code_2)
    if one is None or other is None:
        return None
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


@cache
def _place(country: str | None, code: str | None) -> Place | None:
    row = None if country is None or code is None else _rows(country).get(code)
    if row is None:
        return None
    _postcode, latitude, longitude, region_name, people = row
    return Place(float(latitude), float(longitude), region_name, int(people) if people else None)


@cache
def _rows(country: str) -> dict[str, list[str]]:
    """Return the table of a country by place code, empty where there is none: rows as they stand in the file."""
    path = paths.resource("places", f"{country}.csv")
    if country not in _DIGITS or not path.is_file():
        return {}
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        _head, *rows = csv.reader(file)
    return {row[0]: row for row in rows}


@cache
def _climates() -> dict[tuple[str, str], str]:
    import csv

    with paths.resource("places", "climates.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["region"]): row["climate"] for row in csv.DictReader(file)}
