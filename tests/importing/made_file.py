"""Files on disk for the tests of inspecting and importing, and sessions to read them with."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop_seg.importing.session import ImportSession, Worker
from desktop_seg.model.period import to_day

TODAY = to_day(date(2026, 9, 1))


def session(folder: Path, *, in_process: bool = True) -> ImportSession:
    """Return a session on the shop file of this folder."""
    return ImportSession(folder / "shop.seg", "NL", "EUR", TODAY, worker=Worker.HERE if in_process else Worker.SPAWNED)


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a text file; the text may be indented."""
    lines = [line.strip() for line in text.strip().splitlines()]
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def csv(path: Path, headers: str, rows: Sequence[Sequence[object]]) -> Path:
    """Write a semicolon file of these headings ("A;B") and rows."""
    lines = [headers, *(";".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def sales(path: Path, days: Sequence[str], amounts: Sequence[str] | None = None) -> Path:
    """Write receipts: one for each day, of customers 1, 2, 3 in turn."""
    amounts = amounts or [f"{n},95" for n in range(1, len(days) + 1)]
    rows = [(f"B{n}", day, n % 3 + 1, amount) for n, (day, amount) in enumerate(zip(days, amounts, strict=True))]
    return csv(path, "Bonnummer;Datum;Klantnummer;Totaal", rows)


def lines(path: Path, receipts: int, lines_each: int = 4) -> Path:
    """Write a larger file of sale lines of 200 customers over two years."""
    rows = [
        (
            f"R{receipt}",
            to_text(receipt),
            f"{10_000 + receipt % 200}",
            f"A{(receipt + line) % 90}",
            f"Artikel {(receipt + line) % 90}",
            line + 1,
            f"{(line + 1) * 250 // 100},{(line + 1) * 250 % 100:02}",
        )
        for receipt in range(receipts)
        for line in range(lines_each)
    ]
    return csv(path, "Bonnummer;Datum;Klantnummer;Artikelnummer;Artikelomschrijving;Aantal;Regelbedrag", rows)


def to_text(number: int) -> str:
    """Return some day of 2024 or 2025, day first."""
    day = date.fromordinal(date(2024, 1, 1).toordinal() + number % 700)
    return day.strftime("%d-%m-%Y")
