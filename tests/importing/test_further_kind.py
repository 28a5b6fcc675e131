"""Lists that are neither sales nor customers are known by headings of six languages, no column wrong in silence."""

import random
from datetime import date, timedelta

import pytest

from desktop_seg.importing.cleaning.words import complaint, event
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.recognise import Table, recognise
from tests.importing.made_table import HEADERS
from tests.importing.test_recognise import LANGUAGES, fields, seen

REQUIRED = {
    FileKind.EVENTS: ["customer_id", "event_date", "event_kind"],
    FileKind.PRODUCTS: ["sku", "product_name", "list_price"],
    FileKind.PROMOTIONS: ["promotion_name", "start_date", "end_date"],
    FileKind.COMPLAINTS: ["customer_id", "complaint_no", "event_date", "complaint_kind"],
    FileKind.INVOICES: ["customer_id", "invoice_no", "receipt_ref", "due_date"],
    FileKind.CONSENTS: ["email", "unsubscribed_on"],
    FileKind.SURVEY: ["customer_id", "question", "answer"],
    FileKind.RETURNS: ["receipt_ref", "sku", "return_reason"],
}
FURTHER = {
    FileKind.EVENTS: ["event_subject", "event_source", "category", "email"],
    FileKind.PRODUCTS: ["cost", "category", "brand", "price_class", "product_tags"],
    FileKind.PROMOTIONS: ["promotion_scope", "promotion_discount"],
    FileKind.COMPLAINTS: ["receipt_ref", "complaint_status", "resolved_on", "severity", "complaint_text"],
    FileKind.INVOICES: ["event_date", "paid_date", "invoice_amount"],
    FileKind.CONSENTS: ["customer_id", "first_name", "last_name"],
    FileKind.SURVEY: ["event_date", "survey_name"],
    FileKind.RETURNS: ["event_date", "quantity", "refund_amount"],
}
DAYS = {"event_date", "start_date", "end_date", "resolved_on", "due_date", "paid_date", "unsubscribed_on"}
AMOUNTS = {"list_price", "cost", "invoice_amount", "refund_amount"}
WORDS = {
    "question": ("Wat?", "Hoe?"), "answer": ("goed", "ok"), "return_reason": ("stuk", "te klein"),
    "event_subject": ("brief 1", "brief 2"), "event_source": ("web", "mail"), "category": ("Tuin", "Keuken"),
    "brand": ("Merel", "Kleihuys"), "price_class": ("laag", "hoog"), "product_tags": ("bio, cadeau", "bio"),
    "promotion_scope": ("alles", "Tuin, Keuken"), "promotion_discount": ("10", "20"),
    "complaint_status": ("open", "opgelost"), "severity": ("1", "2", "3"),
    "complaint_text": ("Pot gebarsten", "te laat bezorgd"), "first_name": ("Anna", "Bo"),
    "last_name": ("Vos", "Smit"), "survey_name": ("Voorjaar", "Najaar"), "quantity": ("1", "2"),
    "event_kind": [word for words in event.WORDS.values() for word in words],
    "complaint_kind": [word for words in complaint.KINDS.values() for word in words[:2]],
}  # fmt: skip


def cell(field: str, rng: random.Random, row: int) -> str:
    if field in DAYS:
        return (date(2025, 1, 1) + timedelta(rng.randrange(300))).strftime("%d-%m-%Y")
    if field in AMOUNTS:
        return f"{rng.randrange(100, 20_000) / 100:.2f}".replace(".", ",")
    if field in WORDS:
        return rng.choice(WORDS[field])
    numbered = {
        "email": f"a{row}@shop.nl",
        "sku": f"SP{row}",
        "product_name": f"Beker vogel {row}",
        "promotion_name": f"Actie nummer {row}",
        "complaint_no": str(300 + row),
        "invoice_no": f"F{row}",
        "receipt_ref": f"B{rng.randrange(50)}",
        "customer_id": str(100 + rng.randrange(30)),
    }
    return numbered[field]


def test_random_lists_of_six_languages_are_understood_and_no_column_is_wrong_in_silence() -> None:
    complete, wrong, files = 0, [], 480
    for seed in range(files):
        rng = random.Random(seed)
        kind, language = list(REQUIRED)[seed % 8], LANGUAGES[seed // 8 % 6]
        wanted = REQUIRED[kind] + rng.sample(FURTHER[kind], rng.randrange(len(FURTHER[kind]) + 1))
        drawn: dict[str, str] = {}
        for field in rng.sample(wanted, len(wanted)):
            headers = [header for header in HEADERS[field].get(language, []) if header not in drawn]
            if headers:
                drawn[rng.choice(headers)] = field
        found = recognise(Table(tuple(drawn), [[cell(each, rng, row) for each in drawn.values()] for row in range(40)]))
        got = {guess.header: guess.field for guess in found.guesses}
        wrong += [
            (seed, header, field, got[header]) for header, field in drawn.items() if got[header] not in (None, field)
        ]
        needed = {header for header, field in drawn.items() if field in REQUIRED[kind]}
        complete += found.kind is kind and all(got[header] == drawn[header] for header in needed)
    assert not wrong
    assert complete >= 0.98 * files


def test_a_form_is_known_by_its_questions() -> None:
    found = seen(
        "Customer ID|Timestamp|Why us?|How did you like it?", ["1", "2"], ["13-03-2025"] * 2, ["a", "b"], ["c", "d"]
    )
    assert found.kind is FileKind.SURVEY
    assert fields(found) == ["customer_id", "event_date", None, None]


def test_one_question_with_its_day_makes_a_form_but_not_of_a_list_of_customers() -> None:
    heads, columns = (
        "Customer Number|Answered On|How satisfied are you? (1-10)",
        (["1", "2"], ["2025-03-13"] * 2, ["7", "9"]),
    )
    assert seen(heads, *columns).kind is FileKind.SURVEY
    assert seen(heads.replace("Answered On", "Timestamp"), *columns).kind is FileKind.SURVEY
    assert seen(f"{heads}|City", *columns, ["Breda", "Delft"]).kind is FileKind.CUSTOMERS
    assert seen(heads.replace("Answered On", "Customer Since"), *columns).kind is FileKind.CUSTOMERS
    assert seen(f"{heads}|Total", *columns, ["9.95", "19.95"]).kind is not FileKind.SURVEY


@pytest.mark.parametrize(
    "headers",
    [
        "Customer ID|Date|Event",
        "Klantnummer|Datum|Gebeurtenis",
        "Kundenummer|Dato|Hændelse",
        "Kundennummer|Datum|Ereignis",
        "N° client|Date|Événement",
        "고객번호|날짜|이벤트 유형",
    ],
)
def test_a_heading_that_means_nothing_else_makes_a_list_of_events_whatever_its_words(headers: str) -> None:
    found = seen(headers, ["1", "2", "1"], ["13-03-2025"] * 3, ["gala", "ball", "gala"])
    assert found.kind is FileKind.EVENTS
    assert fields(found) == ["customer_id", "event_date", "event_kind"]


def test_words_nobody_knows_under_a_heading_that_may_mean_anything_make_no_list_of_events() -> None:
    found = seen("Customer ID|Date|Type", ["1", "2", "1"], ["13-03-2025"] * 3, ["gala", "ball", "gala"])
    assert found.kind is not FileKind.EVENTS


def test_a_till_that_sells_at_events_still_exports_sales() -> None:
    numbers = [str(n) for n in range(15)]
    columns = (numbers, numbers, ["13-03-2025"] * 15, ["9,95"] * 15, ["gala", "ball", "gala"] * 5)
    assert seen("Bonnummer|Klantnummer|Datum|Totaal|Gebeurtenis", *columns).kind is FileKind.RECEIPTS


def test_an_invoice_without_another_receipt_number_is_the_sale_itself() -> None:
    numbers = [f"F{n}" for n in range(15)]
    columns = (numbers, ["13-03-2025"] * 15, ["27-03-2025"] * 15, [str(n % 4) for n in range(15)], ["9,95"] * 15)
    heads = "Factuurnummer|Factuurdatum|Vervaldatum|Klantnummer|Totaal"
    assert seen(heads, *columns).kind is FileKind.RECEIPTS
    own = seen(f"{heads}|Bonnummer", *columns, [f"B{n}" for n in range(15)])
    assert own.kind is FileKind.INVOICES
    assert fields(own) == ["invoice_no", "event_date", "due_date", "customer_id", "invoice_amount", "receipt_ref"]


@pytest.mark.parametrize(
    ("column", "values"), [("City", ["Breda", "Delft"]), ("Birth date", ["13-03-1970", "1-2-1980"])]
)
def test_a_list_that_tells_more_than_permissions_is_one_of_customers(column: str, values: list[str]) -> None:
    heads = ("Email|Unsubscribed On", ["a@x.nl", "b@x.nl"], ["13-03-2025", ""])
    assert seen(*heads).kind is FileKind.CONSENTS
    found = seen(f"{heads[0]}|{column}", *heads[1:], values)
    assert found.kind is FileKind.CUSTOMERS
    assert fields(found)[1] == "unsubscribed_on"
