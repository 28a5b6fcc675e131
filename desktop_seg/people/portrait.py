"""A customer as the owner sees them before deciding that two are one: contact, sales, word on being written to.

Used by: merge (preview). What two would be shown as together is worked out by the same functions that show it later
(store/one_customer.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_seg.base.i18n import N_, _, format_list
from desktop_seg.model.customer import CHANNEL_WORDS, Channel, Consent
from desktop_seg.store import customer_edit, one_customer, special
from desktop_seg.store.database import Database
from desktop_seg.store.said_by_hand import consents_with, objections

_SAID = {
    Consent.YES: N_("{channel}: yes"),
    Consent.RELATION: N_("{channel}: as a customer"),
    Consent.NO: N_("{channel}: no"),
}


@dataclass(frozen=True, slots=True)
class Portrait:
    """One customer. Texts are "" and days None where nothing is known.

    sales: valid receipts; net_cents: their sum, returns taken off; first_day, last_day: of these. consents: what holds
    on each channel somebody spoke of; words on special data are not about being written to and stay out.
    """

    id: int
    customer_no: str
    name: str
    company: str
    email: str
    phones: tuple[str, ...]
    address: str
    birth_day: int | None
    note: str
    sales: int
    net_cents: int
    first_day: int | None
    last_day: int | None
    consents: Mapping[Channel, Consent]


def portrait(db: Database, customer_id: int) -> Portrait:
    """Return a customer as they are shown now."""
    consents = consents_with(db, [customer_id], {})[customer_id]
    return _drawn(_row(db, customer_id), consents, _sales(db, customer_id))


def consent_words(of: Portrait) -> str:
    """Return what somebody said to being written to, channel by channel; "" when they said nothing."""
    said = [
        _(_SAID[status]).format(channel=_(CHANNEL_WORDS[channel]))
        for channel, status in sorted(of.consents.items())
        if status in _SAID
    ]
    return format_list(said)


def together(db: Database, kept_id: int, merged_id: int) -> Portrait:
    """Return what two customers would be shown as together."""
    rows = [_row(db, each) for each in (kept_id, merged_id)]
    edits = customer_edit.by_hand(db, (kept_id,)).get(kept_id)
    whole = one_customer.as_one(rows, frozenset(edits.columns if edits else ()))
    held = consents_with(db, (kept_id, merged_id), {})
    said = [*held[kept_id], *held[merged_id], *(no for row in rows for no in objections(db, row))]
    return _drawn(whole, one_customer.strictest(said), _sales(db, kept_id, merged_id))


@dataclass(frozen=True, slots=True)
class _Sales:
    count: int
    net_cents: int
    first_day: int | None
    last_day: int | None


def _sales(db: Database, *customer_ids: int) -> _Sales:
    marks = ", ".join("?" * len(customer_ids))
    count, net, first, last = db.rows(
        f"""SELECT count(*), coalesce(sum(net_cents), 0), min(sold_day), max(sold_day) FROM sale
            WHERE is_valid AND customer_id IN ({marks})""",
        customer_ids,
    )[0]
    return _Sales(
        int(count or 0), int(net or 0), None if first is None else int(first), None if last is None else int(last)
    )


def _row(db: Database, customer_id: int) -> dict[str, Any]:
    names = db.columns("customer")
    row = db.rows(f"SELECT {', '.join(names)} FROM customer WHERE id = ?", (customer_id,))[0]
    return dict(zip(names, row, strict=True))


def _drawn(row: Mapping[str, Any], consents: list[Any], sales: _Sales) -> Portrait:
    def text(*names: str) -> str:
        return " ".join(str(row[name]) for name in names if row[name])

    places = (text("street", "house_number"), text("address_line2"), text("postcode", "city"))
    return Portrait(
        id=row["id"],
        customer_no=text("customer_no"),
        name=text("first_name", "name_infix", "last_name"),
        company=text("company"),
        email=text("email"),
        phones=tuple(str(row[name]) for name in ("mobile", "phone") if row[name]),
        address=", ".join(filter(None, places)),
        birth_day=row["birth_day"],
        note=text("note"),
        sales=sales.count,
        net_cents=sales.net_cents,
        first_day=sales.first_day,
        last_day=sales.last_day,
        consents={
            Channel(each["channel"]): Consent(each["status"])
            for each in consents
            if not special.is_topic(each["channel"])
        },
    )
