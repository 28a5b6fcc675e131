"""Open spreadsheets: counts instead of copies, notes, shown zeros, errors, hidden things, files built to do harm."""

from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading import ods_stream
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_containers import TABLE, ods, ods_cell, ods_of_xml, packed
from tests.importing.reading.made_files import repacked


def table(rows: str, more: str = "") -> str:
    return f'<table:table table:name="a"{more}>{rows}</table:table>'


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{cells}</table:table-row>"


def read(path: Path) -> tuple[list[tuple[int, list[Any]]], dict[RemarkKind, int]]:
    with closing(open_source(path)) as opened:
        rows = [(row.number, list(row.cells)) for row in opened.rows()]
        return rows, {remark.kind: remark.count for remark in opened.problems}


def cells_of(tmp_path: Path, cells: str) -> list[Any]:
    return read(ods_of_xml(tmp_path / "a.ods", table(row(cells))))[0][0][1]


def test_counts_stand_for_copies_and_blank_ends_for_nothing(tmp_path: Path):
    end = row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048000"')
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = ods_cell(3.0).replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"', 1)
    rows = (
        row("<table:table-cell/>", ' table:number-rows-repeated="4"')
        + row(blank + twice + '<table:table-cell table:number-columns-repeated="16380"/>')
        + row(ods_cell("x"), ' table:number-rows-repeated="2"')
        + end
    )
    found, _remarks = read(ods_of_xml(tmp_path / "a.ods", table(rows)))
    assert found == [(5, ["", "", 3.0, 3.0]), (6, ["x"]), (7, ["x"])]


def test_notes_pictures_and_kept_blanks(tmp_path: Path):
    note = "<office:annotation><text:p>van Jan</text:p></office:annotation>"
    text = '<text:p>een<text:s text:c="2"/>twee   drie<text:span> vet</text:span><text:line-break/>regel</text:p>'
    cell = f'<table:table-cell office:value-type="string">{note}{text}</table:table-cell>'
    assert cells_of(tmp_path, cell) == ["een  twee drie vet\nregel"]


def test_zeros_that_are_shown_before_a_number_are_kept(tmp_path: Path):
    def shown(value: str, text: str) -> str:
        said = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"

    cells = shown("1000", "01000") + shown("1012345678", "010-1234-5678") + shown("0", "0") + shown("0.5", "0,5")
    cells += shown("0", "0-0") + shown("1000", "1000") + shown("12", "012")
    assert cells_of(tmp_path, cells) == ["01000", "010-1234-5678", 0.0, 0.5, "0-0", 1000.0, "012"]


def test_clocks_days_and_durations(tmp_path: Path):
    def said(kind: str, value: str) -> str:
        return f'<table:table-cell office:value-type="{kind}" office:{kind}-value="{value}"/>'

    cells = (
        said("time", "PT08H05M00S")
        + said("time", "PT36H00M00S")
        + said("date", "2025-03-01T00:00:00")
        + said("date", "2025-03-01T10:20:30.5")
        + said("date", "soms")
    )
    moment = datetime(2025, 3, 1, 10, 20, 30, 500_000)
    assert cells_of(tmp_path, cells) == [time(8, 5), 1.5, date(2025, 3, 1), moment, "soms"]


def test_errors_formulas_without_result_and_hidden_rows_are_counted(tmp_path: Path):
    error = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"/>'
    old = '<table:table-cell table:formula="x" office:value-type="float" office:value="0">'
    old += "<text:p>Err:502</text:p></table:table-cell>"
    rows = row(error + old + '<table:table-cell table:formula="of:=1"/>' + ods_cell("x"))
    rows += row(ods_cell("y"), ' table:visibility="collapse"') + row(ods_cell("z"), ' table:visibility="filter"')
    found, remarks = read(ods_of_xml(tmp_path / "a.ods", table(rows)))
    assert found == [(1, ["#N/A", "Err:502", "#FORMULA!", "x"]), (2, ["y"]), (3, ["z"])]
    assert remarks == {
        RemarkKind.FORMULA_WITHOUT_VALUE: 1,
        RemarkKind.ERROR_CELL: 2,
        RemarkKind.HIDDEN_ROW: 2,
    }


def test_hidden_sheets_and_names_with_signs(tmp_path: Path):
    style = '<style:style style:name="ta2" style:family="table">'
    style += '<style:table-properties table:display="false"/></style:style>'
    tables = '<table:table table:name="A &amp; &gt; B">' + row(ods_cell(1.0)) + "</table:table>"
    tables += '<table:table table:style-name="ta2" table:name="weg">' + row(ods_cell(2.0)) + "</table:table>"
    with closing(open_source(ods_of_xml(tmp_path / "a.ods", tables, style))) as opened:
        assert [(sheet.name, sheet.is_hidden) for sheet in opened.sheets] == [("A & > B", False), ("weg", True)]
        assert [list(each.cells) for each in opened.rows("weg")] == [[2.0]]


FILLED = ods_cell("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"', 1)


@pytest.mark.parametrize(
    "rows",
    [
        row(FILLED, ' table:number-rows-repeated="1048576"'),
        row(FILLED + FILLED),
        row(ods_cell("x"), ' table:number-rows-repeated="1048577"'),
        row(ods_cell("x"), ' table:number-rows-repeated="99999999999999999999"'),
        row(ods_cell("x"), ' table:number-rows-repeated="-5"'),
        row(ods_cell("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="٣"', 1)),
    ],
)
def test_bombs_of_counts_are_refused(tmp_path: Path, rows: str):
    with pytest.raises(UserError, match="not built like"):
        read(ods_of_xml(tmp_path / "a.ods", table(rows)))


def test_a_long_list_of_equal_rows_is_no_bomb(tmp_path: Path):
    rows = row(ods_cell("x") + ods_cell(1.0), ' table:number-rows-repeated="60000"')
    assert len(read(ods_of_xml(tmp_path / "a.ods", table(rows)))[0]) == 60_000 < ods_stream.MOST_REPEATED


def test_document_type_is_refused(tmp_path: Path):
    def change(name: str, old: bytes) -> bytes:
        return old.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1) if name == "content.xml" else old

    with pytest.raises(UserError, match="not built like"):
        read(repacked(ods(tmp_path / "a.ods", TABLE), tmp_path / "b.ods", change))


def test_spreadsheet_with_a_password_of_libreoffice_is_explained(tmp_path: Path):
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"\x01\x02",
        "META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
    }
    with pytest.raises(UserError, match="without a password"):
        open_source(packed(tmp_path / "a.ods", members))


def test_content_that_is_missing_is_damage(tmp_path: Path):
    members = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "styles.xml": "<x/>"}
    with pytest.raises(UserError, match="damaged"):
        open_source(packed(tmp_path / "a.ods", members))
