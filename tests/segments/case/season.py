"""Seasons and occasions: shops small enough to check by hand."""

from tests.segments.case.case import Case

CASES = (
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
)
