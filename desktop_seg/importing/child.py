"""The import process: reads, inspects and writes spreadsheets on behalf of the program, and dies in its place.

A file that makes a parser abort or eat all memory ends this process only. It is started by session (spawn), knows no
window and no data frames, and answers commands until the pipe closes. Whatever it writes stands in one transaction.
"""

import contextlib
from multiprocessing.connection import Connection
from pathlib import Path

from desktop_seg.base import i18n
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Cancelled, Progress
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.memory_cap import cap_memory
from desktop_seg.importing.message import (
    Broken,
    Command,
    Done,
    DryRun,
    Inspect,
    Recheck,
    Refused,
    Reply,
    Shop,
    Stepped,
)
from desktop_seg.importing.workbench import Workbench
from desktop_seg.importing.writing.report import ImportReport

# More than any sound file needs; keeps a hostile one from taking the computer's memory along.
MEMORY_BYTES = 3 << 30


class Server:
    """Carries out commands for one shop; keeps the rows of the files it has read for the next command."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._benches: dict[Path, Workbench] = {}

    def carry_out(self, command: Command, progress: Progress) -> Inspection | ImportReport:
        """Do what a command says.

        Raises UserError for the world's faults and Cancelled when the progress says so.
        """
        try:
            bench = self._benches.setdefault(command.path, Workbench(command.path, self._shop))
            bench.unlock(command.password)
            if isinstance(command, Inspect):
                return bench.inspect(command.answers, progress)
            if isinstance(command, Recheck):
                return bench.recheck(command.plan, progress)
            return bench.run(command.plan, progress, is_trial=isinstance(command, DryRun))
        except MemoryError:
            self._benches.clear()
            raise too_large(command.path) from None

    def close(self) -> None:
        """Let go of the files."""
        self._benches.clear()


def main(pipe: Connection, shop: Shop) -> None:
    """Answer commands until the pipe closes. The target of the process."""
    cap_memory(MEMORY_BYTES)
    i18n.use(shop.language, shop.form)
    server = Server(shop)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send(_answer(server, pipe.recv(), _Told(pipe)))


def _answer(server: Server, command: Command, progress: Progress) -> Reply:
    try:
        return Done(server.carry_out(command, progress))
    except UserError as error:
        return Refused(error)
    except (Cancelled, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - the border of the process
        from desktop_seg.base.log import told

        # Our own bug goes to the program's log, without what stood in the file.
        return Broken(told(error))


class _Told:
    """A Progress that says every step through the pipe. Cancelling is done by ending the process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, done: int, total: int, what: str = "") -> None:
        self._pipe.send(Stepped(done, total, what))


def too_large(path: Path) -> UserError:
    """Return the sentence for a file that needs more memory than there is."""
    return UserError(
        _("{file} is too large to be read at once.").format(file=path.name),
        _("Export a shorter period from the till, for example one year at a time, and import the files together."),
    )
