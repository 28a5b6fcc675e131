"""Rows that come to as much as others: the owner is asked whether they are sums, and then each amount counts once."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_seg.base.progress import Quiet
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.file_flow import say_sums
from desktop_seg.importing.flow import ImportFlow, Step
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.mapping_file import from_toml, to_toml
from desktop_seg.importing.question import QuestionKind
from tests.importing.made_file import csv, session

LINES = [(5, 4), (7, 1, 2), (3,), (6, 6), (8, 3, 1, 1), (2, 9)]
HEADERS = "Bonnummer;Datum;Klantnummer;Artikel;Regelbedrag"


def till(path: Path, receipts: Sequence[Sequence[int]], *, at_end: bool = True, sign: int = 1) -> Path:
    """Write a till's file in which each receipt has a row with its sum (or its payment) and no word that says so."""
    rows: list[Sequence[object]] = []
    for number, amounts in enumerate(receipts, 1):
        head = (f"B{number}", f"{12 + number}-03-2025", number)
        lines: list[Sequence[object]] = [(*head, f"Roos {amount}", f"{amount},50") for amount in amounts]
        total = sign * (sum(amounts) * 100 + 50 * len(amounts))
        own = (*head, "", f"{'-' if total < 0 else ''}{abs(total) // 100},{abs(total) % 100:02}")
        rows += [*lines, own] if at_end else [own, *lines]
    return csv(path, HEADERS, rows)


def inspect(path: Path, answers: Answers | None = None) -> Inspection:
    with session(path.parent) as own:
        return own.inspect(path, answers or Answers())


def imported_cents(path: Path, answers: Answers) -> int:
    with session(path.parent) as own:
        return own.run(path, own.inspect(path, answers).plan).net_cents


SOLD = sum(sum(amounts) * 100 + 50 * len(amounts) for amounts in LINES)


@pytest.mark.parametrize("at_end", [True, False])
def test_the_sum_of_each_receipt_is_asked_about_and_left_out(tmp_path: Path, at_end: bool) -> None:
    path = till(tmp_path / "kassa.csv", LINES, at_end=at_end)
    found = inspect(path)
    (question,) = found.questions
    assert question.kind is QuestionKind.SUMS
    assert "€12" in question.sentence or "€10" in question.sentence
    assert [option.answer for option in question.options] == ["aside", "count"]
    assert imported_cents(path, Answers(sums="aside")) == SOLD


def test_who_says_that_all_rows_are_sales_has_all_counted(tmp_path: Path) -> None:
    assert imported_cents(till(tmp_path / "kassa.csv", LINES), Answers(sums="count")) == 2 * SOLD


def test_payments_that_take_the_receipt_off_again_are_left_out(tmp_path: Path) -> None:
    path = till(tmp_path / "kassa.csv", LINES, sign=-1)
    assert [question.kind for question in inspect(path).questions] == [QuestionKind.SUMS]
    assert imported_cents(path, Answers(sums="aside")) == SOLD


def test_a_sum_without_a_receipt_number_belongs_to_the_receipt_above_it(tmp_path: Path) -> None:
    path = till(tmp_path / "kassa.csv", LINES)
    lines = path.read_text().splitlines()
    path.write_text(
        "\n".join(line if "Roos" in line or n == 0 else ";" + line.split(";", 1)[1] for n, line in enumerate(lines))
    )
    assert imported_cents(path, Answers(sums="aside")) == SOLD


def test_numbers_that_begin_anew_each_day_do_not_mix_receipts(tmp_path: Path) -> None:
    path = till(tmp_path / "kassa.csv", LINES * 3)
    text = path.read_text()
    for number in range(len(LINES) * 3, len(LINES), -1):
        text = text.replace(f"\nB{number};", f"\nB{(number - 1) % len(LINES) + 1};")
    path.write_text(text)
    assert imported_cents(path, Answers(sums="aside")) == 3 * SOLD


@pytest.mark.parametrize("at_end", [True, False])
def test_a_row_that_calls_itself_a_total_is_asked_about_on_a_single_receipt(tmp_path: Path, at_end: bool) -> None:
    lines = [("B1", "13-03-2025", 1, "Roos", "47,00"), ("B1", "13-03-2025", 1, "Totaal", "47,00")]
    others = [("B2", "14-03-2025", 2, "Tulp", "5,00"), ("B2", "14-03-2025", 2, "Tulp", "5,00")]
    path = csv(tmp_path / "kassa.csv", HEADERS, [*(lines if at_end else lines[::-1]), *others])
    (question,) = inspect(path).questions
    assert question.kind is QuestionKind.SUMS
    assert "€47.00" in question.sentence
    assert imported_cents(path, Answers(sums="aside")) == 4_700 + 1_000
    assert imported_cents(path, Answers(sums="count")) == 9_400 + 1_000


def test_an_article_that_is_called_a_total_and_is_no_sum_is_a_sale(tmp_path: Path) -> None:
    rows = [("B1", "13-03-2025", 1, "Roos", "47,00"), ("B1", "13-03-2025", 1, "Total", "12,00")]
    path = csv(tmp_path / "kassa.csv", HEADERS, rows)
    assert inspect(path).questions == ()
    assert imported_cents(path, Answers()) == 5_900


def test_a_chance_on_some_receipts_is_not_asked_about(tmp_path: Path) -> None:
    rows = [
        (f"B{number}", f"{12 + number}-03-2025", number, f"Roos {amount}", f"{amount},00")
        for number, amounts in enumerate([(5, 4, 9), (7, 1, 2), (3, 1, 4), (6, 6, 3), (8, 3, 1), (2, 9, 5)], 1)
        for amount in amounts
    ]
    assert inspect(csv(tmp_path / "kassa.csv", HEADERS, rows)).is_ready


def test_a_last_row_that_is_the_sum_of_all_and_lacks_what_sales_tell_is_asked_about(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [(f"B{n}", f"{12 + n}-03-2025", n, f"{n},95") for n in range(1, 6)]
    path = csv(tmp_path / "bonnen.csv", "Bonnummer;Datum;Klantnummer;Totaal", [*rows, ("", "17-03-2025", "", "19,75")])
    assert [question.kind for question in inspect(path).questions] == [QuestionKind.SUMS]
    assert imported_cents(path, Answers(sums="aside")) == 1975
    assert inspect(csv(tmp_path / "b.csv", "Bonnummer;Datum;Klantnummer;Totaal", rows)).is_ready


def test_the_wizard_asks_once_and_does_not_show_the_sums_as_bad_rows(tmp_path: Path) -> None:
    path = till(tmp_path / "kassa.csv", LINES)
    with session(tmp_path) as own:
        flow = ImportFlow([path], Answers())
        while work := flow.work():
            flow.take(work, work.do(own, Quiet()))
        assert flow.place.step is Step.COLUMNS
        assert [obstacle.kind for obstacle in flow.obstacles()] == [QuestionKind.SUMS]
        say_sums(flow.file, "aside")
        while work := flow.work():
            flow.take(work, work.do(own, Quiet()))
        flow.next()
        while work := flow.work():
            flow.take(work, work.do(own, Quiet()))
        assert flow.place.step is Step.SUMMARY
        (trial,) = flow.reports
        assert (trial.rows_aside, trial.net_cents) == (len(LINES), SOLD)
        plan = flow.file.plan
        assert plan is not None
        own.run(path, plan)
    assert from_toml(to_toml(plan)).sums == "aside"
    assert inspect(till(tmp_path / "april.csv", LINES[:4])).plan.sums == "aside"
