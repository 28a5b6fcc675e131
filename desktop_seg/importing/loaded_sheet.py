"""One sheet in the memory of the import process: where its table is, and its data rows, totals rows marked.

Between reading (streams of raw rows) and inspect / writing, which both need all rows: read once, used by every command.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import N_, _
from desktop_seg.base.progress import Progress
from desktop_seg.importing import synonym
from desktop_seg.importing.aside_column import own_width
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.raw_row import Cell, RawRow, SheetInfo, is_blank
from desktop_seg.importing.reading.source import Opened
from desktop_seg.importing.reading.table import TableShape, find_table
from desktop_seg.importing.reading.totals import LABELS, closes_the_list, is_totals_row

HEAD_ROWS = 200
TOP_ROWS = 12
# No till exports so many columns; one stray cell far to the right makes a sheet that wide.
MOST_COLUMNS = 1_000
_STEP_ROWS = 2_000
# Their cells have no places of their own: one sign too many moves all that follow.
_PARTED = frozenset({Container.CSV, Container.ZIP_OF_CSV})
_TOTAL = N_("This row looks like a total of the rows above it.")
_MORE_CELLS = N_("This row has more cells than there are headings: a sign in a text or an amount has cut it in two.")
_LABEL_STARTS = tuple({label[:4] for label in LABELS})
_MOST_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What the first rows tell. top: the very first rows, for the picture of the sheet.

    width: how many columns belong to the file; None for all, as in every file but a workbook of rows set aside.
    """

    info: SheetInfo
    shape: TableShape
    top: tuple[RawRow, ...]
    first: tuple[RawRow, ...]
    width: int | None = None

    @property
    def layout(self) -> tuple[str, ...]:
        """Reduced headings in their order; sheets of the same layout are one list."""
        return tuple(map(norm, self.shape.headers))

    @property
    def size(self) -> int:
        """How many rows the sheet may have; a text file does not say."""
        return self.info.rows if self.info.rows is not None else len(self.first)


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """All data rows of a sheet, in the order of the file. A totals row has a `fault` that says so.

    sound: the cells of the rows that have no fault. totals: numbers of the totals rows.
    """

    head: SheetHead
    rows: Sequence[RawRow]
    sound: Sequence[Sequence[Cell]]
    totals: tuple[int, ...]

    @property
    def name(self) -> str:
        """Name of the sheet, "" for a text file."""
        return self.head.info.name

    def cells(self, index: int) -> list[Cell]:
        """Return one column, without rows that are set aside."""
        try:
            return list(map(itemgetter(index), self.sound))
        except IndexError:  # rows of a text file may end early
            return [cells[index] if index < len(cells) else None for cells in self.sound]

    def first_cells(self, index: int, most: int) -> list[Cell]:
        """Return the first filled cells of a column."""
        cells = (cells[index] for cells in self.sound if index < len(cells))
        return list(islice((cell for cell in cells if cell not in (None, "")), most))


def read_head(opened: Opened, info: SheetInfo, header_row: int = 0) -> SheetHead | None:
    """Look at the first rows; None for a sheet that is too wide to be a list.

    header_row: chosen by the owner, 0 finds it.
    """
    first = tuple(opened.first_rows(info.name, n=HEAD_ROWS))
    if any(len(row.cells) > MOST_COLUMNS for row in first):
        return None
    shape = _shape(first, header_row)
    width = own_width(shape.headers)
    is_cut = width < len(shape.headers)
    if is_cut:
        first = tuple(_cut(row, width) for row in first)
        shape = _shape(first, shape.header_row)
    data = tuple(row for row in first if shape.holds(row))
    return SheetHead(info, shape, first[:TOP_ROWS], data, width if is_cut else None)


def _shape(first: Sequence[RawRow], header_row: int) -> TableShape:
    return find_table(first, header_row or None, known=lambda header: bool(synonym.meanings(header)))


def _cut(row: RawRow, width: int) -> RawRow:
    return row._replace(cells=row.cells[:width])


def load(opened: Opened, head: SheetHead, progress: Progress, what: str) -> LoadedSheet:
    """Read all rows of a sheet. what: sentence of the progress."""
    rows: list[RawRow] = []
    totals: list[int] = []
    labels = _Labels()
    stream = opened.rows(head.info.name)
    if head.width is not None:
        stream = (_cut(row, head.width) for row in stream)
    total = head.info.rows or 0
    width = head.shape.header_width if opened.container in _PARTED else 0
    cut = 0
    while taken := list(islice(stream, _STEP_ROWS)):
        # Most rows are no totals; only those with a cell that begins like a label are looked at closely.
        suspects = labels.among(taken)
        for row in taken:
            if not head.shape.holds(row):
                continue
            is_suspect = bool(suspects) and not row.fault and not suspects.isdisjoint(row.cells)
            if is_suspect and is_totals_row(row, head.shape):
                totals.append(row.number)
                rows.append(row._replace(fault=_(_TOTAL)))
            elif width and len(row.cells) > width and not row.fault and not is_blank(row.cells[width:]):
                cut += 1
                rows.append(row._replace(fault=_(_MORE_CELLS)))
            else:
                rows.append(row)
        progress.step(taken[-1].number, max(total, taken[-1].number), what)
    if rows and not rows[-1].fault and closes_the_list(rows[-1], head.shape):
        totals.append(rows[-1].number)
        rows[-1] = rows[-1]._replace(fault=_(_TOTAL))
    if cut * 2 > len(rows):
        raise _cut_in_two(opened)
    return LoadedSheet(head, rows, [row.cells for row in rows if not row.fault], tuple(totals))


def _cut_in_two(opened: Opened) -> UserError:
    return UserError(
        _(
            "Most rows of {file} have more cells than there are headings, so figures would stand in wrong columns."
        ).format(file=opened.path.name),
        _("Probably commas of amounts part the cells too: export it as Excel, or with semicolons between the cells."),
    )


def sample(sheets: Sequence[LoadedSheet], rows: int = 1_500) -> list[Sequence[Cell]]:
    """Return the cells of some rows of the beginning and of the middle, neighbours kept together."""
    sound = list(chain.from_iterable(sheet.sound for sheet in sheets))
    middle = max(rows, len(sound) // 2)
    return sound[:rows] + sound[middle : middle + rows]


class _Labels(dict[str, bool]):
    """Whether a text begins like a label of a total; most texts of a list occur in it again and again."""

    def __missing__(self, text: str) -> bool:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[text] = text[:12].lstrip().casefold().startswith(_LABEL_STARTS)
        return found

    def among(self, rows: Sequence[RawRow]) -> set[Cell]:
        """Return the cells of some rows that begin like a label."""
        cells: set[Cell] = set().union(*(row.cells for row in rows))
        return {cell for cell in cells if isinstance(cell, str) and self[cell]}
