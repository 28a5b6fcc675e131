"""Raw rows to typed values by the plan, chunk by chunk and column by column.

A cell that cannot be read is left out and noted; where the row means nothing without it (date or amount of a sale), the
row is set aside. Between reading (raw rows) and the writers (chunks of values).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any, NamedTuple

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Convert, Converted, Fault, FaultKind
from desktop_seg.importing.cleaning.text import is_blank, written
from desktop_seg.importing.reading.raw_row import Cell, RawRow
from desktop_seg.importing.writing.issue_list import IssueList, Place, WrongCell

CHUNK_ROWS = 5_000
# Different cells of a column that are remembered.
MOST_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The data rows of one sheet: without the heading, without blank rows. sheet: "" for a text file.

    A row with a `fault` (a damaged row, a totals row) is set aside with that reason.
    columns: the same cells column by column, where somebody has them at hand; None where a row ends early.
    """

    sheet: str
    rows: Iterable[RawRow]
    columns: Sequence[Sequence[Cell]] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is imported: which field, where it stands, how its cells are read.

    is_required: a row whose cell cannot be read is set aside (an empty cell is another matter).
    in_currency: of a column of amounts in a file with a column of currencies: how cells are read in a row of that
    currency. known: what some cells were read as already.
    """

    field: str
    header: str
    index: int
    convert: Convert
    is_required: bool = False
    in_currency: Callable[[str], Convert] | None = None
    known: Mapping[Cell, Converted] | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of one sheet, converted. rows: as read. values: field key -> one value for each row, None unknown."""

    sheet: str
    rows: list[RawRow]
    values: dict[str, list[Any]]

    @property
    def numbers(self) -> list[int]:
        """Row numbers as the owner's spreadsheet counts."""
        return [row.number for row in self.rows]

    def column(self, field: str) -> list[Any]:
        """Return the values of a field; all unknown when the file has no such column."""
        return self.values.get(field) or [None] * len(self.rows)

    def tuples(self, fields: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the values of some fields row by row; fields the file lacks are unknown."""
        return zip(*map(self.column, fields), strict=True) if fields else iter([()] * len(self.rows))


def no_word_for_nothing(convert: Convert) -> Convert:
    """Return the converter with words that mean "no value" made a fault; a blank cell stays blank."""

    def read(cell: Cell) -> Converted:
        value = convert(cell)
        if value is None and isinstance(cell, str) and not is_blank(cell):
            return Fault(FaultKind.UNREADABLE, _("There is no amount here, only a word."))
        return value

    return read


def chunks(sheets: Iterable[SheetRows], columns: Sequence[Column], issues: IssueList) -> Iterator[Chunk]:
    """Yield the rows of all sheets converted, without those that are set aside (noted in `issues`)."""
    readers = [(column, _Reader(column)) for column in columns]
    reading = _Reading(readers, _Currencies(readers))
    for sheet in sheets:
        rows, start = iter(sheet.rows), 0
        while taken := list(islice(rows, CHUNK_ROWS)):
            end = start + len(taken)
            if sheet.columns is None:
                cells: list[Sequence[Cell]] = list(
                    zip_longest(*(row.cells for row in taken))
                )  # some rows may end early
            else:
                cells = [column[start:end] for column in sheet.columns]
            start = end
            yield _converted(_Cells(sheet.sheet, taken, cells), reading, issues)


def keep_only(chunk: Chunk, is_kept: Callable[[int], bool]) -> Chunk:
    """Return the chunk without the rows (by place in the chunk) that are not kept."""
    kept = [place for place in range(len(chunk.rows)) if is_kept(place)]
    if len(kept) == len(chunk.rows):
        return chunk
    return Chunk(
        chunk.sheet,
        [chunk.rows[place] for place in kept],
        {field: [values[place] for place in kept] for field, values in chunk.values.items()},
    )


def without_wrong(chunk: Chunk, reasons: Iterable[str], issues: IssueList) -> Chunk:
    """Set aside the rows that have a reason ("" for none) and return the others.

    Before anything is made of a row: one that is set aside must not leave a customer behind.
    """
    wrong = {place: reason for place, reason in enumerate(reasons) if reason}
    for place, reason in wrong.items():
        issues.set_aside(chunk.sheet, chunk.rows[place], WrongCell(reason))
    return keep_only(chunk, lambda place: place not in wrong) if wrong else chunk


class _Reader(dict[Cell, Any]):
    """What the cells of one column were read as: equal cells are read once."""

    def __init__(self, column: Column, currency: str = "") -> None:
        is_other = column.in_currency is not None and currency != ""
        super().__init__({} if is_other else column.known or {})
        self._column = column
        self._convert = column.in_currency(currency) if column.in_currency and is_other else column.convert
        self._of_currency: dict[str, _Reader] = {}
        self._has_faults = any(value.__class__ is Fault for value in self.values())
        self._was_one_known = False

    def __missing__(self, cell: Cell) -> Any:
        if len(self) >= MOST_REMEMBERED:
            self._forget()
        value = self[cell] = self._convert(cell)
        self._has_faults = self._has_faults or value.__class__ is Fault
        return value

    def read(self, cells: Sequence[Cell]) -> tuple[list[Any], list[int]]:
        """Return the values of some cells and the places of those that are a Fault."""
        values = list(map(self.__getitem__, cells))
        # True and 1 are one key of a dict but not one cell. Where neither 1 nor 0 is known no cell is yes or no, which
        # is seen much sooner than by asking each cell.
        if (1 in self or 0 in self or self._was_one_known) and bool in set(map(type, cells)):
            self._forget()
            values = list(map(self._convert, cells))
        elif not self._has_faults:
            return values, []
        return values, [place for place, value in enumerate(values) if value.__class__ is Fault]

    def _forget(self) -> None:
        self._was_one_known = self._was_one_known or 1 in self or 0 in self
        self.clear()

    def read_each(self, cells: Sequence[Cell], currencies: Sequence[str]) -> tuple[list[Any], list[int]]:
        """Return the same for amounts in rows that name their currency ("" for one that does not)."""
        for code in set(currencies) - self._of_currency.keys():
            self._of_currency[code] = _Reader(self._column, code)
        if len(set(currencies)) == 1:
            return self._of_currency[currencies[0]].read(cells)
        read = [self._of_currency[code].read([cell]) for cell, code in zip(cells, currencies, strict=True)]
        return [values[0] for values, _faults in read], [place for place, each in enumerate(read) if each[1]]


class _Currencies:
    """The currency of each row as a column of its own tells it. An order over several rows may tell it once."""

    def __init__(self, columns: Sequence[tuple[Column, _Reader]]) -> None:
        self._told = next((each for each in columns if each[0].field == "currency"), None)
        self._order = next((column.index for column, _reader in columns if column.field == "order_id"), None)
        self._last: tuple[Cell, str] = (None, "")

    def read(self, cells: Sequence[Sequence[Cell]]) -> list[str]:
        """Return a code for each row, "" unknown; nothing when no column tells it. cells: column by column."""
        if self._told is None or self._told[0].index >= len(cells):
            return []
        column, reader = self._told
        values, _faults = reader.read(cells[column.index])
        codes = [value if isinstance(value, str) else "" for value in values]
        if self._order is None or self._order >= len(cells):
            return codes
        for place, order in enumerate(cells[self._order]):
            if codes[place]:
                self._last = (order, codes[place])
            elif order not in (None, "") and order == self._last[0]:
                codes[place] = self._last[1]
        return codes


class _Reading(NamedTuple):
    """What the columns of a file are read with."""

    columns: Sequence[tuple[Column, _Reader]]
    currencies: _Currencies


class _Cells(NamedTuple):
    """Some rows of one sheet, and their cells column by column."""

    sheet: str
    rows: list[RawRow]
    columns: Sequence[Sequence[Cell]]


def _converted(taken: _Cells, reading: _Reading, issues: IssueList) -> Chunk:
    sheet, rows, cells = taken
    wrong: dict[int, WrongCell] = {place: WrongCell(row.fault) for place, row in enumerate(rows) if row.fault}
    values: dict[str, list[Any]] = {}
    left_out: list[tuple[int, Column]] = []
    nothing = (None,) * len(rows)
    currencies = reading.currencies.read(cells)
    for column, reader in reading.columns:
        own = cells[column.index] if column.index < len(cells) else nothing
        is_told = bool(currencies) and column.in_currency is not None
        values[column.field], faults = reader.read_each(own, currencies) if is_told else reader.read(own)
        for place in faults:
            if column.is_required and place not in wrong:
                cell = rows[place].cells[column.index]
                wrong[place] = WrongCell(values[column.field][place].reason, column.header, written(cell))
            else:
                left_out.append((place, column))
    for place, column in left_out:
        if place not in wrong:
            row = rows[place]
            reason = values[column.field][place].reason
            issues.leave_out(Place(sheet, row.number, column.header), row.cells[column.index], reason)
            values[column.field][place] = None
    for place in sorted(wrong):
        issues.set_aside(sheet, rows[place], wrong[place])
    chunk = Chunk(sheet, rows, values)
    return keep_only(chunk, lambda place: place not in wrong) if wrong else chunk
