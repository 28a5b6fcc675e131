"""Functions that SQL lacks and every connection offers: comparing text as people do, anniversaries, hashes."""

import unicodedata
from calendar import isleap
from hashlib import blake2b

from desktop_seg.model.period import months_before, to_date


def fold(text: str | int | float | None) -> str | None:
    """Return text so that "UTRECHT ", "Utrecht" and composed and decomposed letters compare equal; None stays None."""
    if text is None:
        return None
    return unicodedata.normalize("NFKC", str(text)).strip().casefold()


def anniversary_between(day: int | None, first: int, last: int) -> int | None:
    """Return 1 when an anniversary of `day` falls on a day from first to last, else 0; None when the day is unknown.

    Born on 29 February: kept on the 28th in years without that day (resources/help/definitions.md#anniversary).
    """
    if day is None:
        return None
    born = to_date(day)
    for year in range(to_date(first).year, to_date(last).year + 1):
        date_of_year = born.day if (born.month, born.day) != (2, 29) or isleap(year) else 28
        if first <= (born.replace(year=year, day=date_of_year) - _EPOCH).days <= last:
            return 1
    return 0


def months_later(day: int | None, months: int) -> int | None:
    """Return the day so many calendar months later (model/period.months_before); None stays None."""
    return None if day is None else months_before(day, -months)


def suppression_hash(salt: str | None, address: str | None) -> str | None:
    """Return the salted hash under which an address (or customer number) stands on the suppression list."""
    if salt is None or address is None:
        return None
    return blake2b((fold(address) or "").encode(), key=salt.encode(), digest_size=16).hexdigest()


_EPOCH = to_date(0)
