"""Conditions as sentences to fill in: "bought {goods} on at least {times} days, {window}".

A form is a rule with holes (rules/tree.Param) and one slot for each hole: what may stand there and what does at first.
Filling gives a rule; `match` finds the answers in a rule again, so that it can be taken up and changed.
In: segments/form_catalogue.py. Used by: flow.py, the segment wizard and the rule editor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, auto
from typing import Any

from desktop_seg.rules.tree import All, AnyOf, Param, Rule
from desktop_seg.rules.walk import fill


class SlotKind(Enum):
    """What stands in a hole of a sentence."""

    COUNT = auto()  # a whole number
    SHARE = auto()  # 0 to 1
    MONEY = auto()  # minor units
    SPAN = auto()  # a length of time
    WINDOW = auto()  # ever, in the last ..., between two days
    OPTION = auto()  # one of a few
    WORDS = auto()  # values of a field of the rows, ticked
    SEGMENT = auto()  # key of another segment


@dataclass(frozen=True, slots=True)
class Option:
    """One of a few: what it puts into the rule, and its title, marked with N_."""

    value: Any
    title: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One hole. title: for screen readers, marked with N_. default: what stands there at first; () ticks nothing.

    rows: of WORDS, key of the source the words are values of; of_field: key of the field, or {name} of the slot that
    says which field.
    """

    name: str
    kind: SlotKind
    title: str
    default: Any = None
    options: tuple[Option, ...] = ()
    rows: str = ""
    of_field: str = ""
    least: int = 0
    most: int = 10_000


Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """One sentence to fill in.

    title: in lists; sentence: with a hole {name} for each slot; both marked with N_. rule: with a Param for each slot.
    types: keys of the wizard's types that offer it. rows: keys of the sources it needs rows of.
    """

    key: str
    title: str
    sentence: str
    rule: Any
    slots: tuple[Slot, ...]
    types: tuple[str, ...]
    rows: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot:
        """Return the slot of a hole."""
        return next(slot for slot in self.slots if slot.name == name)

    @property
    def defaults(self) -> dict[str, Any]:
        """What stands in the slots at first."""
        return {slot.name: slot.default for slot in self.slots}


def filled(form: Form, answers: Answers) -> Rule | None:
    """Return the rule of a form, None while something is missing."""
    for slot in form.slots:
        if answers.get(slot.name) in (None, (), ""):
            return None
    return fill(form.rule, answers)


def match(form: Form, rule: Rule) -> dict[str, Any] | None:
    """Return the answers that make this very rule of the form, None when no answers do."""
    found: dict[str, Any] = {}
    if not _same(form.rule, rule, found) or set(found) != {slot.name for slot in form.slots}:
        return None
    return found if all(_may_stand(form.slot(name), value) for name, value in found.items()) else None


def _may_stand(slot: Slot, value: Any) -> bool:
    if slot.kind is SlotKind.OPTION:
        return any(option.value == value for option in slot.options)
    if slot.kind is SlotKind.WORDS:
        return isinstance(value, tuple) and bool(value)
    return value is not None


def _same(template: Any, node: Any, found: dict[str, Any]) -> bool:
    if isinstance(template, Param):
        return bool(found.setdefault(template.name, node) == node)
    if type(template) is not type(node):
        return False
    if isinstance(template, All | AnyOf):
        return _same(template.rules, node.rules, found)
    if isinstance(template, tuple):
        return len(template) == len(node) and all(_same(a, b, found) for a, b in zip(template, node, strict=True))
    if is_dataclass(template) and not isinstance(template, type):
        return all(_same(getattr(template, f.name), getattr(node, f.name), found) for f in fields(template))
    return bool(template == node)
