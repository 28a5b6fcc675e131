"""The pinned versions: all that is needed, nothing that is not, and what the tests really ran with."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT, package_modules

RUN = ROOT / "installer" / "pins" / "run.txt"
DEV = ROOT / "installer" / "pins" / "dev.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES: list[str] = PROJECT["project"]["dependencies"]
TOOLS: list[str] = PROJECT["dependency-groups"]["dev"]


def _pins(text: str) -> dict[str, Requirement]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    pins = [Requirement(line) for line in lines if line and not line.startswith("-r ")]
    return {canonicalize_name(pin.name): pin for pin in pins}


def _needed(wanted: Iterable[str]) -> set[str]:
    """Names of everything `wanted` pulls in on this computer, by what the installed packages say of themselves."""
    found: set[str] = set()
    todo = [Requirement(text) for text in wanted]
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        todo += [Requirement(text) for text in metadata.distribution(name).requires or ()]
    return found


def _here(pins: dict[str, Requirement]) -> set[str]:
    return {name for name, pin in pins.items() if not pin.marker or pin.marker.evaluate()}


def test_the_program_needs_exactly_what_is_pinned() -> None:
    assert _here(_pins(RUN.read_text())) == _needed(DEPENDENCIES)


def test_the_tools_need_exactly_what_is_pinned_besides() -> None:
    assert _here(_pins(DEV.read_text())) == _needed(DEPENDENCIES + TOOLS) - _needed(DEPENDENCIES)


def test_the_program_imports_nothing_that_only_its_tests_have() -> None:
    assert _imported() - set(_pins(RUN.read_text())) == set()


def test_no_library_is_shipped_that_the_program_does_not_import() -> None:
    assert {canonicalize_name(Requirement(text).name) for text in DEPENDENCIES} - _imported() == set()


@cache
def _imported() -> set[str]:
    """Names of the packages that modules of the program import, wherever in them."""
    brought = metadata.packages_distributions()
    found = {name.partition(".")[0] for module in package_modules() for name in _imports(module.tree)}
    outside = found - {"desktop_seg"} - sys.stdlib_module_names
    return {canonicalize_name(package) for name in outside for package in brought[name]}


def _imports(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_installed_versions_are_the_pinned_ones() -> None:
    pins = _pins(RUN.read_text() + DEV.read_text())
    assert {n: metadata.version(n) for n in _here(pins)} == {n: str(pins[n].specifier)[2:] for n in _here(pins)}


@pytest.mark.parametrize("text", DEPENDENCIES + TOOLS)
def test_pinned_version_lies_within_the_range_of_the_project(text: str) -> None:
    wanted, pins = Requirement(text), _pins(RUN.read_text() + DEV.read_text())
    (pin,) = pins[canonicalize_name(wanted.name)].specifier
    assert wanted.specifier.contains(pin.version)


@pytest.mark.parametrize("path", [RUN, DEV], ids=lambda path: path.name)
def test_pins_are_names_and_versions_and_nothing_else(path: object) -> None:
    line = re.compile(r'#.*|-r run\.txt|[\w.-]+==[\w.]+( ; sys_platform == "(win32|linux)")?')
    assert not [x for x in (RUN if path == RUN else DEV).read_text().splitlines() if x and not line.fullmatch(x)]


def test_qt_stays_below_the_version_that_ends_older_pythons() -> None:
    (qt,) = [Requirement(x) for x in DEPENDENCIES if x.startswith("PySide6")]
    assert qt.specifier.contains("6.11.3")
    assert not qt.specifier.contains("6.12.0")
