"""The state of the segment wizard: type, conditions, name. Which steps there are and what keeps one from going on.

No screen: `start` reads what there is once, `preview` counts; a rule and a segment that is not saved come out. Used by
ui/wizards/segment_wizard.py. The pages read and fill it; going back keeps everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_seg.base.i18n import N_, _, format_list
from desktop_seg.metrics.catalogue import rule_fields
from desktop_seg.model.field import Field
from desktop_seg.rules.check import faults
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.tree import All, AnyOf, Everyone, Not, Rule
from desktop_seg.rules.words import Speaker, clause, sentence
from desktop_seg.segments import catalogue, own, words
from desktop_seg.segments.coverage import Coverage, coverage
from desktop_seg.segments.draft import Draft
from desktop_seg.segments.evaluate import Culprit, SegmentCount, best_ids, count_rules, culprit
from desktop_seg.segments.form import Form
from desktop_seg.segments.offer import Offer
from desktop_seg.segments.row_source import SOURCES, sources_of
from desktop_seg.segments.row_word import sources_with_rows
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.segment_type import MIX, TYPES, SegmentType
from desktop_seg.segments.shop_context import Numbers, rule_of
from desktop_seg.store import setting
from desktop_seg.store.customer_list import rows_of
from desktop_seg.store.database import Database

_LONGEST_NAME = 60
_SAMPLE = 10


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
    NONE = "none"


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

    coverage: how many people each field is known for. rows: keys of the kinds of rows that customers have. sources: all
    kinds, with the words of this shop.
    segment_titles: of all segments, by key. template: the segment to begin with, its numbers filled in; an own one is
    changed, of a ready-made one the owner makes one of their own.
    """

    fields: Mapping[str, Field]
    coverage: Coverage
    currency: str
    segment_titles: Mapping[str, str]
    template: Segment | None = None
    rows: frozenset[str] = frozenset(SOURCES)
    sources: Mapping[str, RowSource] = field(default_factory=lambda: SOURCES)


def start(db: Database, as_of: int, template_key: str = "", numbers: Numbers | None = None) -> Start:
    """Read all the wizard needs. template_key: of the segment to begin with, "" for none; numbers: of its parameters.

    Raises UserError when there is no such segment.
    """
    fields = rule_fields(db)
    return Start(
        fields={each.key: each for each in fields},
        coverage=coverage(db, fields, as_of),
        currency=setting.load(db).currency,
        segment_titles={each.key: words.title(each) for each in catalogue.all_segments(db)},
        template=_template(db, template_key, numbers) if template_key else None,
        rows=sources_with_rows(db, as_of),
        sources=sources_of(db),
    )


def _template(db: Database, key: str, numbers: Numbers | None) -> Segment:
    segment = own.definition(db, key) or catalogue.find(db, key)
    return replace(segment, rule=rule_of(segment, numbers))


@dataclass(frozen=True, slots=True)
class Preview:
    """What the conditions come to. whole: of all conditions, None while there are none. draft: of the one being made,
    None while it is not complete. culprit: the condition that empties the segment. sample: names of some people."""

    whole: SegmentCount | None
    draft: SegmentCount | None
    culprit: Culprit | None
    sample: tuple[str, ...] = ()


def preview(db: Database, rule: Rule | None, draft: Rule | None, as_of: int) -> Preview:
    """Count people as the wizard shows them."""
    asked = {key: each for key, each in (("whole", rule), ("draft", draft)) if each is not None}
    found = count_rules(db, asked, as_of)
    whole = found.get("whole")
    emptied = whole is not None and rule is not None and whole.count == 0 and not whole.is_few
    return Preview(
        whole=whole,
        draft=found.get("draft"),
        culprit=culprit(db, rule, as_of) if emptied and rule is not None else None,
        sample=_sample(db, rule, as_of) if rule is not None and whole is not None and whole.count else (),
    )


def _sample(db: Database, rule: Rule, as_of: int) -> tuple[str, ...]:
    """Return the names of some of the people: those who spent most come to mind first."""
    rows = rows_of(db, best_ids(db, rule, as_of, _SAMPLE))
    return tuple(row.name or row.email or row.customer_no for row in rows)


@dataclass(slots=True)
class SegmentFlow:
    """The choices so far.

    key: of the own segment that is changed; "" for a new one. conditions: usually Is; those of a ready-made segment may
    be of any kind. is_frozen: keep who is in it today, not the conditions.
    """

    start: Start
    key: str = ""
    type_key: str = ""
    conditions: list[Rule] = field(default_factory=list)
    joined: Joined = Joined.ALL
    name: str = ""
    note: str = ""
    color: str = COLORS[0].code
    is_frozen: bool = False

    @property
    def fields(self) -> Mapping[str, Field]:
        """Everything that may be asked in this shop, by key."""
        return self.start.fields

    def __post_init__(self) -> None:
        if self.start.template is not None:
            self._take(self.start.template)

    def _take(self, segment: Segment) -> None:
        rule = segment.rule
        self.type_key = MIX
        self.take_rule(rule)
        if segment.is_own:
            self.key, self.name, self.note = segment.key, segment.title, segment.question
            self.color = segment.color or self.color
            self.is_frozen = segment.is_frozen

    def take_rule(self, rule: Rule) -> None:
        """Take the conditions of a rule in the place of those so far."""
        self.joined = Joined.ALL
        match rule:
            case Everyone():
                self.conditions = []
            case All(rules):
                self.conditions = list(rules)
            case AnyOf(rules):
                self.conditions, self.joined = list(rules), Joined.ANY
            case Not(AnyOf(rules)) if rules:
                self.conditions, self.joined = list(rules), Joined.NONE
            case _:
                self.conditions = [rule]

    def types(self, with_data: bool) -> tuple[SegmentType, ...]:
        """Return the types of which at least one field or sentence has data, or those without."""
        return self._offer.types(with_data)

    def fields_of_type(self, with_data: bool = True) -> tuple[Field, ...]:
        """Return the fields the chosen type offers, in the order of its groups: those with data or those without."""
        return self._offer.fields_of(self.type, with_data)

    def forms_of_type(self, with_data: bool = True) -> tuple[Form, ...]:
        """Return the sentences the chosen type offers: those with rows to ask about, or those without."""
        return self._offer.forms_of(self.type, with_data)

    def put(self, made: Draft | Rule | None, place: int | None = None) -> bool:
        """Add a condition, or put it in the place of another; False when its value is still missing."""
        condition = made.condition() if isinstance(made, Draft) else made
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

    def negate(self, place: int) -> None:
        """Turn the condition at a place round: from those who meet it to those who do not, and back."""
        condition = self.conditions[place]
        self.conditions[place] = condition.rule if isinstance(condition, Not) else Not(condition)

    def rule(self) -> Rule:
        """Return the rule of all conditions; holds for everyone while there is none."""
        if not self.conditions or self.joined is Joined.ALL:
            return All(*self.conditions)
        any_of = AnyOf(*self.conditions)
        return any_of if self.joined is Joined.ANY else Not(any_of)

    def clauses(self) -> list[str]:
        """Return each condition as a clause in the owner's language."""
        return [self.clause(condition) for condition in self.conditions]

    def clause(self, condition: Rule) -> str:
        """Return any condition as a clause in the owner's language."""
        return clause(condition, self._speaker())

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
        made = own.named(self.name.strip(), self.rule(), self.note.strip(), self.color, key=self.key)
        return replace(made, is_frozen=self.is_frozen)

    @property
    def type(self) -> SegmentType:
        """The chosen type; while none is, the one with everything."""
        return next((each for each in TYPES if each.key == self.type_key), TYPES[-1])

    @property
    def _offer(self) -> Offer:
        return Offer(self.fields, self.start.coverage, self.start.rows)

    def _speaker(self) -> Speaker:
        return Speaker(
            self.fields, self.start.sources, self.start.currency, lambda key: self.start.segment_titles.get(key, key)
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
