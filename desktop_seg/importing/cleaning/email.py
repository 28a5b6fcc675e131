"""E-mail addresses: lower case, one per cell, without what people put around them. Nothing is asked of the network.

Most addresses pass a strict pattern of our own; only the doubtful go to email-validator, which is ten times slower.
In: raw cells. Out: text. Addresses shared by many people are the business of matching, not of cleaning.
"""

import re
from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import (
    Convert,
    Fault,
    FaultKind,
    Hint,
    Style,
)
from desktop_seg.importing.cleaning.identifier import is_masked, masked_fault
from desktop_seg.importing.cleaning.plain_text import as_text
from desktop_seg.importing.cleaning.text import is_empty, without_apostrophe
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.words.email import NO_ENDINGS, PLACEHOLDERS

_LONGEST = 254
_LONGEST_NAME = 64
_PLAIN = re.compile(
    r"[a-z0-9_][a-z0-9_+-]*(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,24})"
)
_IN_BRACKETS = re.compile(r"<([^<>@\s]+@[^<>\s]+)>")
_BETWEEN = re.compile(r"[;,|/\s]+")
_BLANK_AT = re.compile(r"\s*@\s*")
_AROUND = " .,;:<>()[]\"'"


def read_email(text: str) -> str | Fault | None:
    """Return the first address of a cell, None when it says that there is none."""
    if is_empty(text):
        return None
    text = without_apostrophe(text).casefold()
    if "@" not in text:
        return _no_address()
    if is_masked(text):
        return masked_fault()
    address = _first(text)
    if address.partition("@")[0] in PLACEHOLDERS:
        return None
    plain = _PLAIN.fullmatch(address)
    if plain and plain[1] not in NO_ENDINGS and len(address) <= _LONGEST and address.index("@") <= _LONGEST_NAME:
        return address
    return _validated(address)


def _first(text: str) -> str:
    """Return the first address among what stands in a cell: "Jan <jan@x.nl>", "mailto:a@x.nl", "a@x.nl; b@x.nl"."""
    bracketed = _IN_BRACKETS.search(text)
    if bracketed:
        return bracketed[1]
    parts = _BETWEEN.split(_BLANK_AT.sub("@", text.replace("mailto:", "")))
    return next((part.strip(_AROUND).partition("?")[0] for part in parts if "@" in part), text)


def _validated(address: str) -> str | Fault:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        return _no_address()


def _no_address() -> Fault:
    return Fault(FaultKind.UNREADABLE, _("This is not an e-mail address."))


@dataclass(frozen=True, slots=True)
class EmailStyle(Style):
    """E-mail addresses need no decision."""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of e-mail cells."""
        return as_text(read_email)


def is_email(cell: Cell) -> bool:
    """Tell whether the cell can be an e-mail address."""
    return isinstance(cell, str) and not isinstance(read_email(cell), Fault)
