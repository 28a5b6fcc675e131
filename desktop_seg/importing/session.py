"""One import from the program's side: starts the import process, sends commands, hears progress, survives its death.

Calls block; the window makes them from its worker thread and cancels from any other. Nothing here knows Qt.
Flow: inspect -> (recheck while the owner changes columns) -> dry_run -> run. Used by: ui/wizards, cli, file_flow.
"""

import gc
import multiprocessing
import sys
import threading
import time
from enum import Enum, auto
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop_seg.base import i18n
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Cancelled, Progress, Quiet
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.message import (
    Broken,
    Command,
    Done,
    DryRun,
    Inspect,
    Recheck,
    Refused,
    Reply,
    Run,
    Shop,
    Stepped,
)
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.importing.reading.password import Password
from desktop_seg.importing.writing.report import ImportReport

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

    from desktop_seg.importing.child import Server

# A process that says nothing for so long hangs: every stage reports at least each few thousand rows.
SILENCE_SECONDS = 120.0
_LOOK_SECONDS = 0.1

NO_ANSWERS = Answers()
QUIET = Quiet()


class Worker(Enum):
    """Who reads and writes.

    SPAWNED: a process begun from nothing. FORKED: a copy of this process, which need not load everything once more;
    only where this process has one thread and the system can tell (Linux), else as SPAWNED. HERE: this process itself;
    for tests and for scripts with a few rows: a hostile file is then not kept apart, and cancelling works only at the
    next step of the progress.
    """

    SPAWNED = auto()
    FORKED = auto()
    HERE = auto()


class ImportSession:
    """Reads and imports files into one shop file, in a process of its own."""

    def __init__(
        self, shop_path: Path, country: str, currency: str, today: int, *, worker: Worker = Worker.SPAWNED
    ) -> None:
        self._shop = Shop(shop_path, country, currency, today, i18n.language(), i18n.form())
        self._server = _server(self._shop) if worker is Worker.HERE else None
        self._is_forked = worker is Worker.FORKED and _has_one_thread()
        self._process: _Process | None = None
        self._cancelled = threading.Event()
        self._passwords: dict[Path, Password] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def unlock(self, path: Path, password: Password) -> None:
        """Say the password of a protected file, for the commands that follow; it is forgotten with this session."""
        self._passwords[path] = password

    def inspect(self, path: Path, answers: Answers = NO_ANSWERS, progress: Progress = QUIET) -> Inspection:
        """Read a file and find out what is in it.

        Raises PasswordNeeded for a protected file whose password was not said or does not open it, UserError for a
        file that cannot be read, Cancelled after `cancel`.
        """
        value = self._ask(Inspect(path, answers, self._passwords.get(path)), progress)
        assert isinstance(value, Inspection)
        return value

    def recheck(self, path: Path, plan: ImportPlan, progress: Progress = QUIET) -> Inspection:
        """Look at the columns again with a changed plan; the rows need not be read anew. Raises as `inspect`."""
        value = self._ask(Recheck(path, plan, self._passwords.get(path)), progress)
        assert isinstance(value, Inspection)
        return value

    def dry_run(self, path: Path, plan: ImportPlan, progress: Progress = QUIET) -> ImportReport:
        """Return the figures of the import without doing it. Raises as `inspect`."""
        value = self._ask(DryRun(path, plan, self._passwords.get(path)), progress)
        assert isinstance(value, ImportReport)
        return value

    def run(self, path: Path, plan: ImportPlan, progress: Progress = QUIET) -> ImportReport:
        """Import the file: completely or, whatever happens, not at all. Raises as `inspect`."""
        value = self._ask(Run(path, plan, self._passwords.get(path)), progress)
        assert isinstance(value, ImportReport)
        return value

    def cancel(self) -> None:
        """Stop what is going on, from any thread; the blocked call raises Cancelled, the shop file stays as it was."""
        self._cancelled.set()

    def close(self) -> None:
        """End the import process; what is asked later starts a new one."""
        self._cancelled.clear()
        if self._process is not None:
            self._process.end()
            self._process = None
        if self._server is not None:
            self._server.close()

    def _ask(self, command: Command, progress: Progress) -> Inspection | ImportReport:
        # A cancel that comes a moment before the command has begun counts too: it is taken back at the end only.
        try:
            if self._server is not None:
                return self._server.carry_out(command, _Cancelling(progress, self._cancelled))
            process = self._process = self._process or _Process(self._shop, self._is_forked)
            return process.ask(command, progress, self._cancelled)
        except (Cancelled, _Died):
            self.close()
            raise
        except UserError:
            raise
        except BaseException:
            self.close()
            raise
        finally:
            self._cancelled.clear()


def _server(shop: Shop) -> "Server":
    from desktop_seg.importing.child import Server

    return Server(shop)


def _has_one_thread() -> bool:
    """Whether nothing else runs in this process: a copy of it would lack the other threads, but not their locks.

    False where the system cannot tell. That a folder is called so is not enough: wine shows it to Windows programs.
    """
    try:
        return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _serve(pipe: Connection, other_end: Connection | None, shop: Shop) -> None:
    """Be the import process. Only that loads what reads, cleans and writes: the program itself starts sooner.

    other_end: of the pipe, which a copy of the program holds too: open here, it would hide that the program has gone.
    """
    if other_end is not None:
        other_end.close()
    # The rows of a file and the modules live as long as this process: to look through them for cycles was 4 % of an
    # import.
    gc.disable()
    from desktop_seg.importing import child

    child.main(pipe, shop)


class _Died(UserError):
    """The import process is gone."""


class _Process:
    """The child and its pipe."""

    def __init__(self, shop: Shop, is_forked: bool) -> None:
        if is_forked:
            # Loaded before the copy is made, it serves the next copy too, and what this process does afterwards.
            import_module("desktop_seg.importing.child")
        get = multiprocessing.get_context
        context: ForkContext | SpawnContext = get("fork") if is_forked else get("spawn")
        self._pipe, theirs = context.Pipe()
        arguments = (theirs, self._pipe if is_forked else None, shop)
        self._child = context.Process(target=_serve, args=arguments, name="desktop-seg import", daemon=True)
        self._child.start()
        theirs.close()

    def ask(self, command: Command, progress: Progress, cancelled: threading.Event) -> Inspection | ImportReport:
        """Send a command and wait for its value; progress is called in this thread."""
        try:
            self._pipe.send(command)
        except (BrokenPipeError, ConnectionResetError):
            raise _gone(command) from None
        while True:
            reply = self._next(command, cancelled)
            match reply:
                case Stepped(done, total, what):
                    progress.step(done, total, what)
                case Done(value):
                    return value
                case Refused(error):
                    raise error
                case Broken(places):
                    from desktop_seg.base import log

                    log.logger.error("import process: %s", places)
                    raise _broken(command)

    def _next(self, command: Command, cancelled: threading.Event) -> Reply:
        heard = time.monotonic()
        while True:
            try:
                # What is done already counts: an import that has just ended is not called cancelled.
                if cancelled.is_set() and not self._pipe.poll(0):
                    raise Cancelled
                if self._pipe.poll(_LOOK_SECONDS):
                    reply: Reply = self._pipe.recv()
                    return reply
            except (EOFError, ConnectionResetError, BrokenPipeError):
                raise _gone(command) from None
            if time.monotonic() - heard > SILENCE_SECONDS:
                raise _hangs(command)

    def end(self) -> None:
        """End the child at once; an open transaction rolls back."""
        self._pipe.close()
        self._child.kill()
        self._child.join()
        self._child.close()


class _Cancelling:
    """Passes steps on and stops at the next one after a cancel."""

    def __init__(self, progress: Progress, cancelled: threading.Event) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def step(self, done: int, total: int, what: str = "") -> None:
        if self._cancelled.is_set():
            raise Cancelled
        self._progress.step(done, total, what)


def _gone(command: Command) -> UserError:
    return _Died(
        _(
            "The file {file} made the reader stop, so nothing of it was imported. It is damaged or much too large."
        ).format(file=command.path.name),
        _("Open it in Excel, save it under a new name as “Excel workbook (.xlsx)” and import that file."),
    )


def _hangs(command: Command) -> UserError:
    return _Died(
        _("Reading the file {file} took far too long and was stopped. Nothing of it was imported.").format(
            file=command.path.name
        ),
        _("Open it in Excel, save it under a new name as “Excel workbook (.xlsx)” and import that file."),
    )


def _broken(command: Command) -> UserError:
    return UserError(
        _("Something went wrong inside the program with the file {file}. Nothing of it was imported.").format(
            file=command.path.name
        ),
        _("Please send us the log (menu Help); it holds no names and no amounts."),
    )
