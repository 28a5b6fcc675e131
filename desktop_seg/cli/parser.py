"""The reader of the command line, with what it says in the owner's language: what was wrong, and what may be written.

The reader of the standard library says it in English, and with the words of a programmer. Used by: arguments.
"""

import argparse
import difflib
import re
import sys
from typing import Any, NoReturn

from desktop_seg.base.i18n import N_, _, format_list, ngettext

NOT_UNDERSTOOD = 2


class Parser(argparse.ArgumentParser):
    """Ends the program with 2, one sentence on what was wrong and one on what helps."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(NOT_UNDERSTOOD, f"{_told(message)}\n")

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            text = ngettext(
                "This part of the command is not understood: {words}.",
                "These parts of the command are not understood: {words}.",
                len(rest),
            )
            self.error(_("{what} {help}").format(what=text.format(words=" ".join(rest)), help=_help(self.prog)))
        return found

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(each) for each in action.choices]
        alike = difflib.get_close_matches(str(value), known, n=1)
        if isinstance(action, argparse._SubParsersAction):
            what = _("There is no command “{word}”.").format(word=value)
        elif action.option_strings:
            what = _("“{word}” is nothing that {option} can be.").format(word=value, option=action.option_strings[0])
        else:
            what = _("“{word}” is nothing that can stand here.").format(word=value)
        if alike:
            hint = _("Did you mean “{word}”? Possible are: {words}.")
            self.error(_("{what} {help}").format(what=what, help=hint.format(word=alike[0], words=format_list(known))))
        hint = _("Possible are: {words}.").format(words=format_list(known))
        self.error(_("{what} {help}").format(what=what, help=hint))


def _help(prog: str) -> str:
    return _("“{command} --help” lists what may be written.").format(command=prog)


def _told(message: str) -> str:
    """Return a message of the standard library in our words; our own come through as they are."""
    for pattern, said in _SAID.items():
        found = pattern.fullmatch(message)
        if found is not None:
            return _(said).format(**found.groupdict())
    return message


# The standard library has no translations of its own: what it says is always this.
_SAID = {
    re.compile(r"the following arguments are required: (?P<words>.*)"): N_("Something is missing: {words}."),
    re.compile(r"one of the arguments (?P<words>.*) is required"): N_("One of these is missing: {words}."),
    re.compile(r"argument (?P<name>\S+): expected .*"): N_("Something must stand behind {name}."),
    re.compile(r"argument (?P<name>\S+): not allowed with argument (?P<other>.*)"): N_(
        "{name} and {other} cannot stand together; leave one of them out."
    ),
    re.compile(r"argument (?P<name>\S+): invalid int value: '(?P<text>.*)'"): N_("“{text}” is no whole number."),
    re.compile(r"argument \S+: (?P<own>.*)", re.DOTALL): "{own}",
}
