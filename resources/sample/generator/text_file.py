"""Writes the semicolon files of the sample as a Dutch web shop does: decimal comma, CRLF, BOM.

Used by every module that writes .csv.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path


def write_rows(
    path: Path, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]], encoding: str = "utf-8-sig"
) -> None:
    """One header row and the rows; cells are text already."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def comma_amount(cents: int) -> str:
    """Cents as Dutch text without thousands sign: 1295 -> "12,95"."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02d}"
