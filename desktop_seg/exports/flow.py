"""The state of the export wizard: what was chosen, which steps there are, what keeps one from going on. No screen.

Read and filled by ui/wizards/export_wizard.py; `request` is what exports/export.py carries out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop_seg.base.i18n import N_, _, format_month
from desktop_seg.exports.catalogue import TARGETS, Target
from desktop_seg.exports.column import STANDARD, columns
from desktop_seg.exports.funnel import Funnel, funnel, rested
from desktop_seg.exports.measure_flow import MeasureFlow
from desktop_seg.exports.mistyped import Mistyped, mistyped, sentence
from desktop_seg.exports.request import ExportRequest, Format
from desktop_seg.model.customer import Channel
from desktop_seg.model.field import Field
from desktop_seg.model.period import to_date, today
from desktop_seg.segments import catalogue, evaluate, words
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store import campaign, export_log
from desktop_seg.store.database import Database

_MOST_NAMES = 100


class Step(StrEnum):
    """The steps in their order."""

    USE = "use"
    PEOPLE = "people"
    MEASURE = "measure"
    COLUMNS = "columns"
    DONE = "done"


STEP_TITLES = {
    Step.USE: N_("What for"),
    Step.PEOPLE: N_("Who may get it"),
    Step.MEASURE: N_("Does it help?"),
    Step.COLUMNS: N_("Columns and file"),
    Step.DONE: N_("Done"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """One way to write to people. title, hint: marked with N_."""

    channel: Channel
    title: str
    hint: str


USES = (
    Use(Channel.EMAIL, N_("E-mail"), N_("A list for your e-mail program. Only people who agreed to e-mail.")),
    Use(Channel.POST, N_("Letters"), N_("Names and addresses for post. Nobody who said no to post.")),
    Use(Channel.PHONE, N_("Phone calls"), N_("A list to call from. Only people who agreed to be called.")),
    Use(Channel.SMS, N_("Text messages"), N_("Phone numbers for messages. Only people who agreed to them.")),
)


@dataclass(frozen=True, slots=True)
class Start:
    """What the wizard begins with, read from the shop file once. ids: the segment's people in its order.

    funnels: for each channel who may be written to. mistyped: doubtful addresses of those who may be e-mailed.
    special: see ExportRequest.
    campaigns: names that are taken, folded. last_listed: the day on which somebody was last on a list, by id.
    """

    segment_key: str
    title: str
    sentence: str
    ids: tuple[int, ...]
    funnels: dict[Channel, Funnel]
    columns: tuple[Field, ...]
    mistyped: tuple[Mistyped, ...] = ()
    special: tuple[str, ...] = ()
    as_of: int = 0
    campaigns: frozenset[str] = frozenset()
    last_listed: Mapping[int, int] = field(default_factory=dict)


def start(db: Database, key: str, numbers: Numbers, as_of: int) -> Start:
    """Read all the wizard needs. Raises UserError when there is no such segment."""
    segment = catalogue.find(db, key)
    ids = tuple(evaluate.members(db, segment, as_of, numbers))
    funnels = {use.channel: funnel(db, ids, use.channel, as_of) for use in USES}
    return Start(
        segment_key=key,
        title=words.title(segment),
        sentence=words.sentence(db, segment, numbers),
        ids=ids,
        funnels=funnels,
        columns=columns(db),
        mistyped=mistyped(db, funnels[Channel.EMAIL].may),
        special=evaluate.gates_of(db, segment),
        as_of=as_of,
        campaigns=frozenset(each.name.casefold() for each in campaign.campaigns(db)),
        last_listed=export_log.last_listed(db),
    )


@dataclass(slots=True)
class ExportFlow:
    """The choices so far. Going back keeps them all. quiet_days: so long nobody may have been on a list, 0 for any."""

    start: Start
    channel: Channel = Channel.EMAIL
    format: Format = Format.XLSX
    columns: list[str] = field(default_factory=lambda: list(STANDARD))
    path: Path | None = None
    purpose: str = ""
    target: Target = TARGETS[0]
    quiet_days: int = 0
    measure: MeasureFlow = field(init=False)

    def __post_init__(self) -> None:
        first_day = self.earliest_day
        self.measure = MeasureFlow(self._new_name(first_day), first_day, self.start.campaigns)

    @property
    def earliest_day(self) -> int:
        """On which day the list can go out at the earliest: not before today, nor before the sales it is made from."""
        return max(self.start.as_of + 1, today())

    @property
    def funnel(self) -> Funnel:
        """Who may be written to on the chosen channel, less those who were on a list a short while ago."""
        sieve = self.start.funnels[self.channel]
        return sieve if self.quiet_since is None else rested(sieve, self.start.last_listed, self.quiet_since)

    @property
    def quiet_since(self) -> int | None:
        """From which day on nobody may have been on a list, None when that does not matter."""
        return today() - self.quiet_days + 1 if self.quiet_days else None

    @property
    def list_count(self) -> int:
        """How many get the list: who may be written to, less those who are kept apart."""
        people = len(self.funnel.may)
        return people - self.measure.control(people)

    def fault(self, step: Step) -> str:
        """Return in a sentence what keeps one from leaving a step, "" when nothing does."""
        if step is Step.PEOPLE and not self.funnel.in_segment:
            return _("Nobody is in this segment just now, so there is no list.")
        if step is Step.PEOPLE and not self.funnel.may:
            return _("Nobody may be written to this way, so there is no list. Go back and choose another way.")
        if step is Step.MEASURE:
            return self.measure.fault
        if step is Step.COLUMNS and not self.columns and not self.target.fields:
            return _("Choose at least one column.")
        if step is Step.COLUMNS and self.path is None:
            return _("Choose where the file goes.")
        return ""

    def doubts(self) -> str:
        """Return which addresses of those who get the list should be looked at first, "" for none."""
        return sentence(self.start.mistyped) if self.channel is Channel.EMAIL else ""

    def notice(self) -> str:
        """Return what one should know before the file is written, "" for nothing."""
        if self.path is not None and self.path.exists():
            return _("“{file}” is there already and will be replaced.").format(file=self.path.name)
        return ""

    def choose_path(self, path: Path) -> None:
        """Take the place of the file; its ending decides the format, and is added when it is none.

        A mere name goes into the folder chosen before.
        """
        path = path.expanduser()
        if self.path is not None:
            path = self.path.parent / path
        ending = path.suffix.lower().removeprefix(".")
        if ending in list(self.target.writers):
            self.format = Format(ending)
        else:
            path = path.with_name(f"{path.name}.{self.format}")
        self.path = path

    def choose_target(self, target: Target) -> None:
        """Take the kind of output; the format follows when it is not written in the one chosen before."""
        self.target = target
        if self.format not in target.writers:
            self.choose_format(next(iter(target.writers)))

    def choose_format(self, form: Format) -> None:
        """Take the format; the ending of the file follows."""
        self.format = form
        if self.path is not None:
            self.path = self.path.with_suffix(f".{form}")

    def suggest_path(self, folder: Path) -> None:
        """Choose a file in a folder: the segment's name without signs that files may not have, and no file's so far."""
        plain = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in self.start.title)
        name = " ".join(plain.split()) or self.start.segment_key
        names = (name, *(f"{name} ({number})" for number in range(2, _MOST_NAMES)))
        paths = [folder / f"{each}.{self.format}" for each in names]
        self.path = next((path for path in paths if not path.exists()), paths[0])

    def request(self) -> ExportRequest:
        """Return what is to be exported. Every step must be without fault."""
        assert self.path is not None
        return ExportRequest(
            segment_key=self.start.segment_key,
            title=self.start.title,
            sentence=self.start.sentence,
            ids=self.start.ids,
            channel=self.channel,
            columns=() if self.target.fields else tuple(self.columns),
            target=self.target.key,
            format=self.format,
            path=self.path,
            purpose=self.purpose,
            special=self.start.special,
            quiet_since=self.quiet_since,
            measuring=self.measure.measuring(len(self.funnel.may)),
        )

    def _new_name(self, day: int) -> str:
        """Return a name for the campaign that no other has: the segment and the month."""
        name = _("{segment}, {month}").format(segment=self.start.title, month=format_month(to_date(day)))
        names = (name, *(f"{name} ({number})" for number in range(2, _MOST_NAMES)))
        return next((each for each in names if each.casefold() not in self.start.campaigns), name)
