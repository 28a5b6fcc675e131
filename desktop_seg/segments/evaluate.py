"""Who is in a segment, how many, and what share of customers and sales that is, as of any day.

In: segments, metrics (tables as of the days a rule looks at). Out: ids and counts. Nothing here writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_seg.model.customer import Channel
from desktop_seg.rules.context import Context
from desktop_seg.rules.sql import Compiled, compile_rules
from desktop_seg.rules.tree import All, Everyone, Rule
from desktop_seg.rules.walk import field_keys, segment_keys
from desktop_seg.segments.segment import Segment, SortKey
from desktop_seg.segments.shop_context import Numbers, rule_of, segment_rules, shop_context
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import may_write_sql


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """How large a segment is.

    count: people in it. share: of everyone known as of the day. sales_share: of the sales with a name in the last
    365 days, None when there were none. may_email: people in it who may be written to by e-mail.
    """

    count: int
    share: float
    sales_share: float | None
    may_email: int


def members(db: Database, segment: Segment, as_of: int, numbers: Numbers | None = None) -> list[int]:
    """Return the ids of the people in a segment, in the order of the segment; equal ones by id.

    Raises UserError when the rule asks for something that does not exist.
    """
    rule = rule_of(segment, numbers)
    with _asked(db, {"it": rule}, as_of) as asked:
        order = ", ".join([*(_order(asked.context, key) for key in segment.order), "c.id"])
        return asked.ids(asked.compiled["it"], order)


def member_ids(db: Database, rule: Rule, as_of: int) -> list[int]:
    """Return the ids of the people for whom a filled rule holds, ascending."""
    with _asked(db, {"it": rule}, as_of) as asked:
        return asked.ids(asked.compiled["it"], "c.id")


def best_ids(db: Database, rule: Rule, as_of: int, most: int) -> list[int]:
    """Return the ids of some of the people for whom a filled rule holds: those who spent most in the last year."""
    with _asked(db, {"it": rule}, as_of) as asked:
        return asked.ids(asked.compiled["it"], f"m.monetary_365 DESC, c.id LIMIT {int(most)}")


def asked_fields(db: Database, segment: Segment) -> frozenset[str]:
    """Return the keys of all fields that a segment asks about, also through the segments it asks for."""
    rule, rules = rule_of(segment), segment_rules(db)
    asked = (rule, *(rules(key) for key in segment_keys(rule, rules)))
    return frozenset(key for each in asked for key in field_keys(each))


def held(db: Database, rules: Mapping[str, Rule], customer_id: int, as_of: int) -> frozenset[str]:
    """Return the keys of the filled rules that hold for one customer."""
    if not rules:
        return frozenset()
    with _asked(db, rules, as_of) as asked:
        return asked.held(customer_id)


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
    with _asked(db, {**rules, _ALL: Everyone()}, as_of) as asked:
        sums = asked.sums()
    everyone = sums.pop(_ALL)
    return {
        key: SegmentCount(
            count=found.people,
            share=found.people / everyone.people if everyone.people else 0.0,
            sales_share=found.net_cents / everyone.net_cents if everyone.net_cents > 0 else None,
            may_email=found.may_email,
        )
        for key, found in sums.items()
    }


@dataclass(frozen=True, slots=True)
class Culprit:
    """The condition that empties a rule: its place among the conditions, and how many people there are without it."""

    place: int
    count_without: int


def culprit(db: Database, rule: Rule, as_of: int) -> Culprit | None:
    """Return which condition of an All empties it: the one whose absence lets most people in; None if none does."""
    if not isinstance(rule, All) or len(rule.rules) < 2:
        return None
    without = {
        str(place): All(*(part for other, part in enumerate(rule.rules) if other != place))
        for place in range(len(rule.rules))
    }
    found = count_rules(db, without, as_of)
    best = max(found, key=lambda key: found[key].count)
    return Culprit(int(best), found[best].count) if found[best].count else None


_ALL = "*"


@dataclass(frozen=True, slots=True)
class _Sums:
    people: int
    net_cents: int
    may_email: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """Compiled rules with the metric tables they need, open for as long as the context lasts."""

    db: Database
    context: Context
    compiled: dict[str, Compiled]

    def ids(self, compiled: Compiled, order: str) -> list[int]:
        people = self.context.people_sql(self.context.as_of)
        sql = f"{compiled.with_sql}SELECT c.id FROM {people} AND {compiled.sql} ORDER BY {order}"
        rows = self.db.rows(sql, compiled.values | {"as_of": self.context.as_of})
        return [int(row[0] or 0) for row in rows]

    def held(self, customer_id: int) -> frozenset[str]:
        first = next(iter(self.compiled.values()))
        asked = ", ".join(rule.sql for rule in self.compiled.values())
        people = self.context.people_sql(self.context.as_of)
        row = self.db.one(
            f"{first.with_sql}SELECT {asked} FROM {people} AND c.id = :customer_id",
            first.values | {"as_of": self.context.as_of, "customer_id": customer_id},
        )
        return frozenset(key for key, holds in zip(self.compiled, row or (), strict=False) if holds)

    def sums(self) -> dict[str, _Sums]:
        first = next(iter(self.compiled.values()))
        inside = ", ".join(f"{rule.sql} AS r{n}" for n, rule in enumerate(self.compiled.values()))
        mail = may_write_sql(Channel.EMAIL, self.context.as_of)
        people = self.context.people_sql(self.context.as_of)
        asked = f"SELECT m.monetary_365 AS net, {mail} AS mail, {inside} FROM {people}"
        sums = ", ".join(
            f"coalesce(sum(r{n}), 0), coalesce(sum(r{n} * net), 0), coalesce(sum(r{n} * mail), 0)"
            for n in range(len(self.compiled))
        )
        # Without LIMIT, SQLite folds the inner question into the sums and works each rule and `mail` out for every one.
        row = self.db.one(
            f"{first.with_sql}SELECT {sums} FROM ({asked} LIMIT -1)", first.values | {"as_of": self.context.as_of}
        )
        numbers = [int(value or 0) for value in row or ()]
        return {key: _Sums(*numbers[3 * n : 3 * n + 3]) for n, key in enumerate(self.compiled)}


@contextmanager
def _asked(db: Database, rules: Mapping[str, Rule], as_of: int) -> Iterator[_Asked]:
    """Compile rules. Raises UserError for one that asks for something that does not exist, or about itself."""
    with shop_context(db, rules.values(), as_of) as context:
        yield _Asked(db, context, compile_rules(rules, context))


def _order(context: Context, key: SortKey) -> str:
    return f"{context.fields[key.field].column} {'DESC' if key.largest_first else 'ASC'} NULLS LAST"
