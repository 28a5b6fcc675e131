"""The site and the newsletter: shops small enough to check by hand."""

from tests.segments.case.case import Case

CASES = (
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
        "newsletter_silent",
        "who signed off is asked again only after signing up again",
        "anna",
        "- 2025-06-30 1.00",
        events="\n".join(
            [f"{name} 2025-0{month}-01 mail_sent" for name in ("anna", "bo", "carl") for month in range(2, 7)]
            + ["anna 2025-01-15 unsubscribe", "anna 2025-01-20 newsletter_signup"]
            + ["bo 2025-01-15 unsubscribe", "carl 2025-01-20 newsletter_signup", "carl 2025-01-20 unsubscribe"]
        ),
    ),
)
