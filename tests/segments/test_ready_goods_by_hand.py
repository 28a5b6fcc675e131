"""Segments of prices, goods, seasons, the site and the newsletter on shops small enough to check by hand.

The last receipt of each shop, often of nobody ("-"), says up to which day its data reach.
"""

from dataclasses import dataclass

import pytest

from desktop_seg.segments import capability, evaluate
from desktop_seg.segments.catalogue import find, ready
from desktop_seg.store.figures import default_as_of
from tests.shops import names, shop_with


@dataclass(frozen=True)
class Case:
    """A shop and who of it is in the segment. numbers: parameters that differ from the defaults."""

    key: str
    about: str
    who: str
    sales: str = ""
    customers: str = ""
    events: str = ""
    complaints: str = ""
    promotions: str = ""
    numbers: tuple[tuple[str, float | str], ...] = ()


CASES = (
    Case(
        "profit_makers",
        "what is left counts, not what was spent; equals at the edge are both in",
        "bo emil",
        """
        anna   2025-05-01  100.00  product=vase    cost=95.00     # leaves 5
        bo     2025-05-01  60.00   product=bowl    cost=30.00     # leaves 30
        carl   2025-05-01  50.00   product=candle  cost=45.00
        dora   2025-05-01  40.00   product=soap    cost=35.00
        emil   2025-05-01  70.00   product=lamp    cost=40.00     # leaves 30 too
        """,
    ),
    Case(
        "profit_makers",
        "without any cost price discounts and returns are taken off once more",
        "bo",
        """
        anna   2025-05-01  100.00  discount=40.00
        bo     2025-05-01  90.00
        carl   2025-05-01  95.00
        carl   2025-05-02  -10.00
        dora   2025-05-01  20.00
        """,
        numbers=(("share", 0.25),),
    ),
    Case(
        "often_returns",
        "a third of the value on two days is, one large return is not, and last year's do not count",
        "anna",
        """
        anna   2025-02-01  50.00
        anna   2025-03-01  50.00
        anna   2025-04-01  50.00
        anna   2025-04-02  -25.00
        anna   2025-04-03  -25.00
        bo     2025-02-01  50.00
        bo     2025-03-01  50.00
        bo     2025-04-01  50.00
        bo     2025-04-02  -50.00
        carl   2023-02-01  50.00
        carl   2023-03-01  50.00
        carl   2025-04-01  50.00
        carl   2023-04-02  -50.00
        carl   2023-04-03  -20.00
        """,
    ),
    Case(
        "coupon_never_back",
        "a coupon or a discount on the only visit",
        "anna bo",
        """
        anna   2025-04-01  50.00  coupon=MAY
        bo     2025-04-02  50.00  discount=5.00
        carl   2025-04-03  50.00
        dora   2025-04-01  50.00  coupon=MAY
        dora   2025-04-20  20.00
        """,
    ),
    Case(
        "coupon_converted",
        "the first visit had a coupon, a later one none; several receipts of a day are one visit",
        "dora",
        """
        anna   2025-04-01  50.00  coupon=MAY
        bo     2025-04-01  50.00
        bo     2025-04-20  50.00  coupon=MAY
        carl   2025-04-01  50.00  coupon=MAY
        carl   2025-04-01  10.00                    # the same day: the visit had its coupon
        dora   2025-04-01  50.00  coupon=MAY
        dora   2025-04-20  20.00
        """,
    ),
    Case(
        "coupon_always",
        "several visits, all of them cheaper",
        "anna",
        """
        anna   2025-04-01  50.00  coupon=MAY
        anna   2025-04-20  50.00  discount=5.00
        bo     2025-04-01  50.00  coupon=MAY
        carl   2025-04-01  50.00  coupon=MAY
        carl   2025-04-20  50.00
        """,
    ),
    Case(
        "discount_dependent",
        "seven of ten visits or more, from three visits on",
        "anna",
        """
        anna   2025-01-01  50.00  coupon=A
        anna   2025-02-01  50.00  coupon=B
        anna   2025-03-01  50.00  coupon=C
        bo     2025-01-01  50.00  coupon=A
        bo     2025-02-01  50.00  coupon=B
        bo     2025-03-01  50.00                    # two of three
        carl   2025-01-01  50.00  coupon=A
        carl   2025-02-01  50.00  coupon=A
        """,
    ),
    Case(
        "full_price",
        "three visits and never a coupon",
        "bo",
        """
        anna   2025-01-01  50.00
        anna   2025-02-01  50.00
        anna   2025-03-01  50.00  coupon=C
        bo     2025-01-01  50.00
        bo     2025-02-01  50.00
        bo     2025-03-01  50.00
        carl   2025-03-01  50.00
        """,
    ),
    Case(
        "sale_day_shoppers",
        "the first open day counts: the summer sale begins on a Sunday on which the shop is shut",
        "anna",
        """
        anna   2025-01-02  20.00
        anna   2025-03-03  20.00
        anna   2025-07-07  20.00
        bo     2025-01-02  20.00
        bo     2025-07-08  20.00                    # a day late
        carl   2025-03-03  20.00                    # was no customer before: one of two promotions
        dora   2024-01-01  20.00
        -      2025-12-31  1.00
        """,
        promotions="""
        New-year 2025-01-02 2025-01-11
        Spring   2025-03-03 2025-03-15
        Summer   2025-07-06 2025-07-19
        """,
    ),
    Case(
        "sale_day_shoppers",
        "who comes every day meets every promotion by chance",
        "",
        "\n".join(f"anna 2025-03-{day:02} 5.00" for day in range(1, 32)),
        promotions="""
        One 2025-03-03 2025-03-05
        Two 2025-03-20 2025-03-25
        """,
    ),
    Case(
        "first_season_mothers_day",
        "Mother's Day moves: the ten days before 11 May 2025, not those before 12 May 2024",
        "anna carl",
        """
        anna   2025-05-01  20.00                    # the first day of the window of 2025
        bo     2025-05-12  20.00                    # the day after
        carl   2024-05-02  20.00                    # the first day of the window of 2024
        dora   2024-05-01  20.00                    # still April's end in 2024
        emil   2025-05-10  20.00
        emil   2025-06-10  20.00                    # came back
        -      2025-07-10  1.00                     # exactly 60 days after 11 May
        """,
    ),
    Case(
        "first_season_mothers_day",
        "59 days after the end it is too early to say",
        "",
        """
        anna   2025-05-01  20.00
        -      2025-07-09  1.00
        """,
    ),
    Case(
        "first_season_easter",
        "Easter is a movable feast: 31 March in 2024, 20 April in 2025",
        "anna bo",
        """
        anna   2024-03-30  20.00
        bo     2025-04-19  20.00
        carl   2025-03-30  20.00
        -      2025-12-31  1.00
        """,
    ),
    Case(
        "occasion_buyers",
        "half of the visits before Christmas in two years; in one year only is not enough",
        "anna",
        """
        anna   2023-12-20  20.00
        anna   2024-12-10  20.00
        anna   2024-06-10  20.00
        anna   2024-07-10  20.00
        bo     2024-12-10  20.00
        bo     2024-12-20  20.00
        bo     2024-12-21  20.00
        carl   2023-12-20  20.00
        carl   2024-12-10  20.00                    # two visits in all
        dora   2023-12-20  20.00
        dora   2024-12-10  20.00
        dora   2024-01-20  20.00
        dora   2024-02-20  20.00
        dora   2024-03-20  20.00
        """,
    ),
    Case(
        "just_bought_related",
        "soil goes with pots: twenty people have both, and this one bought pots only",
        "anna",
        "\n".join(
            f"c{n} 2025-01-{1 + n % 28:02} 5.00 category=Pots\n c{n} 2025-01-{1 + n % 28:02} 5.00 category=Soil"
            for n in range(20)
        )
        + "\n".join(f"\nx{n} 2025-01-05 5.00 category=Cards" for n in range(30))
        + """
        anna   2025-03-01  5.00  category=Pots
        bo     2025-02-10  5.00  category=Pots       # too long ago
        carl   2025-03-01  5.00  category=Pots
        carl   2025-03-01  5.00  category=Soil       # has both
        dora   2025-03-01  5.00  category=Cards      # nothing goes with cards
        """,
    ),
    Case(
        "category_not_other",
        "pots in the last year and soil never; a return is no purchase",
        "anna dora",
        """
        anna   2025-03-01  5.00  category=Pots
        bo     2025-03-01  5.00  category=Pots
        bo     2022-03-01  5.00  category=Soil
        carl   2023-03-01  5.00  category=Pots
        dora   2025-03-01  5.00  category=Pots
        dora   2025-03-02  -5.00 category=Soil
        """,
        numbers=(("bought", "Pots"), ("never", "Soil")),
    ),
    Case(
        "product_not_other",
        "the same of articles",
        "anna",
        """
        anna   2025-03-01  5.00  product=Pot-12
        bo     2025-03-01  5.00  product=Pot-12
        bo     2024-03-01  5.00  product=Saucer
        carl   2025-03-01  5.00  product=Pot-14
        """,
        numbers=(("bought", "Pot-12"), ("never", "Saucer")),
    ),
    Case(
        "category_buyers",
        "on two days of the last year; two receipts of a day are one",
        "bo",
        """
        anna   2025-03-01  5.00  category=Soil
        anna   2025-03-01  5.00  category=Soil
        bo     2025-03-01  5.00  category=Soil
        bo     2024-04-01  5.00  category=Soil
        carl   2025-03-01  5.00  category=Soil
        carl   2023-03-01  5.00  category=Soil
        """,
        numbers=(("category", "soil"), ("times", 2)),
    ),
    Case(
        "brand_buyers",
        "something of the brand in the last year",
        "anna",
        """
        anna   2025-03-01  5.00  brand=Green
        bo     2025-03-01  5.00  brand=Blue
        carl   2023-03-01  5.00  brand=Green
        dora   2025-03-01  -5.00 brand=Green
        """,
        numbers=(("brand", "Green"),),
    ),
    Case(
        "product_buyers",
        "this article in the last year",
        "anna",
        """
        anna   2025-03-01  5.00  product=Mug
        bo     2025-03-01  5.00  product=Bowl
        carl   2023-03-01  5.00  product=Mug
        """,
        numbers=(("product", "Mug"),),
    ),
    Case(
        "explorers",
        "four categories on three visits",
        "anna",
        """
        anna   2025-03-01  5.00  category=A
        anna   2025-03-02  5.00  category=B
        anna   2025-03-03  5.00  category=C
        anna   2025-03-03  5.00  category=D
        bo     2025-03-01  5.00  category=A
        bo     2025-03-01  5.00  category=B
        bo     2025-03-01  5.00  category=C
        bo     2025-03-02  5.00  category=D
        carl   2025-03-01  5.00  category=A
        carl   2025-03-02  5.00  category=B
        carl   2025-03-03  5.00  category=C
        """,
    ),
    Case(
        "due_to_restock",
        "twenty people take thirty days, so who bought 24 to 36 days ago is due; four visits make an own gap",
        "bo carl emil",
        "\n".join(f"c{n} 2025-01-01 5.00 category=Food\n c{n} 2025-01-31 5.00 category=Food" for n in range(20))
        + """
        anna   2025-06-08  5.00  category=Food       # 23 days ago
        bo     2025-06-07  5.00  category=Food       # 24
        carl   2025-05-26  5.00  category=Food       # 36
        dora   2025-05-25  5.00  category=Food       # 37
        emil   2025-05-30  5.00  category=Food       # an own gap of ten days: 10 days ago is just due
        emil   2025-06-05  5.00  category=Toys
        emil   2025-05-20  5.00  category=Food
        emil   2025-06-11  5.00  category=Food
        emil   2025-06-21  5.00  category=Food
        -      2025-07-01  1.00
        """,
    ),
    Case(
        "due_to_restock_category",
        "with fewer than twenty who buy it again there is no usual gap",
        "",
        "\n".join(f"c{n} 2025-01-01 5.00 category=Food\n c{n} 2025-01-31 5.00 category=Food" for n in range(19))
        + """
        anna   2025-06-07  5.00  category=Food
        -      2025-07-01  1.00
        """,
        numbers=(("category", "Food"),),
    ),
    Case(
        "brand_loyal",
        "sixty percent of the money on one brand, on three visits",
        "anna",
        """
        anna   2025-03-01  30.00  brand=Green
        anna   2025-03-02  30.00  brand=Green
        anna   2025-03-03  40.00  brand=Blue
        bo     2025-03-01  30.00  brand=Green
        bo     2025-03-02  29.00  brand=Green
        bo     2025-03-03  41.00  brand=Blue
        carl   2025-03-01  90.00  brand=Green
        """,
    ),
    Case(
        "brand_loyal_to",
        "the same of one brand",
        "bo",
        """
        anna   2025-03-01  30.00  brand=Green
        anna   2025-03-02  30.00  brand=Green
        anna   2025-03-03  30.00  brand=Green
        bo     2025-03-01  30.00  brand=Blue
        bo     2025-03-02  30.00  brand=Blue
        bo     2025-03-03  30.00  brand=Blue
        """,
        numbers=(("brand", "Blue"),),
    ),
    Case(
        "won_back",
        "away for a year and a visit in the last ninety days; 364 days are no year",
        "anna",
        """
        anna   2024-01-01  5.00
        anna   2025-03-01  5.00
        bo     2024-03-02  5.00
        bo     2025-03-01  5.00                      # 364 days
        carl   2023-01-01  5.00
        carl   2024-12-01  5.00                      # 90 days ago
        -      2025-03-01  1.00
        """,
    ),
    Case(
        "won_back",
        "the leap day lies in the year: 29 February 2024 to 28 February 2025 is 365 days",
        "anna",
        """
        anna   2024-02-29  5.00
        anna   2025-02-28  5.00
        bo     2024-02-29  5.00
        bo     2025-02-27  5.00
        -      2025-03-01  1.00
        """,
    ),
    Case(
        "known_never_bought",
        "a trace or a source makes a prospect; the till alone, or nothing, does not",
        "bo carl",
        "anna 2025-03-01 5.00\n - 2025-03-02 1.00",
        customers="""
        carl   source=contest
        dora   source=Kassa
        emil   city=Utrecht
        """,
        events="""
        anna   2025-02-01  visit
        bo     2025-02-01  newsletter_signup
        """,
    ),
    Case(
        "frequent_browsers",
        "two visits in thirty days, never bought",
        "bo",
        "anna 2025-03-01 5.00\n - 2025-03-30 1.00",
        events="""
        anna   2025-03-10  visit
        anna   2025-03-11  visit
        bo     2025-03-01  visit
        bo     2025-03-11  visit
        carl   2025-02-28  visit
        carl   2025-03-11  visit
        """,
    ),
    Case(
        "not_seen_online",
        "three visits, the last more than ninety days ago",
        "bo",
        "- 2025-06-30 1.00",
        events="""
        anna   2025-01-01  visit
        anna   2025-01-02  visit
        anna   2025-04-01  visit
        bo     2025-01-01  visit
        bo     2025-01-02  visit
        bo     2025-03-31  visit
        carl   2025-01-01  visit
        carl   2025-01-02  visit
        """,
    ),
    Case(
        "late_online",
        "used to look every ten days, now more than thirty ago",
        "bo",
        "- 2025-03-31 1.00",
        events="""
        anna   2025-02-09  visit
        anna   2025-02-19  visit
        anna   2025-03-01  visit
        bo     2025-02-08  visit
        bo     2025-02-18  visit
        bo     2025-02-28  visit
        """,
    ),
    Case(
        "interested_not_bought",
        "three looks at one category since it was last bought; looks at different ones do not add up",
        "anna",
        """
        bo     2025-03-10  5.00  category=Soil
        carl   2025-03-01  5.00  category=Pots
        -      2025-03-30  1.00
        """,
        events="""
        anna   2025-03-02  page      category=Soil
        anna   2025-03-03  wishlist  category=soil
        anna   2025-03-04  search    category=Soil
        bo     2025-03-09  page      category=Soil
        bo     2025-03-10  page      category=Soil
        bo     2025-03-11  page      category=Soil
        carl   2025-03-02  page      category=Soil
        carl   2025-03-03  page      category=Soil
        carl   2025-03-04  page      category=Pots
        dora   2025-02-28  page      category=Soil
        dora   2025-03-03  page      category=Soil
        dora   2025-03-04  page      category=Soil
        """,
    ),
    Case(
        "interested_in_category",
        "the same of one category",
        "bo",
        "- 2025-03-30 1.00",
        events="""
        anna   2025-03-02  page  category=Soil
        anna   2025-03-03  page  category=Soil
        anna   2025-03-04  page  category=Soil
        bo     2025-03-02  page  category=Pots
        bo     2025-03-03  page  category=Pots
        bo     2025-03-04  page  category=Pots
        """,
        numbers=(("category", "Pots"),),
    ),
    Case(
        "abandoned_cart",
        "bought on the day or later: not left; bought before: left",
        "anna dora",
        """
        bo     2025-03-10  5.00
        carl   2025-03-20  5.00
        dora   2025-03-09  5.00
        -      2025-03-30  1.00
        """,
        events="""
        anna   2025-03-10  cart_add
        bo     2025-03-10  cart_add
        carl   2025-03-10  cart_abandon
        dora   2025-03-10  cart_add
        emil   2025-02-28  cart_add
        """,
    ),
    Case(
        "newsletter_fans",
        "three opens or clicks in ninety days, still subscribed, and no no",
        "anna",
        "- 2025-03-31 1.00",
        customers="dora consent_email=no",
        events="""
        anna   2025-01-01  mail_open
        anna   2025-02-01  mail_open
        anna   2025-03-01  mail_click
        bo     2025-01-01  mail_open
        bo     2025-02-01  mail_open
        bo     2025-03-01  mail_click
        bo     2025-03-02  unsubscribe
        carl   2024-12-31  mail_open
        carl   2025-02-01  mail_open
        carl   2025-03-01  mail_click
        dora   2025-01-01  mail_open
        dora   2025-02-01  mail_open
        dora   2025-03-01  mail_click
        """,
    ),
    Case(
        "newsletter_silent",
        "five sent and none opened",
        "anna",
        "- 2025-06-30 1.00",
        events="\n".join(
            f"{name} 2025-0{month}-01 mail_sent" for name in ("anna", "bo", "carl") for month in range(2, 7)
        )
        + "\nbo 2025-03-02 mail_open\ncarl 2024-12-01 mail_click\ncarl 2025-06-02 unsubscribe",
    ),
    Case(
        "workshop_registered_bought",
        "bought on the sixtieth day, or on the day itself, but not on the sixty-first",
        "anna carl",
        """
        anna   2025-03-02  5.00
        bo     2025-03-03  5.00
        carl   2025-01-01  5.00
        dora   2024-12-31  5.00
        """,
        events="\n".join(f"{name} 2025-01-01 webinar_registered" for name in ("anna", "bo", "carl", "dora")),
    ),
    Case(
        "workshop_registered_not_bought",
        "everyone else who registered",
        "bo dora",
        """
        anna   2025-03-02  5.00
        bo     2025-03-03  5.00
        carl   2025-01-01  5.00
        dora   2024-12-31  5.00
        """,
        events="\n".join(f"{name} 2025-01-01 webinar_registered" for name in ("anna", "bo", "carl", "dora")),
    ),
    Case(
        "workshop_guest_bought",
        "guests only, not those who registered and stayed at home",
        "anna",
        "anna 2025-01-05 5.00\n bo 2025-01-05 5.00",
        events="anna 2025-01-01 webinar_attended\n bo 2025-01-01 webinar_registered",
    ),
    Case(
        "workshop_guest_not_bought",
        "came and did not buy",
        "bo",
        "anna 2025-01-05 5.00",
        events="anna 2025-01-01 webinar_attended\n bo 2025-01-01 webinar_attended",
    ),
    Case(
        "trial_not_converted",
        "14 to 90 days ago and nothing bought since",
        "bo carl",
        """
        dora   2025-03-02  5.00
        -      2025-03-31  1.00
        """,
        events="""
        anna   2025-03-18  trial_start
        bo     2025-03-17  trial_start
        carl   2024-12-31  trial_start
        dora   2025-03-01  trial_start
        emil   2024-12-30  trial_start
        """,
    ),
    Case(
        "dissatisfied_and_silent",
        "came every ten days, complained, and was not seen later than thirty days after",
        "anna bo",
        "\n".join(f"{name} 2025-01-{day} 5.00" for name in ("anna", "bo", "carl") for day in ("01", "11", "21", "31"))
        + """
        bo     2025-03-04  5.00                      # thirty days after the complaint: still within the usual
        carl   2025-03-05  5.00                      # thirty-one: was back
        -      2025-06-30  1.00
        """,
        complaints="anna 2025-02-02\n bo 2025-02-02\n carl 2025-02-02\n dora 2025-02-02",
    ),
    Case(
        "dissatisfied_and_silent",
        "a faulty article brought back counts, a wrong size does not, nor a complaint of two years ago",
        "anna",
        "\n".join(f"{name} 2023-0{month}-01 5.00" for name in ("anna", "bo", "carl") for month in (1, 2, 3, 4))
        + """
        anna   2024-02-01  -5.00  product=Vase  reason=Broken
        bo     2024-02-01  -5.00  product=Shoe  reason=Wrong-size
        -      2025-06-30  1.00
        """,
        complaints="carl 2023-06-30",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key}: {case.about}")
def test_who_is_in_it(case: Case) -> None:
    shop = shop_with(
        case.sales, case.customers, events=case.events, complaints=case.complaints, promotions=case.promotions
    )
    as_of = default_as_of(shop)
    assert as_of is not None
    segment = find(shop, case.key)
    found = evaluate.members(shop, segment, as_of, dict(case.numbers))
    assert sorted(names(shop, found)) == sorted(case.who.split())
    assert not case.who or not capability.missing(segment, capability.shop_facts(shop, as_of))
    shop.close()


def test_each_of_these_segments_has_a_case() -> None:
    shop = shop_with()
    families = {"price", "season", "goods", "online", "newsletter", "goals"}
    keys = {segment.key for segment in ready(shop) if segment.family in families and "first_season" not in segment.key}
    assert keys <= {case.key for case in CASES}


@pytest.mark.parametrize("sales", ["", "anna 2025-05-01 10.00"], ids=["nobody", "one customer"])
def test_a_shop_with_hardly_anything_says_what_it_lacks(sales: str) -> None:
    shop = shop_with(sales)
    as_of = default_as_of(shop)
    facts = capability.shop_facts(shop, as_of)
    for segment in ready(shop):
        lacks = capability.missing(segment, facts)
        if as_of is not None and lacks is None:
            assert len(evaluate.members(shop, segment, as_of)) <= 1
        elif as_of is None:
            assert lacks, segment.key
