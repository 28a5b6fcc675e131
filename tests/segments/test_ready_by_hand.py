"""Ready-made segments on small shops that an owner can check by hand; as of the last sale unless a day is named."""

from datetime import date

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.model.period import to_day
from desktop_seg.rules.tree import All, Is, Top
from desktop_seg.segments import capability, evaluate, own
from desktop_seg.segments.catalogue import READY, find
from desktop_seg.segments.segment import Unit
from desktop_seg.segments.words import sentence
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import names, shop_with


def members(shop: Database, key: str, as_of: str = "", **numbers: float) -> set[str]:
    day = to_day(date.fromisoformat(as_of)) if as_of else default_as_of(shop)
    assert day is not None
    return set(names(shop, evaluate.members(shop, find(shop, key), day, numbers)))


def test_ties_at_the_edge_of_the_top_are_all_in() -> None:
    shop = shop_with("""
        anna   2025-05-01  50.00
        bo     2025-05-01  50.00
        carl   2025-05-01  50.00
        dora   2025-05-01  10.00
        emil   2025-05-01  10.00
    """)
    # 20 % of five is one person; three share that place.
    assert members(shop, "top_20") == {"anna", "bo", "carl"}
    assert members(shop, "top_20", share=1.0) == {"anna", "bo", "carl", "dora", "emil"}


def test_returned_and_cancelled_sales_make_no_vip() -> None:
    shop = shop_with("""
        anna   2025-05-01  900.00
        anna   2025-05-02  -900.00
        bo     2025-05-01  800.00  status=cancelled
        bo     2025-05-01  5.00
        carl   2025-05-01  30.00
    """)
    assert members(shop, "elite_1") == {"carl"}


def test_several_receipts_of_one_day_are_one_visit() -> None:
    shop = shop_with("""
        anna   2025-05-01  10.00
        anna   2025-05-01  12.00
        bo     2025-04-01  10.00
        bo     2025-05-01  12.00
    """)
    assert members(shop, "bought_once") == {"anna"}


def test_lapsed_begins_on_day_366() -> None:
    shop = shop_with("""
        anna   2024-02-29  10.00
        bo     2024-03-01  10.00
        carl   2025-03-01  10.00
    """)
    # 2025-03-01 is day 366 after 2024-02-29 and day 365 after 2024-03-01.
    assert members(shop, "lapsed") == {"anna"}
    assert members(shop, "lapsed", days=364) == {"anna", "bo"}
    assert members(shop, "life_lapsed") == {"anna"}


def test_bought_once_can_be_counted_since_the_first_day() -> None:
    shop = shop_with("""
        anna   2023-01-10  10.00
        anna   2025-03-01  10.00
        bo     2025-03-01  10.00
    """)
    assert members(shop, "bought_once") == {"anna", "bo"}
    assert members(shop, "bought_once", period="frequency") == {"bo"}  # type: ignore[arg-type]


def test_off_rhythm_is_measured_by_the_customers_own_habit() -> None:
    shop = shop_with("""
        anna   2025-01-01  10.00
        anna   2025-01-09  10.00
        anna   2025-01-17  10.00
        anna   2025-01-25  10.00
        bo     2025-01-25  10.00
        bo     2024-11-25  10.00
        bo     2024-09-25  10.00
        bo     2024-07-25  10.00
        carl   2025-02-25  10.00
    """)
    # Anna usually comes every 8 days and is 31 days away; Bo comes every two months.
    assert members(shop, "off_rhythm") == {"anna"}
    assert members(shop, "off_rhythm", times=4) == set()


def test_one_customer_and_nobody() -> None:
    alone = shop_with("anna   2025-05-01  10.00")
    assert members(alone, "top_20") == {"anna"}
    assert members(alone, "new") == {"anna"}
    assert members(alone, "off_rhythm") == set()
    empty = shop_with("", customers="dora   city=Utrecht")
    counts = evaluate.counts(empty, READY, to_day(date(2025, 5, 1)))
    assert {key for key, count in counts.items() if count.count} == {"life_prospect", "rfm_prospect", "relation_weak"}


def test_anonymous_sales_are_in_no_segment() -> None:
    shop = shop_with("""
        -      2025-05-01  999.00
        anna   2025-05-01  10.00
    """)
    assert members(shop, "top_20") == {"anna"}


def test_only_those_who_said_yes_may_be_written_to() -> None:
    shop = shop_with(
        """
        anna   2025-05-01  10.00
        bo     2025-05-01  10.00
        carl   2025-05-01  10.00
        dora   2025-05-01  10.00
        emil   2025-05-01  10.00
        """,
        customers="""
        anna   email=anna@example.org consent_email=yes
        bo     email=bo@example.org consent_email=no
        carl   email=carl@example.org
        dora   consent_email=yes
        emil   email=emil@example.org consent_email=yes birth=2015-01-01
        """,
    )
    day = default_as_of(shop)
    assert day is not None
    assert evaluate.count(shop, find(shop, "new"), day).may_email == 1


def test_a_segment_without_its_data_says_what_is_missing() -> None:
    empty = shop_with("")
    facts = capability.shop_facts(empty, None)
    assert all(capability.missing(segment, facts) for segment in READY)
    young = shop_with("anna   2025-05-01  10.00")
    facts = capability.shop_facts(young, default_as_of(young))
    open_keys = {segment.key for segment in READY if capability.missing(segment, facts) is None}
    assert {"top_20", "new", "life_new"} <= open_keys
    assert not {"lapsed", "must_not_lose", "rfm_champions", "rfm_regular"} & open_keys
    without_amounts = shop_with("anna   2025-05-01  0")
    facts = capability.shop_facts(without_amounts, default_as_of(without_amounts))
    assert capability.missing(find(empty, "top_20"), facts)


def test_every_ready_made_segment_is_complete() -> None:
    shop = shop_with("anna   2025-05-01  10.00")
    assert len({segment.key for segment in READY}) == len(READY)
    for segment in READY:
        assert segment.title and segment.question and segment.advice and segment.measure and segment.order, segment.key  # noqa: PT018
        said = sentence(shop, segment)
        assert said.endswith(".")
        assert "{" not in said
        for parameter in segment.parameters:
            assert "{" + parameter.name + "}" in segment.sentence, (segment.key, parameter.name)
            if parameter.unit is not Unit.CHOICE:
                assert parameter.least <= float(parameter.default) <= parameter.most


def test_an_own_segment_is_kept_changed_and_taken_away() -> None:
    shop = shop_with("""
        anna   2025-05-01  10.00
        bo     2025-05-01  90.00
    """)
    day = default_as_of(shop)
    assert day is not None
    first = own.save(shop, own.named("Mine", Top("monetary", 0.5)))
    assert names(shop, evaluate.members(shop, first, day)) == ["bo"]
    shop.run(
        """INSERT INTO segment_pin (segment_id, customer_id, is_in)
            SELECT s.id, c.id, c.customer_no = 'anna' FROM segment s, customer c"""
    )
    assert names(shop, evaluate.members(shop, find(shop, first.key), day)) == ["anna"]
    own.delete(shop, first.key)
    with pytest.raises(UserError):
        find(shop, first.key)


def test_the_condition_that_empties_a_rule_is_named() -> None:
    shop = shop_with("""
        anna   2025-05-01  10.00
        bo     2025-05-01  90.00
    """)
    day = default_as_of(shop)
    assert day is not None
    rule = All(Is("frequency", "at_least", 1), Is("monetary", "over", 99_999), Is("tenure_days", "at_most", 9))
    assert evaluate.culprit(shop, rule, day) == evaluate.Culprit(1, 2)
