"""The SQL of a rule finds the same people as a plain reading of it."""

import random

import pytest

from desktop_seg.rules import tree
from desktop_seg.rules.sql import compile_rule
from tests.rules.random_rules import a_rule
from tests.rules.towns import AS_OF, TestTown, a_town


def found(town: TestTown, rule: tree.Rule) -> set[int]:
    compiled = compile_rule(rule, town.context)
    sql = f"{compiled.with_sql}SELECT c.id FROM {town.context.people_sql(AS_OF)} AND {compiled.sql}"
    return {int(str(row[0])) for row in town.db.rows(sql, compiled.values)}


@pytest.mark.parametrize("seed", range(20))
def test_random_rules_find_the_same_people_in_sql_and_in_a_plain_reading(seed: int) -> None:
    rng = random.Random(seed)
    town = a_town(rng, rng.choice((0, 1, 7, 30, 60)))
    for _n in range(100):
        rule = a_rule(rng)
        assert found(town, rule) == town.town.who(rule), rule


@pytest.mark.parametrize("seed", range(5))
def test_a_rule_and_its_not_split_everyone(seed: int) -> None:
    rng = random.Random(1000 + seed)
    town = a_town(rng, 40)
    everyone = set(range(1, 41))
    for _n in range(40):
        rule = a_rule(rng)
        inside, outside = found(town, rule), found(town, tree.Not(rule))
        assert inside | outside == everyone
        assert not inside & outside


def test_not_of_unknown_keeps_everyone() -> None:
    town = a_town(random.Random(1), 12)
    town.db.run("UPDATE customer SET city = NULL")
    assert found(town, tree.Is("city", "is", "Utrecht")) == set()
    assert found(town, tree.Is("city", "is_not", "Utrecht")) == set()
    assert found(town, tree.Not(tree.Is("city", "is", "Utrecht"))) == set(range(1, 13))


def test_zero_times_includes_people_without_rows() -> None:
    town = a_town(random.Random(2), 9)
    town.db.run("DELETE FROM sale WHERE customer_id > 3")
    zero = tree.Happened("sales", tree.Measure.COUNT, "equals", 0)
    assert found(town, zero) >= {4, 5, 6, 7, 8, 9}
    at_most = tree.Happened("sales", tree.Measure.SUM, "at_most", 100, "amount")
    assert found(town, at_most) >= {4, 5, 6, 7, 8, 9}


def test_top_share_counts_exactly_and_keeps_ties() -> None:
    town = a_town(random.Random(3), 35)
    town.db.run("UPDATE metric_0 SET spent = customer_id")
    # 20 % of 35 is 7, not the 8 that ceil(0.2 * 35) gives in floats.
    assert len(found(town, tree.Top("spent", 0.2))) == 7
    town.db.run("UPDATE metric_0 SET spent = 1 WHERE customer_id > 28")
    assert len(found(town, tree.Top("spent", 0.2))) == 7
    town.db.run("UPDATE metric_0 SET spent = 5")
    assert len(found(town, tree.Top("spent", 0.2))) == 35


def test_values_are_bound_and_never_part_of_the_sql() -> None:
    town = a_town(random.Random(4), 5)
    hostile = "x'); DROP TABLE customer; --"
    compiled = compile_rule(tree.Is("city", "is", hostile), town.context)
    assert hostile not in compiled.sql
    assert found(town, tree.Is("city", "is", hostile)) == set()
    assert town.db.number("SELECT count(*) FROM customer") == 5 + 2  # two of the staff


def test_a_deeply_nested_rule_is_still_answered() -> None:
    town = a_town(random.Random(5), 8)
    rule: tree.Rule = tree.Is("visits", "at_least", 2)
    for _n in range(5):
        rule = tree.All(tree.Not(rule), tree.AnyOf(tree.Top("spent", 0.5, tree.Not(rule)), tree.Everyone()))
    for _n in range(30):
        rule = tree.AnyOf(tree.All(tree.Not(rule), tree.Everyone()))
    assert found(town, rule) == town.town.who(rule)
