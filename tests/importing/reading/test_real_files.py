"""Two real files read cell by cell the same as other readers read them (origins: tests/spreadsheets/ORIGINS.md)."""

import csv
from pathlib import Path

import openpyxl

from desktop_seg.importing.reading.source import open_source
from desktop_seg.importing.reading.table import find_table

FOLDER = Path(__file__).parents[2] / "spreadsheets"
WORKBOOK = FOLDER / "online_retail_II_500rows_x2.xlsx"
TEXT = FOLDER / "online_retail_5000_semicolon_mixed_dates.csv"


def test_workbook_equals_openpyxl():
    opened = open_source(WORKBOOK)
    other = openpyxl.load_workbook(WORKBOOK, data_only=True)
    assert [sheet.name for sheet in opened.sheets] == other.sheetnames
    for sheet in opened.sheets:
        expected = [["" if cell is None else cell for cell in row] for row in other[sheet.name].values]
        rows = list(opened.rows(sheet.name))
        assert [list(row.cells) for row in rows] == expected
        assert [row.number for row in rows] == list(range(1, 501))
        assert opened.first_rows(sheet.name) == rows[:200]
        assert (sheet.rows, sheet.columns) == (500, 8)
    assert opened.problems == ()


def test_text_equals_the_csv_module():
    opened = open_source(TEXT)
    assert (opened.delimiter, opened.encoding.name if opened.encoding else "") == (";", "utf-8")
    with TEXT.open(newline="", encoding="utf-8") as file:
        expected = list(csv.reader(file, delimiter=";"))
    rows = list(opened.rows())
    assert [row.cells for row in rows] == expected
    assert len(rows) == 5001
    assert not any(row.fault for row in rows)
    shape = find_table(opened.first_rows())
    assert shape.header_row == 1
    assert shape.headers == tuple(expected[0])
