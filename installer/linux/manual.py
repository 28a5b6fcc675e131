"""Writes the manual page of the command line from what the program itself says of its commands. Used by: deb."""

import argparse
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from desktop_seg.base import i18n
from desktop_seg.cli import arguments
from installer.product import COMMAND, NAME, packed_at, version


def page() -> str:
    """Return the page in the form of `man`."""
    i18n.use("en")
    parser = arguments.parser()
    day = datetime.fromtimestamp(packed_at(), UTC).date().isoformat()
    lines = [
        f'.TH {COMMAND.upper()} 1 "{day}" "{NAME} {version()}"',
        ".SH NAME",
        rf"{_plain(COMMAND)} \- customer segments for small shops",
        ".SH SYNOPSIS",
        f".B {_plain(COMMAND)}",
        r"[\fB\-\-shop\fR \fIFILE\fR] [\fICOMMAND\fR ...]",
        ".SH DESCRIPTION",
        _plain(parser.description or ""),
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
    ]
    for name, command in sorted(_commands(parser).items()):
        usage = re.sub(r"\s+", " ", command.format_usage().partition(" ")[2]).strip()
        lines += [f".SS {_plain(name)}", _plain((command.description or "").capitalize()) + "."]
        lines += [".PP", ".nf", _plain(usage), ".fi", *_options(command)]
    lines += [".SH EXIT STATUS", _plain(parser.epilog or "")]
    return "\n".join([*lines, ""])


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    (found,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found.choices)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        is_told = action.help not in (None, argparse.SUPPRESS) or not action.option_strings
        if not is_told or isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
        value = f" {action.metavar}" if action.option_strings and isinstance(action.metavar, str) else ""
        yield ".TP"
        yield rf"\fB{_plain(names)}\fR{_plain(value)}"
        yield _plain(str(action.help or ""))


def _plain(text: str) -> str:
    """Return a text that `man` takes literally."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)
