"""The one door: a text file is a sheet too, and what it hands out and raises crosses to another process."""

import pickle
from contextlib import closing
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_files import workbook


def test_text_file_is_one_sheet_without_a_name(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")
    assert [sheet.name for sheet in open_source(path).sheets] == [""]


def test_what_travels_to_another_process_survives(tmp_path: Path):
    with closing(open_source(workbook(tmp_path / "a.xlsx", [["a"], [1]]))) as opened:
        rows = list(opened.rows())
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert pickle.loads(pickle.dumps(opened.sheets)) == opened.sheets
    with pytest.raises(UserError) as caught:
        open_source(tmp_path / "weg.csv")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.what, copy.what_to_do) == (caught.value.what, caught.value.what_to_do)
