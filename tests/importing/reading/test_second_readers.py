"""Generated tables are read by us and by a reader that shares nothing with ours; both see the same."""

import re
import zipfile
from contextlib import closing
from datetime import date, datetime, time
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_seg.importing.reading.source import open_source
from tests.importing.reading import made_containers as made
from tests.importing.reading.made_containers import Table, written

# Letters that every container can hold; blanks at the ends are told apart by some and not by others.
TEXTS = st.text(st.characters(codec="utf-16-le", exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp")), max_size=12)
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).map(float),
    st.integers(-(10**9), 10**9).map(lambda n: n / 100),
    st.floats(allow_nan=False, allow_infinity=False),
)
DAYS = st.dates(date(1904, 1, 2), date(2099, 12, 31))
MOMENTS = st.datetimes(datetime(1904, 1, 2), datetime(2099, 12, 31)).map(lambda m: m.replace(microsecond=0))
CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0))
CELLS = st.one_of(st.just(""), TEXTS, NUMBERS, st.booleans(), DAYS, MOMENTS, CLOCKS)
TABLES = st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=12).filter(
    lambda table: any(cell != "" for row in table for cell in row)
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ours(path: Path) -> dict[int, list[Any]]:
    with closing(open_source(path)) as opened:
        return {row.number: without_end(list(row.cells)) for row in opened.rows()}


def without_end(cells: list[Any]) -> list[Any]:
    while cells and cells[-1] in ("", None):
        cells.pop()
    return cells


def filled(rows: list[list[Any]]) -> dict[int, list[Any]]:
    cut = {number: without_end([plain(cell) for cell in cells]) for number, cells in enumerate(rows, 1)}
    return {number: cells for number, cells in cut.items() if cells}


def plain(cell: Any) -> Any:
    """Bring a cell to the form that all readers can give: midnight is a day, a whole number a float."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def by_calamine(path: Path) -> dict[int, list[Any]]:
    with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
        return filled(book.get_sheet_by_index(0).to_python(skip_empty_area=False))


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
@FEW
@given(table=TABLES)
def test_binary_workbooks_are_read_as_another_reader_does(tmp_path: Path, kind: str, table: Table):
    path = getattr(made, kind)(tmp_path / f"a.{kind}", table)
    found = {number: [plain(cell) for cell in cells] for number, cells in ours(path).items()}
    assert found == filled([list(row) for row in table])
    assert found == by_calamine(path)


@FEW
@given(table=TABLES)
def test_open_spreadsheets_are_read_as_plain_xml(tmp_path: Path, table: Table):
    path = made.ods(tmp_path / "a.ods", table)
    space = dict(re.findall(r'xmlns:(\w+)="([^"]+)"', made._SPACES))
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))

    def value(cell: ElementTree.Element) -> Any:
        said = {key.rpartition("}")[2]: text for key, text in cell.attrib.items() if "office" in key}
        match said.get("value-type"):
            case "float":
                return float(said["value"])
            case "boolean":
                return said["boolean-value"] == "true"
            case "date":
                return plain(datetime.fromisoformat(said["date-value"]))
            case "time":
                return time(*map(int, re.findall(r"\d+", said["time-value"])))
        return "\n".join(part.text or "" for part in cell.findall("text:p", space))

    rows = [
        [value(cell) for cell in row.findall("table:table-cell", space)]
        for row in root.findall(".//table:table-row", space)
    ]
    found = {number: [plain(cell) for cell in cells] for number, cells in ours(path).items()}
    assert found == filled(rows) == filled([list(row) for row in table])


@FEW
@given(table=TABLES)
def test_pages_are_read_as_patterns_see_them(tmp_path: Path, table: Table):
    path = made.page(tmp_path / "a.xls", table)
    source = path.read_text("utf-8")
    rows = [
        [unescape(cell).replace("<br>", "\n") for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", source, re.DOTALL)
    ]
    assert ours(path) == filled(rows) == filled([[written(cell) for cell in row] for row in table])


@FEW
@given(table=TABLES)
def test_xml_spreadsheets_give_what_was_written(tmp_path: Path, table: Table):
    path = made.xml2003(tmp_path / "a.xml", table)
    found = {number: [plain(cell) for cell in cells] for number, cells in ours(path).items()}
    assert found == filled([list(row) for row in table])
