"""Rows that an import set aside are saved, mended in the workbook and imported again: then the shop is as if the file
had been right from the start."""

import random
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.base import i18n
from desktop_seg.store.shop_file import open_reader
from tests.cli.run import command
from tests.importing.made_file import csv
from tests.importing.reading.made_files import workbook

HEADERS = "Bonnummer;Datum;Klantnummer;Artikelnummer;Omschrijving;Aantal;Regelbedrag"
Row = list[object]


def text_rows(n: int = 60) -> list[Row]:
    """Return lines as a Dutch till writes them: every amount has a comma, every receipt two lines."""
    return [
        [f"B{k // 2}", f"{13 + k % 15}-03-2025", f"00{k % 7}", f"A{k}", f"Roos {k}", 1 + k % 3, f"{k + 1},50"]
        for k in range(n)
    ]


def spoiled(rows: Sequence[Row], at: dict[tuple[int, int], object]) -> list[Row]:
    """Return the rows with some cells (row, column) overwritten."""
    return [[at.get((r, c), cell) for c, cell in enumerate(row)] for r, row in enumerate(rows)]


def written(path: Path, rows: Sequence[Row]) -> Path:
    """Write a workbook in which texts stay texts."""
    return workbook(path, [HEADERS.split(";"), *rows], strings_to_formulas=False)


def content(shop: Path) -> list[tuple[object, ...]]:
    """Return every sale line with its receipt, customer and article, and every receipt with its sum."""
    db = open_reader(shop)
    lines = db.rows(
        """SELECT s.receipt_no, s.sold_day, s.net_cents, c.customer_no, p.sku, p.name, l.quantity, l.net_cents
           FROM sale_line l JOIN sale s ON s.id = l.sale_id LEFT JOIN customer c ON c.id = s.customer_id
           JOIN product p ON p.id = l.product_id ORDER BY 1, 5, 8"""
    )
    db.close()
    return [tuple(line) for line in lines]


def imported(shop: Path, file: Path) -> dict[str, int]:
    """Import a file in which nothing may be unclear; return its figures."""
    answer = command(shop, "import", file, "--json")
    assert answer.code == 0, answer.out + answer.errors
    (found,) = answer.data["imports"]
    return {key: found[key] for key in ("import", "rows_read", "rows_new", "rows_same", "rows_aside")}


def mend(path: Path, change: Callable[[int, dict[str, object]], dict[str, object]]) -> int:
    """Write cells of a saved workbook anew, as the owner does in Excel. Returns how many rows it has."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    headers = [str(cell.value) for cell in sheet[1]]
    for number in range(2, sheet.max_row + 1):
        row = {header: sheet.cell(number, place + 1).value for place, header in enumerate(headers)}
        for header, value in change(number, row).items():
            sheet.cell(number, headers.index(header) + 1).value = value  # type: ignore[assignment]
    book.save(path)
    return int(sheet.max_row) - 1


def test_mended_rows_come_in_as_if_the_file_had_been_right(tmp_path: Path) -> None:
    right = text_rows()
    wrong = spoiled(right, {(4, 6): "gratis", (9, 1): "31-02-2025", (10, 1): "??", (33, 6): "n.v.t."})
    shop, saved = tmp_path / "a.seg", tmp_path / "mend.xlsx"
    first = imported(shop, csv(tmp_path / "kassa.csv", HEADERS, wrong))
    assert (first["rows_new"], first["rows_aside"]) == (56, 4)
    answer = command(shop, "rejects", first["import"], "--out", saved, "--json")
    assert answer.data == {"import": first["import"], "rows": 4, "file": str(saved)}

    def right_again(_number: int, row: dict[str, object]) -> dict[str, object]:
        place = int(str(row["Desktop Seg: row in the file"])) - 2
        assert row["Desktop Seg: why it was set aside"]
        assert row["Klantnummer"] == right[place][2], "zeros stay"
        return {"Datum": right[place][1], "Regelbedrag": right[place][6]}

    assert mend(saved, right_again) == 4
    second = imported(shop, saved)
    assert (second["rows_read"], second["rows_new"], second["rows_aside"]) == (4, 4, 0)
    imported(tmp_path / "b.seg", csv(tmp_path / "right.csv", HEADERS, right))
    assert content(shop) == content(tmp_path / "b.seg")


@pytest.mark.parametrize("seed", range(3))
def test_any_rows_of_a_workbook_can_be_mended_in_it(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    right: list[Row] = [
        [
            float(1000 + k // 3), datetime(2025, 1 + k % 9, 1 + k % 28, 9, k % 60), float(10 + k % 9), f"A{k}",
            draw.choice(["Roos", "=SUM(A1)", "Tulp 김", "'t Bosje"]), float(1 + k % 4), draw.randrange(1, 9_999) / 100,
        ]
        for k in range(45)
    ]  # fmt: skip
    places = draw.sample(range(45), draw.randrange(1, 12))
    at: dict[tuple[int, int], object] = {
        (place, draw.choice([1, 6])): draw.choice(["gratis", "n.v.t. x"]) for place in places
    }
    shop, saved = tmp_path / "a.seg", tmp_path / "mend.xlsx"
    first = imported(shop, written(tmp_path / "kassa.xlsx", spoiled(right, at)))
    assert first["rows_aside"] == len(places)
    i18n.use(draw.choice(i18n.LANGUAGES))
    assert command(shop, "rejects", first["import"], "--out", saved).code == 0
    i18n.use(draw.choice(i18n.LANGUAGES))
    rows = iter(sorted(places))

    def right_again(_number: int, _row: dict[str, object]) -> dict[str, object]:
        place = next(rows)
        return {"Datum": right[place][1], "Regelbedrag": right[place][6]}

    mend(saved, right_again)
    second = imported(shop, saved)
    assert (second["rows_new"], second["rows_aside"]) == (len(places), 0)
    assert command(shop, "undo", second["import"]).code == 0
    assert imported(shop, saved)["rows_new"] == len(places)
    imported(tmp_path / "b.seg", written(tmp_path / "right.xlsx", right))
    assert content(shop) == content(tmp_path / "b.seg")


def test_what_is_not_mended_is_set_aside_again_and_a_total_stays_one(tmp_path: Path) -> None:
    rows = spoiled(text_rows(20), {(4, 6): "gratis", (7, 6): "gratis"})
    rows.append(["Totaal", "", "", "", "", "", "200,00"])
    shop, saved = tmp_path / "a.seg", tmp_path / "mend.xlsx"
    first = imported(shop, csv(tmp_path / "kassa.csv", HEADERS, rows))
    assert first["rows_aside"] == 3
    before = content(shop)
    command(shop, "rejects", first["import"], "--out", saved)
    again = imported(shop, saved)
    assert (again["rows_read"], again["rows_new"], again["rows_aside"]) == (3, 0, 3)
    assert content(shop) == before
    mend(saved, lambda number, _row: {"Regelbedrag": "4,00"} if number == 2 else {})
    assert imported(shop, saved)["rows_new"] == 1


def test_rows_of_several_sheets_say_where_they_stood(tmp_path: Path) -> None:
    heads, rows = HEADERS.split(";"), text_rows(40)
    sheets = [[heads, *spoiled(part, {(3, 6): "x"})] for part in (rows[:20], rows[20:])]
    shop, saved = tmp_path / "a.seg", tmp_path / "mend.xlsx"
    first = imported(shop, workbook(tmp_path / "kassa.xlsx", *sheets, names=("2024", "2025")))
    assert first["rows_aside"] == 2
    command(shop, "rejects", first["import"], "--out", saved)
    found: list[tuple[object, object]] = []

    def noted(_number: int, row: dict[str, object]) -> dict[str, object]:
        found.append((row["Desktop Seg: sheet"], row["Desktop Seg: row in the file"]))
        return {"Regelbedrag": "5,00"}

    mend(saved, noted)
    assert found == [("2024", 5), ("2025", 5)]
    assert imported(shop, saved)["rows_new"] == 2


def test_nothing_set_aside_and_wrong_names_are_said_so(tmp_path: Path) -> None:
    shop = tmp_path / "a.seg"
    first = imported(shop, csv(tmp_path / "kassa.csv", HEADERS, text_rows(4)))
    none = command(shop, "rejects", first["import"], "--out", tmp_path / "mend.xlsx")
    assert none.code == 1
    assert "set no row aside" in none.errors
    assert not (tmp_path / "mend.xlsx").exists()
    assert "no import with number 99" in command(shop, "rejects", 99, "--out", tmp_path / "mend.xlsx").errors
    assert "ends in .xlsx" in command(shop, "rejects", first["import"], "--out", tmp_path / "mend.csv").errors
