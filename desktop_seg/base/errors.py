"""How an act fails because of the world: UserError. One bad cell fails nothing; it goes into the report of the import.

Anything else that goes wrong is our own bug and travels as an ordinary exception to the border (cli, ui),
where it is logged and shown as one calm message.
"""


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
