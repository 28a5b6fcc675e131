"""How postcodes are built, by country: the shape (without blanks, in capitals), and how it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostcodeForm:
    """shape: pattern of the code without blanks and dashes. digits: how many, where it is digits only, else 0.

    zeros: how many zeros in front a spreadsheet can have lost. cut: (place, sign) put in when writing, if any.
    """

    shape: str
    digits: int = 0
    zeros: int = 0
    cut: int = 0
    sign: str = " "


def _digits(count: int, zeros: int = 1, cut: int = 0, sign: str = " ") -> PostcodeForm:
    return PostcodeForm(rf"[0-9]{{{count}}}", count, zeros, cut, sign)


_FOUR = dict.fromkeys(("BE", "AT", "CH", "LU", "NO", "DK", "HU", "SI", "BG", "AU", "NZ", "ZA", "CY"), _digits(4))
_FIVE = dict.fromkeys(("DE", "FR", "ES", "IT", "FI", "KR", "EE", "HR", "TR", "MX"), _digits(5))

POSTCODES: dict[str, PostcodeForm] = {
    **_FOUR,
    **_FIVE,
    "FI": _digits(5, zeros=2),
    "SE": _digits(5, zeros=0, cut=3),
    "CZ": _digits(5, zeros=0, cut=3),
    "SK": _digits(5, cut=3),
    "GR": _digits(5, zeros=0, cut=3),
    "PL": _digits(5, cut=2, sign="-"),
    "PT": _digits(7, zeros=0, cut=4, sign="-"),
    "JP": _digits(7, cut=3, sign="-"),
    "US": PostcodeForm(r"[0-9]{5}(?:[0-9]{4})?", 5, 2),
    "NL": PostcodeForm(r"[1-9][0-9]{3}(?:[A-Z]{2})?", cut=4),
    "GB": PostcodeForm(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", cut=-3),
    "CA": PostcodeForm(r"[A-Z][0-9][A-Z][0-9][A-Z][0-9]", cut=3),
    "IE": PostcodeForm(r"[A-Z][0-9][0-9W][A-Z0-9]{4}", cut=3),
}
