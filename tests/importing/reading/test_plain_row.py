"""Rows that are taken from the bytes at once are those that are read tag by tag, however they are written."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.raw_row import Remark
from desktop_seg.importing.reading.workbook_reader import WorkbookReader
from tests.importing.reading.made_files import unlike_all_programs, workbook_of_xml

WRITINGS = (
    "",
    '<c r="{at}"/>',
    '<c r="{at}" s="0"/>',
    '<c r="{at}"></c>',
    '<c r="{at}"><v/></c>',
    '<c r="{at}"><v></v></c>',
    '<c r="{at}" t="n"><v>12.50</v></c>',
    '<c r="{at}"><v>1e3</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}" t="d"><v>2025-03-01T10:00:00</v></c>',
    '<c r="{at}" t="str"><v>Jansen &amp; Zn &#233; &#x20AC; &lt;b&gt;</v></c>',
    '<c r="{at}" t="str"><v> two\r\nlines </v></c>',
    '<c r="{at}" t="str"><v>_x0041_</v></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
    '<c r="{at}" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '<c r="{at}"><f>A1*2</f><v>7</v></c>',
    '<c r="{at}"><f t="shared" si="0"/><v>7</v></c>',
    '<c r="{at}"><f>A1*2</f></c>',
    '<c r="{at}"><f>A1*2</f><v></v></c>',
    '<c r="{at}" t="str"><f>A1&amp;""</f><v></v></c>',
    '<c r="{at}" t="str"><v>서울 <!-- aside -->꽃집</v></c>',
    '<c r="{at}" t="str"><v><![CDATA[<row r="9">]]></v></c>',
)
ROWS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WRITINGS), max_size=6),
        st.sampled_from(['<row r="{n}">', '<row r="{n}" spans="1:6" hidden="1">', '<row hidden="1" r="{n}">']),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_rows_taken_at_once_are_those_that_are_read_tag_by_tag(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[list[str], str]]
):
    xml = "".join(
        opening.format(n=number)
        + "".join(writing.format(at=f"{letter}{number}") for letter, writing in zip("ABCDEF", writings, strict=False))
        + "</row>"
        for number, (writings, opening) in enumerate(rows, 1)
    )
    path = workbook_of_xml(tmp_path_factory.mktemp("xlsx") / "a.xlsx", xml)
    assert _told(path) == _told(unlike_all_programs(path))


def _told(path: Path) -> tuple[list[tuple[int, list[Any]]], tuple[Remark, ...]]:
    with closing(WorkbookReader(on_disk(path))) as opened:
        rows = [(row.number, _without_end(row.cells)) for row in opened.rows()]
        return rows, opened.problems


@pytest.mark.parametrize("writing", ["<v>1</v>&#1;", "<v>&nbsp;</v>", "<v>1</w>", "<v>\x01</v>", '<c r="B2"/>', "&"])
def test_damage_within_a_row_is_told_however_plain_the_rest(tmp_path: Path, writing: str):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 50))
    path = workbook_of_xml(tmp_path / "a.xlsx", f'{rows}<row r="50"><c r="A50" t="str">{writing}</c></row>')
    with closing(WorkbookReader(on_disk(path))) as opened, pytest.raises(UserError):
        list(opened.rows())


def _without_end(cells: Sequence[Any]) -> list[Any]:
    row = list(cells)
    while row and row[-1] == "":
        row.pop()
    return row
