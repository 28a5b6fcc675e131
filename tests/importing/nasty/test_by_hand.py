"""Lists that a person keeps by hand: remarks under and between the rows, two tables beside each other."""

from pathlib import Path

import openpyxl

from tests.importing.nasty.road import Road
from tests.importing.nasty.sheets import day, written

HEAD = ("NR", "NAAM", "TELEFOON", "STRAAT + NR", "POSTCODE", "PLAATS")
PEOPLE = [
    (n, f"Anna Bos{name}", f"02012345{60 + n}", f"Laan {n}", "1012 AB", "Zeist")
    for n, name in enumerate("abcdefghijkl")
]


def book(path: Path, rows: list[tuple[object, ...]]) -> Path:
    """Save rows as a workbook."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_remarks_under_the_list_are_no_customers(road: Road) -> None:
    under = [(None, "Totaal aantal klanten: 12"), (), (None, "* nog nabellen"), (None, "Els, maart 2025")]
    taken = road.take(book(road.folder / "a.xlsx", [("KLANTENLIJST",), (), HEAD, *PEOPLE, *under]))
    assert (taken.report.rows, taken.report.new, taken.report.asides) == (15, 12, [16, 18, 19])
    assert taken.report.customers == 12
    assert taken.rows("SELECT DISTINCT street IS NULL FROM customer") == [(0,)]


def test_somebody_of_whom_only_the_name_is_known_is_a_customer(road: Road) -> None:
    rows = [*PEOPLE[:3], (None, "Jan Smit"), *PEOPLE[3:], (None, "Piet Kok")]
    taken = road.take(book(road.folder / "a.xlsx", [HEAD, *rows]))
    assert (taken.report.customers, taken.report.aside) == (14, 0)


def test_headings_between_the_rows_are_no_customers(road: Road) -> None:
    rows = [("Noord",), *PEOPLE[:3], ("Zuid",), *PEOPLE[3:]]
    taken = road.take(book(road.folder / "a.xlsx", [HEAD, *rows]))
    assert (taken.report.customers, taken.report.asides) == (12, [2, 6])


def test_of_two_tables_beside_each_other_the_left_one_is_read(road: Road) -> None:
    head = ("Datum", "Klantnr", "Omschrijving", "Bedrag", "", "Klantnr", "Naam", "Plaats")
    beside = [("K1", "Piet Jansen", "Utrecht"), ("K2", "Anna Bos", "Zeist"), ("K3", "Kees Smit", "Breda")]
    bought = [(day(1), "K1", "boeket", "25,00"), (day(2), "K2", "vaas", "30,00"), (day(3), "K2", "roos", "31,00")]
    rows = [(*sale, "", *person) for sale, person in zip(bought, beside, strict=True)]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert taken.report.cents == 8600
    assert taken.rows("SELECT customer_no, last_name, city FROM customer ORDER BY 1") == [
        ("K1", None, None),
        ("K2", None, None),
    ]
    assert any("“Bedrag”" in remark and "another table" in remark for remark in taken.report.remarks)


def test_a_blank_column_within_one_table_parts_nothing(road: Road) -> None:
    head = ("Datum", "Klantnr", "", "Omschrijving", "Bedrag")
    rows = [(day(n), f"K{n}", "", "boeket", "25,00") for n in range(1, 5)]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert (taken.report.cents, taken.report.customers) == (10_000, 4)
