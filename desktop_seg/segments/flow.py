"""The state of the segment wizard: type, conditions, name. Which steps there are and what keeps one from going on.

No screen and no shop file: fields come in, a rule and a segment that is not saved come out. Used by
ui/wizards/segment_wizard.py. The pages read and fill it; going back keeps everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_seg.base.i18n import N_, _
from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.check import faults
from desktop_seg.rules.operators import OPERATORS, Operator, Takes, operators_for
from desktop_seg.rules.tree import All, AnyOf, Day, Is, Rule, Span, Value, Values
from desktop_seg.segments import own
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.segment import Segment


class Step(StrEnum):
    """The steps in their order."""

    TYPE = "type"
    CONDITIONS = "conditions"
    NAME = "name"


STEP_TITLES = {Step.TYPE: N_("Type"), Step.CONDITIONS: N_("Who belongs to it"), Step.NAME: N_("Name")}


class Joined(StrEnum):
    """How the conditions go together."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class SegmentType:
    """One way to think of people. title, hint: marked with N_. groups: of the fields it offers first."""

    key: str
    title: str
    hint: str
    groups: tuple[str, ...]


TYPES = (
    SegmentType("value", N_("What they are worth"), N_("Spending, average receipt, rank."), ("standing", "purchases")),
    SegmentType("rhythm", N_("When and how often they come"), N_("Last visit, rhythm, lateness."), ("rhythm",)),
    SegmentType("life_cycle", N_("Where they stand"), N_("New, regular, lapsed; class."), ("life_cycle", "rfm")),
    SegmentType("person", N_("Who they are"), N_("Age, gender, household, work, income."), ("person",)),
    SegmentType("place", N_("Where they live"), N_("Town, postcode, country."), ("place",)),
    SegmentType(
        "relation", N_("Your relation"), N_("Since when, how they came, consent."), ("relation", "consent", "identity")
    ),
    SegmentType("own", N_("Your own columns"), N_("What else you imported."), ("own",)),
    SegmentType("mix", N_("Anything"), N_("All fields in one list."), ()),
)

COLORS = ("#0072B2", "#B07A00", "#332288", "#661100", "#C2185B")


@dataclass(slots=True)
class Draft:
    """One condition while it is made. first, second: what stands in the fields for its values, None while empty."""

    field: Field
    operator: str
    first: Value | None = None
    second: Value | None = None
    listed: tuple[str, ...] = ()
    including_unknown: bool = False

    @property
    def takes(self) -> Operator:
        """The operator itself."""
        return OPERATORS[self.operator]

    def condition(self) -> Is | None:
        """Return the condition, None while a value is missing."""
        value = self._value()
        if value is None and self.takes.takes is not Takes.NOTHING:
            return None
        return Is(self.field.key, self.operator, value, self.including_unknown)

    def _value(self) -> Values:
        match self.takes.takes:
            case Takes.NOTHING:
                return None
            case Takes.LIST:
                return self.listed or None
            case Takes.TWO | Takes.TWO_SPANS:
                if self.first is None or self.second is None:
                    return None
                return _in_order(self.first, self.second)
            case _:
                return self.first


def draft_of(asked: Field) -> Draft:
    """Return the usual condition on a field, with its values still open."""
    usual = {
        Kind.NUMBER: "at_least",
        Kind.MONEY: "at_least",
        Kind.TEXT: "one_of",
        Kind.CHOICE: "one_of",
        Kind.DATE: "in_last",
        Kind.YES_NO: "yes",
    }
    draft = Draft(asked, usual[asked.kind])
    if asked.kind is Kind.DATE:
        draft.first = Span(90)
    return draft


def band(asked: Field, first: float | None, before: float | None, is_whole: bool) -> Draft:
    """Return the condition that holds for first <= value < before (None: open), as an owner would say it."""
    if asked.kind is Kind.DATE:
        return _date_band(asked, first, before)
    if first is None:
        return Draft(asked, "below", _number(before))
    if before is None:
        return Draft(asked, "at_least", _number(first))
    if is_whole or asked.kind is Kind.MONEY:
        return Draft(asked, "between", _number(first), _number(before - 1))
    return Draft(asked, "between", first, before)


def _date_band(asked: Field, first: float | None, before: float | None) -> Draft:
    if first is None:
        return Draft(asked, "before", None if before is None else Day(int(before)))
    if before is None:
        return Draft(asked, "after", Day(int(first) - 1))
    return Draft(asked, "between", Day(int(first)), Day(int(before) - 1))


@dataclass(slots=True)
class SegmentFlow:
    """The choices so far. fields: everything that may be asked in this shop, by key."""

    fields: Mapping[str, Field]
    type_key: str = ""
    conditions: list[Is] = field(default_factory=list)
    joined: Joined = Joined.ALL
    name: str = ""
    note: str = ""
    color: str = COLORS[0]

    def fields_of_type(self) -> tuple[Field, ...]:
        """Return the fields the chosen type offers, in the order of its groups."""
        chosen = next((each for each in TYPES if each.key == self.type_key), TYPES[-1])
        if not chosen.groups:
            return tuple(self.fields.values())
        return tuple(each for group in chosen.groups for each in self.fields.values() if each.group == group)

    def operators(self, asked: Field) -> tuple[Operator, ...]:
        """Return the comparisons a field allows."""
        return operators_for(asked.kind)

    def add(self, draft: Draft) -> bool:
        """Add a condition; False when its value is still missing."""
        condition = draft.condition()
        if condition is None or faults(condition, self.fields, SOURCES):
            return False
        if condition not in self.conditions:
            self.conditions.append(condition)
        return True

    def remove(self, place: int) -> None:
        """Take the condition at a place away."""
        del self.conditions[place]

    def rule(self) -> Rule:
        """Return the rule of all conditions; holds for everyone while there is none."""
        return AnyOf(*self.conditions) if self.joined is Joined.ANY and self.conditions else All(*self.conditions)

    def fault(self, step: Step) -> str:
        """Return in a sentence what keeps one from leaving a step, "" when nothing does."""
        if step is Step.TYPE and not self.type_key:
            return _("Choose what your segment is about.")
        if step is Step.CONDITIONS and not self.conditions:
            return _("Add at least one condition.")
        if step is Step.NAME and not self.name.strip():
            return _("Give the segment a name.")
        return ""

    def segment(self) -> Segment:
        """Return the segment as it would be saved."""
        return own.named(self.name.strip(), self.rule(), self.note.strip(), self.color)


def _number(value: float | None) -> Value | None:
    return None if value is None else int(value) if value == int(value) else value


def _in_order(first: Value, second: Value) -> tuple[Value, Value]:
    """Return two values with the smaller first: 37 to 24 means 24 to 37."""
    if isinstance(first, Day) and isinstance(second, Day):
        return (first, second) if first.number <= second.number else (second, first)
    if isinstance(first, int | float) and isinstance(second, int | float):
        return (first, second) if first <= second else (second, first)
    return first, second
