"""How a rule comes to its people, condition by condition: how many each one holds for, and how many are left after it.

In: a filled rule. Used by: the segment wizard and the segment page, to show what each condition does and which of them
empties a segment.
"""

from dataclasses import dataclass

from desktop_seg.rules.tree import All, AnyOf, Rule
from desktop_seg.segments.evaluate import open_sets
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Level:
    """One condition of a group, in its place.

    alone: people it holds for by itself. so_far: people for whom it and those before it hold together (of any of them,
    in an AnyOf). without: people of the group if this condition were not in it.
    """

    rule: Rule
    alone: int
    so_far: int
    without: int


def waterfall(db: Database, rule: Rule, as_of: int) -> tuple[Level, ...]:
    """Return the levels of a filled All or AnyOf; any other rule is a group of one.

    None of one that asks about special data: the differences between the levels tell of the few who make them.
    Raises UserError when the rule asks for something that does not exist.
    """
    group = rule if isinstance(rule, All | AnyOf) else All(rule)
    with open_sets(db, (rule,), as_of) as sets:
        found: list[Level] = []
        if sets.is_guarded(rule):
            return ()
        for place, part in enumerate(group.rules):
            others = type(group)(*group.rules[:place], *group.rules[place + 1 :])
            together = type(group)(*group.rules[: place + 1])
            alone, so_far, without = (bits.bit_count() for bits in sets.of((part, together, others)))
            found.append(Level(part, alone, so_far, without))
    return tuple(found)


def emptied_at(levels: tuple[Level, ...]) -> int | None:
    """Return the place of the condition after which nobody is left, None when somebody is."""
    if not levels or levels[-1].so_far:
        return None
    return next(place for place, level in enumerate(levels) if not level.so_far)
