"""The import wizard without a window: its steps, which of them are needed, what stands in the way, what comes next.

The pages only show this state and call its methods; the command line and the tests walk the same way. Long work is
named by `work` and done by whoever holds the session:

    while work := flow.work():
        flow.take(work, work.do(session, progress))

Several files go through together: sheet, columns and bad rows are a step for each file that needs it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_seg.base.i18n import N_, _
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.file_flow import FileFlow, Outcome, Work, last_work
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.question import Question, QuestionKind
from desktop_seg.importing.writing.report import ImportReport


class Step(StrEnum):
    """The steps of the wizard in their order."""

    FILES = "files"
    SHEET = "sheet"
    COLUMNS = "columns"
    BAD_ROWS = "bad_rows"
    SUMMARY = "summary"


STEP_TITLES: dict[Step, str] = {
    Step.FILES: N_("Files"),
    Step.SHEET: N_("Sheet"),
    Step.COLUMNS: N_("Columns"),
    Step.BAD_ROWS: N_("Bad rows"),
    Step.SUMMARY: N_("Summary"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the owner is. file: which file, for the steps that are about one."""

    step: Step
    file: int = 0


@dataclass(frozen=True, slots=True)
class StepMark:
    """One line of the list of steps. is_passed: done, or not needed: shown with a tick."""

    step: Step
    title: str
    is_current: bool
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why Next is disabled. header: the column whose choice gets the focus, "" for the control of `kind`.

    asks_password: the file is locked; FileFlow.lock says how many tries are left, `unlock` takes one.
    """

    sentence: str
    what_to_do: str
    file: int
    kind: QuestionKind | None = None
    header: str = ""
    asks_password: bool = False


class ImportFlow:
    """The state of the wizard. paths: files that were dropped, in any number; answers: for all of them."""

    def __init__(self, paths: Sequence[Path] = (), answers: Answers | None = None) -> None:
        self._answers = answers or Answers()
        self.files: list[FileFlow] = []
        self.place = Place(Step.FILES)
        # Dropped files go on by themselves to the first step that needs the owner.
        self._is_passing = bool(paths)
        self._is_started = False
        self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Take in further files; one that is there already is not taken twice."""
        known = {file.path for file in self.files}
        self.files += [FileFlow(path, self._answers) for path in dict.fromkeys(paths) if path not in known]

    def remove(self, index: int) -> None:
        """Take a file out again."""
        del self.files[index]
        self.place = Place(Step.FILES)

    @property
    def file(self) -> FileFlow:
        """The file the current step is about."""
        return self.files[self.place.file]

    def work(self) -> Work | None:
        """Return the next thing that takes time, None when the owner is asked or all is done."""
        if self._is_started:
            return next((work for file in _in_order(self.files) if (work := last_work(file))), None)
        wants_trial = self.place.step in (Step.BAD_ROWS, Step.SUMMARY)
        return next((work for file in self.files if (work := file.work(wants_trial))), None)

    def take(self, work: Work, outcome: Outcome) -> None:
        """Note what came of some work, and go on by itself over steps that need no decision."""
        file = next((file for file in self.files if file.path == work.path), None)
        if file is not None:
            file.take(work, outcome)
        self._pass_on()

    def obstacles(self) -> tuple[Obstacle, ...]:
        """Return why the owner cannot go on from the current step; the first one gets the focus."""
        if self.place.step is Step.FILES:
            return _file_obstacles(self.files)
        if self.place.step in (Step.SHEET, Step.COLUMNS):
            is_sheet = self.place.step is Step.SHEET
            asked = tuple(
                _obstacle(question, self.place.file)
                for question in self.file.questions
                if (question.kind is QuestionKind.ENCODING) == is_sheet
            )
            # An answer (another heading row) may have made a file one that cannot be read.
            return (*(each for each in _closed(self.files) if each.file == self.place.file), *asked)
        return _closed(self.files)

    def next(self) -> None:
        """Go to the next step that needs the owner; the summary is the last."""
        if not self.obstacles() and self.work() is None:
            self.place = self._after()
            self._is_passing = True
            self._pass_on()

    def back(self) -> None:
        """Go to the step before that needed the owner; everything stays as it was answered."""
        places = _places(self.files)
        before = places[: places.index(self.place)]
        needed = [place for place in before if place.step is Step.FILES or self._needs(place)]
        if needed:
            self._leave_for(needed[-1])

    def go_to(self, place: Place) -> None:
        """Go to a step that needed no decision or was passed, see `can_go_to`."""
        if self.can_go_to(place):
            self._leave_for(place)

    def can_go_to(self, place: Place) -> bool:
        """Whether a step can be looked at now: any before the current one, and the sheet and the columns of every
        file that was read, unless something before them has to be answered first."""
        places = _places(self.files)
        if place not in places:
            return False
        if places.index(place) <= places.index(self.place):
            return True
        if place.step not in (Step.SHEET, Step.COLUMNS) or self.files[place.file].inspection is None:
            return False
        before = [question for file in self.files[: place.file] for question in file.questions]
        if place.step is Step.COLUMNS:
            before += [each for each in self.files[place.file].questions if each.kind is QuestionKind.ENCODING]
        return not before and not _file_obstacles(self.files)

    def marks(self) -> tuple[StepMark, ...]:
        """Return the list of steps for the side of the wizard."""
        order = list(Step)
        here = order.index(self.place.step)
        is_known = bool(self.files) and all(file.inspection is not None for file in self.files)
        marks = []
        for place, step in enumerate(order):
            is_free = is_known and step in (Step.SHEET, Step.COLUMNS) and not self._needs_any(step)
            is_passed = place < here or (is_free and place != here)
            marks.append(StepMark(step, _(STEP_TITLES[step]), place == here, is_passed))
        return tuple(marks)

    def start(self) -> None:
        """Begin the import itself; possible on the summary. `work` then names the files one by one."""
        if self.place.step is Step.SUMMARY and not self.obstacles() and self.work() is None:
            self._is_started = True

    @property
    def is_done(self) -> bool:
        """Whether every file has been imported or refused."""
        return self._is_started and all(file.report or file.refusal for file in self.files)

    @property
    def reports(self) -> tuple[ImportReport, ...]:
        """What was imported; before `start` the figures of the dry runs."""
        found = (file.report if self._is_started else file.trial for file in self.files)
        return tuple(report for report in found if report is not None)

    def _leave_for(self, place: Place) -> None:
        # An import that was refused must not go on by itself once the reason is mended.
        self.place, self._is_passing, self._is_started = place, False, False

    def _pass_on(self) -> None:
        while self._is_passing and self.work() is None:
            # Where the owner was stopped, the answer does not carry them away: they press Next.
            is_needed = self.place.step is not Step.FILES and self._needs(self.place)
            if self.obstacles() or self.place.step is Step.SUMMARY or is_needed:
                self._is_passing = False
                return
            self.place = self._after()

    def _after(self) -> Place:
        """Return the next place that needs the owner, or where a dry run has to say whether it does."""
        places = _places(self.files)
        for place in places[places.index(self.place) + 1 :]:
            is_open = place.step is Step.BAD_ROWS and self.files[place.file].trial is None
            if is_open or self._needs(place):
                return place
        return self.place

    def _needs(self, place: Place) -> bool:
        match place.step:
            case Step.SHEET:
                return self.files[place.file].needs_sheet_step
            case Step.COLUMNS:
                return self.files[place.file].needs_columns_step
            case Step.BAD_ROWS:
                return bool(self.files[place.file].bad_rows)
            case _:
                return True

    def _needs_any(self, step: Step) -> bool:
        return any(self._needs(Place(step, index)) for index in range(len(self.files)))


def _in_order(files: Sequence[FileFlow]) -> list[FileFlow]:
    """Customers before sales: a sale then finds the person with all that is known of them."""
    return sorted(files, key=lambda file: file.plan is None or file.plan.kind is not FileKind.CUSTOMERS)


def _places(files: Sequence[FileFlow]) -> list[Place]:
    numbers = range(len(files))
    to_answer = [Place(step, index) for index in numbers for step in (Step.SHEET, Step.COLUMNS)]
    to_repair = [Place(Step.BAD_ROWS, index) for index in numbers]
    return [Place(Step.FILES), *to_answer, *to_repair, Place(Step.SUMMARY)]


def _file_obstacles(files: Sequence[FileFlow]) -> tuple[Obstacle, ...]:
    if not files:
        return (Obstacle(_("No file has been chosen yet."), _("Drop files here or press “Choose files”."), 0),)
    asked = [
        _obstacle(question, index)
        for index, file in enumerate(files)
        for question in file.questions
        if question.kind is QuestionKind.KIND
    ]
    return (*_closed(files), *asked)


def _closed(files: Sequence[FileFlow]) -> tuple[Obstacle, ...]:
    return tuple(
        Obstacle(file.refusal.what, file.refusal.what_to_do, index)
        for index, file in enumerate(files)
        if file.refusal is not None
    ) + tuple(
        Obstacle(file.lock.sentence, file.lock.what_to_do, index, asks_password=True)
        for index, file in enumerate(files)
        if file.lock is not None
    )


def _obstacle(question: Question, file: int) -> Obstacle:
    return Obstacle(question.sentence, question.what_to_do, file, question.kind, question.header)
