"""What may stand on the command line, and which function carries it out."""

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from importlib import import_module
from pathlib import Path

from desktop_seg import __version__
from desktop_seg.base import paths
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.cli.parser import Parser
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.model.campaign import MOST_DAYS, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import FIRST_YEAR, LAST_YEAR, to_day
from desktop_seg.segments.trade import TITLES

# As people/own_field.py knows them; here, because it knows all of importing, which most commands do without.
_OWN_ACTS = ("list", "add", "rename", "remove", "restore", "forget")
_OWN_TYPES = ("text", "number", "date", "yes_no", "choice")


def parse(argv: Sequence[str] | None) -> Asked:
    """Read the command line. Ends the program with 2 and a usage line when it is not understood.

    Raises UserError when no shop file is named and there is no place for the owner's own.
    """
    found = parser().parse_args(list(sys.argv[1:] if argv is None else argv))
    values = vars(found)
    return Asked(
        command=values.pop("command"),
        shop=values.pop("shop") or _own_shop_file(),
        is_json=values.pop("json"),
        values=values,
    )


def _own_shop_file() -> Path:
    try:
        return paths.default_shop_file()
    except OSError as error:
        raise UserError(
            _("The folder of your own shop file cannot be made; the disk is full or may not be written to."),
            _("Make room there, or name another shop file with --shop."),
        ) from error


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line; the manual page is made from it too."""
    parser = Parser(
        prog="desktop-seg",
        description=_("Customer segments for small shops. Without a command the window opens."),
        epilog=_("Exit codes: 0 done, 1 not possible, 2 not understood, 3 questions are open, 4 self-test failed."),
    )
    parser.add_argument("--version", action="version", version=f"Desktop Seg {__version__}")
    parser.add_argument("--shop", type=Path, metavar=_("FILE"), help=_("the shop file; made when it is not there"))
    parser.set_defaults(json=False)
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    looking, changing = (
        (_add_segments, _add_members, _add_export, _add_campaigns, _add_questions),
        (_add_imports, _add_backups, _add_mappings, _add_people, _add_fields, _add_shop),
    )
    for add in (_add_import, *looking, *changing, _add_places, _add_calendar, _add_rest):
        add(_Commands(commands))
    return parser


@dataclass(frozen=True, slots=True)
class _Commands:
    """Adds commands that all know --json, --shop and the function that carries them out ("module.function")."""

    commands: "argparse._SubParsersAction[Parser]"
    made: list[Parser] = field(default_factory=list)

    def add(self, name: str, carry_out: str, about: str) -> argparse.ArgumentParser:
        command = self.commands.add_parser(name, help=about, description=about)
        command.add_argument("--json", action="store_true", help=_("answer as one JSON document"))
        # Also allowed behind the command; SUPPRESS keeps the one that stands before it.
        command.add_argument("--shop", type=Path, default=argparse.SUPPRESS, metavar=_("FILE"), help=argparse.SUPPRESS)
        command.set_defaults(command=partial(_carry_out, carry_out))
        return command


def _carry_out(place: str, asked: Asked, output: Output) -> int:
    """Carry out a command by the function at a place. Only its module is loaded: that halves the start of most."""
    module, _point, name = place.partition(".")
    return int(getattr(import_module(f"desktop_seg.cli.{module}"), name)(asked, output))


def _add_import(commands: _Commands) -> None:
    command = commands.add("import", "importing.import_files", _("import spreadsheets"))
    command.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    command.add_argument("--kind", choices=list(FileKind), help=_("what one row is, when the file does not tell"))
    command.add_argument("--answers", type=Path, metavar=_("FILE"), help=_("answers to open questions, as JSON"))
    command.add_argument("--dry-run", action="store_true", help=_("only show the figures, change nothing"))


def _add_segments(commands: _Commands) -> None:
    command = commands.add("segments", "looking.segments", _("list the segments with their counts"))
    _add_as_of(command)


def _add_members(commands: _Commands) -> None:
    command = commands.add("members", "looking.members", _("list the people in a segment"))
    _add_which(command)
    _add_as_of(command)
    command.add_argument("--ids", action="store_true", help=_("only the customer numbers as imported, sorted"))


def _add_export(commands: _Commands) -> None:
    command = commands.add("export", "lists.export_list", _("write a list of the people who may be written to"))
    _add_which(command)
    _add_as_of(command)
    command.add_argument("--to", default="mailing_list", metavar=_("TARGET"), help=_("kind of output"))
    command.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_("ends in .xlsx or .csv"))
    command.add_argument("--channel", choices=list(Channel), default=Channel.EMAIL, help=_("how you will write"))
    command.add_argument("--columns", type=_keys, default=(), metavar="A,B", help=_("keys of the columns"))
    command.add_argument("--purpose", default="", metavar=_("TEXT"), help=_("what the list is for"))
    command.add_argument(
        "--quiet", type=_days, metavar="14", help=_("leave out who was on a list in so many days before today")
    )
    _add_measuring(command.add_argument_group(_("to see later whether it helped")))


def _add_measuring(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--campaign", metavar=_("NAME"), help=_("keep some people apart, and the result under this name")
    )
    group.add_argument(
        "--control", type=_percent, metavar="20", help=_("percent kept apart; 20, half of a list below 500, 0 for none")
    )
    group.add_argument("--start", type=_day, metavar="2026-12-24", help=_("day it goes out; today at the earliest"))
    group.add_argument("--days", type=_days, default=30, metavar="30", help=_("for how many days sales count"))
    group.add_argument(
        "--measure", choices=list(Measure), default=Measure.BUYERS, help=_("what is to rise, decided beforehand")
    )
    group.add_argument("--cost", type=_amount, default=Decimal(0), metavar="0.85", help=_("cost of each piece"))
    group.add_argument("--fixed-cost", type=_amount, default=Decimal(0), metavar="50", help=_("other cost"))
    group.add_argument("--margin", type=_percent, metavar="40", help=_("percent of takings left after the goods"))


def _add_campaigns(commands: _Commands) -> None:
    command = commands.add("comeback", "campaigns.comeback", _("tell how many of a segment come back by themselves"))
    _add_which(command)
    _add_as_of(command)
    command.add_argument("--days", type=_days, default=30, metavar="30", help=_("within how many days"))
    command = commands.add("campaigns", "campaigns.campaigns", _("list the campaigns"))
    _add_as_of(command)
    command = commands.add("campaign", "campaigns.campaign", _("tell whether a campaign helped"))
    command.add_argument("campaign", metavar=_("NAME"), help=_("its name or number"))
    command.add_argument("--delete", action="store_true", help=_("forget it instead"))
    _add_as_of(command)


def _add_imports(commands: _Commands) -> None:
    commands.add("imports", "imports.list_imports", _("list the imports"))
    command = commands.add("rejects", "rejects.save", _("save the rows that an import set aside as a workbook"))
    command.add_argument("number", type=int, metavar=_("IMPORT"))
    command.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_("ends in .xlsx"))
    command = commands.add("undo", "imports.undo_import", _("take an import back"))
    command.add_argument("number", type=int, metavar=_("IMPORT"))
    command.add_argument("--dry-run", action="store_true", help=_("only show what would go, change nothing"))


def _add_backups(commands: _Commands) -> None:
    commands.add("backups", "backups.list_backups", _("list the backups of the shop file"))
    command = commands.add("restore", "backups.restore_one", _("bring a backup back; what is there now is kept"))
    command.add_argument("backup", metavar=_("BACKUP"), help=_("its number on the list, or a file"))


def _add_mappings(commands: _Commands) -> None:
    commands.add("mappings", "mappings.list_mappings", _("list what is remembered of the columns of earlier files"))
    command = commands.add("mapping-save", "mappings.save_mapping", _("save a remembered mapping as a file to share"))
    command.add_argument("key", metavar=_("KEY"), help=_("as “mappings” lists it"))
    command.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_("ends in .toml"))
    command = commands.add("mapping-take", "mappings.take_mapping", _("take in a mapping that somebody shared"))
    command.add_argument("file", type=Path, metavar=_("FILE"))


def _add_people(commands: _Commands) -> None:
    command = commands.add("duplicates", "people.duplicates", _("list who may be one person"))
    command.add_argument("--households", action="store_true", help=_("also list who lives together"))
    command = commands.add("merge", "people.merge_two", _("treat two customers as one; can be undone at any time"))
    command.add_argument("kept", metavar=_("STAYS"), help=_("number, e-mail or phone"))
    command.add_argument("merged", metavar=_("JOINS"), help=_("number, e-mail or phone"))
    command.add_argument("--household", action="store_true", help=_("two people, treated as one household"))
    command.add_argument("--dry-run", action="store_true", help=_("only show what would come together"))
    command = commands.add("unmerge", "people.unmerge_two", _("undo a merge; without a number, list them"))
    command.add_argument("number", type=int, nargs="?", metavar=_("NUMBER"))


def _add_questions(commands: _Commands) -> None:
    command = commands.add("questions", "questions.questions", _("answer questions about the whole shop"))
    command.add_argument("question", nargs="?", metavar=_("QUESTION"), help=_("one of them, with its table"))
    _add_as_of(command)
    command = commands.add("cross", "questions.cross", _("show how two fields go together"))
    command.add_argument("row", metavar=_("FIELD"))
    command.add_argument("column", metavar=_("FIELD"))
    command.add_argument("--segment", dest="key", metavar=_("KEY"), help=_("only the people of this segment"))
    _add_as_of(command)


def _add_fields(commands: _Commands) -> None:
    commands.add("needs", "need.needs", _("list which data would open which segments, and how full the columns are"))
    commands.add("fields", "looking.fields", _("list everything a rule may ask about"))
    command = commands.add("own-fields", "own_fields.own_fields", _("list the fields of your own, or change them"))
    command.add_argument("act", nargs="?", choices=_OWN_ACTS, default="list")
    command.add_argument(
        "name", nargs="?", metavar=_("NAME"), help=_("of a new one, else name or key of one on the list")
    )
    command.add_argument("--type", choices=_OWN_TYPES, default="text", help=_("what it holds"))
    command.add_argument("--choices", type=_keys, default=(), metavar="A,B", help=_("what may be chosen"))
    command.add_argument(
        "--purpose", default="", metavar=_("TEXT"), help=_("of special data: what people are told they are used for")
    )
    command.add_argument("--to", dest="new_name", default="", metavar=_("NAME"), help=_("how it is to be called"))


def _add_shop(commands: _Commands) -> None:
    command = commands.add("shop", "shop.show_or_set", _("show or set name, country and currency of the shop"))
    command.add_argument("--name")
    command.add_argument("--country", metavar="NL")
    command.add_argument("--postcode", metavar="3731AB", help=_("of the shop; distances are measured from there"))
    command.add_argument("--currency", metavar="EUR")
    command.add_argument("--relabel", action="store_true", help=_("the amounts were in this currency all along"))
    command.add_argument("--trade", choices=list(TITLES), help=_("sets the numbers of the ready-made segments"))
    command.add_argument("--special", choices=("on", "off"), help=_("whether rules may use special data; see the help"))


def _add_places(commands: _Commands) -> None:
    command = commands.add("places", "places.places", _("keep a table of your own of where postcodes lie"))
    command.add_argument("file", nargs="?", type=Path, metavar=_("FILE"), help=_("take this table in"))
    command.add_argument("--list", metavar=_("POSTCODE"), help=_("what is known of a postcode"))
    command.add_argument("--forget", metavar=_("POSTCODE"), help=_("forget a place; “all” forgets every one"))
    command.add_argument("--country", metavar="NL", help=_("of postcodes without one; that of the shop, if not given"))


def _add_calendar(commands: _Commands) -> None:
    command = commands.add("occasions", "calendar.occasions", _("list the occasions of the shop, or change them"))
    command.add_argument("act", nargs="?", choices=("list", "add", "remove", "restore"), default="list")
    command.add_argument("name", nargs="?", metavar=_("NAME"), help=_("of a new one, else the key of one on the list"))
    command.add_argument("--on", type=_date, metavar="2026-09-12", help=_("the same day every year"))
    command.add_argument("--weekday", nargs=3, metavar=("2", "sunday", "5"), help=_("which weekday of which month"))
    command.add_argument("--easter", type=int, metavar="39", help=_("days from Easter Sunday"))
    command.add_argument("--days", nargs="+", type=_date, default=(), metavar="2026-02-17", help=_("a list of days"))
    command.add_argument("--from", type=int, default=-14, dest="first", metavar="-14", help=_("first day of buying"))
    command.add_argument("--to", type=int, default=0, dest="last", metavar="0", help=_("last day of buying"))
    command = commands.add("promotions", "calendar.promotions", _("list the promotions of the shop, or change them"))
    command.add_argument("act", nargs="?", choices=("list", "add", "remove"), default="list")
    command.add_argument(
        "name", nargs="?", metavar=_("NAME"), help=_("of a new one, else the number of one on the list")
    )
    command.add_argument("--from", type=_day, dest="first_day", metavar="2026-07-06", help=_("first day"))
    command.add_argument("--to", type=_day, dest="last_day", metavar="2026-07-18", help=_("last day"))
    command.add_argument("--scope", default="", metavar=_("TEXT"), help=_("what it is for"))
    command.add_argument("--early", type=_day, metavar="2026-07-05", help=_("day on which some are let in early"))
    command.add_argument("--discount", type=_percent, metavar="20", help=_("in percent"))


def _add_rest(commands: _Commands) -> None:
    command = commands.add("self-test", "self_test.run", _("check that this program works on this computer"))
    command.add_argument("--window", type=Path, metavar=_("FILE"), help=_("the window too; saves a picture of it"))
    command = commands.add("tour", "tour.run", _("show all of it on the sample shop"))
    command.add_argument("--out", type=Path, default=Path("out"), metavar=_("FOLDER"))


def _add_which(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("key", nargs="?", metavar=_("SEGMENT"), help=_("key of a segment"))
    which.add_argument("--rule", type=Path, metavar=_("FILE"), help=_("a rule file instead"))


def _add_as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="2026-12-24", help=_("as if it were that day"))


def _day(text: str) -> int:
    return to_day(_date(text))


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(_("“{text}” is no day; write it as 2026-12-24.").format(text=text))
    return found


def _percent(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 <= found <= 100:
        raise argparse.ArgumentTypeError(_("“{text}” is no share in percent from 0 to 100.").format(text=text))
    return found


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no number of days from 1 to {most}.").format(text=text, most=MOST_DAYS)
        )
    return int(text)


def _amount(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 <= found < 1_000_000:
        raise argparse.ArgumentTypeError(_("“{text}” is no amount; write it as 0.85.").format(text=text))
    return found


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())
