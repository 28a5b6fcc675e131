"""What an inspection found out about a file: plain values that the wizard, the command line and the tests read.

Made by inspect in the import process, sent through the pipe, kept by flow.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.importing.cleaning.column import Choice, Finding, Style
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.guess import Guess
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.importing.question import Question, QuestionKind


class CheckState(StrEnum):
    """GOOD: a tick. LOOK: worth a look, the import can go on. ASK: a question is open. IDLE: not imported."""

    GOOD = "good"
    LOOK = "look"
    ASK = "ask"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """What all cells of a column say about the field it was given.

    sentence: "8,412 dates, day first". filled, readable: numbers of cells. style: None while undecided. choices: other
    ways to read the column, for [change].
    """

    state: CheckState
    sentence: str
    filled: int = 0
    readable: int = 0
    style: Style | None = None
    findings: tuple[Finding, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One row of the step "What is in each column?". first_values: as they stand in the file.

    held_back: why it may not be kept as a column of the shop's own, "" when it may.
    """

    guess: Guess
    first_values: tuple[str, ...]
    check: ColumnCheck
    held_back: str = ""


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet of the file.

    name: "" for a text file. rows: data rows. header_row: as the owner counts, 0 without headings. top: its
    first rows as text, for the picture of the sheet; top_rows: their numbers. totals: numbers of rows that look like
    totals. kind: what it seems to be a list of, None unknown. is_chosen: is imported.
    """

    name: str
    rows: int
    header_row: int
    headers: tuple[str, ...]
    top: tuple[tuple[str, ...], ...]
    top_rows: tuple[int, ...]
    totals: tuple[int, ...]
    kind: FileKind | None
    is_chosen: bool
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that was found out about one file.

    plan: complete when `questions` is empty. rows: data rows of the chosen sheets, totals included. remarks: sentences
    worth knowing that need no answer. saved_at: when the answers were saved that were used again, "" when none were.
    encoding_words: words with special letters, for "do the letters look right?".
    """

    name: str
    plan: ImportPlan
    sheets: tuple[SheetView, ...]
    columns: tuple[ColumnView, ...]
    questions: tuple[Question, ...]
    rows: int
    remarks: tuple[str, ...] = ()
    saved_at: str = ""
    encoding_words: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the file can be imported without asking anything."""
        return not self.questions

    def question(self, kind: QuestionKind) -> Question | None:
        """Return the first open question of a kind."""
        return next((question for question in self.questions if question.kind is kind), None)

    @property
    def chosen(self) -> tuple[SheetView, ...]:
        """The sheets that are imported."""
        return tuple(sheet for sheet in self.sheets if sheet.is_chosen)
