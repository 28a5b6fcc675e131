"""The same table in every kind of file, written here byte by byte or with a writer that is none of ours."""

import html
import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msoffcrypto
import xlwt

from tests.importing.reading.made_files import workbook

Table = Sequence[Sequence[Any]]

TABLE: Table = [
    ["Klantnr", "Naam", "Datum", "Bedrag", "Lid", "Tijd"],
    [1001.0, "Søren Ødegård", date(2025, 3, 1), 12.5, True, time(10, 30)],
    [],
    ["", "김하늘 & co <1>", datetime(2024, 2, 29, 18, 5, 7), -0.25, False, ""],
    [2e15, "regel 1\nregel 2", date(1999, 12, 31), 1234567.891, "", time(23, 59, 59)],
    ["", "", "", "", "", ""],
    ["é€", "", "", 0.0, True],
]
"""A blank row, empty cells on both sides, letters of four languages, numbers of each packing."""


def xls(path: Path, *sheets: Table, names: Sequence[str] = (), is_1904: bool = False) -> Path:
    """Write an old workbook with xlwt."""
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    formats = {
        datetime: xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss"),
        date: xlwt.easyxf(num_format_str="yyyy-mm-dd"),
        time: xlwt.easyxf(num_format_str="hh:mm:ss"),
    }
    for place, rows in enumerate(sheets):
        sheet = book.add_sheet(names[place] if names else f"Sheet{place + 1}")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(number, column, value, formats.get(type(value), xlwt.Style.default_style))
    book.save(str(path))
    return path


def serial(value: date | datetime | time, is_1904: bool = False) -> float:
    """Return the day number of a day, moment or time of day."""
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return (moment - datetime(1899, 12, 30)).total_seconds() / 86_400 - (1462 if is_1904 else 0)


def _wide(text: str) -> bytes:
    letters = text.encode("utf-16-le")
    return struct.pack("<I", len(letters) // 2) + letters


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one record of a binary workbook."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + data


_STYLES = {"General": 0, "yyyy-mm-dd": 1, "yyyy-mm-dd hh:mm:ss": 2, "hh:mm:ss": 3, "00000": 4}


def xlsb_cell(column: int, value: Any, texts: list[str], is_1904: bool = False) -> bytes:
    """Return the record of one cell; texts are shared ones."""

    def cell(kind: int, data: bytes, style: int = 0) -> bytes:
        return record(kind, struct.pack("<II", column, style) + data)

    if isinstance(value, bool):
        return cell(4, bytes([value]))
    if isinstance(value, str):
        texts.append(value)
        return cell(7, struct.pack("<I", len(texts) - 1))
    if isinstance(value, float):
        whole = value * 100
        if whole.is_integer() and abs(whole) < 1 << 28:
            return cell(2, struct.pack("<I", (int(whole) << 2 & 0xFFFFFFFF) | 3))
        return cell(5, struct.pack("<d", value))
    style = 3 if isinstance(value, time) else 2 if isinstance(value, datetime) else 1
    return cell(5, struct.pack("<d", serial(value, is_1904)), style)


def xlsb_sheet(rows: Sequence[tuple[int, bytes]]) -> bytes:
    """Return a sheet of rows: their index and the records of their cells."""
    body = b"".join(record(0, struct.pack("<IIHBBB", index, 0, 300, 0, 0, 0) + bytes(4)) + data for index, data in rows)
    size = record(148, struct.pack("<4I", 0, max((index for index, _data in rows), default=0), 0, 255))
    return record(129) + size + record(145) + body + record(146) + record(130)


def xlsb(path: Path, *sheets: Table, names: Sequence[str] = (), is_1904: bool = False) -> Path:
    """Write a binary workbook."""
    texts: list[str] = []
    made = [
        xlsb_sheet(
            [
                (index, b"".join(xlsb_cell(c, value, texts, is_1904) for c, value in enumerate(row) if value != ""))
                for index, row in enumerate(rows)
            ]
        )
        for rows in sheets
    ]
    return xlsb_of_sheets(
        path, made, texts, [names[n] if names else f"Sheet{n + 1}" for n in range(len(made))], is_1904
    )


def xlsb_of_sheets(
    path: Path, sheets: Sequence[bytes], texts: Sequence[str], names: Sequence[str], is_1904: bool
) -> Path:
    """Write a binary workbook of sheets whose records are given."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = [("worksheet", f"worksheets/sheet{n + 1}.bin") for n in range(len(sheets))]
    parts += [("sharedStrings", "sharedStrings.bin"), ("styles", "styles.bin")]
    relations = "".join(
        f'<Relationship Id="rId{n + 1}" Type="{kind}/{what}" Target="{target}"/>'
        for n, (what, target) in enumerate(parts)
    )
    listed = b"".join(
        record(156, struct.pack("<II", 0, n + 1) + _wide(f"rId{n + 1}") + _wide(name)) for n, name in enumerate(names)
    )
    book = record(131) + record(153, struct.pack("<III", int(is_1904), 0, 0)) + record(143) + listed + record(144)
    codes = [code for code in _STYLES if code != "General"]
    formats = b"".join(record(44, struct.pack("<H", 164 + n) + _wide(code)) for n, code in enumerate(codes))
    styles = b"".join(
        record(47, struct.pack("<HHHHHBBHBB", 0, n and 163 + n, 0, 0, 0, 0, 0, 0, 0, 0)) for n in range(5)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{space.replace("relationships", "content-types")}"/>')
        archive.writestr("xl/workbook.bin", book + record(132))
        archive.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>')
        items = b"".join(record(19, b"\0" + _wide(text)) for text in texts)
        archive.writestr(
            "xl/sharedStrings.bin", record(159, struct.pack("<II", len(texts), len(texts))) + items + record(160)
        )
        head = record(278) + record(615, struct.pack("<I", len(codes))) + formats + record(616)
        archive.writestr("xl/styles.bin", head + record(617, struct.pack("<I", 5)) + styles + record(618) + record(279))
        for n, sheet in enumerate(sheets):
            archive.writestr(f"xl/worksheets/sheet{n + 1}.bin", sheet)
    return path


_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def ods_cell(value: Any) -> str:
    """Return one cell as LibreOffice writes it."""
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, bool):
        said, shown = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"', str(value).upper()
    elif isinstance(value, float):
        said, shown = f'office:value-type="float" office:value="{value!r}"', f"{value:.2f}"
    elif isinstance(value, datetime | date):
        said, shown = f'office:value-type="date" office:date-value="{value.isoformat()}"', value.isoformat()
    elif isinstance(value, time):
        clock = f"PT{value:%H}H{value:%M}M{value:%S}S"
        said, shown = f'office:value-type="time" office:time-value="{clock}"', f"{value:%H:%M}"
    else:
        said, shown = 'office:value-type="string" calcext:value-type="string"', str(value)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell {said}>{lines}</table:table-cell>"


def ods(path: Path, *sheets: Table, names: Sequence[str] = ()) -> Path:
    """Write an open spreadsheet."""
    tables = "".join(
        f"<table:table table:name={quoteattr(names[n] if names else f'Sheet{n + 1}')}>"
        + "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for n, rows in enumerate(sheets)
    )
    return ods_of_xml(path, tables)


def ods_of_xml(path: Path, tables: str, styles: str = "") -> Path:
    """Write an open spreadsheet of tables whose XML is given."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def xml2003(path: Path, *sheets: Table, names: Sequence[str] = (), encoding: str = "UTF-8") -> Path:
    """Write an XML spreadsheet of Excel 2003; blank rows and cells are left out and the next one says its place."""

    def cell(column: int, value: Any) -> str:
        if isinstance(value, bool):
            kind, text = "Boolean", str(int(value))
        elif isinstance(value, float):
            kind, text = "Number", repr(value)
        elif isinstance(value, time):
            kind, text = "DateTime", f"1899-12-31T{value.isoformat()}.000"
        elif isinstance(value, date):
            moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
            kind, text = "DateTime", moment.isoformat() + ".000"
        else:
            kind, text = "String", escape(str(value), {"\n": "&#10;"})
        return f'<Cell ss:Index="{column + 1}"><Data ss:Type="{kind}">{text}</Data></Cell>'

    made = ""
    for n, rows in enumerate(sheets):
        made += f"<Worksheet ss:Name={quoteattr(names[n] if names else f'Sheet{n + 1}')}><Table>"
        for index, row in enumerate(rows):
            if any(value != "" for value in row):
                cells = "".join(cell(column, value) for column, value in enumerate(row) if value != "")
                made += f'<Row ss:Index="{index + 1}">{cells}</Row>'
        made += "</Table></Worksheet>"
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    path.write_bytes(f'{head}<Workbook xmlns="{space}" xmlns:ss="{space}">{made}</Workbook>'.encode(encoding))
    return path


def page(path: Path, *sheets: Table, encoding: str = "utf-8") -> Path:
    """Write a web page with a table of texts for each sheet."""
    made = ""
    for rows in sheets:
        made += '<table border="1">'
        for row in rows:
            cells = "".join(f"<td>{html.escape(written(value)).replace(chr(10), '<br>')}</td>" for value in row)
            made += f"<tr>{cells}</tr>\n"
        made += "</table>"
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body>'
    path.write_bytes(f"{head}{made}</body></html>".encode(encoding, "xmlcharrefreplace"))
    return path


def written(value: Any) -> str:
    """Return a value as a text table has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | time) else str(value)


def text(rows: Table, sign: str = ";") -> str:
    """Return a text table."""
    return "".join(sign.join(_quoted(written(value), sign) for value in row) + "\r\n" for row in rows)


def _quoted(cell: str, sign: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if sign in cell or "\n" in cell or '"' in cell else cell


def packed(path: Path, members: dict[str, str | bytes]) -> Path:
    """Write a packed folder."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def protected(path: Path, password: str, *sheets: Table) -> Path:
    """Write an .xlsx that opens only with a password. The plain bytes are made in memory."""
    plain = workbook(path.with_name(f"{path.stem}-plain.xlsx"), *sheets)
    data = plain.read_bytes()
    plain.unlink()
    with path.open("wb") as target:
        msoffcrypto.OfficeFile(io.BytesIO(data)).encrypt(password, target)
    return path
