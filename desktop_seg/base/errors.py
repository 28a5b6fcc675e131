"""The two ways in which the world can be at fault: a whole act fails (UserError) or one cell does (Problem).

Anything else that goes wrong is our own bug and travels as an ordinary exception to the border (cli, ui),
where it is logged and shown as one calm message.
"""

from dataclasses import dataclass


class UserError(Exception):
    """An act cannot be done because of the world (a locked file, no date column); shown to the owner as it is.

    what: one or two sentences that say what happened and why, in the owner's language.
    what_to_do: one sentence that says what helps.
    """

    def __init__(self, what: str, what_to_do: str) -> None:
        super().__init__(f"{what} {what_to_do}")
        self.what = what
        self.what_to_do = what_to_do

    def __reduce__(self) -> tuple[type["UserError"], tuple[str, str]]:
        # Errors cross the pipe of the import process; the default reduction would lose the second sentence.
        return type(self), (self.what, self.what_to_do)


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell (or row) that could not be used; the import goes on without it.

    row: number of the row in the spreadsheet as the owner's program shows it (first row is 1).
    column: heading of the column, "" when the whole row is meant.
    text: what stands in the cell. Never goes into the log.
    reason: why it cannot be used, in the owner's language.
    """

    row: int
    column: str
    text: str
    reason: str
