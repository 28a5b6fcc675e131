"""Where values stand on the axis of a histogram.

The axis is linear inside even where it shows proportions: people with 0 then have a place of their own at its left end,
and a line that is dragged needs only one way to and from.
"""

from dataclasses import dataclass
from math import log10

from desktop_seg.analysis.distribution import Distribution

_GAP_FOR_ZERO = 0.07  # of the width of the axis


@dataclass(frozen=True, slots=True)
class Scale:
    """The way from values to the axis and back.

    is_log: by the logarithm. half: how far left of a count its bar begins. left, right: ends of the bins on the axis.
    zero_at: middle of the bar of 0 and less; None where there is none.
    """

    is_log: bool
    half: float
    left: float
    right: float
    zero_at: float | None

    @classmethod
    def of(cls, data: Distribution) -> "Scale":
        """Return the scale of a distribution with bins."""
        half = 0.5 if data.is_whole else 0.0
        ends = (data.bins[0].first - half, data.bins[-1].before - half)
        left, right = (log10(end) for end in ends) if data.is_log else ends
        zero_at = left - _GAP_FOR_ZERO * (right - left) if data.at_most_zero else None
        return cls(data.is_log, half, left, right, zero_at)

    def edge(self, value: float) -> float:
        """Return where the bar of a value begins, and a cut stands: between the bars, 0 and less left of all bins."""
        if not self.is_log:
            return value - self.half
        if value <= self.half:
            return self.left if self.zero_at is None else self.zero_at - (self.left - self.zero_at)
        return max(log10(value - self.half), self.left)

    def middle(self, value: float) -> float:
        """Return where the label of a value stands: at it, for a count that is the middle of its bar."""
        return log10(value) if self.is_log else value

    def value(self, place: float) -> float:
        """Return the value whose edge is at a place of the axis."""
        if not self.is_log:
            return place + self.half
        return 10.0**place + self.half if place >= self.left else 0.0
