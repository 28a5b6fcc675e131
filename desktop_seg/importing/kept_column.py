"""Columns that no import field stands for and that are kept all the same: questions of a survey, the shop's own fields.

The questions of a survey are kept unasked, they are what the file is about; further columns of a list of customers only
when the owner wants them. What looks like a special category is held back either way. Used by: inspect.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.content_test import Cell, ColumnFacts, as_text, facts, sample
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.plan import ColumnPlan
from desktop_seg.importing.special_category import TITLES, special_category

_NEARLY_ALL = 0.9
_MOST_CHOICES = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """columns: of the plan, those that are kept marked as such. remarks: sentences on those that are held back."""

    columns: tuple[ColumnPlan, ...]
    remarks: tuple[str, ...]


def keep(
    kind: FileKind, columns: Sequence[ColumnPlan], cells: Callable[[int], Sequence[Cell]], wanted: Collection[str]
) -> Kept:
    """Mark the columns that are kept although no import field stands for them.

    cells: all cells of a column. wanted: headings of a list of customers that the owner wants to keep; of a survey,
    those to leave out.
    """
    chosen = set(map(norm, wanted))
    found, remarks = [], []
    for column in columns:
        is_meant = (norm(column.header) in chosen) == (kind is FileKind.CUSTOMERS)
        if column.field is not None or kind not in (FileKind.CUSTOMERS, FileKind.SURVEY) or not is_meant:
            found.append(column)
            continue
        seen = sample(cells(column.index))
        special = special_category(column.header, map(as_text, seen))
        if special is not None:
            text = _("Column “{column}” is held back: it seems to tell of {category}, which the law protects most.")
            remarks.append(text.format(column=column.header, category=_(TITLES[special])))
        if special is not None or not column.header or not seen:
            found.append(column)
            continue
        value = question_kind(facts(seen)) if kind is FileKind.SURVEY else own_kind(facts(seen), seen)
        found.append(replace(column, keep_as=value))
    return Kept(tuple(found), tuple(remarks))


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
