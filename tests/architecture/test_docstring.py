"""Every module says what it is for; every public class and every longer public function says what its name cannot."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Function, Module, all_modules, lines_of_code, package_modules, unreadable

SAYS_ALL_BY_ITS_NAME = 12  # lines: up to here name and signature may be enough
WORDS_NOBODY_KNOWS = ("utils", "util", "helpers", "helper", "common", "manager", "misc")


def test_every_file_is_python_of_the_oldest_version_we_support() -> None:
    assert not unreadable()


def test_every_module_opens_with_a_docstring() -> None:
    assert not [m.name for m in all_modules() if not ast.get_docstring(m.tree) and m.text.strip()]


def test_no_module_of_the_program_is_without_any_line() -> None:
    assert not [m.name for m in package_modules() if not m.text.strip()]


def test_every_public_class_has_a_docstring() -> None:
    silent = [
        f"{module.place(node)} {node.name}"
        for module in package_modules()
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not silent


def test_every_longer_public_function_outside_ui_has_a_docstring() -> None:
    silent = [
        f"{module.place(function)} {function.name}"
        for module in package_modules()
        if module.layer != "ui"
        for function in _public_functions(module)
        if lines_of_code(function) > SAYS_ALL_BY_ITS_NAME and not ast.get_docstring(function)
    ]
    assert not silent


def test_no_module_has_a_name_that_says_nothing() -> None:
    nameless = [m.name for m in all_modules() if m.path.stem in WORDS_NOBODY_KNOWS or m.path.stem.startswith("base_")]
    assert not nameless


def _public_functions(module: Module) -> Iterator[Function]:
    """Functions of the module and methods of its public classes."""
    classes = [x for x in module.tree.body if isinstance(x, ast.ClassDef) and not x.name.startswith("_")]
    for node in [*module.tree.body, *(x for cls in classes for x in cls.body)]:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
