"""The questions about the whole shop: against pandas or plain Python on random shops, by hand on small ones."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations, pairwise
from math import sqrt
from random import Random

import pandas as pd
import pytest

from desktop_seg.analysis.coupon_ladder import WITHIN_DAYS, coupon_ladder
from desktop_seg.analysis.cross_table import cross_table
from desktop_seg.analysis.first_day import first_days
from desktop_seg.analysis.gap import EDGES, gaps
from desktop_seg.analysis.goal_conversion import goal_conversion
from desktop_seg.analysis.interval import difference_range, share_range
from desktop_seg.analysis.mix import channel_mix
from desktop_seg.analysis.named_share import named_share
from desktop_seg.analysis.origin import origin
from desktop_seg.analysis.overlap import overlap
from desktop_seg.analysis.pairing import pairing
from desktop_seg.analysis.retention import retention
from desktop_seg.analysis.turnover import turnover
from desktop_seg.charts import named_share as named_chart
from desktop_seg.charts import origin as origin_chart
from desktop_seg.charts import retention as retention_chart
from desktop_seg.metrics.catalogue import field
from desktop_seg.model.event import EventKind
from desktop_seg.model.period import to_day
from desktop_seg.rules.tree import All, InSegment, Is, Not
from desktop_seg.segments import evaluate, own
from desktop_seg.segments.catalogue import find
from desktop_seg.store import promotion
from desktop_seg.store.database import Database
from desktop_seg.store.promotion import Promotion
from tests.shops import names, shop_with
from tests.special import ALLERGY, people, special_shop
from tests.special import AS_OF as SPECIAL_DAY

LAST = date(2025, 6, 30)
AS_OF = to_day(LAST)


def random_shop(seed: int, buyers: int = 120) -> tuple[Database, pd.DataFrame]:
    """A shop of random sales, and the same as a frame; c000 is nobody's number."""
    chance = Random(seed)
    rows = []
    for number in range(buyers):
        for _visit in range(chance.choice([1, 1, 2, 3, 5, 9])):
            day = LAST - timedelta(days=chance.randrange(900))
            channel, cents = chance.choice(["shop", "web"]), chance.randrange(100, 9000)
            rows.append((f"c{number:03}", day, channel, cents, chance.random() < 0.2))
    frame = pd.DataFrame(rows, columns=["who", "day", "channel", "cents", "coupon"])
    lines = [
        f"{who} {day.isoformat()} {cents / 100:.2f} channel={channel}" + (" coupon=WELCOME" if coupon else "")
        for who, day, channel, cents, coupon in rows
    ]
    return shop_with("\n".join(lines)), frame


def visits(frame: pd.DataFrame) -> dict[str, list[tuple[date, bool]]]:
    coupons: dict[tuple[str, date], bool] = defaultdict(bool)
    for who, day, coupon in zip(frame.who, frame.day, frame.coupon, strict=True):
        coupons[str(who), day] |= bool(coupon)
    found: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    for who, day in sorted(coupons):
        found[who].append((day, coupons[who, day]))
    return dict(found)


@pytest.mark.parametrize("seed", range(4))
def test_coupon_starters_are_counted_as_pandas_counts_them(seed: int) -> None:
    shop, frame = random_shop(seed)
    found = coupon_ladder(shop, AS_OF)
    known = [days for days in visits(frame).values() if days[0][0] <= LAST - timedelta(days=90)]
    for start, began in ((found.with_coupon, True), (found.at_full_price, False)):
        mine = [days for days in known if days[0][1] is began]
        again = [days for days in mine if len(days) > 1]
        assert start.people == len(mine)
        assert start.returned == tuple(
            sum((days[1][0] - days[0][0]).days <= within for days in again) for within in WITHIN_DAYS
        )
        assert start.second_discounted == sum(days[1][1] for days in again)
        assert start.later_full == sum(any(not coupon for _day, coupon in days[1:]) for days in again)


@pytest.mark.parametrize("seed", range(4))
def test_turnover_shares_out_the_buyers_of_two_years(seed: int) -> None:
    shop, frame = random_shop(seed)
    now, then = date(2024, 6, 30), date(2023, 6, 30)
    days = frame.groupby("who").day.agg(list)
    lately = {who for who, all_of in days.items() if max(all_of) > now}
    before = {who for who, all_of in days.items() if any(then < day <= now for day in all_of)}
    first = {who for who, all_of in days.items() if min(all_of) > now}
    found = turnover(shop, AS_OF)
    assert found.stayed.people == len(lately & before)
    assert found.new.people == len(first)
    assert found.returned.people == len(lately - before - first)
    assert found.left.people == len(before - lately)
    assert found.left.spent_cents == frame[frame.who.isin(before - lately) & (frame.day > then)].cents.sum()
    assert found.kept_share == pytest.approx(len(lately & before) / len(before))


@pytest.mark.parametrize("seed", range(3))
def test_every_newcomer_is_in_the_cohort_of_their_first_month(seed: int) -> None:
    shop, frame = random_shop(seed)
    frame["month"] = [day.year * 12 + day.month - 1 for day in frame.day]
    first = frame.groupby("who").month.min()
    found = retention(shop, AS_OF)
    assert [cohort.month for cohort in found.cohorts] == list(range(2025 * 12 + 5 - 11, 2025 * 12 + 6))
    for cohort in found.cohorts:
        people = set(first[first == cohort.month].index)
        assert cohort.people == len(people)
        for after, came in enumerate(cohort.came, 1):
            later = set(frame[frame.month == cohort.month + after].who)
            assert came == len(people & later)


@pytest.mark.parametrize("seed", range(3))
def test_gaps_of_a_customer_weigh_one_together(seed: int) -> None:
    shop, frame = random_shop(seed)
    lists = [sorted({day for day, _coupon in days}) for days in visits(frame).values()]
    found = gaps(shop, AS_OF)
    own = [[(b - a).days for a, b in pairwise(days)] for days in lists if len(days) > 1]
    assert found.people == len(own)
    assert found.shares == pytest.approx([sum(sum(g <= e for g in each) / len(each) for each in own) / len(own)
                                          for e in EDGES])  # fmt: skip
    assert found.median_days == pd.Series([pd.Series(each).median() for each in own if len(each) > 1]).median()


@pytest.mark.parametrize("seed", range(3))
def test_the_best_are_compared_with_all_by_how_they_began(seed: int) -> None:
    shop, frame = random_shop(seed)
    best = set(names(shop, evaluate.members(shop, find(shop, "top_20"), AS_OF)))
    began = {who: days[0][1] for who, days in visits(frame).items()}
    found = {(each.key, each.word): each for each in origin(shop, AS_OF).beginnings}
    coupon = found["coupon", ""]
    assert coupon.people == sum(began[who] for who in best)
    assert coupon.share == pytest.approx(sum(began[who] for who in best) / len(best))
    assert coupon.share_everyone == pytest.approx(sum(began.values()) / len(began))
    assert found["full_price", ""].share == pytest.approx(1 - coupon.share)


def test_nobody_began_at_the_full_price_where_no_file_notes_discounts() -> None:
    shop = shop_with("anna 2025-05-01 5.00\nbo 2025-05-02 9.00 channel=web")
    found = origin(shop, AS_OF)
    assert [(each.key, each.word) for each in found.beginnings] == [("channel", "web")]
    nothing = origin(shop_with("anna 2025-05-01 5.00\nbo 2025-05-02 9.00"), AS_OF)
    assert (nothing.best, nothing.beginnings) == (1, ())
    assert "discount or the coupon code" in origin_chart.takeaway(nothing)


def test_months_that_have_not_passed_say_nothing_of_who_comes_back() -> None:
    shop = shop_with("anna 2025-05-01 5.00\nanna 2025-05-20 9.00\nbo 2025-05-02 9.00")
    at_once = retention(shop, to_day(date(2025, 5, 28)))
    assert set(at_once.mean) == {None}
    assert "too lately to tell" in retention_chart.takeaway(at_once)
    month_later = retention(shop, to_day(date(2025, 6, 28)))
    assert month_later.mean[:2] == (0.0, None)


@pytest.mark.parametrize("seed", range(2))
def test_channels_share_out_the_sales_of_the_year(seed: int) -> None:
    shop, frame = random_shop(seed)
    year = frame[frame.day > LAST - timedelta(days=365)].groupby("channel").cents.sum()
    found = {each.channel: each for each in channel_mix(shop, AS_OF)}
    assert {channel: each.spent_cents for channel, each in found.items()} == year.to_dict()
    assert sum(each.share for each in found.values()) == pytest.approx(1)


def test_overlap_counts_the_people_in_both() -> None:
    shop, _frame = random_shop(7)
    found = {frozenset((pair.one, pair.other)): pair for pair in overlap(shop, AS_OF).pairs}
    one, other = (set(evaluate.members(shop, find(shop, key), AS_OF)) for key in ("top_20", "loyal_regulars"))
    if both := one & other:
        pair = found[frozenset(("Top customers", "Loyal regulars"))]
        assert (pair.common, pair.share) == (len(both), pytest.approx(len(both) / len(one | other)))


def test_overlap_leaves_out_segments_that_ask_about_special_data() -> None:
    db = special_shop(people(12, "rye", "yes"))
    with db.transaction():
        rye = own.save(db, own.named("Rye", Is(ALLERGY, "one_of", ("rye",))))
        own.save(db, own.named("Not rye", All(Is("frequency", "at_least", 0), Not(InSegment(rye.key)))))
        own.save(db, own.named("Everyone", Is("frequency", "at_least", 0)))
        own.save(db, own.named("Buyers", Is("frequency", "at_least", 1)))
    titles = {title for pair in overlap(db, SPECIAL_DAY).pairs for title in (pair.one, pair.other)}
    assert {"Everyone", "Buyers"} <= titles
    assert not {"Rye", "Not rye"} & titles


def test_pairs_of_categories_need_enough_buyers_and_are_ranked_by_cosine() -> None:
    chance = Random(3)
    baskets = {f"c{n}": {f"k{chance.randrange(4)}" for _ in range(3)} for n in range(60)}
    lines = [
        f"{who} 2025-05-01 5.00 product={kind} category={kind}" for who, kinds in baskets.items() for kind in kinds
    ]
    found = pairing(shop_with("\n".join(lines)), AS_OF)
    wanted = []
    for one, other in combinations(sorted({kind for kinds in baskets.values() for kind in kinds}), 2):
        with_one = sum(one in kinds for kinds in baskets.values())
        with_other = sum(other in kinds for kinds in baskets.values())
        both = sum({one, other} <= kinds for kinds in baskets.values())
        if both >= 5:
            wanted.append((both / sqrt(with_one * with_other), one, other, both, 60 * both / with_one / with_other))
    wanted.sort(key=lambda each: (-each[0], each[1]))
    assert wanted
    assert [(p.one, p.other, p.common) for p in found.pairs] == [each[1:4] for each in wanted]
    assert [p.lift for p in found.pairs] == pytest.approx([each[4] for each in wanted])


def test_first_days_are_the_first_open_ones_beside_the_own_rate() -> None:
    shop = shop_with("""
        anna  2025-05-01  5.00
        anna  2025-05-12  5.00
        bo    2025-05-02  5.00
        carl  2025-05-12  5.00
        dora  2025-06-30  5.00
    """)
    promotion.add(shop, Promotion("Sale", to_day(date(2025, 5, 11)), to_day(date(2025, 5, 14))))
    promotion.add(shop, Promotion("Closed", to_day(date(2025, 6, 1)), to_day(date(2025, 6, 2))))
    (found,) = first_days(shop, AS_OF).promotions
    assert (found.name, found.day, found.customers, found.came) == ("Sale", to_day(date(2025, 5, 12)), 2, 1)
    assert found.expected == pytest.approx(2 / 60 + 1 / 59)


def test_goals_count_who_bought_within_sixty_days_and_the_others_beside_them() -> None:
    shop = shop_with(
        "anna 2025-03-20 5.00\nbo 2025-06-20 5.00\ncarl 2025-06-20 5.00",
        "dora city=A\nemil city=B\nfien city=C",
    )
    for name, day in (("anna", "2025-03-01"), ("bo", "2025-03-01"), ("dora", "2025-06-20")):
        shop.run(
            "INSERT INTO event (import_id, source_row, customer_id, day, kind, match_key) VALUES (1, 1, ?, ?, ?, ?)",
            (
                shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,)),
                to_day(date.fromisoformat(day)),
                "webinar_attended",
                name,
            ),
        )
    (goal,) = goal_conversion(shop, AS_OF).goals
    # Dora was there ten days ago and still has time; she is neither among them nor among the others.
    assert (goal.kind, goal.people, goal.bought) == (EventKind.WEBINAR_ATTENDED, 2, 1)
    assert (goal.others, goal.others_bought) == (3, 1)
    assert goal.more.low < 0 < goal.more.high


def test_sales_without_a_name_lower_the_share_of_their_month() -> None:
    shop = shop_with("anna 2025-06-01 30.00\n- 2025-06-02 10.00\nanna 2025-05-01 10.00")
    found = named_share(shop, AS_OF)
    assert [(month.named_cents, month.all_cents) for month in found.months[-2:]] == [(1000, 1000), (3000, 4000)]
    assert found.share == pytest.approx(0.8)


def test_months_in_which_as_much_came_back_as_was_sold_are_told_apart_from_none() -> None:
    shop = shop_with("anna 2025-06-01 30.00\nanna 2025-06-02 -30.00")
    found = named_share(shop, AS_OF)
    assert (found.share, found.sales) == (None, 2)
    assert "was given back" in named_chart.takeaway(found)
    assert named_chart.takeaway(named_share(shop_with("", "dora"), AS_OF)) == "There are no sales in the last year."


def test_a_cross_table_gives_shares_of_the_row_and_an_index() -> None:
    shop = shop_with(
        customers="""
        anna  gender=female city=Utrecht
        bo    gender=male   city=Utrecht
        carl  gender=male   city=Zeist
        dora  gender=female city=Utrecht
        emil  gender=male
        """
    )
    found = cross_table(shop, field("gender"), field("city"), AS_OF)
    cells = {(cell.row, cell.column): (cell.people, cell.share, cell.index) for cell in found.cells}
    assert found.known == 4
    assert cells == {
        ("Woman", "Utrecht"): (2, 1.0, pytest.approx(100 / 0.75)),
        ("Man", "Utrecht"): (1, 0.5, pytest.approx(100 * 0.5 / 0.75)),
        ("Man", "Zeist"): (1, 0.5, pytest.approx(200)),
    }


def test_a_cross_table_writes_amounts_days_and_answers_as_people_read_them() -> None:
    shop = shop_with(
        """
        anna  2025-01-01 10.00
        bo    2025-02-01 20.00
        carl  2025-03-01 30.00
        dora  2025-04-01 40.00
        """
    )
    money = cross_table(shop, field("monetary"), field("off_rhythm"), to_day(date(2025, 4, 1)))
    assert money.rows == ("<€20.00", "€20.00 – €30.00", "€30.00 – €40.00", "€40.00+")
    assert money.columns == ("no",)
    assert {cell.people for cell in money.cells} == {1}
    days = cross_table(shop, field("off_rhythm"), field("last_day"), to_day(date(2025, 4, 1)))
    assert days.columns[:2] == ("<1 Feb 2025", "1 Feb 2025 – 1 Mar 2025")


def test_a_cross_table_of_a_number_nobody_has_is_empty() -> None:
    found = cross_table(shop_with(customers="anna city=Zeist"), field("monetary_365"), field("age"), AS_OF)
    assert (found.rows, found.columns, found.cells, found.known) == ((), (), (), 0)


def test_intervals_are_those_of_the_books() -> None:
    # Newcombe 1998, table II: 56/70 less 48/80, method 10: .0524 to .3339; Wilson for 15/148: .0624 to .1605.
    found = difference_range(56, 70, 48, 80)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)
    wilson = share_range(15, 148)
    assert (round(wilson.low, 4), round(wilson.high, 4)) == (0.0624, 0.1605)
    assert (share_range(0, 0).low, share_range(0, 0).high) == (0, 1)


def test_a_shop_without_sales_answers_every_question_with_nothing() -> None:
    shop = shop_with("", "dora city=Utrecht")
    for as_of in (None, AS_OF):
        assert coupon_ladder(shop, as_of).with_coupon.people == 0
        assert turnover(shop, as_of).kept_share is None
        assert sum(cohort.people for cohort in retention(shop, as_of).cohorts) == 0
        assert gaps(shop, as_of).median_days is None
        assert origin(shop, as_of).best == 0
        assert not channel_mix(shop, as_of)
        assert not pairing(shop, as_of).pairs
        assert not first_days(shop, as_of).promotions
        assert not goal_conversion(shop, as_of).goals
        assert named_share(shop, as_of).share is None
