"""When two spreadsheets have the same layout: headings compared without case, accents, blanks and signs.

Used by: synonym (looking up a heading), saved_mapping (last time's answers return with the same headings).
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4_096)
def norm(header: str) -> str:
    """Return a heading reduced to its letters and digits: "E-mail Adres" and "e_mailadres" are the same.

    Compatible forms are made one (NFKC), case and combining marks fall away. Hangul stays composed, otherwise it would
    come apart into single letters.
    """
    if header.isascii():  # most are, and every way of writing a plain letter is the same
        return "".join(filter(str.isalnum, header.casefold()))
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", header).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return "".join(sign for sign in unicodedata.normalize("NFC", bare) if sign.isalnum())


def fingerprint(headers: Iterable[str]) -> str:
    """Return a short word that is the same for the same headings in any order; empty headings do not count."""
    reduced = sorted(filter(None, map(norm, headers)))
    return hashlib.sha256("\n".join(reduced).encode()).hexdigest()[:24]
