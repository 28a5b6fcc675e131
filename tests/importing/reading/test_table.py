"""Headings under title lines, their names, totals under the sales."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.reading.raw_row import RawRow, column_index, column_letter, is_blank
from desktop_seg.importing.reading.source import open_source
from desktop_seg.importing.reading.table import TableShape, find_table
from desktop_seg.importing.reading.totals import is_label, is_totals_row
from tests.importing.reading.made_files import workbook

HEADINGS = ["Bonnummer", "Datum", "Klant", "Artikel", "Bedrag"]
SALES = [[str(1000 + n), f"{n % 28 + 1:02}-03-2025", f"Jan {n}", "Tulpen", f"{n},95"] for n in range(30)]


def rows_of(lines: list[list[Any]], first: int = 1) -> list[RawRow]:
    return [RawRow(number, line) for number, line in enumerate(lines, first) if not is_blank(line)]


def test_headings_in_the_first_line():
    shape = find_table(rows_of([HEADINGS, *SALES]))
    assert (shape.header_row, shape.first_row, shape.titles) == (1, 2, ())
    assert shape.headers == tuple(HEADINGS)
    assert shape.usual == {0, 1, 2, 3, 4}
    assert shape.values == {0, 1, 4}


TITLES: list[list[list[Any]]] = [
    [["Omzetrapport"], ["Bloemenhuis De Roos", "Filiaal 2"], ["Periode", "01-03-2025 t/m 31-03-2025"], []],
    [["Sales by item"], [], []],
    [["", "", "Verkoop maart"], ["Gemaakt op 1 april 2025 om 10:00 door kassa 3"]],
    [["다운로드일시: 2025-03-01"], ["※ 주문 상태가 변경된 경우 반드시 다시 내려받아 주세요"]],
]


@pytest.mark.parametrize("titles", TITLES)
def test_headings_under_title_lines(titles: list[list[Any]]):
    shape = find_table(rows_of([*titles, HEADINGS, *SALES]))
    assert shape.header_row == len(titles) + 1
    assert shape.first_row == len(titles) + 2
    assert shape.headers == tuple(HEADINGS)
    assert len(shape.titles) == sum(not is_blank(line) for line in titles)


def test_list_without_headings_gets_column_letters():
    shape = find_table(rows_of(SALES))
    assert (shape.header_row, shape.first_row, shape.headers) == (0, 1, ("A", "B", "C", "D", "E"))


def test_single_column_of_addresses_with_and_without_heading():
    addresses = [[f"jan{n}@winkel.nl"] for n in range(5)]
    assert find_table(rows_of([["E-mail"], *addresses])).header_row == 1
    assert find_table(rows_of(addresses)).header_row == 0


def test_list_of_words_only():
    people = [["Jan", "de Vries", "Breda"], ["An", "Smit", "Ede"], ["Bo", "Bakker", ""]]
    assert find_table(rows_of([["Voornaam", "Achternaam", "Plaats"], *people])).header_row == 1


def test_known_headings_beat_a_title_line_that_looks_like_headings():
    lines = [["Rapport", "Klanten", "Winkel"], ["Naam", "E-mail", "Plaats"], ["Jan", "jan@x.nl", "Breda"]]
    assert find_table(rows_of(lines)).header_row == 1
    known = {"naam", "e-mail", "plaats"}
    assert find_table(rows_of(lines), known=lambda heading: heading.casefold() in known).header_row == 2


def test_row_the_owner_chose_wins():
    lines = [["Rapport", "Klanten"], ["Naam", "E-mail"], ["Jan", "jan@x.nl"]]
    assert find_table(rows_of(lines), header_row=2).headers == ("Naam", "E-mail")
    assert find_table(rows_of(lines), header_row=0).headers == ("A", "B")


def test_empty_and_repeated_headings_get_names_of_their_own():
    line = ["Email", "", "email ", "Email (2)", "Email", "", "Naam\nklant", 2024.0]
    data = [["a@x.nl", "x", "b@x.nl", "c", "d", "", "Jan", "1", "extra"]] * 3
    headers = find_table(rows_of([line, *data])).headers
    assert headers[:3] == ("Email", "B", "email (2)")
    assert headers[5:] == ("F", "Naam klant", "2024", "I")
    assert len({header.casefold() for header in headers}) == 9


@given(
    st.lists(st.sampled_from(["", "Email", "email", "Email (2)", "A", "B", "b", " ", "C (2)"]), min_size=1, max_size=12)
)
def test_headings_are_always_different_and_as_many_as_columns(line: list[str]):
    data = [["x"] * len(line)] * 3
    headers = find_table(rows_of([line, *data], first=1), header_row=1).headers
    if is_blank(line):
        return
    assert len(headers) == len(line)
    assert len({header.casefold() for header in headers}) == len(line)
    assert all(headers)


def test_byte_order_mark_and_trailing_empty_columns_are_dropped():
    lines = [["\ufeffOrdrenummer", "Beløb", "", ""], *[[str(n), "1,00", "", ""] for n in range(4)]]
    assert find_table(rows_of(lines)).headers == ("Ordrenummer", "Beløb")


def test_instructions_under_the_headings_are_left_out():
    explained = ["verplicht", "dd-mm-jjjj", "vrije tekst", "vrije tekst", "met komma"]
    shape = find_table(rows_of([HEADINGS, explained, *SALES]))
    assert (shape.instructions, shape.first_row) == ({2}, 3)
    note = ["Vul hieronder de verkopen in, één regel per artikel"]
    assert find_table(rows_of([HEADINGS, note, *SALES])).instructions == {2}


def test_first_sale_with_an_unreadable_cell_is_no_instruction():
    odd = ["1000", "onbekend", "Jan", "Tulpen", "n.v.t."]
    shape = find_table(rows_of([HEADINGS, odd, *SALES]))
    assert (shape.instructions, shape.first_row) == (frozenset(), 2)


def test_headings_once_more_on_each_printed_page_are_no_data():
    shape = find_table(rows_of([["Rapport"], HEADINGS, *SALES]))
    assert not shape.holds(RawRow(1, ["Rapport"]))
    assert not shape.holds(RawRow(40, [*HEADINGS, ""]))
    assert shape.holds(RawRow(40, SALES[3]))
    assert shape.holds(RawRow(41, ["Bonnummer", "", "", "", ""]))


def test_headings_only_and_nothing():
    assert find_table(rows_of([HEADINGS])).first_row == 2
    assert find_table([]).headers == ()


def test_table_that_begins_in_column_c():
    lines = [["", "", *HEADINGS], *[["", "", *sale] for sale in SALES]]
    assert find_table(rows_of(lines, first=5)).headers == ("A", "B", *HEADINGS)
    assert find_table(rows_of(lines, first=5)).first_row == 6


@given(st.integers(0, 16_383))
def test_column_names_go_both_ways(index: int):
    assert column_index(column_letter(index)) == index


SHAPE = find_table(rows_of([HEADINGS, *SALES]))


@pytest.mark.parametrize(
    "cells",
    [
        ["Totaal", "", "", "", "434,50"],
        ["", "", "", "Totaal:", "434,50"],
        ["", "Totaal", "", "", "€ 434,50"],
        ["TOTAAL (30 bonnen)", "", "", "", "434,50"],
        ["합계", "", "", "", "434,50"],
        ["I alt", "", "", "30", 434.5],
        ["Subtotaal", "", "", "", "12"],
        ["Gesamtsumme", "", "", "", "434,50 EUR"],
        ["", "", "Totaal omzet", "", "1.434,50"],
        ["Total sales", "", "", "", "1,434.50"],
    ],
)
def test_total_is_recognised(cells: list[Any]):
    assert is_totals_row(RawRow(40, cells), SHAPE)


@pytest.mark.parametrize(
    "cells",
    [
        ["1040", "01-04-2025", "Jan", "Totaal", "12,50"],
        ["1040", "01-04-2025", "Total Energies", "Tulpen", "12,50"],
        ["1040", "01-04-2025", "", "Total", "12,50"],
        ["1040", "", "Totaal Wonen", "Tulpen", "12,50"],
        ["1040", "01-04-2025", "Jan", "Tulpen", "434,50"],
        ["", "", "Totaal", "Tulpen", "12,50"],
        ["Totaalpakket", "", "", "", "12,50"],
        ["Sum", "", "", "", ""],
        ["", "", "Sum Kim", "", "10"],
    ],
)
def test_real_sale_is_never_a_total(cells: list[Any]):
    assert not is_totals_row(RawRow(40, cells), SHAPE)


def test_two_columns_say_too_little():
    rows = [["Artikel", "Bedrag"], *[[name, "10,00"] for name in ("Roos", "Tulp", "Anjer", "Iris")]]
    assert not is_totals_row(RawRow(9, ["Totaal", "40,00"]), find_table(rows_of(rows)))


@pytest.mark.parametrize(
    "text", ["Total", "total:", "TOTAAL", "Totaal 2025", "i alt", "합계", "Sous-total", "= Totaal ="]
)
def test_words_for_a_total(text: str):
    assert is_label(text)


@pytest.mark.parametrize("text", ["Totale", "Totaal Wonen", "Sum Kim", "Gesamtschule", "1000", "Totally Roses"])
def test_words_that_only_begin_like_a_total(text: str):
    assert not is_label(text)


def test_report_with_titles_blank_line_and_total(tmp_path: Path):
    lines: list[list[Any]] = [
        ["Omzetrapport"],
        ["De Roos"],
        ["maart 2025"],
        [],
        HEADINGS,
        *SALES,
        ["Totaal", "", "", "", "434,50"],
    ]
    path = tmp_path / "rapport.csv"
    path.write_text("\n".join(";".join(line) for line in lines))
    for opened in (open_source(path), open_source(workbook(tmp_path / "rapport.xlsx", lines))):
        rows = list(opened.rows())
        shape: TableShape = find_table(opened.first_rows())
        assert (shape.header_row, shape.first_row) == (5, 6)
        data = [row for row in rows if shape.holds(row)]
        assert [row.number for row in data if is_totals_row(row, shape)] == [36]
        assert len(data) == 31
