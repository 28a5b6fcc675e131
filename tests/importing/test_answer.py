"""Answers from a file: what is written there is understood or named in words, and the help page names every word."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from desktop_seg.base import paths
from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers, answers_from, read_answers
from desktop_seg.importing.field import IMPORT_FIELDS
from desktop_seg.importing.file_kind import FileKind


def test_answers_for_one_file_win_over_those_for_all(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(
        json.dumps(
            {
                "columns": {"Kassa": "register", "Bedrag": "line_total"},
                "without_customers": True,
                "files": {"a.csv": {"kind": "receipts", "columns": {"Bedrag": "order_total"}}},
            }
        )
    )
    answers = read_answers(file)
    own = answers.for_file("a.csv")
    assert own.kind is FileKind.RECEIPTS
    assert own.columns == {"Kassa": "register", "Bedrag": "order_total"}
    assert own.without_customers
    assert answers.for_file("b.csv").columns["Bedrag"] == "line_total"


@pytest.mark.parametrize(
    "text",
    [
        "no json at all",
        "[1]",
        '{"colums": {}}',
        '{"kind": "elephants"}',
        '{"columns": {"Datum": "no_such_field"}}',
        '{"columns": ["Datum"]}',
        '{"styles": {"Datum": 1}}',
        '{"own_kinds": {"Tuin": "colour"}}',
        '{"header_row": "4"}',
        '{"without_customers": "yes"}',
        '{"sheets": "Blad1"}',
        '{"files": []}',
        '{"files": {"a.csv": 1}}',
    ],
)
def test_what_is_no_answer_is_refused_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text)
    with pytest.raises(UserError) as told:
        read_answers(file)
    assert "Answers for an import" in told.value.what_to_do


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"answers\.json"):
        read_answers(tmp_path / "answers.json")


def test_every_kind_of_answer_is_understood() -> None:
    told = """{"kind": "customers", "sheets": ["2025"], "header_row": 3, "columns": {"A": ""}, "styles": {"B": "dmy"},
        "is_new": true}"""
    assert answers_from(json.loads(told)) == Answers(
        kind=FileKind.CUSTOMERS, sheets=("2025",), header_row=3, columns={"A": ""}, styles={"B": "dmy"}, is_new=True
    )
    assert answers_from({}) == Answers()


def test_help_page_names_every_word_and_every_field() -> None:
    page = paths.resource("help", "answers.md").read_text(encoding="utf-8")
    assert [each.name for each in fields(Answers) if f"`{each.name}`" not in page] == []
    assert [field.key for field in IMPORT_FIELDS if f"`{field.key}`" not in page] == []
    assert [kind for kind in FileKind if f"`{kind}`" not in page] == []


def test_example_of_the_help_page_is_understood(tmp_path: Path) -> None:
    page = paths.resource("help", "answers.md").read_text(encoding="utf-8")
    example = "\n".join(line for line in page.splitlines() if line.startswith("    ") and "desktop-seg" not in line)
    file = tmp_path / "answers.json"
    file.write_text(example, encoding="utf-8")
    answers = read_answers(file)
    assert answers.for_file("klanten.csv").encoding == "cp1252"
    assert answers.for_file("passanten.xlsx").sheets == ("2025", "2026")
