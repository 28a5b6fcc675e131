"""Nothing grows past what a newcomer takes in at one sitting."""

import ast

from tests.architecture.source import Function, all_modules, lines_of_code

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_TEST = 60
MOST_METHODS = 20


def test_no_file_is_longer_than_400_lines() -> None:
    too_long = {m.name: n for m in all_modules() if (n := len(m.text.splitlines())) > LONGEST_FILE}
    assert not too_long, "split by what it is about, not by part"


def test_no_function_is_longer_than_40_lines_and_no_test_than_60() -> None:
    too_long = {
        f"{module.place(node)} {node.name}": lines_of_code(node)
        for module in all_modules()
        for node in module.nodes()
        if isinstance(node, Function)
        and lines_of_code(node) > (LONGEST_TEST if module.name.startswith("tests/") else LONGEST_FUNCTION)
    }
    assert not too_long


def test_no_class_has_more_than_20_methods() -> None:
    too_many = {
        f"{module.place(node)} {node.name}": n
        for module in all_modules()
        for node in module.nodes()
        if isinstance(node, ast.ClassDef) and (n := sum(isinstance(x, Function) for x in node.body)) > MOST_METHODS
    }
    assert not too_many
