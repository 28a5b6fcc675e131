"""Segments of prices, goods, seasons, the site and the newsletter on the sample shop equal a plain Python reading."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop_seg.base.paths import resource
from desktop_seg.model.period import to_day
from desktop_seg.segments import capability, catalogue, evaluate
from desktop_seg.segments.segment import Segment
from desktop_seg.store import customer_key
from desktop_seg.store.database import Database
from tests.sample.facts import Facts, read_sheet
from tests.segments import plain_goods as plain

Definition = Callable[[Facts], set[str]]

DEFINITIONS: dict[str, Definition] = {
    "profit_makers": plain.profit_makers,
    "often_returns": plain.often_returns,
    "coupon_never_back": lambda f: plain.when(f, lambda k: len(f.visits[k]) == 1 and plain.started_cheap(f, k)),
    "coupon_converted": lambda f: plain.when(
        f, lambda k: plain.started_cheap(f, k) and bool(set(f.visits[k]) - plain.cheap_days(f, k))
    ),
    "coupon_always": lambda f: plain.when(
        f, lambda k: len(f.visits[k]) >= 2 and set(f.visits[k]) == plain.cheap_days(f, k)
    ),
    "discount_dependent": lambda f: plain.when(
        f, lambda k: len(f.visits[k]) >= 3 and 10 * len(plain.cheap_days(f, k)) >= 7 * len(f.visits[k])
    ),
    "full_price": lambda f: plain.when(f, lambda k: len(f.visits[k]) >= 3 and not plain.cheap_days(f, k)),
    "sale_day_shoppers": plain.sale_day_shoppers,
    "first_season_christmas": lambda f: plain.only_in(f, plain.CHRISTMAS),
    "first_season_mothers_day": lambda f: plain.only_in(f, plain.MOTHERS_DAY),
    "just_bought_related": plain.just_bought_related,
    "explorers": lambda f: plain.when(
        f,
        lambda k: (
            len(f.visits_in_year(k)) >= 3
            and sum(bool(plain.in_year(f, plain.bought_days(f, k, "category", c))) for c in plain.categories(f, k)) >= 4
        ),
    ),
    "due_to_restock": plain.due,
    "brand_loyal": plain.brand_loyal,
    "frequent_browsers": lambda f: plain.everyone(
        f, lambda k: k not in f.visits and plain.times(f, k, ("visit",), 30) >= 2
    ),
    "not_seen_online": lambda f: plain.everyone(
        f, lambda k: len(plain.site_days(f, k)) >= 3 and (f.as_of - plain.site_days(f, k)[-1]).days > 90
    ),
    "late_online": plain.late_online,
    "interested_not_bought": plain.interested,
    "abandoned_cart": lambda f: plain.everyone(
        f,
        lambda k: any(
            plain.has_no_purchase_since(f, k, event["day"])
            for event in f.did(k, "cart_add", "cart_abandon", since=f.ago(29))
        ),
    ),
    "newsletter_fans": lambda f: plain.everyone(
        f,
        lambda k: (
            plain.subscribed(f, k)
            and not plain.said_no(f, k)
            and plain.times(f, k, ("mail_open", "mail_click"), 90) >= 3
        ),
    ),
    "newsletter_silent": lambda f: plain.everyone(
        f,
        lambda k: (
            plain.subscribed(f, k)
            and not plain.said_no(f, k)
            and plain.times(f, k, ("mail_sent",), 180) >= 5
            and not plain.times(f, k, ("mail_open", "mail_click"), 180)
        ),
    ),
    "workshop_registered_bought": lambda f: plain.workshop(f, "webinar_registered", True),
    "workshop_registered_not_bought": lambda f: plain.workshop(f, "webinar_registered", False),
    "workshop_guest_bought": lambda f: plain.workshop(f, "webinar_attended", True),
    "workshop_guest_not_bought": lambda f: plain.workshop(f, "webinar_attended", False),
    "trial_not_converted": lambda f: plain.everyone(
        f,
        lambda k: any(
            f.ago(90) <= event["day"] <= f.ago(14) and plain.has_no_purchase_since(f, k, event["day"])
            for event in f.did(k, "trial_start")
        ),
    ),
    "won_back": plain.won_back,
    "dissatisfied_and_silent": plain.silent_since,
}


@pytest.fixture(scope="module")
def ready(sample_db: Database) -> dict[str, Segment]:
    return {segment.key: segment for segment in catalogue.ready(sample_db)}


def members(db: Database, facts: Facts, segment: Segment, **numbers: str) -> set[str]:
    ids = evaluate.members(db, segment, to_day(facts.as_of), numbers)
    return set(customer_key.keys(db, ids))


@pytest.mark.parametrize("key", DEFINITIONS)
def test_a_ready_made_segment_equals_its_definition(
    sample_db: Database, sample_facts: Facts, ready: dict[str, Segment], key: str
) -> None:
    found = members(sample_db, sample_facts, ready[key])
    assert found == DEFINITIONS[key](sample_facts)
    assert len(found) >= 3


def test_prospects_are_known_by_a_trace_or_by_how_they_came(
    sample_db: Database, sample_facts: Facts, ready: dict[str, Segment]
) -> None:
    listed = read_sheet(resource("sample", "customers.xlsx"))
    came_by = {str(row["Klantnummer"]): row["Herkomst"] for row in listed if row["Herkomst"]}
    wanted = plain.known_never_bought(sample_facts, came_by)
    # Who is on the list a second time, under another number, bought under the first.
    found = members(sample_db, sample_facts, ready["known_never_bought"]) & sample_facts.customers.keys()
    assert found == wanted


def test_who_comes_for_an_occasion_does_so_in_two_years(
    sample_db: Database, sample_facts: Facts, ready: dict[str, Segment]
) -> None:
    rows = sample_db.rows(
        """SELECT o.key, min(d.day), d.last_day FROM season_day d JOIN season o ON o.id = d.season_id
            GROUP BY o.key, d.occasion_day"""
    )
    # The days of the calendar are checked elsewhere; here they are what is given.
    windows: dict[str, list[tuple[date, date]]] = {}
    for key, first, last in rows:
        windows.setdefault(str(key), []).append((plain_day(first), plain_day(last)))
    assert windows["christmas"][1:3] == plain.CHRISTMAS[1:3]
    assert members(sample_db, sample_facts, ready["occasion_buyers"]) == plain.occasion_buyers(sample_facts, windows)


def plain_day(number: object) -> date:
    return date(1970, 1, 1) + timedelta(days=int(str(number)))


def test_buyers_of_a_category_a_brand_and_an_article(
    sample_db: Database, sample_facts: Facts, ready: dict[str, Segment]
) -> None:
    f = sample_facts
    for key, what, name in (
        ("category_buyers", "category", "category"),
        ("brand_buyers", "brand", "brand"),
        ("product_buyers", "product", "product"),
    ):
        (parameter,) = (one for one in ready[key].parameters if one.name == name)
        for choice in (parameter.default, parameter.choices[3].key):
            column = {"product": "name"}.get(what, what)
            wanted = plain.when(
                f, lambda k, c=column, w=str(choice): plain.in_year(f, plain.bought_days(f, k, c, w)) >= 1
            )
            assert members(sample_db, f, ready[key], **{name: str(choice)}) == wanted, (key, choice)
            assert wanted


def test_buys_one_and_never_the_other(sample_db: Database, sample_facts: Facts, ready: dict[str, Segment]) -> None:
    f = sample_facts
    wanted = plain.when(
        f,
        lambda k: (
            plain.in_year(f, plain.bought_days(f, k, "category", "Potten")) >= 1
            and not plain.bought_days(f, k, "category", "Potgrond")
        ),
    )
    assert members(sample_db, f, ready["category_not_other"], bought="Potten", never="Potgrond") == wanted
    one, other = (str(each.default) for each in ready["product_not_other"].parameters[:2])
    wanted = plain.when(
        f,
        lambda k: (
            plain.in_year(f, plain.bought_days(f, k, "name", one)) >= 1 and not plain.bought_days(f, k, "name", other)
        ),
    )
    assert one != other
    assert members(sample_db, f, ready["product_not_other"]) == wanted


def test_one_category_or_brand_is_a_part_of_all(
    sample_db: Database, sample_facts: Facts, ready: dict[str, Segment]
) -> None:
    for key, name, definition in (
        ("due_to_restock_category", "category", plain.due),
        ("interested_in_category", "category", plain.interested),
        ("brand_loyal_to", "brand", plain.brand_loyal),
    ):
        (parameter,) = (one for one in ready[key].parameters if one.name == name)
        assert len(parameter.choices) >= 3
        found = members(sample_db, sample_facts, ready[key])
        assert found == definition(sample_facts, str(parameter.default)), key
        assert found, key


def test_every_ready_made_segment_finds_people_or_says_what_it_lacks(
    sample_db: Database, sample_facts: Facts, ready: dict[str, Segment]
) -> None:
    as_of = to_day(sample_facts.as_of)
    counts = evaluate.counts(sample_db, tuple(ready.values()), as_of)
    facts = capability.shop_facts(sample_db, as_of)
    empty = {key for key, count in counts.items() if not count.count and not capability.missing(ready[key], facts)}
    # Nobody on the list was born from 2013 on, or lives where winters are cold: no column is missing for that.
    assert empty <= {"generation_alpha", "lives_in_cold_climate"}
