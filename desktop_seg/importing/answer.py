"""What the owner answered (or a script answers for them): everything in a file that cannot be found out.

The wizard fills Answers as the owner goes on; on the command line they come from a JSON file, see
resources/help/answers.md. Used by: inspect, session, flow, cli.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.base.small_file import read_small_text
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import SUMS_ASIDE, SUMS_COUNT
from desktop_seg.importing.rate import rates_of
from desktop_seg.importing.special_use import SpecialUse, special_use

LEAVE_OUT = ""
# What a field of the shop's own can hold.
OWN_KINDS = {
    "text": ValueKind.TEXT,
    "number": ValueKind.NUMBER,
    "date": ValueKind.PLANNED_DATE,
    "yes_no": ValueKind.YES_NO,
    "choice": ValueKind.CHOICE,
}
_MOST_BYTES = 10_000_000  # answers for a thousand files are a tenth of it; more is some other file


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers for one file; what is not answered is found out or asked.

    columns: heading -> import field, LEAVE_OUT for none. styles: heading -> answer of one of the choices of the
    question. currencies: another currency than the shop's -> what one unit of it is worth, "aside" or "stop".
    header_row: as the owner's spreadsheet counts (first row is 1), 0 finds out. sheets: empty finds out.
    own_fields: headings of columns to keep with the customers. own_kinds: heading -> one of OWN_KINDS, for those whose
    cells do not tell it. special: name of a field -> decision to keep it as a special category.
    sums: what rows that come to as much as others are, "aside" or "count" (see plan).
    is_new: last time's answers for these headings do not count.
    """

    kind: FileKind | None = None
    sheets: tuple[str, ...] = ()
    header_row: int = 0
    encoding: str = ""
    delimiter: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    own_fields: tuple[str, ...] = ()
    own_kinds: Mapping[str, str] = field(default_factory=dict)
    special: Mapping[str, SpecialUse] = field(default_factory=dict)
    without_customers: bool = False
    default_channel: str = ""
    default_till: str = ""
    sums: str = ""
    is_new: bool = False

    def over(self, other: "Answers") -> "Answers":
        """Return these answers, completed from `other` where they say nothing."""
        merged = replace(
            self,
            columns={**other.columns, **self.columns},
            styles={**other.styles, **self.styles},
            currencies={**other.currencies, **self.currencies},
            own_kinds={**other.own_kinds, **self.own_kinds},
            special={**other.special, **self.special},
        )
        gaps = {each.name: getattr(other, each.name) for each in fields(self) if not getattr(merged, each.name)}
        return replace(merged, **gaps)


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """Answers for several files: `general` for all, by_name for the files of that name (they win)."""

    general: Answers = Answers()
    by_name: Mapping[str, Answers] = field(default_factory=dict)

    def for_file(self, name: str) -> Answers:
        """Return the answers for a file of this name (without folder)."""
        return self.by_name.get(name, Answers()).over(self.general)


def read_answers(path: Path) -> AnswerFile:
    """Read a file of answers.

    Raises UserError when it cannot be read or holds a word that is no answer.
    """
    try:
        raw = json.loads(read_small_text(path, _MOST_BYTES))
    except OSError as error:
        raise UserError(
            _("The file with answers, “{file}”, cannot be opened.").format(file=path.name),
            _("Check its name and folder."),
        ) from error
    except (ValueError, RecursionError) as error:
        raise _faulty(_("The file with answers, “{file}”, is not written as JSON.").format(file=path.name)) from error
    if not isinstance(raw, dict):
        raise _faulty(_("The file with answers, “{file}”, is not written as JSON.").format(file=path.name))
    by_name = raw.pop("files", {})
    if not isinstance(by_name, dict):
        raise _faulty(_("“files” must hold the answers of each file by its name."))
    return AnswerFile(answers_from(raw), {str(name): answers_from(each) for name, each in by_name.items()})


def answers_from(raw: object) -> Answers:
    """Return the answers of one file from JSON data. Raises UserError that names the word which is no answer."""
    if not isinstance(raw, dict):
        raise _faulty(_("The answers for a file must stand in braces: {“kind”: “customers”}."))
    defaults = {each.name: getattr(Answers(), each.name) for each in fields(Answers)}
    found: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in defaults:
            raise _faulty(_("“{word}” is not something that can be answered.").format(word=name))
        found[name] = _checked(name, value, defaults[name])
    return Answers(**found)


def _checked(name: str, value: object, default: object) -> object:
    if name == "kind":
        if value not in list(FileKind):
            raise _wrong(name, value)
        return FileKind(str(value))
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise _wrong(name, value)
        return tuple(value)
    if name == "special":
        if not isinstance(value, dict):
            raise _wrong(name, value)
        return {str(heading): special_use(str(heading), use) for heading, use in value.items()}
    if isinstance(default, Mapping):
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise _wrong(name, value)
        return _checked_table(name, value)
    if type(value) is not type(default) or (name == "sums" and value not in (SUMS_ASIDE, SUMS_COUNT)):
        raise _wrong(name, value)
    return value


def _checked_table(name: str, value: dict[str, str]) -> dict[str, str]:
    possible = {"columns": {LEAVE_OUT, *BY_KEY}, "own_kinds": set(OWN_KINDS)}.get(name)
    unknown = next((word for word in value.values() if possible is not None and word not in possible), None)
    if unknown is not None:
        raise _wrong(name, unknown)
    if name == "currencies":
        rates_of(value)
    return dict(value)


def _wrong(name: str, value: object) -> UserError:
    return _faulty(
        _("“{value}” is not a possible answer for “{word}”.").format(value=str(value)[:80], word=name),
    )


def _faulty(what: str) -> UserError:
    return UserError(what, _("Look at the page “Answers for an import” in the help for what can be written there."))
