"""Small shops as tables, and the figures they must come to: worked out here, never by the program."""

from collections.abc import Sequence
from pathlib import Path

Row = Sequence[object]


def text_of(rows: Sequence[Row], sign: str = ";") -> str:
    """Write rows as text; a cell with the sign, a quote or a line break gets quotes."""
    return "".join(sign.join(_quoted(str(cell), sign) for cell in row) + "\r\n" for row in rows)


def written(path: Path, rows: Sequence[Row], sign: str = ";", encoding: str = "utf-8") -> Path:
    """Write rows as a text file."""
    path.write_bytes(text_of(rows, sign).encode(encoding))
    return path


def comma(amount_cents: int) -> str:
    """Write minor units as a Dutch till does: 123450 is "1234,50"."""
    sign = "-" if amount_cents < 0 else ""
    return f"{sign}{abs(amount_cents) // 100},{abs(amount_cents) % 100:02}"


def day(number: int, month: int = 3, year: int = 2025) -> str:
    """Write a day from the 13th of March 2025 on, day first: none can be read in another order.

    Numbers above 16 go on in the months that follow.
    """
    months, rest = divmod(number - 1, 16)
    return f"{rest + 13:02}-{month + months:02}-{year}"


RECEIPT_HEAD = ("Bonnummer", "Datum", "Klantnummer", "Totaal")


def receipts(count: int, first: int = 1) -> list[tuple[str, str, str, str]]:
    """Return receipts B1, B2 ... of seven customers, 10.95 for the first and 1.25 more for each further one."""
    return [(f"B{n}", day(n), f"K{n % 7}", comma(receipt_cents(n))) for n in range(first, first + count)]


def receipt_cents(number: int) -> int:
    """Return what receipt `number` comes to."""
    return 970 + 125 * number


def receipts_cents(count: int, first: int = 1) -> int:
    """Return what these receipts come to together."""
    return sum(receipt_cents(n) for n in range(first, first + count))


def _quoted(cell: str, sign: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(each in cell for each in (sign, '"', "\n")) else cell
