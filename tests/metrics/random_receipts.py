"""Receipts by chance, for metrics that are worked out in two ways."""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from tests.metrics.plain_reading import Receipt

# Few days, many of them special: ties, the leap day and the days beside it, month ends, a year apart to the day.
DAYS = st.one_of(
    st.sampled_from([date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2023, 2, 28), date(2025, 2, 28)]),
    st.sampled_from([date(2023, 5, 31), date(2024, 5, 31), date(2024, 8, 31), date(2024, 11, 30), date(2025, 5, 31)]),
    st.dates(date(2022, 12, 1), date(2025, 6, 30)),
    st.dates(date(2025, 3, 1), date(2025, 4, 10)),
)
RECEIPTS = st.builds(
    Receipt,
    name=st.sampled_from(["anna", "bo", "carl", "dora", "emil", "fenna", "till", "staff", "-"]),
    day=DAYS,
    cents=st.sampled_from([0, 1, 500, 500, 1250, 9999, -500, -1250]),
    status=st.sampled_from(["done"] * 8 + ["refunded", "cancelled", "draft", "unpaid"]),
)


def a_shop_with(buyers: int, seed: int, most: int = 9) -> list[Receipt]:
    """Receipts of so many buyers, some of several years, with amounts and days that repeat."""
    random, receipts = Random(seed), []
    for number in range(buyers):
        day = date(2023, 1, 1) + timedelta(days=random.randrange(0, 700))
        for _ in range(random.choice([1, 1, 1, 2, 3, 4, most])):
            cents = random.choice([500, 995, 995, 2500, random.randrange(100, 20_000)])
            receipts.append(Receipt(f"customer {number:03}", day, cents))
            if random.random() < 0.1:
                receipts.append(Receipt(f"customer {number:03}", day, -cents))
            day += timedelta(days=random.choice([0, 1, 7, 7, 30, 90, 400]))
    random.shuffle(receipts)
    return receipts
