"""Small ways to read a column as an import does: evidence over all its cells, the decision, then cell by cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_seg.importing.cleaning.column import (
    Converted,
    Decision,
    Fault,
    FaultKind,
    FindingKind,
    Hint,
    Style,
    Undecided,
)
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind

HINT = Hint(latest_day=(date(2026, 11, 22) - date(1970, 1, 1)).days)


def day(text: str) -> int:
    """Return the day number of an ISO date."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def hint(**known: Any) -> Hint:
    """Return the hint of a Dutch shop, changed in what is given."""
    return replace(HINT, **known)


def decided(kind: ValueKind, cells: Sequence[Cell], at: Hint = HINT) -> Decision | Undecided:
    """Return what the cells decide."""
    return cleaner(kind).evidence(cells).decide(at)


def read(kind: ValueKind, cells: Sequence[Cell], at: Hint = HINT) -> list[Converted]:
    """Return the values of a column that needs no answer; a fault stands as its kind."""
    verdict = decided(kind, cells, at)
    assert isinstance(verdict, Decision), verdict
    assert cleaner(kind).style(verdict.style.to_text()) == verdict.style  # as a plan keeps it
    return by_style(verdict.style, cells, at)


def by_style(style: Style, cells: Sequence[Cell], at: Hint = HINT) -> list[Converted]:
    """Return the values of the cells by a decided style."""
    convert = style.converter(at)
    return [shown(convert(cell)) for cell in cells]


def shown(value: Converted) -> Converted:
    """Return a value, a fault as its kind (and see that it says something)."""
    if isinstance(value, Fault):
        assert value.reason.endswith(".")
        return value.kind
    return value


def found(verdict: Decision | Undecided) -> dict[FindingKind, int]:
    """Return how many cells each finding is about."""
    return {finding.kind: finding.count for finding in verdict.findings}


UNREADABLE, WRONG, SHORTENED = FaultKind.UNREADABLE, FaultKind.WRONG_STYLE, FaultKind.SHORTENED
