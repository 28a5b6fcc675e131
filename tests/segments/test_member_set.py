"""Sets that are kept and put together hold the same people as a plain reading, also when a rule is asked again."""

import random
from pathlib import Path

import pytest

from desktop_seg.metrics.refresh import refresh
from desktop_seg.rules import tree
from desktop_seg.rules.tree import All, AnyOf, AsOf, Happened, Is, Measure, Not
from desktop_seg.segments import evaluate
from desktop_seg.segments.kept import kept
from desktop_seg.segments.member_set import MemberSets
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_reader, open_shop
from tests.rules.random_rules import a_rule
from tests.rules.towns import TestTown, a_town
from tests.shops import add_sale, day, names, shop_with


def found(town: TestTown, rules: list[tree.Rule]) -> list[set[int]]:
    sets = MemberSets(town.db, town.context, kept(town.db))
    return [set(sets.people.in_set(bits)) for bits in sets.of(rules)]


@pytest.mark.parametrize("seed", range(20))
def test_random_rules_find_the_same_people_in_kept_sets_and_in_a_plain_reading(seed: int) -> None:
    rng = random.Random(5_000 + seed)
    town = a_town(rng, rng.choice((0, 1, 7, 30, 60)))
    for _n in range(10):
        rules = [a_rule(rng) for _n in range(10)]
        for rule, people in zip(rules, found(town, rules), strict=True):
            assert people == town.town.who(rule), rule


@pytest.mark.parametrize("seed", range(10))
def test_a_value_that_is_moved_again_and_again_finds_the_people_of_each_place(seed: int) -> None:
    rng = random.Random(seed)
    town = a_town(rng, 50)
    for _n in range(30):
        operator = rng.choice(("equals", "below", "at_most", "over", "at_least"))
        born = rng.choice(("on", "before", "after"))
        span = tree.Span(rng.randrange(900))
        rules = [
            Is("visits", operator, rng.randrange(7)),
            Is("spent", "between", (rng.randrange(0, 900, 50), rng.randrange(0, 900, 50))),
            Is("born", born, tree.Day(town.context.as_of - rng.randrange(900))),
            Is("born", rng.choice(("in_last", "longer_ago", "in_next")), span),
            Is("born", "between_ago", (span, tree.Span(rng.randrange(900)))),
            Happened("sales", Measure.COUNT, operator, rng.randrange(4)),
            Happened("sales", Measure.MEAN, operator, rng.randrange(0, 900, 50), "amount"),
            AsOf(30, Is("visits", operator, rng.randrange(7))),
            tree.Top("spent", rng.choice((0.0, 0.1, 0.2, 0.5, 1.0))),
            tree.Top("visits", rng.choice((0.1, 0.35)), Is("city", "is", rng.choice(("zeist", "De Bilt")))),
            Is("city", rng.choice(("is", "is_not", "contains")), rng.choice(("Zeist", "t", "")), rng.random() < 0.5),
            Is("stage", rng.choice(("known", "unknown"))),
            Is("stage", "one_of", rng.choice((("new",), ("old", "new"), ()))),
            Is("mail", rng.choice(("yes", "no", "known", "unknown"))),
        ]
        for rule, people in zip(rules, found(town, rules), strict=True):
            assert people == town.town.who(rule), rule
    assert len(kept(town.db).columns) >= 6
    assert len(kept(town.db).words) == 3


SALES = """
    anna   2025-01-10   40.00
    bo     2025-02-01   10.00
"""
AS_OF = day("2025-03-31")
TWICE = Happened("purchases", Measure.COUNT, "at_least", 2)


def who(db: Database, rule: tree.Rule) -> list[str]:
    return names(db, evaluate.member_ids(db, rule, AS_OF))


def test_nothing_is_kept_of_data_that_have_changed() -> None:
    db = shop_with(SALES)
    assert who(db, TWICE) == []
    assert who(db, Not(TWICE)) == ["anna", "bo"]
    with db.transaction():
        add_sale(db, "anna", "2025-02-02", "5.00")
    assert who(db, TWICE) == ["anna"]
    assert who(db, Not(TWICE)) == ["bo"]


def test_a_condition_that_did_not_change_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    db = shop_with(SALES)
    rule = All(
        TWICE, Is("city", "is", "Zeist"), AnyOf(Is("frequency", "at_least", 1), AsOf(40, Is("frequency", "over", 0)))
    )
    evaluate.count_rules(db, {"it": rule}, AS_OF)
    asked: list[str] = []
    rows = db.rows
    monkeypatch.setattr(db, "rows", lambda sql, values=(): asked.append(sql) or rows(sql, values))
    evaluate.count_rules(db, {"it": rule, "other": Not(rule)}, AS_OF)
    assert not [sql for sql in asked if "group_concat" in sql or "sale" in sql]


def test_what_is_written_meanwhile_is_seen_by_the_next_question_and_not_by_half_of_this_one(tmp_path: Path) -> None:
    path = tmp_path / "shop.seg"
    writer = open_shop(path)
    with writer.transaction():
        add_sale(writer, "anna", "2025-01-10", "40.00")
        refresh(writer)
    reader = open_reader(path)
    with evaluate.open_sets(reader, (TWICE,), AS_OF) as sets:
        before = sets.people.ids
        with writer.transaction():
            add_sale(writer, "bo", "2025-01-11", "4.00")
            add_sale(writer, "anna", "2025-02-02", "5.00")
            refresh(writer)
        assert sets.people.in_set(*sets.of((Not(TWICE),))) == before
    assert who(reader, TWICE) == ["anna"]
    assert who(reader, Not(TWICE)) == ["bo"]
    for db in (reader, writer):
        db.close()


def test_more_conditions_than_a_number_has_bits_find_their_people_each() -> None:
    db = shop_with(SALES + "anna 2025-03-01 7.00")
    fields = ("frequency", "frequency_365", "recency_days", "tenure_days", "monetary", "monetary_365")
    keys = [(key, least) for key in fields for least in range(11)]
    rules = {f"{key} {least}": Is(key, "at_least", least) for key, least in keys}
    found = evaluate.count_rules(db, rules, day("2025-03-01"))
    for key, least in keys:
        plain = db.number(f"SELECT count(*) FROM customer_metric WHERE {key} >= ?", (least,))
        assert found[f"{key} {least}"].count == plain, (key, least)
