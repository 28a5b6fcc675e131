"""Who may be written to, in one place: every count and every list in the program asks here.

An address of the channel is needed, nobody who objected is ever in, nor anybody who shares a mailbox or phone number
with somebody who did, and nobody known to be under 16. E-mail, text messages, phone calls and advertising need a yes or
a customer relation (soft opt-in); post needs no objection.
Source: resources/help/definitions.md#may-be-written-to.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_seg.base.i18n import N_
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import months_before, to_date, today
from desktop_seg.store.database import Database

_LEAST_AGE_YEARS = 16
_FULL_AGE_YEARS = 18
_SALT = "suppression_salt"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why somebody may not be written to.

    key: stable name. title: marked with N_. sql: holds for people (alias c) whom this reason keeps out.
    """

    key: str
    title: str
    sql: str


_ADDRESS = {
    Channel.EMAIL: "c.email IS NULL",
    Channel.ADS: "c.email IS NULL AND c.phone IS NULL AND c.mobile IS NULL",
    Channel.POST: "c.street IS NULL OR c.city IS NULL",
    Channel.PHONE: "c.phone IS NULL AND c.mobile IS NULL",
    Channel.SMS: "c.mobile IS NULL AND c.phone IS NULL",
}

_ADDRESS_TITLE = {
    Channel.EMAIL: N_("No e-mail address"),
    Channel.ADS: N_("No e-mail address or phone number"),
    Channel.POST: N_("No street or town"),
    Channel.PHONE: N_("No phone number"),
    Channel.SMS: N_("No phone number"),
}

# The columns by which a channel reaches people; who shares one of them is reached too.
_REACHED_BY = {
    Channel.EMAIL: ("email",),
    Channel.ADS: ("email", "phone", "mobile"),
    Channel.PHONE: ("phone", "mobile"),
    Channel.SMS: ("phone", "mobile"),
}

_SHARED_TITLE = {
    Channel.EMAIL: N_("Somebody with the same e-mail address said no"),
    Channel.ADS: N_("Somebody with the same e-mail address or phone number said no"),
    Channel.PHONE: N_("Somebody with the same phone number said no"),
    Channel.SMS: N_("Somebody with the same phone number said no"),
}


def words_sql(channel: Channel) -> str:
    """Return a question for person and word: the latest of each on being written to on a channel."""
    return f"SELECT customer_id AS person, status AS word FROM consent_now WHERE channel = '{channel}'"


SaidSql = Callable[[Channel, tuple[str, ...]], str]
"""Gives SQL for a list of the people whose latest word on a channel is one of some."""


def _said_sql(channel: Channel, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"SELECT person FROM ({words_sql(channel)}) WHERE word IN ({listed})"


def obstacles(channel: Channel, as_of: int, said: SaidSql = _said_sql) -> tuple[Obstacle, ...]:
    """Return the reasons in the order they are told; who meets none of them may be written to on this channel.

    said: for those who know already who said what.
    """
    found = [
        Obstacle("objected", N_("Said no"), f"c.id IN ({said(channel, ('no',))})"),
        Obstacle("suppressed", N_("On the list of people never to be written to again"), _suppressed(channel)),
        Obstacle("under_age", N_("Under 16 years old"), _under_age(as_of)),
        Obstacle("no_address", _ADDRESS_TITLE[channel], f"({_ADDRESS[channel]})"),
    ]
    if channel is not Channel.POST:
        agreed = f"c.id NOT IN ({said(channel, ('yes', 'relation'))})"
        shared = _shared_with(channel, said(channel, ("no",)))
        found[1:1] = (
            Obstacle("no_consent", N_("Never said yes"), agreed),
            Obstacle("address_objected", _SHARED_TITLE[channel], shared),
        )
    return tuple(found)


def may_write_sql(channel: Channel, as_of: int, said: SaidSql = _said_sql) -> str:
    """Return an SQL expression over customer c: 1 for people who may be written to on a channel, else 0.

    said: as in `obstacles`.
    """
    reasons = obstacles(channel, as_of, said)
    if any(reason.key == "no_consent" for reason in reasons):
        # Whose latest word was a yes did not say no with it.
        reasons = tuple(reason for reason in reasons if reason.key != "objected")
    return "(" + " AND ".join(f"NOT ({reason.sql})" for reason in reasons) + ")"


def _shared_with(channel: Channel, objectors: str) -> str:
    """SQL: the mailbox or the number is also that of somebody who said no: the message would reach them."""
    columns = _REACHED_BY[channel]
    addresses = " UNION ".join(
        f"SELECT o.{column} FROM customer o WHERE o.{column} IS NOT NULL AND o.id IN ({objectors})"
        for column in columns
    )
    return f"coalesce({' OR '.join(f'c.{column} IN ({addresses})' for column in columns)}, 0)"


def _under_age(as_of: int) -> str:
    """SQL: known to be under 16. Of a birth year alone the youngest counts whom it may mean; of an age group, that it
    begins below 16 and ends below full age."""
    # However far ahead a list is planned, it is today's children who must not be on it.
    youngest = months_before(min(as_of, today()), 12 * _LEAST_AGE_YEARS)
    ends = "CAST(substr(c.age_band, instr(c.age_band, '-') + 1) AS INTEGER)"
    group = f"c.age_band LIKE '%-%' AND CAST(c.age_band AS INTEGER) < {_LEAST_AGE_YEARS} AND {ends} < {_FULL_AGE_YEARS}"
    return f"coalesce(c.birth_day > {youngest}, c.birth_year >= {to_date(youngest + 1).year}, {group}, 0)"


def _suppressed(channel: Channel) -> str:
    addresses = ("c.email", "c.phone", "c.mobile", "c.customer_no")
    salt = f"(SELECT value FROM shop_setting WHERE key = '{_SALT}')"
    listed = " OR ".join(
        f"suppression_hash({salt}, {address}) IN (SELECT hash FROM suppression WHERE channel IN ('all', '{channel}'))"
        for address in addresses
    )
    # Most shops have an empty list: then nothing is hashed.
    return f"EXISTS (SELECT 1 FROM suppression) AND coalesce({listed}, 0)"


def suppressed_channels(db: Database, customer: Mapping[str, Any]) -> tuple[Channel, ...]:
    """Return the channels on which somebody with these addresses (columns of table customer) objected for good."""
    if not db.number("SELECT EXISTS (SELECT 1 FROM suppression)"):
        return ()
    names = ("email", "phone", "mobile", "customer_no")
    values = ", ".join(f":{name} AS {name}" for name in names)
    told = {name: customer[name] for name in names}
    found = [
        channel for channel in Channel if db.number(f"SELECT {_suppressed(channel)} FROM (SELECT {values}) AS c", told)
    ]
    return tuple(found)


def suppression_salt(db: Database) -> str:
    """Return the salt of this shop's suppression list, made at the first call."""
    salt = db.value("SELECT value FROM shop_setting WHERE key = ?", (_SALT,))
    if salt is None:
        salt = json.dumps(secrets.token_hex(16))  # settings are JSON; the salt is the text as it lies there
        db.run("INSERT INTO shop_setting (key, value) VALUES (?, ?)", (_SALT, salt))
    return str(salt)
