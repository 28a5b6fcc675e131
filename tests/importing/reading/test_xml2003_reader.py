"""XML spreadsheets of 2003: skipped places, types, formats, notes, alphabets, and files built to do harm."""

from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_containers import TABLE, xml2003

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def made(tmp_path: Path, rows: str, styles: str = "", head: str = "", more: str = "") -> Path:
    path = tmp_path / "export.xls"
    path.write_text(
        f'<?xml version="1.0"?>{head}<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="a"><Table>{rows}</Table>{more}</Worksheet></Workbook>',
        encoding="utf-8",
    )
    return path


def read(path: Path) -> tuple[list[tuple[int, list[Any]]], dict[RemarkKind, int]]:
    with closing(open_source(path)) as opened:
        rows = [(row.number, list(row.cells)) for row in opened.rows()]
        return rows, {remark.kind: remark.count for remark in opened.problems}


def cell(kind: str, value: str, more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def test_places_that_are_skipped_stay_empty(tmp_path: Path):
    joined = cell("String", "a", ' ss:Index="2" ss:MergeAcross="2"')
    rows = f'<Row ss:Index="3">{joined}{cell("Number", "1")}</Row><Row ss:Span="4"/><Row>{cell("String", "b")}</Row>'
    assert read(made(tmp_path, rows))[0] == [(3, ["", "a", "", "", 1.0]), (9, ["b"])]


def test_types_and_formats(tmp_path: Path):
    styles = '<Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style>'
    styles += '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>'
    cells = (
        cell("Number", "1000", ' ss:StyleID="z"')
        + cell("Number", "45717", ' ss:StyleID="d"')
        + cell("DateTime", "2025-03-01T00:00:00.000")
        + cell("DateTime", "2025-03-01T10:30:00.000")
        + cell("DateTime", "1899-12-31T10:30:00.000")
        + cell("Boolean", "1")
        + cell("String", " a &amp; b&#10;c")
    )
    day = date(2025, 3, 1)
    found = read(made(tmp_path, f"<Row>{cells}</Row>", styles))[0]
    assert found == [(1, ["01000", day, day, datetime(2025, 3, 1, 10, 30), time(10, 30), True, " a & b\nc"])]


def test_formatted_texts_and_notes(tmp_path: Path):
    rich = '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>vet</B> en <I>schuin</I></ss:Data>'
    note = '<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>Jan:</B> bellen</ss:Data></Comment>'
    cells = f'<Cell>{rich}{note}</Cell><Cell>{note}<Data ss:Type="Number">5</Data></Cell><Cell>{note}</Cell>'
    assert read(made(tmp_path, f"<Row>{cells}</Row>"))[0] == [(1, ["vet en schuin", 5.0])]


def test_errors_formulas_and_hidden_rows_are_counted(tmp_path: Path):
    rows = f'<Row ss:Hidden="1">{cell("String", "a")}{cell("Error", "#N/A")}<Cell ss:Formula="=1"/></Row>'
    filtered = '<AutoFilter x:Range="R1C1:R5C2"/>'
    assert read(made(tmp_path, rows))[1] == {
        RemarkKind.FORMULA_WITHOUT_VALUE: 1,
        RemarkKind.ERROR_CELL: 1,
        RemarkKind.HIDDEN_ROW: 1,
    }
    assert read(made(tmp_path, f"<Row>{cell('String', 'a')}</Row>", more=filtered))[1] == {RemarkKind.FILTERED: 1}


def test_hidden_sheets_are_told(tmp_path: Path):
    more = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    with closing(open_source(made(tmp_path, f"<Row>{cell('String', 'a')}</Row>", more=more))) as opened:
        assert [sheet.is_hidden for sheet in opened.sheets] == [True]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "EUC-KR", "windows-1250"])
def test_alphabets(tmp_path: Path, encoding: str):
    name = {"EUC-KR": "김하늘", "windows-1250": "Łukasz"}.get(encoding, "Søren")
    path = xml2003(tmp_path / "a.xls", [["naam"], [name]], encoding=encoding)
    assert read(path)[0] == [(1, ["naam"]), (2, [name])]


@pytest.mark.parametrize(
    "rows",
    [
        f'<Row ss:Index="1048577">{cell("Number", "1")}</Row>',
        f'<Row ss:Index="99999999999999999999">{cell("Number", "1")}</Row>',
        "<Row>" + cell("Number", "1", ' ss:Index="16385"') + "</Row>",
        "<Row>" + cell("Number", "1", ' ss:Index="0"') + "</Row>",
        "<Row>" + cell("Number", "1") + cell("Number", "2", ' ss:Index="1"') + "</Row>",
        f'<Row ss:Index="5">{cell("Number", "1")}</Row><Row ss:Index="5">{cell("Number", "2")}</Row>',
        f"<Row>{cell('Number', 'nan')}</Row>",
        f"<Row>{cell('Number', 'veel')}</Row>",
        "<Row><Cell>",
    ],
)
def test_what_no_program_writes_is_refused(tmp_path: Path, rows: str):
    with pytest.raises(UserError):
        read(made(tmp_path, rows))


def test_document_type_is_refused(tmp_path: Path):
    path = made(tmp_path, f"<Row>{cell('Number', '1')}</Row>", head='<!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(UserError, match="not built like"):
        read(path)


def test_sheets_of_the_same_name_are_told_apart(tmp_path: Path):
    path = xml2003(tmp_path / "a.xml", TABLE, [["b"]], names=["Blad", "blad"])
    with closing(open_source(path)) as opened:
        assert [sheet.name for sheet in opened.sheets] == ["Blad", "blad (2)"]
        assert [list(row.cells) for row in opened.rows("blad (2)")] == [["b"]]
