"""What did not fit, gathered while a file is written: cells that were left out and rows that were set aside.

Used by: rows, grain and the writers (which note), run (which writes it into the shop file).
"""

from dataclasses import dataclass, field

from desktop_seg.importing.cleaning.text import written
from desktop_seg.importing.reading.raw_row import Cell, RawRow
from desktop_seg.store.import_file import AsideRow, Issue

# Enough to see what is wrong with a column; all are counted, and rows that were set aside are all kept.
MOST_CELL_ISSUES = 20_000


@dataclass(slots=True)
class IssueList:
    """The issues of one import. cells, asides: how many there were."""

    cells: int = 0
    asides: int = 0
    issues: list[Issue] = field(default_factory=list)
    rows: list[AsideRow] = field(default_factory=list)

    @property
    def in_order(self) -> tuple[Issue, ...]:
        """The issues in the order of the file."""
        sheets = {sheet: place for place, sheet in enumerate(dict.fromkeys(each.sheet for each in self.issues))}
        return tuple(sorted(self.issues, key=lambda each: (sheets[each.sheet], each.row)))

    def leave_out(self, place: "Place", text: Cell, reason: str) -> None:
        """Note a cell whose value is not used; its row goes on."""
        self.cells += 1
        if self.cells <= MOST_CELL_ISSUES:
            self.issues.append(Issue(place.sheet, place.row, place.column, written(text), reason, is_aside=False))

    def set_aside(self, sheet: str, row: RawRow, cell: "WrongCell") -> None:
        """Note a row that is not imported, because of one of its cells or as a whole."""
        self.asides += 1
        self.issues.append(Issue(sheet, row.number, cell.column, cell.text, cell.reason, is_aside=True))
        self.rows.append(AsideRow(sheet, row.number, tuple(map(written, row.cells))))


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the file. sheet: "" for a text file. column: its heading."""

    sheet: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class WrongCell:
    """Why a row is set aside. column, text: the cell at fault, "" when the whole row is meant."""

    reason: str
    column: str = ""
    text: str = ""
