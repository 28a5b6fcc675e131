"""Groups that customers fall into by themselves: found where they are, and how firm they are is told."""

from random import Random

import pytest

from desktop_seg.analysis.cluster import GROUPS, clusters
from desktop_seg.charts import cluster as chart
from desktop_seg.model.period import to_day
from tests.analysis.visiting_shop import LAST, shop_of
from tests.shops import shop_with

AS_OF = to_day(LAST)

# Visits, days since the last one, days between them, cents of a visit, people.
KINDS = {
    "daily": (40, 2, 3, 800, 30),
    "weekly": (12, 10, 9, 9000, 40),
    "lost": (6, 500, 20, 2000, 50),
    "once": (1, 60, 1, 1500, 60),
}


def planted(seed: int = 1) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Four kinds of people far apart, each person a little different."""
    chance = Random(seed)
    plan, cents = {}, {}
    for kind, (visits, ago, gap, amount, people) in KINDS.items():
        for number in range(people):
            start = ago + chance.randrange(1 + ago // 4)
            plan[f"{kind}{number}"] = [start + n * gap for n in range(visits)]
            cents[f"{kind}{number}"] = int(amount * chance.uniform(0.9, 1.1))
    return plan, cents


def test_groups_that_are_there_are_found() -> None:
    found = clusters(shop_of(*planted()), AS_OF)
    assert {(group.people, group.visits) for group in found.groups} == {(30, 40), (40, 12), (50, 6), (60, 1)}
    assert found.agreement == 1.0
    assert [group.people for group in found.groups] == [40, 30, 50, 60]  # those who spend most first
    assert "the groups are firm today" in chart.takeaway(found)


def test_groups_share_out_people_and_money() -> None:
    plan, cents = planted()
    found = clusters(shop_of(plan, cents), AS_OF)
    spent = {
        kind: sum(cents[name] * len(days) for name, days in plan.items() if name.startswith(kind)) for kind in KINDS
    }
    shares = {group.people: group.spent_share for group in found.groups}
    for kind, (*_numbers, people) in KINDS.items():
        assert shares[people] == pytest.approx(spent[kind] / sum(spent.values()))
    assert sum(group.share for group in found.groups) == pytest.approx(1)


def test_groups_cut_out_of_one_cloud_are_not_firm() -> None:
    chance = Random(3)
    plan = {
        f"a{n}": sorted({chance.randrange(700) for _visit in range(1 + int(chance.expovariate(0.2)))})
        for n in range(300)
    }
    found = clusters(shop_of(plan, {name: chance.randrange(500, 9000) for name in plan}), AS_OF)
    assert len(found.groups) == GROUPS
    assert found.agreement is not None
    assert 0.4 < found.agreement < 0.95
    assert f"only {found.agreement:.0%} of people land in the same group" in chart.takeaway(found)


def test_the_same_customers_give_the_same_groups() -> None:
    shop, again = shop_of(*planted()), shop_of(*planted())
    assert clusters(shop, AS_OF) == clusters(again, AS_OF)


def test_a_past_day_sees_what_was_known_then() -> None:
    plan, cents = planted()
    earlier = {name: kept for name, days in plan.items() if (kept := [ago for ago in days if ago >= 100])}
    assert clusters(shop_of(plan, cents), AS_OF - 100) == clusters(shop_of(earlier, cents), AS_OF - 100)


@pytest.mark.parametrize("people", [1, 2, 5, 9])
def test_few_and_equal_people_make_fewer_groups(people: int) -> None:
    found = clusters(shop_of({f"a{n}": [10, 20] for n in range(people)}), AS_OF)
    assert [group.people for group in found.groups] == [people]
    assert (found.agreement is None) == (people < 2 * GROUPS)
    assert chart.table(found).rows


def test_nobody_bought() -> None:
    found = clusters(shop_with(customers="dora city=Utrecht"), None)
    assert found.groups == ()
    assert chart.takeaway(found) == "Nobody has bought anything yet."


def test_whoever_got_all_their_money_back_is_in_a_group_too() -> None:
    lines = [f"k{n} 2025-05-{n % 27 + 1:02} {n + 1}.00" for n in range(40)]
    found = clusters(shop_with("\n".join([*lines, "k1 2025-06-01 -2.00", "k2 2025-06-01 -9.00"])), AS_OF)
    assert sum(group.people for group in found.groups) == 40
