"""Postcodes as the shop's own table of places has them, and all their beginnings.

Used by: store/own_place.py, metrics/place_field.py, store/sql_function.py, which offers it to SQL.
"""

import re
from functools import cache

LONGEST = 10
"""Signs of the longest postcode there is."""


@cache
def plain_postcode(country: str | None, postcode: str | None) -> str | None:
    """Return a postcode in capitals without blanks, signs and country: "NL-3731 ab" is "3731AB"; None for nothing."""
    if not postcode:
        return None
    plain = re.sub(r"[\s-]", "", str(postcode)).upper()
    if country:
        plain = re.sub(rf"^(?:{re.escape(country)}|{re.escape(country[0])})(?=\d)", "", plain)
    return plain[:LONGEST] or None


def beginnings_sql(code: str) -> str:
    """Return SQL for a list of all beginnings of a plain postcode, itself included."""
    return ", ".join(f"substr({code}, 1, {length})" for length in range(1, LONGEST + 1))
