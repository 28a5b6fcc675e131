"""The common shape of cleaning: evidence over a column, the decision from it, the converter of its cells.

Flow: every cell of a column -> `Evidence.add` (one pass, counts only) -> `Evidence.decide(hint)` ->
a `Decision` or, when nothing in the file decides, an `Undecided` that is asked once -> `Style.converter(hint)` ->
cell by cell a value, None for an empty cell, or a `Fault`. Nothing here raises for a bad cell.
"""

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self, TypeVar

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.cleaning.text import is_empty
from desktop_seg.importing.cleaning.value import Cell, Value
from desktop_seg.importing.sheet_error import NO_RESULT, is_sheet_error
from desktop_seg.model.money import Rate

EXAMPLES = 3
# No amount, day, name or address is longer; to look for one in a text of 30,000 letters takes seconds.
LONGEST_VALUE = 1_000
# Texts are kept as they are; what the reader of lines lets through may be one.
LONGEST_TEXT = 1 << 22
_MEMO_LIMIT = 50_000


class Per(StrEnum):
    """Whose amount stands on a line: that of the line, or that of the whole order, repeated on each of its lines."""

    LINE = "line"
    ORDER = "order"
    OPEN = "open"  # the owner must say


class FaultKind(StrEnum):
    """Why a cell gives no value; the wizard offers "fix all like this" per kind."""

    UNREADABLE = "unreadable"
    WRONG_STYLE = "wrong_style"  # readable, but not by the style of its column
    SHORTENED = "shortened"  # Excel dropped digits: keep the row, never use the value as a key
    MASKED = "masked"  # the platform hides part of it: keep the row, never use the value as a key
    FUTURE = "future"
    TOO_OLD = "too_old"
    TOO_LARGE = "too_large"
    OTHER_CURRENCY = "other_currency"
    UNKNOWN_WORD = "unknown_word"
    SHEET_ERROR = "sheet_error"  # the spreadsheet itself could not work out the cell


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that could not be read. reason: a sentence in the owner's language; goes into the report."""

    kind: FaultKind
    reason: str


Converted = Value | Fault | None
Convert = Callable[[Cell], Converted]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What is known beforehand of the words of a column.

    answers: pairs of a word and a generally known word of the same meaning. others: such a known word for all words
    that nobody knows, "" leaves them unknown.
    """

    answers: tuple[tuple[str, str], ...] = ()
    others: str = ""


NO_WORDS = KnownWords()


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known outside the column.

    country, currency: of the shop. latest_day: day number of today; a sale after it cannot be.
    decimal ("," or "."), date_order ("dmy", "mdy", "ymd"): from the platform's preset, from another column of the same
    file, or remembered; "" when nothing is known. They settle a column only where its own cells do not.
    is_1904: the workbook counts its days from 1904. rates: of other currencies, as the owner gave them.
    column_currency: that of amounts without a mark, where the heading names one; "" for the shop's.
    per: whose amounts the column holds. words: of a column of words, from the platform's preset.
    keeps_parts_of_cents: of prices of one piece, which are rounded only when they have been multiplied.
    """

    latest_day: int
    country: str = "NL"
    currency: str = "EUR"
    decimal: str = ""
    date_order: str = ""
    is_1904: bool = False
    rates: tuple[Rate, ...] = ()
    column_currency: str = ""
    per: Per = Per.LINE
    words: KnownWords = NO_WORDS
    keeps_parts_of_cents: bool = False

    def worth(self, currency: str) -> Decimal | None:
        """Return what one unit of a currency is worth in the shop's, None when its amounts are not taken over."""
        found = next((rate.worth for rate in self.rates if rate.currency == currency), "")
        return Decimal(found) if found else None


@dataclass(frozen=True, slots=True)
class Example:
    """A cell as it stands in the file, and what it would mean, written out for people."""

    text: str
    meaning: str


class FindingKind(StrEnum):
    """What a column showed beside its style; the import acts on some of them."""

    SWAPPED = "swapped"  # Excel swapped day and month; the style repairs it
    SERIALS = "serials"  # days as Excel's day numbers
    MIXED = "mixed"  # cells that contradict each other
    SHORTENED = "shortened"  # digits lost to Excel
    CURRENCIES = "currencies"  # more than one currency
    OTHER_CURRENCY = "other_currency"  # one currency, but not the shop's
    UNKNOWN_WORDS = "unknown_words"
    WORLD_TIME = "world_time"  # clock times of UTC, taken as printed
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the owner. count: cells concerned. share: of the filled cells (0 to 1)."""

    kind: FindingKind
    sentence: str
    count: int
    share: float
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Style(ABC):
    """How every cell of one column is read; plain values only, so that a plan can keep it.

    longest: letters of a cell beyond which nothing of this kind is looked for.
    """

    longest: ClassVar[int] = LONGEST_VALUE

    @abstractmethod
    def converter(self, hint: Hint) -> Convert:
        """Return the function that reads one cell; make it once per column, it remembers repeated cells."""

    def reader(self, hint: Hint) -> Convert:
        """Return the function that reads one cell as it stands in a file: one the spreadsheet could not work out is
        never taken for an empty one, and one of many thousand letters is not pondered over.
        """
        convert, longest = self.converter(hint), self.longest

        def read(cell: Cell) -> Converted:
            if isinstance(cell, str):
                if len(cell) > longest:
                    return Fault(FaultKind.UNREADABLE, _("This text is much too long for this column."))
                if is_sheet_error(cell):
                    return _not_worked_out(cell)
            return convert(cell)

        return read

    def to_text(self) -> str:
        """Return the style in short form for a plan; "" for a style that is as every column of its kind is."""
        plain = {each.name: getattr(self, each.name) for each in fields(self)}
        told = {key: value for key, value in plain.items() if value != self._defaults()[key]}
        return json.dumps(told, ensure_ascii=False) if told else ""

    def with_text(self, text: str) -> Self:
        """Return this style changed by what `to_text` of another one wrote. Raises ValueError when it is none."""
        told = json.loads(text) if text else {}
        defaults = self._defaults()
        if not isinstance(told, dict) or not told.keys() <= defaults.keys():
            raise ValueError(text)
        return replace(self, **{key: _like(defaults[key], value) for key, value in told.items()})

    @classmethod
    def _defaults(cls) -> dict[str, object]:
        return {each.name: each.default for each in fields(cls)}


def _not_worked_out(cell: Cell) -> Fault:
    if cell == NO_RESULT:
        reason = _("Here stands a formula without its result. Open and save this file in Excel once, then import it.")
    else:
        reason = _("Excel shows an error here. Mend the formula in Excel, save the file and import it again.")
    return Fault(FaultKind.SHEET_ERROR, reason)


def _like(default: object, value: object) -> object:
    """Return `value` from JSON as the type of `default`. Raises ValueError when it is of another type."""
    if isinstance(default, StrEnum) and isinstance(value, str):
        return type(default)(value)
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(tuple(each) if isinstance(each, list) else each for each in value)
    if type(value) is not type(default):
        raise ValueError(value)
    return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: a style, its title, and the first values written out by it."""

    style: Style
    title: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The cells (or the hint) settle the style. others: styles the owner may take instead."""

    style: Style
    findings: tuple[Finding, ...] = ()
    others: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nothing in the file decides: ask once, with the values written out each way. The likelier choice comes first."""

    question: str
    choices: tuple[Choice, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Sample:
    """A count with its first few different texts."""

    count: int = 0
    texts: list[str] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether no further text is kept."""
        return len(self.texts) >= EXAMPLES

    def add(self, text: str, count: int) -> None:
        """Count `text`; keep it when it is one of the first."""
        self.count += count
        if not self.is_full and text not in self.texts:
            self.texts.append(text)

    def merge(self, other: "Sample") -> None:
        """Take over another part's count and, while there is room, its texts."""
        self.count += other.count
        for text in other.texts:
            self.add(text, 0)


@dataclass(slots=True)
class Evidence(ABC):
    """Counts over the cells of one column. filled: cells that are not empty; readable: those some style can read."""

    longest: ClassVar[int] = LONGEST_VALUE

    filled: int = 0
    empty: int = 0
    readable: int = 0
    unread: Sample = field(default_factory=Sample)

    def add(self, cells: Iterable[Cell]) -> None:
        """Count these cells; call it chunk by chunk. Equal cells are looked at once."""
        self.add_counted(Counter(cells))

    def add_counted(self, cells: Mapping[Cell, int]) -> None:
        """Count these different cells, each as often as it occurs."""
        for cell, count in cells.items():
            if cell is None or (isinstance(cell, str) and (self.is_empty(cell) or is_sheet_error(cell))):
                self.empty += count
                continue
            self.filled += count
            if not (isinstance(cell, str) and len(cell) > self.longest) and self.see(cell, count):
                self.readable += count
            else:
                self.unread.add(str(cell)[:LONGEST_VALUE], count)

    def unreadable(self) -> tuple[Finding, ...]:
        """Return the finding about cells that no style reads, if there are any."""
        count = self.filled - self.readable
        if not count:
            return ()
        sentence = ngettext("{n} cell cannot be read.", "{n} cells cannot be read.", count)
        examples = tuple(Example(text, "") for text in self.unread.texts)
        return (
            Finding(
                FindingKind.UNREADABLE, sentence.format(n=format_number(count)), count, count / self.filled, examples
            ),
        )

    def is_empty(self, text: str) -> bool:
        """Tell whether this text means that nothing is known; narrower or wider in some kinds."""
        return is_empty(text)

    @abstractmethod
    def see(self, cell: Cell, count: int) -> bool:
        """Count a cell that is not empty, `count` times; tell whether some style can read it."""

    @abstractmethod
    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the style that follows from the counts, else the question."""


@dataclass(slots=True)
class FixedEvidence(Evidence):
    """Counts of a kind with nothing to decide. style: the only one; reads: tells whether a cell can be this kind."""

    style: Style | None = None
    reads: Callable[[Cell], bool] = bool

    def see(self, cell: Cell, _count: int) -> bool:
        """Tell whether the cell can be read."""
        return self.reads(cell)

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the only style."""
        assert self.style is not None
        return Decision(self.style, self.unreadable())


K = TypeVar("K")


class _Memo(dict[K, Converted]):
    """Remembers what a cell was read as; looked up at the speed of a dict, bounded in size."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[K], Converted]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: K) -> Converted:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        result = self[key] = self._read(key)
        return result


def memoised(
    text: Callable[[str], Converted], number: Callable[[float], Converted], other: Callable[[Cell], Converted]
) -> Convert:
    """Return a converter from one reader per sort of cell; `other` gets dates, times and yes or no.

    Texts and numbers are remembered apart: True, 1 and 1.0 are one key of a dict but not one cell.
    """
    texts: _Memo[str] = _Memo(text)
    numbers: _Memo[float] = _Memo(number)
    return by_sort(texts.__getitem__, numbers.__getitem__, other)


def by_sort(
    text: Callable[[str], Converted], number: Callable[[float], Converted], other: Callable[[Cell], Converted]
) -> Convert:
    """Return the same without remembering: for cells that are read sooner than looked up, or that never come again."""

    def convert(cell: Cell) -> Converted:
        kind = type(cell)
        if kind is str:
            return text(cell)  # type: ignore[arg-type] # mypy does not see it through the name
        if cell is None:
            return None
        return number(cell) if kind is float or kind is int else other(cell)  # type: ignore[arg-type]

    return convert
