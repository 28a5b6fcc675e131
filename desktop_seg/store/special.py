"""Special categories: own fields the law protects most, kept for a stated purpose and used only with explicit consent.

The word of each person on such a field is a consent like those on being written to: table consent, channel
`topic(key)`, so that the newest dated word holds, a no beats a yes, an undo takes its own words away, and of people
who are one the strictest holds. Off as long as the owner does not switch it on (setting.uses_special).
Source: resources/help/special.md. Used by: metrics/own_field.py, importing/writing, people, the customer page.
"""

from dataclasses import replace

from desktop_seg.model.customer import Consent
from desktop_seg.store import customer_edit, journal, setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE

_TOPIC = "special:"


def topic(key: str) -> str:
    """Return what a consent to the use of an own field (field_def.key) is filed under."""
    return _TOPIC + key


def is_topic(channel: str) -> bool:
    """Whether a consent is about a special category, and not about being written to."""
    return channel.startswith(_TOPIC)


def any_special(db: Database) -> bool:
    """Whether the shop keeps any special category at all; nearly none does."""
    return bool(db.number("SELECT EXISTS (SELECT 1 FROM field_def WHERE is_sensitive)"))


def agreed_sql(key: str) -> str:
    """Return an SQL condition over customer c: that person said an explicit yes to the use of this field.

    Without a word it is 0, never unknown. The key is a name that somebody gave; as bytes it can mean nothing to SQL.
    """
    channel = f"CAST(X'{topic(key).encode().hex()}' AS TEXT)"
    return f"c.id IN (SELECT customer_id FROM consent_now WHERE channel = {channel} AND status = '{Consent.YES}')"


def switch(db: Database, is_on: bool) -> None:
    """Let rules use special data from now on, or no longer; segments that ask about them then say why they are grey."""
    with db.transaction():
        settings = setting.load(db)
        if settings.uses_special is not is_on:
            setting.save(db, replace(settings, uses_special=is_on))
            journal.enter(db, "special-switched", {"is_on": int(is_on)})


def mark(db: Database, field_id: int, purpose: str) -> None:
    """Make an own field a special category, kept for this purpose; it never becomes an ordinary one again.

    One that is kept already keeps its purpose: people agreed to that one.
    """
    db.run("UPDATE field_def SET is_sensitive = 1, purpose = ? WHERE id = ? AND NOT is_sensitive", (purpose, field_id))


def agreed_count(db: Database, key: str) -> int:
    """Return how many people agreed to the use of a field."""
    return db.number(f"SELECT count(*) FROM customer c WHERE {EVERYONE} AND {agreed_sql(key)}")


def forget(db: Database, field_id: int, key: str) -> None:
    """Delete a field with all values and all words on it. Call it while by_hand.lifted_off lasts."""
    db.run("DELETE FROM customer_field WHERE field_id = ?", (field_id,))
    db.run("DELETE FROM consent WHERE channel = ?", (topic(key),))
    db.run("DELETE FROM field_def WHERE id = ?", (field_id,))
    customer_edit.forget(db, frozenset((key, topic(key))))
