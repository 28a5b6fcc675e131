"""What one column of a file seems to mean, and how that is known.

Made by recognise. Apart from it because the program's side of an import shows guesses and never makes one: it starts
sooner without what recognising needs. Used by: inspection, remark.
"""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a meaning comes from."""

    PRESET = "preset"
    SAVED = "saved"
    HEADING = "heading"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column means.

    field: taken into the plan; None leaves the column out. suggested: what it could be, for the owner to confirm; ""
    when there is no idea. others: further fields the heading may stand for.
    """

    index: int
    header: str
    field: str | None = None
    suggested: str = ""
    source: Source = Source.NOTHING
    others: tuple[str, ...] = ()
