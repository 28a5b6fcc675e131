"""Headings and cells tell what a column is; what they do not tell is asked, never guessed in silence."""

import random
from collections.abc import Sequence

import pytest

from desktop_seg.importing.field import fields_of
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.recognise import Recognised, Table, recognise
from tests.importing.made_table import make

LANGUAGES = ("en", "nl", "da", "ko", "de", "fr")
REQUIRED = (
    (FileKind.SALE_LINES, ["order_id", "order_date", "line_total", "customer_id", "product_name"]),
    (FileKind.SALE_LINES, ["order_id", "order_date", "quantity", "unit_price", "email", "product_name"]),
    (FileKind.RECEIPTS, ["order_id", "order_date", "order_total", "customer_id"]),
    (FileKind.CUSTOMERS, ["customer_id", "email"]),
)
DAYS = [f"{day:02}-03-2025" for day in range(13, 28)]


def seen(headers: str, *columns: Sequence[object], kind: FileKind | None = None) -> Recognised:
    """Recognise a table given by its headings and columns."""
    rows = [list(row) for row in zip(*columns, strict=True)]
    return recognise(Table(tuple(headers.split("|")), rows), kind=kind)


def fields(found: Recognised) -> list[str | None]:
    return [guess.field for guess in found.guesses]


@pytest.mark.parametrize("seeds", [range(60), pytest.param(range(60, 560), marks=pytest.mark.long)], ids=["60", "500"])
def test_random_files_of_six_languages_are_understood_and_no_column_is_wrong_in_silence(seeds: range) -> None:
    complete, wrong = 0, []
    for seed in seeds:
        rng = random.Random(seed)
        language, (kind, required) = LANGUAGES[seed % 6], REQUIRED[seed // 6 % len(REQUIRED)]
        further = [field.key for field in fields_of(kind) if field.key not in required]
        table = make(rng, language, kind, required + rng.sample(further, rng.randrange(2, 12)))
        found = recognise(Table(tuple(table.headers), table.rows))
        right = {table.truth[guess.index] for guess in found.guesses if guess.field == table.truth[guess.index]}
        complete += found.kind is kind and set(required) & set(table.truth.values()) <= right
        wrong += [
            (seed, guess.header, table.truth[guess.index], guess.field)
            for guess in found.guesses
            if guess.field is not None and guess.field != table.truth[guess.index]
        ]
    assert not wrong
    assert complete >= 0.98 * len(seeds)


def test_name_that_looks_like_an_order_number_is_the_receipt() -> None:
    orders = [f"#{1000 + n}" for n in range(15)]
    totals = [f"{n}.95" for n in range(15)]
    found = seen("Name|Created at|Total|Email", orders, DAYS, totals, [f"{n}@x.nl" for n in range(15)])
    assert fields(found) == ["order_id", "order_date", "order_total", "email"]
    assert found.kind is FileKind.RECEIPTS


def test_name_is_the_article_when_it_changes_within_a_receipt_and_the_person_when_it_does_not() -> None:
    receipts = [str(100 + n // 3) for n in range(15)]
    things = ["Mug", "Candle", "Tea"] * 5
    people = [name for name in ("Anna Vos", "Bo Kim", "Eva Smit", "Jan Bos", "Ida Holm") for _ in range(3)]
    prices = ["3.95"] * 15
    by_article = seen("Receipt No.|Date|Name|Unit Price", receipts, DAYS, things, prices)
    by_person = seen("Receipt No.|Date|Name|Unit Price", receipts, DAYS, people, prices)
    assert fields(by_article)[2] == "product_name"
    assert fields(by_person)[2] == "full_name"


def test_name_that_nothing_explains_is_suggested_and_not_taken() -> None:
    found = seen("Date|Name|Unit Price", DAYS, ["Rosa", "Iris", "Violet"] * 5, ["3.95"] * 15)
    assert fields(found)[1] is None
    assert found.guesses[1].suggested in ("full_name", "product_name")


def test_by_is_the_city_in_danish_and_the_employee_in_english() -> None:
    danish = seen(
        "Kundenr.|Navn|Postnr.|By", ["1", "2"], ["Ida Holm", "Bo Dam"], ["8000", "5000"], ["Aarhus", "Odense"]
    )
    assert fields(danish) == ["customer_id", "full_name", "postal_code", "city"]
    english = seen("Receipt Number|Date|Total|By", ["1", "2"], DAYS[:2], ["3.95", "4.95"], ["Ann", "Bob"])
    assert fields(english)[3] == "employee"


def test_amount_of_a_file_of_lines_is_the_line_when_price_times_quantity_says_so() -> None:
    quantities = [str(n % 3 + 1) for n in range(15)]
    amounts = [f"{(n % 3 + 1) * 4:.2f}" for n in range(15)]
    receipts = [str(500 + n // 3) for n in range(15)]
    found = seen(
        "Bonnummer|Datum|Artikel|Aantal|Stukprijs|Bedrag",
        receipts, DAYS, ["Kaars", "Thee", "Mok"] * 5, quantities, ["4.00"] * 15, amounts,
    )  # fmt: skip
    assert found.kind is FileKind.SALE_LINES
    assert fields(found)[5] == "line_total"


def test_amount_that_is_equal_on_all_lines_of_a_receipt_is_the_receipts() -> None:
    receipts = [str(500 + n // 3) for n in range(15)]
    totals = [f"{10 + n // 3}.50" for n in range(15)]
    found = seen("Bonnummer|Datum|Artikel|Bedrag", receipts, DAYS, ["Kaars", "Thee", "Mok"] * 5, totals)
    assert fields(found)[3] == "order_total"


def test_two_different_amounts_on_one_receipt_are_amounts_of_lines_however_short_the_file() -> None:
    found = seen(
        "Bonnummer|Datum|Artikel|Bedrag", ["1", "1", "2"], DAYS[:3], ["Roos", "Vaas", "Roos"], ["10", "15", "5"]
    )
    assert fields(found)[3] == "line_total"


def test_amount_that_stands_on_the_first_row_of_each_receipt_is_the_receipts() -> None:
    receipts = ["1", "1", "2", "3", "4", "5", "5"]
    found = seen(
        "Bonnummer|Datum|Artikel|Aantal|Stukprijs|Totaal",
        receipts, DAYS[:7], ["Roos", "Vaas"] * 3 + ["Kaars"], ["2", "1", "2", "3", "4", "5", "2"], ["4.00"] * 7,
        ["12.00", "", "8.00", "12.00", "16.00", "28.00", ""],
    )  # fmt: skip
    assert found.kind is FileKind.SALE_LINES
    assert fields(found)[5] == "order_total"


def test_subtotal_on_the_first_row_of_each_order_is_not_the_amount_of_that_line() -> None:
    found = seen(
        "Order ID|Date|Item name|Quantity|Unit Price|Subtotal|Financial Status",
        ["1", "1", "2", "3"], DAYS[:4], ["Rose", "Vase", "Rose", "Cup"], ["2", "1", "2", "3"], ["4.00"] * 4,
        ["12.00", "", "8.00", "12.00"], ["paid", "", "voided", "partially_refunded"],
    )  # fmt: skip
    assert fields(found)[4:] == ["unit_price", None, "payment_status"]


def test_four_states_in_four_rows_are_states() -> None:
    found = seen("Order ID|Date|Total|Financial Status", list("1234"), DAYS[:4], ["1.95", "2.95", "3.95", "4.95"],
                 ["paid", "refunded", "partially_refunded", "voided"])  # fmt: skip
    assert fields(found)[3] == "payment_status"


@pytest.mark.parametrize(
    "words",
    [
        ("Bezahlt", "Storniert", "Erstattet", "Offen"),
        ("Betalt", "Annulleret", "Refunderet", "Afventer"),
        ("Betaald", "Geannuleerd", "Terugbetaald", "Openstaand"),
        ("Payée", "Annulée", "Remboursée", "En attente"),
        ("결제완료", "취소완료", "환불완료", "입금대기"),
    ],
)
def test_bare_status_is_known_by_its_words_in_every_language(words: tuple[str, ...]) -> None:
    receipts, totals = [str(n) for n in range(12)], [f"{n}.95" for n in range(12)]
    found = seen("Receipt Number|Date|Total|Status", receipts, DAYS[:12], totals, words * 3)
    assert fields(found)[3] in ("order_status", "payment_status")  # either counts alike


def test_column_whose_cells_contradict_its_heading_is_not_taken() -> None:
    found = seen("Klantnummer|E-mail|Geboortedatum", ["1", "2"], ["Jan Bos", "Eva Vos"], ["rood", "blauw"])
    assert fields(found) == ["customer_id", None, None]
    assert [guess.suggested for guess in found.guesses[1:]] == ["email", "birth_date"]


def test_no_field_stands_on_two_columns() -> None:
    found = seen("Klantnr|Email|E-mailadres", ["1", "2"], ["a@x.nl", "b@x.nl"], ["c@x.nl", "d@x.nl"])
    assert fields(found) == ["customer_id", "email", None]
    assert "email" in found.guesses[2].others


def test_buyer_comes_before_receiver() -> None:
    found = seen("Order ID|Shipping Name|Billing Name|Order Date|Total", ["1", "2"], ["A B", "C D"], ["E F", "G H"],
                 DAYS[:2], ["1.50", "2.50"])  # fmt: skip
    assert fields(found)[1:3] == [None, "full_name"]


def test_similar_heading_is_only_a_suggestion() -> None:
    found = seen("Klantnummer|Telefoonnummmer", ["1", "2"], ["030-1234567", "030-7654321"])
    assert fields(found) == ["customer_id", None]
    assert found.guesses[1].suggested == "phone"


def test_receipts_are_told_from_customers_and_from_lines() -> None:
    receipts = seen("Bonnummer|Datum|Klantnummer|Totaal", [str(n) for n in range(15)], DAYS, ["7"] * 15, ["1.50"] * 15)
    assert receipts.kind is FileKind.RECEIPTS
    customers = seen("Klantnummer|Naam|Totaal besteed", ["1", "2"], ["A B", "C D"], ["1.50", "2.50"])
    assert customers.kind is FileKind.CUSTOMERS


@pytest.mark.parametrize("headers", ["Foo|Bar", "Datum|Kleur", "Bonnummer|Foo"])
def test_file_of_unknown_kind_is_asked_about(headers: str) -> None:
    assert seen(headers, ["01-02-2025", "02-02-2025"], ["x", "y"]).kind is None


def test_kind_that_the_owner_names_decides() -> None:
    found = seen("Klantnr|Datum", ["1", "2"], DAYS[:2], kind=FileKind.CUSTOMERS)
    assert found.kind is FileKind.CUSTOMERS
    assert fields(found)[0] == "customer_id"


def test_currency_in_brackets_belongs_to_no_heading_but_other_remarks_do() -> None:
    found = seen("Bonnummer|Datum|Totaal (EUR)|Totaal (excl.)", ["1", "2"], DAYS[:2], ["1.50", "2.50"], ["1.2", "2.1"])
    assert fields(found)[2:] == ["order_total", None]


def test_empty_column_keeps_the_meaning_of_its_heading() -> None:
    found = seen("Klantnummer|Geboortedatum", ["1", "2"], ["", ""])
    assert fields(found) == ["customer_id", "birth_date"]


def test_amounts_by_customer_are_receipts_only_where_somebody_comes_twice() -> None:
    headers, amounts = "Customer number|Date|Total", ["12.50", "9.00", "20.00"]
    assert seen(headers, ["17", "18", "17"], DAYS[:3], amounts).kind is FileKind.RECEIPTS
    assert seen(headers, ["17", "18", "19"], DAYS[:3], amounts).kind is None, "as well what each of them spent so far"
