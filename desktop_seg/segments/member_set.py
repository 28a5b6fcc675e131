"""The people for whom a rule holds, put together from the sets of its conditions, which are kept until the data change.

While a rule is edited, only the condition that was changed is asked again.
In: sets of conditions (condition_set.py). Used by: evaluate.py.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_
from typing import cast

from desktop_seg.model.customer import Channel
from desktop_seg.rules.context import Context
from desktop_seg.rules.gate import gated, gates
from desktop_seg.rules.json_form import canonical
from desktop_seg.rules.tree import All, AnyOf, AsOf, Everyone, InSegment, Not, Rule, Top
from desktop_seg.segments.bits import People
from desktop_seg.segments.condition_set import ConditionSets
from desktop_seg.segments.kept import Kept
from desktop_seg.segments.person_table import PersonTable
from desktop_seg.segments.planes import Amounts
from desktop_seg.segments.said_set import whose_words
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import EVERYONE, NOBODY
from desktop_seg.store.may_write import may_write_sql, words_sql


@dataclass(frozen=True, slots=True)
class MemberSets:
    """Works out sets as of the day of a context; holds for as long as the context does."""

    db: Database
    context: Context
    kept: Kept

    @property
    def people(self) -> People:
        """Everybody known as of the day."""
        found = self.kept.people.get(self.context.as_of)
        if found is None:
            others = [int(row[0] or 0) for row in self.db.rows(f"SELECT c.id FROM customer c WHERE {NOBODY}")]
            customers = self.db.number("SELECT count(*) FROM customer")
            found = People(PersonTable(self.db, self.context).ids(), others, customers)
            self.kept.people[self.context.as_of] = found
        return found

    @property
    def _table(self) -> PersonTable:
        customers = "customer c NOT INDEXED"
        if self.people.others:
            customers += f" WHERE {EVERYONE}"
        return PersonTable(self.db, self.context, customers if self.people.is_complete else "")

    @property
    def net_cents(self) -> list[int]:
        """What each of the people spent in the last 365 days."""
        found = self.kept.net_cents.get(self.context.as_of)
        if found is None:
            found = self.kept.net_cents[self.context.as_of] = self._table.whole_numbers("coalesce(m.monetary_365, 0)")
        return found

    @property
    def net_amounts(self) -> Amounts:
        """The same, to be added up."""
        found = self.kept.net_amounts.get(self.context.as_of)
        if found is None:
            found = self.kept.net_amounts[self.context.as_of] = Amounts(self.net_cents)
        return found

    def of(self, rules: Iterable[Rule]) -> list[int]:
        """Return the sets of several filled rules, whose conditions are asked together.

        Nobody is in one whom the gates of its fields do not let in.
        """
        asked = [gated(rule, self.context.fields, self.context.segment_rule) for rule in rules]
        leaves = {canonical(leaf): leaf for rule in asked for leaf in self._leaves(rule) if not isinstance(leaf, AsOf)}
        # The top of some people is looked for when it is known who they are.
        self._ask({key: leaf for key, leaf in leaves.items() if not isinstance(leaf, Top)})
        self._ask({key: leaf for key, leaf in leaves.items() if isinstance(leaf, Top)})
        found = [self._put_together(rule) for rule in asked]
        self.kept.trim()
        return found

    def _ask(self, leaves: Mapping[str, Rule]) -> None:
        new = {key: leaf for key, leaf in leaves.items() if (self.context.as_of, key) not in self.kept.sets}
        if new:
            asking = ConditionSets(
                self.db, self.context, self.kept, self.people, self._table, lambda rule: self.of((rule,))[0]
            )
            self.kept.sets.update({(self.context.as_of, key): bits for key, bits in asking.ask(new).items()})

    def is_guarded(self, rule: Rule) -> bool:
        """Whether a filled rule asks about something behind a gate."""
        return bool(gates(rule, self.context.fields, self.context.segment_rule))

    def are_known(self, rules: Iterable[Rule]) -> bool:
        """Return whether the sets of some rules are at hand, so that nothing would be asked for them."""
        day = self.context.as_of
        return day in self.kept.people and all(
            self._at(leaf).are_known((leaf.rule,))
            if isinstance(leaf, AsOf)
            else (day, canonical(leaf)) in self.kept.sets
            for rule in rules
            for leaf in self._leaves(rule)
        )

    def may_email(self) -> int:
        """Return those who may be written to by e-mail."""
        key = (self.context.as_of, "may_email")
        if key not in self.kept.sets:
            told: dict[str, SqlValue] = {}

            def said(channel: Channel, words: tuple[str, ...]) -> str:
                whose = whose_words(self.db, self.kept.said, words_sql(channel), self.context.as_of)
                told[f"said_{len(told)}"] = json.dumps([id_ for word in words for id_ in whose.get(word, ())])
                return f"SELECT value FROM json_each(:said_{len(told) - 1})"

            may_write = may_write_sql(Channel.EMAIL, self.context.as_of, said)
            self.kept.sets[key] = self._table.sets({"may_email": may_write}, told)["may_email"]
        return self.kept.sets[key]

    # -- putting together

    def _leaves(self, rule: Rule) -> Iterator[Rule]:
        match rule:
            case All(rules) | AnyOf(rules):
                for part in rules:
                    yield from self._leaves(part)
            case Not(inner):
                yield from self._leaves(inner)
            case InSegment(key):
                yield from self._leaves(self.context.segment_rule(key))
            case Everyone():
                pass
            case Top(field=str(), among=among):
                if among is not None:
                    yield from self._leaves(among)
                yield rule
            case _:
                yield rule

    def _put_together(self, rule: Rule) -> int:
        match rule:
            case All(rules):
                return reduce(and_, map(self._put_together, rules), self.people.everyone)
            case AnyOf(rules):
                return reduce(or_, map(self._put_together, rules), 0)
            case Not(inner):
                return self.people.everyone ^ self._put_together(inner)
            case InSegment(key):
                return self._put_together(self.context.segment_rule(key))
            case Everyone():
                return self.people.everyone
            case AsOf():
                return self._earlier(rule)
        found = self.kept.sets[self.context.as_of, canonical(rule)]
        self.kept.sets.move_to_end((self.context.as_of, canonical(rule)))
        return found

    def _earlier(self, rule: AsOf) -> int:
        there = self._at(rule)
        bits = there.of((rule.rule,))[0]
        return self.people.of_ids(there.people.in_set(bits)) & self.people.everyone

    def _at(self, rule: AsOf) -> "MemberSets":
        day = self.context.as_of - int(cast(int, rule.days_before))
        return MemberSets(self.db, replace(self.context, as_of=day), self.kept)
