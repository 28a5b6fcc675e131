"""E-mail addresses that were probably mistyped at the till: gmail.con, hotmial.com. Kept and shown, never changed.

A guess of one slip from a provider that many people have; the owner decides. Used by: export, flow.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.base.i18n import N_, _, format_list, format_number, ngettext
from desktop_seg.store.database import Database

TITLE = N_("E-mail addresses that are probably mistyped")
_MOST_NAMED = 5

# Providers by name, with the endings their addresses have.
_PROVIDERS = {
    "gmail": ("com",), "googlemail": ("com",), "hotmail": ("com", "nl", "dk", "de", "fr", "be", "co.uk"),
    "outlook": ("com", "nl", "dk", "de", "fr", "be", "kr"), "live": ("com", "nl", "dk", "de", "fr", "be", "co.uk"),
    "yahoo": ("com", "nl", "dk", "de", "fr", "co.uk", "co.kr"), "ymail": ("com",), "icloud": ("com",), "mail": ("com",),
    "email": ("com",), "msn": ("com",), "aol": ("com",), "protonmail": ("com",), "proton": ("me",),
    "ziggo": ("nl",), "kpnmail": ("nl",), "planet": ("nl",), "xs4all": ("nl",), "hetnet": ("nl",), "home": ("nl",),
    "casema": ("nl",), "chello": ("nl",), "upcmail": ("nl",), "telenet": ("be",), "skynet": ("be",),
    "web": ("de",), "gmx": ("de", "net", "com"), "t-online": ("de",), "freenet": ("de",),
    "orange": ("fr",), "wanadoo": ("fr",), "free": ("fr",), "laposte": ("net",), "sfr": ("fr",),
    "naver": ("com",), "daum": ("net",), "hanmail": ("net",), "kakao": ("com",), "nate": ("com",),
    "jubii": ("dk",), "stofanet": ("dk",), "yousee": ("dk",),
}  # fmt: skip
_DOMAINS = frozenset(f"{name}.{ending}" for name, endings in _PROVIDERS.items() for ending in endings)
# No country and no sort of firm has these: a slip of the finger on a keyboard.
_ENDINGS = {
    **dict.fromkeys(("con", "cmo", "ocm", "vom", "xom", "comm", "coom", "cpm", "om", "cm"), "com"),
    **dict.fromkeys(("nll", "ml", "nk"), "nl"),
}
# Short names are one slip from too many others.
_SHORTEST_NAME = 5
# Endings of other countries that are one slip from "com" or "nl" are left alone but at these providers.
_REAL_ENDINGS = frozenset({"om", "cm", "ml"})


@dataclass(frozen=True, slots=True)
class Mistyped:
    """An address as it stands in the shop file, and what it was probably meant to be."""

    email: str
    meant: str


def mistyped(db: Database, ids: Sequence[int]) -> tuple[Mistyped, ...]:
    """Return the addresses of these people that were probably mistyped, each once."""
    sql = """SELECT DISTINCT c.email FROM json_each(?) x JOIN customer c ON c.id = x.value
             WHERE c.email IS NOT NULL ORDER BY c.email"""
    emails = (str(row[0]) for row in db.rows(sql, (json.dumps(list(ids)),)))
    found = ((email, likely_address(email)) for email in emails)
    return tuple(Mistyped(email, meant) for email, meant in found if meant is not None)


def sentence(found: Sequence[Mistyped]) -> str:
    """Say in a sentence which addresses should be looked at, "" for none."""
    if not found:
        return ""
    text = ngettext(
        "{n} e-mail address is probably mistyped: {examples}. It stays as it is; mend it at the customer.",
        "{n} e-mail addresses are probably mistyped: {examples}. They stay as they are; mend them at the customers.",
        len(found),
    )
    named = [_("{email} (meant: {meant}?)").format(email=each.email, meant=each.meant) for each in found[:_MOST_NAMED]]
    more = ["…"] if len(found) > _MOST_NAMED else []
    return text.format(n=format_number(len(found)), examples=format_list([*named, *more]))


def likely_address(email: str) -> str | None:
    """Return what an address was probably meant to be, None when nothing looks mistyped."""
    name, _at, domain = email.rpartition("@")
    if not name or domain in _DOMAINS:
        return None
    meant = _provider(domain) or _with_ending(domain)
    return f"{name}@{meant}" if meant else None


def _provider(domain: str) -> str | None:
    near = [known for known in _DOMAINS if _is_long(known) and _is_one_slip(domain, known)]
    return min(near) if near else None


def _is_long(domain: str) -> bool:
    return len(domain.partition(".")[0]) >= _SHORTEST_NAME


def _with_ending(domain: str) -> str | None:
    before, _point, ending = domain.rpartition(".")
    if ending in _REAL_ENDINGS or ending not in _ENDINGS:
        return None
    return f"{before}.{_ENDINGS[ending]}"


def _is_one_slip(text: str, meant: str) -> bool:
    """Tell whether one letter is wrong, missing, too many, or changed places with its neighbour."""
    if abs(len(text) - len(meant)) > 1 or text == meant:
        return False
    start = next((i for i, (a, b) in enumerate(zip(text, meant, strict=False)) if a != b), min(len(text), len(meant)))
    rest, wanted = text[start:], meant[start:]
    if len(text) == len(meant):
        return rest[1:] == wanted[1:] or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    return rest == wanted[1:] or rest[1:] == wanted
