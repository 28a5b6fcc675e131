"""Looking back at a day says the same as a file that ends on that day."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.plain_reading import Person, Receipt
from tests.metrics.random_receipts import DAYS, RECEIPTS, a_shop_with
from tests.metrics.shop_of import shop_of, told
from tests.shops import day, shop_with

CREATED = st.none() | st.dates(date(2023, 1, 1), date(2025, 6, 30))


@settings(max_examples=100, deadline=None)
@given(receipts=st.lists(RECEIPTS, max_size=50), created=st.lists(CREATED, min_size=6, max_size=6), as_of=DAYS)
def test_earlier_day_equals_a_file_that_ends_there(
    receipts: list[Receipt], created: list[date | None], as_of: date
) -> None:
    names = ["anna", "bo", "carl", "dora", "till", "prospect"]
    people = [Person(n, c, kind="collective" if n == "till" else "person") for n, c in zip(names, created, strict=True)]
    # A last receipt of nobody, so that the day lies before the end of the data.
    receipts = [*receipts, Receipt("-", date(2025, 7, 1), 100)]
    whole = shop_of(receipts, people)
    kept = [receipt for receipt in receipts if receipt.day <= as_of]
    with_trace, bought_later = {r.name for r in kept}, {r.name for r in receipts if r.day > as_of}
    known = [
        person
        for person in people
        if person.name in with_trace
        or (person.created is not None and person.created <= as_of)
        or (person.created is None and person.name not in bought_later)
    ]
    ended = shop_of(kept, known)
    assert told(whole, as_of) == told(ended, as_of)
    whole.close()
    ended.close()


def test_a_complaint_or_an_answer_makes_somebody_known() -> None:
    sales = "anna 2025-03-01 5.00\nbo 2025-03-01 5.00\ncarl 2025-03-01 5.00\n- 2025-06-30 1.00"
    shop = shop_with(
        sales, "carl created=2025-02-20\ndora created=2025-02-20", complaints="anna 2025-01-05\ndora 2025-01-06"
    )
    shop.run("INSERT INTO survey_question (id, survey, text) VALUES (1, '', 'How happy?')")
    shop.run("""INSERT INTO survey_answer SELECT 1, id, '9', ?, 1, 1 FROM customer WHERE customer_no = 'bo'""",
             (day("2025-01-06"),))  # fmt: skip
    assert set(told(shop, date(2025, 1, 4))) == set()
    assert set(told(shop, date(2025, 1, 5))) == {"anna"}
    assert set(told(shop, date(2025, 1, 6))) == {"anna", "bo", "dora"}
    assert set(told(shop, date(2025, 2, 20))) == {"anna", "bo", "carl", "dora"}


def test_scores_of_a_large_shop_look_back_without_later_receipts() -> None:
    receipts, as_of = a_shop_with(200, seed=3), date(2024, 6, 30)
    whole, ended = shop_of(receipts), shop_of([r for r in receipts if r.day <= as_of])
    assert told(whole, as_of) == told(ended, as_of)
    assert len({row["rfm_class"] for row in told(whole, as_of).values()}) > 5
    whole.close()
    ended.close()
