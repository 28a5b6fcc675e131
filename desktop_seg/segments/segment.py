"""What a segment is: a named rule with its reason, its numbers, what it needs, advice and a measure of success.

A ready-made segment and one of the owner's are the same dataclass. Texts of ready-made ones are marked with N_.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.model.field import Choice
from desktop_seg.rules.tree import Rule
from desktop_seg.segments.need import Need


class Goal(StrEnum):
    """What the owner wants to do; the gallery is grouped by it."""

    KEEP = "keep"
    WIN_BACK = "win_back"
    SECOND_SALE = "second_sale"
    KNOW = "know"
    OWN = "own"


class Unit(StrEnum):
    """What the number of a parameter counts; decides the spin box and the words."""

    DAYS = "days"
    SHARE = "share"
    VISITS = "visits"
    QUARTERS = "quarters"
    TIMES = "times"
    YEARS = "years"
    KILOMETRES = "kilometres"
    MARK = "mark"
    CHOICE = "choice"
    COUNT = "count"
    MONTHS = "months"


class ChoiceOf(StrEnum):
    """What the choices of a parameter are, where they are the shop's own words; the first one is its default.

    The order of each says which comes first (segments/tailor.py).
    """

    CATEGORY = "category"  # by buyers of the last year
    OTHER_CATEGORY = "other_category"  # the same; the default is the second
    REPEATED_CATEGORY = "repeated_category"  # by people who buy it again
    LOOKED_CATEGORY = "looked_category"  # by looks at it
    BRAND = "brand"  # by money of the last year
    LOVED_BRAND = "loved_brand"  # by people whose favourite it is
    PRODUCT = "product"  # by buyers of the last year
    OTHER_PRODUCT = "other_product"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a rule that the owner may change. A share lies between 0 and 1; a choice is a key of `choices`.

    choice_of: the choices are the shop's own words, filled in when the segment is looked up; "" while there are none.
    """

    name: str
    title: str
    default: int | float | str
    unit: Unit
    least: float = 0
    most: float = 10_000
    choices: tuple[Choice, ...] = ()
    choice_of: ChoiceOf | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do with these people: do, when, and what not."""

    do: str
    when: str
    avoid: str


@dataclass(frozen=True, slots=True)
class SortKey:
    """How people are listed: by a field, the largest first or the smallest."""

    field: str
    largest_first: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment.

    question: what it answers. sentence: who is in it, one whole sentence with a hole for each parameter; "" means the
    rule says it itself (rules/words.py). measure: how success shows. note: what else to know. warn_below: with fewer
    buyers in the last year its figures say little. is_own: texts are the owner's and not translated. is_frozen: of an
    own segment, its people were listed once and stay, whatever they buy.
    """

    key: str
    title: str
    question: str
    sentence: str
    rule: Rule
    parameters: tuple[Parameter, ...] = ()
    needs: tuple[Need, ...] = ()
    advice: Advice | None = None
    measure: str = ""
    goal: Goal = Goal.KNOW
    family: str = ""
    order: tuple[SortKey, ...] = ()
    warn_below: int = 0
    color: str = ""
    is_own: bool = False
    note: str = ""
    is_frozen: bool = False

    @property
    def defaults(self) -> dict[str, int | float | str]:
        """The parameters with their defaults."""
        return {parameter.name: parameter.default for parameter in self.parameters}
