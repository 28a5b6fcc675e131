"""What a trial of a package looked at and found: told as it goes, counted at the end. Used by: the trials."""

import time
from dataclasses import dataclass, field

from installer.command import Failed


@dataclass(slots=True)
class CheckList:
    """Collects the checks of one trial. A check that fails does not end the trial: the rest is told too."""

    title: str
    failed: list[str] = field(default_factory=list)
    done: int = 0
    _started: float = field(default_factory=time.monotonic)

    def expect(self, what: str, is_so: bool, found: object = "") -> None:
        """Note one check. found: what was there instead, told when the check fails."""
        self.done += 1
        seconds = time.monotonic() - self._started
        print(f"  {'passed' if is_so else 'FAILED'} {seconds:6.1f} s  {what}", flush=True)
        if not is_so:
            self.failed.append(what)
            print(f"         found: {str(found)[-2000:]}", flush=True)

    def equal(self, what: str, found: object, wanted: object) -> None:
        """Note that two things must be the same."""
        self.expect(what, found == wanted, f"{found!r} instead of {wanted!r}")

    def close(self) -> None:
        """Say how many passed. Raises Failed when not all did, or when nothing was looked at."""
        print(f"  {self.title}: {self.done - len(self.failed)} of {self.done} checks passed", flush=True)
        if self.failed or not self.done:
            raise Failed(f"{self.title}: {len(self.failed)} of {self.done} checks failed: {'; '.join(self.failed)}")
