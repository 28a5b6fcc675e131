"""Columns that no import field stands for and that are kept all the same: questions of a survey, the shop's own fields.

The questions of a survey are kept unasked, they are what the file is about; further columns of a list of customers only
when the owner wants them. What looks like a special category is held back, unless the owner decided to keep it for a
stated purpose (special_use). Used by: inspect.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.content_test import Cell, ColumnFacts, as_text, facts, sample
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.plan import ColumnPlan
from desktop_seg.importing.special_category import TITLES, special_category
from desktop_seg.importing.special_use import SpecialPlan

_NEARLY_ALL = 0.9
_MOST_CHOICES = 30


_KEEPING = (FileKind.CUSTOMERS, FileKind.SURVEY)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the owner wants kept. headings: of a list of customers those to keep, of a survey those to leave out.

    kinds: reduced heading -> what its cells are; what is not named is judged by its cells. special: decisions to keep
    special categories of a list of customers.
    """

    headings: Collection[str]
    kinds: Mapping[str, ValueKind]
    special: Sequence[SpecialPlan] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """columns: of the plan, those that are kept marked as such. remarks: sentences on those that are held back."""

    columns: tuple[ColumnPlan, ...]
    remarks: tuple[str, ...]


def keep(kind: FileKind, columns: Sequence[ColumnPlan], cells: Callable[[int], Sequence[Cell]], wanted: Wanted) -> Kept:
    """Mark the columns that are kept although no import field stands for them. cells: all cells of a column."""
    chosen = set(map(norm, wanted.headings))
    decided = {plan.value: plan for plan in wanted.special} if kind is FileKind.CUSTOMERS else {}
    telling = _telling(wanted.special) if kind is FileKind.CUSTOMERS else {}
    found, remarks = [], []
    for column in columns:
        if column.index in telling:
            found.append(replace(column, field=None, keep_as=telling[column.index]))
            continue
        is_meant = (norm(column.header) in chosen) == (kind is FileKind.CUSTOMERS) or column.index in decided
        if column.field is not None or kind not in _KEEPING or not is_meant:
            found.append(column)
            continue
        seen = sample(cells(column.index))
        held_back = "" if column.index in decided else _why_not(column.header, seen)
        if held_back:
            remarks.append(held_back)
        if column.index in decided and seen:
            text = _("Column “{column}” is kept as special data, for this purpose: {purpose}.")
            remarks.append(text.format(column=column.header, purpose=decided[column.index].purpose.rstrip(".")))
        if held_back or not column.header or not seen:
            found.append(column)
            continue
        value = question_kind(facts(seen)) if kind is FileKind.SURVEY else own_kind(facts(seen), seen)
        found.append(replace(column, keep_as=wanted.kinds.get(norm(column.header), value)))
    return Kept(tuple(found), tuple(remarks))


def _telling(plans: Sequence[SpecialPlan]) -> dict[int, ValueKind]:
    """Return which columns tell of the consent to special categories, and what their cells are."""
    consents = {plan.consent: ValueKind.CONSENT for plan in plans if plan.consent is not None}
    return consents | {plan.day: ValueKind.DATE for plan in plans if plan.day is not None}


def held_back(kind: FileKind, columns: Sequence[ColumnPlan], cells: Callable[[int], Sequence[Cell]]) -> dict[int, str]:
    """Return, by column, why a column that no import field stands for may not be kept without a decision."""
    if kind not in _KEEPING:
        return {}
    reasons = {
        column.index: _why_not(column.header, sample(cells(column.index))) for column in columns if column.value is None
    }
    return {index: reason for index, reason in reasons.items() if reason}


def _why_not(header: str, cells: Sequence[Cell]) -> str:
    special = special_category(header, map(as_text, cells))
    if special is None:
        return ""
    text = _("Column “{column}” is held back: it seems to tell of {category}, which the law protects most.")
    return text.format(column=header, category=_(TITLES[special]))


def question_kind(seen: ColumnFacts) -> ValueKind:
    """Return what the answers to a question are: marks, or words of which a cell may hold several."""
    return ValueKind.NUMBER if seen.numbers >= _NEARLY_ALL else ValueKind.CHOICES


def own_kind(seen: ColumnFacts, cells: Sequence[Cell]) -> ValueKind:
    """Return of which type a field of the shop's own is, judged by its cells."""
    if seen.dates >= _NEARLY_ALL:
        return ValueKind.PLANNED_DATE
    # A number that begins with a zero is a code; counting with it would lose the zero.
    if seen.numbers >= _NEARLY_ALL and not any(_is_code(as_text(cell)) for cell in cells):
        return ValueKind.NUMBER
    if seen.yes_no >= _NEARLY_ALL:
        return ValueKind.YES_NO
    few = seen.distinct <= max(2, min(_MOST_CHOICES, seen.filled // 3))
    return ValueKind.CHOICE if few and seen.numbers < _NEARLY_ALL else ValueKind.TEXT


def _is_code(text: str) -> bool:
    return len(text) > 1 and text.startswith("0") and text.isdigit()
