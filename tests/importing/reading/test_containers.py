"""Whatever kind of file a table comes in, the same rows come out."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading import made_containers as made
from tests.importing.reading.made_containers import TABLE, Table, written
from tests.importing.reading.made_files import workbook

TYPED: dict[Container, Callable[..., Path]] = {
    Container.XLS: made.xls,
    Container.XLSB: made.xlsb,
    Container.ODS: made.ods,
    Container.XML2003: made.xml2003,
}


def rows_of(path: Path, sheet: str = "") -> list[RawRow]:
    with closing(open_source(path)) as opened:
        found = list(opened.rows(sheet))
        assert trimmed(opened.first_rows(sheet, n=10_000)) == trimmed(found)
        return found


def trimmed(rows: list[RawRow]) -> dict[int, list[Any]]:
    """Return rows by their number, without empty cells at their end."""
    found = {}
    for row in rows:
        cells = list(row.cells)
        while cells and cells[-1] == "":
            cells.pop()
        found[row.number] = cells
    return found


def expected(table: Table) -> dict[int, list[Any]]:
    """Return what stands in a table, straight from the values that were written."""
    return trimmed([RawRow(n, row) for n, row in enumerate(table, 1) if any(value != "" for value in row)])


def typed(rows: dict[int, list[Any]]) -> dict[int, list[tuple[type, Any]]]:
    return {number: [(type(cell), cell) for cell in cells] for number, cells in rows.items()}


@pytest.mark.parametrize("kind", TYPED)
def test_every_workbook_gives_the_rows_of_the_xlsx(tmp_path: Path, kind: Container):
    sheets = (TABLE, [[], ["", ""], ["", "", "ver weg", 1.0]])
    path = TYPED[kind](tmp_path / "made.dat", *sheets, names=["Verkoop", "Ret & our"])
    xlsx = workbook_with_days(tmp_path / "a.xlsx", *sheets)
    with closing(open_source(path)) as opened:
        assert opened.container is kind
        assert [sheet.name for sheet in opened.sheets] == ["Verkoop", "Ret & our"]
    for sheet, same, table in zip(("Verkoop", "Ret & our"), ("Sheet1", "Sheet2"), sheets, strict=True):
        found = typed(trimmed(rows_of(path, sheet)))
        assert found == typed(trimmed(rows_of(xlsx, same)))
        assert found == typed(expected(table))


def workbook_with_days(path: Path, *sheets: Table) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        formats = {
            kind: book.add_format({"num_format": code})
            for kind, code in ((date, "yyyy-mm-dd"), (datetime, "yyyy-mm-dd hh:mm:ss"), (time, "hh:mm:ss"))
        }
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date | time):
                        sheet.write_datetime(number, column, value, formats[type(value)])
                    elif value != "":
                        sheet.write(number, column, value)
    return path


def as_text(table: Table) -> dict[int, list[Any]]:
    return expected([[written(value) for value in row] for row in table])


def test_page_gives_the_texts_of_the_table(tmp_path: Path):
    path = made.page(tmp_path / "export.xls", TABLE)
    with closing(open_source(path)) as opened:
        assert opened.container is Container.HTML
        assert [sheet.name for sheet in opened.sheets] == [""]
    assert trimmed(rows_of(path)) == as_text(TABLE)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t", ","])
@pytest.mark.parametrize("said", [False, True])
def test_text_named_xls_gives_the_texts_of_the_table(tmp_path: Path, encoding: str, sign: str, said: bool):
    table = [list(row) for row in TABLE if any(value != "" for value in row)]
    table = [
        [str(value).replace("김하늘", "Jansen") if isinstance(value, str) else value for value in r] for r in table
    ]
    path = tmp_path / "export.xls"
    path.write_bytes(((f"sep={sign}\r\n" if said else "") + made.text(table, sign)).encode(encoding))
    found = [list(row.cells) for row in rows_of(path)]
    assert found == [[written(value) for value in row] for row in table]


def test_packed_folder_gives_each_text_table_as_a_sheet(tmp_path: Path):
    first, second = [["a", "b"], ["1", "ø"]], [["c", "d"], ["2", "é"]]
    members = {
        "export/orders.csv": made.text(first),
        "export/klanten.txt": made.text(second, "\t").encode("cp1252"),
        "leesmij.pdf": b"%PDF-1.7",
        "__MACOSX/export/._orders.csv": b"\0\5\x16\7",
    }
    path = made.packed(tmp_path / "alles.csv", members)
    with closing(open_source(path)) as opened:
        assert [sheet.name for sheet in opened.sheets] == ["orders.csv", "klanten.txt"]
        assert [list(row.cells) for row in opened.rows("orders.csv")] == first
        assert [list(row.cells) for row in opened.rows("klanten.txt")] == second


@pytest.mark.parametrize("kind", TYPED)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.txt", "a"])
def test_a_wrong_name_changes_nothing(tmp_path: Path, kind: Container, name: str):
    path = TYPED[kind](tmp_path / name, TABLE)
    assert trimmed(rows_of(path)) == expected(TABLE)


@pytest.mark.parametrize("kind", [Container.XLS, Container.XLSB])
def test_days_since_1904_are_the_same_days(tmp_path: Path, kind: Container):
    table = [["dag"], [date(2025, 3, 1)], [datetime(1904, 1, 2, 12)], [date(2024, 2, 29)]]
    path = TYPED[kind](tmp_path / "a.dat", table, is_1904=True)
    assert trimmed(rows_of(path)) == expected(table)


@pytest.mark.parametrize("kind", [*TYPED, Container.HTML])
def test_no_rows_are_said_to_be_none(tmp_path: Path, kind: Container):
    from desktop_seg.base.errors import UserError

    write = TYPED.get(kind, made.page)
    with pytest.raises(UserError, match="no rows"):
        open_source(write(tmp_path / "a.dat", []))


@pytest.mark.parametrize("kind", TYPED)
def test_first_rows_of_a_large_sheet_need_little_of_it(tmp_path: Path, kind: Container):
    table = [["nr", "naam"], *([float(n), f"Klant {n % 50}"] for n in range(20_000))]
    path = TYPED[kind](tmp_path / "a.dat", table)
    with closing(open_source(path)) as opened:
        stream = opened.rows()
        assert [next(stream).number for _n in range(3)] == [1, 2, 3]
        assert len(opened.first_rows(n=200)) == 200
        assert sum(1 for _row in opened.rows()) == 20_001
        stream.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["a.xls", "a.xlsb", "a.ods", "a.csv", "A.XLSX", "a"])
def test_xlsx_under_any_name_is_read(tmp_path: Path, name: str):
    path = workbook(tmp_path / "a.xlsx", [["a"], [1]]).rename(tmp_path / name)
    assert trimmed(rows_of(path)) == {1: ["a"], 2: [1.0]}
