"""Coming back, leaving, workshops and trials: shops small enough to check by hand."""

from tests.segments.case.case import Case

CASES = (
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
        "survey_unfinished",
        "sent or begun more than seven days ago, and not finished since",
        "bo carl",
        "- 2025-03-31 1.00",
        events="""
        anna   2025-03-24  survey_sent               # seven days ago: not more than seven
        bo     2025-03-23  survey_sent
        carl   2025-03-20  survey_done
        carl   2025-03-21  survey_started
        carl   2025-03-30  survey_sent
        dora   2025-03-23  survey_sent
        dora   2025-03-23  survey_done
        """,
    ),
    Case(
        "dissatisfied_and_silent",
        "came every ten days, complained, and was not seen later than thirty days after; who never bought neither",
        "anna bo dora",
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
    Case(
        "dissatisfied_and_silent",
        "with fewer than four visits before: nine in ten of the shop come back within ten days",
        "bo carl emil",
        """
        anna   2025-01-01  5.00
        anna   2025-01-11  5.00                      # one gap of ten days
        bo     2025-02-11  5.00                      # first came ten days after the complaint: within the time
        dora   2025-02-12  5.00                      # eleven days after it: was there
        -      2025-06-30  1.00
        """,
        complaints="bo 2025-02-01\n carl 2025-02-01\n dora 2025-02-01\n emil 2025-06-19\n fay 2025-06-20",
    ),
)
