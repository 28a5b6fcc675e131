"""One file on its way through the import wizard: what the owner has said, what was found, what stands in the way.

Without Qt and without reading anything itself: `work` says what has to be done next, whoever has a session does it and
hands the outcome to `take`. Used by: flow.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Progress
from desktop_seg.importing.answer import LEAVE_OUT, Answers
from desktop_seg.importing.cleaning.column import FindingKind, Style
from desktop_seg.importing.file_kind import SALE_KINDS, FileKind
from desktop_seg.importing.file_lock import LockedFile
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.inspection import CheckState, ColumnView, Inspection
from desktop_seg.importing.mapping_file import without_special
from desktop_seg.importing.plan import ColumnPlan, ImportPlan
from desktop_seg.importing.question import Question, QuestionKind, style_answer
from desktop_seg.importing.rate import rates_of
from desktop_seg.importing.reading.password import Password, PasswordNeeded
from desktop_seg.importing.session import ImportSession
from desktop_seg.importing.special_use import SpecialUse, spoken_of, taken_up, without_column, without_columns
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.store.import_file import Issue


class WorkKind(StrEnum):
    """What has to be done with a file."""

    INSPECT = "inspect"
    RECHECK = "recheck"
    DRY_RUN = "dry_run"
    RUN = "run"


Outcome = Inspection | ImportReport | UserError


@dataclass(frozen=True, slots=True)
class Work:
    """Something that takes time. plan: None for INSPECT. password: of a protected file that the owner has opened."""

    kind: WorkKind
    path: Path
    answers: Answers
    plan: ImportPlan | None = None
    password: Password | None = None

    def do(self, session: ImportSession, progress: Progress) -> Outcome:
        """Do it; a fault of the world comes back as a value. Raises Cancelled."""
        if self.password is not None:
            session.unlock(self.path, self.password)
        try:
            if self.plan is None:
                return session.inspect(self.path, self.answers, progress)
            if self.kind is WorkKind.RECHECK:
                return session.recheck(self.path, self.plan, progress)
            if self.kind is WorkKind.DRY_RUN:
                return session.dry_run(self.path, self.plan, progress)
            return session.run(self.path, self.plan, progress)
        except UserError as error:
            return error


# Findings the owner should have seen before the rows go in.
_WORTH_A_LOOK = frozenset({FindingKind.SWAPPED, FindingKind.MIXED, FindingKind.SHORTENED, FindingKind.CURRENCIES})
_SHEET_QUESTIONS = frozenset({QuestionKind.ENCODING})
# Columns that name the till or the shop of a row.
_TILL_FIELDS = frozenset({"location", "register"})


class FileFlow(LockedFile):
    """The state of one file. Setters only note what the owner said; `work` says what follows from it."""

    def __init__(self, path: Path, answers: Answers) -> None:
        super().__init__(path)
        self._given = answers
        self.answers = answers
        self.inspection: Inspection | None = None
        self.trial: ImportReport | None = None
        self.report: ImportReport | None = None
        self.till: str | None = None  # as the owner said it, "" for none; None while nobody has said anything
        self._plan: ImportPlan | None = None
        self._is_stale = False

    @property
    def plan(self) -> ImportPlan | None:
        """The plan with the owner's last changes, None while the file has not been looked at."""
        return self._plan

    @property
    def has_answers(self) -> bool:
        """Whether the owner has answered or mended anything that would be lost."""
        is_mended = self._plan is not None and bool(self._plan.repairs or self._plan.replacements)
        return self.answers != self._given or self.till is not None or is_mended

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything still open."""
        return self.inspection.questions if self.inspection else ()

    def work(self, wants_trial: bool) -> Work | None:
        """Return what has to be done before the owner can go on; None when all is known.

        wants_trial: whether the figures of a dry run are needed by now.
        """
        if self.refusal is not None or self.report is not None or self.lock is not None:
            return None
        if self._plan is None:
            return _work(self, WorkKind.INSPECT)
        if self._is_stale:
            return _work(self, WorkKind.RECHECK)
        if wants_trial and self.trial is None and not self.questions:
            return _work(self, WorkKind.DRY_RUN)
        return None

    def take(self, work: Work, outcome: Outcome) -> None:
        """Note what came of some work; an outcome that later changes have overtaken is dropped."""
        if isinstance(outcome, PasswordNeeded):
            self._take_lock(outcome)
        elif isinstance(outcome, UserError):
            self.refusal = outcome
        elif isinstance(outcome, Inspection):
            if work.answers == self.answers and work.plan == self._plan:
                self.inspection, self._plan, self._is_stale, self.trial = outcome, outcome.plan, False, None
                if self.till is not None:  # last time's answers may name another, and the owner is not asked twice
                    self._plan = replace(outcome.plan, default_till=self.till)
        elif work.kind is WorkKind.RUN:
            self.report, self._password = outcome, None
        elif work.plan == self._plan:
            self.trial = outcome

    def answer(self, answers: Answers) -> None:
        """Look at the file anew with other answers about the file as a whole (kind, sheets, heading row, letters)."""
        self.answers = answers
        self._plan, self.inspection, self.trial, self.refusal = None, None, None, None

    def set_kind(self, kind: FileKind) -> None:
        """Say what the file is a list of. What was said of its columns stays."""
        self.answer(replace(self.answers, kind=kind))

    def use_saved(self, is_wanted: bool) -> None:
        """Take the answers that were saved with the last file of these headings, or look at it as a new one."""
        self.answer(replace(self.answers, is_new=not is_wanted))

    def set_field(self, index: int, field: str | None) -> None:
        """Say what a column is; None leaves it out. A field has one column: another one loses it."""
        plan = _without_decision(self._known_plan(), index)
        columns = []
        for column in plan.columns:
            if column.index == index:
                columns.append(replace(column, field=field, style=None, keep_as=None))
            elif field is not None and column.field == field:
                columns.append(replace(column, field=None, style=None))
            else:
                columns.append(column)
        header = next(column.header for column in plan.columns if column.index == index)
        headers = {column.index: column.header for column in plan.columns}
        special = {each.name: taken_up(each, headers) for each in plan.special}
        self.answers = replace(self.answers, columns={**self.answers.columns, header: field or ""}, special=special)
        self._change(replace(plan, columns=tuple(columns)))

    def set_style(self, index: int, style: Style | None) -> None:
        """Say how the cells of a column are meant: one of the choices of its check, None for what the cells show.

        Remembered beyond another look at the file: the owner is not asked twice.
        """
        plan = self._known_plan()
        column = next(column for column in plan.columns if column.index == index)
        self.answers = replace(self.answers, styles=self._styles_with(column, style))
        self._change(plan.with_column(replace(column, style=style)))

    def set_without_customers(self, is_wanted: bool) -> None:
        """Say that sales are wanted although nothing tells who bought."""
        self.answers = replace(self.answers, without_customers=is_wanted)
        self._change(replace(self._known_plan(), without_customers=is_wanted))

    def mend(self, plan: ImportPlan) -> None:
        """Take a plan in which cells are written anew or read as they stand, see mending; its columns stay."""
        if plan != self._plan:
            self._plan, self.trial = plan, None

    @property
    def bad_rows(self) -> tuple[Issue, ...]:
        """Rows that a dry run set aside, but for totals: those are meant to be."""
        if self.trial is None or self.inspection is None:
            return ()
        totals = {(sheet.name, row) for sheet in self.inspection.chosen for row in sheet.totals}
        return tuple(
            issue for issue in self.trial.problems if issue.is_aside and (issue.sheet, issue.row) not in totals
        )

    @property
    def needs_sheet_step(self) -> bool:
        """Whether the sheets, the heading row or the letters need the owner."""
        if self.inspection is None:
            return False
        lists = {sheet.headers for sheet in self.inspection.sheets if sheet.kind is not None}
        no_headings = any(sheet.header_row == 0 for sheet in self.inspection.chosen)
        asks = any(question.kind in _SHEET_QUESTIONS for question in self.questions)
        return asks or no_headings or (len(lists) > 1 and not self.answers.sheets)

    @property
    def needs_columns_step(self) -> bool:
        """Whether a column needs the owner: a question, a suggestion, or damage that was repaired."""
        if self.inspection is None:
            return False
        asks = any(question.kind not in _SHEET_QUESTIONS for question in self.questions)
        return asks or any(_needs_a_look(view) for view in self.inspection.columns)

    def _styles_with(self, column: ColumnPlan, style: Style | None) -> dict[str, str]:
        """Return the answered styles with that of one column; None takes it out."""
        views = self.inspection.columns if self.inspection else ()
        choices = next((view.check.choices for view in views if view.guess.index == column.index), ())
        answers = {header: answer for header, answer in self.answers.styles.items() if header != column.header}
        if style is not None and len(choices) > 1 and any(choice.style == style for choice in choices):
            answers[column.header] = style_answer(style, choices)
        return answers

    def _change(self, plan: ImportPlan) -> None:
        self._plan, self._is_stale, self.trial, self.refusal = plan, True, None, None

    def _known_plan(self) -> ImportPlan:
        if self._plan is None:
            raise ValueError("the file has not been looked at yet")
        return self._plan


def keep_column(file: FileFlow, header: str, is_kept: bool, kind: str = "") -> None:
    """Say whether a column that no field stands for is kept all the same; see kept_column.

    kind: one of OWN_KINDS, what the cells of a list of customers are; "" for what they show.
    """
    plan, answers = file.plan, file.answers
    assert plan is not None
    columns = {name: field for name, field in answers.columns.items() if name != header}
    if plan.kind is FileKind.SURVEY:
        file.answer(replace(answers, columns=columns if is_kept else {**columns, header: LEAVE_OUT}))
        return
    kept = _own_fields(plan, header)
    kinds = {name: word for name, word in answers.own_kinds.items() if name != header}
    file.answer(
        replace(
            answers,
            own_fields=(*kept, header) if is_kept else kept,
            special={
                name: without_columns(use, (norm(header),))
                for name, use in answers.special.items()
                if norm(name) != norm(header)
            },
            own_kinds={**kinds, header: kind} if kind else kinds,
            columns={**columns, header: LEAVE_OUT},
        )
    )


def keep_special(file: FileFlow, header: str, use: SpecialUse) -> None:
    """Keep a column of a list of customers as a special category, by a decision of the owner; see special_use.

    It is left out again by keep_column.
    """
    plan, answers = file.plan, file.answers
    assert plan is not None
    spoken = {norm(each) for each in (header, use.consent, use.consent_date)}
    columns = {name: field for name, field in answers.columns.items() if norm(name) not in spoken}
    special = {name: each for name, each in answers.special.items() if norm(name) != norm(header)}
    file.answer(
        replace(answers, columns=columns, own_fields=_own_fields(plan, header), special={**special, header: use})
    )


def _without_decision(plan: ImportPlan, index: int) -> ImportPlan:
    """Return the plan when a column becomes something else than a part of a decision on special data."""
    special = without_column(plan.special, index)
    gone = {*spoken_of(plan.special), *(each.value for each in plan.special)} - {
        *spoken_of(special),
        *(each.value for each in special),
    }
    columns = (replace(each, keep_as=None, style=None) if each.index in gone else each for each in plan.columns)
    return replace(plan, columns=tuple(columns), special=special)


def _own_fields(plan: ImportPlan, header: str) -> tuple[str, ...]:
    """Return the columns that are kept as ordinary own fields, one heading left out."""
    ordinary = without_special(plan).columns
    return tuple(column.header for column in ordinary if column.keep_as is not None and column.header != header)


def say_currency(file: FileFlow, currency: str, answer: str) -> None:
    """Say what happens to amounts in another currency: a rate as typed, "aside" or "stop" (see rate.py).

    Raises UserError for what is no rate.
    """
    rates_of({currency: answer})
    file.answer(replace(file.answers, currencies={**file.answers.currencies, currency: answer}))


def say_sums(file: FileFlow, answer: str) -> None:
    """Say what rows that come to as much as others are: SUMS_ASIDE or SUMS_COUNT."""
    file.answer(replace(file.answers, sums=answer))


def asks_till(file: FileFlow) -> bool:
    """Whether a file of sales leaves it to the owner to say from which till or shop it is."""
    plan = file.plan
    return plan is not None and plan.kind in SALE_KINDS and not plan.fields & _TILL_FIELDS


def say_till(file: FileFlow, name: str) -> None:
    """Say from which till or shop a file is, "" for none: two tills may give out the same receipt numbers.

    Only the figures of the import change; the columns need no other look.
    """
    assert file.plan is not None
    file.till = plain_till(name)
    file.mend(replace(file.plan, default_till=file.till))


def plain_till(name: str) -> str:
    """Return the name of a till as it is kept, whatever blanks were typed."""
    return " ".join(name.split())


def last_work(file: FileFlow) -> Work | None:
    """Return the import of a file itself; None when it is done or cannot be."""
    return None if file.report is not None or file.refusal is not None else _work(file, WorkKind.RUN)


def _work(file: FileFlow, kind: WorkKind) -> Work:
    return Work(kind, file.path, file.answers, file.plan, file._password)


def _needs_a_look(view: ColumnView) -> bool:
    if view.guess.field is None:
        return bool(view.guess.suggested)
    return view.check.state is CheckState.ASK or any(finding.kind in _WORTH_A_LOOK for finding in view.check.findings)
