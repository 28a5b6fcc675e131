"""The import wizard without a window: free steps are passed, Next says why it waits, Back forgets nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_seg.base.progress import Quiet
from desktop_seg.importing.cleaning.date import DateStyle
from desktop_seg.importing.cleaning.date_text import DateOrder
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import ImportFlow, Place, Step
from desktop_seg.importing.mending import with_repair
from desktop_seg.importing.plan import Repair
from desktop_seg.importing.question import QuestionKind
from desktop_seg.importing.session import ImportSession
from tests.importing.made_file import csv, sales, session, text_file
from tests.importing.reading.made_files import workbook

DAYS = ["13-03-2025", "14-03-2025", "02-04-2025"]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[ImportSession]:
    with session(tmp_path) as made:
        yield made


def do_all(flow: ImportFlow, own: ImportSession) -> None:
    while work := flow.work():
        flow.take(work, work.do(own, Quiet()))


def walk(flow: ImportFlow, own: ImportSession) -> list[Place]:
    """Go on until something stops or the summary is there; return the places where the owner was asked."""
    do_all(flow, own)
    places = [flow.place]
    while flow.place.step is not Step.SUMMARY and not flow.obstacles():
        flow.next()
        do_all(flow, own)
        places.append(flow.place)
    return places


def passed(flow: ImportFlow) -> list[Step]:
    return [mark.step for mark in flow.marks() if mark.is_passed]


def test_dropped_file_without_questions_goes_straight_to_the_summary(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow([sales(tmp_path / "verkoop.csv", DAYS)])
    do_all(flow, own)
    assert flow.place.step is Step.SUMMARY
    assert passed(flow) == [Step.FILES, Step.SHEET, Step.COLUMNS, Step.BAD_ROWS]
    assert flow.reports[0].is_dry_run
    assert not flow.is_done
    flow.start()
    do_all(flow, own)
    assert flow.is_done
    assert (flow.reports[0].rows_new, flow.reports[0].is_dry_run) == (3, False)


def test_wizard_without_files_asks_for_them(own: ImportSession) -> None:
    flow = ImportFlow()
    assert flow.work() is None
    assert [each.sentence for each in flow.obstacles()] == ["No file has been chosen yet."]
    flow.next()
    assert flow.place.step is Step.FILES


def test_files_chosen_by_hand_wait_for_next(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow()
    flow.add([sales(tmp_path / "a.csv", DAYS)])
    do_all(flow, own)
    assert flow.place.step is Step.FILES
    flow.next()
    do_all(flow, own)
    assert flow.place.step is Step.SUMMARY


def test_open_order_of_days_stops_at_the_columns_and_names_the_column(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow([sales(tmp_path / "a.csv", ["03/04/2025", "05/06/2025"])])
    do_all(flow, own)
    assert flow.place == Place(Step.COLUMNS, 0)
    (obstacle,) = flow.obstacles()
    assert (obstacle.kind, obstacle.header) == (QuestionKind.STYLE, "Datum")
    flow.next()
    assert flow.place.step is Step.COLUMNS
    inspection = flow.file.inspection
    assert inspection is not None
    choices = inspection.columns[1].check.choices
    flow.file.set_style(1, choices[1].style)
    do_all(flow, own)
    assert not flow.obstacles()
    plan = flow.file.plan
    assert plan is not None
    assert isinstance(plan.columns[1].style, DateStyle)
    assert plan.columns[1].style.order is DateOrder.MDY
    assert walk(flow, own)[-1].step is Step.SUMMARY


def test_missing_customer_number_stops_until_the_column_or_the_wish_is_named(
    tmp_path: Path, own: ImportSession
) -> None:
    rows = [("B1", DAYS[0], "17", "1,50"), ("B2", DAYS[1], "18", "2,50")]
    path = csv(tmp_path / "a.csv", "Bonnummer;Datum;Wie;Totaal", rows)
    flow = ImportFlow([path])
    do_all(flow, own)
    assert [each.kind for each in flow.obstacles()] == [QuestionKind.WITHOUT_CUSTOMERS]
    flow.file.set_field(2, "customer_id")
    do_all(flow, own)
    assert not flow.obstacles()
    flow.file.set_field(2, None)
    flow.file.set_without_customers(True)
    do_all(flow, own)
    assert not flow.obstacles()


def test_field_given_to_another_column_leaves_the_first(tmp_path: Path, own: ImportSession) -> None:
    rows = [("B1", DAYS[0], 1, "1,50", "1,40"), ("B2", DAYS[1], 2, "2,50", "2,40")]
    flow = ImportFlow([csv(tmp_path / "a.csv", "Bonnummer;Datum;Klantnummer;Totaal;Anders", rows)])
    do_all(flow, own)
    flow.file.set_field(4, "order_total")
    do_all(flow, own)
    plan = flow.file.plan
    assert plan is not None
    assert [column.field for column in plan.columns[3:]] == [None, "order_total"]
    assert plan.columns[4].style is not None


def test_bad_row_is_shown_repaired_and_comes_in(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow([sales(tmp_path / "a.csv", [*DAYS, "n.v.t. 2025"])])
    do_all(flow, own)
    assert flow.place == Place(Step.BAD_ROWS, 0)
    (bad,) = flow.file.bad_rows
    assert (bad.row, bad.column, bad.text) == (5, "Datum", "n.v.t. 2025")
    assert flow.file.plan is not None
    flow.file.mend(with_repair(flow.file.plan, Repair("", 5, 1, "05-04-2025")))
    do_all(flow, own)
    assert flow.place.step is Step.BAD_ROWS
    assert not flow.file.bad_rows
    flow.next()
    do_all(flow, own)
    flow.start()
    do_all(flow, own)
    assert (flow.reports[0].rows_new, flow.reports[0].rows_aside) == (4, 0)


def test_totals_rows_are_no_bad_rows(tmp_path: Path, own: ImportSession) -> None:
    text = "Bonnummer;Datum;Klantnummer;Totaal\nB1;13-03-2025;1;10,50\nB2;14-03-2025;2;20,00\nTotaal;;;30,50"
    flow = ImportFlow([text_file(tmp_path / "a.csv", text)])
    do_all(flow, own)
    assert flow.place.step is Step.SUMMARY
    assert flow.reports[0].rows_aside == 1


def test_back_keeps_every_answer(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow([sales(tmp_path / "a.csv", ["03/04/2025", "05/06/2025"])])
    do_all(flow, own)
    inspection = flow.file.inspection
    assert inspection is not None
    flow.file.set_style(1, inspection.columns[1].check.choices[1].style)
    walk(flow, own)
    plan = flow.files[0].plan
    flow.back()
    assert flow.place.step is Step.FILES
    assert flow.files[0].plan == plan
    assert walk(flow, own)[-1].step is Step.SUMMARY
    flow.go_to(Place(Step.COLUMNS, 0))
    assert flow.place == Place(Step.COLUMNS, 0)
    flow.go_to(Place(Step.SUMMARY))
    assert flow.place == Place(Step.COLUMNS, 0)


def test_workbook_with_two_lists_asks_for_the_sheet(tmp_path: Path, own: ImportSession) -> None:
    path = workbook(
        tmp_path / "alles.xlsx",
        [["Bonnummer", "Datum", "Klantnummer", "Totaal"], ["B1", "13-03-2025", 1, 5.5], ["B2", "14-03-2025", 2, 6.5]],
        [["Klantnummer", "Naam", "E-mail"], [1, "Jan Bos", "jan@example.com"]],
        names=["Bonnen", "Klanten"],
    )
    flow = ImportFlow([path])
    do_all(flow, own)
    assert flow.place == Place(Step.SHEET, 0)
    flow.file.answer(replace(flow.file.answers, sheets=("Klanten",)))
    walk(flow, own)
    plan = flow.files[0].plan
    assert plan is not None
    assert plan.kind is FileKind.CUSTOMERS


def test_refused_file_stops_the_files_step_until_it_is_taken_out(tmp_path: Path, own: ImportSession) -> None:
    good, bad = sales(tmp_path / "a.csv", DAYS), tmp_path / "b.xlsx"
    bad.write_bytes(b"%PDF-1.7 no spreadsheet")
    flow = ImportFlow([good, bad])
    do_all(flow, own)
    assert flow.place.step is Step.FILES
    assert [each.file for each in flow.obstacles()] == [1]
    flow.remove(1)
    assert walk(flow, own)[-1].step is Step.SUMMARY


def test_unknown_kind_is_asked_at_the_files_and_answered_there(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow([csv(tmp_path / "a.csv", "Foo;E-mailtje", [("x", "jan@example.com"), ("y", "eva@example.com")])])
    do_all(flow, own)
    assert [each.kind for each in flow.obstacles()] == [QuestionKind.KIND]
    flow.files[0].set_kind(FileKind.CUSTOMERS)
    do_all(flow, own)
    flow.next()
    assert flow.place == Place(Step.COLUMNS, 0)
    flow.file.set_field(1, "email")
    assert walk(flow, own)[-1].step is Step.SUMMARY


def test_several_files_go_in_together_customers_first(tmp_path: Path, own: ImportSession) -> None:
    bought = sales(tmp_path / "bonnen.csv", DAYS)
    people = csv(tmp_path / "klanten.csv", "Klantnummer;Naam", [(1, "Jan Bos"), (2, "Eva Vos"), (3, "Ida Smit")])
    flow = ImportFlow([bought, people, bought])
    assert len(flow.files) == 2
    do_all(flow, own)
    flow.start()
    order = []
    while work := flow.work():
        order.append(work.path.name)
        flow.take(work, work.do(own, Quiet()))
    assert order == ["klanten.csv", "bonnen.csv"]
    assert [report.customers_new for report in flow.reports] == [0, 3]


def test_outcome_that_a_later_change_has_overtaken_is_dropped(tmp_path: Path, own: ImportSession) -> None:
    flow = ImportFlow([sales(tmp_path / "a.csv", DAYS)])
    do_all(flow, own)
    flow.files[0].set_field(2, None)
    work = flow.work()
    assert work is not None
    outcome = work.do(own, Quiet())
    flow.files[0].set_field(2, "loyalty_no")
    flow.take(work, outcome)
    plan = flow.files[0].plan
    assert plan is not None
    assert plan.columns[2].field == "loyalty_no"
    assert flow.work() is not None
