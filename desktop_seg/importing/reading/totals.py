"""Is this row a total that the till wrote under the sales? Counted as a sale it would double the turnover.

A label such as "Totaal" alone proves nothing: it may be an article or a firm. So the rest of the row must look like no
sale either. Used while converting rows; such a row is set aside with its reason, never dropped silently.
"""

import re

from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.reading.table import TableShape, is_value

LABELS = frozenset(
    {
        *("total", "totals", "subtotal", "sub total", "grand total", "sum", "sums", "total sum", "overall total"),
        *("totaal", "totalen", "subtotaal", "eindtotaal", "algemeen totaal", "som", "totaal generaal"),
        *("i alt", "ialt", "sum i alt", "subtotal i alt", "total i alt", "totalt", "samlet"),
        *("summe", "gesamt", "gesamtsumme", "zwischensumme", "endsumme", "insgesamt", "gesamtbetrag"),
        *("total général", "total general", "sous-total", "sous total", "somme", "totaux"),
        *("합계", "총합계", "총계", "소계", "계", "총액", "합 계", "총 합계"),
    }
)
_TAIL = re.compile(
    r"[\s:=.\-–]*(?:\(.*\)|\d[\d.,\s]*\D{0,8}|excl.*|incl.*|omzet|sales|revenue|verkopen|umsatz|ventes)?[\s:=.]*$"
)
_LONGEST_LABEL = 40


def is_totals_row(row: RawRow, shape: TableShape) -> bool:
    """Tell whether a row is a total of those above it.

    True when a label stands alone among figures, and either it stands where others have a date or a number, or at most
    half of the columns that every sale fills are filled. A row with other words in it (an article, a customer) is never
    a total. Where a table has too few columns to tell, double_count looks at the sums.
    """
    label = _label_place(row)
    if label is None:
        return False
    filled = _filled_beside(row, label)
    if not filled or not all(is_value(row.cells[place]) for place in filled):
        return False
    if label in shape.values:
        return True
    others = shape.usual - {label}
    return len(others & filled) * 2 <= len(others) and len(others) > 1


def closes_the_list(row: RawRow, shape: TableShape) -> bool:
    """Tell whether the very last row is a total, even one that has a date: a label stands alone among figures, and a
    column that every sale fills is blank.
    """
    label = _label_place(row)
    if label is None:
        return False
    filled = _filled_beside(row, label)
    return bool(filled) and all(is_value(row.cells[place]) for place in filled) and not shape.usual <= filled | {label}


def _filled_beside(row: RawRow, label: int) -> set[int]:
    """Return the places of the filled cells but for the label."""
    return {
        place for place, cell in enumerate(row.cells) if place != label and cell is not None and str(cell).strip() != ""
    }


def _label_place(row: RawRow) -> int | None:
    for place, cell in enumerate(row.cells):
        if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_LABEL and is_label(cell):
            return place
    return None


def is_label(text: str) -> bool:
    """Tell whether a text is a word for a total, perhaps with a number or a remark behind it."""
    lowered = " ".join(text.casefold().split())
    if lowered.strip(" :=.*-") in LABELS:
        return True
    for size in (3, 2, 1):
        words = lowered.split(" ")
        head = " ".join(words[:size]).rstrip(":=")
        if head in LABELS and _TAIL.fullmatch(" " + " ".join(words[size:])):
            return True
    return False
