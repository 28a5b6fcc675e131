"""Days: the order of a column, six languages, Excel's day numbers, years of two digits, days that cannot be."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.cleaning.column import Decision, FaultKind, FindingKind, Undecided
from desktop_seg.importing.cleaning.date import DateStyle
from desktop_seg.importing.cleaning.date_text import DateOrder
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value import BirthDate, Cell, Moment
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import HINT, UNREADABLE, WRONG, by_style, day, decided, found, hint, read

MOMENT, DATE, BIRTH = ValueKind.MOMENT, ValueKind.DATE, ValueKind.BIRTH_DATE
FUTURE, TOO_OLD = FaultKind.FUTURE, FaultKind.TOO_OLD


@pytest.mark.parametrize(
    ("text", "when", "minute"),
    [
        ("2025. 3. 1. 오후 3:05", "2025-03-01", 905),
        ("2025. 3. 1. 오전 12:30", "2025-03-01", 30),
        ("2025년 3월 1일 오후 3시 5분", "2025-03-01", 905),
        ("2025-03-01(토) 10:00", "2025-03-01", 600),
        ("1. marts 2025", "2025-03-01", None),
        ("1. marts 2025 kl. 10.08", "2025-03-01", 608),
        ("3. Mär 2025", "2025-03-03", None),
        ("3. März 2025 14:05 Uhr", "2025-03-03", 845),
        ("Sep 4, 2026 1:05:07 AM PDT", "2026-09-04", 65),
        ("Sep 5, 2026", "2026-09-05", None),
        ("2025-03-01 10:00:00 +0100", "2025-03-01", 600),
        ("2025-03-01T23:30:00+01:00", "2025-03-01", 1410),
        ("2025-03-01T10:00:00.000Z", "2025-03-01", 660),
        ("1er mars 2025 à 15h30", "2025-03-01", 930),
        ("12 août 2025", "2025-08-12", None),
        ("zaterdag 1 maart 2025", "2025-03-01", None),
        ("Sat, Mar 1, 2025", "2025-03-01", None),
        ("1 mei 2025", "2025-05-01", None),
        ("2. maj 2025", "2025-05-02", None),
        ("04-sep-25", "2025-09-04", None),
        ("01-Mar-2025 03:05 PM", "2025-03-01", 905),
        ("20250301", "2025-03-01", None),
        ("20250301T1005", "2025-03-01", 605),
        ("2025/3/1 15:05:33", "2025-03-01", 905),
        ("2025.03.01 15:05", "2025-03-01", 905),
        ("'2025-03-01", "2025-03-01", None),
        ("31.12.2024, 23:59", "2024-12-31", 1439),
    ],
)
def test_days_of_six_languages(text: str, when: str, minute: int | None) -> None:
    assert read(MOMENT, [text]) == [Moment(day(when), minute)]


@pytest.mark.parametrize(
    "text",
    ["29/02/1900", "31/06/2025", "2025-02-30", "2025-13-01", "29.02.2025", "soon", "12.50", "3-4", "12:30", "1/2/3"],
)
def test_what_is_no_day_is_a_fault(text: str) -> None:
    assert by_style(DateStyle(MOMENT), [text]) == [UNREADABLE]


def test_one_part_over_twelve_decides_for_the_column() -> None:
    assert read(DATE, ["03/04/2025", "13/04/2025"]) == [day("2025-04-03"), day("2025-04-13")]
    assert read(DATE, ["03/04/2025", "04/13/2025"]) == [day("2025-03-04"), day("2025-04-13")]


def test_undecided_days_are_asked_with_both_readings_written_out() -> None:
    verdict = decided(DATE, ["03/04/2025", "05/06/2025"])
    assert isinstance(verdict, Undecided)
    assert orders_offered(verdict) == [DateOrder.DMY, DateOrder.MDY]
    meanings = [[example.meaning for example in choice.examples] for choice in verdict.choices]
    assert meanings == [["3 April 2025", "5 June 2025"], ["4 March 2025", "6 May 2025"]]


def test_american_shop_is_offered_the_month_first() -> None:
    verdict = decided(DATE, ["03/04/2025"], hint(country="US"))
    assert isinstance(verdict, Undecided)
    assert orders_offered(verdict)[0] is DateOrder.MDY


def test_the_rest_of_the_file_settles_what_the_column_leaves_open() -> None:
    assert read(DATE, ["03/04/2025"], hint(date_order="mdy")) == [day("2025-03-04")]
    assert read(DATE, ["03/04/2025", "13/04/2025"], hint(date_order="mdy"))[0] == day("2025-04-03")
    assert read(DATE, ["05/03/04", "06/02/03"], hint(date_order="ymd")) == [day("2005-03-04"), day("2006-02-03")]


def test_points_say_day_first() -> None:
    assert read(DATE, ["03.04.2025"]) == [day("2025-04-03")]
    assert read(DATE, ["25. 3. 4."], hint(country="KR")) == [day("2025-03-04")]


def test_contradicting_days_are_asked_and_misfits_are_faults() -> None:
    cells = ["13/04/2025", "04/13/2025", "03/04/2025"]
    verdict = decided(DATE, cells)
    assert isinstance(verdict, Undecided)
    assert found(verdict) == {FindingKind.MIXED: 1}
    assert by_style(verdict.choices[0].style, cells) == [day("2025-04-13"), WRONG, day("2025-04-03")]


def test_a_slip_among_many_does_not_ask() -> None:
    cells = [f"{n % 28 + 1}/4/2025" for n in range(300)] + ["4/13/2025"]
    verdict = decided(DATE, cells)
    assert isinstance(verdict, Decision)
    assert found(verdict) == {FindingKind.MIXED: 1}
    assert by_style(verdict.style, cells)[-1] == WRONG


def test_years_of_two_digits() -> None:
    assert read(DATE, ["09/24/26"]) == [day("2026-09-24")]
    assert read(DATE, ["24/09/98"]) == [day("1998-09-24")]
    assert read(BIRTH, ["24/09/64", "13/05/05", "22/11/26", "23/11/26"]) == [
        BirthDate(day("1964-09-24"), 1964),
        BirthDate(day("2005-05-13"), 2005),
        BirthDate(day("2026-11-22"), 2026),
        BirthDate(day("1926-11-23"), 1926),
    ]


def test_year_of_two_digits_in_front_where_nothing_else_fits() -> None:
    assert read(DATE, ["98/03/31", "24/12/05"]) == [day("1998-03-31"), day("2024-12-05")]


def test_last_number_that_is_no_year_yet_is_asked_about() -> None:
    verdict = decided(DATE, ["25/03/31", "24/12/05"])
    assert isinstance(verdict, Undecided)
    assert [example.meaning for example in verdict.choices[0].examples] == ["31 March 2025", "5 December 2024"]
    assert read(DATE, ["25/03/26", "24/12/05"]) == [day("2026-03-25"), day("2005-12-24")]


def test_births_by_year_day_number_or_korean_short_form() -> None:
    assert read(BIRTH, ["1964", 1964.0, 23456.0]) == [
        BirthDate(None, 1964),
        BirthDate(None, 1964),
        BirthDate(day("1964-03-20"), 1964),
    ]
    assert read(BIRTH, ["640924", 640924.0], hint(country="KR")) == [BirthDate(day("1964-09-24"), 1964)] * 2
    assert read(BIRTH, ["2027-01-01", "31.12.1899"]) == [FUTURE, TOO_OLD]


def test_day_numbers_of_excel() -> None:
    cells: list[Cell] = [45717.0, "45717", 45717.6284722, "45717,62847"]
    afternoon = Moment(day("2025-03-01"), 905)
    assert read(MOMENT, cells) == [Moment(day("2025-03-01"), None)] * 2 + [afternoon] * 2
    assert found(decided(MOMENT, cells)) == {FindingKind.SERIALS: 4}
    assert decided(MOMENT, cells).findings[0].examples[0].meaning == "1 March 2025"
    assert read(MOMENT, [44255.0], hint(is_1904=True)) == [Moment(day("2025-03-01"), None)]


def test_numbers_that_are_no_days_are_faults() -> None:
    assert by_style(DateStyle(MOMENT), [60.0, 7, 19_999, 60_001, True, time(10)]) == [UNREADABLE] * 6


def test_days_of_a_workbook() -> None:
    cells: list[Cell] = [datetime(2025, 3, 1, 15, 5, 59), date(2025, 3, 14), None, ""]
    assert read(MOMENT, cells) == [Moment(day("2025-03-01"), 905), Moment(day("2025-03-14"), None), None, None]


def test_midnight_everywhere_means_that_no_time_is_known() -> None:
    assert read(MOMENT, [datetime(2025, 3, 14), "2025-03-15 00:00"]) == [
        Moment(day("2025-03-14"), None),
        Moment(day("2025-03-15"), None),
    ]
    assert read(MOMENT, [datetime(2025, 3, 14), "2025-03-15 10:00"])[0] == Moment(day("2025-03-14"), 0)


def test_sales_are_not_of_tomorrow_nor_of_before_1990() -> None:
    assert read(MOMENT, ["2026-11-22", "2026-11-23", "1990-01-01", "1989-12-31"]) == [
        Moment(HINT.latest_day, None),
        FUTURE,
        Moment(day("1990-01-01"), None),
        TOO_OLD,
    ]
    assert read(DATE, ["1985-05-13"]) == [day("1985-05-13")]
    assert read(ValueKind.PLANNED_DATE, ["2026-12-31", "2099-01-01"]) == [day("2026-12-31"), FUTURE]


def test_world_times_are_told() -> None:
    assert found(decided(MOMENT, ["2025-03-01 10:00:00 UTC"])) == {FindingKind.WORLD_TIME: 1}


@pytest.mark.parametrize(
    ("text", "country", "moment"),
    [
        ("2025-03-31T22:30:00+00:00", "NL", Moment(day("2025-04-01"), 30)),
        ("2025-01-31 23:30:00 UTC", "DK", Moment(day("2025-02-01"), 30)),
        ("2025-02-28T23:00:00.000Z", "NL", Moment(day("2025-03-01"), 0)),
        ("2025-03-01T16:00:00Z", "KR", Moment(day("2025-03-02"), 60)),
        ("2025-03-31T22:30:00+00:00", "US", Moment(day("2025-03-31"), 22 * 60 + 30)),
        ("2025-03-31 23:30:00 +0200", "NL", Moment(day("2025-03-31"), 23 * 60 + 30)),
    ],
)
def test_a_moment_of_world_time_is_on_the_day_of_the_shop(text: str, country: str, moment: Moment) -> None:
    assert read(MOMENT, [text], hint(country=country)) == [moment]


def test_a_day_without_clock_and_a_birthday_stay_in_world_time() -> None:
    assert read(MOMENT, ["2025-03-01T00:00:00Z"], hint(country="KR")) == [Moment(day("2025-03-01"), None)]
    born = read(ValueKind.BIRTH_DATE, ["1964-09-24T22:00:00Z"], hint(country="NL"))
    assert born[0].day == day("1964-09-24")


def test_pieces_decide_like_the_whole() -> None:
    cells: list[Cell] = ["03/04/2025", "13/04/2025", 45717.0, datetime(2025, 3, 1, 10), "x", None, "1. marts 2025"]
    whole, half = cleaner(MOMENT).evidence(cells), cleaner(MOMENT).evidence(cells[:2])
    half.add(cells[2:])
    assert half == whole
    assert (whole.readable, whole.filled) == (5, 6)


def orders_offered(verdict: Undecided) -> list[DateOrder]:
    """Return the orders the owner may choose from."""
    return [choice.style.order for choice in verdict.choices if isinstance(choice.style, DateStyle)]


DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 22))
FORMS = {
    "dmy": ["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y} {h}:{n:02}", "{d:02}.{m:02}.{y}, {h:02}:{n:02} Uhr"],
    "mdy": ["{m}/{d}/{y}", "{m:02}/{d:02}/{y} {h:02}:{n:02}", "{m}-{d}-{y}"],
    "ymd": ["{y}-{m:02}-{d:02}", "{y}. {m}. {d}.", "{y}/{m}/{d} {h}:{n:02}", "{y}년 {m}월 {d}일"],
}


@given(
    st.lists(DAYS, min_size=1, max_size=20),
    st.sampled_from([(order, form) for order, forms in FORMS.items() for form in forms]),
    st.times(),
)
def test_every_way_of_writing_gives_the_same_days_back_or_asks(
    days: list[date], order_and_form: tuple[str, str], clock: time
) -> None:
    order, form = order_and_form
    texts = [form.format(d=d.day, m=d.month, y=d.year, h=clock.hour, n=clock.minute) for d in days]
    verdict = decided(DATE, texts)
    expected = [day(d.isoformat()) for d in days]
    if isinstance(verdict, Undecided):
        assert all(d.day <= 12 for d in days)
        right = verdict.choices[orders_offered(verdict).index(DateOrder(order))].style
        assert by_style(right, texts) == expected
    else:
        assert by_style(verdict.style, texts) == expected


@given(st.lists(st.tuples(DAYS, st.sampled_from(["dmy", "mdy"])), min_size=2, max_size=30))
def test_a_mixed_column_is_never_settled_silently(cells: list[tuple[date, str]]) -> None:
    texts = [FORMS[order][0].format(d=d.day, m=d.month, y=d.year) for d, order in cells]
    verdict = decided(DATE, texts)
    proven = {order for d, order in cells if d.day > 12}
    if len(proven) == 2:
        assert isinstance(verdict, Undecided)
        assert FindingKind.MIXED in found(verdict)


@given(st.integers(20_000, 46_348))
def test_day_numbers_are_days_since_the_end_of_1899(serial: int) -> None:
    expected = date(1899, 12, 30) + timedelta(days=serial)
    assert by_style(DateStyle(DATE), [float(serial)]) == [day(expected.isoformat())]


@given(st.text(max_size=40))
def test_no_text_whatever_breaks_it(text: str) -> None:
    assert decided(MOMENT, [text]) is not None
    by_style(DateStyle(MOMENT), [text])


def test_days_that_mean_the_same_both_ways_are_not_asked_about_and_prove_nothing() -> None:
    assert read(DATE, ["01-01-2020", "02-02-2021", "12/12/2019"]) == [
        day("2020-01-01"),
        day("2021-02-02"),
        day("2019-12-12"),
    ]
    assert isinstance(decided(DATE, ["01-01-2020", "02-03-2021"]), Undecided)
    mixed = cleaner(DATE).evidence(["01-01-2020"])
    mixed.add(["02-03-2021"])
    assert isinstance(mixed.decide(HINT), Undecided)
