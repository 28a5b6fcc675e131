"""Rows become chunks of values: every cell is read as itself, however few of the different ones are read."""

import pytest

from desktop_seg.importing.reading.raw_row import Cell, RawRow
from desktop_seg.importing.writing.issue_list import IssueList
from desktop_seg.importing.writing.rows import CHUNK_ROWS, Column, SheetRows, chunks


def kind_of(cell: Cell) -> str:
    return type(cell).__name__


def kinds_of(cells: list[Cell]) -> list[str]:
    rows = [RawRow(number, (cell,)) for number, cell in enumerate(cells, 1)]
    made = chunks([SheetRows("", rows, [cells])], [Column("note", "Note", 0, kind_of)], IssueList())
    return [value for chunk in made for value in chunk.values["note"]]


@pytest.mark.parametrize("others", [(1.0, True, 1.0), (True, 1.0, True), (0.0, False, 0.0), (2.0, True, 1.0)])
def test_yes_and_one_stay_two_cells_in_whatever_chunk_they_stand(others: tuple[Cell, ...]) -> None:
    cells = [cell for cell in others for _row in range(CHUNK_ROWS)]
    assert kinds_of(cells) == [type(cell).__name__ for cell in cells]


def test_yes_and_one_stay_two_cells_within_a_chunk() -> None:
    cells: list[Cell] = [1.0, True, 0.0, False, "1", 1.0]
    assert kinds_of(cells) == ["float", "bool", "float", "bool", "str", "float"]


def test_cell_that_is_known_is_not_read_again() -> None:
    rows = [RawRow(1, ("known",)), RawRow(2, ("new",))]
    column = Column("note", "Note", 0, kind_of, known={"known": "read before"})
    (chunk,) = chunks([SheetRows("", rows)], [column], IssueList())
    assert chunk.values["note"] == ["read before", "str"]
