"""Metrics of small shops that a shop owner could check by hand."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_seg.metrics.refresh import at
from desktop_seg.model.period import to_day
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue
from tests.shops import day, shop_with


def of(shop: Database, key: str, as_of: str) -> dict[str, SqlValue]:
    """Return one metric of everyone by name."""
    with at(shop, day(as_of)) as table:
        rows = shop.rows(f"SELECT c.customer_no, m.{key} FROM customer c JOIN {table} m ON m.customer_id = c.id")
    return {str(name): value for name, value in rows}


def test_several_receipts_of_one_day_are_one_visit_and_several_purchases() -> None:
    shop = shop_with("""
        anna  2025-03-01  10.00  no=1
        anna  2025-03-01   5.00  no=2
        anna  2025-03-08   9.00
    """)
    assert of(shop, "frequency", "2025-03-08") == {"anna": 2}
    assert of(shop, "purchases", "2025-03-08") == {"anna": 3}
    assert of(shop, "average_order", "2025-03-08") == {"anna": 800.0}


def test_return_lowers_net_but_is_no_visit() -> None:
    shop = shop_with("""
        anna  2025-03-01   40.00
        anna  2025-03-09  -15.00
        bo    2025-03-05   -5.00   # bought before the data begins
    """)
    assert of(shop, "monetary", "2025-03-09") == {"anna": 2500, "bo": -500}
    assert of(shop, "frequency", "2025-03-09") == {"anna": 1, "bo": 0}
    assert of(shop, "last_day", "2025-03-09") == {"anna": day("2025-03-01"), "bo": None}
    assert of(shop, "life_cycle", "2025-03-09") == {"anna": "new", "bo": "prospect"}


def test_cancelled_draft_and_unpaid_receipts_count_for_nothing() -> None:
    shop = shop_with("""
        anna  2025-03-01  40.00  status=cancelled
        bo    2025-03-01  40.00  status=draft
        carl  2025-03-01  40.00  status=unpaid
        dora  2025-03-01   0.00
        emil  2025-03-01  40.00  status=refunded
    """)
    assert of(shop, "frequency", "2025-03-01") == {"anna": 0, "bo": 0, "carl": 0, "dora": 1, "emil": 1}
    assert of(shop, "monetary", "2025-03-01") == {"anna": 0, "bo": 0, "carl": 0, "dora": 0, "emil": 4000}


def test_staff_and_counter_accounts_are_nobody() -> None:
    shop = shop_with(
        """
        passant  2025-03-01  900.00
        owner    2025-03-01   50.00
        anna     2025-03-01   10.00
        -        2025-03-01   70.00
        """,
        customers="""
        passant  kind=collective
        owner    is_staff=1
        """,
    )
    assert of(shop, "value_rank_365", "2025-03-01") == {"anna": 0.5}


def test_the_last_year_begins_365_days_back() -> None:
    shop = shop_with("""
        anna  2024-03-10  10.00   # 365 days before
        anna  2024-03-11  20.00
        anna  2025-03-10  30.00
    """)
    assert of(shop, "frequency_365", "2025-03-10") == {"anna": 2}
    assert of(shop, "monetary_365", "2025-03-10") == {"anna": 5000}


def test_quarters_end_where_short_months_end() -> None:
    shop = shop_with("""
        anna  2025-02-28  10.00   # three months before 31 May: the day before the newest quarter
        anna  2025-03-01  10.00
        bo    2025-03-01  10.00
        -     2025-05-31  10.00
    """)
    assert of(shop, "active_quarters", "2025-05-31") == {"anna": 2, "bo": 1}


@pytest.mark.parametrize(
    ("first", "second", "quarters"),
    [
        (
            "2024-11-15",
            "2024-11-16",
            2,
        ),  # six months before 15 May belongs to the older quarter, the day after does not
        ("2024-08-15", "2024-08-16", 2),
        ("2025-02-15", "2025-02-16", 2),
        ("2024-05-15", "2024-05-16", 1),  # a year ago to the day is in no quarter
        ("2025-02-16", "2025-05-15", 1),
    ],
)
def test_quarter_begins_the_day_after(first: str, second: str, quarters: int) -> None:
    shop = shop_with(f"anna {first} 1\nanna {second} 1")
    assert of(shop, "active_quarters", "2025-05-15") == {"anna": quarters}


def test_usual_gap_is_the_middle_one_and_needs_four_visits() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-08  1
        anna  2025-01-15  1
        anna  2025-06-15  1
        bo    2025-01-01  1
        bo    2025-01-02  1
        bo    2025-01-03  1
    """)
    assert of(shop, "usual_gap_days", "2025-06-15") == {"anna": 7, "bo": None}


def test_lateness_of_who_has_no_habit_is_measured_by_the_shop() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-11  1
        anna  2025-01-21  1
        bo    2025-01-01  1
        -     2025-01-31  1
    """)
    assert of(shop, "lateness", "2025-01-31") == {"anna": 1.0, "bo": 3.0}


def test_nobody_is_late_while_the_shop_has_no_rhythm() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-11  1
        bo    2025-01-31  1
    """)
    assert of(shop, "lateness", "2025-01-31") == {"anna": None, "bo": None}
    assert of(shop, "regular", "2025-01-31") == {"anna": 0, "bo": 0}


@pytest.mark.parametrize(("as_of", "off"), [("2025-02-11", 0), ("2025-02-12", 1)])
def test_off_rhythm_from_four_visits_on_needs_21_days_as_well(as_of: str, off: int) -> None:
    shop = shop_with("""
        anna  2025-01-19  1
        anna  2025-01-20  1
        anna  2025-01-21  1
        anna  2025-01-22  1   # every day; three times as long would be 3 days
    """)
    assert of(shop, "off_rhythm", as_of) == {"anna": off}


@pytest.mark.parametrize(("as_of", "off"), [("2025-03-02", 0), ("2025-03-03", 1)])
def test_off_rhythm_is_strictly_more_than_three_usual_gaps(as_of: str, off: int) -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-11  1
        anna  2025-01-21  1
        anna  2025-01-31  1   # every ten days; 2 March is 30 days later
    """)
    assert of(shop, "off_rhythm", as_of) == {"anna": off}


def test_who_came_twice_is_off_rhythm_after_nine_in_ten_returns_of_the_shop() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-11  1
        bo    2025-01-01  1
        bo    2025-01-31  1
        carl  2025-01-01  1
    """)
    assert of(shop, "off_rhythm", "2025-02-11") == {"anna": 1, "bo": 0, "carl": 0}
    assert of(shop, "off_rhythm", "2025-02-10") == {"anna": 0, "bo": 0, "carl": 0}
    assert of(shop, "return_share_sooner", "2025-02-10") == {"anna": 0.5, "bo": 0.0, "carl": 1.0}


def test_every_customer_weighs_the_same_in_the_return_times() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-02  1
        anna  2025-01-03  1
        anna  2025-01-04  1
        bo    2025-01-01  1
        bo    2025-01-31  1
    """)
    assert of(shop, "return_share_sooner", "2025-02-02") == {"anna": 0.5, "bo": 0.5}


def test_how_long_a_second_visit_takes_is_asked_of_who_came_once() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-02  1
        bo    2025-01-01  1
        bo    2025-01-31  1
        carl  2025-01-31  1
    """)
    assert of(shop, "second_visit_share_sooner", "2025-02-01") == {"anna": None, "bo": None, "carl": 0}
    assert of(shop, "second_visit_share_sooner", "2025-02-02") == {"anna": None, "bo": None, "carl": 0.5}


def test_who_left_no_trace_beside_purchases_left_none_where_others_did() -> None:
    sales = "anna 2025-01-01 1\nbo 2025-01-01 1"
    assert of(shop_with(sales), "traces", "2025-01-02") == {"anna": None, "bo": None}
    assert of(shop_with(sales, events="bo 2025-01-01 page"), "traces", "2025-01-02") == {"anna": 0, "bo": 1}


def test_won_back_needs_a_year_away_and_a_visit_of_the_last_90_days() -> None:
    shop = shop_with("""
        back     2024-01-01  1
        back     2024-12-31  1   # 365 days, a leap year
        early    2024-01-01  1
        early    2024-12-30  1   # 364 days
        settled  2023-01-01  1
        settled  2024-06-01  1   # came back, but long ago
        settled  2025-01-05  1
    """)
    assert of(shop, "won_back", "2025-03-30") == {"back": 1, "early": 0, "settled": 0}
    assert of(shop, "won_back", "2025-03-31") == {"back": 0, "early": 0, "settled": 0}


def test_who_comes_twice_a_year_was_not_away_after_one() -> None:
    shop = shop_with("""
        yearly  2021-01-01  1
        yearly  2021-07-01  1
        yearly  2022-01-01  1
        yearly  2022-07-01  1
        yearly  2023-08-01  1   # 396 days, but three usual gaps are 543
        gone    2021-01-01  1
        gone    2021-07-01  1
        gone    2022-01-01  1
        gone    2022-07-01  1
        gone    2024-07-01  1   # 731 days
    """)
    assert of(shop, "won_back", "2023-08-01")["yearly"] == 0
    assert of(shop, "won_back", "2024-07-01") == {"yearly": 0, "gone": 1}


def test_later_visits_do_not_undo_being_won_back() -> None:
    shop = shop_with("""
        anna  2023-01-01  1
        anna  2025-01-01  1
        anna  2025-01-10  1
        anna  2025-01-20  1
    """)
    assert of(shop, "won_back", "2025-02-01") == {"anna": 1}


def test_coming_back_counts_for_90_days_whatever_follows() -> None:
    shop = shop_with("anna 2023-01-01 1\nanna 2025-01-01 1\nanna 2025-03-01 1")
    assert of(shop, "won_back", "2025-03-31") == {"anna": 1}
    assert of(shop, "won_back", "2025-04-01") == {"anna": 0}


def test_regular_needs_visits_year_quarters_and_no_lateness() -> None:
    visits = {
        "good": ["2024-09-15", "2024-12-15", "2025-03-15", "2025-05-15"],
        "crowded": ["2025-03-10", "2025-04-10", "2025-05-10", "2025-05-20"],  # in two quarters only
        "few": ["2024-09-15", "2025-01-15", "2025-05-15"],
        "late": ["2025-01-01", "2025-01-02", "2024-11-01", "2025-03-05"],
    }
    shop = shop_with("\n".join(f"{name} {visit} 1" for name, days in visits.items() for visit in days))
    # late: gaps of 61, 1 and 62 days, so usually 61; 92 days after 5 March is 5 June, 92/61 = 1.508.
    assert of(shop, "regular", "2025-06-05") == {"good": 1, "crowded": 0, "few": 0, "late": 0}
    assert of(shop, "regular", "2025-06-04")["late"] == 1


def test_one_and_a_half_gaps_is_late() -> None:
    visits = ["2024-10-22", "2024-12-01", "2025-01-10", "2025-02-19", "2025-03-31"]  # every 40 days
    shop = shop_with("\n".join(f"bo {visit} 1" for visit in visits))
    assert of(shop, "lateness", "2025-05-30") == {"bo": 1.5}
    assert of(shop, "regular", "2025-05-30") == {"bo": 0}
    assert of(shop, "regular", "2025-05-29") == {"bo": 1}


def test_equal_scores_reached_by_different_ways_are_equal_numbers() -> None:
    """Ten customers: one far ahead in visits and behind in money, another the other way round, equal in the mean."""
    lines = [f"c{place} 2025-03-{visit + 1:02} {40 * (12 - place) / (place + 1):.2f}" for place in range(10)
             for visit in range(place + 1)]  # fmt: skip
    scores = of(shop_with("\n".join(lines)), "best_score", "2025-03-10")
    assert set(scores.values()) == {0.5}


def test_stages_of_life_in_the_order_of_the_first_that_fits() -> None:
    visits = {
        "prospect": [],
        "lapsed": ["2022-01-01", "2024-06-30"],
        "won_back": ["2022-01-01", "2025-06-01"],
        "new": ["2025-04-02", "2025-06-01"],
        "one_time": ["2025-04-01"],
        "off_rhythm": ["2024-08-01", "2024-08-08", "2024-08-15", "2024-08-22"],
        "becoming_loyal": ["2025-03-01", "2025-06-20"],
        "regular": ["2024-10-01", "2025-01-01", "2025-04-01", "2025-06-15"],
        "occasional": ["2024-01-01", "2024-05-01", "2024-10-01", "2025-05-01"],
    }
    shop = shop_with(
        "\n".join(f"{name} {visit} 1" for name, days in visits.items() for visit in days) + "\n- 2025-07-01 1",
        customers="prospect created=2025-07-02",
    )
    assert of(shop, "life_cycle", "2025-07-01") == {name: name for name in visits}


def test_lapse_days_of_the_shop_decide_who_has_lapsed() -> None:
    shop = shop_with("anna 2025-01-01 1\nbo 2025-06-30 1")
    assert of(shop, "life_cycle", "2025-06-30") == {"anna": "one_time", "bo": "new"}
    setting.save(shop, replace(setting.load(shop), lapse_days=120))
    assert of(shop, "life_cycle", "2025-06-30") == {"anna": "lapsed", "bo": "new"}


def test_short_lapse_days_put_won_back_before_new() -> None:
    shop = shop_with("anna 2025-05-01 1\nanna 2025-06-20 1")
    assert of(shop, "life_cycle", "2025-06-30") == {"anna": "new"}
    setting.save(shop, replace(setting.load(shop), lapse_days=30))
    assert of(shop, "life_cycle", "2025-06-30") == {"anna": "won_back"}


def test_prospect_is_known_from_the_day_of_entry() -> None:
    shop = shop_with("- 2025-06-30 1", customers="dora created=2025-03-01")
    assert of(shop, "life_cycle", "2025-02-28") == {}
    assert of(shop, "life_cycle", "2025-03-01") == {"dora": "prospect"}


def test_usual_spending_a_month_counts_at_least_one_month() -> None:
    shop = shop_with("anna 2025-03-01 60.00\nbo 2025-03-10 30.00")
    spent = of(shop, "value_lost_cents_month", "2025-05-01")
    assert spent["anna"] == pytest.approx(6000 / ((to_day(date(2025, 5, 1)) - to_day(date(2025, 3, 1))) / 30.4375))
    assert of(shop, "value_lost_cents_month", "2025-03-10") == {"anna": 6000.0, "bo": 3000.0}


def test_returns_of_one_day_count_once_and_those_of_more_than_a_year_ago_no_more() -> None:
    shop = shop_with("""
        anna   2024-05-01   30.00
        anna   2024-05-02  -30.00
        anna   2025-01-10   20.00
        anna   2025-01-12   -5.00   no=17
        anna   2025-01-12   -4.00   no=18
        bo     2025-01-10   20.00
    """)
    assert of(shop, "return_days_365", "2025-05-10") == {"anna": 1, "bo": 0}
    assert of(shop, "returned_365", "2025-05-10") == {"anna": 900, "bo": 0}
    assert of(shop, "return_days_365", "2024-05-10") == {"anna": 1}


def test_a_visit_is_discounted_when_something_was_bought_cheaper() -> None:
    shop = shop_with("""
        anna   2025-01-09   20.00
        anna   2025-01-10   20.00   coupon=SPRING
        anna   2025-01-10    8.00   discount=2.00
        anna   2025-01-12  -20.00   coupon=SPRING
        bo     2025-01-10   20.00
    """)
    assert of(shop, "discounted_visits", "2025-02-01") == {"anna": 1, "bo": 0}
    assert of(shop, "first_discounted_day", "2025-02-01") == {"anna": to_day(date(2025, 1, 10)), "bo": None}
