"""One file on its way through the import wizard: what the owner has said, what was found, what stands in the way.

Without Qt and without reading anything itself: `work` says what has to be done next, whoever has a session does it and
hands the outcome to `take`. Used by: flow.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Progress
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.cleaning.column import FindingKind, Style
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.inspection import CheckState, ColumnView, Inspection
from desktop_seg.importing.plan import ImportPlan, Repair
from desktop_seg.importing.question import Question, QuestionKind
from desktop_seg.importing.reading.password import MOST_TRIES, Password, PasswordNeeded, given_up
from desktop_seg.importing.session import ImportSession
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


@dataclass(frozen=True, slots=True)
class Lock:
    """A file waits for its password. is_wrong: the last one did not open it. tries_left: at least 1."""

    sentence: str
    what_to_do: str
    tries_left: int
    is_wrong: bool


# Findings the owner should have seen before the rows go in.
_WORTH_A_LOOK = frozenset({FindingKind.SWAPPED, FindingKind.MIXED, FindingKind.SHORTENED, FindingKind.CURRENCIES})
_SHEET_QUESTIONS = frozenset({QuestionKind.ENCODING})


class FileFlow:
    """The state of one file. Setters only note what the owner said; `work` says what follows from it."""

    def __init__(self, path: Path, answers: Answers) -> None:
        self.path = path
        self.answers = answers
        self.inspection: Inspection | None = None
        self.trial: ImportReport | None = None
        self.report: ImportReport | None = None
        self.refusal: UserError | None = None
        self.lock: Lock | None = None
        self._password: Password | None = None
        self._tries_left = MOST_TRIES
        self._plan: ImportPlan | None = None
        self._is_stale = False

    @property
    def plan(self) -> ImportPlan | None:
        """The plan with the owner's last changes, None while the file has not been looked at."""
        return self._plan

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
            return self._work(WorkKind.INSPECT)
        if self._is_stale:
            return self._work(WorkKind.RECHECK)
        if wants_trial and self.trial is None and not self.questions:
            return self._work(WorkKind.DRY_RUN)
        return None

    def last_work(self) -> Work | None:
        """Return the import itself; None when it is done or cannot be."""
        return None if self.report is not None or self.refusal is not None else self._work(WorkKind.RUN)

    def take(self, work: Work, outcome: Outcome) -> None:
        """Note what came of some work; an outcome that later changes have overtaken is dropped."""
        if isinstance(outcome, PasswordNeeded):
            self._take_lock(outcome)
        elif isinstance(outcome, UserError):
            self.refusal = outcome
        elif isinstance(outcome, Inspection):
            if work.answers == self.answers and work.plan == self._plan:
                self.inspection, self._plan, self._is_stale, self.trial = outcome, outcome.plan, False, None
        elif work.kind is WorkKind.RUN:
            self.report, self._password = outcome, None
        elif work.plan == self._plan:
            self.trial = outcome

    def unlock(self, text: str) -> None:
        """Try a password on a locked file; `work` says how."""
        if self.lock is not None:
            self._password, self.lock = Password(text), None

    def answer(self, answers: Answers) -> None:
        """Look at the file anew with other answers about the file as a whole (kind, sheets, heading row, letters)."""
        self.answers = answers
        self._plan, self.inspection, self.trial, self.refusal = None, None, None, None

    def set_kind(self, kind: FileKind) -> None:
        """Say what the file is a list of. What was said of its columns stays."""
        self.answer(replace(self.answers, kind=kind))

    def set_field(self, index: int, field: str | None) -> None:
        """Say what a column is; None leaves it out. A field has one column: another one loses it."""
        plan = self._known_plan()
        columns = []
        for column in plan.columns:
            if column.index == index:
                columns.append(replace(column, field=field, style=None))
            elif field is not None and column.field == field:
                columns.append(replace(column, field=None, style=None))
            else:
                columns.append(column)
        header = next(column.header for column in plan.columns if column.index == index)
        self.answers = replace(self.answers, columns={**self.answers.columns, header: field or ""})
        self._change(replace(plan, columns=tuple(columns)))

    def set_style(self, index: int, style: Style) -> None:
        """Say how the cells of a column are meant: one of the choices of its check."""
        plan = self._known_plan()
        column = next(column for column in plan.columns if column.index == index)
        self._change(plan.with_column(replace(column, style=style)))

    def set_without_customers(self, is_wanted: bool) -> None:
        """Say that sales are wanted although nothing tells who bought."""
        self._change(replace(self._known_plan(), without_customers=is_wanted))

    def repair(self, repair: Repair) -> None:
        """Write a cell of a bad row anew; the same cell again replaces the first repair."""
        plan = self._known_plan()
        others = tuple(
            each
            for each in plan.repairs
            if (each.sheet, each.row, each.index) != (repair.sheet, repair.row, repair.index)
        )
        self._plan = replace(plan, repairs=(*others, repair))
        self.trial = None

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

    def _work(self, kind: WorkKind) -> Work:
        return Work(kind, self.path, self.answers, self._plan, self._password)

    def _take_lock(self, needed: PasswordNeeded) -> None:
        self._password = None
        self._tries_left -= needed.is_wrong
        if self._tries_left > 0:
            self.lock = Lock(needed.what, needed.what_to_do, self._tries_left, needed.is_wrong)
        else:
            self.refusal = given_up(self.path)

    def _change(self, plan: ImportPlan) -> None:
        self._plan, self._is_stale, self.trial, self.refusal = plan, True, None, None

    def _known_plan(self) -> ImportPlan:
        if self._plan is None:
            raise ValueError("the file has not been looked at yet")
        return self._plan


def _needs_a_look(view: ColumnView) -> bool:
    if view.guess.field is None:
        return bool(view.guess.suggested)
    return view.check.state is CheckState.ASK or any(finding.kind in _WORTH_A_LOOK for finding in view.check.findings)
