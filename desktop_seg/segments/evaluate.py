"""Who is in a segment, how many, and what share of customers and sales that is, as of any day.

In: segments, metrics (tables as of the days a rule looks at). Out: ids and counts. Nothing here writes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.metrics.catalogue import spoken_fields
from desktop_seg.rules.context import Context
from desktop_seg.rules.gate import gates
from desktop_seg.rules.sql import compile_rules
from desktop_seg.rules.tree import All, Is, Rule
from desktop_seg.rules.walk import field_keys, segment_keys
from desktop_seg.segments.kept import kept
from desktop_seg.segments.member_set import MemberSets
from desktop_seg.segments.segment import Segment, SortKey
from desktop_seg.segments.shop_context import Numbers, rule_of, segment_rules, shop_context
from desktop_seg.store.database import Database
from desktop_seg.store.special import any_special


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """How large a segment is.

    count: people in it. share: of everyone known as of the day. sales_share: of the sales with a name in the last
    365 days, None when there were none. may_email: people in it who may be written to by e-mail.
    is_few: the segment asks about special data and is smaller than LEAST_GROUP, so that nothing of it is told: all
    figures are then 0 or None.
    """

    count: int
    share: float
    sales_share: float | None
    may_email: int
    is_few: bool = False


LEAST_GROUP = 10
"""A group made by special data is not shown, listed, drawn or exported when it has fewer people."""

_FEW = SegmentCount(0, 0.0, None, 0, is_few=True)


def members(db: Database, segment: Segment, as_of: int, numbers: Numbers | None = None) -> list[int]:
    """Return the ids of the people in a segment, in the order of the segment; equal ones by id.

    Raises UserError when the rule asks for something that does not exist, or the people are too few to be shown.
    """
    rule = rule_of(segment, numbers)
    with open_sets(db, (rule,), as_of) as sets:
        ids = sets.people.in_set(_shown(sets, rule))
        order = ", ".join([*(_order(sets.context, key) for key in segment.order), "c.id"])
        people = sets.context.people_sql(as_of)
        rows = db.rows(
            f"SELECT c.id FROM {people} AND c.id IN (SELECT value FROM json_each(:ids)) ORDER BY {order}",
            {"ids": json.dumps(ids), "as_of": as_of},
        )
        return [int(row[0] or 0) for row in rows]


def member_ids(db: Database, rule: Rule, as_of: int) -> list[int]:
    """Return the ids of the people for whom a filled rule holds, ascending. Raises UserError as `members` does."""
    with open_sets(db, (rule,), as_of) as sets:
        return sets.people.in_set(_shown(sets, rule))


def best_ids(db: Database, rule: Rule, as_of: int, most: int) -> list[int]:
    """Return the ids of some of the people for whom a filled rule holds: those who spent most in the last year.

    Raises UserError as `members` does.
    """
    with open_sets(db, (rule,), as_of) as sets:
        return sets.people.largest(_shown(sets, rule), sets.net_cents, most)


def special_fields(db: Database, segment: Segment) -> tuple[str, ...]:
    """Return what the special data are called that a segment asks about, also through other segments; mostly nothing.

    Switched on or not: what is noted of a use must not depend on it.
    """
    asked = gates_of(db, segment)
    return tuple(each.title for each in spoken_fields(db) if each.gate in asked and each.key != each.gate)


def gates_of(db: Database, segment: Segment) -> tuple[str, ...]:
    """Return the keys of the consents that everyone in a segment must have given; mostly none."""
    return _gates(db, rule_of(segment))


def _gates(db: Database, rule: Rule) -> tuple[str, ...]:
    if not any_special(db):
        return ()
    return gates(rule, {field.key: field for field in spoken_fields(db)}, segment_rules(db))


def is_few(db: Database, rule: Rule, as_of: int) -> bool:
    """Whether a filled rule asks about special data and holds for fewer people than may be shown."""
    return bool(_gates(db, rule)) and count_rules(db, {"it": rule}, as_of)["it"].is_few


def asked_fields(db: Database, segment: Segment) -> frozenset[str]:
    """Return the keys of all fields that a segment asks about, also through the segments it asks for."""
    rule, rules = rule_of(segment), segment_rules(db)
    asked = (rule, *(rules(key) for key in segment_keys(rule, rules)))
    return frozenset(key for each in asked for key in field_keys(each))


def held(db: Database, rules: Mapping[str, Rule], customer_id: int, as_of: int) -> frozenset[str]:
    """Return the keys of the filled rules that hold for one customer."""
    if not rules:
        return frozenset()
    with db.one_view(), shop_context(db, rules.values(), as_of, customer_id) as context:
        sets = MemberSets(db, context, kept(db))
        if sets.are_known(rules.values()):
            the_one = sets.people.of_ids([customer_id])
            return frozenset(key for key, bits in zip(rules, sets.of(rules.values()), strict=True) if bits & the_one)
        compiled = compile_rules(rules, context)
        first = next(iter(compiled.values()))
        asked = ", ".join(rule.sql for rule in compiled.values())
        row = db.one(
            f"{first.with_sql}SELECT {asked} FROM {context.people_sql(as_of)} AND c.id = :customer_id",
            first.values | {"as_of": as_of, "customer_id": customer_id},
        )
    return frozenset(key for key, holds in zip(compiled, row or (), strict=False) if holds)


def count(db: Database, segment: Segment, as_of: int, numbers: Numbers | None = None) -> SegmentCount:
    """Count one segment."""
    return count_rules(db, {"it": rule_of(segment, numbers)}, as_of)["it"]


def counts(db: Database, segments: Sequence[Segment], as_of: int) -> dict[str, SegmentCount]:
    """Count several segments with their default numbers in one go, by key."""
    return count_rules(db, {segment.key: rule_of(segment) for segment in segments}, as_of)


def count_rules(db: Database, rules: Mapping[str, Rule], as_of: int) -> dict[str, SegmentCount]:
    """Count several filled rules in one question, by key."""
    if not rules:
        return {}
    with open_sets(db, rules.values(), as_of) as sets:
        net, mail = sets.net_amounts, sets.may_email()
        everyone, net_cents = sets.people.everyone.bit_count(), net.total(sets.people.everyone)
        return {
            key: _FEW
            if _is_few(sets, rules[key], bits)
            else SegmentCount(
                count=bits.bit_count(),
                share=bits.bit_count() / everyone if everyone else 0.0,
                sales_share=net.total(bits) / net_cents if net_cents > 0 else None,
                may_email=(bits & mail).bit_count(),
            )
            for key, bits in zip(rules, sets.of(rules.values()), strict=True)
        }


@dataclass(frozen=True, slots=True)
class Culprit:
    """The condition that empties a rule: its place among the conditions, and how many people there are without it.

    unknown: of how many of those it is not known whether they meet it.
    """

    place: int
    count_without: int
    unknown: int = 0


def culprit(db: Database, rule: Rule, as_of: int) -> Culprit | None:
    """Return which condition of an All empties it: the one whose absence lets most people in; None if none does."""
    if not isinstance(rule, All) or len(rule.rules) < 2:
        return None
    with open_sets(db, (rule,), as_of) as sets:
        if sets.is_guarded(rule):
            return None  # the difference between two groups tells of the few who make it
        without = [All(*rule.rules[:place], *rule.rules[place + 1 :]) for place in range(len(rule.rules))]
        found = [bits.bit_count() for bits in sets.of(without)]
        most = max(found)
        if not most:
            return None
        place, unknown = found.index(most), 0
        guilty = rule.rules[place]
        if isinstance(guilty, Is) and guilty.operator not in ("known", "unknown"):
            unknown = sets.of((All(without[place], Is(guilty.field, "unknown")),))[0].bit_count()
        return Culprit(place, most, unknown)


@contextmanager
def open_sets(db: Database, rules: Iterable[Rule], as_of: int) -> Iterator[MemberSets]:
    """Hold what is needed for the sets of rules, for as long as the context lasts, in one view of the data.

    Raises UserError for a rule that asks for something that does not exist, or about itself.
    """
    with db.one_view(), shop_context(db, rules, as_of) as context:
        yield MemberSets(db, context, kept(db))


def _shown(sets: MemberSets, rule: Rule) -> int:
    """Return the set of a filled rule. Raises UserError when its people are too few to be shown."""
    (bits,) = sets.of((rule,))
    if _is_few(sets, rule, bits):
        raise too_few()
    return bits


def _is_few(sets: MemberSets, rule: Rule, bits: int) -> bool:
    return bits.bit_count() < LEAST_GROUP and sets.is_guarded(rule)


def too_few() -> UserError:
    """Return why nothing is shown of a segment that asks about special data."""
    return UserError(
        _("Fewer than {n} people are in it. Because it asks about special data, they are not shown.").format(
            n=LEAST_GROUP
        ),
        _("Ask for less, so that more people are in it, or leave the special data out."),
    )


def _order(context: Context, key: SortKey) -> str:
    return f"{context.fields[key.field].column} {'DESC' if key.largest_first else 'ASC'} NULLS LAST"
