"""The import contracts of pyproject.toml speak of every layer there is: one that is not named would be let off."""

import tomllib

import pytest

from tests.architecture.source import ROOT

LET_OFF = {
    "qt": {"app", "ui"},
    "sqlite": {"store"},
    "no_arrays": {"__main__", "analysis", "app", "charts", "cli", "exports", "ui"},
}


@pytest.mark.parametrize("contract", LET_OFF)
def test_a_contract_names_every_layer_but_those_it_lets_off(contract: str) -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in told if each["id"] == "layers")
    named = next(each["source_modules"] for each in told if each["id"] == contract)
    every = {name for layer in layers for name in layer.split(" | ")}
    assert {name.removeprefix("desktop_seg.") for name in named} == every - LET_OFF[contract]
