"""Binary workbooks: every kind of cell, formats, remarks, and files built to do harm."""

import struct
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_containers import TABLE, record, xlsb, xlsb_of_sheets, xlsb_sheet
from tests.importing.reading.made_files import repacked


def cell(kind: int, column: int, data: bytes = b"", style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + data)


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def made(path: Path, *rows: tuple[int, bytes]) -> Path:
    return xlsb_of_sheets(path, [xlsb_sheet(rows)], ["gedeeld"], ["a"], False)


def read(path: Path) -> tuple[list[tuple[int, list[Any]]], dict[RemarkKind, int]]:
    with closing(open_source(path)) as opened:
        rows = [(row.number, list(row.cells)) for row in opened.rows()]
        return rows, {remark.kind: remark.count for remark in opened.problems}


def test_every_kind_of_cell(tmp_path: Path):
    formula = struct.pack("<HI", 0, 0)
    cells = (
        cell(1, 0)
        + cell(3, 1, b"\x2a")
        + cell(4, 2, b"\1")
        + cell(5, 3, struct.pack("<d", 45717.0), style=1)
        + cell(6, 4, wide("hier"))
        + cell(7, 5, struct.pack("<I", 0))
        + cell(8, 6, wide("som") + formula)
        + cell(9, 7, struct.pack("<d", 1000.0) + formula, style=4)
        + cell(10, 8, b"\0" + formula)
        + cell(11, 9, b"\x07" + formula)
        + cell(62, 10, b"\0" + wide("vet"))
    )
    rows, remarks = read(made(tmp_path / "a.xlsb", (4, cells)))
    assert rows == [
        (5, ["", "#N/A", True, date(2025, 3, 1), "hier", "gedeeld", "som", "01000", False, "#DIV/0!", "vet"])
    ]
    assert remarks == {RemarkKind.ERROR_CELL: 2}


def test_hidden_rows_are_counted(tmp_path: Path):
    hidden = record(0, struct.pack("<IIHBBB", 1, 0, 300, 0, 0x10, 0) + bytes(4)) + cell(4, 0, b"\1")
    sheet = record(145) + record(0, struct.pack("<IIHBBB", 0, 0, 300, 0, 0, 0) + bytes(4)) + cell(4, 0, b"\0") + hidden
    path = xlsb_of_sheets(tmp_path / "a.xlsb", [sheet + record(146)], [], ["a"], False)
    assert read(path) == ([(1, [False]), (2, [True])], {RemarkKind.HIDDEN_ROW: 1})


def test_cells_at_the_corners_of_the_largest_sheet_cost_little(tmp_path: Path):
    rows, _remarks = read(made(tmp_path / "a.xlsb", (0, cell(4, 0, b"\1")), (1_048_575, cell(4, 16_383, b"\1"))))
    assert [(number, len(cells)) for number, cells in rows] == [(1, 1), (1_048_576, 16_384)]


@pytest.mark.parametrize(
    "row",
    [
        (0, cell(4, 16_384, b"\1")),
        (1_048_576, cell(4, 0, b"\1")),
        (0, cell(7, 0, struct.pack("<I", 9))),
        (0, cell(6, 0, struct.pack("<I", 1 << 30))),
        (0, cell(5, 0, struct.pack("<d", float("inf")))),
        (0, cell(5, 0, b"\0")),
        (0, cell(13, 0, b"\0\0\0\0")),
        (0, b"\x05\xff\xff\xff\x7f"),
        (0, b"\x05\x80"),
    ],
)
def test_what_no_program_writes_is_refused(tmp_path: Path, row: tuple[int, bytes]):
    with pytest.raises(UserError):
        read(made(tmp_path / "a.xlsb", (0, cell(4, 0, b"\1")), row))


@pytest.mark.parametrize(
    "missing", ["xl/worksheets/sheet1.bin", "xl/sharedStrings.bin", "xl/styles.bin", "xl/_rels/workbook.bin.rels"]
)
def test_part_that_is_named_but_missing_is_damage(tmp_path: Path, missing: str):
    sound = xlsb(tmp_path / "a.xlsb", TABLE)
    target = repacked(sound, tmp_path / "b.xlsb", lambda name, old: None if name == missing else old)
    with pytest.raises(UserError, match="damaged"):
        read(target)
