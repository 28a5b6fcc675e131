"""Every type of ready-made segment finds people in the sample shop, by definitions written out in plain Python."""

from collections.abc import Callable

import pytest

from tests.sample.by_contact import BY_CONTACT
from tests.sample.by_goods import BY_GOODS
from tests.sample.by_person import BY_PERSON
from tests.sample.by_purchases import BY_PURCHASES, CLASS_OF, rfm_classes
from tests.sample.facts import Facts

LEAST = 3
DEFINITIONS: dict[str, Callable[[Facts], set[str]]] = BY_PURCHASES | BY_GOODS | BY_CONTACT | BY_PERSON


@pytest.mark.parametrize("name", DEFINITIONS)
def test_at_least_three_people_but_not_everybody(facts: Facts, name: str) -> None:
    people = DEFINITIONS[name](facts) & facts.customers.keys()
    assert LEAST <= len(people) < len(facts.customers) * 0.75


def test_every_class_of_the_grid_has_people_and_nobody_has_two(facts: Facts) -> None:
    classes = rfm_classes(facts)
    assert classes.keys() == {name for names in CLASS_OF.values() for name in names} | {"prospects"}
    assert min(len(people) for people in classes.values()) >= LEAST
    assert sum(len(people) for people in classes.values()) == len(facts.customers)


def test_every_type_is_among_the_definitions() -> None:
    types = {name.split()[0].rstrip("abcdef") if name[:4] != "T24d" else "T24d" for name in DEFINITIONS}
    wanted = {f"T{number:02d}" for number in range(1, 49)} - {"T08"} | {"T24d", "T25r"}
    assert types == wanted
