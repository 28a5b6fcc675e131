"""What the list of campaigns shows of each: its name and how it stands. Read from the shop file in the background."""

from dataclasses import dataclass

from desktop_seg.analysis.campaign import state_of
from desktop_seg.analysis.campaign_words import state_line
from desktop_seg.model.campaign import Campaign
from desktop_seg.store import campaign as kept
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class CampaignView:
    """state: in the owner's words."""

    campaign: Campaign
    state: str


def campaign_views(db: Database, as_of: int) -> tuple[CampaignView, ...]:
    """Return all campaigns as of a day, the latest first."""
    return tuple(CampaignView(each, state_line(each, state_of(db, each, as_of))) for each in kept.campaigns(db))
