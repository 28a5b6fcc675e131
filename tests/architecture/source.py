"""The source text that the tests of this folder read: which files there are, and their syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_seg"
OLDEST_PYTHON = (3, 11)
FOLDERS = (PACKAGE, ROOT / "tests", ROOT / "resources", ROOT / "installer")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file of the repository."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Path from the root, with slashes on every system."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def layer(self) -> str:
        """Folder (or module) right below the package: "store", "ui", "app"; "" outside the package."""
        parts = self.path.relative_to(ROOT).parts
        return parts[1].removesuffix(".py") if parts[0] == "desktop_seg" and len(parts) > 1 else ""

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of the syntax tree."""
        return ast.walk(self.tree)

    def place(self, node: ast.AST) -> str:
        """Where a node stands, as a person clicks it: "desktop_seg/app.py:12"."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def all_modules() -> tuple[Module, ...]:
    """Every Python file that people maintain, sorted by path; those of `unreadable` are left out."""
    return tuple(module for path in python_files() if (module := _read(path)))


def python_files() -> list[Path]:
    """Where the Python files are that people maintain."""
    return sorted([*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in folder.rglob("*.py"))])


def unreadable() -> list[str]:
    """Files that are no Python of the oldest version we support."""
    return [path.relative_to(ROOT).as_posix() for path in python_files() if _read(path) is None]


@cache
def package_modules() -> tuple[Module, ...]:
    """The modules of the program itself."""
    return tuple(module for module in all_modules() if module.layer)


@cache
def _read(path: Path) -> Module | None:
    text = path.read_text(encoding="utf-8")
    try:
        return Module(path, text, ast.parse(text, filename=str(path), feature_version=OLDEST_PYTHON))
    except SyntaxError:
        return None


def called_name(call: ast.Call) -> str:
    """Last part of what is called: "exec" for `dialog.exec()`, "_" for `_("...")`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def lines_of_code(function: Function) -> int:
    """Lines from `def` to the end, the docstring not counted: explaining is never a reason to split."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        total -= (first.end_lineno or first.lineno) - first.lineno + 1
    return total
