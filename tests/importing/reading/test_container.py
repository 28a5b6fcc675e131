"""What a file is follows from its bytes; its name may say anything."""

import os
from pathlib import Path

import msoffcrypto
import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading import preflight
from desktop_seg.importing.reading.container import Container, sniff
from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.source import READERS, open_source
from tests.importing.reading.made_files import workbook, zipped

ODS = zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})
BYTES = {
    "ods": (ODS, Container.ODS),
    "xlsb": (zipped({"xl/workbook.bin": b"\x83\x01"}), Container.XLSB),
    "zip of csv": (zipped({"orders.csv": b"a,b", "customers.csv": b"c,d"}), Container.ZIP_OF_CSV),
    "zip of pictures": (zipped({"a.png": b"x"}), Container.UNKNOWN),
    "word document": (zipped({"word/document.xml": b"<w/>"}), Container.UNKNOWN),
    "html": (b"\r\n <HTML><body><table><tr><td>1</td></tr></table>", Container.HTML),
    "html with mark": (b"\xef\xbb\xbf<table><tr><td>1", Container.HTML),
    "html in utf-16": ("\ufeff<html><table>".encode("utf-16-le"), Container.HTML),
    "xml 2003": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
        b'xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        Container.XML2003,
    ),
    "other xml": (b'<?xml version="1.0"?><orders><order/></orders>', Container.UNKNOWN),
    "flat open document": (b'<?xml version="1.0"?><office:document xmlns:office="urn:x">', Container.UNKNOWN),
    "json": (b'{"orders": [{"id": 1, "total": "12.00"}]}', Container.UNKNOWN),
    "pdf": (b"%PDF-1.7 ...", Container.UNKNOWN),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), Container.UNKNOWN),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(range(200)), Container.UNKNOWN),
    "csv": (b"naam;bedrag\r\nJan;1,50\r\n", Container.CSV),
    "cp949": ("이름,금액\n김하늘,12000\n".encode("cp949"), Container.CSV),
    "utf-16": ("naam;bedrag\nJan;1\n".encode("utf-16"), Container.CSV),
    "utf-16 without mark": ("이름;금액\n김하늘;12000\n".encode("utf-16-le"), Container.CSV),
    "text that begins with less than": (b"<5;5-10\n1;2\n", Container.UNKNOWN),
    "nothing": (b"", Container.CSV),
}


@pytest.mark.parametrize("case", BYTES)
@pytest.mark.parametrize("name", ["export.csv", "export.xls", "export.xlsx"])
def test_bytes_decide_and_the_name_does_not(tmp_path: Path, case: str, name: str):
    content, expected = BYTES[case]
    path = tmp_path / name
    path.write_bytes(content)
    assert sniff(path) is expected


def test_workbook_named_csv_is_read_as_workbook(tmp_path: Path):
    path = workbook(tmp_path / "made.csv", [["naam", "bedrag"], ["Jan", 1.5]])
    assert sniff(path) is Container.XLSX
    assert [list(row.cells) for row in open_source(path).rows()] == [["naam", "bedrag"], ["Jan", 1.5]]


def test_protected_workbook_is_told_from_an_old_one(tmp_path: Path):
    plain = workbook(tmp_path / "plain.xlsx", [["naam"], ["Jan"]])
    locked = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        file = msoffcrypto.OfficeFile(source)
        file.encrypt("geheim", target)
    assert sniff(locked) is Container.PROTECTED
    with pytest.raises(UserError, match="password"):
        open_source(locked)


def test_broken_old_container_is_damaged(tmp_path: Path):
    path = tmp_path / "oud.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    with pytest.raises(UserError, match="damaged"):
        sniff(path)


@pytest.mark.parametrize("kind", [kind for kind in Container if kind not in READERS])
def test_every_kind_that_cannot_be_read_is_refused_with_advice(tmp_path: Path, kind: Container):
    with pytest.raises(UserError) as caught:
        preflight.check(on_disk(tmp_path / "export.dat"), kind)
    assert "export.dat" in caught.value.what
    assert len(caught.value.what_to_do) > 20
    assert "{" not in str(caught.value)


def test_every_kind_that_can_be_read_has_a_reader():
    assert set(READERS) == set(preflight.READABLE)


def test_note_of_an_open_workbook_is_explained(tmp_path: Path):
    path = tmp_path / "~$klanten.xlsx"
    path.write_bytes(b"\x04Anna" + bytes(160))
    with pytest.raises(UserError, match=r"without “~\$”"):
        open_source(path)


def test_missing_file_and_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(UserError, match="not there"):
        sniff(tmp_path / "weg.csv")
    with pytest.raises(UserError, match="folder"):
        sniff(tmp_path)


def test_file_held_by_excel_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = workbook(tmp_path / "open.xlsx", [["a"], [1]])

    def held(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(UserError, match="Excel"):
        sniff(path)


def test_member_without_a_name_is_damage(tmp_path: Path):
    """The standard library stumbles over it."""
    path = tmp_path / "a.zip"
    content = bytearray(zipped({"a": b"x"}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 28] = 0  # length of the name
    content[place + 30] = 1  # what was the name is now an extra
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"damaged|no spreadsheet"):
        open_source(path)


def no_end(folder: Path, kind: str) -> Path:
    if kind == "device":
        return Path("/dev/zero")
    if kind == "folder":
        return folder
    os.mkfifo(folder / "verkoop.csv")
    return folder / "verkoop.csv"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(("kind", "sentence"), [("pipe", "no file"), ("device", "no file"), ("folder", "a folder")])
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path, kind: str, sentence: str):
    with pytest.raises(UserError, match=sentence):
        open_source(no_end(tmp_path, kind))
