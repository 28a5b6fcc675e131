"""What one customer may be sent on each channel, what they said about it, and what stands in the way.

The same obstacles as for whole lists (store/may_write.py), asked for one person. Used by: the customer page.
"""

from dataclasses import dataclass

from desktop_seg.model.customer import Channel, Consent
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import obstacles
from desktop_seg.store.special import is_topic


@dataclass(frozen=True, slots=True)
class Permission:
    """One channel. status: what the customer said last, UNKNOWN when nothing. day: when, None when not known.

    source: the column or file it came from, "" when not known. obstacles: why nothing may be sent (titles marked with
    N_, in the order they are told); none means the customer may be written to.
    """

    channel: Channel
    status: Consent
    day: int | None
    source: str
    obstacles: tuple[str, ...]


def permissions(db: Database, customer_id: int, as_of: int) -> tuple[Permission, ...]:
    """Return every channel, in the order of Channel."""
    said = _said(db, customer_id)
    return tuple(_permission(db, customer_id, channel, as_of, said.get(channel)) for channel in Channel)


@dataclass(frozen=True, slots=True)
class _Said:
    status: Consent
    day: int | None
    source: str


def _said(db: Database, customer_id: int) -> dict[Channel, _Said]:
    # The statement that holds may have been said by several imports; the latest one names where it comes from.
    rows = db.rows(
        """SELECT n.channel, n.status, n.day, coalesce(nullif(s.source, ''), i.name, ''), max(s.import_id)
            FROM consent_now n
            LEFT JOIN consent s ON s.customer_id = n.customer_id AND s.channel = n.channel AND s.status = n.status
                AND s.day IS n.day
            LEFT JOIN import_file i ON i.id = s.import_id
            WHERE n.customer_id = ? GROUP BY n.channel""",
        (customer_id,),
    )
    return {
        Channel(str(row[0])): _Said(Consent(str(row[1])), None if row[2] is None else int(row[2]), str(row[3] or ""))
        for row in rows
        if not is_topic(str(row[0]))
    }


def _permission(db: Database, customer_id: int, channel: Channel, as_of: int, said: _Said | None) -> Permission:
    known = obstacles(channel, as_of)
    held = db.one(
        f"SELECT {', '.join(f'({each.sql})' for each in known)} FROM customer c WHERE c.id = ?", (customer_id,)
    )
    now = said or _Said(Consent.UNKNOWN, None, "")
    met = [each for each, holds in zip(known, held or (), strict=False) if holds]
    if now.status is Consent.NO:  # "never said yes" beside "said no" tells nothing new, nor does the own address
        met = [each for each in met if each.key not in ("no_consent", "address_objected")]
    return Permission(channel, now.status, now.day, now.source, tuple(each.title for each in met))
