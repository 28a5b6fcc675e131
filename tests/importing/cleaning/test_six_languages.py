"""Columns as shops of our six languages fill them: months by name, amounts, phones without their zero, bands.

The names of months come from the tables of Unicode (Babel), not from our own word lists.
"""

import pytest
from babel.dates import get_month_names

from desktop_seg.importing.cleaning.date_text import read_moment_text
from desktop_seg.importing.cleaning.value import BirthDate, Cell, PersonName, Phone
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import day, decided, hint, read

FORMS = {
    "en": ("{day} {month} 2025", "{month} {day}, 2025"),
    "nl": ("{day} {month} 2025", "{day}-{month}-2025"),
    "da": ("{day}. {month} 2025", "den {day}. {month} 2025"),
    "de": ("{day}. {month} 2025", "{day}.{month} 2025"),
    "fr": ("{day} {month} 2025", "le {day} {month} 2025"),
    "ko": ("2025년 {month} {day}일", "2025년 {month} {day}일 (토)"),
}


@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("language", FORMS)
def test_every_month_is_known_by_its_name(language: str, width: str) -> None:
    months = get_month_names(width, locale=language)
    for number, name in months.items():
        for form in FORMS[language]:
            text = form.format(day=14, month=name)
            assert read(ValueKind.DATE, [text]) == [day(f"2025-{number:02}-14")], text


@pytest.mark.parametrize(
    ("text", "country", "currency", "minor"),
    [
        ("€ 1.234,95", "NL", "EUR", 123495), ("1 234,95 €", "FR", "EUR", 123495), ("1.234,95 EUR", "DE", "EUR", 123495),
        ("kr. 1.234,95", "DK", "DKK", 123495), ("1.234,95 kr", "DK", "DKK", 123495), ("99,- kr.", "DK", "DKK", 9900),
        ("12,000원", "KR", "KRW", 12000), ("₩ 12,000", "KR", "KRW", 12000), ("12,000 KRW", "KR", "KRW", 12000),
        ("£1,234.95", "GB", "GBP", 123495), ("1.234,95-", "DE", "EUR", -123495), ("(1.234,95)", "NL", "EUR", -123495),
        ("−1.234,95 €", "DE", "EUR", -123495), ("1\u00a0234,95\u00a0€", "FR", "EUR", 123495),
        ("-1\u202f234,95 €", "FR", "EUR", -123495), ("- € 12,50", "NL", "EUR", -1250),
        ("-12,000원", "KR", "KRW", -12000),
    ],
)  # fmt: skip
def test_amount_is_the_one_a_person_of_the_country_reads(text: str, country: str, currency: str, minor: int) -> None:
    assert read(ValueKind.MONEY, [text], hint(country=country, currency=currency)) == [minor]


@pytest.mark.parametrize(
    ("cell", "country", "number", "is_mobile"),
    [
        (612345678.0, "NL", "+31612345678", True), ("301234567", "NL", "+31301234567", False),
        (1012345678, "KR", "+821012345678", True), ("212345678", "KR", "+82212345678", False),
        (15112345678.0, "DE", "+4915112345678", True), (612345678, "FR", "+33612345678", True),
        (7400123456, "GB", "+447400123456", True), (470123456, "BE", "+32470123456", True),
        (20123456, "DK", "+4520123456", True), (31612345678.0, "DK", "+31612345678", True),
    ],
)  # fmt: skip
def test_phone_that_lost_its_zero_is_that_of_the_shops_country(
    cell: Cell, country: str, number: str, is_mobile: bool
) -> None:
    (found,) = read(ValueKind.PHONE, [cell], hint(country=country))
    assert isinstance(found, Phone)
    assert found.number == number
    assert found.is_mobile or not is_mobile


def test_korean_names_stay_whole_and_dutch_infixes_stand_apart() -> None:
    assert read(ValueKind.FULL_NAME, ["김하늘", "남궁민수", "박 서준"]) == [
        PersonName("김하늘"), PersonName("남궁민수"), PersonName("박 서준"),
    ]  # fmt: skip
    assert read(ValueKind.FULL_NAME, ["Jan van der Berg", "Berg, Jan van der", "Eva in 't Veld"]) == [
        PersonName("Berg", "Jan", "van der"), PersonName("Berg", "Jan", "van der"), PersonName("Veld", "Eva", "in 't"),
    ]  # fmt: skip


def test_birth_years_of_two_digits_are_of_the_last_hundred_years() -> None:
    assert read(ValueKind.BIRTH_DATE, ["24/09/64", "01/02/05", "31-12-99"]) == [
        BirthDate(day("1964-09-24"), 1964), BirthDate(day("2005-02-01"), 2005), BirthDate(day("1999-12-31"), 1999),
    ]  # fmt: skip


def test_day_numbers_count_from_1900_or_from_1904_as_the_workbook_says() -> None:
    assert read(ValueKind.DATE, [45717.0]) == [day("2025-03-01")]
    assert read(ValueKind.DATE, [44255.0], hint(is_1904=True)) == [day("2025-03-01")]


@pytest.mark.parametrize(
    ("cells", "band"),
    [
        (["25-34", "25 – 34 jaar", "25 bis 34", "25 til 34 år", "25 à 34 ans", "25~34세", "25 to 34"], "25-34"),
        (["65+", "65 jaar en ouder", "65 und älter", "65 år og derover", "65 ans et plus", "65세 이상"], "65+"),
        (["onder 18", "unter 18", "under 18", "moins de 18 ans", "18세 미만"], "0-17"),
    ],
)  # fmt: skip
def test_age_bands_of_all_languages_are_one(cells: list[Cell], band: str) -> None:
    assert read(ValueKind.AGE_BAND, cells) == [band] * len(cells)


def test_income_bands_are_words_of_one_spelling_and_no_amounts() -> None:
    bands: list[Cell] = ["€ 20.000 - € 40.000", "€ 20.000  -  € 40.000", "40k+", "3,000만원 이상", "Beneden modaal"]
    kept = read(ValueKind.CHOICE, bands * 3)
    assert kept[0] == kept[1] == "€ 20.000 - € 40.000"
    assert kept[2:5] == ["40k+", "3,000만원 이상", "Beneden modaal"]


def test_nothing_that_is_a_day_is_taken_for_one_by_chance() -> None:
    assert all(
        read_moment_text(text) is None for text in ("12 rozen 2025", "3 stuks", "mei-actie 2025", "week 12 2025")
    )
    assert decided(ValueKind.DATE, ["week 12 2025"]).findings
