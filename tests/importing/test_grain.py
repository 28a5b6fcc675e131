"""Whose amount is it? Totals, discounts and postage of a whole order on each of its lines count once, whatever the file
calls them; where the rows leave it open and revenue hangs on it, the owner is asked.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_seg.importing.answer import Answers
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.question import QuestionKind
from desktop_seg.importing.writing.report import ImportReport
from tests.importing.made_file import csv, session


def looked_at(path: Path, answers: Answers | None = None) -> Inspection:
    with session(path.parent) as own:
        return own.inspect(path, answers or Answers())


def brought(path: Path, answers: Answers | None = None) -> ImportReport:
    """Import a file that needs no further answer."""
    with session(path.parent) as own:
        found = own.inspect(path, answers or Answers())
        assert found.is_ready, found.questions
        return own.run(path, found.plan)


def orders(path: Path, headers: str, amounts: Sequence[tuple[str, ...]], lines_each: int = 2, first: int = 0) -> Path:
    """Write orders of several lines; amounts: the last cells of every line of an order."""
    rows = [
        (f"W{order}", f"{13 + order:02}-03-2025", 7 + order % 3, article, *cells)
        for order, cells in enumerate(amounts, first)
        for article in ("Roos", "Vaas", "Mok")[:lines_each]
    ]
    return csv(path, f"Bestelnummer;Datum;Klantnummer;Artikel;{headers}", rows)


def test_total_of_the_order_on_each_line_is_recognised_and_counts_once(tmp_path: Path) -> None:
    path = orders(tmp_path / "web.csv", "Aantal;Totaalbedrag", [("1", f"{10 + n},50") for n in range(5)])
    assert looked_at(path).plan.kind is FileKind.SALE_LINES
    assert brought(path).net_cents == sum(1050 + 100 * n for n in range(5))


def test_total_of_which_too_few_orders_tell_is_offered_as_both(tmp_path: Path) -> None:
    path = orders(tmp_path / "web.csv", "Aantal;Totaalbedrag", [("1", "10,50")])
    (question,) = looked_at(path).questions
    assert question.kind is QuestionKind.COLUMN
    offered = [(option.header, option.answer) for option in question.options]
    assert {("Totaalbedrag", "line_total"), ("Totaalbedrag", "order_total")} <= set(offered)
    assert brought(path, Answers(columns={"Totaalbedrag": "order_total"})).net_cents == 1050


@pytest.mark.parametrize("heading", ["Regelbedrag", "Netto-omzet", "Subtotaal"])
def test_amount_that_is_equal_on_all_lines_of_every_order_is_not_taken_for_the_lines(
    tmp_path: Path, heading: str
) -> None:
    path = orders(tmp_path / "web.csv", f"Aantal;{heading}", [("1", f"{10 + n},50") for n in range(8)], lines_each=3)
    fields = {column.header: column.field for column in looked_at(path).plan.columns}
    assert fields[heading] != "line_total"
    assert looked_at(path).questions or brought(path).net_cents == sum(1050 + 100 * n for n in range(8))


def test_discount_and_postage_of_the_order_on_each_line_are_taken_off_once(tmp_path: Path) -> None:
    amounts = [("1", "20,00", f"{n + 1},00", "4,95") for n in range(6)]
    path = orders(tmp_path / "web.csv", "Aantal;Stukprijs;Korting;Verzendkosten", amounts)
    assert brought(path).net_cents == sum(4000 - 100 * (n + 1) for n in range(6))


def test_discounts_that_differ_within_orders_are_those_of_lines(tmp_path: Path) -> None:
    rows = [
        (f"W{order}", f"{13 + order}-03-2025", 7, "Roos", 1, "20,00", discount)
        for order in range(4)
        for discount in ("1,00", "2,00")
    ]
    path = csv(tmp_path / "web.csv", "Bestelnummer;Datum;Klantnummer;Artikel;Aantal;Stukprijs;Korting", rows)
    assert brought(path).net_cents == 4 * (4000 - 300)


def test_discount_of_which_too_few_orders_tell_is_asked_and_remembered(tmp_path: Path) -> None:
    headers, amounts = "Aantal;Stukprijs;Korting", [("1", "20,00", "5,00")]
    path = orders(tmp_path / "web.csv", headers, amounts)
    (question,) = looked_at(path).questions
    assert (question.kind, question.header) == (QuestionKind.STYLE, "Korting")
    assert [option.answer for option in question.options] == ["order", "line"]
    assert [option.examples[0].meaning for option in question.options] == ["€5.00", "€10.00"]
    with session(tmp_path) as own:
        assert own.run(path, own.inspect(path, Answers(styles={"Korting": "order"})).plan).net_cents == 3500
        later = orders(tmp_path / "later.csv", headers, [("1", "30,00", "5,00")], first=4)
        found = own.inspect(later)
        assert found.is_ready
        assert own.dry_run(later, found.plan).net_cents == 5500


def test_discount_does_not_matter_where_the_lines_hold_it_already(tmp_path: Path) -> None:
    rows = [("W1", "13-03-2025", 7, each, 1, "19,00", "1,00") for each in ("Roos", "Vaas")]
    path = csv(tmp_path / "web.csv", "Bestelnummer;Datum;Klantnummer;Artikel;Aantal;Regelbedrag;Korting", rows)
    assert brought(path).net_cents == 3800
