"""Texts of a workbook by their numbers, in whatever order they are asked for."""

import io
import random
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.importing.reading.shared_string import SharedStrings
from desktop_seg.importing.reading.source import open_source

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def strings_of(xml: str | bytes) -> SharedStrings:
    content = xml if isinstance(xml, bytes) else xml.encode()
    return SharedStrings(lambda: io.BytesIO(content))


def sst(texts: list[str]) -> str:
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sst {NAMESPACE}>{items}</sst>'


def test_texts_of_many_blocks_in_any_order():
    texts = [f"Artikel {number} ‘é’ & <김>" for number in range(30_000)]
    wanted = [29_999, 0, 15_000, *random.Random(4).sample(range(30_000), 200)]
    strings = strings_of(sst(texts))
    assert [strings.text(number) for number in wanted] == [texts[number] for number in wanted]
    strings.forget()
    assert strings.text(12_345) == texts[12_345]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))), min_size=1))
def test_every_text_comes_back(texts: list[str]):
    strings = strings_of(sst(texts))
    assert [strings.text(number) for number in reversed(range(len(texts)))] == texts[::-1]


@pytest.mark.parametrize(
    "items",
    [
        "<si><t>a</t></si><si/><si><t>c</t></si>",
        "<si><t>a</t></si><si /><si><r><t>c</t></r><rPh><t>x</t></rPh></si>",
        "<!-- x --><si><t>a</t></si><si></si><si><t><![CDATA[c]]></t></si>",
    ],
)
def test_empty_texts_keep_their_numbers(items: str):
    strings = strings_of(f"<sst {NAMESPACE}>{items}</sst>")
    assert [strings.text(number) for number in range(3)] == ["a", "", "c"]
    with pytest.raises(IndexError):
        strings.text(3)


def test_prefixes_and_other_alphabets():
    prefixed = '<x:sst xmlns:x="u"><x:si><x:t>Søren</x:t></x:si></x:sst>'
    assert strings_of(prefixed).text(0) == "Søren"
    old = '<?xml version="1.0" encoding="iso-8859-1"?><sst><si><t>Søren</t></si></sst>'
    assert strings_of(old.encode("latin-1")).text(0) == "Søren"


def test_workbook_without_texts():
    with pytest.raises(IndexError):
        SharedStrings(None).text(0)


def test_list_sorted_the_other_way_round(tmp_path: Path):
    """The first rows name the last texts, as in a list that was sorted in Excel."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number in range(20_000, -1, -1):
            sheet.write_string(number, 0, f"klant{number}@winkel.nl")
    first = open_source(path).first_rows(n=100)
    other = openpyxl.load_workbook(path, read_only=True)
    expected = [row[0] for row in other.active.iter_rows(max_row=100, values_only=True)]
    other.close()
    assert [row.cells[0] for row in first] == expected
