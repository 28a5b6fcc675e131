"""What is forecast, what is refused and why, and how a forecast is tried on the past before it is shown."""

from datetime import timedelta

import pytest

from desktop_seg.analysis.back_test import LEARN_DAYS, PERIOD_DAYS, Way, back_test
from desktop_seg.analysis.expectation import Quantity
from desktop_seg.analysis.forecast import LEAST_HISTORY_DAYS, Caution, Forecast, Outlook, Refusal, Standing, forecast
from desktop_seg.analysis.visit_table import visit_table
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database
from tests.analysis.visiting_shop import LAST, Plan, leavers, regulars, shop_of
from tests.shops import add_sale, names, shop_with

AS_OF = to_day(LAST)
YEAR = 365


@pytest.fixture(scope="module")
def shop() -> Database:
    return shop_of(leavers(400, 40, 3 * YEAR, 0.9))


def outlook(shop: Database, as_of: int = AS_OF) -> Outlook:
    found = forecast(shop, as_of).outlook
    assert found is not None
    return found


def again(people: int, days: int = YEAR) -> dict[str, list[int]]:
    """People who came a year ago, half a year ago, five months ago and lately."""
    return {f"a{n}": [days - 1, 180 + n % 9, 150 - n % 50, n % 30] for n in range(people)}


# --- floors and refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "refusal", "has_numbers"),
    [(29, Refusal.FEW_REPEATS, False), (30, None, False), (99, None, False), (100, None, True)],
)
def test_so_many_people_must_have_come_again(people: int, refusal: Refusal | None, has_numbers: bool) -> None:
    once = {f"once{n}": [n] for n in range(50)}
    found = forecast(shop_of(again(people) | once), AS_OF)
    assert (found.basis.people, found.basis.again) == (people + 50, people)
    assert (found.refusal, found.has_numbers) == (refusal, has_numbers)
    assert (found.outlook is None) == (refusal is not None)


def test_nothing_is_forecast_where_nobody_came_again() -> None:
    found = forecast(shop_of({f"once{n}": [n] for n in range(300)}), AS_OF)
    assert (found.refusal, found.outlook) == (Refusal.NO_REPEATS, None)
    assert forecast(shop_with(), None).refusal is Refusal.NO_REPEATS


def test_nothing_is_forecast_from_sales_that_ended_a_period_ago(shop: Database) -> None:
    last = visit_table(shop, AS_OF).last_day
    assert forecast(shop, last + PERIOD_DAYS - 1).refusal is None
    found = forecast(shop, last + PERIOD_DAYS)
    assert (found.refusal, found.outlook, found.basis.quiet_days) == (Refusal.NO_LATE_SALES, None, PERIOD_DAYS)


def test_history_must_hold_what_is_learnt_and_what_it_is_tried_on() -> None:
    short = {f"a{n}": [LEAST_HISTORY_DAYS - 2, 100, 50] for n in range(150)}
    assert forecast(shop_of(short), AS_OF).refusal is Refusal.SHORT_HISTORY
    enough = short | {"first": [LEAST_HISTORY_DAYS - 1]}
    assert forecast(shop_of(enough), AS_OF).refusal is None


def test_history_must_be_twice_as_long_as_half_of_the_returns_take() -> None:
    slow = {f"a{n}": [499, 499 - 240, 10] for n in range(150)}
    found = forecast(shop_of(slow), AS_OF)
    assert (found.basis.days, found.basis.need_days) == (500, 480)
    assert found.refusal is None
    slower = {f"a{n}": [499, 499 - 260] for n in range(150)}
    found = forecast(shop_of(slower), AS_OF)
    assert (found.basis.need_days, found.refusal) == (520, Refusal.SHORT_HISTORY)


def test_a_forecast_that_could_not_be_tried_is_not_shown() -> None:
    """Everybody who came again did so lately: as of three months ago there was nothing to learn from."""
    found = forecast(shop_of({"first": [YEAR]} | {f"a{n}": [60 + n % 20, n % 20] for n in range(150)}), AS_OF)
    assert (found.refusal, found.outlook) == (Refusal.UNTRIED, None)


def test_who_is_overdue_is_shown_instead() -> None:
    """Anna came every ten days and then not for forty."""
    shop = shop_of({"anna": [80, 70, 60, 50, 40], "bo": [30, 20, 10, 0]})
    found = forecast(shop, AS_OF)
    assert [(each.name, each.recency_days, each.usual_gap_days) for each in found.overdue] == [("anna", 40, 10)]
    assert forecast(shop_of(again(40)), AS_OF).overdue == ()


# --- what is forecast ------------------------------------------------------------------------------------------------


def test_groups_share_out_everyone_and_the_total(shop: Database) -> None:
    found = outlook(shop)
    assert sum(group.people for group in found.groups) == forecast(shop, AS_OF).basis.people
    assert sum(group.expected.visits for group in found.groups) == pytest.approx(found.total.visits)
    assert sum(group.expected.cents for group in found.groups) == pytest.approx(found.total.cents)
    assert [group.standing for group in found.groups] == list(Standing)
    assert all(group.people for group in found.groups)
    shares = [group.return_share for group in found.groups]
    assert shares == sorted(shares, reverse=True)


def test_amounts_are_those_of_the_shop(shop: Database) -> None:
    """Everybody spends 20.00 on a visit."""
    found = outlook(shop)
    assert found.total.cents == pytest.approx(2000 * found.total.visits, rel=0.01)


def test_a_past_day_sees_no_more_than_what_was_known_then() -> None:
    plan = leavers(250, 30, 2 * YEAR, 0.9)
    past = {name: kept for name, days in plan.items() if (kept := [ago for ago in days if ago >= 120])}
    as_of = AS_OF - 120
    later, then = forecast(shop_of(plan), as_of), forecast(shop_of(past), as_of)
    assert later.basis == then.basis
    assert outlook_values(later) == outlook_values(then)


def outlook_values(found: Forecast) -> tuple[object, ...]:
    assert found.outlook is not None
    of = found.outlook
    return of.total, of.spread, of.groups, of.tried, of.cautions, of.made_from.model


def test_it_is_worked_out_once_until_the_data_change() -> None:
    shop = shop_of(again(40))
    found = forecast(shop, AS_OF)
    assert forecast(shop, AS_OF) is found
    assert forecast(shop, AS_OF - 1) is not found
    add_sale(shop, "new", LAST.isoformat(), "5.00")
    assert forecast(shop, AS_OF).basis.people == found.basis.people + 1


# --- tried on the past -----------------------------------------------------------------------------------------------


def counted(plan: Plan, cutoff: int) -> tuple[float, float]:
    """Visits in the period after a day by who was known then, and in the one before by who was known before it.

    cutoff: days before LAST.
    """
    after = [
        ago
        for days in plan.values()
        if max(days) >= cutoff
        for ago in set(days)
        if cutoff - PERIOD_DAYS <= ago < cutoff
    ]
    before = [
        ago
        for days in plan.values()
        if max(days) >= cutoff + PERIOD_DAYS
        for ago in set(days)
        if cutoff <= ago < cutoff + PERIOD_DAYS
    ]
    return len(after), len(before)


def test_trials_hold_what_came_and_what_had_come() -> None:
    plan = leavers(300, 30, 3 * YEAR, 0.9)
    tried = back_test(visit_table(shop_of(plan), AS_OF), AS_OF)
    assert tried is not None
    assert [AS_OF - trial.as_of for trial in tried.trials] == [PERIOD_DAYS * n for n in (1, 2, 3, 4)]
    for trial in tried.trials:
        after, before = counted(plan, AS_OF - trial.as_of)
        assert trial.actual == Quantity(after, 2000 * after)
        assert trial.same == Quantity(before, 2000 * before)
        assert trial.people == sum(max(days) >= AS_OF - trial.as_of for days in plan.values())
        assert trial.miss(Way.SAME) == pytest.approx(abs(before - after) / after)


def test_no_trial_reaches_before_two_periods_of_history() -> None:
    plan = {f"a{n}": [*range(n % 7, LEARN_DAYS + PERIOD_DAYS + 20, 21)] for n in range(60)}
    tried = back_test(visit_table(shop_of(plan), AS_OF), AS_OF)
    assert tried is not None
    assert len(tried.trials) == 1


def test_the_simple_rule_is_taken_where_it_wins() -> None:
    """For two years they came every 60 days, and for the last 15 months every 10: habits that no model knows."""
    lately = range(0, 460, 10)
    plan = {f"a{n}": [ago + n % 9 for ago in (*lately, *range(480, 3 * YEAR, 60))] for n in range(150)}
    found = outlook(shop_of(plan))
    assert found.tried.way is Way.SAME
    assert found.total.visits == found.tried.trials[0].same.visits == pytest.approx(150 * 9.1, rel=0.01)
    assert sum(group.expected.visits for group in found.groups) == pytest.approx(found.total.visits)
    assert found.factor > 1


def test_seasons_are_taken_where_two_years_show_them() -> None:
    """Everybody comes six times in the half year around winter, and twice in the other one."""
    days = [ago for ago in range(4 * YEAR) if (LAST - timedelta(days=ago)).month in (10, 11, 12, 1, 2, 3)]
    rest = [ago for ago in range(4 * YEAR) if ago not in set(days)]
    plan = {f"a{n}": sorted({*days[n % 30 :: 30], *rest[n % 90 :: 90]}) for n in range(200)}
    shop = shop_of(plan)
    winter = outlook(shop, AS_OF - 275)  # the end of September
    assert winter.tried.way is Way.SEASON
    came, _before = counted(plan, 275)
    assert winter.total.visits == pytest.approx(came, rel=0.15)
    assert winter.factor > 1.2
    assert outlook(shop, AS_OF - 92).factor < 0.8  # the end of March
    young = outlook(shop_of({name: [ago for ago in days if ago < 700] for name, days in plan.items()}))
    assert young.tried.season is None
    assert Caution.NO_SEASONS in young.cautions
    assert Caution.NO_SEASONS not in winter.cautions


def test_total_is_no_surer_than_the_worst_trial_nor_than_chance(shop: Database) -> None:
    found = outlook(shop)
    trials, way = found.tried.trials, found.tried.way
    chance = 1.645 / found.total.visits**0.5
    assert found.spread.visits == max(chance, *(trial.miss(way) or 0 for trial in trials))
    assert found.spread.cents == max(chance, *(trial.money_miss(way) for trial in trials))
    assert found.tried.spread(1e9).visits == max(trial.miss(way) or 0 for trial in trials)


# --- cautions --------------------------------------------------------------------------------------------------------


def test_a_huge_customer_is_left_out_and_named() -> None:
    plan = leavers(300, 30, 3 * YEAR, 0.9)
    cents = {"hotel": 900_000}
    with_hotel = outlook(shop_of(plan | {"hotel": [*range(0, 1000, 7)]}, cents))
    without = outlook(shop_of(plan))
    assert with_hotel.left_out == ("hotel",)
    assert Caution.HUGE_LEFT_OUT in with_hotel.cautions
    assert with_hotel.total == without.total
    assert without.left_out == ()


def test_nobody_is_huge_because_others_have_no_amounts() -> None:
    plan = again(150)
    assert outlook(shop_of(plan, dict.fromkeys(plan, 0) | {"a1": 2000})).left_out == ()


def test_amounts_that_follow_visits_are_told() -> None:
    plan = regulars(60, 10, YEAR) | {f"s{n}": days for n, days in enumerate(regulars(60, 60, YEAR, 3).values())}
    cents = {name: 9000 + n if name.startswith("r") else 1000 + n for n, name in enumerate(plan)}
    assert Caution.AMOUNT_FOLLOWS_VISITS in outlook(shop_of(plan, cents)).cautions
    assert Caution.AMOUNT_FOLLOWS_VISITS not in outlook(shop_of(plan)).cautions


def test_a_file_that_begins_as_busy_as_ever_begins_midway() -> None:
    busy = {f"a{n}": [*range(n % 30, 700, 30)] for n in range(120)}
    assert Caution.MIDWAY in outlook(shop_of(busy)).cautions
    growing = {f"a{n}": [ago for ago in days if ago < 700 - 5 * n] for n, days in enumerate(busy.values())}
    assert Caution.MIDWAY not in outlook(shop_of(growing)).cautions


@pytest.mark.parametrize(("years", "is_midway"), [(3, True), (1, False)])
def test_days_since_when_people_are_customers_tell_where_a_file_begins(years: int, is_midway: bool) -> None:
    busy = {f"a{n}": [*range(n % 30, 700, 30)] for n in range(120)}
    since = (LAST - timedelta(days=years * YEAR)).isoformat()
    customers = "\n".join(f"a{n} created={since}" for n in range(70))
    assert (Caution.MIDWAY in outlook(shop_of(busy, customers=customers)).cautions) == is_midway


def test_staff_and_returns_do_not_count() -> None:
    shop = shop_with("anna 2025-01-01 5.00\nanna 2025-02-01 -5.00\ntill 2025-01-01 5.00", "till is_staff=1")
    table = visit_table(shop, AS_OF)
    assert names(shop, [int(each) for each in table.customers]) == ["anna"]
    assert list(table.cents) == [500]
