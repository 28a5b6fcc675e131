"""What is said about whether one customer will come again: in words, and only where the shop allows it."""

import pytest

from desktop_seg.analysis.forecast import Standing, forecast
from desktop_seg.analysis.return_chance import ReturnChance, of_hundred, return_chance, return_words
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database
from tests.analysis.visiting_shop import LAST, leavers, shop_of

AS_OF = to_day(LAST)
YEAR = 365


def id_of(shop: Database, name: str) -> int:
    return shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,))


@pytest.fixture(scope="module")
def shop() -> Database:
    """Regulars who come every ten days beside people who leave: one was here today, one has been away for a year."""
    regulars = {"here": [*range(0, 600, 10)], "gone": [*range(365, 900, 10)]}
    return shop_of(leavers(300, 30, 3 * YEAR, 0.85) | regulars)


def test_who_was_here_lately_is_a_customer_and_who_stays_away_hardly(shop: Database) -> None:
    here, gone = (return_chance(shop, id_of(shop, name), AS_OF) for name in ("here", "gone"))
    assert here is not None
    assert gone is not None
    assert (here.standing, gone.standing) == (Standing.LIKELY, Standing.UNLIKELY)
    assert here.share is not None
    assert gone.share is not None
    assert here.share > 0.8
    assert gone.share < 0.05
    assert return_words(here).startswith("Likely still a customer. Of 100 customers like this one about ")


def test_people_of_a_group_come_as_often_as_their_group_says(shop: Database) -> None:
    """The group's figure is the mean of its members'."""
    known = forecast(shop, AS_OF).outlook
    assert known is not None
    every = [return_chance(shop, int(each), AS_OF) for each in known.made_from.table.customers]
    for group in known.groups:
        shares = [each.share for each in every if each is not None and each.standing is group.standing]
        assert len(shares) == group.people
        assert sum(share or 0 for share in shares) / group.people == pytest.approx(group.return_share)


def test_as_of_an_earlier_day_somebody_was_a_customer_still(shop: Database) -> None:
    then = return_chance(shop, id_of(shop, "gone"), AS_OF - YEAR)
    assert then is not None
    assert then.standing is Standing.LIKELY


def test_few_customers_get_words_without_numbers() -> None:
    shop = shop_of({f"a{n}": [YEAR, 180 + n % 9, 150 - n % 50, n % 30] for n in range(60)})
    found = return_chance(shop, id_of(shop, "a1"), AS_OF)
    assert found == ReturnChance(Standing.LIKELY, None)
    assert return_words(found) == "Likely still a customer."


def test_nothing_is_said_where_nothing_is_forecast() -> None:
    shop = shop_of({"anna": [300, 200, 100], "bo": [10]})
    assert return_chance(shop, id_of(shop, "anna"), AS_OF) is None
    assert return_words(None) == ""


def test_nothing_is_said_of_who_never_bought_nor_of_the_huge(shop: Database) -> None:
    assert return_chance(shop, 999_999, AS_OF) is None
    assert return_chance(shop, 0, AS_OF) is None
    plan = leavers(300, 30, 3 * YEAR, 0.9) | {"hotel": [*range(0, 1000, 7)]}
    with_hotel = shop_of(plan, {"hotel": 900_000})
    assert return_chance(with_hotel, id_of(with_hotel, "hotel"), AS_OF) is None
    assert return_chance(with_hotel, id_of(with_hotel, "l1"), AS_OF) is not None


@pytest.mark.parametrize(("share", "words"), [(0.0, "1"), (0.004, "1"), (0.274, "27"), (0.999, "99"), (1.0, "99")])
def test_nobody_is_sure_to_come_or_to_stay_away(share: float, words: str) -> None:
    assert of_hundred(share) == words
