"""Prices, discounts, returns and sale days: shops small enough to check by hand."""

from tests.segments.case.case import Case

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
)
