"""Answers to surveys: statements of an import, and what follows from all of them (type and topic of each question).

Whoever answers a question again has said something newer: view `survey_answer_now`. An undo takes its own statements
away, and the questions nobody answers any more. Used by: importing/writing, store/withdrawal.py.
"""

from collections.abc import Iterable
from typing import NamedTuple

from desktop_seg.model.survey import QuestionType, Topic
from desktop_seg.store.database import Database
from desktop_seg.store.sql_function import fold

ANSWERED_AGAIN = "SELECT customer_id FROM survey_answer GROUP BY customer_id HAVING min(import_id) < max(import_id)"
"""Who answered in more than one import, perhaps the same question twice; of all others every answer is the newest."""

# A question with more different answers than this, or longer ones, was answered in one's own words.
_MOST_CHOICES = 40
_LONGEST_CHOICE = 60

# Parts of the question that show its topic; the first topic that is named holds. nl, en, da, de, fr, ko.
_TOPIC_WORDS: tuple[tuple[Topic, tuple[str, ...]], ...] = (
    (Topic.NPS, (
        "aanbevelen", "aanraden", "recommend", "anbefale", "weiterempfehl", "empfehlen", "recommand", "추천",
    )),
    (Topic.SATISFACTION, (
        "tevreden", "cijfer", "beoordeel", "satisf", "rate us", "rate our", "you rate", "rating", "how happy",
        "what mark", "which mark", "what score", "how many stars", "tilfreds", "karakter", "bedøm", "zufrieden",
        "bewert", "schulnote", "만족", "평가", "점수",
    )),
    (Topic.INTEREST, (
        "hobby", "hobbies", "interesse", "interest", "vrije tijd", "free time", "leisure", "fritid", "freizeit",
        "loisir", "intérêt", "centres d'int", "취미", "관심",
    )),
    (Topic.PERSONALITY, (
        "past bij u", "past bij jou", "karakter van", "omschrijf uzelf", "describe yourself", "describes you",
        "personality", "beskriver dig", "personlighed", "passt zu ihnen", "beschreibt sie", "persönlichkeit",
        "vous décrit", "personnalité", "성격", "본인을 가장",
    )),
    (Topic.USE, (
        "waarvoor gebruik", "gebruikt u", "use it for", "what do you use", "what will you use", "used for",
        "bruger du", "hvad bruger", "wofür", "verwenden sie", "nutzen sie", "utilisez", "usage", "용도", "사용하",
    )),
    (Topic.DRIVER, (
        "waarom", "reden", "why", "reason", "what made you", "hvorfor", "årsag", "warum", "weshalb", "grund",
        "pourquoi", "raison", "이유", "왜",
    )),
    (Topic.VALUE, (
        "belangrijk", "waarde", "important", "matters", "value", "vigtig", "værdi", "wichtig", "werte", "valeur",
        "중요", "가치",
    )),
    (Topic.LIFESTYLE, (
        "leefstijl", "levensstijl", "lifestyle", "how do you live", "livsstil", "lebensstil", "mode de vie",
        "style de vie", "라이프스타일", "생활",
    )),
)  # fmt: skip


class Answer(NamedTuple):
    """One answer of one person to one question; of several ticked answers each is one. day: None unknown."""

    question_id: int
    customer_id: int
    answer: str
    day: int | None
    source_row: int


class Form(NamedTuple):
    """The answers that hold for one person and question."""

    day: int | None
    answers: frozenset[str]


def question(db: Database, survey: str, text: str) -> int:
    """Return the id of a question, which is made when there is none."""
    found = db.value("SELECT id FROM survey_question WHERE survey = ? AND text = ?", (survey, text))
    if found is not None:
        return int(found)
    return db.insert("INSERT INTO survey_question(survey, text) VALUES (?, ?)", (survey, text))


def answers_now(db: Database) -> dict[tuple[int, int], Form]:
    """Return what holds, by question and customer."""
    days: dict[tuple[int, int], int | None] = {}
    found: dict[tuple[int, int], set[str]] = {}
    for question_id, customer_id, answer, day in db.each(
        "SELECT question_id, customer_id, answer, day FROM survey_answer_now"
    ):
        place = int(question_id or 0), int(customer_id or 0)
        found.setdefault(place, set()).add(str(answer))
        days[place] = None if day is None else int(day)
    return {place: Form(days[place], frozenset(answers)) for place, answers in found.items()}


def write(db: Database, import_id: int, answers: Iterable[Answer]) -> None:
    """Write the answers of one import, each once, and settle the questions."""
    db.many(
        """INSERT INTO survey_answer(question_id, customer_id, answer, day, source_row, import_id)
           VALUES (?, ?, ?, ?, ?, ?)""",
        ((*each, import_id) for each in answers),
    )
    settle_questions(db)


def settle_questions(db: Database) -> None:
    """Forget questions without answers; work out type and topic of the others from text and answers."""
    db.run("DELETE FROM survey_question WHERE id NOT IN (SELECT question_id FROM survey_answer)")
    for row in db.rows("SELECT id, text FROM survey_question"):
        question_id = int(row[0] or 0)
        topic = topic_of(str(row[1]))
        db.run(
            "UPDATE survey_question SET type = ?, topic = ? WHERE id = ?",
            (str(_type(db, question_id)), None if topic is None else str(topic), question_id),
        )


def topic_of(text: str) -> Topic | None:
    """Return what a question asks after, None when its words do not tell."""
    folded = fold(text) or ""
    return next((topic for topic, words in _TOPIC_WORDS if any(word in folded for word in words)), None)


def _type(db: Database, question_id: int) -> QuestionType:
    answers = [str(row[0]) for row in db.rows(
        "SELECT DISTINCT answer FROM survey_answer WHERE question_id = ?", (question_id,)
    )]  # fmt: skip
    if all(map(_is_number, answers)):
        return QuestionType.NUMBER
    if len(answers) > _MOST_CHOICES or max(map(len, answers)) > _LONGEST_CHOICE:
        return QuestionType.TEXT
    has_several = db.number(
        """SELECT EXISTS (SELECT 1 FROM survey_answer WHERE question_id = ?
           GROUP BY customer_id, import_id HAVING count(*) > 1)""",
        (question_id,),
    )
    return QuestionType.SEVERAL if has_several else QuestionType.CHOICE


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
