"""Functions that SQL lacks and every connection offers: text as people compare it, anniversaries, places, hashes."""

import json
import unicodedata
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from desktop_seg.model.period import months_before, to_date
from desktop_seg.model.survey import told_scale
from desktop_seg.model.word_class import names_class, word_class
from desktop_seg.store import place
from desktop_seg.store.plain_postcode import plain_postcode


@dataclass(frozen=True, slots=True)
class SqlFunction:
    """A function that SQL may call by its name. Equal arguments must give equal results."""

    name: str
    arguments: int
    call: Callable[..., Any]


def fold(text: str | int | float | None) -> str | None:
    """Return text so that "UTRECHT ", "Utrecht" and composed and decomposed letters compare equal; None stays None."""
    if text is None:
        return None
    return unicodedata.normalize("NFKC", str(text)).strip().casefold()


def anniversaries(first: int, last: int) -> str:
    """Return the month and day ("0229") of everything whose anniversary falls on a day from first to last, as JSON.

    Born on 29 February: kept on the 28th in years without that day (resources/help/definitions.md#anniversary).
    """
    found = set()
    for day in range(first, min(last, first + _TWO_YEARS) + 1):
        falls = to_date(day)
        found.add(f"{falls:%m%d}")
        if (falls.month, falls.day) == (2, 28) and not isleap(falls.year):
            found.add("0229")
    return json.dumps(sorted(found))


def suppression_hash(salt: str | None, address: str | None) -> str | None:
    """Return the salted hash under which an address (or customer number) stands on the suppression list."""
    if salt is None or address is None:
        return None
    return blake2b((fold(address) or "").encode(), key=salt.encode(), digest_size=16).hexdigest()


_TWO_YEARS = 731  # longer stretches hold no other anniversaries

FUNCTIONS = (
    SqlFunction("fold", 1, fold),
    SqlFunction("anniversaries", 2, anniversaries),
    SqlFunction("suppression_hash", 2, suppression_hash),
    SqlFunction("months_before", 2, lambda day, months: None if day is None else months_before(day, months)),
    SqlFunction("word_class", 2, word_class),
    SqlFunction("names_class", 3, names_class),
    SqlFunction("told_scale", 1, told_scale),
    SqlFunction("plain_postcode", 2, plain_postcode),
    SqlFunction("place_code", 2, place.place_code),
    SqlFunction("place_region", 2, place.region),
    SqlFunction("place_inhabitants", 2, place.inhabitants),
    SqlFunction("place_latitude", 2, place.latitude),
    SqlFunction("place_longitude", 2, place.longitude),
    SqlFunction("place_climate", 2, place.climate),
    SqlFunction("distance_km", 4, place.distance_km),
    SqlFunction("postcode_distance_km", 4, place.postcode_distance_km),
)
