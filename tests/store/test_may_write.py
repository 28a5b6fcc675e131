"""Who may be written to: mailboxes that two people share, children of whom little is known, clocks that are wrong."""

from dataclasses import dataclass
from itertools import product

import pytest

from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_date, today
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import may_write_sql, obstacles, suppression_salt
from tests.shops import day, shop_with

AS_OF = day("2025-06-30")


def _may(db: Database, channel: Channel, as_of: int = AS_OF) -> set[str]:
    sql = f"SELECT customer_no FROM customer c WHERE {may_write_sql(channel, as_of)}"
    return {str(row[0]) for row in db.rows(sql)}


def _stopped_by(db: Database, name: str, channel: Channel) -> list[str]:
    return [
        each.key
        for each in obstacles(channel, AS_OF)
        if db.number(f"SELECT {each.sql} FROM customer c WHERE customer_no = ?", (name,))
    ]


def test_a_mailbox_of_somebody_who_said_no_gets_nothing_whoever_else_uses_it() -> None:
    db = shop_with(
        customers="""
        dirk  email=both@example.org consent_email=yes
        eva   email=both@example.org consent_email=no
        fred  email=fred@example.org consent_email=yes
        gina  consent_email=yes
        """
    )
    assert _may(db, Channel.EMAIL) == {"fred"}
    assert _stopped_by(db, "dirk", Channel.EMAIL) == ["address_objected"]
    assert _stopped_by(db, "gina", Channel.EMAIL) == ["no_address"], "no address is not everybody's address"


def test_a_phone_is_the_same_in_whichever_column_it_stands() -> None:
    db = shop_with(
        customers="""
        dirk  phone=+31201 consent_phone=yes consent_sms=yes
        eva   mobile=+31201 consent_phone=no
        fred  mobile=+31202 consent_phone=yes
        """
    )
    assert _may(db, Channel.PHONE) == {"fred"}
    assert _may(db, Channel.SMS) == {"dirk"}, "a no to calls is no no to messages"


def test_a_letter_is_addressed_to_one_of_the_house() -> None:
    home = "street=Laan house_number=4 city=Utrecht email=both@example.org"
    db = shop_with(customers=f"dirk {home}\neva {home} consent_post=no")
    assert _may(db, Channel.POST) == {"dirk"}


@dataclass(frozen=True)
class _Known:
    """What is known of somebody's age; is_child: whether they stay off every list as of 30 June 2025."""

    words: str
    is_child: bool


AGES = (
    _Known("birth=2009-06-30", is_child=False),
    _Known("birth=2009-07-01", is_child=True),
    _Known("birth_year=2008", is_child=False),
    _Known("birth_year=2009", is_child=True),
    _Known("birth=2009-06-30 birth_year=2009", is_child=False),
    _Known("age_band=0-15", is_child=True),
    _Known("age_band=12-17", is_child=True),
    _Known("age_band=16-17", is_child=False),
    _Known("age_band=0-24", is_child=False),
    _Known("age_band=9-9", is_child=True),
    _Known("age_band=65+", is_child=False),
    _Known("age_band=unknown", is_child=False),
    _Known("birth_year=1980 age_band=0-15", is_child=False),
    _Known("city=Utrecht", is_child=False),
)


@pytest.mark.parametrize("known", AGES, ids=lambda known: known.words)
def test_a_child_is_on_no_list_however_little_is_known_of_its_age(known: _Known) -> None:
    db = shop_with(customers=f"kim email=kim@example.org consent_email=yes {known.words}")
    assert _may(db, Channel.EMAIL) == (set() if known.is_child else {"kim"})


def test_a_child_is_not_of_age_because_a_list_is_made_for_a_later_year() -> None:
    born = to_date(today() - 10 * 365)
    db = shop_with(customers=f"kim email=kim@example.org consent_email=yes birth={born}")
    assert not _may(db, Channel.EMAIL, today() + 20 * 365)


@pytest.mark.parametrize(("channel", "told"), [*product(Channel, ("email", "phone", "mobile", "customer_no"))])
def test_whoever_objected_for_good_is_known_by_each_of_their_addresses(channel: Channel, told: str) -> None:
    words = "email=kim@example.org phone=+31201 mobile=+31202 street=Laan city=Utrecht"
    consents = " ".join(f"consent_{each}=yes" for each in Channel)
    db = shop_with(customers=f"kim {words} {consents}")
    assert _may(db, channel) == {"kim"}
    salt = suppression_salt(db)
    db.run(f"INSERT INTO suppression SELECT 'all', suppression_hash(?, {told}), 'asked', 1 FROM customer", (salt,))
    assert not _may(db, channel)


def test_a_no_without_a_date_outweighs_an_older_yes_though_the_clock_was_set_back() -> None:
    db = shop_with(customers="kim email=kim@example.org")
    with db.transaction():
        for import_id, at in ((1, "2024-05-01T10:00:00+00:00"), (2, "2009-01-01T00:00:00+00:00")):
            db.run(
                """INSERT INTO import_file (id, name, sha256, kind, plan_json, imported_at, rows_read, rows_new,
                   rows_updated, rows_same, rows_aside) VALUES (?, 'f', '', 'customers', '{}', ?, 0, 0, 0, 0, 0)""",
                (import_id, at),
            )
        for import_id, status, said_on in ((1, "yes", day("2024-04-01")), (2, "no", None)):
            db.run("INSERT INTO consent VALUES (1, 'email', ?, 1, ?, ?, '')", (import_id, status, said_on))
    assert not _may(db, Channel.EMAIL)
