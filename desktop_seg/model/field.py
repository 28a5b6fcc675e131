"""A field: anything a rule may ask about one customer, a column of the customer or a metric.

Fields are declared where they arise (metrics/, segments/field_list.py) and offered by themselves in the rule editor,
the tables, the analysis and the exports.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is; decides the operators, the editor and the way it is written."""

    TEXT = "text"
    NUMBER = "number"  # int or float, see unit
    MONEY = "money"  # minor units
    DATE = "date"  # day number
    YES_NO = "yes_no"  # 0 or 1
    CHOICE = "choice"  # one key of `choices`
    SEVERAL = "several"  # any number of words at once, such as labels; to have none is an answer too, so never unknown


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a choice field may have. key: as stored. title: marked with N_."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Said:
    """A yes or no that follows from words of each person: answers to a survey, the latest word on being written to.

    words: SQL question for `person` and `word`, any number of rows a person. yes, no: SQL tests of a word; who has one
    that passes `yes` is a yes, who has none of these but one that passes `no` a no, all others are unknown.
    Many people say the same, so whoever asks about everybody may test each different word once.
    """

    words: str
    yes: str
    no: str = "1"

    @property
    def column(self) -> str:
        """SQL for the answer of one customer (alias c)."""
        yes, no = (f"c.id IN (SELECT person FROM ({self.words}) WHERE {test})" for test in (self.yes, self.no))
        return f"CASE WHEN {yes} THEN 1 WHEN {no} THEN 0 END"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be asked about a customer. Unknown is always NULL / None, never 0.

    key: name in rules and on the command line. title, help: marked with N_, translated where shown.
    unit: "days", "visits", "share", "points" ... ("" for none; money knows its own).
    column: the SQL column or expression over the tables `customer` (alias c) and the metric table (alias m). Of a
    SEVERAL field an SQL condition with the hole {test}, which tests one word called `value`:
    "c.id IN (SELECT customer_id FROM (SELECT customer_id, tag AS value FROM ...) WHERE {test})".
    source: "customer" (a column of the spreadsheet) or the metric family ("purchases", "rhythm", ...).
    group: key of the group it is shown under in lists.
    gate: key of the yes/no field that must hold for everyone in a rule that asks about this one, such as an explicit
    consent; "" for none. A gate is its own gate.
    choices: for CHOICE fields with known values; empty when the values are the shop's own (city, category).
    said: of a YES_NO field that follows from words; its column then says the same.
    """

    key: str
    title: str
    kind: Kind
    column: str
    source: str
    unit: str = ""
    help: str = ""
    group: str = ""
    gate: str = ""
    choices: tuple[Choice, ...] = ()
    said: Said | None = None

    @property
    def has_keys(self) -> bool:
        """Whether its values are keys of the program's. The words of an own choice are what people wrote, in capitals
        or not."""
        return any(choice.key != choice.title for choice in self.choices)
