"""How long work says how far it is, and how it is told to stop.

Core functions take a Progress as an argument and call `step` now and then; who called them decides what to do with it.
"""

from typing import Protocol


class Cancelled(Exception):
    """The owner cancelled; raised out of `Progress.step`. Whoever holds a transaction lets it roll back."""


class Progress(Protocol):
    """Receives how far a piece of work is."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report that `done` of `total` are through.

        total: 0 when it is not known. what: a short text for people ("Reading verkoop.xlsx"); "" keeps the last one.
        Raises Cancelled when the work should stop.
        """


class Quiet:
    """A Progress that nobody watches; never cancels."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Do nothing."""
