"""The one entry of cleaning: the cleaner of every kind of value.

`cleaner(kind)` -> `.evidence(cells)` -> `.decide(evidence, hint)` -> `.converter(style, hint)`.
Used by: workbench (evidence), plan and mapping_file (styles as text), people/typed_value.py (what is typed by hand).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from desktop_seg.importing.cleaning.age_band import AgeBandStyle, is_age_band
from desktop_seg.importing.cleaning.choices import ChoicesEvidence, ChoicesStyle
from desktop_seg.importing.cleaning.clock import TimeStyle, is_time
from desktop_seg.importing.cleaning.column import (
    Convert,
    Converted,
    Decision,
    Evidence,
    FixedEvidence,
    Hint,
    Style,
    Undecided,
)
from desktop_seg.importing.cleaning.contact import ContactStyle, is_contact
from desktop_seg.importing.cleaning.currency import CurrencyEvidence, CurrencyStyle
from desktop_seg.importing.cleaning.date import DateEvidence, DateStyle
from desktop_seg.importing.cleaning.email import EmailStyle, is_email
from desktop_seg.importing.cleaning.identifier import IdentifierEvidence, IdentifierStyle
from desktop_seg.importing.cleaning.money import MoneyEvidence, MoneyStyle
from desktop_seg.importing.cleaning.number import NumberEvidence, NumberStyle
from desktop_seg.importing.cleaning.packed import PackedEvidence, PackedStyle
from desktop_seg.importing.cleaning.person_name import FullNameStyle, NamePartStyle, is_name
from desktop_seg.importing.cleaning.phone import PhoneStyle, looks_like_phone
from desktop_seg.importing.cleaning.plain_text import ChoiceEvidence, ChoiceStyle, TextEvidence, TextStyle
from desktop_seg.importing.cleaning.postcode import PostcodeStyle, is_postcode
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import WORD_KINDS
from desktop_seg.importing.cleaning.word import WordEvidence, WordStyle


@dataclass(frozen=True, slots=True)
class Cleaner:
    """How columns of one kind are read. usual: the style where nothing is known."""

    kind: ValueKind
    new_evidence: Callable[[], Evidence]
    usual: Style

    def evidence(self, cells: Iterable[Cell] = ()) -> Evidence:
        """Return the counts over these cells; `add` takes the rest of the column."""
        evidence = self.new_evidence()
        evidence.add(cells)
        return evidence

    def decide(self, evidence: Evidence, hint: Hint) -> Decision | Undecided:
        """Return the style that follows from the counts, else the question."""
        return evidence.decide(hint)

    def converter(self, style: Style, hint: Hint) -> Convert:
        """Return the function that reads the cells of one column; it remembers repeated cells."""
        return style.reader(hint)

    def convert(self, cell: Cell, style: Style, hint: Hint) -> Converted:
        """Read a single cell; for one repaired by hand. Many cells: `converter`."""
        return style.reader(hint)(cell)

    def style(self, text: str) -> Style:
        """Return the style that `Style.to_text` wrote, "" the usual one. Raises ValueError for one of another kind."""
        return self.usual.with_text(text)


def _fixed(kind: ValueKind, style: Style, reads: Callable[[Cell], bool]) -> Cleaner:
    return Cleaner(kind, partial(FixedEvidence, style=style, reads=reads), style)


_CLEANERS = {
    cleaner.kind: cleaner
    for cleaner in (
        Cleaner(ValueKind.TEXT, TextEvidence, TextStyle()),
        Cleaner(ValueKind.ID, IdentifierEvidence, IdentifierStyle()),
        Cleaner(ValueKind.MONEY, MoneyEvidence, MoneyStyle()),
        *(
            Cleaner(kind, partial(NumberEvidence, kind=kind), NumberStyle(kind=kind))
            for kind in (ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.SHARE)
        ),
        *(
            Cleaner(kind, partial(DateEvidence, kind=kind), DateStyle(kind=kind))
            for kind in (ValueKind.MOMENT, ValueKind.DATE, ValueKind.PLANNED_DATE, ValueKind.BIRTH_DATE)
        ),
        _fixed(ValueKind.TIME, TimeStyle(), is_time),
        _fixed(ValueKind.EMAIL, EmailStyle(), is_email),
        _fixed(ValueKind.PHONE, PhoneStyle(), looks_like_phone),
        _fixed(ValueKind.CONTACT, ContactStyle(), is_contact),
        _fixed(ValueKind.POSTCODE, PostcodeStyle(), is_postcode),
        _fixed(ValueKind.NAME, NamePartStyle(), is_name),
        _fixed(ValueKind.FULL_NAME, FullNameStyle(), is_name),
        _fixed(ValueKind.AGE_BAND, AgeBandStyle(), is_age_band),
        Cleaner(ValueKind.CURRENCY, CurrencyEvidence, CurrencyStyle()),
        Cleaner(ValueKind.CHOICE, ChoiceEvidence, ChoiceStyle()),
        Cleaner(ValueKind.CHOICES, ChoicesEvidence, ChoicesStyle()),
        Cleaner(ValueKind.PACKED, PackedEvidence, PackedStyle()),
        *(Cleaner(kind, partial(WordEvidence, kind=kind), WordStyle(kind)) for kind in WORD_KINDS),
    )
}


def cleaner(kind: ValueKind) -> Cleaner:
    """Return the cleaner of a kind."""
    return _CLEANERS[kind]
