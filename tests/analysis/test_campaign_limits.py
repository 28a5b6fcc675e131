"""What a campaign cannot tell: days without sales so far, and people kept apart whom another list reached."""

import pytest

from desktop_seg.analysis.campaign import State, state_of
from desktop_seg.analysis.campaign_detail import details
from desktop_seg.store import export_log
from tests.analysis.test_campaign import LAST, begun, found, groups_of, ids_of
from tests.shops import shop_with


@pytest.mark.parametrize(("sales", "days_left"), [("a 2025-03-29 10", 1), ("a 2025-02-01 10", 30), ("", 30)])
def test_days_whose_sales_are_not_known_do_not_end_it(sales: str, days_left: int) -> None:
    db = shop_with(sales, "a\nk0")
    campaign = begun(db, ["a"], ["k0"])
    for as_of in (LAST, LAST + 400):
        whole = found(db, as_of)
        assert (whole.mailed, whole.days_left) == (None, days_left)
        assert state_of(db, campaign, as_of) is whole.state is not State.FINISHED


def test_who_was_kept_apart_and_written_to_all_the_same_is_counted() -> None:
    db = groups_of(200, 50, 26, 4)
    for on, who in (("2025-02-28", "k1"), ("2025-03-01", "k2"), ("2025-03-30", "k3"), ("2025-03-31", "k4")):
        entry = export_log.Entry(f"{on}T12:00:00+00:00", "x", "mailing_list", "", "[]", 2, 0, "")
        export_log.add(db, entry, ids_of(db, who, "m1"))
    whole = found(db)
    assert whole.control_listed == 2
    assert {each.title: each.text for each in details(whole, "EUR")}["Written to all the same"] == (
        "2 of those kept apart were on another list in these days: the result says less of this one."
    )
