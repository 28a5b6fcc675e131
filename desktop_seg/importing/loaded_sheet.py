"""One sheet in the memory of the import process: where its table is, and its data rows, totals rows marked.

Between reading (streams of raw rows) and inspect / writing, which both need all rows: read once, used by every command.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import N_, _
from desktop_seg.base.progress import Progress
from desktop_seg.importing import synonym
from desktop_seg.importing.aside_column import own_width
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.note_row import note_places
from desktop_seg.importing.reading.raw_row import Cell, RawRow, SheetInfo, is_blank
from desktop_seg.importing.reading.source import Opened
from desktop_seg.importing.reading.table import TableShape, find_table, width_of_first
from desktop_seg.importing.reading.totals import LABELS, closes_the_list, is_totals_row

HEAD_ROWS = 200
TOP_ROWS = 12
# No till exports so many columns; one stray cell far to the right makes a sheet that wide.
MOST_COLUMNS = 1_000
_STEP_ROWS = 2_000
# Their cells have no places of their own: one sign too many moves all that follow.
_PARTED = frozenset({Container.CSV, Container.ZIP_OF_CSV})
_TOTAL = N_("This row looks like a total of the rows above it.")
_NOTE = N_("This row looks like a remark, not like a row of the list.")
_MORE_CELLS = N_("This row has more cells than there are headings: a sign in a text or an amount has cut it in two.")
# Different cells of a column whose counts are kept in memory: 4 MB.
MOST_DISTINCT = 50_000
_LABEL_STARTS = tuple({label[:4] for label in LABELS})


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What the first rows tell. top: the very first rows, for the picture of the sheet.

    width: how many columns belong to the list; None for all. A workbook of rows set aside has notes of ours behind
    them (is_part), a sheet kept by hand perhaps another table.
    """

    info: SheetInfo
    shape: TableShape
    top: tuple[RawRow, ...]
    first: tuple[RawRow, ...]
    width: int | None = None
    is_part: bool = False

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

    sound: the cells of the rows that have no fault. columns: the same column by column, None where a row ends early.
    totals: numbers of the totals rows. counts: see `counted`; of some columns, by place.
    """

    head: SheetHead
    rows: Sequence[RawRow]
    sound: Sequence[Sequence[Cell]]
    columns: Sequence[Sequence[Cell]]
    totals: tuple[int, ...]
    counts: dict[int, Counter[Cell]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of the sheet, "" for a text file."""
        return self.head.info.name

    def cells(self, index: int) -> Sequence[Cell]:
        """Return one column, without rows that are set aside."""
        return self.columns[index] if index < len(self.columns) else (None,) * len(self.sound)

    def counted(self, index: int) -> Counter[Cell]:
        """Return the different cells of one column with how often each occurs, without rows that are set aside."""
        found = self.counts.get(index)
        return Counter(self.cells(index)) if found is None else found

    def first_cells(self, index: int, most: int) -> list[Cell]:
        """Return the first filled cells of a column."""
        return list(islice((cell for cell in self.cells(index) if cell not in (None, "")), most))


def read_head(opened: Opened, info: SheetInfo, header_row: int = 0) -> SheetHead | None:
    """Look at the first rows; None for a sheet that is too wide to be a list.

    header_row: chosen by the owner, 0 finds it.
    """
    first = tuple(opened.first_rows(info.name, n=HEAD_ROWS))
    if any(len(row.cells) > MOST_COLUMNS for row in first):
        return None
    shape = _shape(first, header_row)
    all_headers = shape.headers
    own = own_width(all_headers)
    width = min(own, width_of_first(shape.headers, first))
    is_cut = width < len(shape.headers)
    if is_cut:
        first = tuple(_cut(row, width) for row in first)
        shape = _shape(first, shape.header_row)
    data = tuple(row for row in first if shape.holds(row))
    is_part = own < len(all_headers)
    return SheetHead(info, shape, first[:TOP_ROWS], data, width if is_cut else None, is_part)


def _shape(first: Sequence[RawRow], header_row: int) -> TableShape:
    return find_table(first, header_row or None, known=lambda header: bool(synonym.meanings(header)))


def _cut(row: RawRow, width: int) -> RawRow:
    return row._replace(cells=row.cells[:width])


def load(opened: Opened, head: SheetHead, progress: Progress, what: str) -> LoadedSheet:
    """Read all rows of a sheet. what: sentence of the progress."""
    stream = opened.rows(head.info.name)
    if head.width is not None:
        stream = (_cut(row, head.width) for row in stream)
    total = head.info.rows or 0
    rows: list[RawRow] = []
    while taken := list(islice(stream, _STEP_ROWS)):
        rows += head.shape.data_of(taken)
        progress.step(taken[-1].number, max(total, taken[-1].number), what)
    columns = _columns([row.cells for row in rows])
    counts: dict[int, Counter[Cell]] = {}
    totals = _totals(rows, _suspects(columns, counts), head.shape)
    _mark(rows, totals, _(_TOTAL))
    _mark(rows, note_places(rows, head.shape), _(_NOTE))
    if opened.container in _PARTED:
        _mark(rows, _cut_rows(rows, head.shape.header_width, opened), _(_MORE_CELLS))
    if rows and not rows[-1].fault and closes_the_list(rows[-1], head.shape):
        totals.append(len(rows) - 1)
        _mark(rows, totals[-1:], _(_TOTAL))
    sound = [row.cells for row in rows if not row.fault]
    if len(sound) < len(rows):
        columns, counts = _columns(sound), {}
    return LoadedSheet(head, rows, sound, columns, tuple(rows[place].number for place in totals), counts)


def _columns(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    return list(zip_longest(*rows))


def _mark(rows: list[RawRow], places: Iterable[int], fault: str) -> None:
    for place in places:
        rows[place] = rows[place]._replace(fault=fault)


def _suspects(columns: Sequence[Sequence[Cell]], counts: dict[int, Counter[Cell]]) -> set[Cell]:
    """Return the cells that begin like the label of a total, and leave in `counts` what was counted for it."""
    suspects: set[Cell] = set()
    for index, column in enumerate(columns):
        counted = Counter(column)
        suspects |= {
            cell
            for cell in counted
            if isinstance(cell, str) and cell[:12].lstrip().casefold().startswith(_LABEL_STARTS)
        }
        if len(counted) <= MOST_DISTINCT:
            counts[index] = counted
    return suspects


def _totals(rows: Sequence[RawRow], suspects: set[Cell], shape: TableShape) -> list[int]:
    """Return the places of totals rows. suspects: most rows are none; those with such a cell are looked at closely."""
    return [
        place
        for place, row in enumerate(rows if suspects else ())
        if not row.fault and not suspects.isdisjoint(row.cells) and is_totals_row(row, shape)
    ]


def _cut_rows(rows: Sequence[RawRow], width: int, opened: Opened) -> list[int]:
    """Return the places of rows with more cells than there are headings (0: none). Raises UserError for most of all."""
    cut = [
        place
        for place, row in enumerate(rows if width else ())
        if len(row.cells) > width and not row.fault and not is_blank(row.cells[width:])
    ]
    if len(cut) * 2 > len(rows):
        raise _cut_in_two(opened)
    return cut


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
