"""Answers to surveys, a form a row or an answer a row: several answers in a cell, newer forms, nothing twice."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from desktop_seg.store.survey import topic_of
from tests.importing.writing.tables import imported

SURVEY = FileKind.SURVEY
FORMS = """
    customer_id | event_date | What matters to you?   | How likely to recommend us? | Remarks, if any?
    7           | 2024-06-01 | price; quality         | 8                           |
    8           | 2024-06-02 | quality                | 10                          | nice, as ever
    9           | 2024-06-02 | price; quality; nearby |                             | too dear
"""
NOW = """SELECT customer_no, text, answer FROM survey_answer_now a JOIN survey_question q ON q.id = a.question_id
    JOIN customer c ON c.id = a.customer_id ORDER BY 1, 2, 3"""


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def test_every_answer_of_a_form_is_kept_by_itself(db: Database) -> None:
    report = imported(db, SURVEY, FORMS)
    assert (report.rows_new, report.customers_new) == (3, 3)
    found = [tuple(row) for row in db.rows(NOW) if row[0] == "9"]
    assert found == [
        ("9", "Remarks, if any?", "too dear"),
        *(("9", "What matters to you?", answer) for answer in ("nearby", "price", "quality")),
    ]
    assert db.rows("SELECT text, type, topic FROM survey_question ORDER BY text") == [
        ("How likely to recommend us?", "number", "nps"),
        ("Remarks, if any?", "choice", None),
        ("What matters to you?", "several", "value"),
    ]


def test_the_same_forms_once_more_add_nothing_and_a_newer_form_holds(db: Database) -> None:
    imported(db, SURVEY, FORMS)
    before = db.rows(NOW)
    again = imported(db, SURVEY, FORMS)
    assert (again.rows_new, again.rows_same) == (0, 3)
    assert db.rows(NOW) == before
    newer = imported(
        db,
        SURVEY,
        """
        customer_id | event_date | What matters to you?
        7           | 2025-06-01 | nearby
        8           | 2023-06-01 | price
        """,
    )
    assert (newer.rows_updated, newer.rows_same) == (1, 1)
    assert ("7", "What matters to you?", "nearby") in db.rows(NOW)
    assert ("7", "What matters to you?", "price") not in db.rows(NOW)
    assert ("8", "What matters to you?", "quality") in db.rows(NOW)
    undo(db, newer.import_id)
    assert db.rows(NOW) == before


def test_undoing_the_only_survey_forgets_its_questions(db: Database) -> None:
    report = imported(db, SURVEY, FORMS)
    undo(db, report.import_id)
    assert not db.number("SELECT count(*) FROM survey_question") + db.number("SELECT count(*) FROM customer")


def test_a_file_of_answers_gathers_them_by_question(db: Database) -> None:
    answers = """
        customer_id | survey_name | question  | answer  | event_date
        7           | Spring      | Values    | price   | 2024-06-01
        7           | Spring      | Values    | quality | 2024-06-01
        7           | Spring      | Mark      | 8       | 2024-06-01
        8           | Autumn      | Mark      | 9       | 2024-06-01
        8           | Autumn      | Mark      |         | 2024-06-01
    """
    report = imported(db, SURVEY, answers)
    assert (report.rows_new, report.rows_aside) == (4, 1)
    assert db.rows(NOW) == [
        ("7", "Mark", "8"),
        ("7", "Values", "price"),
        ("7", "Values", "quality"),
        ("8", "Mark", "9"),
    ]
    assert db.rows("SELECT survey, text, type FROM survey_question ORDER BY 1, 2") == [
        ("Autumn", "Mark", "number"),
        ("Spring", "Mark", "number"),
        ("Spring", "Values", "several"),
    ]
    assert imported(db, SURVEY, answers).rows_same == 4


def test_a_form_without_answers_or_name_is_set_aside_and_makes_nobody(db: Database) -> None:
    report = imported(db, SURVEY, "customer_id | event_date | Why us?\n7 | 2024-06-01 |\n | 2024-06-01 | near")
    assert (report.rows_aside, report.customers_new) == (2, 0)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Zou u ons aanbevelen? (0-10)", "nps"),
        ("Hvor tilfreds er du?", "satisfaction"),
        ("Was ist Ihnen wichtig?", "value"),
        ("Pourquoi chez nous ?", "driver"),
        ("취미가 무엇인가요?", "interest"),
        ("What colour is your door?", None),
    ],
)
def test_the_words_of_a_question_tell_its_topic(question: str, topic: str | None) -> None:
    assert topic_of(question) == topic
