"""What the pages of the segment wizard may ask of it."""

from typing import Protocol

from desktop_seg.segments.flow import Preview, SegmentFlow
from desktop_seg.ui.shell import Shell


class SegmentSteps(Protocol):
    """The wizard as its pages see it. flow: None until the shop file was read. preview: what was counted last."""

    flow: SegmentFlow | None
    preview: Preview | None
    is_saving: bool
    as_of: int
    shell: Shell

    def recount(self) -> None:
        """Count again a moment later."""
