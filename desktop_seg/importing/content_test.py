"""Does a column hold what its heading promises? A look at the cells, coarse on purpose: the exact decision how dates
and numbers are written is cleaning's, over all rows; here it is only whether the column can be what it is called.

In: some cells of one column. Out: Fit, whether a field suits them. Used by: recognise.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from desktop_seg.importing.cleaning.packed import counted_items
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.sheet_error import is_sheet_error

Cell = object  # as reading gives them: text, number, bool, date, time or None

_DATE = re.compile(
    r"^\W*(?:\d{1,4}\s?[-/.년]\s?\d{1,2}\s?[-/.월]\s?\d{1,4}|\d{8}(?!\d))(?:일|\D.*)?$"
    r"|\d{1,2}\W{0,2}\s?[^\W\d_]{3,9}\.?,?\s?'?\d{2,4}\b|\b[^\W\d_]{3,9}\.?\s\d{1,2},?\s\d{4}\b",
)
_TIME = re.compile(r"^(?:오전|오후)?\s*\d{1,2}\s?[:.시]\s?\d{1,2}\D*(?:\d{1,2})?\D*$")
_NUMBER = re.compile(
    r"^[^\w.,]*(?:[A-Za-z]{1,3}\.?|€|원)?\s*[-+−(]?\s*[^\w]?\s*\d[\d.,'\s]*\s*[-)%]?,?-?\s*(?:[^\W\d_]{1,3}\.?|€)?\s*\)?$"
)
_PHONE = re.compile(r"^\+?[\d\s()./-]{7,20}$")
_SEVERAL_PHONES = re.compile(r"[/;,|&]|\s(?:of|en|og|eller|oder|und|ou|et|or|and)\s")
_FEWEST_DIGITS = 7
_LONGEST = 500
_BLANK = {"", "-", "--", "n/a", "na", "nan", "none", "#n/a"}
_YES_NO = {
    *("yes", "no", "y", "n", "true", "false", "1", "0", "ja", "nee", "j", "nej", "ne", "nein", "oui", "non", "o", "x"),
    *("예", "아니오", "아니요", "네", "동의", "미동의", "수신", "거부", "수신거부", "waar", "onwaar", "wahr", "falsch"),
    *("vrai", "faux", "sand", "falsk", "subscribed", "unsubscribed", "opt-in", "opt-out", "onbekend", "unknown"),
}  # fmt: skip


_MOST_EVENT_KINDS = 60
# "2 x Rose" may be one article of a line; where more than so many cells hold two and more, they are orders.
_FEW_PACKED = 0.05


class Fit(Enum):
    """UNSURE: nothing speaks against it, nothing for it (an empty column, too few cells)."""

    YES = 2
    UNSURE = 1
    NO = 0


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What the filled cells of a column look like. All but `filled`, `distinct` and `length` are shares of them.

    serials: whole numbers that Excel could mean as days. packed: articles with their numbers; 0 where
    hardly any cell holds more than one. codes: short and without blanks. wordy: two words or more.
    decimals: numbers with a part behind the decimal sign. length: of the text in the middle.
    """

    filled: int
    distinct: int
    length: int
    dates: float
    serials: float
    times: float
    numbers: float
    decimals: float
    emails: float
    phones: float
    yes_no: float
    letters: float
    digits: float
    codes: float
    wordy: float
    years: float
    hashes: float
    packed: float


def facts(cells: Iterable[Cell]) -> ColumnFacts:
    """Look at the cells of one column; blanks and signs for "nothing" do not count."""
    texts: list[str] = []
    typed_dates = typed_times = 0
    for cell in cells:
        if isinstance(cell, date):
            typed_dates += 1
        elif isinstance(cell, time):
            typed_times += 1
        else:
            text = as_text(cell)
            if text.casefold() not in _BLANK and not is_sheet_error(text):
                texts.append(text)
    filled = len(texts) + typed_dates + typed_times
    lengths = sorted(map(len, texts))
    counted = Counter(texts)

    def share(test: Callable[[str], object], more: int = 0) -> float:
        return (sum(times for text, times in counted.items() if test(text)) + more) / filled if filled else 0.0

    return ColumnFacts(
        filled=filled,
        distinct=len(counted) + typed_dates + typed_times,
        length=lengths[len(lengths) // 2] if lengths else 0,
        dates=share(_DATE.search, typed_dates),
        serials=share(lambda text: text.replace(".", "", 1).isdigit() and 20_000 <= float(text) <= 60_000),
        times=share(_TIME.match, typed_times),
        numbers=share(_NUMBER.match),
        # A number that some program has made "17850.0" of is still a whole one.
        decimals=share(lambda text: re.search(r"\d[.,](?!0$)\d{1,2}\D*$", text) and _NUMBER.match(text)),
        emails=share(lambda text: "@" in text[1:-1]),
        phones=share(_has_phone),
        yes_no=share(lambda text: text.casefold() in _YES_NO),
        letters=share(lambda text: sum(map(str.isalpha, text)) >= min(2, len(text)) and not _NUMBER.match(text)),
        digits=share(lambda text: any(map(str.isdigit, text))),
        codes=share(lambda text: " " not in text and len(text) <= 40),
        wordy=share(lambda text: " " in text.strip()),
        years=share(lambda text: text.isdigit() and 1900 <= int(text) <= 2100),
        hashes=share(lambda text: re.match(r"^#\d+", text)),
        packed=_packed(counted) / filled if filled else 0.0,
    )


def _packed(texts: Counter[str]) -> int:
    """Return how many texts are articles with their numbers; 0 where hardly any holds more than one article."""
    articles = {text: len(counted_items(text)) for text in texts}
    several = sum(times for text, times in texts.items() if articles[text] > 1)
    return sum(times for text, times in texts.items() if articles[text]) if several > _FEW_PACKED * texts.total() else 0


def _has_phone(text: str) -> bool:
    """Tell whether a text looks like a telephone number, or like two in one cell."""
    return any(
        _PHONE.match(part.strip()) and sum(map(str.isdigit, part)) >= _FEWEST_DIGITS
        for part in (text, *_SEVERAL_PHONES.split(text))
    )


def as_text(cell: Cell) -> str:
    """Return a cell as the owner sees it: whole numbers without ".0", nothing as ""."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    # No column is told by its long texts, and to look for a date in them takes long.
    return str(cell)[:_LONGEST].strip().lstrip("'")


def fit(field: str, seen: ColumnFacts) -> Fit:
    """Return whether the cells of a column can be this field."""
    if not seen.filled:
        return Fit.UNSURE
    special = _BY_FIELD.get(field)
    return special(seen) if special else _BY_KIND[BY_KEY[field].value](seen)


def sample(cells: Sequence[Cell], most: int = 300) -> list[Cell]:
    """Return filled cells spread over the whole column: the first rows of a till's file are often unlike the rest."""
    filled = [cell for cell in cells if cell is not None and cell != ""]
    step = max(1, len(filled) // most)
    return filled[::step][:most]


def _graded(share: float, sure: float = 0.8, least: float = 0.5) -> Fit:
    if share >= sure:
        return Fit.YES
    return Fit.UNSURE if share >= least else Fit.NO


def _unless(bad: float, most: float = 0.5) -> Fit:
    return Fit.NO if bad > most else Fit.UNSURE


def _date(seen: ColumnFacts) -> Fit:
    return _graded(max(seen.dates, seen.serials))


def _number(seen: ColumnFacts) -> Fit:
    return _graded(seen.numbers) if seen.dates < 0.5 or seen.numbers >= 0.8 else Fit.NO


def _id(seen: ColumnFacts) -> Fit:
    return Fit.NO if seen.decimals > 0.5 or seen.emails > 0.5 or seen.wordy > 0.8 else _graded(seen.codes)


def _name(seen: ColumnFacts) -> Fit:
    return Fit.NO if seen.digits > 0.3 or seen.emails > 0.5 else _graded(seen.letters)


def _words(seen: ColumnFacts) -> Fit:
    """A text that says something: no amounts, no dates."""
    return Fit.NO if seen.decimals > 0.5 or seen.dates > 0.8 else _graded(seen.letters, least=0.2)


def _article(seen: ColumnFacts) -> Fit:
    return Fit.NO if is_packed(seen) else _words(seen)


def is_packed(seen: ColumnFacts) -> bool:
    """Whether the cells hold all articles of an order, each with its number."""
    return seen.packed >= 0.8


def _items(seen: ColumnFacts) -> Fit:
    if is_packed(seen):
        return Fit.YES
    return Fit.UNSURE if seen.letters >= 0.8 else Fit.NO


def _status(seen: ColumnFacts) -> Fit:
    few = seen.distinct <= max(8, min(20, seen.filled // 2))  # in a short file each state may stand once
    return _graded(seen.letters) if few else Fit.NO


def _time(seen: ColumnFacts) -> Fit:
    return _graded(max(seen.times, seen.dates, seen.decimals if seen.numbers > 0.9 else 0.0))


def _yes_no(seen: ColumnFacts) -> Fit:
    # Some shops keep the date of the yes, or words of their own; only amounts and long texts cannot be an answer.
    return Fit.YES if seen.yes_no >= 0.8 else _unless(max(seen.decimals, seen.emails, float(seen.length > 30)))


def _postcode(seen: ColumnFacts) -> Fit:
    return Fit.NO if seen.length > 10 or seen.emails > 0.5 or seen.decimals > 0.5 else _graded(seen.digits)


def _text(seen: ColumnFacts) -> Fit:
    return Fit.UNSURE if seen.letters < 0.5 else Fit.YES


_BY_KIND: dict[ValueKind, Callable[[ColumnFacts], Fit]] = {
    ValueKind.TEXT: _text,
    ValueKind.CHOICE: _text,
    ValueKind.LINE_TYPE: _status,
    ValueKind.SALE_STATUS: _status,
    ValueKind.COUNTRY: _text,
    ValueKind.CHOICES: _text,
    ValueKind.PACKED: _items,
    ValueKind.EVENT_KIND: lambda seen: _graded(seen.letters) if seen.distinct <= _MOST_EVENT_KINDS else Fit.NO,
    ValueKind.COMPLAINT_KIND: _status,
    ValueKind.COMPLAINT_STATUS: _status,
    ValueKind.CHANNEL: _status,
    ValueKind.AGE_BAND: lambda _seen: Fit.UNSURE,
    ValueKind.GENDER: lambda seen: _unless(float(seen.distinct > 12), 0),
    ValueKind.CURRENCY: lambda seen: Fit.YES if seen.letters > 0.8 and seen.length <= 4 else Fit.UNSURE,
    ValueKind.ID: _id,
    ValueKind.NUMBER: _number,
    ValueKind.QUANTITY: _number,
    ValueKind.SHARE: _number,
    ValueKind.MONEY: _number,
    ValueKind.MOMENT: _date,
    ValueKind.DATE: _date,
    ValueKind.PLANNED_DATE: _date,
    ValueKind.BIRTH_DATE: lambda seen: _graded(max(seen.dates + seen.years, seen.serials)),
    ValueKind.TIME: _time,
    ValueKind.YES_NO: _yes_no,
    ValueKind.CONSENT: _yes_no,
    ValueKind.NAME: _name,
    ValueKind.FULL_NAME: _name,
    ValueKind.EMAIL: lambda seen: _graded(seen.emails, sure=0.7),
    ValueKind.PHONE: lambda seen: _graded(seen.phones, sure=0.7),
    ValueKind.CONTACT: lambda seen: _graded(seen.phones + seen.emails, sure=0.7),
    ValueKind.POSTCODE: _postcode,
}
_BY_FIELD: dict[str, Callable[[ColumnFacts], Fit]] = {
    "product_name": _article,
    "category": _words,
    "subcategory": _words,
    "brand": _words,
    "city": _name,
    "street": _words,
    "company": _words,
    "payment_method": lambda seen: Fit.NO if seen.numbers > 0.5 else _text(seen),
    "channel": lambda seen: Fit.NO if seen.numbers > 0.8 else _status(seen),
    "house_number": lambda seen: _graded(seen.digits if seen.length <= 8 else 0.0),
    "house_number_suffix": lambda seen: _unless(float(seen.length > 12), 0),
    "birth_year": lambda seen: _graded(seen.years),
    "ean": lambda seen: _graded(seen.phones if 8 <= seen.length <= 14 else 0.0),
    "discount_code": lambda seen: _unless(seen.decimals),
    "note": lambda _seen: Fit.UNSURE,
}
