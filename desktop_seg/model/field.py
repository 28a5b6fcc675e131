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

    @property
    def has_keys(self) -> bool:
        """Whether its values are keys of the program's. The words of an own choice are what people wrote, in capitals
        or not."""
        return any(choice.key != choice.title for choice in self.choices)
