"""Three small dirty files to practise with: what goes wrong between a till and a spreadsheet.

Stands apart from the shop; nothing in them belongs to its customers. Each file hides a fault that an import must see.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from generator.catalogue import Article, articles
from generator.text_file import comma_amount
from generator.workbook import Value, new_book

_NAMES = ("Renée Köster", "André de Wit", "Zoë Bühler", "Björn Smit", "Anaïs van Loon", "Hélène Prins", "Jos Bakker")


@dataclass(frozen=True, slots=True)
class _Sold:
    number: int
    day: date
    name: str
    article: Article
    quantity: int

    @property
    def at(self) -> str:
        return f"{9 + self.number % 8:02d}:{self.number * 7 % 60:02d}"

    @property
    def cents(self) -> int:
        return self.quantity * self.article.price_cents


def write_practice_files(seed: int, folder: Path) -> None:
    """An old text file, a web page called .xls, and a workbook in which Excel swapped days and months."""
    folder.mkdir(parents=True, exist_ok=True)
    sold = _some_sales(Random(f"{seed}/practice"))
    (folder / "kassa_oud.csv").write_bytes(_old_text(sold).encode("cp1252"))
    (folder / "dagomzet.xls").write_bytes(_web_page(sold).encode("utf-8"))
    _write_swapped_dates(sold, folder / "verkopen_datums.xlsx")


def _some_sales(rng: Random) -> list[_Sold]:
    first = date(2026, 3, 2)
    goods = [article for article in articles() if article.kind == "goods"]
    return [
        _Sold(5001 + n, first + timedelta(days=n * 2), rng.choice(_NAMES), rng.choice(goods), rng.randint(1, 3))
        for n in range(60)
    ]


def _old_text(sold: list[_Sold]) -> str:
    """Title lines, letters of an old encoding, a thousands point and a total with label below."""
    lines = ["Kassarapport;;;;;;", "Filiaal: Café & Cadeau Zoë;;;;;;", ";;;;;;"]
    lines.append("Bonnummer;Bondatum;Tijd;Klantnaam;Artikelomschrijving;Stuks;Regelbedrag")
    for one in sold:
        what = (one.name, one.article.name, one.quantity, _with_point(one.cents))
        row = (one.number, f"{one.day:%d-%m-%Y}", one.at, *what)
        lines.append(";".join(str(cell) for cell in row))
    total = _with_point(sum(one.cents for one in sold))
    lines.append(f"Totaal;;;;;{sum(one.quantity for one in sold)};{total}")
    return "\r\n".join(lines) + "\r\n"


def _with_point(cents: int) -> str:
    whole, fraction = comma_amount(cents).split(",")
    return f"{int(whole):,}".replace(",", ".") + f",{fraction}"


def _web_page(sold: list[_Sold]) -> str:
    """A table in HTML that calls itself .xls, as many web shops write it."""
    headers = ("Bestelnummer", "Besteldatum", "Productnaam", "Hoeveelheid", "Regeltotaal")
    rows = ["<tr>" + "".join(f"<th>{header}</th>" for header in headers) + "</tr>"]
    for one in sold[:40]:
        cells = (
            f"W{one.number}",
            f"{one.day:%d-%m-%Y}",
            one.article.name,
            one.quantity,
            f"€ {comma_amount(one.cents)}",
        )
        rows.append("<tr>" + "".join(f"<td>{str(cell).replace('&', '&amp;')}</td>" for cell in cells) + "</tr>")
    table = "\n".join(rows)
    return f'<html><head><meta charset="utf-8"></head><body>\n<table border="1">\n{table}\n</table>\n</body></html>\n'


def _write_swapped_dates(sold: list[_Sold], path: Path) -> None:
    """Month/day text opened by a Dutch Excel: a date where it could be one, day and month swapped; else still text."""
    with new_book(path) as book:
        sheet = book.sheet("Verkopen")
        book.write_header(sheet, 0, ("Bonnummer", "Bondatum", "Artikelomschrijving", "Stuks", "Regelbedrag"))
        sheet.set_column(0, 4, 16)
        for row, one in enumerate(sold, 1):
            swapped: Value = f"{one.day.month}/{one.day.day}/{one.day:%y}"
            if one.day.day <= 12:
                swapped = date(one.day.year, one.day.day, one.day.month)
            book.write_row(sheet, row, (one.number, swapped, one.article.name, one.quantity, one.cents / 100))
