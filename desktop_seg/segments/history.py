"""Where a segment is used and what it has been: segments that ask for it, lists, campaigns, earlier definitions.

In: own segments with their revisions, the journal of exports. Used by: the segment page.
"""

import json
from dataclasses import dataclass, replace

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.campaign import Campaign
from desktop_seg.rules.json_form import from_json
from desktop_seg.rules.tree import InSegment
from desktop_seg.rules.walk import parts
from desktop_seg.rules.words import sentence
from desktop_seg.segments import catalogue, own, words
from desktop_seg.segments.segment import Segment
from desktop_seg.store import campaign, export_log, segment_record
from desktop_seg.store.database import Database
from desktop_seg.store.export_log import Entry


@dataclass(frozen=True, slots=True)
class User:
    """Another segment that asks who is in this one. title: in the owner's language."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What an own segment was from a moment on. changed_at: UTC, ISO. sentence: in the owner's language."""

    number: int
    name: str
    sentence: str
    changed_at: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class History:
    """users: by title. exports, campaigns, definitions: the latest first; a ready-made segment has no definitions."""

    users: tuple[User, ...]
    exports: tuple[Entry, ...]
    definitions: tuple[Definition, ...]
    campaigns: tuple[Campaign, ...] = ()


def history(db: Database, key: str) -> History:
    """Read where a segment is used and what it has been."""
    speaker = words.speaker(db)
    return History(
        users=tuple(sorted(_users(db, key), key=lambda user: user.title)),
        exports=tuple(entry for entry in export_log.entries(db) if entry.segment_key == key),
        definitions=tuple(
            Definition(
                number=each.number,
                name=each.name,
                sentence=sentence(from_json(json.loads(each.rule_json)), speaker),
                changed_at=each.changed_at,
                is_current=each.is_current,
            )
            for each in segment_record.revisions(db, key)
        ),
        campaigns=campaign.of_segment(db, key),
    )


def earlier(db: Database, key: str, number: int) -> Segment:
    """Return an own segment with an earlier name and rule, to be saved. Raises UserError when it is not there."""
    now = own.definition(db, key)
    wanted = next((each for each in segment_record.revisions(db, key) if each.number == number), None)
    if now is None or wanted is None:
        raise UserError(
            _("This earlier definition is no longer in the shop file."), _("Look at the list of definitions again.")
        )
    return replace(now, title=wanted.name, rule=from_json(json.loads(wanted.rule_json)))


def _users(db: Database, key: str) -> list[User]:
    return [
        User(each.key, words.title(each))
        for each in catalogue.all_segments(db)
        if any(isinstance(part, InSegment) and part.key == key for part in parts(each.rule))
    ]
