"""Segments of people, places, values, relations, technology and terms on the sample shop, against plain Python.

The independent route: what the generator knows and what stands in its files (tests/sample/facts.py), read again here by
the definitions of resources/help/definitions.md. The last year is W; who bought nothing in it has no share of anything.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_seg.model.period import to_day
from desktop_seg.segments import evaluate
from desktop_seg.segments.catalogue import READY, find
from desktop_seg.segments.segment import Unit
from desktop_seg.store import customer_key
from desktop_seg.store.database import Database
from tests.sample.by_contact import survey_unfinished
from tests.sample.by_person import VALUES, birthday_soon, generation, income_band, overdue
from tests.sample.by_purchases import loyal
from tests.sample.facts import Facts, Row, is_purchase

Definition = Callable[[Facts], set[str]]
DRIVER, CHARACTER = "Waarom kocht u de laatste keer bij ons?", "Wat past bij u?"
MARK, RECOMMENDS = "Welk cijfer geeft u ons? (1-10)", "Zou u ons aanbevelen? (0-10)"


UNLISTED = (
    *("birth_date", "education", "income", "children", "housing", "work_status", "preferred_channel"),
    *("country", "postcode", "city"),
)
CHANNELS = {"web": "Web", "shop": "Winkel"}


@pytest.fixture(scope="module")
def told(sample_facts: Facts) -> Facts:
    """What the files tell: who is on no list but only ordered in the web shop has an e-mail address and no more."""
    customers = {
        key: one if key.isdigit() else {**one, **dict.fromkeys(UNLISTED)} for key, one in sample_facts.customers.items()
    }
    return replace(sample_facts, customers=customers)


def people(facts: Facts, test: Callable[[str], bool]) -> set[str]:
    return {key for key in facts.customers if test(key)}


def purchases(facts: Facts, key: str) -> list[Row]:
    return [sale for sale in facts.sales.get(key, []) if facts.in_year(sale["day"]) and is_purchase(sale)]


def came_by(facts: Facts, key: str, channel: str) -> float | None:
    found = purchases(facts, key)
    return sum(sale["channel"] == CHANNELS[channel] for sale in found) / len(found) if found else None


def was_given_back(sale: Row) -> bool:
    return bool(sale["refunded_cents"]) and sale["refunded_cents"] == sale["net_cents"]


def spent_on(facts: Facts, key: str, chosen: Callable[[Row], bool]) -> float:
    kept = [sale for sale in facts.sales.get(key, []) if facts.in_year(sale["day"]) and not was_given_back(sale)]
    lines = [line for sale in kept for line in sale["lines"] if line["kind"] != "gift_card"]
    total = sum(line["net_cents"] for line in lines)
    return sum(line["net_cents"] for line in lines if chosen(line)) / total if total > 0 else 0.0


def tagged(*tags: str) -> Callable[[Row], bool]:
    return lambda line: bool(set(tags) & set(line["tags"]))


def aged(facts: Facts, key: str, least: int, most: int = 200) -> bool:
    age = facts.age(key)
    return age is not None and least <= age <= most


def is_profile(facts: Facts, key: str, income: str, school: str = "") -> bool:
    return income_band(facts, key) == income and (not school or facts.customers[key]["education"] == school)


STAGES: dict[str, Callable[[Facts, str], bool]] = {
    "young_professionals": lambda f, k: aged(f, k, 25, 35) and is_profile(f, k, "high", "HBO/WO"),
    "families": lambda f, k: (
        aged(f, k, 35, 50) and bool(f.customers[k]["children"]) and is_profile(f, k, "middle", "MBO")
    ),
    "older_small_purse": lambda f, k: aged(f, k, 65) and is_profile(f, k, "low", "VMBO"),
    "young_online": lambda f, k: aged(f, k, 18, 24) and is_profile(f, k, "low") and (came_by(f, k, "web") or 0) >= 0.5,
    "retired_in_shop": lambda f, k: aged(f, k, 65) and (came_by(f, k, "shop") or 0) >= 0.8,
    "fond_of_luxury": lambda f, k: (
        is_profile(f, k, "high", "HBO/WO") and spent_on(f, k, lambda line: line["price_class"] == "premium") >= 0.3
    ),
}


def cares(words: tuple[str, ...], *tags: str) -> Definition:
    """Said so in the survey; or said nothing there, and spends 30 % on such articles."""

    def found(facts: Facts) -> set[str]:
        asked = {key for key, row in facts.survey.items() if any(row[q] for q in (VALUES, DRIVER, CHARACTER))}
        said = {
            key
            for key, row in facts.survey.items()
            if any(word in (row[q] or "") for word in words for q in (VALUES, DRIVER, CHARACTER))
        }
        return said | people(facts, lambda key: key not in asked and spent_on(facts, key, tagged(*tags)) >= 0.3)

    return found


def complaints(facts: Facts, key: str) -> list[Row]:
    return [row for row in facts.complaints if str(row["Klantnummer"]) == key]


def negative(facts: Facts, key: str) -> bool:
    rows = complaints(facts, key)
    marks = [row for row in sorted(rows, key=lambda row: row["Datum klacht"]) if row["Cijfer (1-10)"] is not None]
    survey = facts.survey.get(key, {})
    return (
        sum(facts.in_year(row["Datum klacht"]) for row in rows) >= 2
        or any(row["Status"] == "open" for row in rows)
        or (survey.get(MARK) is not None and survey[MARK] <= 2)
        or (bool(marks) and marks[-1]["Cijfer (1-10)"] <= 2)
    )


def happy(facts: Facts, key: str) -> bool:
    survey = facts.survey.get(key, {})
    return (survey.get(MARK) or 0) >= 9 or (survey.get(RECOMMENDS) or 0) >= 9


def strength(name: str) -> Definition:
    def found(facts: Facts) -> set[str]:
        regulars = loyal(facts)
        return people(facts, lambda key: _strength(facts, key, key in regulars) == name)

    return found


def _strength(facts: Facts, key: str, is_regular: bool) -> str:
    if negative(facts, key):
        return "negative"
    if is_regular or happy(facts, key):
        return "strong"
    if key not in facts.visits or len(facts.visits_in_year(key)) <= 1 or facts.lateness(key) >= 2:
        return "weak"
    return "neutral"


def mobile_visitors(facts: Facts) -> set[str]:
    found = set()
    for key in facts.events:
        visits = [event for event in facts.did(key, "visit") if facts.in_year(event["day"])]
        if visits and sum(event["source"] in ("mobile", "app") for event in visits) / len(visits) >= 0.5:
            found.add(key)
    return found


def natives(facts: Facts) -> set[str]:
    online = people(facts, lambda key: (came_by(facts, key, "web") or 0) >= 0.5)
    pays = ("Apple Pay", "Contactloos mobiel")
    mobile = {key for key in online if any(s["payment"] in pays and is_purchase(s) for s in facts.sales[key])}
    return mobile | {key for key in online if facts.did(key, "social")}


def late(facts: Facts, months_or_days: Callable[[date], bool], least: int) -> set[str]:
    times: dict[str, int] = {}
    for row in facts.invoices:
        due, paid = row["Vervaldatum"], row["Betaaldatum"]
        if due < facts.as_of and months_or_days(due) and (paid is None or paid > due):
            times[str(row["Klantnummer"])] = times.get(str(row["Klantnummer"]), 0) + 1
    return {key for key, number in times.items() if number >= least}


def pays_on_time(facts: Facts) -> set[str]:
    def recent(day: date) -> bool:
        return day > date(facts.as_of.year - 2, facts.as_of.month, facts.as_of.day)

    billed = {
        str(row["Klantnummer"])
        for row in facts.invoices
        if recent(row["Vervaldatum"]) and row["Vervaldatum"] < facts.as_of
    }
    assert billed <= overdue(facts).keys()
    return billed - late(facts, recent, 1)


def living(test: Callable[[Row], bool]) -> Definition:
    return lambda facts: {key for key, one in facts.customers.items() if test(one)}


DEFINITIONS: dict[str, Definition] = {
    "birthday_soon": birthday_soon,
    **{
        f"stage_{name}": lambda facts, test=test: people(facts, lambda key: test(facts, key))
        for name, test in STAGES.items()
    },
    "generation_silent": generation(1900, 1945),
    "generation_boomer": generation(1946, 1964),
    "generation_x": generation(1965, 1980),
    "generation_y": generation(1981, 1996),
    "generation_z": generation(1997, 2012),
    "generation_alpha": generation(2013, 2100),
    "lives_abroad": living(lambda one: one["country"] not in (None, "", "NL")),
    "cares_sustainable": cares(("Duurzaamheid",), "sustainable"),
    "cares_quality": cares(("Kwaliteit",), "quality"),
    "cares_price": cares(("Prijs", "Aanbieding")),
    "cares_adventurous": cares(("Avontuur", "Avontuurlijk"), "adventure"),
    "cares_health": cares(("biologisch",), "organic", "health"),
    **{f"relation_{name}": strength(name) for name in ("strong", "weak", "negative", "neutral")},
    "complains_often": lambda facts: people(
        facts,
        lambda key: (
            (n := sum(facts.in_year(row["Datum klacht"]) for row in complaints(facts, key))) >= 2
            or (len(facts.visits.get(key, [])) >= 4 and n > 0 and n >= 0.25 * len(facts.visits_in_year(key)) > 0)
        ),
    ),
    "survey_unfinished": survey_unfinished,
    "digital_natives": natives,
    "digital_offline": lambda facts: people(
        facts, lambda key: came_by(facts, key, "web") == 0 and not facts.customers[key]["email"]
    ),
    "digital_mobile": mobile_visitors,
    "digital_gamers": lambda facts: people(facts, lambda key: spent_on(facts, key, tagged("gaming")) >= 0.3),
    "terms_pays_on_time": pays_on_time,
    "terms_self_employed": living(lambda one: one["work_status"] == "Zelfstandig"),
    "terms_rents": living(lambda one: one["housing"] == "Huur"),
    "terms_pays_late": lambda facts: late(facts, facts.in_year, 2),
}


@pytest.mark.parametrize("key", DEFINITIONS)
def test_segment_equals_its_definition(sample_db: Database, told: Facts, key: str) -> None:
    found = evaluate.members(sample_db, find(sample_db, key), to_day(told.as_of))
    # Some people have a second number on the list that the generator knows as the same person.
    assert set(customer_key.keys(sample_db, found)) & told.customers.keys() == DEFINITIONS[key](told)


def test_the_strengths_of_the_relation_share_out_everyone(sample_db: Database, told: Facts) -> None:
    as_of = to_day(told.as_of - timedelta(days=100))
    groups = [
        evaluate.members(sample_db, find(sample_db, f"relation_{name}"), as_of)
        for name in ("strong", "weak", "negative", "neutral")
    ]
    everyone = [id_ for group in groups for id_ in group]
    assert len(everyone) == len(set(everyone))
    assert len(everyone) == evaluate.count(sample_db, find(sample_db, "relation_weak"), as_of).count / (
        evaluate.count(sample_db, find(sample_db, "relation_weak"), as_of).share
    )


def test_distances_share_out_all_whose_postcode_is_known(sample_db: Database, told: Facts) -> None:
    as_of = to_day(told.as_of)
    groups = {
        key: set(customer_key.keys(sample_db, evaluate.members(sample_db, find(sample_db, f"lives_{key}"), as_of)))
        for key in ("near", "around", "far")
    }
    assert not groups["near"] & groups["around"]
    assert not groups["around"] & groups["far"]
    neighbours = {key for key, one in told.customers.items() if (one["postcode"] or "").startswith(("3731", "3732"))}
    assert neighbours
    assert neighbours <= groups["near"]
    abroad = {key for key, one in told.customers.items() if one["country"] in ("BE", "DE")}
    assert abroad & groups["far"]
    assert not abroad & (groups["near"] | groups["around"])


@pytest.mark.parametrize("channel", ["email", "instagram", "whatsapp", "phone"])
def test_favourite_channels_are_those_of_the_list_or_else_of_social_traces(
    sample_db: Database, told: Facts, channel: str
) -> None:
    words = {"email": "E-mail", "instagram": "Instagram", "whatsapp": "WhatsApp", "phone": "Telefoon"}
    wanted = {key for key, one in told.customers.items() if one["preferred_channel"] == words[channel]}
    if channel == "instagram":
        wanted |= {
            key
            for key in told.customers
            if not told.customers[key]["preferred_channel"]
            and any(told.in_year(event["day"]) for event in told.did(key, "social"))
        }
    as_of = to_day(told.as_of)
    found = evaluate.members(sample_db, find(sample_db, "prefers_channel"), as_of, {"channel": channel})
    assert set(customer_key.keys(sample_db, found)) == wanted


def test_what_is_counted_is_asked_for_in_whole_numbers() -> None:
    counted = {
        parameter.unit
        for segment in READY
        for parameter in segment.parameters
        if "complaints" in parameter.title.lower() and parameter.name != "share"
    }
    assert counted == {Unit.COUNT}
