"""Cells that the owner writes anew in the wizard: noted in the plan, put in their place when the rows are imported.

A repair is meant for one cell, a replacement for every cell of a column with the same text; the repair counts where
both speak of a cell. Used by: file_flow and the wizard (which note), workbench (which reads the rows so).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from desktop_seg.importing.cleaning.text import written
from desktop_seg.importing.plan import ColumnPlan, ImportPlan, Repair, Replacement
from desktop_seg.importing.reading.raw_row import RawRow


@dataclass(frozen=True, slots=True)
class CellKey:
    """Where a cell stands. sheet: "" for a text file. index: of its column, -1 when the whole row is meant."""

    sheet: str
    row: int
    index: int


class Mended:
    """What the owner wrote, by cell."""

    def __init__(self, plan: ImportPlan) -> None:
        self._repairs = {_key(each): each.text for each in plan.repairs}
        self._replacements = {(each.index, each.was): each.text for each in plan.replacements}

    def text(self, key: CellKey, found: str) -> str | None:
        """Return what is read instead of the text that was found in a cell; None where that counts."""
        text = self._repairs.get(key)
        if text is None:
            text = self._replacements.get((key.index, found))
        return None if text == found else text


def with_repair(plan: ImportPlan, repair: Repair) -> ImportPlan:
    """Return the plan with one cell written anew; the same cell again replaces what was written before."""
    others = tuple(each for each in plan.repairs if _key(each) != _key(repair))
    return replace(plan, repairs=(*others, repair))


def with_replacement(plan: ImportPlan, replacement: Replacement) -> ImportPlan:
    """Return the plan with a text replaced wherever it stands in a column."""
    others = (each for each in plan.replacements if (each.index, each.was) != (replacement.index, replacement.was))
    return replace(plan, replacements=(*others, replacement))


def as_found(plan: ImportPlan, key: CellKey, found: str) -> ImportPlan:
    """Return the plan with one cell read as it stands in the file, also where its text is replaced elsewhere."""
    bare = replace(plan, repairs=tuple(each for each in plan.repairs if _key(each) != key))
    if Mended(bare).text(key, found) is None:
        return bare
    return with_repair(bare, Repair(key.sheet, key.row, key.index, found))


def mended(sheet: str, rows: Iterable[RawRow], plan: ImportPlan) -> Iterator[RawRow]:
    """Yield the rows of a sheet with what the owner wrote in its place.

    A number is understood with either decimal sign where it can be read one way only: who mends a workbook whose
    amounts are numbers sees none of theirs.
    """
    return _Mending.of(plan, sheet).rows(rows)


@dataclass(frozen=True, slots=True)
class _Mending:
    """What is to be done in one sheet. repairs: by number of the row. replacements: by column, then by text."""

    repairs: dict[int, list[Repair]]
    replacements: dict[int, dict[str, str]]

    @classmethod
    def of(cls, plan: ImportPlan, sheet: str) -> Self:
        columns = {column.index: column for column in plan.columns}
        repairs: dict[int, list[Repair]] = {}
        for repair in plan.repairs:
            if repair.sheet == sheet:
                fitting = replace(repair, text=_fitting(repair.text, columns.get(repair.index)))
                repairs.setdefault(repair.row, []).append(fitting)
        replacements: dict[int, dict[str, str]] = {}
        for each in plan.replacements:
            replacements.setdefault(each.index, {})[each.was] = _fitting(each.text, columns.get(each.index))
        return cls(repairs, replacements)

    def rows(self, rows: Iterable[RawRow]) -> Iterator[RawRow]:
        for row in rows:
            changed = self._changed(row)
            if not changed:
                yield row
                continue
            cells = list(row.cells)
            for index, text in changed.items():
                cells.extend([""] * (index + 1 - len(cells)))
                cells[index] = text
            yield row._replace(cells=cells)

    def _changed(self, row: RawRow) -> dict[int, str]:
        changed = {}
        for index, texts in self.replacements.items():
            text = texts.get(written(row.cells[index])) if index < len(row.cells) else None
            if text is not None:
                changed[index] = text
        for repair in self.repairs.get(row.number, ()):
            changed[repair.index] = repair.text
        return changed


def _fitting(text: str, column: ColumnPlan | None) -> str:
    """Return a typed number with the decimal sign of its column where it makes sense only with the other one."""
    # Here and not above: the window notes repairs too, and need not know how numbers are read.
    from desktop_seg.importing.cleaning.number_text import read_number_text

    decimal = getattr(column.style, "decimal", "") if column is not None else ""
    number = read_number_text(text) if decimal else None
    if number is None or number.is_shortened or number.value(decimal) is not None:
        return text
    value = number.value("," if decimal == "." else ".")
    return f"{value:f}".replace(".", decimal)


def _key(repair: Repair) -> CellKey:
    return CellKey(repair.sheet, repair.row, repair.index)
