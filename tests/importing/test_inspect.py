"""An inspection finds out what can be found out, asks what cannot, and forgets no answer."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.cleaning.column import Fault, FindingKind, Hint
from desktop_seg.importing.cleaning.date import DateStyle
from desktop_seg.importing.cleaning.date_text import DateOrder
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import fold_word, lookup_of
from desktop_seg.importing.cleaning.word import WordStyle
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.inspection import CheckState, ColumnView, Inspection
from desktop_seg.importing.mending import with_replacement
from desktop_seg.importing.plan import Replacement
from desktop_seg.importing.question import QuestionKind
from tests.importing.made_file import TODAY, csv, sales, session, text_file
from tests.importing.reading.made_files import workbook


def inspect(path: Path, answers: Answers | None = None) -> Inspection:
    with session(path.parent) as own:
        return own.inspect(path, answers or Answers())


def column(found: Inspection, header: str) -> ColumnView:
    return next(view for view in found.columns if view.guess.header == header)


def asked(found: Inspection) -> list[QuestionKind]:
    return [question.kind for question in found.questions]


def test_usual_file_is_ready_without_a_question(tmp_path: Path) -> None:
    found = inspect(sales(tmp_path / "verkoop.csv", ["13-03-2025", "14-03-2025", "02-04-2025"]))
    assert found.is_ready
    assert found.plan.kind is FileKind.RECEIPTS
    assert found.rows == 3
    assert column(found, "Datum").check.sentence == "3 dates, day first"
    assert column(found, "Totaal").check.sentence == "3 amounts, comma is the decimal sign"
    assert column(found, "Klantnummer").first_values == ("1", "2", "3")


def test_title_lines_totals_and_blank_rows_are_seen(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "kassa.csv",
        """
        Omzetrapport maart
        De Groene Merel

        Bonnummer;Datum;Klantnummer;Totaal
        B1;13-03-2025;1;10,50

        B2;14-03-2025;2;20,00
        Totaal;;;30,50
        """,
    )
    found = inspect(path)
    assert found.is_ready
    assert found.chosen[0].header_row == 4
    assert found.rows == 3
    assert found.chosen[0].totals == (8,)
    assert any("total" in remark for remark in found.remarks)


def test_order_of_days_that_nothing_decides_is_asked_with_days_written_out(tmp_path: Path) -> None:
    path = sales(tmp_path / "a.csv", ["03/04/2025", "05/06/2025"])
    found = inspect(path)
    assert asked(found) == [QuestionKind.STYLE]
    question = found.questions[0]
    assert question.header == "Datum"
    assert [option.answer for option in question.options] == ["dmy", "mdy"]
    assert [option.examples[0].meaning for option in question.options] == ["3 April 2025", "4 March 2025"]
    assert column(found, "Datum").check.state is CheckState.ASK
    answered = inspect(path, Answers(styles={"Datum": "mdy"}))
    assert answered.is_ready
    style = answered.plan.columns[1].style
    assert isinstance(style, DateStyle)
    assert style.order is DateOrder.MDY


def test_day_over_twelve_anywhere_in_the_column_decides(tmp_path: Path) -> None:
    days = ["03/04/2025"] * 500 + ["25/04/2025"]
    assert inspect(sales(tmp_path / "a.csv", days)).is_ready


def test_one_date_column_settles_the_order_for_the_others(tmp_path: Path) -> None:
    rows = [("B1", "03/04/2025", "25/03/2025", 1, "1,50"), ("B2", "05/06/2025", "01/05/2025", 2, "2,50")]
    found = inspect(csv(tmp_path / "a.csv", "Bonnummer;Datum;Betaaldatum;Klantnummer;Totaal", rows))
    assert found.is_ready
    assert column(found, "Datum").check.sentence == "2 dates, day first"


def test_one_amount_column_settles_the_decimal_sign_for_the_others(tmp_path: Path) -> None:
    days = ["13-03-2025", "14-03-2025"]
    open_sign = inspect(sales(tmp_path / "a.csv", days, ["1.234", "2.345"]))
    assert asked(open_sign) == [QuestionKind.STYLE]
    rows = [("B1", days[0], 1, "1.234", "10,95"), ("B2", days[1], 2, "2.345", "3,50")]
    found = inspect(csv(tmp_path / "b.csv", "Bonnummer;Datum;Klantnummer;Totaal;Korting", rows))
    assert found.is_ready
    style = found.plan.columns[3].style
    assert isinstance(style, MoneyStyle)
    assert style.decimal == ","


def test_sales_without_customers_are_asked_about_once(tmp_path: Path) -> None:
    path = csv(
        tmp_path / "a.csv", "Bonnummer;Datum;Totaal", [("B1", "13-03-2025", "1,50"), ("B2", "14-03-2025", "2,50")]
    )
    assert asked(inspect(path)) == [QuestionKind.WITHOUT_CUSTOMERS]
    assert inspect(path, Answers(without_customers=True)).is_ready


def test_missing_amount_is_asked_for_with_the_columns_that_could_hold_it(tmp_path: Path) -> None:
    rows = [("B1", "13-03-2025", 1, "10,50", "x"), ("B2", "14-03-2025", 2, "20,50", "y")]
    path = csv(tmp_path / "a.csv", "Bonnummer;Datum;Klantnummer;Waarde;Kleur", rows)
    found = inspect(path, Answers(kind=FileKind.RECEIPTS))
    assert asked(found) == [QuestionKind.COLUMN]
    assert found.questions[0].need == "amount"
    assert [option.title for option in found.questions[0].options] == ["“Waarde” is: Total of the receipt"]
    assert inspect(path, Answers(kind=FileKind.RECEIPTS, columns={"waarde": "order_total"})).is_ready


def test_kind_that_nothing_shows_is_asked(tmp_path: Path) -> None:
    path = csv(tmp_path / "a.csv", "Foo;Bar", [("a", "b"), ("c", "d")])
    assert asked(inspect(path)) == [QuestionKind.KIND]


def test_doubtful_letters_are_asked_about_once(tmp_path: Path) -> None:
    def letters(name: str) -> Path:
        path = tmp_path / name
        path.write_bytes("Klantnummer;Naam\n1;\x8a\x8a\n2;\x8a\n".encode("latin-1"))
        return path

    with session(tmp_path) as own:
        found = own.inspect(letters("april.csv"))
        assert asked(found) == [QuestionKind.ENCODING]
        titles = {option.answer: option.title for option in found.questions[0].options}
        assert titles["cp1252"] == "ŠŠ, Š"
        answered = own.inspect(letters("april.csv"), Answers(encoding="cp1252"))
        assert answered.is_ready
        own.run(letters("april.csv"), answered.plan)
        again = own.inspect(letters("may.csv"))
        assert again.is_ready
        assert again.plan.encoding == "cp1252"


def test_sheets_with_the_same_headings_are_joined(tmp_path: Path) -> None:
    headers = ["Bonnummer", "Datum", "Klantnummer", "Totaal"]
    path = workbook(
        tmp_path / "kassa.xlsx",
        [headers, ["B1", "13-03-2024", 1, 5.5], ["B2", "14-03-2024", 2, 6.5]],
        [["Uitleg"], ["Dit blad legt uit wat er in de andere staat."]],
        [headers, ["B3", "15-03-2025", 1, 7.5]],
        names=["2024", "Info", "2025"],
    )
    found = inspect(path)
    assert found.plan.sheets == ("2024", "2025")
    assert found.rows == 3
    assert [sheet.is_chosen for sheet in found.sheets] == [True, False, True]
    assert inspect(path, Answers(sheets=("2025",))).rows == 1
    with pytest.raises(UserError, match="2023"):
        inspect(path, Answers(sheets=("2023",)))


def test_swapped_days_are_repaired_and_shown_with_three_examples(tmp_path: Path) -> None:
    days = [date(2025, 1, 2) + timedelta(2 * n) for n in range(120)]
    # A till writes month first; Excel in a country of day first rewrites what it can read, and reads it wrongly.
    spoiled = [f"{day:%m/%d/%Y} 10:00" if day.day <= 12 else f"{day.month}/{day.day}/{day:%y} 11:00" for day in days]
    found = inspect(sales(tmp_path / "a.csv", spoiled))
    assert found.is_ready
    swapped = [each for each in column(found, "Datum").check.findings if each.kind is FindingKind.SWAPPED]
    assert [example.meaning for example in swapped[0].examples] == [
        "2 January 2025",
        "4 January 2025",
        "6 January 2025",
    ]
    assert any("swapped day and month in 48 cells" in remark for remark in found.remarks)
    assert column(found, "Datum").check.choices


def test_headings_without_rows_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has headings but no rows"):
        inspect(csv(tmp_path / "verkoop.csv", "Bonnummer;Datum;Klantnummer;Totaal", []))


def test_owner_may_choose_the_heading_row(tmp_path: Path) -> None:
    rows = [("Bonnummer", "Datum", "Klantnummer", "Totaal"), ("B1", "13-03-2025", 1, "1,50")]
    path = csv(tmp_path / "a.csv", "een;twee;drie;vier", rows)
    assert inspect(path, Answers(header_row=2)).is_ready


def test_plan_changed_by_the_owner_is_checked_again(tmp_path: Path) -> None:
    path = sales(tmp_path / "a.csv", ["13-03-2025", "14-03-2025"])
    with session(tmp_path) as own:
        first = own.inspect(path)
        without = first.plan.with_column(
            type(first.plan.columns[2])(2, "Klantnummer", None),
        )
        again = own.recheck(path, without)
        assert asked(again) == [QuestionKind.WITHOUT_CUSTOMERS]
        assert column(again, "Klantnummer").check.state is CheckState.IDLE
        assert own.recheck(path, first.plan).plan == first.plan


def test_answers_return_with_the_same_headings(tmp_path: Path) -> None:
    answers = Answers(styles={"Datum": "mdy"}, columns={"Kassa": ""})
    with session(tmp_path) as own:
        first = sales(tmp_path / "april.csv", ["03/04/2025", "05/06/2025"])
        assert not own.inspect(first).is_ready
        own.run(first, own.inspect(first, answers).plan)
        second = sales(tmp_path / "may.csv", ["07/08/2025", "09/10/2025"])
        found = own.inspect(second)
        assert found.is_ready
        assert found.saved_at
        style = found.plan.columns[1].style
        assert isinstance(style, DateStyle)
        assert style.order is DateOrder.MDY
        assert not own.inspect(second, Answers(is_new=True)).is_ready


def test_answer_about_cells_that_contradict_last_time_is_asked_again(tmp_path: Path) -> None:
    with session(tmp_path) as own:
        first = sales(tmp_path / "april.csv", ["03/04/2025", "05/06/2025"])
        own.run(first, own.inspect(first, Answers(styles={"Datum": "mdy"})).plan)
        found = own.inspect(sales(tmp_path / "may.csv", ["25/08/2025", "26/10/2025"]))
        style = found.plan.columns[1].style
        assert isinstance(style, DateStyle)
        assert style.order is DateOrder.DMY


def test_check_counts_the_cells_that_the_import_will_not_use(tmp_path: Path) -> None:
    days = ["13-03-2025", "14-03-2025", "15-03-2062", "geen idee", "16-03-2025"]
    path = sales(tmp_path / "a.csv", days)
    with session(tmp_path) as own:
        found = own.inspect(path)
        check = column(found, "Datum").check
        assert (check.state, check.filled, check.readable) == (CheckState.LOOK, 5, 3)
        assert check.sentence.startswith("2 cells cannot be used.")
        assert [example.text for example in check.findings[-1].examples] == ["15-03-2062", "geen idee"]
        assert own.run(path, found.plan).rows_aside == 2


def test_amounts_in_another_currency_are_told_in_one_plain_sentence(tmp_path: Path) -> None:
    rows = [(1, "2025-01-15", "C1", "12,000원"), (2, "2025-01-16", "C2", "1,000원")]
    file = csv(tmp_path / "sales.csv", "Order ID;Order date;Customer ID;Order total", rows)
    with session(tmp_path) as own:
        told = own.inspect(file).remarks
    assert "Column “Order total”: The amounts are in KRW, your shop counts in EUR." in told


def test_birthdays_on_the_first_of_january_do_not_settle_how_other_days_are_written(tmp_path: Path) -> None:
    days = ["03-04-2025", "05-06-2025", "07-08-2025"]
    rows = [(f"B{n}", day, n, "1,50", "01-01-1980") for n, day in enumerate(days)]
    found = inspect(csv(tmp_path / "a.csv", "Bonnummer;Datum;Klantnummer;Totaal;Geboortedatum", rows))
    assert [question.header for question in found.questions] == ["Datum"]


@pytest.mark.parametrize(("is_1904", "number"), [(False, 45717), (True, 44255)])
def test_day_numbers_without_a_date_form_count_from_where_the_workbook_says(
    tmp_path: Path, is_1904: bool, number: int
) -> None:
    rows = [["Bonnummer", "Datum", "Klantnummer", "Totaal"], ["B1", number, 1, 1.5], ["B2", number + 1, 2, 2.5]]
    path = workbook(tmp_path / "kassa.xlsx", rows, date_1904=is_1904)
    with session(tmp_path) as own:
        report = own.dry_run(path, own.inspect(path).plan)
    first = date(1970, 1, 1) + timedelta(report.first_day or 0)
    assert first == date(2025, 3, 1)


def orders(path: Path, heading: str, cells: list[str]) -> Path:
    """Write orders, one row each, with all articles of an order in one cell."""
    rows = [(f"B{n}", f"{13 + n}-03-2025", n % 2 + 1, f"{n + 5},95", cell) for n, cell in enumerate(cells)]
    return csv(path, f"Bonnummer;Datum;Klantnummer;Totaal;{heading}", rows)


@pytest.mark.parametrize("heading", ["Artikelen", "Omschrijving", "Items", "Varer", "상품명", "Produkte", "Produit"])
def test_articles_packed_into_one_cell_make_a_file_of_receipts(tmp_path: Path, heading: str) -> None:
    found = inspect(orders(tmp_path / "web.csv", heading, ["2x Roos, 1x Vaas", "1x Vaas", "3x Tulp, 1x Roos"]))
    assert found.is_ready, asked(found)
    assert found.plan.kind is FileKind.RECEIPTS
    assert column(found, heading).guess.field == "items"
    with session(tmp_path) as own:
        report = own.run(tmp_path / "web.csv", found.plan)
    assert (report.rows_new, report.lines_new, report.net_cents) == (3, 5, 595 + 695 + 795)


def test_doubtful_packed_cells_are_asked_with_what_they_would_mean(tmp_path: Path) -> None:
    path = orders(tmp_path / "web.csv", "Bestelde artikelen", ["Roos, Vaas", "Vaas", "Tulp, Roos"])
    found = inspect(path)
    assert asked(found) == [QuestionKind.STYLE]
    (question,) = found.questions
    assert [option.answer for option in question.options] == ["list", "whole"]
    assert question.options[0].examples[0].meaning == "1 × Roos · 1 × Vaas"
    answered = inspect(path, Answers(styles={"Bestelde artikelen": "list"}))
    assert answered.is_ready


def test_a_count_before_the_article_of_a_line_is_no_order_in_a_cell(tmp_path: Path) -> None:
    rows = [(f"B{n // 2}", "13-03-2025", f"2x Roos {n}", "4,50") for n in range(8)]
    found = inspect(csv(tmp_path / "kassa.csv", "Bonnummer;Datum;Artikel;Regelbedrag", rows))
    assert found.plan.kind is FileKind.SALE_LINES
    assert column(found, "Artikel").guess.field == "product_name"


def test_own_words_for_what_happened_are_told_with_words_that_are_known(tmp_path: Path) -> None:
    rows = [("1", "13-03-2025", "Kerstavond"), ("2", "14-03-2025", "Bezoek"), ("1", "15-03-2025", "Kerstavond")]
    path = csv(tmp_path / "events.csv", "Klantnummer;Datum;Gebeurtenis", rows)
    found = inspect(path)
    assert found.is_ready
    assert found.plan.kind is FileKind.EVENTS
    plan = with_replacement(found.plan, Replacement(2, "Kerstavond", "contest"))
    with session(tmp_path) as own:
        trial = own.dry_run(path, found.plan)
        mended = own.run(path, plan)
    assert (trial.rows_new, trial.rows_aside) == (1, 2)
    assert "“workshop attended”" in trial.problems[0].reason
    assert (mended.rows_new, mended.rows_aside) == (3, 0)


def test_words_named_as_known_are_known() -> None:
    known = lookup_of(ValueKind.EVENT_KIND)
    fault = WordStyle(ValueKind.EVENT_KIND).converter(Hint(TODAY))("gala")
    assert isinstance(fault, Fault)
    named = re.findall("“(.+?)”", fault.reason)
    assert len(named) == 6
    assert all(known(fold_word(word)) for word in named)
