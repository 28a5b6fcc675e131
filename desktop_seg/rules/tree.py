"""The rule: a tree of conditions on people, as plain values.

In: built by segments (ready-made, wizard, rule file). Out: compiled by rules/sql.py, said by rules/words.py,
written by rules/json_form.py. A condition on an unknown value is false, and Not of it is true.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Param:
    """A number (or word) that is filled in later from the parameters of a segment; see rules/walk.py `fill`."""

    name: str


@dataclass(frozen=True, slots=True)
class Span:
    """A length of calendar time: 3 months, 90 days. unit: "days", "weeks", "months" or "years"."""

    n: "int | Param"
    unit: str = "days"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar as a value, by its day number."""

    number: int


Value = str | int | float | bool | Param | Day | Span
Values = Value | tuple[Value, ...] | None


@dataclass(frozen=True, slots=True)
class Everyone:
    """Holds for all people."""


@dataclass(frozen=True, slots=True, init=False)
class All:
    """Holds when every rule holds; for everyone when there is none."""

    rules: "tuple[Rule, ...]"

    def __init__(self, *rules: "Rule") -> None:
        object.__setattr__(self, "rules", rules)


@dataclass(frozen=True, slots=True, init=False)
class AnyOf:
    """Holds when at least one rule holds; for nobody when there is none."""

    rules: "tuple[Rule, ...]"

    def __init__(self, *rules: "Rule") -> None:
        object.__setattr__(self, "rules", rules)


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when the rule does not, so also where the rule asks about something unknown."""

    rule: "Rule"


@dataclass(frozen=True, slots=True)
class Is:
    """One field compared with a value by an operator (rules/operators.py).

    including_unknown: people for whom the field is unknown match as well.
    """

    field: "str | Param"
    operator: str
    value: Values = None
    including_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """The top share of people by a field: all at or above the k-th largest value, k = ceil(share * n); ties are in.

    among: who is ranked (None: all for whom the field is known).
    """

    field: str
    share: "float | Param"
    among: "Rule | None" = None


class Measure(StrEnum):
    """What is computed over the rows of one person."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    LEAST = "least"
    MOST = "most"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days up to and including as_of: the last `length`; with `skip` the one that ended that long ago.

    first, last: fixed day numbers instead. All None: ever (up to as_of).
    """

    length: Span | None = None
    skip: Span | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """A measure over somebody's rows (sales, lines, events) compared with a value.

    rows: key of the source. field: what is measured (None for COUNT). where: rule over the fields of the source.
    Without rows count, sum and distinct are 0, the other measures unknown.
    """

    rows: str
    measure: Measure
    operator: str
    value: Values
    field: str | None = None
    where: "Rule | None" = None
    window: Window = Window()


@dataclass(frozen=True, slots=True)
class InSegment:
    """Membership of another segment, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Listed:
    """People named one by one, by the key that lists print (the customer number as imported)."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AsOf:
    """The rule as it was so many days before."""

    days_before: "int | Param"
    rule: "Rule"


Rule = Everyone | All | AnyOf | Not | Is | Top | Happened | InSegment | Listed | AsOf
