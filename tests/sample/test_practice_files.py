"""The practice files hold the faults they promise."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook


def test_the_old_text_file_is_cp1252_with_titles_and_a_total(made: Path) -> None:
    raw = (made / "practice" / "kassa_oud.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    rows = [line.split(";") for line in raw.decode("cp1252").splitlines()]
    assert rows[3][0] == "Bonnummer"
    assert "Zoë Bühler" in {row[3] for row in rows}
    amounts = [round(float(row[-1].replace(".", "").replace(",", ".")) * 100) for row in rows[4:]]
    assert rows[-1][0] == "Totaal"
    assert sum(amounts[:-1]) == amounts[-1]
    assert "." in rows[-1][-1], "the total has a thousands point"


def test_the_web_page_calls_itself_a_workbook(made: Path) -> None:
    text = (made / "practice" / "dagomzet.xls").read_text(encoding="utf-8")
    assert text.startswith("<html>")
    assert text.count("<tr>") == 41
    assert "€ " in text


def test_excel_swapped_days_and_months_where_it_could(made: Path) -> None:
    workbook = load_workbook(made / "practice" / "verkopen_datums.xlsx")
    cells = [row[1] for row in workbook.active.iter_rows(min_row=2, values_only=True)]
    dates = [cell for cell in cells if isinstance(cell, datetime)]
    texts = [[int(part) for part in cell.split("/")] for cell in cells if isinstance(cell, str)]
    assert len(dates) >= 10
    assert len(texts) >= 10
    assert all(day.day <= 12 for day in dates)
    assert all(month <= 12 < day for month, day, _ in texts)
    # The receipts are in order of time: read with day and month exchanged, the dates are so too.
    assert [day.replace(day=day.month, month=day.day) for day in dates] == sorted(
        day.replace(day=day.month, month=day.day) for day in dates
    )
    assert dates != sorted(dates)
