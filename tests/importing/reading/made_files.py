"""Spreadsheets that the tests of reading make for themselves."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

SHEET = "xl/worksheets/sheet1.xml"

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
 Target="{target}"/></Relationships>"""
_WORKBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="Sales" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""


def workbook_of_xml(path: Path, rows: str = "", sheet: str = "", workbook: str = _WORKBOOK) -> Path:
    """Write a workbook with one sheet whose XML is given: `rows` inside sheetData, or the whole `sheet`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", workbook)
        archive.writestr(
            "xl/_rels/workbook.xml.rels", _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml")
        )
        archive.writestr(SHEET, sheet or _SHEET.format(rows=rows))
    return path


def workbook(path: Path, *sheets: Sequence[Sequence[Any]], names: Sequence[str] = (), **options: Any) -> Path:
    """Write sheets of plain values with XlsxWriter."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm", **options}) as made:
        for place, rows in enumerate(sheets):
            sheet = made.add_worksheet(names[place] if names else None)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def repacked(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Copy a workbook; `change` gets name and bytes of each member and returns its new bytes (None leaves it out)."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = change(info.filename, old.read(info))
            if content is not None:
                new.writestr(info.filename, content)
    return target


def zipped(members: dict[str, bytes]) -> bytes:
    """Return the bytes of a zip file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def cells(rows: Any) -> list[list[Any]]:
    """Return the cells of rows without empty ones at the end."""
    found = []
    for row in rows:
        values = list(row.cells)
        while values and values[-1] in ("", None):
            values.pop()
        found.append(values)
    return found


def unlike_all_programs(path: Path) -> Path:
    """Return a copy whose rows begin after a tag that no program writes so: then no row is taken at once."""

    def change(name: str, old: bytes) -> bytes:
        return old.replace(b"<sheetData>", b"<sheetData >") if name == SHEET else old

    return repacked(path, path.with_name("unlike.xlsx"), change)
