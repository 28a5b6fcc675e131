"""What a campaign brought: against pandas on random shops, by hand on small ones, and in words."""

from dataclasses import replace
from datetime import date, timedelta
from math import log
from random import Random

import numpy as np
import pandas as pd
import pytest

from desktop_seg.analysis.campaign import CampaignResult, State, Verdict, result
from desktop_seg.analysis.campaign_detail import details
from desktop_seg.analysis.campaign_outlook import CampaignOutlook, outlook, smallest_effect
from desktop_seg.analysis.campaign_outlook_words import by_themselves, what_would_show
from desktop_seg.analysis.campaign_words import headline, state_line
from desktop_seg.analysis.comeback import comeback
from desktop_seg.analysis.fisher import by_luck
from desktop_seg.analysis.interval import difference_range
from desktop_seg.analysis.power import visible_share
from desktop_seg.analysis.welch import difference_of_means, sample
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import last_days
from desktop_seg.people.merge import merge
from desktop_seg.rules.tree import Is
from desktop_seg.segments.own import named
from desktop_seg.store import campaign as kept
from desktop_seg.store import customer_reference, export_log
from desktop_seg.store.database import Database
from tests.shops import add_sale, day, shop_with

FIRST, LAST = day("2025-03-01"), day("2025-03-30")
SPRING = Campaign(
    name="Spring",
    segment_key="top_20",
    segment_title="Best customers",
    sentence="Who spent most.",
    purpose="",
    channel=Channel.EMAIL,
    as_of=day("2025-02-27"),
    first_day=FIRST,
    last_day=LAST,
    measure=Measure.BUYERS,
    control_share=0.2,
    seed=5,
    costs=Costs(),
)


def ids_of(db: Database, *who: str) -> list[int]:
    return [db.number("SELECT id FROM customer WHERE customer_no = ?", (name,)) for name in who]


def begun(db: Database, mailed: list[str], control: list[str], campaign: Campaign = SPRING) -> Campaign:
    return kept.add(db, campaign, ids_of(db, *mailed), ids_of(db, *control))


def groups_of(
    people: int, others: int, bought: int, other_bought: int, amounts: tuple[str, str] = ("20", "20")
) -> Database:
    """Return a shop with a campaign: m0.. got it, k0.. were kept apart; the first of each bought once on 5 March."""
    sales = [f"m{n} 2025-03-05 {amounts[0]}.{n % 90 + 10}" for n in range(bought)]
    sales += [f"k{n} 2025-03-05 {amounts[1]}.{n % 90 + 10}" for n in range(other_bought)]
    mailed, control = [f"m{n}" for n in range(people)], [f"k{n}" for n in range(others)]
    db = shop_with("\n".join([*sales, "z 2025-03-31 1"]), "\n".join([*mailed, *control]))
    begun(db, mailed, control)
    return db


def found(db: Database, as_of: int = LAST, **changes: object) -> CampaignResult:
    (campaign,) = kept.campaigns(db)
    return result(db, replace(campaign, **changes), as_of)


# --- words ------------------------------------------------------------------------------------------------------------


def test_the_words_are_those_of_the_definition() -> None:
    said = headline(found(groups_of(200, 50, 26, 4)), "EUR")
    assert said == (
        "26 of 200 who got the mail bought, 4 of 50 who did not. That makes about 5 more buyers per 100 "
        "(could be anything from 7 fewer to 12 more). Too few people to be sure."
    )


@pytest.mark.parametrize("other_bought", [20, 21])
def test_a_difference_that_is_written_as_none_is_said_to_be_none(other_bought: int) -> None:
    said = headline(found(groups_of(300, 300, 20, other_bought)), "EUR")
    assert "That makes about as many buyers per 100 (could be anything from " in said


def test_a_large_rise_is_clearly_more() -> None:
    whole = found(groups_of(300, 300, 90, 45))
    assert headline(whole, "EUR") == (
        "90 of 300 who got the mail bought, 45 of 300 who did not. That makes about 15 more buyers per 100 "
        "(between 8 and 21 more). Clearly more."
    )
    assert whole.main is not None
    assert whole.main.verdict is Verdict.MORE


def test_a_fall_is_told_as_plainly() -> None:
    said = headline(found(groups_of(300, 300, 45, 90)), "EUR")
    assert said.endswith("That makes about 15 fewer buyers per 100 (between 8 and 21 fewer). Clearly less.")


def test_large_groups_that_differ_little_could_be_chance() -> None:
    said = headline(found(groups_of(900, 900, 100, 90)), "EUR")
    assert said.endswith("per 100 (could be anything from 2 fewer to 4 more). This could be chance.")


def test_calls_are_not_called_mail() -> None:
    said = headline(found(groups_of(200, 50, 26, 4), channel=Channel.PHONE), "EUR")
    assert said.startswith("26 of 200 who were approached bought, 4 of 50 who were not.")


def test_nothing_is_ever_called_significant() -> None:
    for people in (20, 200, 900):
        whole = found(groups_of(people, people, people // 2, people // 3), costs=Costs(85, 1000, 0.4, 3000))
        said = " ".join([headline(whole, "EUR"), *(each.text for each in details(whole, "EUR"))])
        assert "signific" not in said.lower()
        assert "{" not in said


def test_without_people_kept_apart_no_effect_is_claimed() -> None:
    whole = found(groups_of(200, 0, 26, 0))
    assert (whole.effects, whole.by_luck, whole.earned, whole.main) == ((), None, None, None)
    assert headline(whole, "EUR") == (
        "26 of 200 who got the mail bought. Nobody was kept apart to compare with, and those written to were different "
        "customers beforehand: what it brought cannot be told."
    )


def test_before_the_last_day_there_is_no_figure_at_all() -> None:
    db = groups_of(200, 50, 26, 4)
    assert found(db).days_left == found(db, LAST + 9).days_left == 0
    running = found(db, LAST - 1)
    assert (running.state, running.days_left) == (State.RUNNING, 1)
    assert (running.mailed, running.control, running.effects, running.by_luck) == (None, None, (), None)
    assert headline(running, "EUR").startswith(
        "The sales of 1 day are still missing: import them up to 30 Mar 2025, then"
    )
    assert "26" not in headline(running, "EUR") + "".join(each.text for each in details(running, "EUR"))
    assert found(db, FIRST - 1).state is State.PLANNED
    assert state_line(SPRING, State.RUNNING) == "until 30 Mar 2025; a part of its sales is here"
    assert found(db, LAST).state is State.FINISHED


# --- figures ----------------------------------------------------------------------------------------------------------


def random_campaign(seed: int) -> tuple[Database, pd.DataFrame, list[str], list[str]]:
    """A shop of random sales around the days of a campaign, with returns and cancelled receipts; and all as a frame."""
    chance = Random(seed)
    who = [f"c{n:03}" for n in range(260)]
    rows = []
    for name in who:
        for _n in range(chance.choice([0, 0, 1, 2, 4])):
            on = date(2025, 1, 1) + timedelta(days=chance.randrange(150))
            cents = chance.choice([1, 1, 1, 1, -1, 0]) * chance.randrange(100, 20_000)
            rows.append((name, on, cents, chance.random() < 0.9))
    frame = pd.DataFrame(rows, columns=["who", "on", "cents", "valid"])
    lines = [f"{n} {on} {c / 100:.2f}{'' if ok else ' status=cancelled'}" for n, on, c, ok in rows]
    chance.shuffle(who)
    db = shop_with("\n".join(lines), "\n".join(who))
    mailed, control = who[:130], who[130:200]
    begun(db, mailed, control)
    return db, frame, mailed, control


@pytest.mark.parametrize("seed", range(6))
def test_figures_are_those_of_pandas(seed: int) -> None:
    db, frame, mailed, control = random_campaign(seed)
    whole = found(db, LAST)
    days = frame[frame.valid & (frame.on >= date(2025, 3, 1)) & (frame.on <= date(2025, 3, 30))]
    told = {}
    for name, people, group in (("mailed", mailed, whole.mailed), ("control", control, whole.control)):
        assert group is not None
        mine = days[days.who.isin(people)]
        bought = mine[mine.cents >= 0]
        spent = mine.groupby("who").cents.sum().reindex(people, fill_value=0)
        orders = mine[mine.cents > 0].groupby("who").cents.mean()
        during = group.during
        assert (during.people, during.buyers, during.purchases) == (len(people), bought.who.nunique(), len(bought))
        assert during.spent == sample(spent.to_list()) or during.spent.mean == pytest.approx(spent.mean())
        assert during.spent.variance == pytest.approx(spent.var())
        assert (during.orders.count, during.orders.mean) == (len(orders), pytest.approx(orders.mean()))
        assert during.order_logs.mean == pytest.approx(np.log(orders).mean())
        told[name] = (bought.who.nunique(), len(people), spent, np.log(orders))
        earlier = frame[frame.valid & (frame.on >= date(2025, 1, 30)) & (frame.on < date(2025, 3, 1))]
        assert group.before.buyers == earlier[earlier.who.isin(people) & (earlier.cents >= 0)].who.nunique()
    effects = {effect.measure: effect for effect in whole.effects}
    one, other = told["mailed"], told["control"]
    assert effects[Measure.BUYERS].range == difference_range(*one[:2], *other[:2])
    assert whole.by_luck == by_luck(*one[:2], *other[:2])
    money = difference_of_means(sample(one[2].to_list()), sample(other[2].to_list()))
    assert money is not None
    range_ = effects[Measure.MONEY].range
    assert range_ is not None
    assert (range_.low, range_.high) == (pytest.approx(money.low), pytest.approx(money.high))
    assert effects[Measure.ORDER_VALUE].more == pytest.approx(np.exp(one[3].mean() - other[3].mean()) - 1)


@pytest.mark.parametrize("seed", range(4))
def test_no_later_sale_changes_a_result(seed: int) -> None:
    db, _frame, mailed, control = random_campaign(seed)
    before = found(db, LAST)
    for who in (*mailed[:20], *control[:3]):
        add_sale(db, who, "2025-03-31", "900.00")
        add_sale(db, who, "2026-01-01", "900.00")
    assert found(db, LAST) == before
    assert replace(found(db, LAST + 400), as_of=LAST) == before
    db.run("DELETE FROM sale WHERE sold_day > ?", (LAST,))
    assert found(db, LAST) == before


def test_the_days_of_a_campaign_include_the_first_and_the_last() -> None:
    db = shop_with(
        """
        m0 2025-02-28 10
        m1 2025-03-01 10
        m2 2025-03-30 10
        m3 2025-03-31 10
        """,
        "k0",
    )
    begun(db, ["m0", "m1", "m2", "m3"], ["k0"])
    whole = found(db)
    assert whole.mailed is not None
    assert (whole.mailed.during.buyers, whole.mailed.before.buyers) == (2, 1)


def test_a_merged_person_counts_once_with_all_they_bought() -> None:
    db = shop_with("a 2025-03-05 10\nb 2025-03-06 30\nc 2025-03-07 5\nz 2025-03-31 1", "k0")
    begun(db, ["a", "b", "c"], ["k0"])
    merge(db, *ids_of(db, "a", "b"))
    whole = found(db)
    assert whole.mailed is not None
    assert (whole.people, whole.mailed.during.buyers, whole.mailed.during.spent.mean) == (2, 2, 4500 / 2)
    assert whole.mailed.during.orders.mean == (2000 + 500) / 2


def test_people_who_are_gone_are_left_out_and_counted() -> None:
    db = groups_of(200, 50, 26, 4)
    customer_reference.erase(db, ids_of(db, "m0", "m199", "k0"))
    whole = found(db)
    assert (whole.people, whole.control_people) == (198, 49)
    said = {each.title: each.text for each in details(whole, "EUR")}
    assert said["Not known any more"] == "3 people are no longer in the shop file and are left out here."


# --- money and purchases ----------------------------------------------------------------------------------------------


def test_what_it_was_made_for_comes_first() -> None:
    db = groups_of(200, 200, 60, 60, ("40", "20"))
    for measure in Measure:
        assert found(db, measure=measure).effects[0].measure is measure
    said = headline(found(db, measure=Measure.ORDER_VALUE), "EUR")
    assert said.startswith(
        "A purchase came to €40.40 on average for those who got the mail, to €20.40 for those who did"
    )
    assert said.endswith("A typical purchase was about 98% larger (between 98% and 99% more). Clearly more.")


def test_the_range_of_purchases_is_worked_out_on_logarithms() -> None:
    db = groups_of(60, 60, 12, 11, ("40", "20"))
    effect = next(each for each in found(db).effects if each.measure is Measure.ORDER_VALUE)
    logs = [[log(amount * 100 + n + 10) for n in range(count)] for amount, count in ((40, 12), (20, 11))]
    range_ = difference_of_means(sample(logs[0]), sample(logs[1]))
    assert range_ is not None
    assert effect.range is not None
    assert effect.range.low == pytest.approx(np.exp(range_.low) - 1)


@pytest.mark.parametrize(("people", "is_compared"), [(49, False), (50, True)])
def test_money_is_compared_from_fifty_in_each_group_on(people: int, is_compared: bool) -> None:
    whole = found(groups_of(100, people, 30, 10), measure=Measure.MONEY)
    assert (whole.effects[0].range is not None) is is_compared
    assert ("from 50 people in each group on" in headline(whole, "EUR")) is not is_compared
    assert (whole.earned is not None) is is_compared


@pytest.mark.parametrize(("buyers", "said"), [(9, "from 10 buyers in each group on"), (0, "nobody bought anything")])
def test_purchases_are_compared_from_ten_buyers_on(buyers: int, said: str) -> None:
    whole = found(groups_of(100, 100, 30, buyers), measure=Measure.ORDER_VALUE)
    assert whole.effects[0].range is None
    assert said in headline(whole, "EUR")


def test_cost_and_break_even_are_told() -> None:
    whole = found(groups_of(200, 200, 60, 20), costs=Costs(85, 1000, 0.4, 2040))
    said = {each.title: each.text for each in details(whole, "EUR")}
    # 200 letters of 0.85 and 10.00 are 180.00; 40 of 100 of 20.40 are 8.16; 180 / 8.16 = 22.06.
    assert said["When it pays"] == (
        "It costs €180.00; with €8.16 left of a purchase it needs 23 extra purchases, 1 in 8."
    )
    money = next(each.range for each in whole.effects if each.measure is Measure.MONEY)
    assert money is not None
    assert whole.earned is not None
    assert whole.earned.low == pytest.approx(money.low * 200 * 0.4 - 18_000)
    assert said["Left after goods and cost"].endswith("if 40% of the takings are left after the goods.")


# --- beforehand -------------------------------------------------------------------------------------------------------

BUYERS = named("Came before", Is("frequency", "at_least", 1))
PAST = """
    anna 2025-01-05 10
    anna 2025-02-10 30
    bo   2025-01-06 10
    carl 2025-01-07 10
    carl 2025-03-09 10
    dora 2025-02-20 50
"""


def test_the_comeback_is_what_people_did_who_were_in_it_then() -> None:
    db = shop_with(PAST)
    as_of, then = day("2025-02-28"), day("2025-01-31")
    rate = comeback(db, BUYERS, {}, as_of, as_of - then)
    assert rate is not None
    # As of 31 January: anna, bo, carl. Of them anna bought until 28 February.
    assert (rate.then, rate.bought.people, rate.bought.buyers, rate.written) == (then, 3, 1, 0)
    assert by_themselves(rate) == (
        "33% of these come back by themselves: of 3 who were in it on 31 Jan 2025, 1 bought in the 28 days after that."
    )
    db.run("DELETE FROM sale WHERE sold_day > ?", (as_of,))
    assert comeback(db, BUYERS, {}, as_of, as_of - then) == rate


def test_without_history_there_is_no_comeback() -> None:
    db = shop_with(PAST)
    assert comeback(db, BUYERS, {}, day("2025-01-20"), 60) is None
    assert "far enough" in by_themselves(None)
    assert comeback(shop_with(), BUYERS, {}, FIRST, 30) is None
    nobody = comeback(db, named("Often", Is("frequency", "at_least", 9)), {}, day("2025-02-28"), 30)
    assert by_themselves(nobody) == "On 29 Jan 2025 nobody was in this segment."


def test_the_comeback_says_when_people_were_written_to_meanwhile() -> None:
    db = shop_with(PAST)
    entry = export_log.Entry("2025-02-05T10:00:00+00:00", "x", "mailing_list", "", "[]", 1, 0, "")
    export_log.add(db, entry, ids_of(db, "anna", "dora"))
    export_log.add(db, replace(entry, at="2025-01-31T10:00:00+00:00"), ids_of(db, "bo"))
    rate = comeback(db, BUYERS, {}, day("2025-02-28"), 28)
    assert rate is not None
    assert rate.written == 1
    assert by_themselves(rate).endswith("1 of them was on a list in that time.")


def an_outlook(db: Database, days: int = 28) -> CampaignOutlook:
    return outlook(db, BUYERS, {}, ids_of(db, "anna", "bo"), last_days(day("2025-02-28"), days))


def test_the_outlook_knows_purchase_margin_and_everyone() -> None:
    db = shop_with(PAST.replace("anna 2025-01-05 10", "anna 2025-01-05 10 product=soil cost=4"))
    seen = an_outlook(db)
    assert seen.purchase_cents == (2000 + 1000) / 2  # anna's average and bo's
    assert seen.margin_share == pytest.approx(0.6)
    assert (seen.everyone.people, seen.everyone.buyers) == (4, 2)
    assert seen.likely is seen.everyone, "three people in January say too little"
    assert an_outlook(shop_with(PAST)).margin_share is None


def test_the_smallest_effect_is_said_before_the_list_is_made() -> None:
    many = "\n".join(
        f"c{n} 2025-01-05 10\n" + (f"c{n} 2025-02-{n % 20 + 5:02} {n % 7 + 5}" if n % 4 == 0 else "") for n in range(80)
    )
    db = shop_with(many + "\nanna 2025-02-28 5\nbo 2025-02-28 9")
    seen = an_outlook(db)
    assert (seen.likely.people, seen.likely.buyers) == (80, 20)
    least = smallest_effect(seen.likely, Measure.BUYERS, 250, 250)
    assert least is not None
    assert least == visible_share(0.25, 250, 250)
    assert what_would_show(seen, Measure.BUYERS, 250, 250, "EUR") == (
        "This list can show a rise of 12 more buyers per 100 or larger; a smaller one looks like chance."
    )
    assert "With nobody kept apart" in what_would_show(seen, Measure.BUYERS, 250, 0, "EUR")
    assert "too small" in what_would_show(seen, Measure.BUYERS, 4, 1, "EUR")
    assert "more than a letter usually brings" in what_would_show(seen, Measure.BUYERS, 60, 60, "EUR")
    assert "from 50 people" in what_would_show(seen, Measure.MONEY, 250, 49, "EUR")
    assert "€" in what_would_show(seen, Measure.MONEY, 250, 50, "EUR")
    assert "larger or more" in what_would_show(seen, Measure.ORDER_VALUE, 250, 50, "EUR")
