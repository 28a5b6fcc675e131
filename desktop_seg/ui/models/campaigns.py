"""The list of campaigns: what went to whom, and how it stands. Short enough to hold."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_seg.analysis.campaign import state_of
from desktop_seg.analysis.campaign_words import state_line
from desktop_seg.base.i18n import N_, format_number
from desktop_seg.model.campaign import Campaign
from desktop_seg.store import campaign as kept
from desktop_seg.store.database import Database
from desktop_seg.ui.models.value_table import Shown, ValueTableModel


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign. people: who got it. control: who was kept apart. state: in the owner's words."""

    campaign: Campaign
    people: int
    control: int
    state: str


def campaign_rows(db: Database, as_of: int) -> tuple[CampaignRow, ...]:
    """Return all campaigns as of a day, the latest first."""
    rows = []
    for each in kept.campaigns(db):
        groups = kept.groups(db, each.id)
        state = state_line(each, state_of(each, as_of))
        rows.append(CampaignRow(each, len(groups.mailed), len(groups.control), state))
    return tuple(rows)


class CampaignsModel(ValueTableModel[CampaignRow]):
    """Campaigns, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("Campaign"), lambda each: each.campaign.name),
                Shown(N_("Segment"), lambda each: each.campaign.segment_title),
                Shown(N_("State"), lambda each: each.state),
                Shown(N_("Got it"), lambda each: format_number(each.people), True),
                Shown(N_("Kept apart"), lambda each: format_number(each.control), True),
            ),
            parent,
        )
