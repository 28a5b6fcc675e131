"""Nasty cases 14 to 21: letters of old programs, marks, title lines, passwords, and files under a wrong name."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.nasty.road import Road
from tests.importing.nasty.sheets import RECEIPT_HEAD, comma, day, receipts, receipts_cents, text_of, written
from tests.importing.reading import made_containers as made
from tests.importing.reading.made_files import workbook

NAMES = {
    "utf-8": ("Søren Sørensen", "김하늘", "Zoë Peeters"),
    "cp1252": ("Søren Sørensen", "Zoë Peeters", "François Müller"),
    "cp949": ("김하늘", "박서준", "최지우"),
    "mac_roman": ("Renée Dubois", "Zoë Peeters", "André Brûlé"),
    "cp850": ("Søren Sørensen", "Bjørn Nørgård", "Ærø Kjær"),
}


@pytest.mark.parametrize("encoding", NAMES)
def test_14_special_letters_of_every_old_alphabet_are_right_or_asked_for(road: Road, encoding: str) -> None:
    names = NAMES[encoding]
    rows = [("Klantnummer", "Naam"), *((f"K{n}", name) for n, name in enumerate(names))]
    path = written(road.folder / "klanten.csv", rows, encoding=encoding)
    taken = road.take(path)
    if taken.questions:
        # One click away: the letters as they are meant are among the answers.
        assert taken.question.kind == "encoding"
        right = [answer for answer, title in taken.question.options.items() if names[0].split()[0] in title]
        assert right
        road.answers = {"encoding": right[0]}
        taken = road.take(path)
    assert taken.report.customers == 3
    stored = taken.rows("SELECT coalesce(first_name || ' ', '') || last_name FROM customer ORDER BY customer_no")
    assert tuple(name for (name,) in stored) == names


def test_15_mark_before_the_first_heading_does_not_hide_it(road: Road) -> None:
    rows = [("Ordrenummer", "Dato", "Kundenr.", "Beløb"), *receipts(3)]
    path = written(road.folder / "salg.csv", rows, encoding="utf-8-sig")
    report = road.take(path).report
    assert (report.sales, report.cents) == (3, receipts_cents(3))


def test_16_line_that_names_the_sign_is_dropped_and_believed(road: Road) -> None:
    # By themselves the commas part the lines as evenly as the sign that is named.
    rows = [("Bonnummer", "Datum", "Klantnummer", "Totaal"), *receipts(4)]
    path = road.folder / "verkoop.csv"
    path.write_bytes(b"sep=|\r\n" + text_of(rows, "|").encode())
    report = road.take(path).report
    assert (report.rows, report.sales, report.cents) == (4, 4, receipts_cents(4))


def test_17_headings_under_titles_are_found_and_the_totals_line_is_set_aside(road: Road) -> None:
    rows = receipts(5)
    lines = ["Omzetrapport;;;", "Bloemenhuis Merel;;;", "Periode: maart 2025;;;", ""]
    lines += [";".join(RECEIPT_HEAD), *(";".join(row) for row in rows), f"Totaal;;;{comma(receipts_cents(5))}"]
    path = road.folder / "omzet.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    report = road.take(path).report
    assert (report.rows, report.new, report.aside, report.cents) == (6, 5, 1, receipts_cents(5))
    (fault,) = report.faults
    assert fault.row == 11
    assert "looks like a total" in fault.reason


PASSWORD = "sesam-4711-open"
NAVER = ("상품주문번호", "주문번호", "결제일", "구매자명", "구매자ID", "상품명", "수량", "상품별 총 주문금액")


def test_18_protected_workbook_of_naver_opens_with_its_password_and_without_its_instruction(road: Road) -> None:
    road.country, road.currency = "KR", "KRW"
    head = "다운로드 받은 파일로 '엑셀 일괄발송' 처리하는 방법: 배송방법, 택배사, 송장번호를 입력해 주세요."
    rows = [
        (
            f"20250310{n:08}",
            f"20250309{n // 2:08}",
            f"2025-03-{10 + n // 2:02} 11:05:00",
            "김하늘",
            "kim****",
            "장미",
            2,
            24_000,
        )
        for n in range(4)
    ]
    path = made.protected(road.folder / "스마트스토어.xlsx", PASSWORD, [[head], NAVER, *rows])
    refused = road.take(path)
    assert "password" in refused.refusal
    assert not refused.reports
    road.password = "0000"
    assert "password" in road.take(path).refusal
    road.password = PASSWORD
    report = road.take(path).report
    assert (report.rows, report.aside, report.cents) == (4, 0, 4 * 24_000)
    assert report.sales == 2
    for file in (*road.folder.rglob("*"), *Path(os.environ["DESKTOP_SEG_HOME"]).rglob("*")):
        assert file.is_dir() or PASSWORD.encode() not in file.read_bytes(), file


HEAD = ["Bonnummer", "Datum", "Klantnummer", "Totaal"]
ROWS = [list(row) for row in receipts(6)]
DISGUISED: dict[str, Callable[[Path], Path]] = {
    "page named xls": lambda folder: made.page(folder / "export.xls", [HEAD, *ROWS]),
    "xml of 2003 named xls": lambda folder: made.xml2003(folder / "export.xls", [HEAD, *ROWS]),
    "tab text named xls": lambda folder: written(folder / "export.xls", [HEAD, *ROWS], sign="\t"),
    "workbook named csv": lambda folder: workbook(folder / "export.csv", [HEAD, *ROWS]),
}


@pytest.mark.parametrize("disguise", DISGUISED)
def test_19_file_under_a_wrong_name_is_read_for_what_it_is(road: Road, disguise: str) -> None:
    report = road.take(DISGUISED[disguise](road.folder)).report
    assert (report.sales, report.aside, report.cents) == (6, 0, receipts_cents(6))


OTHERS: dict[str, Callable[[Path], Path]] = {
    "xls": lambda folder: made.xls(folder / "a.xls", [HEAD, *ROWS]),
    "ods": lambda folder: made.ods(folder / "a.ods", [HEAD, *ROWS]),
    "xlsb": lambda folder: made.xlsb(folder / "a.xlsb", [HEAD, *ROWS]),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_20_old_open_and_binary_workbooks_take_the_same_path(road: Road, kind: str) -> None:
    report = road.take(OTHERS[kind](road.folder)).report
    assert (report.sales, report.aside, report.cents) == (6, 0, receipts_cents(6))
    assert report.months == {"2025-03": receipts_cents(6)}


def test_21_sheets_of_one_heading_are_joined_and_the_note_beside_them_is_left(road: Road) -> None:
    old = [HEAD, *([f"A{n}", day(n, year=2024), f"K{n}", 10.5] for n in range(1, 11))]
    new = [HEAD, *([f"B{n}", day(n), f"K{n}", 20.25] for n in range(1, 6))]
    note = [["Toelichting"], ["Alle bedragen zijn inclusief btw."]]
    path = workbook(road.folder / "jaren.xlsx", note, old, new, names=["Uitleg", "2009-2010", "2010-2011"])
    report = road.take(path).report
    assert (report.rows, report.sales, report.cents) == (15, 15, 10 * 1050 + 5 * 2025)
