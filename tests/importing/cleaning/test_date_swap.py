"""Day and month swapped by Excel: found by the parts over 12, repaired after showing examples, or left on request."""

import csv
import random
from datetime import date, datetime
from pathlib import Path

from desktop_seg.importing.cleaning.column import Decision, FindingKind, Undecided
from desktop_seg.importing.cleaning.date import DateStyle
from desktop_seg.importing.cleaning.date_swap import Swap
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value import Cell, Moment
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import HINT, by_style, day, decided, found

MOMENT, DATE = ValueKind.MOMENT, ValueKind.DATE
FILE = Path(__file__).parents[2] / "spreadsheets" / "online_retail_5000_semicolon_mixed_dates.csv"


def read_by_excel_as_day_first(true_days: list[date]) -> list[Cell]:
    """Return what a workbook holds after Excel in a d/m country has opened m/d texts."""
    cells: list[Cell] = []
    for true in true_days:
        if true.day <= 12:
            cells.append(date(true.year, true.day, true.month))  # month read as day
        else:
            cells.append(f"{true.month}/{true.day}/{true.year}")
    return cells


def test_swapped_date_cells_of_a_workbook_are_swapped_back() -> None:
    draw = random.Random(5)
    true_days = [date(2025, draw.randint(1, 12), draw.randint(1, 28)) for _ in range(60)]
    cells = read_by_excel_as_day_first(true_days)
    verdict = decided(DATE, cells)
    assert isinstance(verdict, Decision)
    assert found(verdict) == {FindingKind.SWAPPED: sum(1 for true in true_days if true.day <= 12)}
    assert by_style(verdict.style, cells) == [day(true.isoformat()) for true in true_days]
    assert len(verdict.findings[0].examples) == 3
    first = next(true for true in true_days if true.day <= 12)
    stands = date(first.year, first.day, first.month)
    assert verdict.findings[0].examples[0].text == f"{stands.day} {stands:%B} {stands.year}"
    assert verdict.findings[0].examples[0].meaning == f"{first.day} {first:%B} {first.year}"


def test_owner_may_leave_the_date_cells_as_they_stand() -> None:
    cells = read_by_excel_as_day_first([date(2025, month, 2 * month) for month in range(1, 13)])
    verdict = decided(DATE, cells)
    assert isinstance(verdict, Decision)
    (leave,) = verdict.others
    assert isinstance(leave.style, DateStyle)
    assert leave.style.swap is Swap.LEFT
    stands = [day(cell.isoformat()) if isinstance(cell, date) else None for cell in cells]
    read = by_style(leave.style, cells)
    assert [value for value, cell in zip(read, cells, strict=True) if isinstance(cell, date)] == [
        value for value in stands if value is not None
    ]


def test_few_cells_are_asked_about() -> None:
    verdict = decided(DATE, [date(2025, 4, 3), "4/13/2025"])
    assert isinstance(verdict, Undecided)
    swaps = [choice.style.swap for choice in verdict.choices if isinstance(choice.style, DateStyle)]
    assert swaps == [Swap.REPAIRED, Swap.LEFT]
    assert [choice.examples[0].meaning for choice in verdict.choices] == ["4 March 2025", "3 April 2025"]


def test_one_date_cell_over_twelve_shows_that_nothing_was_swapped() -> None:
    cells: list[Cell] = [date(2025, month, 3) for month in range(1, 13)]
    cells += [f"{month}/13/2025" for month in range(1, 13)]
    assert FindingKind.SWAPPED in found(decided(DATE, cells))
    assert found(decided(DATE, [*cells, date(2025, 4, 14)])) == {}


def test_one_text_that_excel_could_have_read_shows_that_nothing_was_swapped() -> None:
    cells: list[Cell] = [date(2025, month, 3) for month in range(1, 13)]
    cells += [f"{month}/13/2025" for month in range(1, 13)]
    assert found(decided(DATE, [*cells, "4/5/2025"])) == {}


def test_workbook_of_dates_only_is_taken_as_it_stands() -> None:
    assert found(decided(DATE, [date(2025, month, 3) for month in range(1, 13)])) == {}


def test_ordinary_texts_are_not_taken_for_swapped() -> None:
    padded = [f"{n % 28 + 1:02}/{n % 12 + 1:02}/2025" for n in range(100)]
    bare = [f"{n % 28 + 1}/{n % 12 + 1}/2025" for n in range(100)]
    for cells in (padded, bare):
        verdict = decided(DATE, cells)
        assert isinstance(verdict, Decision)
        assert found(verdict) == {}


def uci_column(name: str) -> list[str]:
    with FILE.open(newline="", encoding="utf-8") as file:
        return [row[name] for row in csv.DictReader(file, delimiter=";")]


def uci_dates() -> list[str]:
    return uci_column("InvoiceDate")


def by_receipt(values: list) -> list:
    """Return values of the rows in the order of their receipt numbers (a cancellation is counted with the others)."""
    numbers = [int(number.lstrip("C")) for number in uci_column("InvoiceNo")]
    return [value for _number, value in sorted(zip(numbers, values, strict=True), key=lambda pair: pair[0])]


def test_uci_file_is_read_as_month_day_year_after_showing_three_examples() -> None:
    cells = uci_dates()
    verdict = decided(MOMENT, cells)
    assert isinstance(verdict, Decision)
    assert found(verdict) == {FindingKind.SWAPPED: 2445}
    examples = [(example.text, example.meaning) for example in verdict.findings[0].examples]
    assert examples == [
        ("12/06/2010 10:08", "6 December 2010"),
        ("02/08/2011 11:07", "8 February 2011"),
        ("12/01/2010 10:52", "1 December 2010"),
    ]
    # Read independently: the texts say month/day/year, with a year of two digits where Excel left them alone.
    expected = []
    for cell in cells:
        read = datetime.strptime(cell, "%m/%d/%Y %H:%M" if len(cell) == 16 else "%m/%d/%y %H:%M")
        expected.append(Moment((read.date() - date(1970, 1, 1)).days, read.hour * 60 + read.minute))
    assert by_style(verdict.style, cells) == expected
    # Receipt numbers rise from day to day, so they prove the reading: the other one does not keep them in order.
    days = by_receipt([moment.day for moment in expected])
    assert days == sorted(days)
    left_alone = by_receipt([datetime.strptime(cell[:10], "%d/%m/%Y") if len(cell) == 16 else None for cell in cells])
    stand = [each for each in left_alone if each]
    assert stand != sorted(stand)


def test_uci_file_left_alone_reads_the_cells_that_excel_wrote_as_they_stand() -> None:
    cells = uci_dates()
    verdict = decided(MOMENT, cells)
    assert isinstance(verdict, Decision)
    read = by_style(verdict.others[0].style, cells)
    for cell, value in zip(cells, read, strict=True):
        stands = datetime.strptime(cell, "%d/%m/%Y %H:%M" if len(cell) == 16 else "%m/%d/%y %H:%M")
        assert isinstance(value, Moment)
        assert value.day == (stands.date() - date(1970, 1, 1)).days


def test_evidence_gathered_in_pieces_finds_the_same_swap() -> None:
    cells = uci_dates()
    pieces = cleaner(MOMENT).evidence(cells[:1000])
    for start in range(1000, 5000, 1000):
        pieces.add(cells[start : start + 1000])
    assert pieces.decide(HINT) == decided(MOMENT, cells)
