"""Postcodes as the post of each country writes them: "1012AB" -> "1012 AB", 1234 in Germany -> "01234".

A zero in front that a spreadsheet has lost comes back only where the country's codes have a fixed number of digits.
In: raw cells, and the country. Out: text. What does not fit the country is kept as it stands: it may be of another.
"""

import re
from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Convert, Converted, Fault, FaultKind, Hint, Style, memoised
from desktop_seg.importing.cleaning.identifier import digits_of, is_shortened, shortened_fault
from desktop_seg.importing.cleaning.text import is_empty, without_apostrophe, written
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.words.postcode import POSTCODES, PostcodeForm

_LONGEST = 16
_BLANKS = re.compile(r"[\s.-]+")
_POINT_ZERO = re.compile(r"([0-9]{2,7})\.0+")
_COUNTRY_AHEAD = re.compile(r"^(?:NL|B|BE|D|DE|F|FR|DK|A|AT|CH|L|LU|N|NO|S|SE|FI|FIN)[\s-]+(?=[0-9])")


def read_postcode(text: str, country: str) -> Converted:
    """Return a postcode in the form of its country (two letters, "" when unknown); None when there is none."""
    if is_empty(text):
        return None
    text = without_apostrophe(text).upper()
    if is_shortened(text):
        return shortened_fault()
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return Fault(FaultKind.UNREADABLE, _("This is not a postcode."))
    point_zero = _POINT_ZERO.fullmatch(text)
    if point_zero:
        text = point_zero[1]
    form = POSTCODES.get(country)
    return (_by_form(text, form) if form else None) or text


def _by_form(text: str, form: PostcodeForm) -> str | None:
    """Return the code as its country writes it, None when it is not of that shape."""
    bare = _BLANKS.sub("", _COUNTRY_AHEAD.sub("", text, count=1))
    if form.digits and bare.isdigit() and form.digits - form.zeros <= len(bare) < form.digits:
        bare = bare.zfill(form.digits)
    if re.fullmatch(form.shape, bare) is None:
        return None
    if not form.cut or not bare[form.cut :]:
        return bare
    return f"{bare[: form.cut]}{form.sign}{bare[form.cut :]}"


@dataclass(frozen=True, slots=True)
class PostcodeStyle(Style):
    """Postcodes need no decision; without a country of its own a row is read as one of the shop's."""

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of postcode cells."""

        def read(text: str) -> Converted:
            return read_postcode(text, hint.country)

        def read_number(number: float) -> Converted:
            digits = digits_of(number)
            return read(digits) if digits else shortened_fault()

        return memoised(read, read_number, lambda cell: read(written(cell)))


def is_postcode(cell: Cell) -> bool:
    """Tell whether the cell can be a postcode of some country."""
    text = written(cell)
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) <= 5
