"""Files built to block a computer: each is refused with a sentence or read in little memory; the reader lives on.

All are read in one process of its own, which has two minutes for them together: most take some hundredths of a second,
and a single one that is worked on letter by letter, again and again, would use all of it. No file of a shop is refused.
"""

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.reading import made_containers as made
from tests.importing.reading.made_files import SHEET, repacked, workbook, workbook_of_xml, zipped
from tests.importing.reading.mutation import outcomes

Maker = Callable[[Path], object]
MILLION = 1_000_000
XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
)


def text(content: str) -> Maker:
    return lambda path: path.write_text(content, encoding="utf-8")


def page(inside: str) -> Maker:
    return text(f"<html><body><table><tr><td>a</td><td>b</td></tr>{inside}")


def member(name: str, content: bytes) -> Maker:
    """Return a maker of a sound workbook with one member changed."""

    def make(path: Path) -> None:
        sound = workbook(path.with_suffix(".sound"), [["naam", "stuks"], ["Jan", 1]])
        repacked(sound, path, lambda each, old: content if each == name else old)

    return make


def in_one_cell(inside: str) -> Maker:
    row = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is>{inside}</is></c></row>'
    return lambda path: workbook_of_xml(path, row)


def ods_rows(attributes: str, cell: str = "", inside: str = "<text:p>1</text:p>") -> Maker:
    row = (
        f'<table:table table:name="a"><table:table-row {attributes}>'
        f'<table:table-cell {cell} office:value-type="float" office:value="1">{inside}</table:table-cell>'
        "</table:table-row></table:table>"
    )
    return lambda path: made.ods_of_xml(path, row)


def nested_zips(path: Path) -> None:
    data = b"a;b\n1;2\n"
    for depth in range(40):
        data = zipped({f"{depth}.zip": data})
    path.write_bytes(data)


def cyclic_sectors(path: Path) -> None:
    """An old workbook whose chain of sectors comes back to its beginning."""
    made.xls(path, [["a", "b"], *[[n, 2] for n in range(5_000)]])
    content = bytearray(path.read_bytes())
    table = 512 + 512 * struct.unpack_from("<I", content, 76)[0]
    for place in range(128):
        struct.pack_into("<I", content, table + 4 * place, place // 2)
    path.write_bytes(content)


def chance_bytes(start: bytes) -> Maker:
    return lambda path: path.write_bytes(start + random.Random(7).randbytes(MILLION))


REFUSED: dict[str, Maker] = {
    "page: cells that never end": page("<td>" * 2 * MILLION),
    "page: signs that begin nothing": page("<" * 2 * MILLION),
    "page: tables in tables": page("<table><tr><td>" * 200_000),
    "page: a hundred thousand tables": page("</table>" + "<table><tr><td>a</td></tr></table>" * 100_000),
    "page: a tag of a million attributes": page("<tr><td " + " a=1" * MILLION + ">"),
    "page: a note that is never closed": page("<!--" * MILLION),
    "page: declarations": page("<!" * MILLION),
    "page: instructions": page("<?" * MILLION),
    "page: a script that is never closed": page("<script>" + "</scrip" * 500_000),
    "page: closing tags that never end": page("</a " * MILLION),
    "page: quotes in a tag": page("<tr><td a=\"" + "x='" * 600_000),
    "page: joined cells without end": page("<tr><td colspan=1000 rowspan=65534>x</td></tr>" * 20_000),
    "page: a cell of forty megabytes": page("<tr><td>" + "x" * 40 * MILLION),
    "workbook: rows in rows": lambda path: workbook_of_xml(path, sheet="<worksheet><sheetData>" + "<row>" * MILLION),
    "workbook: a gigabyte of one letter": member("xl/sharedStrings.xml", b"<sst>" + b" " * (300 << 20) + b"</sst>"),
    "workbook: eight million shared texts": member("xl/sharedStrings.xml", b"<sst>" + b"<si><t/></si>" * 8 * MILLION),
    "workbook: a million formats": member("xl/styles.xml", b"<styleSheet>" + b"<xf numFmtId='14'/>" * 8 * MILLION),
    "workbook: a type with entities": member(
        "xl/_rels/workbook.xml.rels", b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><Relations>&d;</Relations>'
    ),
    "open document: a billion rows": ods_rows('table:number-rows-repeated="1000000000"'),
    "open document: a million rows of a thousand cells": ods_rows(
        'table:number-rows-repeated="1000000"', 'table:number-columns-repeated="1000"'
    ),
    "open document: rows in rows": lambda path: made.ods_of_xml(
        path, '<table:table table:name="a">' + "<table:table-row><table:table-cell>" * 200_000
    ),
    "spreadsheet of 2003: tags in tags": text(XML_2003 + "<a>" * MILLION),
    "old workbook: a chain of sectors that comes back": cyclic_sectors,
    "old workbook: chance": chance_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "packed: chance": chance_bytes(b"PK\x03\x04"),
    "packed: folders in folders": nested_zips,
    "packed: four tables that are small until unpacked": lambda path: path.write_bytes(
        zipped({f"{n}.csv": b"a;b\n" + b"0;1\n" * 5 * MILLION for n in range(4)})
    ),
    "text: one line of sixty megabytes": text("a" * 60 * MILLION),
    "text: a million columns": text(";".join("k" for _ in range(3 * MILLION)) + "\n"),
    "text: nothing but ends of lines": text("\n" * 40 * MILLION),
    "text: five megabytes of quotes": text("a;b\n" + '"\n' * 5 * (MILLION // 2)),
    "workbook: half a million parts in one cell": in_one_cell("<r><t>x</t></r>" * 500_000),
    "open document: half a million lines in one cell": ods_rows("", inside="<text:p>x</text:p>" * 500_000),
}  # fmt: skip
READ: dict[str, Maker] = {
    "text: a quote never closed on every line": text("a;b\n" + 'x;"y\n' * 50_000),
    "text: quotes alone": text("a;b\n" + '"\n' * 50_000 + "1;2\n"),
    "workbook: a number format of brackets": member(
        "xl/styles.xml",
        b'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="' + b"[a" * 100_000 + b'"/></numFmts>'
        b'<cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>',
    ),
    "workbook: a sheet of sixteen thousand columns": lambda path: workbook(path, [list(range(16_000))] * 3),
    "workbook: two thousand sheets": lambda path: workbook(path, *[[["a", "b"], [1, 2]]] * 2_000),
}


def test_hostile_files_are_refused_and_odd_ones_read(tmp_path: Path):
    paths: dict[str, Path] = {}
    for number, (name, make) in enumerate({**REFUSED, **READ}.items()):
        paths[name] = tmp_path / f"{number}.dat"
        make(paths[name])
    found = outcomes(list(paths.values()), tmp_path / "list.txt")
    outcome = {name: found[path.name][0] for name, path in paths.items()}
    assert outcome == {**dict.fromkeys(REFUSED, "refused"), **dict.fromkeys(READ, "rows")}


@pytest.mark.parametrize("cut", [20, 200, 2_000, -2_000, -200, -20])
@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb", "ods", "zip"])
def test_cut_files_of_every_kind_are_refused(tmp_path: Path, kind: str, cut: int):
    rows = [["naam", "stuks"], *([f"Jan {n}", n / 4] for n in range(4_000))]
    writers: dict[str, Maker] = {
        "xlsx": lambda path: workbook(path, rows),
        "xls": lambda path: made.xls(path, rows),
        "xlsb": lambda path: made.xlsb(path, rows),
        "ods": lambda path: made.ods(path, rows),
        "zip": lambda path: made.packed(path, {"a.csv": made.text(rows)}),
    }
    sound, path = tmp_path / "sound.dat", tmp_path / "cut.dat"
    writers[kind](sound)
    path.write_bytes(sound.read_bytes()[:cut])
    found = outcomes([sound, path], tmp_path / "list.txt")
    # The last bytes of an old workbook are filling; without them it says the same.
    assert found["cut.dat"] == ("refused", "0") or found["cut.dat"] == found["sound.dat"]
    assert found["cut.dat"][0] == "refused" or kind == "xls"


def test_sheet_with_rows_that_are_no_xml_is_damaged(tmp_path: Path):
    path = workbook_of_xml(tmp_path / "a.xlsx", sheet="<worksheet><sheetData><row r='1'><c r='A1'><v>1</v>")
    found = outcomes([path], tmp_path / "list.txt")
    assert (SHEET, found["a.xlsx"][0]) == (SHEET, "refused")
