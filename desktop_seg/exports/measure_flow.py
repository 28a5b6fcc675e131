"""The choices of measuring whether a list helps: who is kept apart, for how long sales count, what it costs. No screen.

Part of the state of the export wizard (exports/flow.py); read and filled by ui/wizards/export_measure_page.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_seg.analysis import campaign_outlook
from desktop_seg.analysis.break_even import break_even
from desktop_seg.analysis.campaign_detail import kept_apart_words, pays_from
from desktop_seg.analysis.campaign_outlook import CampaignOutlook
from desktop_seg.analysis.campaign_outlook_words import by_themselves, what_comes, what_would_show
from desktop_seg.base.i18n import _
from desktop_seg.exports import control_group
from desktop_seg.exports.request import Measuring
from desktop_seg.model.campaign import USUAL_DAYS, USUAL_MARGIN, Costs, Measure
from desktop_seg.model.period import Period
from desktop_seg.segments import catalogue
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store.database import Database


def look_ahead(db: Database, key: str, numbers: Numbers, ids: Sequence[int], lately: Period) -> CampaignOutlook:
    """Return what is to be expected of people of a segment; see campaign_outlook.outlook."""
    return campaign_outlook.outlook(db, catalogue.find(db, key), numbers, ids, lately)


@dataclass(slots=True)
class MeasureFlow:
    """The choices so far. name: of the campaign. first_day: when the list goes out.

    percent, margin_percent: None while the owner leaves them as they usually are. taken: names of other campaigns.
    outlook: None until it was worked out.
    """

    name: str
    first_day: int
    taken: frozenset[str] = frozenset()
    is_wanted: bool = False
    percent: int | None = None
    days: int = USUAL_DAYS
    measure: Measure = Measure.BUYERS
    each_cents: float = 0.0
    fixed_cents: int = 0
    margin_percent: int | None = None
    outlook: CampaignOutlook | None = None
    seed: int = field(default_factory=control_group.new_seed)

    @property
    def fault(self) -> str:
        """What keeps one from going on, "" for nothing."""
        if not self.is_wanted:
            return ""
        if not self.name.strip():
            return _("Give the campaign a name to find its result by.")
        if self.name.strip().casefold() in self.taken:
            return _("There is a campaign called “{name}” already.").format(name=self.name.strip())
        return ""

    @property
    def last_day(self) -> int:
        """The last day whose sales count."""
        return self.first_day + self.days - 1

    @property
    def costs(self) -> Costs:
        """What it costs."""
        purchase_cents = self.outlook.purchase_cents if self.outlook else 0.0
        return Costs(self.each_cents, self.fixed_cents, self.margin_share, purchase_cents)

    @property
    def margin_share(self) -> float:
        """What is left of the takings: as the owner says, as the files say, as shops usually have it."""
        if self.margin_percent is not None:
            return self.margin_percent / 100
        known = self.outlook.margin_share if self.outlook else None
        return USUAL_MARGIN if known is None else known

    def share(self, people: int) -> float:
        """Return the part of so many people that is kept apart."""
        return control_group.usual_share(people) if self.percent is None else self.percent / 100

    def control(self, people: int) -> int:
        """Return how many of so many people are kept apart; nobody while nothing is measured."""
        return control_group.control_count(people, self.share(people)) if self.is_wanted else 0

    def sentences(self, people: int, currency: str) -> tuple[str, ...]:
        """Return what is to be expected of a list of so many people."""
        control = self.control(people)
        end = what_comes(self.last_day, control)
        if self.outlook is None:
            return (_("Looking at what these people did before …"), end)
        pays = break_even(self.costs, people - control)
        return (
            what_would_show(self.outlook, self.measure, people - control, control, currency),
            by_themselves(self.outlook.comeback),
            *((pays_from(pays, currency),) if pays else ()),
            end,
        )

    def kept_apart(self, people: int) -> str:
        """Return in words how many are kept apart and how many get the list."""
        control = self.control(people)
        return kept_apart_words(control, people - control)

    def measuring(self, people: int) -> Measuring | None:
        """Return what is asked of the export, None when nothing is measured."""
        if not self.is_wanted:
            return None
        return Measuring(
            self.name.strip(), self.share(people), self.seed, self.first_day, self.days, self.measure, self.costs
        )
