"""Protected workbooks open in memory with their password and in no other way."""

import copy
import io
import pickle
import zipfile
from contextlib import closing
from pathlib import Path

import msoffcrypto
import olefile
import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.container import Container, sniff
from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.password import Password, PasswordNeeded, unlocked
from desktop_seg.importing.reading.source import open_source
from tests.importing.reading.made_containers import TABLE, protected, xls, xlsb
from tests.importing.reading.made_files import workbook

ROWS = [["nr", "naam"], [1.0, "Søren"]]


def locked(tmp_path: Path, password: str = "geheim!") -> Path:
    return protected(tmp_path / "klanten.xlsx", password, ROWS)


@pytest.mark.parametrize("password", ["geheim!", "비밀번호", "é" * 60, " "])
def test_right_password_opens(tmp_path: Path, password: str):
    path = locked(tmp_path, password)
    with closing(open_source(path, password=Password(password))) as opened:
        assert opened.container is Container.XLSX
        assert [list(row.cells) for row in opened.rows()] == ROWS
        assert [list(row.cells) for row in opened.first_rows()] == ROWS


def test_without_or_with_a_wrong_password_one_is_asked_for(tmp_path: Path):
    path = locked(tmp_path)
    with pytest.raises(PasswordNeeded, match="protected with a password") as first:
        open_source(path)
    with pytest.raises(PasswordNeeded, match="does not open") as second:
        open_source(path, password=Password("Geheim!"))
    assert (first.value.is_wrong, second.value.is_wrong) == (False, True)


def test_the_error_crosses_to_another_process(tmp_path: Path):
    with pytest.raises(PasswordNeeded) as caught:
        open_source(locked(tmp_path), password=Password("x"))
    same = pickle.loads(pickle.dumps(caught.value))
    assert (type(same), same.what, same.is_wrong) == (PasswordNeeded, caught.value.what, True)


def test_a_password_and_plain_bytes_are_never_shown(tmp_path: Path):
    password = Password("geheim!")
    content = unlocked(on_disk(locked(tmp_path)), password)
    for each in (password, copy.copy(password), content, [password]):
        assert "geheim" not in repr(each) + str(each)
        assert "PK" not in repr(each)


def test_nothing_is_written_beside_the_file(tmp_path: Path):
    path = locked(tmp_path)
    with closing(open_source(path, password=Password("geheim!"))) as opened:
        list(opened.rows())
        assert list(tmp_path.iterdir()) == [path]


def test_workbook_that_excel_opens_without_asking_needs_no_password(tmp_path: Path):
    """Excel protects the structure of a workbook with a password of its own, which everybody knows."""
    with closing(open_source(locked(tmp_path, "VelvetSweatshop"))) as opened:
        assert [list(row.cells) for row in opened.rows()] == ROWS


def test_binary_workbook_may_be_protected_too(tmp_path: Path):
    plain = xlsb(tmp_path / "a.xlsb", TABLE).read_bytes()
    path = tmp_path / "b.xlsb"
    with path.open("wb") as target:
        msoffcrypto.OfficeFile(io.BytesIO(as_office(plain))).encrypt("geheim!", target)
    with closing(open_source(path, password=Password("geheim!"))) as opened:
        assert opened.container is Container.XLSB
        assert len(list(opened.rows())) == 5


def as_office(plain: bytes) -> bytes:
    """Name the kinds of parts, by which the encrypting library knows a workbook."""
    source = zipfile.ZipFile(io.BytesIO(plain))
    target = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            archive.writestr(info.filename, source.read(info))
        part = f'<Relationship Id="r" Type="{kind}" Target="xl/workbook.bin"/>'
        archive.writestr("docProps/thumbnail.bin", bytes(8192))  # the encrypting library spoils shorter files
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{space}">{part}</Relationships>')
    return target.getvalue()


def test_old_workbook_that_is_encrypted_is_told_from_a_plain_one(tmp_path: Path):
    """The record that announces encryption, with a kind of it that nobody can open."""
    path = xls(tmp_path / "a.xls", ROWS)
    assert sniff(path) is Container.XLS
    with olefile.OleFileIO(str(path), write_mode=True) as ole:
        stream = ole.openstream("Workbook").read()
        first = 4 + int.from_bytes(stream[2:4], "little")
        size = int.from_bytes(stream[first + 2 : first + 4], "little")
        ole.write_stream("Workbook", stream[:first] + b"\x2f\x00" + size.to_bytes(2, "little") + stream[first + 4 :])
    assert sniff(path) is Container.PROTECTED
    with pytest.raises(UserError):
        open_source(path, password=Password("x"))


def test_password_turned_millions_of_times_is_refused(tmp_path: Path):
    path = locked(tmp_path)
    content = path.read_bytes()
    assert content.count(b'spinCount="100000"') == 1
    path.write_bytes(content.replace(b'spinCount="100000"', b'spinCount="9999999"').replace(b"\0", b"\0", 1))
    with pytest.raises(UserError):
        open_source(path, password=Password("geheim!"))


def test_damage_after_the_password_is_damage(tmp_path: Path):
    path = locked(tmp_path)
    content = bytearray(path.read_bytes())
    # The last part of the container is the encrypted package; the password itself stays sound.
    with olefile.OleFileIO(io.BytesIO(bytes(content))) as ole:
        package = ole.openstream("EncryptedPackage").read()
    at = content.find(package[8:40])
    content[at : at + 2000] = bytes(2000)
    path.write_bytes(content)
    with pytest.raises(UserError):
        open_source(path, password=Password("geheim!"))


def test_plain_workbook_needs_no_password_and_takes_none(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", ROWS)
    with closing(open_source(path, password=Password("x"))) as opened:
        assert [list(row.cells) for row in opened.rows()] == ROWS
