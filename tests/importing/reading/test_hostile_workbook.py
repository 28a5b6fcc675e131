"""Workbooks that would kill, fill or fool a reader are refused or read safely; sound ones are never refused."""

import random
import zipfile
import zlib
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading import preflight
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_files import SHEET, cells, repacked, workbook, workbook_of_xml
from tests.importing.reading.mutation import mutated, outcomes

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read(path: Path) -> list[list[object]]:
    opened = open_source(path)
    try:
        return cells(opened.rows())
    finally:
        opened.close()


def test_two_cells_at_the_corners_of_the_largest_sheet_are_read_in_little_memory(tmp_path: Path):
    """A reader that keeps a grid asks for 549 GB here and ends the process."""
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    path = workbook_of_xml(tmp_path / "a.xlsx", ONE + far)
    opened = open_source(path)
    rows = list(opened.rows())
    assert [(row.number, len(row.cells), row.cells[-1]) for row in rows] == [(1, 1, 1.0), (1048576, 16384, 2.0)]


def test_stray_mark_in_the_last_row_is_no_row(tmp_path: Path):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 50))
    path = workbook_of_xml(tmp_path / "a.xlsx", rows + '<row r="1048576"><c r="Z1048576" s="0"/></row>')
    assert read(path) == [[float(n)] for n in range(1, 50)]


@pytest.mark.parametrize(
    "reference",
    [
        "A2147483648",
        "A99999999999999999999",
        "XFE1",
        "ZZZ1",
        "A1048577",
        "AAAA1",
        "A0",
        "A-1",
        "Ａ1",
        "A٣",
        "1A",
        "$A$1",
    ],
)
def test_reference_beyond_the_largest_sheet_is_refused(tmp_path: Path, reference: str):
    row = reference.lstrip("ABCDEFGXZ") or "1"
    path = workbook_of_xml(tmp_path / "a.xlsx", f'{ONE}<row r="{row}"><c r="{reference}"><v>2</v></c></row>')
    with pytest.raises(UserError):
        read(path)


def test_cell_that_claims_another_row_is_refused_when_far_and_never_moves_amounts(tmp_path: Path):
    path = workbook_of_xml(tmp_path / "a.xlsx", ONE + '<row r="2"><c r="A900000"><v>2</v></c></row>')
    with pytest.raises(UserError):
        read(path)


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{content}">]>'


@pytest.mark.parametrize("content", ["aaaa", '&#37;" SYSTEM "file:///etc/passwd'])
@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_document_type_is_refused_wherever_it_stands(tmp_path: Path, content: str, member: str):
    sound = workbook(tmp_path / "a.xlsx", [["naam", "stuks"], ["Jan", 1]])

    def change(name: str, old: bytes) -> bytes:
        if name != member:
            return old
        return DOCTYPE.format(content=content).encode() + old.partition(b"?>")[2]

    with pytest.raises(UserError, match=r"not built like|damaged"):
        read(repacked(sound, tmp_path / "b.xlsx", change))


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preflight, "RATIO_COUNTS_FROM", 1 << 20)
    path = workbook_of_xml(tmp_path / "a.xlsx", f'<row r="1"><c r="A1" t="str"><v>{"A" * (4 << 20)}</v></c></row>')
    with pytest.raises(UserError, match="not built like"):
        open_source(path)


def test_sound_sheet_of_one_repeated_row_is_no_bomb(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", [["Bos rozen", 12.5, "Breda", "contant"]] * 60_000)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.getinfo(SHEET)
    assert sheet.file_size / sheet.compress_size < preflight.MOST_RATIO / 2
    assert len(read(path)) == 60_000


def test_more_than_any_shop_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = workbook(tmp_path / "a.xlsx", [["a"], [1]])
    monkeypatch.setattr(preflight, "MOST_UNPACKED", 1000)
    with pytest.raises(UserError, match="too large"):
        open_source(path)
    text = tmp_path / "a.csv"
    text.write_text("a;b\n1;2\n")
    monkeypatch.setattr(preflight, "MOST_TEXT", 4)
    with pytest.raises(UserError, match="in parts"):
        open_source(text)


def test_two_members_of_one_name_are_refused(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", [["a"], [1]])
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(UserError, match="not built like"):
        open_source(path)


def test_members_with_a_password_are_told(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", [["a"], [1]])
    content = bytearray(path.read_bytes())
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="password"):
        open_source(path)


def test_text_longer_than_a_cell_can_hold_is_read_without_its_row_being_collected(tmp_path: Path):
    """No end of a row for megabytes: the rest of the sheet is left to the parser that needs no whole row."""
    text = random.Random(1).randbytes(6 << 20).hex()
    row = f'<row r="2"><c r="A2" t="str"><v>{text}</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
    path = workbook_of_xml(tmp_path / "a.xlsx", ONE + row)
    assert read(path) == [[1.0], [text], [3.0]]


@pytest.mark.parametrize("kept", [10, 100, 1000, -30, -3])
def test_cut_workbook_is_damaged(tmp_path: Path, kept: int):
    path = workbook(tmp_path / "a.xlsx", [["naam", "stuks"], *([f"Jan {n}", n] for n in range(50))])
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UserError, match="damaged"):
        open_source(path)


def test_rows_of_one_number_do_not_fall_on_top_of_each_other(tmp_path: Path):
    twice = '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    path = workbook_of_xml(tmp_path / "a.xlsx", f'{twice}<row r="1"><c r="A1"><v>3</v></c></row>')
    assert read(path) == [[1.0], [2.0], [3.0]]


def test_unknown_alphabet_is_damage(tmp_path: Path):
    sheet = f'<?xml version="1.0" encoding="UTF58"?><worksheet><sheetData>{ONE}</sheetData></worksheet>'
    with pytest.raises(UserError, match="damaged"):
        open_source(workbook_of_xml(tmp_path / "a.xlsx", sheet=sheet))


def sound_workbook(path: Path) -> Path:
    rows = [["nr", "naam", "bedrag"], *([n, f"Søren {n % 7}", n / 4] for n in range(200))]
    return workbook(path, rows, rows[:20])


@pytest.mark.parametrize("missing", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_part_that_is_named_but_missing_is_damage(tmp_path: Path, missing: str):
    """Without its texts a sheet would read as half empty, without its formats days would be numbers."""
    sound = sound_workbook(tmp_path / "sound.xlsx")
    target = repacked(sound, tmp_path / "b.xlsx", lambda name, old: None if name == missing else old)
    with pytest.raises(UserError, match="damaged"):
        open_source(target)


def test_flipped_bits_never_change_data_silently(tmp_path: Path):
    sound = sound_workbook(tmp_path / "sound.xlsx")
    content = sound.read_bytes()
    chance = random.Random(2)
    paths = [sound]
    for number in range(150):
        changed = bytearray(content)
        changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        paths.append(tmp_path / f"flip{number}.xlsx")
        paths[-1].write_bytes(changed)
    found = outcomes(paths, tmp_path / "list.txt")
    assert len(found) == 151
    expected = found["sound.xlsx"]
    different = [name for name, outcome in found.items() if outcome[0] == "rows" and outcome != expected]
    assert different == []
    assert sum(outcome[0] == "refused" for outcome in found.values()) > 75


def test_mutated_workbooks_never_end_the_process(tmp_path: Path):
    sound = sound_workbook(tmp_path / "sound.xlsx")
    chance = random.Random(3)
    members = [SHEET, SHEET, SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
    members += ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet2.xml"]
    paths = []
    for number in range(200):
        member = chance.choice(members)
        path = tmp_path / f"mutated{number}.xlsx"
        paths.append(
            repacked(sound, path, lambda name, old, m=member: mutated(old, chance) if name == m else old)  # type: ignore[misc]
        )
    found = outcomes(paths, tmp_path / "list.txt")
    assert len(found) == 200
    assert {outcome for outcome, _value in found.values()} == {"rows", "refused"}


def test_checksum_of_every_member_that_matters_is_checked(tmp_path: Path):
    """Data changed without breaking the compression: only the checksum tells."""
    rows = [["nr", "naam"], *([n, f"Jan {n}"] for n in range(30))]
    path = workbook(tmp_path / "a.xlsx", rows)
    for member in (SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        target = tmp_path / "b.xlsx"
        repacked(path, target, lambda _name, old: old)
        content = target.read_bytes()
        with zipfile.ZipFile(target) as archive:
            checksum = zlib.crc32(archive.read(member)).to_bytes(4, "little")
        assert content.count(checksum) == 2  # before the member and in the directory
        target.write_bytes(content.replace(checksum, bytes([checksum[0] ^ 1]) + checksum[1:]))
        with pytest.raises(UserError, match="damaged"):
            read(target)
