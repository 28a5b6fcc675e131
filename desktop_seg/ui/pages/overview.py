"""The overview: how the shop stands in a few figures, and the questions that pictures answer."""

from desktop_seg.base.i18n import _
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import Shell


class OverviewPage(Page):
    """Figures above, charts below; every chart is a question with its answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Overview"), shell)
        self.content.addStretch(1)

    def refresh(self) -> None:
        """Ask for the figures again."""
