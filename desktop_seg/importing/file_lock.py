"""A file that waits for its password in the import wizard: three tries, and the password forgotten with the import.

Used by: file_flow.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.password import MOST_TRIES, Password, PasswordNeeded, given_up


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a file waits. is_wrong: the last password did not open it. tries_left: at least 1."""

    sentence: str
    what_to_do: str
    tries_left: int
    is_wrong: bool


class LockedFile:
    """lock: set while the file waits for a password. refusal: why the file cannot be imported at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock: Lock | None = None
        self.refusal: UserError | None = None
        self._password: Password | None = None
        self._tries_left = MOST_TRIES

    def unlock(self, text: str) -> None:
        """Try a password on a locked file; the next work says how it went."""
        if self.lock is not None:
            self._password, self.lock = Password(text), None

    def retry(self) -> None:
        """Try again what the world did not let us do (a file that is open elsewhere); every answer stays."""
        self.refusal = None

    def _take_lock(self, needed: PasswordNeeded) -> None:
        self._password = None
        self._tries_left -= needed.is_wrong
        if self._tries_left > 0:
            self.lock = Lock(needed.what, needed.what_to_do, self._tries_left, needed.is_wrong)
        else:
            self.refusal = given_up(self.path)
