"""What may not stand in any file, and how texts for people are written."""

import ast
import re
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, Module, called_name, package_modules

TEXT_FILES = {
    ".cfg",
    ".css",
    ".csv",
    ".html",
    ".ini",
    ".json",
    ".md",
    ".po",
    ".py",
    ".qss",
    ".sh",
    ".svg",
    ".toml",
    ".txt",
}
NOT_OURS = {".git", ".venv", "build", "dist", "out"}

# Taken apart, so that this file does not hold what it looks for.
MACHINE_PATHS = [r"(?<![\w.])/" + folder + r"/\w" for folder in ("home", "root", "work", "Users", "mnt")]
REGISTRIES = ["py" + r"pi\.(org|python)", "python" + "hosted", "npm" + r"js\.(org|com)", "index" + "-url"]
FORBIDDEN = re.compile("|".join([*MACHINE_PATHS, *REGISTRIES]))

TRANSLATES = {"_": 1, "N_": 1, "ngettext": 2}  # name -> how many of its arguments are texts
WORDS_FOR_ENGINEERS = re.compile(r"\b(null|invalid|parse|parsing|regex|exception|traceback|utf-?8|dataframe)\b", re.I)


def test_no_file_names_a_folder_of_one_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for path in _text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if FORBIDDEN.search(line)
    ]
    assert not found


def test_texts_for_translation_are_whole_and_constant() -> None:
    """A text that is built while running is not in the catalogue; holes are filled after translating."""
    built = [
        f"{module.place(call)} {ast.unparse(text)}"
        for module in package_modules()
        for call in module.nodes()
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in TRANSLATES
        for text in call.args[: TRANSLATES[call.func.id]]
        if not _is_whole(text, declared_elsewhere=call.func.id == "_")
    ]
    assert not built


def test_texts_for_people_hold_no_words_of_engineers() -> None:
    found = [
        f"{module.place(call)} {text.value}"
        for module in package_modules()
        for call in module.nodes()
        if isinstance(call, ast.Call) and called_name(call) in TRANSLATES
        for text in call.args
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and WORDS_FOR_ENGINEERS.search(text.value)
    ]
    assert not found


def test_holes_in_texts_have_names() -> None:
    """Another language may need them in another order: "{n} rows from {file}", never "{} rows from {}"."""
    nameless = [
        f"{module.place(call)} {text.value!r}"
        for module in package_modules()
        for call in module.nodes()
        if isinstance(call, ast.Call) and called_name(call) in TRANSLATES
        for text in call.args
        if isinstance(text, ast.Constant) and re.search(r"\{\d*[:!}]|%[sdif]", str(text.value))
    ]
    assert not nameless


# In these the number is one of ours and never 1, one of several, a mean with a fraction, or stands in a field to be
# typed over.
NEVER_ONE = (
    "That makes about {n} more buyers",
    "Had {compare} {times} receipts",
    "People who were here in the last {days} days and have not yet bought the category",
    "Amounts are compared from {n} people",
    "Fewer than {n} people",
    "fewer than {n} people",
    "Purchases are compared from {n} buyers",
    "The latest {n} of {all} rows",
    "The table in {file} is more than {n} columns",
    "There are not two regions with at least {n} customers",
    "This list can show a rise of {n} more buyers",
    "A field needs a name of up to {n} letters",
)
COUNTED = re.compile(
    r"\{\w+\} (more |different )?"
    r"(people|customers|sales|rows|cells|lines|receipts|segments|articles|members|buyers|files|columns|letters)\b"
)


def test_what_is_counted_has_a_form_for_one() -> None:
    """ "1 people" is nobody's language: where a count stands, ngettext gives both forms."""
    found = [
        f"{module.place(call)} {text.value!r}"
        for module in package_modules()
        for call in module.nodes()
        if isinstance(call, ast.Call) and called_name(call) in ("_", "N_")
        for text in call.args[:1]
        if isinstance(text, ast.Constant) and COUNTED.search(str(text.value))
        if not str(text.value).startswith(NEVER_ONE)
    ]
    assert not found


def test_only_exports_write_spreadsheets_and_csv() -> None:
    """A data frame writes live formulas and links into a spreadsheet; exports guard against both."""
    found = [
        module.place(call)
        for module in package_modules()
        for call in module.nodes()
        if isinstance(call, ast.Call) and (called_name(call) in ("to_excel", "to_csv") or _writes_csv(module, call))
    ]
    assert not found


def _text_files() -> list[Path]:
    files = (path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts))
    return [path for path in files if path.is_file() and (path.suffix in TEXT_FILES or path.parent.name == ".ci")]


def _is_whole(text: ast.expr, *, declared_elsewhere: bool) -> bool:
    if isinstance(text, ast.Constant):
        return isinstance(text.value, str)
    return declared_elsewhere and isinstance(text, ast.Name | ast.Attribute | ast.Subscript)


def _writes_csv(module: Module, call: ast.Call) -> bool:
    outside = module.layer != "exports" and PACKAGE in module.path.parents
    return outside and ast.unparse(call.func) in ("csv.writer", "csv.DictWriter")
