"""Packed folders: only text tables, names that do no harm, doubtful letters, and folders built to do harm."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading import preflight, zip_reader
from desktop_seg.importing.reading.raw_row import RemarkKind
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_containers import packed
from tests.importing.reading.made_files import workbook


def names(path: Path) -> list[str]:
    with closing(open_source(path)) as opened:
        return [sheet.name for sheet in opened.sheets]


def test_names_that_climb_out_of_the_folder_are_only_names(tmp_path: Path):
    members = {
        "../../etc/passwd.csv": "a;b\n1;2\n",
        "C:\\Windows\\b.csv": "a;b\n3;4\n",
        "/b.csv": "a;b\n5;6\n",
        "x/\u202eb\x07.txt": "a;b\n7;8\n",
    }
    before = sorted(tmp_path.rglob("*"))
    path = packed(tmp_path / "a.zip", members)
    assert names(path) == ["passwd.csv", "b.csv", "b.csv (2)", "b.txt"]
    assert sorted(tmp_path.rglob("*")) == [*before, path]


@pytest.mark.parametrize("name", ["binnen.zip", "klanten.xlsx", "oud.xls", "verstopt.csv"])
def test_folders_with_other_tables_or_folders_are_explained(tmp_path: Path, name: str):
    inner = workbook(tmp_path / "inner.xlsx", [["a"], [1]]).read_bytes()
    with pytest.raises(UserError, match="Unpack it"):
        open_source(packed(tmp_path / "a.zip", {"a.csv": "a;b\n1;2\n", name: inner}))


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preflight, "RATIO_COUNTS_FROM", 1 << 20)
    with pytest.raises(UserError, match="not built like"):
        open_source(packed(tmp_path / "a.zip", {"a.csv": "a;b\n" * (1 << 20)}))


def test_thousands_of_tables_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_reader, "MOST_TABLES", 5)
    members = {f"{n}.csv": "a;b\n1;2\n" for n in range(6)}
    with pytest.raises(UserError, match="Unpack it"):
        open_source(packed(tmp_path / "a.zip", members))


def test_only_the_table_with_doubtful_letters_is_asked_about(tmp_path: Path):
    sure, doubtful = "naam\n김하늘\nSøren\n", "stad;x\nEd\u00a0;1\n"
    path = packed(tmp_path / "a.zip", {"a.csv": sure, "b.csv": doubtful.encode("cp850")})
    with closing(open_source(path)) as opened:
        assert opened.encoding is not None
        assert opened.encoding.confidence < 0.5
        assert {"cp850", "cp1252"} <= {each.name for each in opened.readings()}
    with closing(open_source(path, encoding="cp850")) as opened:
        assert [list(row.cells) for row in opened.rows("a.csv")] == [["naam"], ["김하늘"], ["Søren"]]
        assert [list(row.cells) for row in opened.rows("b.csv")] == [["stad", "x"], ["Ed\u00a0", "1"]]
        assert (opened.encoding.name, opened.readings()[0].name) == ("cp850", "cp850")


def test_sure_tables_ask_nothing(tmp_path: Path):
    with closing(open_source(packed(tmp_path / "a.zip", {"a.csv": "a;b\n1;ø\n"}))) as opened:
        assert opened.encoding is None
        assert opened.readings() == ()


def test_letters_of_another_kind_are_told_with_the_name_of_the_table(tmp_path: Path):
    mixed = "naam\nSøren\nÅse\nJosé\n".encode() + "Zoë\n".encode("cp1252")
    with closing(open_source(packed(tmp_path / "a.zip", {"b/k.csv": mixed}))) as opened:
        assert [(each.kind, each.sheet) for each in opened.problems] == [(RemarkKind.STRANGE_LETTER, "b/k.csv")]


def test_damage_inside_is_told(tmp_path: Path):
    path = packed(tmp_path / "a.zip", {"a.csv": "naam;bedrag\n" + "".join(f"Jan {n};{n}\n" for n in range(500))})
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged"), closing(open_source(path)) as opened:
        list(opened.rows())


def test_member_with_a_password_is_explained(tmp_path: Path):
    path = packed(tmp_path / "a.zip", {"a.csv": random.Random(1).randbytes(50).hex()})
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="without a password"):
        open_source(path)
