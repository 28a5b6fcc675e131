"""The choices of measuring a list: usual values until the owner says otherwise, and what is said of them."""

from dataclasses import replace

import pytest

from desktop_seg.analysis.bought import Bought
from desktop_seg.analysis.campaign_outlook import CampaignOutlook
from desktop_seg.analysis.welch import sample
from desktop_seg.exports.measure_flow import MeasureFlow
from desktop_seg.exports.request import Measuring
from desktop_seg.model.campaign import Costs, Measure
from tests.shops import day

FIRST = day("2025-03-01")
EVERYONE = Bought(400, 40, 44, sample([2000.0] * 40, zeros=360), sample([1900.0, 2100.0]), sample([7.5, 7.7]))
SEEN = CampaignOutlook(comeback=None, everyone=EVERYONE, purchase_cents=4700, margin_share=None)


@pytest.fixture
def flow() -> MeasureFlow:
    return MeasureFlow("Spring", FIRST, frozenset({"autumn"}), is_wanted=True)


def test_usual_values_follow_the_size_of_the_list_until_one_is_chosen(flow: MeasureFlow) -> None:
    assert (flow.control(100), flow.control(1000)) == (50, 200)
    flow.percent = 10
    assert (flow.control(100), flow.control(1000)) == (10, 100)
    flow.percent = 0
    assert flow.control(100) == 0
    assert flow.kept_apart(100) == "nobody; 100 people get it"
    flow.percent = 100
    assert flow.kept_apart(2) == "1 person, chosen by chance; 1 gets it"
    flow.percent = 0
    told = replace(flow, outlook=SEEN).sentences(100, "EUR")
    assert "With nobody kept apart" in told[0]
    assert told[-1] == "Import the sales up to 30 Mar 2025; then the page Campaigns says how many of them bought."


def test_nobody_is_kept_apart_while_nothing_is_measured(flow: MeasureFlow) -> None:
    flow.is_wanted = False
    flow.name = ""
    assert (flow.control(100), flow.fault, flow.measuring(100)) == (0, "", None)


def test_the_margin_is_the_owners_else_that_of_the_files_else_the_usual_one(flow: MeasureFlow) -> None:
    assert flow.margin_share == 0.4
    flow.outlook = replace(SEEN, margin_share=0.55)
    assert flow.margin_share == 0.55
    flow.margin_percent = 30
    assert flow.margin_share == 0.3


def test_a_name_is_needed_and_not_that_of_another(flow: MeasureFlow) -> None:
    assert flow.fault == ""
    flow.name = "  "
    assert "a name" in flow.fault
    flow.name = " AUTUMN "
    assert flow.fault == "There is a campaign called “AUTUMN” already."


def test_it_says_what_to_expect_once_that_is_known(flow: MeasureFlow) -> None:
    waiting = flow.sentences(300, "EUR")
    assert waiting[0].startswith("Looking at")
    flow.outlook, flow.each_cents = SEEN, 85.0
    told = flow.sentences(300, "EUR")
    assert told[0].startswith("This list can show a rise of ")
    assert "far enough" in told[1]
    # 150 get it: 127.50, and 18.80 is left of a purchase of 47.00.
    assert told[2] == "It costs €127.50; with €18.80 left of a purchase it needs 7 extra purchases, 1 in 21."
    assert (
        told[3] == waiting[1] == "Import the sales up to 30 Mar 2025; then the page Campaigns says whether it helped."
    )
    assert flow.kept_apart(300) == "150 people, chosen by chance; 150 get it"


def test_what_is_asked_of_the_export_is_what_was_chosen(flow: MeasureFlow) -> None:
    flow.name, flow.days, flow.measure, flow.outlook = " Spring ", 14, Measure.MONEY, SEEN
    flow.each_cents, flow.fixed_cents, flow.margin_percent = 85.5, 1200, 50
    assert flow.measuring(100) == Measuring(
        "Spring", 0.5, flow.seed, FIRST, 14, Measure.MONEY, Costs(85.5, 1200, 0.5, 4700)
    )
    assert flow.last_day == day("2025-03-14")
