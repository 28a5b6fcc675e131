"""The first rows of a sheet at once, whatever the size of the workbook.

The wizard shows them and table finds the headings in them. Only as much of the file is unpacked as the rows need.
"""

from itertools import islice

from desktop_seg.importing.reading.package import Package
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.reading.sheet_stream import SheetStream
from desktop_seg.importing.reading.xml_part import damage_told

ROWS = 200


def of_package(package: Package, sheet: str, n: int = ROWS) -> list[RawRow]:
    """Return up to n rows that are not blank of a sheet of an opened workbook."""
    member_name = package.part(sheet).member
    stream = SheetStream(package.values)
    with damage_told(package.path), package.open(member_name) as member:
        return list(islice(stream.rows(member), n))
