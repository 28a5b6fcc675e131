"""What did not fit, gathered while a file is written: cells that were left out and rows that were set aside.

Used by: rows, grain and the writers (which note), run (which writes it into the shop file).
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_seg.importing.cleaning.text import written
from desktop_seg.importing.reading.raw_row import Cell, RawRow
from desktop_seg.importing.writing.report import ProblemCount
from desktop_seg.store.import_file import AsideRow, Issue

# Enough to see what is wrong with a column; all are counted, and rows that were set aside are all kept.
MOST_CELL_ISSUES = 20_000
# What a person can look through, and what crosses a pipe in a millisecond or two.
MOST_TOLD = 1_000
_MOST_OF_A_REASON = 200
_MOST_REASONS = 50


class _Group(NamedTuple):
    """Issues of one kind."""

    column: str
    reason: str
    is_aside: bool


def _group(issue: Issue) -> _Group:
    return _Group(issue.column, issue.reason, issue.is_aside)


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

    @property
    def told(self) -> tuple[Issue, ...]:
        """Some of the issues in the order of the file: examples of each reason first, rows before cells."""
        issues = self.in_order
        if len(issues) <= MOST_TOLD:
            return issues
        seen: Counter[_Group] = Counter()
        examples: list[int] = []
        others: list[int] = []
        for place, issue in sorted(enumerate(issues), key=lambda each: not each[1].is_aside):
            group = _group(issue)
            seen[group] += 1
            (examples if seen[group] <= _MOST_OF_A_REASON else others).append(place)
        return tuple(issues[place] for place in sorted((*examples, *others)[:MOST_TOLD]))

    @property
    def counts(self) -> tuple[ProblemCount, ...]:
        """The most frequent reasons with how often each occurs among the issues that are kept."""
        counted = Counter(map(_group, self.issues)).most_common(_MOST_REASONS)
        return tuple(ProblemCount(group.column, group.reason, group.is_aside, n) for group, n in counted)

    def leave_out(self, place: "Place", text: Cell, reason: str) -> None:
        """Note a cell whose value is not used; its row goes on."""
        self.cells += 1
        if self.cells <= MOST_CELL_ISSUES:
            self.issues.append(Issue(place.sheet, place.row, place.column, written(text), reason, is_aside=False))

    def set_aside(self, sheet: str, row: RawRow, cell: "WrongCell") -> None:
        """Note a row that is not imported, because of one of its cells or as a whole."""
        self.asides += 1
        self.issues.append(Issue(sheet, row.number, cell.column, cell.text, cell.reason, is_aside=True))
        self.rows.append(AsideRow(sheet, row.number, tuple(row.cells)))


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
