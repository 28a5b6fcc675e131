"""How a field is spread, and what is said of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.distribution import Bar, Fitness, distribution, distribution_of
from desktop_seg.analysis.verdict import effect_words, verdict
from desktop_seg.base.errors import UserError
from desktop_seg.metrics.catalogue import FIELDS
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.model.period import to_date, to_day
from desktop_seg.store.figures import default_as_of
from tests.analysis.values import field_of, numbers_of, words_of
from tests.shops import shop_with


@given(
    st.lists(st.integers(-50, 3000) | st.floats(-50, 1e6, width=32), min_size=1, max_size=80),
    st.sampled_from([Kind.NUMBER, Kind.MONEY]),
)
def test_every_value_lies_in_exactly_one_bar(numbers: list[float], kind: Kind) -> None:
    found = distribution(numbers_of(numbers, field=field_of(kind)))
    for bin_ in found.bins:
        assert bin_.count == sum(
            bin_.first <= number < bin_.before for number in numbers if number > 0 or not found.is_log
        )
    assert sum(bin_.count for bin_ in found.bins) + found.at_most_zero == len(numbers)
    assert len(found.bins) <= 41


@given(st.lists(st.integers(10_000, 22_000), min_size=1, max_size=60))
def test_every_day_lies_in_exactly_one_bar(days: list[int]) -> None:
    found = distribution(numbers_of(days, field=field_of(Kind.DATE)))
    assert [bin_.count for bin_ in found.bins] == [
        sum(bin_.first <= day < bin_.before for day in days) for bin_ in found.bins
    ]
    assert sum(bin_.count for bin_ in found.bins) == len(days)


def test_spread_values_get_10_to_40_bars_of_a_readable_width() -> None:
    ages = distribution(numbers_of([18 + (n * 13) % 70 for n in range(1400)]))
    assert 10 <= len(ages.bins) <= 40
    assert {bin_.before - bin_.first for bin_ in ages.bins} == {5}
    assert ages.bins[0].first == 15


def test_few_counts_get_a_bar_each() -> None:
    scores = distribution(numbers_of([1, 1, 2, 3, 5]))
    assert [(bin_.first, bin_.count) for bin_ in scores.bins] == [(1, 2), (2, 1), (3, 1), (4, 0), (5, 1)]


def test_lopsided_amounts_are_shown_in_proportion_with_nothing_apart() -> None:
    amounts = [0, 0, -200, *(1000 * 2**n for n in range(12))]
    found = distribution(numbers_of(amounts, field=field_of(Kind.MONEY)))
    assert found.is_log
    assert found.at_most_zero == 3
    steps = [bin_.before / bin_.first for bin_ in found.bins]
    assert max(steps) / min(steps) < 1.05


def test_even_amounts_stay_on_a_plain_axis() -> None:
    assert not distribution(numbers_of([1000 + n for n in range(100)], field=field_of(Kind.MONEY))).is_log


def test_two_years_of_days_are_shown_by_month() -> None:
    start = to_day(date(2024, 1, 15))
    found = distribution(numbers_of([start + n for n in range(0, 730, 3)], field=field_of(Kind.DATE)))
    assert {to_date(int(bin_.first)).day for bin_ in found.bins} == {1}


def test_rare_words_stand_together_and_choices_in_their_own_order() -> None:
    words = ["b"] * 60 + ["a"] * 38 + ["z"]
    assert distribution(words_of([*words, "y"])).bars == (Bar("b", 60), Bar("a", 38), Bar(None, 2))
    field = Field("x", "X", Kind.CHOICE, "c.x", "customer", choices=(Choice("a", "A"), Choice("b", "B")))
    values = words_of(["b", "b", "a"])
    ordered = distribution(type(values)(field, "EUR", 1, values.words, 0))
    assert ordered.bars == (Bar("a", 1), Bar("b", 2))


def test_a_word_of_exactly_2_percent_keeps_its_bar() -> None:
    assert Bar("z", 2) in distribution(words_of(["a"] * 98 + ["z"] * 2)).bars
    assert Bar(None, 2) in distribution(words_of(["a"] * 99 + ["z"] * 2)).bars


@pytest.mark.parametrize(("known", "unknown", "fitness"), [(51, 49, Fitness.GOOD), (50, 50, Fitness.MOSTLY_UNKNOWN)])
def test_half_unknown_does_not_suit(known: int, unknown: int, fitness: Fitness) -> None:
    found = distribution(numbers_of(range(known), unknown=unknown))
    assert found.fitness is fitness
    assert found.unknown_share == unknown / 100


def test_61_percent_unknown_is_said() -> None:
    assert verdict(distribution(numbers_of(range(39), unknown=61))) == "Not suited: 61% unknown."


@pytest.mark.parametrize(("largest", "fitness"), [(79, Fitness.GOOD), (80, Fitness.ONE_VALUE)])
def test_one_value_for_80_percent_does_not_suit(largest: int, fitness: Fitness) -> None:
    words = ["a"] * largest + ["b"] * (100 - largest)
    assert distribution(words_of(words)).fitness is fitness
    assert distribution(numbers_of([7] * largest + list(range(1000, 1100 - largest)))).fitness is fitness


def test_82_percent_with_one_value_is_said() -> None:
    said = verdict(distribution(words_of(["Utrecht"] * 82 + ["Zeist"] * 18)))
    assert said == "Not suited: one value, Utrecht, holds 82%."
    with_unknown = verdict(distribution(words_of(["Utrecht"] * 82 + ["Zeist"] * 18, unknown=10)))
    assert with_unknown == "Not suited: one value, Utrecht, holds 82% of those known."


def test_addresses_do_not_suit() -> None:
    assert distribution(words_of([f"{n}@example.org" for n in range(40)])).fitness is Fitness.ALL_DIFFERENT
    assert "nearly everyone" in verdict(distribution(words_of([f"street {n}" for n in range(40)])))


def test_shares_in_the_sentence_are_those_of_the_bars() -> None:
    found = distribution(words_of(["a"] * 45 + ["b"] * 35, unknown=20))
    assert verdict(found) == "Most frequent is a with 45%. Known for 80%."


def test_all_equal_all_unknown_and_nobody() -> None:
    assert distribution(numbers_of([5, 5, 5])).fitness is Fitness.ONE_VALUE
    assert verdict(distribution(numbers_of([5, 5]))) == "Not suited: everyone known has the same value, 5."
    assert distribution(numbers_of([], unknown=3)).fitness is Fitness.EMPTY
    assert distribution(numbers_of([])).fitness is Fitness.NOBODY
    assert verdict(distribution(words_of([]))) == "There is nobody here yet."


def test_middle_value_is_said_with_its_unit() -> None:
    ages = numbers_of([30, 40, 50, 60], unknown=1, field=field_of(unit="years"))
    assert verdict(distribution(ages)) == "Half of them: 45 years or less. Known for 80%."
    spent = numbers_of([1000, 2000, 4550], field=field_of(Kind.MONEY))
    assert verdict(distribution(spent)) == "Half of them: €20.00 or less."


def test_spending_that_differs_clearly_is_said() -> None:
    ages = [*range(20, 60), *range(60, 100)]
    spent = [1000 + n % 7 for n in range(40)] + [5000 + n % 7 for n in range(40)]
    found = distribution(numbers_of(ages, spent))
    assert found.effect is not None
    assert (found.effect.group, found.effect.is_clear) == (59.5, True)
    assert found.effect.others_cents == pytest.approx(sum(spent[:40]) / 40)
    assert effect_words(found) == "People above 59.5 spent €50.03 each in the last year, the others €10.03."


def test_chance_and_few_people_make_no_difference_in_spending() -> None:
    even = distribution(numbers_of(range(80), [1000, 3000] * 40))
    assert effect_words(even) == "Spending hardly differs with it."
    assert distribution(numbers_of(range(58), [1] * 29 + [9000] * 29)).effect is None


def test_a_field_that_does_not_suit_says_nothing_of_spending() -> None:
    unknown = distribution(numbers_of(range(80), [1] * 40 + [9000] * 40, unknown=90))
    assert unknown.effect is not None
    assert effect_words(unknown) == ""


def test_metrics_are_not_held_against_spending() -> None:
    assert distribution(numbers_of(range(80), field=field_of(source="purchases"))).effect is None


def test_a_field_is_read_for_everyone_or_for_some() -> None:
    shop = shop_with(
        "anna 2025-01-10 45.00\nbo 2025-01-12 30.00\nbo 2025-03-02 12.50",
        "dora city=Zeist\nstaff is_staff=1 city=Zeist",
    )
    as_of = default_as_of(shop)
    everyone = distribution_of(shop, "frequency", as_of)
    assert (everyone.people, everyone.known, everyone.median) == (3, 3, 1)
    ids = [int(row[0] or 0) for row in shop.rows("SELECT id FROM customer WHERE customer_no = 'bo'")]
    assert distribution_of(shop, "monetary", as_of, ids).median == 4250
    assert distribution_of(shop, "monetary", to_day(date(2025, 2, 1)), ids).median == 3000
    assert distribution_of(shop, "city", as_of).bars == (Bar("Zeist", 1),)
    assert distribution_of(shop, "city", as_of, []).fitness is Fitness.NOBODY


def test_a_field_nobody_knows_is_refused() -> None:
    with pytest.raises(UserError):
        distribution_of(shop_with(), "shoe_size", None)


@pytest.mark.parametrize("sales", ["", "anna 2025-01-10 45.00", "anna 2025-01-10 45.00\nbo 2025-01-12 30.00"])
def test_every_field_can_be_looked_at_in_the_smallest_shops(sales: str) -> None:
    shop = shop_with(sales, "dora birth=1980-02-29 city=Utrecht")
    for field in FIELDS:
        found = distribution_of(shop, field.key, default_as_of(shop))
        assert found.known + found.unknown == found.people
        assert verdict(found), field.key
