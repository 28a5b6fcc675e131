"""The same receipts in every kind of file, through the whole import: the same customers, rows and money."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.importing.made_file import session
from tests.importing.reading import made_containers as made
from tests.importing.reading.made_containers import Table
from tests.importing.reading.test_containers import workbook_with_days

HEAD = ["Bonnummer", "Datum", "Klantnummer", "Naam", "Totaal"]
RECEIPTS = [
    [f"B{n}", date(2025, 1, 20) + timedelta(days=n), f"K{n % 7}", ["Søren", "Zoë", "François"][n % 3], n * 1.25 + 0.99]
    for n in range(40)
]
CENTS = sum(n * 125 + 99 for n in range(40))


def as_text(rows: Table) -> list[list[str]]:
    """Write days and amounts as a Dutch till does."""
    return [
        [
            cell.strftime("%d-%m-%Y")
            if isinstance(cell, date)
            else f"{cell:.2f}".replace(".", ",")
            if isinstance(cell, float)
            else str(cell)
            for cell in row
        ]
        for row in rows
    ]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


TITLED = [["Omzetrapport 2025"], [], HEAD, *RECEIPTS]
TEXTS = as_text(TITLED)
FILES: dict[str, Callable[[Path], Path]] = {
    "xlsx": lambda path: workbook_with_days(path, TITLED),
    "xls": lambda path: made.xls(path, TITLED),
    "xlsb": lambda path: made.xlsb(path, TITLED),
    "ods": lambda path: made.ods(path, TITLED),
    "xml2003": lambda path: made.xml2003(path, TITLED),
    "html": lambda path: made.page(path, TEXTS, encoding="windows-1252"),
    "tab text": lambda path: written(path, made.text(TEXTS, "\t").encode("utf-16")),
    "cp1252 with sep": lambda path: written(path, ("sep=;\r\n" + made.text(TEXTS)).encode("cp1252")),
    "zip": lambda path: made.packed(
        path, {"jan.csv": made.text(TEXTS[:20]), "feb.csv": made.text([*TEXTS[:3], *TEXTS[20:]])}
    ),
    "several pages": lambda path: made.page(path, TEXTS[:20], [*TEXTS[:3], *TEXTS[20:]]),
}


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_of_file_brings_the_same_money(tmp_path: Path, kind: str) -> None:
    path = FILES[kind](tmp_path / "export.xls")
    with session(tmp_path) as own:
        found = own.inspect(path)
        assert found.is_ready, [question.sentence for question in found.questions]
        report = own.run(path, found.plan)
        again = own.run(path, own.inspect(path).plan)
    assert (report.rows_new, report.rows_aside, report.net_cents) == (40, 0, CENTS)
    assert report.customers_new == 7
    assert (again.rows_new, again.rows_same) == (0, 40)
