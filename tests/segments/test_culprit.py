"""Which condition empties a rule: the one without which most people would be in it."""

import pytest

from desktop_seg.rules.tree import All, Is
from desktop_seg.segments.evaluate import Culprit, culprit
from desktop_seg.store.database import Database
from tests.shops import day, shop_with

AS_OF = day("2025-03-31")
OFTEN = Is("frequency", "at_least", 2)
ZEIST = Is("city", "is", "Zeist")
RICH = Is("monetary", "at_least", 100_000)


@pytest.fixture(scope="module")
def shop() -> Database:
    return shop_with(
        """
        anna   2025-01-10   40.00
        anna   2025-02-10   40.00
        bo     2025-02-01   10.00
        carl   2025-02-01   10.00
        """,
        customers="anna city=Zeist\nbo city=Zeist\ndora city=Soest",
    )


def test_the_culprit_is_the_condition_without_which_most_people_are_left(shop: Database) -> None:
    assert culprit(shop, All(ZEIST, OFTEN, RICH), AS_OF) == Culprit(2, 1)
    assert culprit(shop, All(RICH, RICH), AS_OF) is None
    assert culprit(shop, RICH, AS_OF) is None
