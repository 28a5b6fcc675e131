"""Writes `till_sales.xlsx` as the till exports it: two sheets, three lines of title, headers, lines, a totals line.

After `shop` and `spoiling`. Dutch headers, real Excel dates and numbers; no discount, no figure.
The first digit of a receipt number is the till.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator.catalogue import article_named
from generator.sale import TILL, Line, Receipt
from generator.shop import COUNTER_NUMBER, Shop
from generator.spoiling import NO_AMOUNT, WRONG_YEAR, Spoils
from generator.workbook import Book, Value, new_book

FILE_NAME = "till_sales.xlsx"
SHOP_NAME = "De Groene Merel, tuin en cadeau, De Bilt"
HEADERS = (
    "Bonnummer",
    "Bondatum",
    "Verkoopkanaal",
    "Klantnummer",
    "Artikelnummer",
    "Artikelomschrijving",
    "Artikelgroep",
    "Merk",
    "Stuks",
    "Stukprijs",
    "Kortingsbedrag",
    "Regelbedrag",
    "Couponcode",
    "Betaalwijze",
    "Retourreden",
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    first_day: date
    last_day: date


_SHEETS = (
    _Sheet("2023-2024", date(2023, 9, 1), date(2024, 12, 31)),
    _Sheet("2025-2026", date(2025, 1, 1), date(2026, 8, 31)),
)


def write_till_sales(shop: Shop, spoils: Spoils, folder: Path) -> None:
    """All receipts of the till, in order of time, one row a line."""
    with new_book(folder / FILE_NAME) as book:
        for sheet in _SHEETS:
            inside = [
                one for one in shop.receipts if one.source == TILL and sheet.first_day <= one.day <= sheet.last_day
            ]
            _write_sheet(book, sheet, [row for one in inside for row in _rows(shop, spoils, one)])


def _write_sheet(book: Book, about: _Sheet, rows: list[tuple[Value, ...]]) -> None:
    sheet = book.sheet(about.name)
    sheet.write_string(0, 0, "Kassarapport verkoopregels", book.looks.bold)
    sheet.write_string(1, 0, SHOP_NAME)
    sheet.write_string(2, 0, f"Periode {about.first_day:%d-%m-%Y} t/m {about.last_day:%d-%m-%Y}")
    book.write_header(sheet, 3, HEADERS)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 4, 14)
    sheet.set_column(5, 5, 28)
    sheet.set_column(6, 14, 14)
    for number, row in enumerate(rows):
        book.write_row(sheet, 4 + number, row)
    book.write_row(sheet, 4 + len(rows), _totals(rows))


def _totals(rows: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    """What the till prints below: the sums of what is a number."""
    sums: dict[str, float] = {}
    for header in ("Stuks", "Kortingsbedrag", "Regelbedrag"):
        column = HEADERS.index(header)
        cells = (row[column] for row in rows)
        sums[header] = round(sum(cell for cell in cells if isinstance(cell, int | float)), 2)
    values: list[Value] = [sums.get(header) for header in HEADERS]
    values[0], values[HEADERS.index("Stuks")] = "Totaal", int(sums["Stuks"])
    return tuple(values)


def _rows(shop: Shop, spoils: Spoils, receipt: Receipt) -> list[tuple[Value, ...]]:
    rows = [_row(shop, spoils, receipt, line) for line in receipt.lines]
    if receipt.number == spoils.unpriced:
        wrapping = article_named("Cadeauverpakking")
        free = list(_row(shop, spoils, receipt, Line(wrapping, 1, wrapping.price_cents, 0)))
        free[HEADERS.index("Regelbedrag")] = NO_AMOUNT
        rows.append(tuple(free))
    return rows


def _row(shop: Shop, spoils: Spoils, receipt: Receipt, line: Line) -> tuple[Value, ...]:
    misdated = receipt.number == spoils.misdated
    customer = COUNTER_NUMBER if receipt.counter else None
    if receipt.person is not None:
        customer = shop.numbers[receipt.person.index]
    return (
        int(receipt.number),
        datetime.combine(receipt.day.replace(year=WRONG_YEAR) if misdated else receipt.day, receipt.at),
        receipt.channel,
        customer,
        line.article.sku,
        line.article.name,
        line.article.category,
        line.article.brand,
        line.quantity,
        line.unit_cents / 100,
        line.discount_cents / 100 or None,
        line.net_cents / 100,
        receipt.coupon,
        receipt.payment,
        line.return_reason,
    )
