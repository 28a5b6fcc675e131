"""Categories, brands and articles: shops small enough to check by hand."""

from tests.segments.case.case import Case

CASES = (
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
)
