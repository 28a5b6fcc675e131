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


class Measure(StrEnum):
    """What is computed over the rows of one person. FIRST, LAST: the value of a field in the first or last row."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    LEAST = "least"
    MOST = "most"
    DISTINCT = "distinct"
    SHARE = "share"
    FIRST = "first"
    LAST = "last"


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
class Figure:
    """A measure over somebody's rows (sales, lines, events): one value per person.

    rows: key of the source. field: what is measured (None for COUNT; a SHARE of rows or of the sum of a field).
    where: rule over the fields of the source. part: of a SHARE, the rows whose share is asked for.
    Without rows count, sum and distinct are 0, the other measures unknown; so is a share of nothing or of less.
    """

    rows: str
    measure: Measure = Measure.COUNT
    field: str | None = None
    where: "Rule | None" = None
    window: Window = Window()
    part: "Rule | None" = None


@dataclass(frozen=True, slots=True)
class Happened:
    """A figure of somebody's rows compared with a value; rows to part as in Figure.

    including_unknown: people for whom the figure is unknown match as well.
    """

    rows: str
    measure: Measure
    operator: str
    value: Values
    field: str | None = None
    where: "Rule | None" = None
    window: Window = Window()
    part: "Rule | None" = None
    including_unknown: bool = False

    @property
    def figure(self) -> Figure:
        """What is compared."""
        return Figure(self.rows, self.measure, self.field, self.where, self.window, self.part)


@dataclass(frozen=True, slots=True)
class Top:
    """The top share of people by a field: all at or above the k-th largest value, k = ceil(share * n); ties are in.

    field: of people, or a figure of their rows. among: who is ranked (None: all for whom the field is known; by a
    figure, all who have a row).
    """

    field: str | Figure
    share: "float | Param"
    among: "Rule | None" = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a source (key), those for which a rule over its fields holds. Rows without a day take no part in time."""

    key: str
    where: "Rule | None" = None


class End(StrEnum):
    """Which end of somebody's rows."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something held for the first (or last) occurrence: for one of the rows on the first day with such rows.

    has: rule over the fields of the source. Several rows of one day are one occurrence, as several receipts are one
    visit. Nobody without such rows.
    """

    end: End
    rows: Rows
    has: "Rule"
    window: Window = Window()


class Which(StrEnum):
    """Of which days with A it is asked what followed."""

    ANY = "any"
    EVERY = "every"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Followed:
    """A, and then (not) B: a day with rows of A was followed by a row of B.

    window: of A; B may come up to as_of. within: how long after (None: at any time since). same_day: B on the day of A
    counts too, whatever the hour. is_followed False asks for what did not follow: only where the time is up, because
    whoever may still come has not stayed away. EVERY leaves undecided days out, and needs one that is decided.
    """

    rows: Rows
    then: Rows
    which: Which = Which.ANY
    is_followed: bool = True
    within: Span | None = None
    same_day: bool = False
    window: Window = Window()


@dataclass(frozen=True, slots=True)
class Stopped:
    """Did it before, at least so many times, but not in the last `quiet`."""

    rows: Rows
    quiet: Span
    least: "int | Param" = 1


@dataclass(frozen=True, slots=True)
class Restarted:
    """Did it again after a pause: two days one after the other with rows, at least `gap` apart.

    window: of the day on which it began again.
    """

    rows: Rows
    gap: Span
    window: Window = Window()


@dataclass(frozen=True, slots=True)
class Regularly:
    """At least so many times in each of at least `in_periods` of the last `of_periods` periods.

    The latest period ends on as_of; each is one `period` long.
    """

    rows: Rows
    period: Span
    of_periods: "int | Param"
    in_periods: "int | Param"
    least: "int | Param" = 1


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


InTime = Occurrence | Followed | Stopped | Restarted | Regularly
Rule = Everyone | All | AnyOf | Not | Is | Top | Happened | InTime | InSegment | Listed | AsOf
