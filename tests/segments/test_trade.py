"""Trades change numbers of ready-made segments that are there, within what the wizard allows."""

import pytest

from desktop_seg.base.paths import resource
from desktop_seg.segments.catalogue import READY
from desktop_seg.segments.trade import FLORIST, TITLES, trade_of


def test_every_trade_has_its_file_and_every_file_its_trade() -> None:
    assert {path.stem for path in resource("trades").glob("*.toml")} == set(TITLES)
    assert not trade_of(FLORIST).thresholds
    assert trade_of("undertaker") == trade_of(FLORIST)


@pytest.mark.parametrize("key", [key for key in TITLES if key != FLORIST])
def test_a_trade_changes_numbers_that_exist_within_their_bounds(key: str) -> None:
    parameters = {f"{segment.key}.{each.name}": each for segment in READY for each in segment.parameters}
    thresholds = trade_of(key).thresholds
    assert len(thresholds) >= 4
    for name, number in thresholds.items():
        parameter = parameters[name]
        assert parameter.least <= number <= parameter.most
        assert number != parameter.default, name


def test_food_is_looked_at_weekly_and_clothes_monthly() -> None:
    visits = {key: trade_of(key).thresholds.get("frequent_browsers.visits", 2) for key in TITLES}
    assert (visits["pet"], visits["deli"], visits["fashion"], visits["florist"]) == (5, 5, 2, 2)
    assert {key for key in TITLES if trade_of(key).thresholds.get("new.days") == 30} == {"pet", "deli"}
