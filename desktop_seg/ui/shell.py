"""What a page or a wizard may ask of the window it is in; the window itself stays unknown to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.toast import Offer

OVERVIEW, SEGMENTS, CUSTOMERS, IMPORTS = "overview", "segments", "customers", "imports"
QUESTIONS, CAMPAIGNS = "questions", "campaigns"
DUPLICATES = "duplicates"  # reached from the customers


@dataclass(frozen=True, slots=True)
class SegmentChoice:
    """A segment as it is on the screen: its key and the numbers the owner has changed."""

    key: str
    numbers: dict[str, int | float | str] = field(default_factory=dict)


class Shell(Protocol):
    """The window as pages and wizards see it."""

    @property
    def shop(self) -> OpenShop:
        """The shop file that is open."""

    @property
    def theme(self) -> Theme:
        """The look in use."""

    @property
    def plotting(self) -> Plotting:
        """Brings matplotlib in when the first chart is shown."""

    def go_to(self, page: str) -> None:
        """Show one of the pages OVERVIEW, SEGMENTS, CUSTOMERS, DUPLICATES, IMPORTS, QUESTIONS, CAMPAIGNS."""

    def show_segment(self, key: str) -> None:
        """Show the page of one segment."""

    def show_customer(self, customer_id: int) -> None:
        """Show the page of one customer."""

    def go_back(self) -> None:
        """Show the page from which one came to the one on show."""

    def import_files(self, files: Sequence[Path] = ()) -> None:
        """Open the import wizard; without files it asks for them first."""

    def new_segment(self, base: SegmentChoice | None = None) -> None:
        """Open the segment wizard. base: the segment to begin with; an own one is changed."""

    def export_segment(self, choice: SegmentChoice) -> None:
        """Open the export wizard for a segment."""

    def open_sample(self) -> None:
        """Turn to the sample shop, made first when it is not there."""

    def open_own(self) -> None:
        """Turn back to the owner's own shop file."""

    def tell(self, text: str, *offers: Offer) -> None:
        """Show a short message at the foot of the window for ten seconds; each offer (two at most) is a button."""

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong: a UserError as it is, anything else calmly and with its details in the log."""
