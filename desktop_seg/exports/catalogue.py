"""The kinds of output there are. A new one is one module in exports/target/ and its name here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.exports.request import Format
from desktop_seg.exports.table import Table
from desktop_seg.exports.target import mailing_list, questionnaire
from desktop_seg.model.field import Field

Writer = Callable[[Table, Path], int]


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of output. title: marked with N_. writers: by format; each returns how many cells it had to alter.

    write_notes: writes what a file of that format cannot hold itself, beside it. fields: the columns of a kind of
    output that leaves no choice; empty where the owner chooses them.
    """

    key: str
    title: str
    writers: dict[Format, Writer]
    write_notes: Callable[[Table, Path], None]
    fields: tuple[Field, ...] = ()

    def writer(self, form: Format) -> Writer:
        """Return what writes a format. Raises UserError when this kind of output is not written so."""
        if form not in self.writers:
            raise UserError(
                _("“{title}” cannot be written as .{format}.").format(title=_(self.title), format=form),
                _("Use one of: {keys}.").format(keys=", ".join(f".{each}" for each in self.writers)),
            )
        return self.writers[form]


TARGETS: tuple[Target, ...] = (
    Target(
        mailing_list.KEY,
        mailing_list.TITLE,
        {Format.XLSX: mailing_list.write_workbook, Format.CSV: mailing_list.write_csv},
        mailing_list.write_notes,
    ),
    Target(
        questionnaire.KEY,
        questionnaire.TITLE,
        {Format.XLSX: questionnaire.write_workbook},
        mailing_list.write_notes,
        questionnaire.FIELDS,
    ),
)


def target(key: str) -> Target:
    """Return a kind of output. Raises UserError when there is none of that name."""
    for each in TARGETS:
        if each.key == key:
            return each
    raise UserError(
        _("There is no kind of output “{key}”.").format(key=key),
        _("Use one of: {keys}.").format(keys=", ".join(each.key for each in TARGETS)),
    )
