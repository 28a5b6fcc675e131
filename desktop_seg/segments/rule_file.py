"""A rule as a file: the JSON form, written by hand or saved to be mailed. See resources/help/rule_files.md."""

import errno
import json
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.base.small_file import read_small_text
from desktop_seg.rules.json_form import from_json, to_json
from desktop_seg.rules.tree import Listed, Rule
from desktop_seg.rules.walk import parts
from desktop_seg.segments import own
from desktop_seg.segments.segment import Segment

_MOST_BYTES = 1_000_000  # a rule of a thousand conditions is a tenth of it; more is some other file


def read(path: Path) -> Segment:
    """Read a rule file as a segment that is not saved; "title" in the file names it, else the file's name does.

    Raises UserError for a file that cannot be read or holds no rule.
    """
    try:
        written = json.loads(read_small_text(path, _MOST_BYTES))
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise UserError(
                _("“{file}” is too large for a rule.").format(file=path.name),
                _("Choose a file that was saved as a segment."),
            ) from error
        raise UserError(
            _("The rule file “{file}” cannot be opened.").format(file=path.name),
            _("Check that the file is there and not open in another program."),
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            _("“{file}” is not written as a rule file (JSON).").format(file=path.name),
            _("Look at the examples in the help under “Rule files”."),
        ) from error
    rule = from_json(written)
    title = written.get("title")
    return own.named(title if isinstance(title, str) and title else path.stem, rule)


def write(path: Path, title: str, rule: Rule) -> None:
    """Write a filled rule with its title; an older file of that name stays whole until the new one is.

    Raises UserError when the file cannot be written, and for a rule that names people: they are no stranger's business.
    """
    if any(isinstance(part, Listed) for part in parts(rule)):
        raise UserError(
            _("This segment names people one by one, so a file of it would hold their numbers."),
            _("Export it as a list instead, or share a segment that is made of conditions."),
        )
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(json.dumps({"title": title, **to_json(rule)}, ensure_ascii=False, indent=2), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError(
            _("The file “{file}” cannot be written there.").format(file=path.name),
            _("Choose another folder, or close the program that has the file open."),
        ) from error
