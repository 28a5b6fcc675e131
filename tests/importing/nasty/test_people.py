"""Nasty cases 32 to 38: phones, postcodes, addresses, households, counter names, consents, names that are none."""

import pytest

from tests.cli.run import json_of
from tests.importing.nasty.road import Road, Taken
from tests.importing.nasty.sheets import RECEIPT_HEAD, day, written
from tests.importing.reading.made_files import workbook


def column(taken: Taken, name: str) -> list[object]:
    """Return one column of the customers by their number."""
    return [value for (value,) in taken.rows(f"SELECT {name} FROM customer ORDER BY customer_no")]


def people(road: Road, head: str, values: list[object], name: str = "klanten.csv") -> Taken:
    """Import a list of customers K1, K2, ... that has one further column."""
    rows = [
        ("Klantnummer", "Naam", head),
        *((f"K{n}", f"Klant{n} Jansen{n}", each) for n, each in enumerate(values, 1)),
    ]
    return road.take(written(road.folder / name, rows))


PHONES = {
    "NL": {
        "612345678": "+31612345678",
        "31612345679.0": "+31612345679",
        "'+31612345670": "+31612345670",
        "06-12345671": "+31612345671",
    },
    "KR": {"1012345678": "+821012345678", "010-1234-5679": "+821012345679"},
    "DK": {"20 12 34 56": "+4520123456", "4520123457": "+4520123457"},
}


@pytest.mark.parametrize("country", PHONES)
def test_32_phone_gets_back_the_zero_it_lost(road: Road, country: str) -> None:
    road.country = country
    taken = people(road, "Mobiel", list(PHONES[country]))
    assert column(taken, "mobile") == list(PHONES[country].values())


def test_32_phone_typed_as_a_number_in_a_workbook_keeps_its_figures(road: Road) -> None:
    rows = [["Klantnummer", "Naam", "Mobiel"], ["K1", "Anna Bos", 31612345678], ["K2", "Bo Vos", 612345679]]
    taken = road.take(workbook(road.folder / "a.xlsx", rows))
    assert column(taken, "mobile") == ["+31612345678", "+31612345679"]


def test_32_second_number_of_a_cell_goes_to_the_note(road: Road) -> None:
    taken = people(road, "Mobiel", ["06-12345678 / 030-2345678"])
    assert column(taken, "mobile") == ["+31612345678"]
    assert "030-2345678" in str(column(taken, "note")[0])


def test_33_postcode_gets_its_zero_back_only_where_the_country_has_five_figures(road: Road) -> None:
    road.country = "DE"
    assert column(people(road, "PLZ", ["1234", "10115"]), "postcode") == ["01234", "10115"]


def test_33_postcode_of_four_figures_stays_in_a_country_of_four(road: Road) -> None:
    road.country = "DK"
    assert column(people(road, "Postnr", ["1012", "8000"]), "postcode") == ["1012", "8000"]


def test_33_dutch_postcode_is_written_in_one_way(road: Road) -> None:
    assert column(people(road, "Postcode", ["'1012AB", "3512 jc", "1012"]), "postcode")[:2] == ["1012 AB", "3512 JC"]


EMAILS = {
    "Jan@Winkel.NL ": "jan@winkel.nl",
    "a@example.com;b@example.com": "a@example.com",
    "mailto:c@example.com": "c@example.com",
    "geen": None,
    "-": None,
    "d(at)example.com": None,
    "e@gmail.con": "e@gmail.con",
}


def test_34_addresses_are_tidied_and_what_is_none_is_refused(road: Road) -> None:
    taken = people(road, "E-mail", list(EMAILS))
    assert column(taken, "email") == list(EMAILS.values())
    (fault,) = taken.report.faults
    assert (fault.text, fault.is_aside) == ("d(at)example.com", False)


FIRST = ("Anna", "Bo", "Carla", "Dirk", "Eva", "Frits", "Gerda", "Hugo")
LAST = ("Jansen", "Smit", "Peeters", "Nielsen", "Holm")


def test_34_address_of_forty_customers_joins_nobody(road: Road) -> None:
    rows = [("Bonnummer", "Datum", "Naam", "E-mail", "Totaal")]
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    rows += [(f"B{n}", day(1 + n % 16), name, "info@example.com", "2,50") for n, name in enumerate(names)]
    taken = road.take(written(road.folder / "a.csv", rows))
    assert taken.report.customers == 40
    assert taken.rows("SELECT max(n) FROM (SELECT count(*) AS n FROM sale GROUP BY customer_id)") == [(1,)]


def test_35_address_that_is_probably_mistyped_is_kept_and_shown_before_it_is_written_to(road: Road) -> None:
    rows = [("Klantnummer", "Naam", "E-mail", "Nieuwsbrief")]
    rows += [("K1", "Jan Bos", "jan@gmail.con", "ja"), ("K2", "Eva Vos", "eva@example.com", "ja")]
    taken = road.take(written(road.folder / "klanten.csv", rows))
    assert column(taken, "email") == ["jan@gmail.con", "eva@example.com"]
    rule = road.folder / "allen.json"
    rule.write_text('{"title": "Allen", "version": 1, "rule": {"everyone": true}}', encoding="utf-8")
    listed = json_of(road.shop, "export", "--rule", rule, "--out", road.folder / "lijst.csv")
    assert listed["count"] == 2
    assert listed["mistyped"] == [{"email": "jan@gmail.con", "meant": "jan@gmail.com"}]


def test_36_household_stays_apart_and_a_number_joins(road: Road) -> None:
    rows = [
        ("Klantnummer", "Voornaam", "Achternaam", "E-mail"),
        ("", "Anna", "Bos", "bos@example.com"),
        ("", "Piet", "Bos", "bos@example.com"),
        ("K7", "Ida", "Smit", "ida@example.com"),
        ("K7", "Ida", "Smit-Vos", "ida@example.org"),
    ]
    taken = road.take(written(road.folder / "a.csv", rows))
    assert taken.report.customers == 3
    assert sorted(column(taken, "first_name")) == ["Anna", "Ida", "Piet"]  # type: ignore[type-var]


COUNTER = ("WALKIN", "Passant", "Kontantkunde", "비회원", "Laufkunde", "Walk-in customer")


def test_36_counter_names_never_become_one_giant_customer(road: Road) -> None:
    names = (*COUNTER, *COUNTER, "Anna Bos", "Bo Vos")
    rows = [(f"B{n}", day(1 + n), name, "12,50") for n, name in enumerate(names)]
    taken = road.take(written(road.folder / "a.csv", [("Bonnummer", "Datum", "Naam", "Totaal"), *rows]))
    assert (taken.report.sales, taken.report.cents, taken.report.customers) == (14, 14 * 1_250, 2)
    assert taken.rows("SELECT count(*) FROM sale WHERE customer_id IS NULL") == [(12,)]


# What an older and a newer file say, each with its day; and what holds.
WORDS = (
    (("ja", "13-03-2024"), ("nee", "14-04-2025"), "no"),
    (("nee", "13-03-2024"), ("ja", "14-04-2025"), "yes"),
    (("ja", "14-04-2025"), ("nee", "13-03-2024"), "yes"),
    (("ja", ""), ("nee", ""), "no"),
    (("nee", ""), ("ja", ""), "no"),
)


def test_37_newest_dated_word_holds_and_without_days_no_beats_yes(road: Road) -> None:
    head = ("Klantnummer", "Naam", "E-mail", "Nieuwsbrief", "Datum toestemming")
    names = ("Anna Bos", "Bo Vos", "Ida Smit", "Eva Holm", "Jan Kok")
    taken = None
    for file in (0, 1):
        rows = [(f"K{n}", names[n], f"k{n}@example.com", *case[file]) for n, case in enumerate(WORDS)]
        taken = road.take(written(road.folder / f"{file}.csv", [head, *rows]))
        assert taken.report.aside == 0
    assert taken is not None
    found = taken.rows(
        """SELECT n.status FROM customer c JOIN consent_now n ON n.customer_id = c.id AND n.channel = 'email'
           ORDER BY c.customer_no"""
    )
    assert [status for (status,) in found] == [case[2] for case in WORDS]


def test_38_column_called_name_with_order_numbers_is_no_person(road: Road) -> None:
    head = ("Name", "Email", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Total")
    rows = [
        (f"#10{n:02}", f"koper{n}@example.com", f"2025-03-{13 + n} 10:00:00 +0100", 1, "Rozen", "10.50", "10.50")
        for n in range(6)
    ]
    taken = road.take(written(road.folder / "orders.csv", [head, *rows], sign=","))
    assert taken.report.cents == 6_300
    assert taken.rows("SELECT count(*) FROM customer WHERE last_name IS NOT NULL OR first_name IS NOT NULL") == [(0,)]
    assert taken.rows("SELECT receipt_no FROM sale ORDER BY 1 LIMIT 1") == [("#1000",)]


def test_03_apostrophes_before_numbers_are_taken_off(road: Road) -> None:
    head = (*RECEIPT_HEAD, "Postcode", "Mobiel")
    rows = [(f"'B{n}", day(1 + n), f"'12{n}", "10,50", "'1012AB", "'+31612345678") for n in range(3)]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert taken.report.aside == 0
    assert column(taken, "customer_no") == ["120", "121", "122"]
    assert set(column(taken, "postcode")) == {"1012 AB"}
    assert set(column(taken, "mobile")) == {"+31612345678"}
