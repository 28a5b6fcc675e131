"""Answers to a survey: a form a row with a column for each question, or an answer a row. Used by: run.

Several answers in one cell are several answers. Of two forms of one person the newer one holds, question by question;
the same form once more adds nothing. Nobody is asked what a question is about: store/survey.py works it out.
"""

from collections.abc import Mapping
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.plan import is_kept_column
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.rows import Chunk, without_wrong
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import survey
from desktop_seg.store.survey import Answer, Form


class SurveyFile:
    """Writes the rows of a survey."""

    def __init__(self, writers: Writers, headers: Mapping[str, str]) -> None:
        """headers: heading of the column of each field; columns kept beside them are questions."""
        self._to = writers
        self._columns = {key: headers[key] for key in headers if is_kept_column(key)}
        self._questions: dict[tuple[str, str], int] = {}
        self._before = survey.answers_now(writers.db)
        self._now = dict(self._before)
        self._said: dict[tuple[int, int], tuple[Form, int]] = {}
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that name nobody or answer nothing are set aside."""
        to = self._to
        chunk = without_wrong(chunk, map(_wrong, chunk.tuples((*self._columns, "question", "answer"))), to.issues)
        people = to.customers.buyers(chunk.tuples(to.customers.fields), chunk.numbers)
        questions = dict.fromkeys(self._columns)
        cells = chunk.tuples(tuple(questions))
        listed = chunk.tuples(("event_date", "survey_name", "question", "answer"))
        for row, who, values, (moment, name, question, answer) in zip(chunk.rows, people, cells, listed, strict=True):
            given = self._given(name, dict(zip(questions, values, strict=True)))
            single = self._question(name, question) if question and answer else None
            if who is None:
                to.issues.set_aside(chunk.sheet, row, WrongCell(_("This row names nobody by whom it could be kept.")))
                continue
            day = None if moment is None else moment.day
            to.days.see(day)
            if single is None:
                self._take_form(who.id, {each: Form(day, answers) for each, answers in given.items()}, row.number)
            else:
                self._take_answer((single, who.id), Form(day, frozenset({answer})), row.number)
        to.write_new()

    def finish(self) -> None:
        """Write what holds of this file."""
        self.customers_changed = len(self._to.customers.finish())
        answers = (
            Answer(question_id, customer_id, answer, form.day, source_row)
            for (question_id, customer_id), (form, source_row) in self._said.items()
            for answer in sorted(form.answers)
        )
        survey.write(self._to.db, self._to.import_id, answers)

    def _given(self, name: str | None, cells: Mapping[str, Any]) -> dict[int, frozenset[str]]:
        return {
            self._question(name, self._columns[key]): frozenset(_texts(value))
            for key, value in cells.items()
            if value is not None
        }

    def _question(self, name: str | None, text: str) -> int:
        place = (name or "", text)
        found = self._questions.get(place)
        if found is None:
            found = self._questions[place] = survey.question(self._to.db, *place)
        return found

    def _take_form(self, customer_id: int, forms: Mapping[int, Form], source_row: int) -> None:
        """Take the answers of a whole form."""
        places = {(question_id, customer_id): form for question_id, form in forms.items()}
        before = {place: self._now.get(place) for place in places}
        for place, form in places.items():
            self._note(place, form, source_row)
        if not any(before.values()):
            self._to.tally.new += 1
        elif any(was is None or was.answers != self._now[place].answers for place, was in before.items()):
            self._to.tally.updated += 1
        else:
            self._to.tally.same += 1

    def _take_answer(self, place: tuple[int, int], form: Form, source_row: int) -> None:
        """Take a row that holds one of the answers to a question; others of the same day may follow."""
        known = [self._before.get(place), self._said[place][0] if place in self._said else None]
        if any(each is not None and form.answers <= each.answers for each in known):
            self._to.tally.same += 1
        else:
            self._to.tally.new += 1
        so_far = known[1]
        if so_far is not None and so_far.day == form.day:
            form = Form(form.day, so_far.answers | form.answers)
        self._note(place, form, source_row)

    def _note(self, place: tuple[int, int], form: Form, source_row: int) -> None:
        said, now = self._said.get(place), self._now.get(place)
        if said is None or _holds(form, said[0]):
            self._said[place] = (form, source_row)
        if now is None or _holds(form, now):
            self._now[place] = form


def _wrong(values: tuple[Any, ...]) -> str:
    *answers, question, answer = values
    is_answer = question is not None and answer is not None
    return "" if is_answer or any(each is not None for each in answers) else _("This row holds no answer.")


def _holds(new: Form, old: Form) -> bool:
    """Whether the newer of two forms is `new`; of two forms of one day the later row."""
    return old.day is None or (new.day is not None and new.day >= old.day)


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, float):
        return (f"{value:g}",)
    return (str(value),)
