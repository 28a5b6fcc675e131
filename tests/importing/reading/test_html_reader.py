"""Web pages: open tags, joined cells, tables in tables, every way of writing letters, and pages built to do harm."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading import html_table
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source


def page(tmp_path: Path, body: str, head: str = "", encoding: str = "utf-8") -> Path:
    path = tmp_path / "export.xls"
    path.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return path


def read(path: Path, sheet: str = "", encoding: str | None = None) -> list[tuple[int, list[Any]]]:
    with closing(open_source(path, encoding)) as opened:
        return [(row.number, list(row.cells)) for row in opened.rows(sheet)]


def test_tags_that_are_left_open_end_where_the_next_begins(tmp_path: Path):
    body = "<TABLE><TR><TH>Naam<TH>Bedrag<TR><TD>Jan<TD>5<tbody><TR><TD>An</TD><TD>6"
    assert read(page(tmp_path, body)) == [(1, ["Naam", "Bedrag"]), (2, ["Jan", "5"]), (3, ["An", "6"])]


def test_joined_cells_stand_in_their_upper_left_place_as_in_a_workbook(tmp_path: Path):
    body = """<table>
    <tr><td colspan="2">Titel</td><td>c</td></tr>
    <tr><td rowspan="3">B1</td><td>x</td><td rowspan=2>9</td></tr>
    <tr><td>y</td></tr>
    <tr><td>z</td><td>8</td></tr>
    <tr><td>onder</td></tr></table>"""
    assert read(page(tmp_path, body)) == [
        (1, ["Titel", "", "c"]),
        (2, ["B1", "x", "9"]),
        (3, ["", "y"]),
        (4, ["", "z", "8"]),
        (5, ["onder"]),
    ]


def test_texts_look_as_in_a_browser(tmp_path: Path):
    body = """<table><tr><td> x </td><td> &euro;&nbsp;1&#46;5  <b>vet</b>
       regel &amp; &lt;x&gt; </td><td>a<br>b<br/><br>c</td><td><p>d</p><p>e</p></td><td>&xyzzy; &</td>
       <td><script>alert("<td>")</script>f<style>td{}</style></td><td><!-- <td>weg</td> -->g</td></tr></table>"""
    euro = "€\u00a01.5 vet regel & <x>"
    assert read(page(tmp_path, body)) == [(1, ["x", euro, "a\nb\nc", "d\ne", "&xyzzy; &", "f", "g"])]


def test_tables_in_cells_are_sheets_and_frames_are_none(tmp_path: Path):
    inner = "<table><tr><td>nr</td></tr><tr><td>7</td></tr></table>"
    body = f"<table><tr><td>{inner}</td></tr></table><table></table><table><tr><td>rest</td></tr></table>"
    path = page(tmp_path, f"<!-- <table> -->{body}<script>'<table><tr><td>1'</script>")
    with closing(open_source(path)) as opened:
        assert [sheet.name for sheet in opened.sheets] == ["Table 1", "Table 2"]
    assert read(path, "Table 1") == [(1, ["nr"]), (2, ["7"])]
    assert read(path, "Table 2") == [(1, ["rest"])]


def test_text_beside_an_inner_table_stays_in_its_own_cell(tmp_path: Path):
    path = page(tmp_path, "<table><tr><td>voor<table><tr><td>in</td></tr></table>na</td><td>b</td></tr></table>")
    assert read(path, "Table 1") == [(1, ["voorna", "b"])]


META = '<meta http-equiv="Content-Type" content="text/html; charset={name}">'


@pytest.mark.parametrize(
    ("said", "encoding", "name"),
    [
        ("windows-1252", "cp1252", "Søren €5"),
        ("iso-8859-1", "cp1252", "Søren €5"),
        ("iso-8859-1", "utf-8", "Søren €5"),  # the page says one thing and is another
        ("utf-8", "cp1252", "Søren €5"),
        ("utf-8", "utf-8", "김하늘"),
        ("euc-kr", "cp949", "김하늘 똠"),
        ("ks_c_5601-1987", "cp949", "김하늘 똠"),
        ("windows-1250", "cp1250", "Łukasz"),
        ("no-such-thing", "cp1252", "Søren hørte på"),
        ("utf-16", "utf-16", "김하늘"),
    ],
)
def test_letters_are_read_as_they_were_written(tmp_path: Path, said: str, encoding: str, name: str):
    path = page(tmp_path, f"<table><tr><td>{name}</td></tr></table>", META.format(name=said), encoding)
    assert read(path) == [(1, [name])]


def test_letters_the_owner_chose_win_and_all_ways_are_offered(tmp_path: Path):
    path = page(tmp_path, "<table><tr><td>Søren</td></tr></table>", encoding="cp850")
    assert read(path, encoding="cp850") == [(1, ["Søren"])]
    with closing(open_source(path)) as opened:
        assert any("Søren" in each.words for each in opened.readings())
        assert isinstance(opened.encoding, Encoding)


def test_hidden_rows_are_read_and_counted(tmp_path: Path):
    path = page(tmp_path, '<table><tr style="display:none"><td>a</td></tr><tr><td>b</td></tr></table>')
    with closing(open_source(path)) as opened:
        assert len(list(opened.rows())) == 2
        assert [(each.kind, each.count) for each in opened.problems] == [(RemarkKind.HIDDEN_ROW, 1)]


@pytest.mark.parametrize("span", ["1000000000000", "-3", "0", "x", "٣", ""])
def test_absurd_spans_cost_little(tmp_path: Path, span: str):
    body = f'<table><tr><td colspan="{span}" rowspan="{span}">a</td><td>b</td></tr><tr><td>c</td></tr></table>'
    found = read(page(tmp_path, body))
    assert found[0][1][0] == "a"
    assert len(found[0][1]) <= 1_001


def test_wider_than_any_sheet_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="not built like"):
        read(page(tmp_path, f"<table><tr>{'<td colspan=1000>a' * 20}</table>"))


@pytest.mark.parametrize("start", ["<!--", "<td title='", "<![CDATA[", "<?x", "</td "])
def test_tags_that_never_end_are_refused_and_do_not_hang(tmp_path: Path, start: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(html_table, "_LONGEST_TAG", 1 << 17)
    path = page(tmp_path, f"<table><tr><td>a</td></tr><tr><td>{start}{'x ' * (1 << 18)}")
    with pytest.raises(UserError, match="not built like"):
        read(path)


def test_page_without_a_table_is_told_to_be_one(tmp_path: Path):
    with pytest.raises(UserError, match="web page without a table"):
        read(page(tmp_path, "<p>Uw sessie is verlopen</p>"))
