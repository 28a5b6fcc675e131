"""What is asked of an export, and what it answers."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop_seg.exports.mistyped import Mistyped
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel


class Format(StrEnum):
    """How a list is written."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Measuring:
    """That it is to be measured whether a list helps. control_share: the part kept apart, 0 for nobody. seed: of the
    chance that chooses them. first_day: when it goes out; from then on sales count for `days` days."""

    name: str
    control_share: float
    seed: int
    first_day: int
    days: int
    measure: Measure = Measure.BUYERS
    costs: Costs = field(default_factory=Costs)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """title, sentence: of the segment, as they stand in the file. ids: its people, in the order of the list.

    channel: how they are to be written to; decides who is left out. columns: keys of exports/column.py. purpose: what
    the list is for, in the owner's words; kept in the journal. A target with fields of its own takes no columns.
    measuring: None makes no campaign of it. special: of a segment that asks about special data, the consents that all
    its people must have given (evaluate.gates_of). quiet_since: who was on a list on that day or later is left out.
    """

    segment_key: str
    title: str
    sentence: str
    ids: tuple[int, ...]
    channel: Channel
    columns: tuple[str, ...]
    target: str
    format: Format
    path: Path
    purpose: str = ""
    measuring: Measuring | None = None
    special: tuple[str, ...] = ()
    quiet_since: int | None = None


@dataclass(frozen=True, slots=True)
class ExportResult:
    """path: where the list is. notes_path: the small text beside a CSV, None for a workbook, which holds it itself.

    count: people on the list. left_out: people of the segment who are not. guarded_cells: cells that got an apostrophe.
    mistyped: e-mail addresses on the list that should be looked at. campaign: that was begun, with control people kept
    apart. rested: who was left out because they were on a list a short while ago.
    """

    path: Path
    notes_path: Path | None
    count: int
    left_out: int
    guarded_cells: int
    mistyped: tuple[Mistyped, ...] = ()
    campaign: Campaign | None = None
    control: int = 0
    rested: int = 0

    @property
    def may_not(self) -> int:
        """How many may not be written to: those left out for no other reason."""
        return self.left_out - self.control - self.rested
