"""Old workbooks: long shared texts, formats, formulas, errors, hidden things, Excel 5, and files built to do harm."""

import struct
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwt

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source
from desktop_seg.importing.reading.xls_reader import rk_number
from tests.importing.reading.made_containers import xls


def read(path: Path) -> tuple[list[list[Any]], dict[RemarkKind, int]]:
    with closing(open_source(path)) as opened:
        rows = [list(row.cells) for row in opened.rows()]
        return rows, {remark.kind: remark.count for remark in opened.problems}


def test_texts_that_go_on_over_many_records_stay_whole(tmp_path: Path):
    """The table of texts is cut every 8,224 bytes, also within a text and between its narrow and wide letters."""
    table = [[f"{'é' * (n * 37 % 3000)}{'한글' * (n % 400)}{n}"] for n in range(300)]
    assert read(xls(tmp_path / "a.xls", table))[0] == table


def test_numbers_of_zeros_and_days_are_shown_as_in_excel(tmp_path: Path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, 1000, xlwt.easyxf(num_format_str="00000"))
    sheet.write(0, 1, 45717, xlwt.easyxf(num_format_str="dd-mm-yyyy"))
    sheet.write(0, 2, 45717)
    book.save(str(tmp_path / "a.xls"))
    assert read(tmp_path / "a.xls")[0] == [["01000", date(2025, 3, 1), 45717.0]]


def test_formulas_never_calculated_errors_and_hidden_rows_are_counted(tmp_path: Path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for column in range(3):
        sheet.write(0, column, f"kop {column}")
    sheet.write(1, 0, xlwt.Formula("1+1"))
    sheet.write(1, 1, xlwt.Formula('"a"&"b"'))
    sheet.row(2).set_cell_error(0, "#DIV/0!")
    sheet.write(2, 1, 5)
    sheet.row(2).hidden = True
    book.save(str(tmp_path / "a.xls"))
    rows, remarks = read(tmp_path / "a.xls")
    assert rows == [["kop 0", "kop 1", "kop 2"], ["#DIV/0!", 5.0]]
    assert remarks == {
        RemarkKind.FORMULA_WITHOUT_VALUE: 2,
        RemarkKind.ERROR_CELL: 1,
        RemarkKind.HIDDEN_ROW: 1,
    }


def test_hidden_sheets_are_told(tmp_path: Path):
    book = xlwt.Workbook()
    for name in ("open", "dicht"):
        sheet = book.add_sheet(name)
        sheet.write(0, 0, name)
    sheet.visibility = 1
    book.save(str(tmp_path / "a.xls"))
    with closing(open_source(tmp_path / "a.xls")) as opened:
        assert [(sheet.name, sheet.is_hidden, sheet.rows) for sheet in opened.sheets] == [
            ("open", False, 1),
            ("dicht", True, 1),
        ]


@pytest.mark.parametrize(
    ("packed", "number"),
    [(0x3FF00000, 1.0), (0x40590000 | 1, 1.0), (5 << 2 | 2, 5.0), (12345 << 2 | 3, 123.45), (0xFFFFFFFE, -1.0)],
)
def test_packed_numbers(packed: int, number: float):
    assert rk_number(packed) == number


def one(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def ole(stream: bytes, path: Path) -> Path:
    """Write an OLE container around a stream with the writer of xlwt."""
    from xlwt.CompoundDoc import XlsDoc

    XlsDoc().save(str(path), stream.ljust(4096, b"\0"))
    return path


def book(cells: bytes, version: int = 0x0600, size: bytes = b"", before: bytes = b"") -> bytes:
    """Return the stream of a workbook with one sheet of these records."""
    name = b"\x01\x00a" if version == 0x0600 else b"\x01a"
    begin, end = one(0x0809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0)), one(0x000A, b"")
    offset = len(begin) + len(before) + 4 + 6 + len(name) + len(end)
    listed = one(0x0085, struct.pack("<IBB", offset, 0, 0) + name)
    return begin + before + listed + end + begin + size + cells + end


NUMBER = one(0x0203, struct.pack("<HHHd", 0, 0, 0, 7.0))


def test_excel_5_writes_letters_of_its_code_page(tmp_path: Path):
    text = "김하늘".encode("cp949")
    label = one(0x0204, struct.pack("<HHHH", 1, 2, 0, len(text)) + text)
    path = ole(book(NUMBER + label, 0x0500, before=one(0x0042, struct.pack("<H", 949))), tmp_path / "a.xls")
    with closing(open_source(path)) as opened:
        assert [(row.number, list(row.cells)) for row in opened.rows()] == [(1, [7.0]), (2, ["", "", "김하늘"])]


def test_sizes_that_a_file_claims_cost_nothing(tmp_path: Path):
    """Three numbers of this record make calamine ask for more memory than there is."""
    size = one(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    far = one(0x0203, struct.pack("<HHHd", 65535, 255, 0, 1.0))
    assert [len(row) for row in read(ole(book(NUMBER + far, size=size), tmp_path / "a.xls"))[0]] == [1, 256]


def test_column_beyond_the_largest_sheet_is_refused(tmp_path: Path):
    far = one(0x0203, struct.pack("<HHHd", 0, 60_000, 0, 1.0))
    with pytest.raises(UserError, match="not built like"):
        read(ole(book(NUMBER + far), tmp_path / "a.xls"))


@pytest.mark.parametrize(
    "cells",
    [
        one(0x00FD, struct.pack("<HHHI", 0, 0, 0, 5)),  # a shared text that is not there
        one(0x0203, b"\0\0"),
        struct.pack("<HH", 0x0203, 60_000),
        one(0x0203, struct.pack("<HHHd", 0, 0, 0, float("nan"))),
    ],
)
def test_records_that_cannot_be_are_refused(tmp_path: Path, cells: bytes):
    with pytest.raises(UserError):
        read(ole(book(NUMBER + cells), tmp_path / "a.xls"))


def test_rows_that_come_back_do_not_fall_on_top_of_each_other(tmp_path: Path):
    second = one(0x0203, struct.pack("<HHHd", 1, 0, 0, 8.0))
    assert read(ole(book(NUMBER + second + NUMBER), tmp_path / "a.xls"))[0] == [[7.0], [8.0], [7.0]]


def test_long_result_of_a_formula_goes_on_in_the_next_records(tmp_path: Path):
    formula = one(0x0006, struct.pack("<HHH", 0, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(8))
    text = one(0x0207, struct.pack("<HB", 9000, 0) + b"a" * 8000) + one(0x003C, b"\0" + b"b" * 1000)
    rows, remarks = read(ole(book(formula + text), tmp_path / "a.xls"))
    assert rows == [["a" * 8000 + "b" * 1000]]
    assert remarks == {}


def test_formulas_with_an_empty_text_beside_calculated_ones_are_no_remark(tmp_path: Path):
    empty = one(0x0006, struct.pack("<HHH", 0, 0, 0) + b"\3\0\0\0\0\0\xff\xff" + bytes(8))
    number = one(0x0006, struct.pack("<HHHd", 0, 1, 0, 2.5) + bytes(8))
    assert read(ole(book(empty + number), tmp_path / "a.xls")) == ([["", 2.5]], {})
