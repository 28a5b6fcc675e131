"""Amounts in another currency than the shop's are never added to it unasked, wherever the file tells the currency."""

from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers, answers_from
from desktop_seg.importing.file_flow import FileFlow, say_currency
from desktop_seg.importing.plan import from_json, to_json
from desktop_seg.importing.question import QuestionKind
from desktop_seg.importing.rate import rates_of
from desktop_seg.model.money import Rate
from tests.importing.made_file import csv, session

BY_COLUMN = ("Bonnummer;Datum;Klantnummer;Totaal;Valuta", ["10,00;EUR", "20,00;USD", "5,00;EUR", "40,00;usd"])
BY_MARK = ("Bonnummer;Datum;Klantnummer;Totaal", ["€ 10,00", "$20,00", "€ 5,00", "$40,00"])
BY_HEADING = ("Bonnummer;Datum;Klantnummer;Totaal (USD)", ["10,00", "20,00", "5,00", "40,00"])


def made(folder: Path, layout: tuple[str, list[str]]) -> Path:
    headers, amounts = layout
    rows = [(f"B{n}", f"{13 + n}-03-2025", n % 2 + 1, amount) for n, amount in enumerate(amounts)]
    return csv(folder / "kassa.csv", headers, rows)


@pytest.mark.parametrize(("layout", "n"), [(BY_COLUMN, "2"), (BY_MARK, "2"), (BY_HEADING, "4")])
def test_other_currency_is_a_question_with_a_choice(tmp_path: Path, layout: tuple[str, list[str]], n: str) -> None:
    with session(tmp_path) as own:
        (question,) = own.inspect(made(tmp_path, layout)).questions
    assert (question.kind, question.need) == (QuestionKind.CURRENCY, "USD")
    assert question.sentence.startswith(f"{n} amounts of this file are in USD, your shop counts in EUR.")
    is_mixed = layout is not BY_HEADING
    assert [option.answer for option in question.options] == ["rate", *(["aside"] if is_mixed else []), "stop"]


@pytest.mark.parametrize("layout", [BY_COLUMN, BY_MARK])
def test_rows_in_another_currency_come_in_at_the_rate_or_are_set_aside(
    tmp_path: Path, layout: tuple[str, list[str]]
) -> None:
    path = made(tmp_path, layout)
    with session(tmp_path) as own:
        at_rate = own.dry_run(path, own.inspect(path, Answers(currencies={"USD": "0,9"})).plan)
        without = own.dry_run(path, own.inspect(path, Answers(currencies={"USD": "aside"})).plan)
    assert (at_rate.net_cents, at_rate.rows_aside) == (1000 + 1800 + 500 + 3600, 0)
    assert (without.net_cents, without.rows_aside) == (1500, 2)
    assert {issue.reason for issue in without.problems} == {
        "This amount is in USD, the shop counts in EUR; the two cannot be added."
    }


@pytest.mark.parametrize("heading", ["Totaal (USD)", "Totaal [USD]", "Totaal USD", "Totaal ($)"])
def test_heading_with_a_currency_brings_the_whole_file_in_at_the_rate(tmp_path: Path, heading: str) -> None:
    path = made(tmp_path, (BY_HEADING[0].replace("Totaal (USD)", heading), BY_HEADING[1]))
    with session(tmp_path) as own:
        assert own.dry_run(path, own.inspect(path, Answers(currencies={"USD": "0.5"})).plan).net_cents == 3750


def test_file_that_is_not_wanted_is_refused_by_name(tmp_path: Path) -> None:
    path = made(tmp_path, BY_MARK)
    with session(tmp_path) as own, pytest.raises(UserError) as refused:
        own.inspect(path, Answers(currencies={"USD": "stop"}))
    assert "kassa.csv holds amounts in USD" in refused.value.what


def test_rows_set_aside_stay_so_next_month_and_a_rate_is_asked_anew(tmp_path: Path) -> None:
    path = made(tmp_path, BY_COLUMN)
    with session(tmp_path) as own:
        own.run(path, own.inspect(path, Answers(currencies={"USD": "aside"})).plan)
        assert own.inspect(path).is_ready
        own.run(path, own.inspect(path, Answers(currencies={"USD": "0.9"})).plan)
        assert [question.kind for question in own.inspect(path).questions] == [QuestionKind.CURRENCY]


def test_word_that_is_no_currency_does_not_count_as_the_shops(tmp_path: Path) -> None:
    path = made(tmp_path, (BY_COLUMN[0], ["10,00;EUR", "20,00;florijn", "5,00;", "1,00;EUR"]))
    with session(tmp_path) as own:
        report = own.dry_run(path, own.inspect(path).plan)
    assert (report.net_cents, report.rows_aside) == (1600, 1)


def test_flow_takes_the_choice_and_asks_no_more(tmp_path: Path) -> None:
    path = made(tmp_path, BY_COLUMN)
    with session(tmp_path) as own:
        flow = FileFlow(path, Answers())
        flow.take(work := flow.work(False), own.inspect(path))  # type: ignore[arg-type] # there is work at first
        assert work is not None
        say_currency(flow, "USD", "0,9")
        flow.take(flow.work(False), own.inspect(path, flow.answers))  # type: ignore[arg-type] # there is new work
        assert not flow.questions
        assert flow.plan is not None
        assert flow.plan.rates == (Rate("USD", "0.9"),)
        with pytest.raises(UserError):
            say_currency(flow, "USD", "much")


def test_rates_are_kept_in_a_plan_and_wrong_ones_refused(tmp_path: Path) -> None:
    path = made(tmp_path, BY_COLUMN)
    with session(tmp_path) as own:
        plan = own.inspect(path, Answers(currencies={"USD": "0.9"})).plan
    assert from_json(to_json(plan)) == plan
    for wrong in ("", "x", "-1", "0", "nan"):
        with pytest.raises(UserError):
            answers_from({"currencies": {"USD": wrong}})


def test_currency_that_an_order_tells_on_its_first_row_counts_for_all_of_its_lines(tmp_path: Path) -> None:
    rows = [
        ("W1", "13-03-2025", 7, "Roos", 1, "10,00", "USD"), ("W1", "", "", "Vaas", 2, "5,00", ""),
        ("W2", "14-03-2025", 8, "Roos", 1, "10,00", "EUR"), ("W2", "", "", "Vaas", 1, "5,00", ""),
        ("", "15-03-2025", 8, "Roos", 1, "3,00", ""),
    ]  # fmt: skip
    path = csv(tmp_path / "web.csv", "Bestelnummer;Datum;Klantnummer;Artikel;Aantal;Stukprijs;Valuta", rows)
    with session(tmp_path) as own:
        at_rate = own.dry_run(path, own.inspect(path, Answers(currencies={"USD": "0.5"})).plan)
        aside = own.dry_run(path, own.inspect(path, Answers(currencies={"USD": "aside"})).plan)
    assert at_rate.net_cents == 1000 + 1500 + 300
    assert (aside.net_cents, aside.rows_aside) == (1800, 2)


@pytest.mark.parametrize(
    ("typed", "of_the_shop", "worth"),
    [
        ("0,92", "EUR", "0.92"),
        ("1,085", "EUR", "1.085"),
        ("1.085", "EUR", "1.085"),
        ("1,350", "KRW", "1350"),
        ("1,350.50", "KRW", "1350.50"),
        ("9.2", "KRW", "9.2"),
        ("0.925", "KRW", "0.925"),
        ("1,085", "", "1.085"),
    ],
)
def test_a_rate_is_never_read_as_a_thousandth_of_itself(typed: str, of_the_shop: str, worth: str) -> None:
    assert rates_of({"USD": typed}, of_the_shop) == (Rate("USD", worth),)


@pytest.mark.parametrize("typed", ["half", "0", "-1", "", "1 USD"])
def test_what_is_no_rate_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a rate"):
        rates_of({"USD": typed}, "EUR")
