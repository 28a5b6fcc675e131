"""The owner's own segments: kept in the shop file, read back as the same Segment that ready-made ones are."""

import json
from dataclasses import replace

from desktop_seg.metrics.catalogue import spoken_fields
from desktop_seg.rules.check import refuse_cycle
from desktop_seg.rules.gate import gates
from desktop_seg.rules.json_form import from_json, to_json
from desktop_seg.rules.tree import All, AnyOf, Everyone, Listed, Not, Rule
from desktop_seg.rules.walk import fill
from desktop_seg.segments.segment import Goal, Segment, SortKey
from desktop_seg.store import journal, segment_record
from desktop_seg.store.customer_key import KEY_SQL
from desktop_seg.store.database import Database
from desktop_seg.store.segment_record import SegmentRecord
from desktop_seg.store.special import any_special

_ORDER = (SortKey("monetary_365"), SortKey("last_day"))


def all_segments(db: Database) -> tuple[Segment, ...]:
    """Return every own segment, oldest first."""
    return tuple(_segment(db, record) for record in segment_record.all_segments(db))


def find(db: Database, key: str) -> Segment | None:
    """Return an own segment, None when there is none of that key."""
    record = segment_record.segment(db, key)
    return _segment(db, record) if record else None


def definition(db: Database, key: str) -> Segment | None:
    """Return an own segment as it was defined, without the people put in or taken out by hand, to be changed."""
    record = segment_record.segment(db, key)
    return None if record is None else _defined(record)


def save(db: Database, segment: Segment) -> Segment:
    """Keep a segment (key "": a new one) with its numbers filled in; return it as it now is.

    Raises UserError when it would ask about itself through other segments.
    """
    rule = fill(segment.rule, segment.defaults)
    refuse_cycle(segment.key, rule, lambda key: _rule(db, key))
    record = SegmentRecord(
        key=segment.key,
        name=segment.title,
        note=segment.question,
        color=segment.color,
        rule_json=json.dumps(to_json(rule), ensure_ascii=False),
        params_json="{}",
        is_frozen=segment.is_frozen,
    )
    saved = segment_record.save(db, record)
    _note_special(db, saved.key, rule)
    return _segment(db, saved)


def _note_special(db: Database, key: str, rule: Rule) -> None:
    """Enter in the journal that special data are used, if they are."""
    if any_special(db):
        fields = {field.key: field for field in spoken_fields(db)}
        used = gates(rule, fields, lambda other: _rule(db, other))
        if used:
            journal.enter(db, "special-segment-saved", {"segment": key, "fields": ", ".join(used)})


def delete(db: Database, key: str) -> None:
    """Take an own segment away."""
    segment_record.delete(db, key)


def named(title: str, rule: Rule, note: str = "", color: str = "", key: str = "") -> Segment:
    """Return an own segment as it is to be saved. key: of the one it takes the place of, "" for a new one."""
    return Segment(
        key=key,
        title=title,
        question=note,
        sentence="",
        rule=rule,
        goal=Goal.OWN,
        family="own",
        order=_ORDER,
        color=color,
        is_own=True,
    )


def _segment(db: Database, record: SegmentRecord) -> Segment:
    segment = _defined(record)
    return replace(segment, rule=_pinned(db, record.key, segment.rule))


def _defined(record: SegmentRecord) -> Segment:
    rule = from_json(json.loads(record.rule_json))
    defined = named(record.name, rule, record.note, record.color, record.key)
    return replace(defined, is_frozen=record.is_frozen)


def _rule(db: Database, key: str) -> Rule:
    """Return the rule of another own segment; ready-made ones never ask about the owner's."""
    segment = definition(db, key)
    return Everyone() if segment is None else segment.rule


def _pinned(db: Database, key: str, rule: Rule) -> Rule:
    """Return the rule with the people the owner put in or took out by hand; who was taken out stays out."""
    inside = segment_record.pins(db, key, True, KEY_SQL)
    outside = segment_record.pins(db, key, False, KEY_SQL)
    if inside:
        rule = AnyOf(Listed(inside), rule)
    return All(rule, Not(Listed(outside))) if outside else rule
