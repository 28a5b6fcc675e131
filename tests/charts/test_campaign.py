"""The chart of a campaign: what it was made for, with the range of each group; no text touches another."""

from dataclasses import replace

import pytest

from desktop_seg.analysis.campaign import CampaignResult, result
from desktop_seg.base import i18n
from desktop_seg.charts import campaign as chart
from desktop_seg.charts.campaign import CampaignPicture
from desktop_seg.charts.style import DARK, LIGHT, figure
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.store import campaign as kept
from desktop_seg.store.database import Database
from tests.charts.pictures import LANGUAGES, SIZES, faults, shown_texts
from tests.shops import day, shop_with

LAST = day("2025-03-30")
SPRING = Campaign(
    name="Spring",
    segment_key="top_20",
    segment_title="Best customers",
    sentence="Who spent most.",
    purpose="",
    channel=Channel.EMAIL,
    as_of=day("2025-02-27"),
    first_day=day("2025-03-01"),
    last_day=LAST,
    measure=Measure.BUYERS,
    control_share=0.2,
    seed=5,
    costs=Costs(),
)


@pytest.fixture(scope="module")
def shop() -> Database:
    """200 who got it, 26 of them bought; 50 who did not, 4 of them bought; in February 10 and 3 of them."""
    rows = [f"{who}{n} 2025-03-05 {20 + n}.00" for who, count in (("m", 26), ("k", 4)) for n in range(count)]
    rows += [f"{who}{n} 2025-02-05 {30 + n}.00" for who, count in (("m", 10), ("k", 3)) for n in range(count)]
    rows.append("z 2025-03-31 1")
    people = [f"m{n}" for n in range(200)], [f"k{n}" for n in range(50)]
    db = shop_with("\n".join(rows), "\n".join([*people[0], *people[1]]))
    ids = [[db.number("SELECT id FROM customer WHERE customer_no = ?", (name,)) for name in group] for group in people]
    kept.add(db, SPRING, *ids)
    return db


def found(db: Database, measure: Measure = Measure.BUYERS, as_of: int = LAST) -> CampaignResult:
    (campaign,) = kept.campaigns(db)
    return result(db, replace(campaign, measure=measure), as_of)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("measure", Measure)
def test_no_text_touches_another(shop: Database, measure: Measure, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    drawn = figure(LIGHT, *size)
    chart.draw(drawn, CampaignPicture(found(shop, measure), "EUR"), LIGHT)
    assert list(faults(drawn)) == []
    assert shown_texts(drawn)


def test_both_groups_stand_there_then_and_before(shop: Database) -> None:
    drawn = figure(DARK, 1000, 600)
    text = chart.draw(drawn, CampaignPicture(found(shop), "EUR"), DARK)
    said = {each.get_text() for each in shown_texts(drawn)}
    assert {
        "Got it: 13%",
        "Kept apart: 8%",
        "Got it: 5%",
        "Kept apart: 6%",
        "On its days",
        "The 30 days before",
    } <= said
    assert text.title == "Did it help?"
    assert text.takeaway == text.description == chart.takeaway(CampaignPicture(found(shop), "EUR"))


def test_ranges_are_drawn_from_their_lower_to_their_upper_end(shop: Database) -> None:
    drawn = figure(LIGHT, 1000, 600)
    chart.draw(drawn, CampaignPicture(found(shop), "EUR"), LIGHT)
    (axes,) = drawn.axes
    ends = {tuple(round(float(x), 3) for x in line.get_xdata()) for line in axes.lines}
    assert {(0.090, 0.184), (0.032, 0.188)} <= ends  # Wilson's of 26 in 200 and 4 in 50
    assert axes.get_xlim()[1] > 0.188


def test_the_table_has_all_three_measures(shop: Database) -> None:
    table = chart.table(CampaignPicture(found(shop), "EUR"))
    assert table.rows[0] == ("Got it", "200", "26", "13.0%", "9% to 18%", "€4.22", "€32.50")
    assert [row[0] for row in table.rows] == [
        "Got it",
        "Got it, the days before",
        "Kept apart",
        "Kept apart, the days before",
    ]
    assert all(len(row) == len(table.headings) == len(table.numbers) for row in table.rows)


def test_before_its_last_day_there_is_a_sentence_and_no_bar(shop: Database) -> None:
    data = CampaignPicture(found(shop, as_of=LAST - 3), "EUR")
    drawn = figure(LIGHT, 360, 240)
    assert "The sales of 3 days are still missing" in chart.draw(drawn, data, LIGHT).takeaway
    assert not drawn.axes[0].patches
    assert chart.table(data).rows == ()
