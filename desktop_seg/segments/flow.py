"""The state of the segment wizard: type, conditions, name. Which steps there are and what keeps one from going on.

No screen: `start` reads what there is once, `preview` counts; a rule and a segment that is not saved come out. Used by
ui/wizards/segment_wizard.py. The pages read and fill it; going back keeps everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_seg.base.i18n import N_, _, format_list
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Field
from desktop_seg.rules.check import faults
from desktop_seg.rules.operators import Operator, operators_for
from desktop_seg.rules.tree import All, AnyOf, Everyone, Rule
from desktop_seg.rules.words import Speaker, clause, sentence
from desktop_seg.segments import catalogue, own, words
from desktop_seg.segments.coverage import Coverage, coverage
from desktop_seg.segments.draft import Draft
from desktop_seg.segments.evaluate import Culprit, SegmentCount, count_rules, culprit
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers, rule_of
from desktop_seg.store import setting
from desktop_seg.store.database import Database

_LONGEST_NAME = 60


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
    """One way to think of people. title, hint: marked with N_. groups: of the fields it offers; none means all."""

    key: str
    title: str
    hint: str
    groups: tuple[str, ...]


TYPES = (
    SegmentType("value", N_("What they are worth"), N_("Spending, average receipt, rank."), ("purchases", "standing")),
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


@dataclass(frozen=True, slots=True)
class Color:
    """A colour to know a segment by; never without its word. code: "#rrggbb". title: marked with N_."""

    code: str
    title: str


COLORS = (
    Color("#0072B2", N_("Blue")),
    Color("#B07A00", N_("Ochre")),
    Color("#332288", N_("Indigo")),
    Color("#661100", N_("Brown")),
    Color("#C2185B", N_("Pink")),
)


@dataclass(frozen=True, slots=True)
class Start:
    """What the wizard begins with, read from the shop file once.

    coverage: how many people each field is known for. segment_titles: of all segments, by key. template: the segment
    to begin with, its numbers filled in; an own one is changed, of a ready-made one the owner makes one of their own.
    """

    fields: Mapping[str, Field]
    coverage: Coverage
    currency: str
    segment_titles: Mapping[str, str]
    template: Segment | None = None


def start(db: Database, as_of: int, template_key: str = "", numbers: Numbers | None = None) -> Start:
    """Read all the wizard needs. template_key: of the segment to begin with, "" for none; numbers: of its parameters.

    Raises UserError when there is no such segment.
    """
    fields = all_fields(db)
    return Start(
        fields={each.key: each for each in fields},
        coverage=coverage(db, fields, as_of),
        currency=setting.load(db).currency,
        segment_titles={each.key: words.title(each) for each in catalogue.all_segments(db)},
        template=_template(db, template_key, numbers) if template_key else None,
    )


def _template(db: Database, key: str, numbers: Numbers | None) -> Segment:
    segment = own.definition(db, key) or catalogue.find(db, key)
    return replace(segment, rule=rule_of(segment, numbers))


@dataclass(frozen=True, slots=True)
class Preview:
    """What the conditions come to. whole: of all conditions, None while there are none. draft: of the one being made,
    None while it is not complete. culprit: the condition that empties the segment."""

    whole: SegmentCount | None
    draft: SegmentCount | None
    culprit: Culprit | None


def preview(db: Database, rule: Rule | None, draft: Rule | None, as_of: int) -> Preview:
    """Count people as the wizard shows them."""
    asked = {key: each for key, each in (("whole", rule), ("draft", draft)) if each is not None}
    found = count_rules(db, asked, as_of)
    whole = found.get("whole")
    emptied = whole is not None and rule is not None and whole.count == 0
    return Preview(whole, found.get("draft"), culprit(db, rule, as_of) if emptied and rule is not None else None)


@dataclass(slots=True)
class SegmentFlow:
    """The choices so far.

    key: of the own segment that is changed; "" for a new one. conditions: usually Is; those of a ready-made segment may
    be of any kind.
    """

    start: Start
    key: str = ""
    type_key: str = ""
    conditions: list[Rule] = field(default_factory=list)
    joined: Joined = Joined.ALL
    name: str = ""
    note: str = ""
    color: str = COLORS[0].code

    @property
    def fields(self) -> Mapping[str, Field]:
        """Everything that may be asked in this shop, by key."""
        return self.start.fields

    def __post_init__(self) -> None:
        if self.start.template is not None:
            self._take(self.start.template)

    def _take(self, segment: Segment) -> None:
        rule = segment.rule
        self.type_key = TYPES[-1].key
        self.joined = Joined.ANY if isinstance(rule, AnyOf) else Joined.ALL
        self.conditions = list(rule.rules) if isinstance(rule, All | AnyOf) else [rule]
        if segment.is_own:
            self.key, self.name, self.note = segment.key, segment.title, segment.question
            self.color = segment.color or self.color

    def types(self, with_data: bool) -> tuple[SegmentType, ...]:
        """Return the types of which at least one field has data, or those without."""
        return tuple(each for each in TYPES if bool(self._known_fields(each)) is with_data)

    def fields_of_type(self, with_data: bool = True) -> tuple[Field, ...]:
        """Return the fields the chosen type offers, in the order of its groups: those with data or those without."""
        chosen = next((each for each in TYPES if each.key == self.type_key), TYPES[-1])
        known = self._known_fields(chosen)
        return known if with_data else tuple(each for each in self._fields(chosen) if each not in known)

    def operators(self, asked: Field) -> tuple[Operator, ...]:
        """Return the comparisons a field allows."""
        return operators_for(asked.kind)

    def put(self, draft: Draft, place: int | None = None) -> bool:
        """Add a condition, or put it in the place of another; False when its value is still missing."""
        condition = draft.condition()
        if condition is None or faults(condition, self.fields, SOURCES):
            return False
        if place is not None:
            self.conditions[place] = condition
        elif condition not in self.conditions:
            self.conditions.append(condition)
        return True

    def remove(self, place: int) -> None:
        """Take the condition at a place away."""
        del self.conditions[place]

    def rule(self) -> Rule:
        """Return the rule of all conditions; holds for everyone while there is none."""
        return AnyOf(*self.conditions) if self.joined is Joined.ANY and self.conditions else All(*self.conditions)

    def clauses(self) -> list[str]:
        """Return each condition as a clause in the owner's language."""
        return [clause(condition, self._speaker()) for condition in self.conditions]

    def sentence(self) -> str:
        """Return the whole rule as one sentence."""
        return sentence(self.rule() if self.conditions else Everyone(), self._speaker())

    def suggested_name(self) -> str:
        """Return a name that says the conditions, as many as there is room for."""
        said = self.clauses()
        for n in range(len(said), 0, -1):
            name = format_list(said[:n], "or" if self.joined is Joined.ANY else "standard")
            name += "" if n == len(said) else " …"
            if len(name) <= _LONGEST_NAME:
                return _capital(name)
        return _capital(f"{said[0][: _LONGEST_NAME - 2].rstrip()} …") if said else ""

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
        return own.named(self.name.strip(), self.rule(), self.note.strip(), self.color, key=self.key)

    def _fields(self, chosen: SegmentType) -> tuple[Field, ...]:
        if not chosen.groups:
            return tuple(self.fields.values())
        return tuple(each for group in chosen.groups for each in self.fields.values() if each.group == group)

    def _known_fields(self, chosen: SegmentType) -> tuple[Field, ...]:
        return tuple(each for each in self._fields(chosen) if self.start.coverage.known[each.key])

    def _speaker(self) -> Speaker:
        return Speaker(self.fields, SOURCES, self.start.currency, lambda key: self.start.segment_titles.get(key, key))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
