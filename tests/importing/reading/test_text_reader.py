"""Text files: what parts the cells, quotes in every state, line numbers."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading import preflight
from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.delimiter import find_delimiter
from desktop_seg.importing.reading.source import open_source
from desktop_seg.importing.reading.text_reader import TextReader
from tests.importing.reading.made_files import cells

HEADER = "nr;naam;bedrag\n"


def read(path: Path, content: str | bytes, **options: str):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_source(path, **options).rows())


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (["naam;bedrag", "Jan;1,50", "An;2,00"], ";"),
        (["name,amount,day", "Jan,1.50,2024-01-02"], ","),
        (["name\tamount", "Jan, Breda\t1,50", "An, Ede\t2,50"], "\t"),
        (["name|amount", "Jan|1"], "|"),
        (["Omzetrapport", "Bloemen, planten en meer", "", "nr;naam;bedrag", "1;Jan;1,5", "2;An;2,5", "3;Bo;1,0"], ";"),
        (["name,note", '"a;b;c","d;e;f"', '"g;h;i","j;k;l"'], ","),
        (["1,50;2,50", "3,50;4,50"], ";"),
        (["name;city", "Jan;'s-Hertogenbosch"], ";"),
        (["a,b", "1,2", "3,4"], ","),
    ],
)
def test_sign_that_parts_the_lines_is_found(lines: list[str], sign: str):
    found = find_delimiter(lines)
    assert (found.sign, found.is_sure) == (sign, True)


def test_single_column_has_no_sure_sign():
    found = find_delimiter(["email", "jan@winkel.nl", "an@winkel.nl"])
    assert not found.is_sure


@pytest.mark.parametrize(("line", "sign"), [("sep=;", ";"), ('"sep=,"', ","), ("SEP=|", "|"), ("sep=\t", "\t")])
def test_line_that_names_the_sign_is_believed_and_dropped(tmp_path: Path, line: str, sign: str):
    rows = read(tmp_path / "a.csv", f"{line}\r\nnaam{sign}bedrag\r\nJan, de Vries; x{sign}1\r\n")
    if sign in ",;":
        assert rows[0].cells == ["naam", "bedrag"]
    else:
        assert cells(rows) == [["naam", "bedrag"], ["Jan, de Vries; x", "1"]]
    assert rows[0].number == 2


def test_sign_named_in_utf16_file(tmp_path: Path):
    rows = read(tmp_path / "a.csv", "sep=;\r\n이름;금액\r\n김하늘;12000\r\n".encode("utf-16"))
    assert cells(rows) == [["이름", "금액"], ["김하늘", "12000"]]


def test_choice_of_the_owner_wins(tmp_path: Path):
    rows = read(tmp_path / "a.csv", "a;b,c\n1;2,3\n", delimiter=",")
    assert cells(rows) == [["a;b", "c"], ["1;2", "3"]]
    rows = read(tmp_path / "b.csv", "naam;plaats\nSøren;Århus\n".encode("cp850"), encoding="cp850")
    assert cells(rows)[1] == ["Søren", "Århus"]


def test_mark_before_the_first_heading_is_taken_off(tmp_path: Path):
    assert read(tmp_path / "a.csv", b"\xef\xbb\xbfOrdrenummer;x\n1;2\n")[0].cells[0] == "Ordrenummer"


def test_numbers_are_lines_also_after_line_breaks_in_cells_and_blank_lines(tmp_path: Path):
    content = HEADER + '1;"twee\nregels";5\n\n;;\n2;"drie; ""echte""\r\nregels\n.";6\n3;gewoon;7\n'
    rows = read(tmp_path / "a.csv", content)
    assert [(row.number, row.cells[0]) for row in rows] == [(1, "nr"), (2, "1"), (6, "2"), (9, "3")]
    assert rows[1].cells[1] == "twee\nregels"
    assert rows[2].cells[1] == 'drie; "echte"\r\nregels\n.'
    assert not any(row.fault for row in rows)


@pytest.mark.parametrize("quoted_rows_around", [False, True])
def test_quote_never_closed_costs_only_its_own_row(tmp_path: Path, quoted_rows_around: bool):
    name = '"Jan; jr"' if quoted_rows_around else "Jan"
    lines = [f"{i};{name};5" for i in range(1, 2001)]
    lines[899] = '900;"Café de Zon;5'
    rows = read(tmp_path / "a.csv", HEADER + "\n".join(lines) + "\n")
    assert len(rows) == 2001
    damaged = [row for row in rows if row.fault]
    assert [(row.number, row.cells) for row in damaged] == [(901, ["900", '"Café de Zon', "5"])]
    assert [row.cells[0] for row in rows[1:]] == [str(i) for i in range(1, 2001)]


def test_quote_never_closed_in_the_last_row(tmp_path: Path):
    rows = read(tmp_path / "a.csv", HEADER + '1;Jan;5\n2;"An;6')
    assert [bool(row.fault) for row in rows] == [False, False, True]


def test_many_broken_quotes_each_cost_one_row(tmp_path: Path):
    lines = [f'{i};"stuk {i};5' if i % 10 == 0 else f"{i};heel;5" for i in range(3000)]
    rows = read(tmp_path / "a.csv", HEADER + "\n".join(lines) + "\n")
    assert len(rows) == 3001
    assert all(bool(row.fault) == (i % 10 == 0) for i, row in enumerate(rows[1:]))


def test_inch_sign_and_quote_inside_a_word_are_letters(tmp_path: Path):
    rows = read(tmp_path / "a.csv", HEADER + '1;RECORD FRAME 7" SINGLE;5\n2;4" pot 6" hoog;6\n')
    assert [row.cells[1] for row in rows[1:]] == ['RECORD FRAME 7" SINGLE', '4" pot 6" hoog']


def test_line_ends_of_every_kind(tmp_path: Path):
    for end in ("\n", "\r\n", "\r"):
        rows = read(tmp_path / "a.csv", end.join(["a;b", "1;2", "3;4"]))
        assert cells(rows) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_rows_may_be_shorter_and_longer_than_the_headings(tmp_path: Path):
    rows = read(tmp_path / "a.csv", HEADER + "1;Jan\n2;An;5;extra\n")
    assert cells(rows)[1:] == [["1", "Jan"], ["2", "An", "5", "extra"]]


def test_text_stays_text(tmp_path: Path):
    rows = read(tmp_path / "a.csv", HEADER + "0012;'1012AB;1.234,50\n")
    assert rows[1].cells == ["0012", "'1012AB", "1.234,50"]


@pytest.mark.parametrize("content", [b"\n\n\r\n", b"\xef\xbb\xbf", b";;;\n;;;\n", b"sep=;\r\n"])
def test_file_without_rows_is_refused(tmp_path: Path, content: bytes):
    with pytest.raises(UserError, match="no rows"):
        read(tmp_path / "leeg.csv", content)


def test_file_without_a_letter_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="is empty"):
        read(tmp_path / "leeg.csv", b"")


def test_file_without_line_ends_is_refused_before_it_fills_the_memory(tmp_path: Path):
    with pytest.raises(UserError, match="single line"):
        read(tmp_path / "lang.csv", b"a;" * preflight.LONGEST_LINE)


def test_rows_can_be_read_twice_and_half(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(f"{i};Jan;5\n" for i in range(1000)))
    source = TextReader(on_disk(path))
    assert len(source.first_rows(n=10)) == 10
    assert len(list(source.rows())) == len(list(source.rows())) == 1001


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs", "Cc")), max_size=12)
SIGNS = st.sampled_from(";,\t|")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12), SIGNS, st.booleans())
def test_what_the_csv_module_wrote_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], sign: str, all_quoted: bool
):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
        writer = csv.writer(file, delimiter=sign, quoting=quoting)
        writer.writerows([["nr", "naam", "bedrag"], *rows])
    read_back = [list(row.cells) for row in open_source(path, "utf-8", sign).rows()]
    assert read_back[1:] == [row for row in rows if any(cell.strip() for cell in row)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.text("ab ;,\n\"'é", max_size=8)), min_size=4, max_size=15), SIGNS)
def test_delimiter_and_line_breaks_survive_without_being_told(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, str]], sign: str
):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=sign, quoting=csv.QUOTE_ALL)
        writer.writerows([["nr", "naam", "plaats", "bedrag"], *([n, text, "Ede", "1.00"] for n, text in rows)])
    opened = open_source(path)
    assert opened.delimiter == sign
    assert [list(row.cells) for row in opened.rows()][1:] == [[str(n), text, "Ede", "1.00"] for n, text in rows]


def test_cell_of_any_length_is_read(tmp_path: Path):
    long = "x" * 200_000
    rows = read(tmp_path / "long.csv", f"name,note\nJan,{long}\nAn,short\n")
    assert cells(rows) == [["name", "note"], ["Jan", long], ["An", "short"]]


ROWS = "".join(f"{n};Jan {n};{n},50\n" for n in range(1, 401))


@pytest.mark.parametrize("place", [20, 5_000])
def test_zero_byte_costs_only_its_own_row(tmp_path: Path, place: int):
    """Wherever it stands; a single one must not make the file look like UTF-16 either."""
    content = bytearray((HEADER + ROWS).encode())
    place = content.index(b"Jan", place)
    content[place] = 0
    rows = read(tmp_path / "a.csv", bytes(content))
    damaged = content[:place].count(b"\n") + 1
    assert [row.number for row in rows if row.fault] == [damaged]
    assert len(rows) == 401
    assert rows[-1].cells == ["400", "Jan 400", "400,50"]


def test_columns_filled_up_with_zero_bytes_are_read(tmp_path: Path):
    text = HEADER + "".join(f"{n}\0\0\0;Jan\0\0;1,50\0\n" for n in range(30))
    rows = read(tmp_path / "a.csv", text)
    assert [row.cells for row in rows[1:3]] == [["0", "Jan", "1,50"], ["1", "Jan", "1,50"]]
    assert not any(row.fault for row in rows)


def test_end_that_was_never_written_is_one_damaged_row_and_not_silence(tmp_path: Path):
    rows = read(tmp_path / "a.csv", (HEADER + ROWS).encode() + bytes(4096))
    assert len(rows) == 402
    assert [row.number for row in rows if row.fault] == [402]


def test_letters_of_two_bytes_without_a_mark_are_still_seen(tmp_path: Path):
    assert read(tmp_path / "a.csv", (HEADER + ROWS).encode("utf-16-be"))[2].cells == ["2", "Jan 2", "2,50"]
