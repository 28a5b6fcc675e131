"""A line of a list to choose from; see widgets/choice_popup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One line. group: heading above it, "" for none; lines of a group stand together."""

    key: str
    title: str
    group: str = ""
