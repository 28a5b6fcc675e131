"""A layout: how its file is made, and how somebody else would count it (csv, openpyxl and plain Python)."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl

Row = dict[str, str]


@dataclass(frozen=True)
class Control:
    """rows: data rows. net: of the shop in minor units. customers: people who can be told apart."""

    rows: int
    net: int
    customers: int


@dataclass(frozen=True)
class Layout:
    """make: the rows. count: net and customers of the rows as read back. top: lines above the headings."""

    key: str
    make: Callable[[], list[Row]]
    net: Callable[[list[Row]], int]
    customers: Callable[[list[Row]], set[str]]
    currency: str = "EUR"
    country: str = "NL"
    delimiter: str = ","
    encoding: str = "utf-8"
    top: tuple[str, ...] = ()
    ending: str = ".csv"
    sheet: str = "Sheet1"
    further_sheets: tuple[str, ...] = ()

    def write(self, folder: Path, change: Callable[[list[Row]], list[Row]] | None = None) -> Path:
        """Write the file. change: of its rows beforehand."""
        rows = self.make() if change is None else change(self.make())
        path = folder / f"{self.key}{self.ending}"
        if self.ending == ".xlsx":
            self._write_workbook(path, rows)
            return path
        with path.open("w", encoding=self.encoding, newline="") as file:
            file.writelines(f"{line}\n" for line in self.top)
            writer = csv.DictWriter(file, list(rows[0]), delimiter=self.delimiter, lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(rows)
        return path

    def _write_workbook(self, path: Path, rows: list[Row]) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        sheet = book.create_sheet(self.sheet)
        for line in self.top:
            sheet.append([line])
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append(list(row.values()))
        for name in self.further_sheets:
            other = book.create_sheet(name)
            other.append(["Person", "Region"])
            other.append(["Anna", "West"])
        book.save(path)

    def control(self, path: Path) -> Control:
        """Read the file a second time and count."""
        rows = self._from_workbook(path) if self.ending == ".xlsx" else self._from_text(path)
        return Control(len(rows), self.net(rows), len(self.customers(rows) - {""}))

    def _from_text(self, path: Path) -> list[Row]:
        with path.open(encoding=self.encoding, newline="") as file:
            for _line in self.top:
                file.readline()
            return list(csv.DictReader(file, delimiter=self.delimiter))

    def _from_workbook(self, path: Path) -> list[Row]:
        lines = openpyxl.load_workbook(path)[self.sheet].iter_rows(min_row=len(self.top) + 1, values_only=True)
        headers = [str(cell) for cell in next(lines)]
        texts = (["" if cell is None else str(cell) for cell in line] for line in lines)
        return [dict(zip(headers, line, strict=True)) for line in texts]


def cents(text: str, decimal: str = ".", digits: int = 2) -> int:
    """Read an amount: what is neither a figure, a minus nor the decimal sign does not count."""
    bare = "".join(sign for sign in text if sign.isdigit() or sign in ("-", decimal)).replace(decimal, ".")
    return int(Decimal(bare).scaleb(digits)) if any(map(str.isdigit, bare)) else 0


def filled(headers: str, rows: Iterable[Row]) -> list[Row]:
    """Return rows with all headings ("A|B"), blank where a row says nothing."""
    names = headers.split("|")
    made = list(rows)
    assert all(row.keys() <= set(names) for row in made)
    return [{name: row.get(name, "") for name in names} for row in made]


def once(rows: Sequence[Row], order: str, amount: str) -> dict[str, str]:
    """Return an amount of each order: the first that stands on one of its rows."""
    found: dict[str, str] = {}
    for row in rows:
        if row[amount]:
            found.setdefault(row[order], row[amount])
    return found
