"""Nasty cases 39 to 43 and 46 to 50: headings, formulas, quotes, services, free orders, large files, own columns."""

from pathlib import Path

import openpyxl

from tests.cli.run import command
from tests.importing.nasty.road import Road
from tests.importing.nasty.sheets import RECEIPT_HEAD, comma, day, receipts, receipts_cents, written


def test_39_doubled_and_empty_headings_are_kept_under_names_of_their_own(road: Road) -> None:
    head = ("Klantnummer", "Naam", "Email", "Email", "", "Opmerking")
    rows = [(f"K{n}", f"Anna{n} Bos{n}", f"a{n}@example.com", f"b{n}@example.com", f"iets {n}", "x") for n in range(5)]
    road.answers = {"own_fields": ["Email (2)", "E"]}
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert taken.report.customers == 5
    assert taken.rows("SELECT email FROM customer ORDER BY email LIMIT 1") == [("a0@example.com",)]
    named = {name for (name,) in taken.rows("SELECT name FROM field_def")}
    assert named == {"Email (2)", "E"}
    assert taken.rows("SELECT value FROM own_value ORDER BY value LIMIT 1") == [("b0@example.com",)]


def test_40_of_two_columns_that_could_be_the_amount_only_one_is_taken(road: Road) -> None:
    head = ("Bonnummer", "Datum", "Klantnummer", "Totaal", "Bedrag")
    rows = [(f"B{n}", day(1 + n), f"K{n}", "12,10", "10,00") for n in range(6)]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert taken.report.cents == 6 * 1_210
    assert taken.report.remarks == ("1 column is not imported: Bedrag.",)


def test_41_formulas_without_their_result_are_counted_told_and_never_zero(road: Road) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("Bonnummer", "Datum", "Klantnummer", "Aantal", "Prijs", "Totaal"))
    for n in range(2, 8):
        sheet.append((f"B{n}", day(n), f"K{n}", 2, 5.25, f"=D{n}*E{n}" if n != 3 else 10.5))
    book.save(road.folder / "a.xlsx")
    taken = road.take(road.folder / "a.xlsx")
    assert (taken.report.rows, taken.report.aside, taken.report.cents) == (6, 5, 1_050)
    assert any("5 cells" in remark and "save it once" in remark for remark in taken.report.remarks)
    assert all("save this file in Excel once" in fault.reason for fault in taken.report.faults)


def test_42_line_breaks_and_signs_inside_quotes_and_one_quote_never_closed(road: Road) -> None:
    head = ("Bonnummer", "Datum", "Klantnummer", "Totaal", "Opmerking")
    rows = [[f"B{n}", day(1 + n % 16), f"K{n % 9}", "1,25", "gewoon"] for n in range(1000)]
    rows[10][4] = 'zei: "morgen"; dan\nweer thuis'
    rows[20][4] = "a;b;c"
    lines = written(road.folder / "a.csv", [head, *rows]).read_bytes().split(b"\r\n")
    spoiled = next(place for place, line in enumerate(lines) if line.startswith(b"B900;"))
    lines[spoiled] = lines[spoiled].replace(b";gewoon", b';"gewoon')
    (road.folder / "a.csv").write_bytes(b"\r\n".join(lines))
    taken = road.take(road.folder / "a.csv")
    assert (taken.report.new, taken.report.aside, taken.report.cents) == (999, 1, 999 * 125)
    (fault,) = taken.report.faults
    assert "quotation mark" in fault.reason


SERVICES = ("POST", "DOTCOM POSTAGE", "Verzendkosten", "fooi", "statiegeld", "배송비")
LINE_HEAD = ("Bonnummer", "Datum", "Klantnummer", "Artikelomschrijving", "Aantal", "Regelbedrag")


def test_43_rows_that_are_no_products_are_services(road: Road) -> None:
    rows = [(f"B{n}", day(1 + n), f"K{n}", name, 1, "4,95") for n, name in enumerate(SERVICES)]
    rows += [(f"B{n}", day(1 + n), f"K{n}", "Rode rozen", 1, "20,00") for n in range(len(SERVICES))]
    taken = road.take(written(road.folder / "a.csv", [LINE_HEAD, *rows]))
    found = dict(taken.rows("SELECT name, kind FROM product"))
    assert found == {**dict.fromkeys(SERVICES, "service"), "Rode rozen": "product"}
    assert taken.report.cents == len(SERVICES) * (495 + 2_000)


def test_44_gift_card_is_revenue_once_when_it_is_spent(road: Road) -> None:
    rows = [
        ("B1", day(1), "K1", "Cadeaubon", 1, "25,00"),
        ("B2", day(2), "K2", "Rode rozen", 1, "25,00"),
    ]
    taken = road.take(written(road.folder / "a.csv", [LINE_HEAD, *rows]))
    assert taken.report.cents == 2_500
    assert taken.rows("SELECT receipt_no FROM sale WHERE is_valid = 1") == [("B2",)]


def test_46_free_orders_are_visits_of_nothing(road: Road) -> None:
    head = ("Bonnummer", "Datum", "Klantnummer", "Artikelomschrijving", "Aantal", "Prijs", "Korting", "Regelbedrag")
    rows = [
        ("B1", day(1), "K1", "Rode rozen", 1, "20,00", "20,00", "0,00"),
        ("B2", day(2), "K1", "Proefbosje", 1, "0,00", "0,00", "0,00"),
        ("B3", day(3), "K1", "Rode rozen", 2, "20,00", "0,00", "40,00"),
    ]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert taken.report.cents == 4_000
    assert taken.rows("SELECT net_cents, is_purchase FROM sale ORDER BY receipt_no") == [(0, 1), (0, 1), (4_000, 1)]


def test_47_large_file_is_read_whole(road: Road) -> None:
    """The large one itself is in the bench; here enough rows that several chunks and steps of progress are passed."""
    rows = [(f"B{n}", day(1 + n % 16), f"K{n % 97}", comma(100 + n % 900)) for n in range(6_000)]
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *rows]))
    assert (taken.report.rows, taken.report.aside) == (6_000, 0)
    assert taken.report.cents == sum(100 + n % 900 for n in range(6_000))


def test_48_customers_alone_are_accepted(road: Road) -> None:
    rows = [("Klantnummer", "Naam"), ("K1", "Anna Bos"), ("K2", "Bo Vos")]
    taken = road.take(written(road.folder / "a.csv", rows))
    assert (taken.report.kind, taken.report.customers, taken.report.sales) == ("customers", 2, 0)


def test_48_sales_without_customers_are_accepted_when_the_owner_says_so(road: Road) -> None:
    rows = [("Bonnummer", "Datum", "Artikelomschrijving", "Aantal", "Regelbedrag")]
    rows += [(f"B{n}", day(1 + n), "Rode rozen", 1, "20,00") for n in range(4)]
    path = written(road.folder / "a.csv", rows)
    taken = road.take(path)
    assert taken.question.kind == "without_customers"
    assert "joined to people" in taken.question.sentence
    road.answers = {"without_customers": True}
    taken = road.take(path)
    assert (taken.report.sales, taken.report.cents, taken.report.customers) == (4, 8_000, 0)
    assert taken.rows("SELECT name FROM product") == [("Rode rozen",)]


def test_49_name_that_looks_like_a_formula_leaves_as_text_and_comes_back_as_it_was(road: Road) -> None:
    name = "=cmd|' /C calc'!A0"
    head = ("Klantnummer", "Achternaam", "E-mail", "Nieuwsbrief")
    others = [(f"K{n}", last, f"{last.lower()}@example.com", "ja") for n, last in enumerate(("Bos", "Vos", "Smit"), 2)]
    road.take(written(road.folder / "klanten.csv", [head, ("K1", name, "a@example.com", "ja"), *others]))
    road.take(written(road.folder / "bonnen.csv", [RECEIPT_HEAD, *receipts(4)]))
    for ending in ("xlsx", "csv"):
        target = road.folder / f"lijst.{ending}"
        answer = command(road.shop, "export", "--rule", everyone(road.folder), "--out", target)
        assert answer.code == 0, answer.errors
    sheet = openpyxl.load_workbook(road.folder / "lijst.xlsx").worksheets[0]
    assert name in [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "'=cmd" in (road.folder / "lijst.csv").read_text(encoding="utf-8-sig")
    back = type(road)(road.folder / "terug")
    back.folder.mkdir()
    for ending in ("xlsx", "csv"):
        taken = back.take(road.folder / f"lijst.{ending}")
        assert taken.rows("SELECT last_name FROM customer WHERE email = 'a@example.com'") == [(name,)]


def everyone(folder: Path) -> Path:
    """Write a rule file that holds for all customers."""
    path = folder / "allen.json"
    path.write_text('{"title": "Allen", "version": 1, "rule": {"everyone": true}}', encoding="utf-8")
    return path


def test_50_columns_nobody_knows_can_be_kept_as_own_fields(road: Road) -> None:
    own = [f"Wens {n}" for n in range(40)]
    head = ("Klantnummer", "Naam", *own)
    rows = [(f"K{n}", f"Anna{n} Bos{n}", *(f"w{n}-{place}" for place in range(40))) for n in range(5)]
    path = written(road.folder / "a.csv", [head, *rows])
    report = road.take(path).report
    assert any("40" in remark for remark in report.remarks)
    road.answers = {"own_fields": own[:30], "is_new": True}
    taken = road.take(path)
    assert taken.rows("SELECT count(*) FROM field_def") == [(30,)]
    assert taken.rows("SELECT count(*) FROM own_value") == [(150,)]


def test_the_amounts_of_the_generator_are_what_they_say() -> None:
    assert [row[3] for row in receipts(3)] == ["10,95", "12,20", "13,45"]
    assert receipts_cents(3) == 1_095 + 1_220 + 1_345
