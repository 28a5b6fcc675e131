"""Every one of the fifty nasty cases has its tests, named by number and sentence, and each is walked both ways."""

import importlib
import inspect
import pkgutil
import re

import pytest

from tests.importing import nasty
from tests.importing.nasty.road import CommandLine, Wizard

_NAME = re.compile(r"test_(\d\d)_(\w{20,})")


def cases() -> dict[int, list[str]]:
    """Return the sentences of the tests of each number."""
    found: dict[int, list[str]] = {}
    for module in pkgutil.iter_modules(nasty.__path__):
        for name, function in inspect.getmembers(importlib.import_module(f"{nasty.__name__}.{module.name}")):
            told = _NAME.fullmatch(name)
            if told:
                assert "road" in inspect.signature(function).parameters, f"{name} takes no road"
                found.setdefault(int(told[1]), []).append(told[2])
    return found


def test_all_fifty_cases_have_a_test() -> None:
    assert sorted(cases()) == list(range(1, 51))


def test_no_two_tests_of_a_case_say_the_same() -> None:
    assert all(len(set(sentences)) == len(sentences) for sentences in cases().values())


def test_every_case_is_walked_both_ways(request: pytest.FixtureRequest) -> None:
    definition = request.session._fixturemanager.getfixturedefs("road", request.node)
    assert definition is not None
    assert definition[-1].params == (Wizard, CommandLine)
