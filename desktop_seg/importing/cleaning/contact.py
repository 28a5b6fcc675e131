"""One column for e-mail and telephone: some tills write into it whatever address they have, or both.

In: raw cells. Out: Contact. What is neither is a fault; beside an address anything else in its cell is left out.
"""

import re
from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Convert, Converted, Fault, FaultKind, Hint, Style, memoised
from desktop_seg.importing.cleaning.email import is_email, read_email
from desktop_seg.importing.cleaning.identifier import digits_of, shortened_fault
from desktop_seg.importing.cleaning.phone import looks_like_phone, read_phone
from desktop_seg.importing.cleaning.text import is_empty
from desktop_seg.importing.cleaning.value import Cell, Contact, Phone

_ADDRESS = re.compile(r"[^\s,;|/<>]+@[^\s,;|/<>]+")
_LEFT_OVER = " \t\r\n,;|/<>"


def read_contact(text: str, country: str) -> Converted:
    """Return the addresses of a cell as Contact; None when it says that there are none.

    country: two letters; whose telephone number it is when it does not say so itself.
    """
    if is_empty(text):
        return None
    email = read_email(text) if "@" in text else None
    phone = read_phone(_ADDRESS.sub(" ", text).strip(_LEFT_OVER), country)
    faults = [each for each in (email, phone) if isinstance(each, Fault)]
    found = Contact(email if isinstance(email, str) else "", phone if isinstance(phone, Phone) else None)
    if found.email or found.phone:
        return found
    if faults and faults[0].kind is not FaultKind.UNREADABLE:
        return faults[0]
    return (
        Fault(FaultKind.UNREADABLE, _("This is neither an e-mail address nor a telephone number.")) if faults else None
    )


@dataclass(frozen=True, slots=True)
class ContactStyle(Style):
    """Addresses need no decision."""

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of cells with either."""

        def read(text: str) -> Converted:
            return read_contact(text, hint.country)

        def read_number(number: float) -> Converted:
            digits = digits_of(number)
            return read(digits) if digits else shortened_fault()

        return memoised(read, read_number, lambda cell: read(str(cell)))


def is_contact(cell: Cell) -> bool:
    """Tell whether the cell can be one of the two."""
    return is_email(cell) or looks_like_phone(cell)
