"""What goes through the pipe between the program and the import process: commands there, replies back.

A password goes along with every command, because the process that knew it may have been ended in between.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.importing.reading.password import Password
from desktop_seg.importing.writing.report import ImportReport


@dataclass(frozen=True, slots=True)
class Shop:
    """What the import has to know of the shop. path: its file, made when it is not there. today: day number.

    language, form: of texts and numbers, see base/i18n.
    """

    path: Path
    country: str
    currency: str
    today: int
    language: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Inspect:
    """Read the file and find out everything about it."""

    path: Path
    answers: Answers
    password: Password | None = None


@dataclass(frozen=True, slots=True)
class Recheck:
    """Look again at the columns of a file that was inspected, with another plan."""

    path: Path
    plan: ImportPlan
    password: Password | None = None


@dataclass(frozen=True, slots=True)
class DryRun:
    """Do the import and take it back again, for the figures."""

    path: Path
    plan: ImportPlan
    password: Password | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Do the import."""

    path: Path
    plan: ImportPlan
    password: Password | None = None


Command = Inspect | Recheck | DryRun | Run


@dataclass(frozen=True, slots=True)
class Stepped:
    """How far the work is, see base/progress."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Done:
    """The command was carried out."""

    value: Inspection | ImportReport


@dataclass(frozen=True, slots=True)
class Refused:
    """The command cannot be carried out because of the world."""

    error: UserError


@dataclass(frozen=True, slots=True)
class Broken:
    """Our own bug. places: type and places of the exception, without what stood in the file."""

    places: str


Reply = Stepped | Done | Refused | Broken
