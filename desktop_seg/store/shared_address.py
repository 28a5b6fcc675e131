"""Who is reached together on a channel: two who share a mailbox, a phone, a home.

Used by: exports/recipient, so that nobody is kept apart whose housemate gets the letter.
"""

import json
from collections.abc import Sequence

from desktop_seg.model.customer import Channel
from desktop_seg.store.database import Database

# NULL where the address is not known: who lives nowhere we know of lives with nobody.
_MAILBOX, _PHONE = "email", "coalesce(mobile, phone)"
_HOME = "fold(street) || '|' || fold(coalesce(house_number, '')) || '|' || fold(coalesce(postcode, city))"
_PLACES = {
    Channel.EMAIL: _MAILBOX,
    Channel.ADS: f"coalesce(email, {_PHONE})",
    Channel.PHONE: _PHONE,
    Channel.SMS: _PHONE,
    Channel.POST: _HOME,
}


def together(db: Database, ids: Sequence[int], channel: Channel) -> dict[int, int]:
    """Return for each of these people who shares an address of the channel with another of them the first who does."""
    rows = db.rows(
        f"""SELECT id, first FROM (
                SELECT id, min(id) OVER home AS first, count(*) OVER home AS people FROM (
                    SELECT id, {_PLACES[channel]} AS place FROM customer
                    WHERE id IN (SELECT value FROM json_each(?)))
                WHERE place IS NOT NULL WINDOW home AS (PARTITION BY place))
            WHERE people > 1""",
        (json.dumps(list(ids)),),
    )
    return {int(id_ or 0): int(first or 0) for id_, first in rows}
