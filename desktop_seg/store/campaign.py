"""Campaigns as they lie in the shop file: what was fixed when the list was made, and by ids who got it and who did not.

People are named as the imports know them, and by their key, so that they are found again after an undo and a new import
(customer_reference). Read, they are those who are shown: two who were merged since are one person. Names and addresses
stand nowhere here but in the key, which customer_reference.erase wipes out.

In: exports/export.py. Used by: analysis/campaign.py, the page of campaigns, the command line.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.store import customer_link, customer_reference, journal
from desktop_seg.store.database import Database, Row

_COLUMNS = """id, name, made_at, segment_key, segment_title, sentence, purpose, channel, as_of, first_day, last_day,
    measure, control_share, seed, unit_cost_cents, fixed_cost_cents, margin_share,
    purchase_cents"""


@dataclass(frozen=True, slots=True)
class Groups:
    """Who got it and who was kept apart, as they are shown now; each person once.

    Somebody of whom one half got it and the other half did not (they were merged since) got it. mailed_gone,
    control_gone: how many no import brings any more; nothing is known of what they bought.
    """

    mailed: frozenset[int]
    control: frozenset[int]
    mailed_gone: int
    control_gone: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A campaign that was deleted, to be put back. people: rows of campaign_person."""

    campaign: Campaign
    people: tuple[Row, ...]


def add(db: Database, campaign: Campaign, mailed: Sequence[int], control: Sequence[int]) -> Campaign:
    """Keep a campaign with its people (ids as they are shown) and return it with its id, in one transaction.

    Raises UserError when there is one of that name.
    """
    with db.transaction():
        refuse_name(db, campaign.name)
        kept = replace(campaign, made_at=datetime.now(UTC).isoformat("T", "seconds"))
        kept = replace(kept, id=_insert(db, kept, None))
        for ids, is_control in ((mailed, False), (control, True)):
            people = customer_reference.named("SELECT value FROM json_each(?3)")
            db.run(
                f"""INSERT INTO campaign_person (customer_id, customer_key, campaign_id, is_control)
                    SELECT n.*, ?1, ?2 FROM ({people}) n""",
                (kept.id, is_control, json.dumps(list(ids))),
            )
        journal.enter(db, "campaign", {"id": kept.id, "people": len(mailed), "kept_apart": len(control)})
    return kept


def refuse_name(db: Database, name: str) -> None:
    """Raise UserError when a campaign has this name already, or it is none."""
    wanted = name.strip()
    if not wanted:
        raise UserError(_("The campaign has no name."), _("Give it a name to find its result by."))
    if db.number("SELECT EXISTS (SELECT 1 FROM campaign WHERE name = ?)", (wanted,)):
        raise UserError(
            _("There is a campaign called “{name}” already.").format(name=wanted),
            _("Choose another name, with the month perhaps."),
        )


def campaigns(db: Database) -> tuple[Campaign, ...]:
    """Return all campaigns, the latest first."""
    return tuple(_campaign(row) for row in db.rows(f"SELECT {_COLUMNS} FROM campaign ORDER BY id DESC"))


def find(db: Database, told: str) -> Campaign:
    """Return a campaign by its number or its name. Raises UserError when there is none."""
    row = db.one(
        f"SELECT {_COLUMNS} FROM campaign WHERE name = ?1 OR CAST(id AS TEXT) = ?1 ORDER BY name = ?1 DESC",
        (told.strip(),),
    )
    if row is not None:
        return _campaign(row)
    raise UserError(
        _("There is no campaign called “{name}”.").format(name=told),
        _("“desktop-seg campaigns” lists those there are."),
    )


def by_id(db: Database, campaign_id: int) -> Campaign | None:
    """Return a campaign, None when it is not there (any more)."""
    row = db.one(f"SELECT {_COLUMNS} FROM campaign WHERE id = ?", (campaign_id,))
    return None if row is None else _campaign(row)


def groups(db: Database, campaign_id: int) -> Groups:
    """Return the people of a campaign as they are shown now."""
    roots = customer_link.roots(db)
    known: dict[bool, set[int]] = {False: set(), True: set()}
    gone = {False: 0, True: 0}
    for customer_id, is_control in db.each(
        "SELECT customer_id, is_control FROM campaign_person WHERE campaign_id = ?", (campaign_id,)
    ):
        if customer_id is None:
            gone[bool(is_control)] += 1
        else:
            known[bool(is_control)].add(roots.get(int(customer_id), int(customer_id)))
    mailed = frozenset(known[False])
    return Groups(mailed, frozenset(known[True]) - mailed, gone[False], gone[True])


def of_segment(db: Database, segment_key: str) -> tuple[Campaign, ...]:
    """Return the campaigns that a segment was used for, the latest first."""
    return tuple(each for each in campaigns(db) if each.segment_key == segment_key)


def delete(db: Database, campaign_id: int) -> Removed:
    """Forget a campaign; return what puts it back. Raises UserError when it is not there (any more)."""
    with db.transaction():
        found = by_id(db, campaign_id)
        if found is None:
            raise UserError(_("This campaign is not in the shop file any more."), _("Look at the list again."))
        people = db.rows(
            "SELECT customer_id, customer_key, is_control FROM campaign_person WHERE campaign_id = ?", (campaign_id,)
        )
        db.run("DELETE FROM campaign WHERE id = ?", (campaign_id,))
        journal.enter(db, "campaign-deleted", {"id": campaign_id})
    return Removed(found, tuple(people))


def put_back(db: Database, removed: Removed) -> None:
    """Bring back a campaign that was deleted."""
    with db.transaction():
        _insert(db, removed.campaign, removed.campaign.id)
        db.many(
            "INSERT INTO campaign_person (campaign_id, customer_id, customer_key, is_control) VALUES (?, ?, ?, ?)",
            ((removed.campaign.id, *row) for row in removed.people),
        )
        journal.enter(db, "campaign-put-back", {"id": removed.campaign.id})


def _insert(db: Database, campaign: Campaign, campaign_id: int | None) -> int:
    costs = campaign.costs
    values = (
        *(campaign_id, campaign.name.strip(), campaign.made_at, campaign.segment_key, campaign.segment_title),
        *(campaign.sentence, campaign.purpose, str(campaign.channel), campaign.as_of, campaign.first_day),
        *(campaign.last_day, str(campaign.measure), campaign.control_share, campaign.seed),
        *(costs.each_cents, costs.fixed_cents, costs.margin_share, costs.purchase_cents),
    )
    return db.insert(f"INSERT INTO campaign ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)


def _campaign(row: Row) -> Campaign:
    return Campaign(
        id=int(row[0] or 0),
        name=str(row[1]),
        made_at=str(row[2]),
        segment_key=str(row[3]),
        segment_title=str(row[4]),
        sentence=str(row[5]),
        purpose=str(row[6]),
        channel=Channel(str(row[7])),
        as_of=int(row[8] or 0),
        first_day=int(row[9] or 0),
        last_day=int(row[10] or 0),
        measure=Measure(str(row[11])),
        control_share=float(row[12] or 0),
        seed=int(row[13] or 0),
        costs=Costs(float(row[14] or 0), int(row[15] or 0), float(row[16] or 0), float(row[17] or 0)),
    )
