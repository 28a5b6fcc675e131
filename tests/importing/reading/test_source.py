"""The one door: groups of sheets, and errors that cross to another process."""

import pickle
from contextlib import closing
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.source import open_source, same_header_groups
from tests.importing.reading.made_files import workbook


def test_sheets_with_the_same_headings_are_grouped(tmp_path: Path):
    year = [["Nr", "Naam", "Bedrag"], ["1", "Jan", 5]]
    path = workbook(
        tmp_path / "a.xlsx",
        year,
        [["Returned", "Order ID"], ["Yes", "7"]],
        [["Rapport"], [], ["NR ", "naam", "Bedrag"], ["2", "An", 6]],
        [],
        names=["2023", "Retour", "2024", "Leeg"],
    )
    assert same_header_groups(open_source(path)) == (("2023", "2024"), ("Retour",))


def test_text_file_is_one_sheet_without_a_name(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")
    opened = open_source(path)
    assert [sheet.name for sheet in opened.sheets] == [""]
    assert same_header_groups(opened) == (("",),)


def test_what_travels_to_another_process_survives(tmp_path: Path):
    with closing(open_source(workbook(tmp_path / "a.xlsx", [["a"], [1]]))) as opened:
        rows = list(opened.rows())
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert pickle.loads(pickle.dumps(opened.sheets)) == opened.sheets
    with pytest.raises(UserError) as caught:
        open_source(tmp_path / "weg.csv")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.what, copy.what_to_do) == (caught.value.what, caught.value.what_to_do)
