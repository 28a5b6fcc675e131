"""Asks for the password of a protected file: by an environment variable for scripts, else at the terminal.

Never as an argument: those stand in the list of processes and in the history of the shell. Used by the import command.
"""

import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.reading.password import MOST_TRIES, Password, PasswordNeeded, given_up
from desktop_seg.importing.session import ImportSession

VARIABLE = "DESKTOP_SEG_PASSWORD"


def inspect(session: ImportSession, path: Path, answers: Answers) -> Inspection:
    """Look at a file, asking for its password where it has one. Raises UserError when none opens it."""
    try:
        return session.inspect(path, answers)
    except PasswordNeeded as error:
        needed = error
    for text in _given(needed):
        session.unlock(path, Password(text))
        try:
            return session.inspect(path, answers)
        except PasswordNeeded:
            continue
    raise given_up(path)


def _given(needed: PasswordNeeded) -> Iterator[str]:
    said = os.environ.get(VARIABLE)
    if said is not None:
        yield said
        return
    if not sys.stdin.isatty():
        raise UserError(
            needed.what,
            _("Set the environment variable {name} to the password, or import the file at a terminal.").format(
                name=VARIABLE
            ),
        )
    for _try in range(MOST_TRIES):
        yield getpass.getpass(_("{sentence} Password: ").format(sentence=needed.what))
