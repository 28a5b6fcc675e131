"""Workbooks: rows taken at once and rows read tag by tag are the same, and what Excel shows is what is read."""

from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.number_format import FormatKind, classify, padded, to_date
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source
from desktop_seg.importing.reading.workbook_reader import WorkbookReader
from desktop_seg.importing.sheet_error import NO_RESULT
from tests.importing.reading.made_files import cells, repacked, unlike_all_programs, workbook, workbook_of_xml


def values(path: Path, sheet: str = "") -> list[list[Any]]:
    """Cells as the import reads them, after checking that the preview reads the same."""
    opened = open_source(path)
    rows = list(opened.rows(sheet))
    assert cells(opened.first_rows(sheet, n=10_000)) == cells(rows)
    assert [row.number for row in opened.first_rows(sheet, n=10_000)] == [row.number for row in rows]
    opened.close()
    return cells(rows)


def formatted(path: Path, entries: list[tuple[Any, str]], **options: Any) -> Path:
    """Write one column of values, each with its number format."""
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "waarde")
        for number, (value, code) in enumerate(entries, 1):
            sheet.write(number, 0, value, book.add_format({"num_format": code}))
    return path


def test_kinds_of_cells(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    moment, day = datetime(2024, 3, 5, 14, 30), datetime(2024, 3, 6)
    workbook(path, [["tekst", "getal", "ja", "moment"], ["김하늘 & <b>", 12.5, True, moment], ["0012", -3, False, day]])
    assert values(path) == [
        ["tekst", "getal", "ja", "moment"],
        ["김하늘 & <b>", 12.5, True, moment],
        ["0012", -3.0, False, date(2024, 3, 6)],
    ]
    assert type(values(path)[2][3]) is date
    assert type(values(path)[1][2]) is bool


def test_numbers_with_leading_zeros_are_what_excel_shows(tmp_path: Path):
    entries: list[tuple[Any, str]] = [
        (1000, "00000"),
        (1012345678, "000-0000-0000"),
        (123456, "00000"),
        (7, '"K"000'),
        (12.5, "00000"),
        (5, "0"),
        (5.5, "0.00"),
        (12, "#,##0"),
    ]
    path = formatted(tmp_path / "a.xlsx", entries)
    assert [row[0] for row in values(path)[1:]] == ["01000", "010-1234-5678", "123456", 7.0, 12.5, 5.0, 5.5, 12.0]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", FormatKind.NUMBER),
        ("0.00E+00", FormatKind.NUMBER),
        ('#,##0.00 "dagen"', FormatKind.NUMBER),
        ("[Red]-#,##0", FormatKind.NUMBER),
        ("[$-409]d mmm yyyy", FormatKind.DATE),
        ('yyyy"년" m"월" d"일"', FormatKind.DATE),
        ("hh:mm", FormatKind.DATE),
        ("dd/mm/yyyy;@", FormatKind.DATE),
        ("[h]:mm", FormatKind.DURATION),
        ("00000", FormatKind.PADDED),
        ('00"-"00', FormatKind.PADDED),
        ("0000\\ 00", FormatKind.PADDED),
        ("0", FormatKind.NUMBER),
        ("0.00", FormatKind.NUMBER),
        ("00.0", FormatKind.NUMBER),
        ("0%", FormatKind.PERCENT),
        ("0.00%;[Red]-0.00%", FormatKind.PERCENT),
        ('0.0"%"', FormatKind.NUMBER),
    ],
)
def test_number_format_tells_what_a_number_means(code: str, kind: FormatKind):
    assert classify(code).kind is kind


@given(st.integers(0, 10**9), st.integers(2, 12))
def test_padding_is_what_python_pads(number: int, zeros: int):
    assert padded(float(number), "0" * zeros) == f"{number:0{zeros}d}"


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_day_numbers_equal_openpyxl(day: date):
    assert to_date(float(openpyxl.utils.datetime.to_excel(day))) == day


def test_day_numbers_before_the_day_that_never_was():
    assert to_date(1.0) == date(1900, 1, 1)
    assert to_date(59.0) == date(1900, 2, 28)
    assert to_date(61.0) == date(1900, 3, 1)
    assert to_date(0.75) == time(18, 0)
    assert to_date(45000.25) == datetime(2023, 3, 15, 6)
    assert to_date(-5.0) == -5.0
    assert to_date(3_000_000.0) == 3_000_000.0


def test_workbook_of_old_macs_has_the_same_days(tmp_path: Path):
    rows = [["dag"], [datetime(2024, 2, 29)], [datetime(2025, 3, 1, 9, 15)]]
    path = workbook(tmp_path / "a.xlsx", rows, date_1904=True)
    assert values(path) == [["dag"], [date(2024, 2, 29)], [datetime(2025, 3, 1, 9, 15)]]


def test_days_of_korean_excel_are_days(tmp_path: Path):
    """Formats 27 to 36 are dates by the standard although no file spells them out."""
    path = formatted(tmp_path / "a.xlsx", [(45717, "yyyy")])

    def korean(name: str, content: bytes) -> bytes:
        if name != "xl/styles.xml":
            return content
        start, end = content.index(b"<numFmts"), content.index(b"</numFmts>") + len(b"</numFmts>")
        return (content[:start] + content[end:]).replace(b'numFmtId="164"', b'numFmtId="31"')

    assert values(repacked(path, tmp_path / "b.xlsx", korean)) == [["waarde"], [date(2025, 3, 1)]]


def test_row_numbers_are_those_of_excel_when_the_table_begins_further_down(tmp_path: Path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(4, 2, "naam")
        sheet.write(4, 3, "bedrag")
        sheet.write(7, 2, "Jan")
        sheet.write(7, 3, 5)
        sheet.write(8, 3, 6)
    opened = open_source(tmp_path / "a.xlsx")
    rows = list(opened.rows())
    assert [(row.number, list(row.cells)) for row in rows] == [
        (5, ["", "", "naam", "bedrag"]),
        (8, ["", "", "Jan", 5.0]),
        (9, ["", "", "", 6.0]),
    ]
    assert [(row.number, list(row.cells)) for row in opened.first_rows()] == [(r.number, list(r.cells)) for r in rows]


def test_formulas_without_result_are_counted_and_not_read_as_zero(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["a", "b"])
    for number in range(2, 7):
        sheet.append([number, f"=A{number}*2"])
    book.save(tmp_path / "a.xlsx")
    opened = open_source(tmp_path / "a.xlsx")
    assert cells(opened.rows()) == cells(opened.first_rows())
    assert cells(opened.rows()) == [["a", "b"], *([number, NO_RESULT] for number in range(2, 7))]
    assert [(remark.kind, remark.count) for remark in opened.problems] == [(RemarkKind.FORMULA_WITHOUT_VALUE, 5)]
    assert "5 cells" in opened.problems[0].text
    assert "save" in opened.problems[0].text


def test_formulas_with_result_are_read_and_not_remarked(tmp_path: Path):
    """An empty text is a result; Excel writes it with the type of texts."""
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>IF(1,"","")</f><v></v></c><c r="B2"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    opened = open_source(workbook_of_xml(tmp_path / "a.xlsx", rows))
    assert cells(opened.rows()) == cells(opened.first_rows()) == [[2.0, "x"], ["", 3.0]]
    assert opened.problems == ()


@pytest.mark.parametrize("cell", ["<f>1+1</f>", "<f>1+1</f><v/>", "<f>1+1</f><v></v>", '<f t="shared" si="0"/><v />'])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_formula_without_result_in_any_writing_is_counted_once(tmp_path: Path, cell: str, quote: str):
    row = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1">{cell}</c></row>'.replace('"', quote)
    opened = open_source(workbook_of_xml(tmp_path / "a.xlsx", row))
    assert cells(opened.rows()) == cells(opened.first_rows()) == [[1.0, NO_RESULT]]
    assert [remark.count for remark in opened.problems] == [1]


def test_errors_hidden_rows_and_filters_are_told(tmp_path: Path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Verkoop")
        sheet.write_column(0, 0, ["bedrag", 1, 2, 3])
        sheet.write_formula(4, 0, "=1/0", None, "#DIV/0!")
        sheet.set_row(2, None, None, {"hidden": True})
        filtered = book.add_worksheet("Filter")
        filtered.write_column(0, 0, ["bedrag", 1])
        filtered.autofilter(0, 0, 1, 0)
    opened = open_source(tmp_path / "a.xlsx")
    assert cells(opened.rows("Verkoop")) == [["bedrag"], [1.0], [2.0], [3.0]]
    list(opened.rows("Filter"))
    assert {(remark.sheet, remark.kind, remark.count) for remark in opened.problems} == {
        ("Verkoop", RemarkKind.ERROR_CELL, 1),
        ("Verkoop", RemarkKind.HIDDEN_ROW, 1),
        ("Filter", RemarkKind.FILTERED, 1),
    }
    assert all("{" not in remark.text for remark in opened.problems)


def test_sheets_are_listed_with_size_and_hidden_ones_marked(tmp_path: Path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("Leeg & zo")
        book.add_worksheet("Verkoop").write_column(0, 1, ["x"] * 12)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Verkoop!$B$1:$B$2"})
        book.add_chartsheet("Grafiek").set_chart(chart)
        hidden = book.add_worksheet("Oud")
        hidden.write(0, 0, "x")
        hidden.hide()
    opened = open_source(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.rows, sheet.is_hidden) for sheet in opened.sheets] == [
        ("Leeg & zo", None, False),
        ("Verkoop", 12, False),
        ("Oud", None, True),
    ]
    assert list(opened.rows("Leeg & zo")) == []


def test_pronunciation_and_bold_parts_of_a_text(tmp_path: Path):
    strings = '<c r="A1" t="inlineStr"><is><r><t>홍</t></r><r><t xml:space="preserve">길동 </t></r>'
    path = workbook_of_xml(
        tmp_path / "a.xlsx", f'<row r="1">{strings}<rPh sb="0" eb="1"><t>hong</t></rPh></is></c></row>'
    )
    assert values(path) == [["홍길동 "]]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>3</v></c></row>",
        '<row r="1"><c r="A1"><v>1</v></c><c\n r="C1"><v>3</v></c></row>',
        '<row><c><v>1</v></c><c r="C1"><v>3</v></c></row>',
        '<row r="1"><!-- x --><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>',
    ],
)
def test_unusual_writing_gives_the_same_cells(tmp_path: Path, rows: str):
    assert values(workbook_of_xml(tmp_path / "a.xlsx", rows)) == [[1.0, "", 3.0]]


def test_sheet_with_prefixes_is_read(tmp_path: Path):
    sheet = (
        '<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/'
        'spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:v>Jan</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert values(workbook_of_xml(tmp_path / "a.xlsx", sheet=sheet)) == [["", "Jan"]]


def test_carriage_returns_written_by_other_programs(tmp_path: Path):
    row = '<row r="1"><c r="A1" t="str"><v>a_x000D_\nb</v></c></row>'
    opened = open_source(workbook_of_xml(tmp_path / "a.xlsx", row))
    assert cells(opened.first_rows()) == [["a\r\nb"]]
    assert cells(opened.rows()) == [["a\r\nb"]]


CELL = st.one_of(
    st.just(""),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=10),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4)),
    st.booleans(),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=8))
def test_both_ways_of_reading_equal_openpyxl(tmp_path_factory: pytest.TempPathFactory, rows: list[list[Any]]):
    path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        shown_as = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.write_string(0, 0, "kop")
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(number, place, cell, shown_as)
                elif isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                else:
                    sheet.write(number, place, cell)
    other = openpyxl.load_workbook(path)
    expected = [[_plain(cell) for cell in row] for row in other.active.values]
    other.close()
    fast, slow = _read(path), _read(unlike_all_programs(path))
    for number, row in enumerate(expected, 1):
        wanted = _cut(row)
        blank = all(isinstance(cell, str) and not cell.strip() for cell in wanted)
        assert _cut(fast.get(number, [])) == ([] if blank else wanted)
        assert _cut(slow.get(number, [])) == ([] if blank else wanted)


def _read(path: Path) -> dict[int, list[Any]]:
    with closing(WorkbookReader(on_disk(path))) as opened:
        return {row.number: [_plain(cell) for cell in row.cells] for row in opened.rows()}


def _plain(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)
    return cell


def _cut(row: list[Any]) -> list[Any]:
    row = list(row)
    while row and row[-1] == "":
        row.pop()
    return row


def test_preview_of_a_large_sheet_unpacks_only_its_beginning(tmp_path: Path):
    rows = [["nr", "artikel"], *([n, f"Artikel nummer {n}"] for n in range(60_000))]
    path = workbook(tmp_path / "a.xlsx", rows)
    opened = WorkbookReader(on_disk(path))
    package = opened._package
    read: list[str] = []
    real_open = package.open

    def counted(member: str) -> Any:
        stream = real_open(member)
        real_read = stream.read

        def read_counted(size: int) -> bytes:
            read.append(member)
            return real_read(size)

        stream.read = read_counted  # type: ignore[method-assign, assignment]
        return stream

    package.open = counted  # type: ignore[method-assign]
    assert len(opened.first_rows(n=200)) == 200
    assert 0 < len(read) < 8  # pieces of 64 kB, of 6 MB
    assert [list(row.cells) for row in opened.first_rows(n=2)] == [["nr", "artikel"], [0.0, "Artikel nummer 0"]]
    opened.close()


def test_sheet_that_does_not_exist_is_our_own_mistake(tmp_path: Path):
    opened = WorkbookReader(on_disk(workbook(tmp_path / "a.xlsx", [["a"], [1]])))
    with pytest.raises(KeyError):
        list(opened.rows("Weg"))


def test_workbook_without_rows_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="no rows"):
        open_source(workbook(tmp_path / "a.xlsx", [], []))
