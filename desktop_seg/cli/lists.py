"""The command that writes a list: export."""

from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.campaigns import begun_words
from desktop_seg.cli.looking import chosen
from desktop_seg.cli.measuring import measured, refuse_without_campaign
from desktop_seg.cli.output import Output
from desktop_seg.exports import catalogue
from desktop_seg.exports.column import STANDARD
from desktop_seg.exports.export import export
from desktop_seg.exports.mistyped import sentence as mistyped_sentence
from desktop_seg.exports.request import ExportRequest, ExportResult, Format
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import today
from desktop_seg.segments import evaluate
from desktop_seg.segments.words import sentence, title
from desktop_seg.store.database import Database


def export_list(asked: Asked, output: Output) -> int:
    """Write a list of those people of a segment who may be written to."""
    if asked.values["campaign"] is None:
        refuse_without_campaign(asked)
    with asked.open() as db:
        request = _request(asked, db)
        if asked.values["campaign"] is not None:
            request = measured(asked, db, request, output)
        result = export(db, request, asked.as_of(db))
    _say(result, output)
    output.data(
        {
            "path": str(result.path),
            "notes": str(result.notes_path) if result.notes_path else None,
            "count": result.count,
            "left_out": result.left_out,
            "guarded_cells": result.guarded_cells,
            "campaign": result.campaign.id if result.campaign else None,
            "kept_apart": result.control,
            "listed_lately": result.rested,
            "mistyped": [{"email": each.email, "meant": each.meant} for each in result.mistyped],
        }
    )
    return 0


def _say(result: ExportResult, output: Output) -> None:
    text = ngettext(
        "{n} person is on the list {file}; {left_out} of the segment may not be written to.",
        "{n} people are on the list {file}; {left_out} of the segment may not be written to.",
        result.count,
    )
    may_not = format_number(result.may_not)
    output.say(text.format(n=format_number(result.count), file=result.path, left_out=may_not))
    if result.rested:
        text = ngettext(
            "{n} person is left out: on a list a short while ago.",
            "{n} people are left out: on a list a short while ago.",
            result.rested,
        )
        output.say(text.format(n=format_number(result.rested)))
    if result.campaign:
        output.say(begun_words(result.campaign))
    if result.mistyped:
        output.say(mistyped_sentence(result.mistyped))
    if result.notes_path:
        output.say(_("Who was left out and why: {file}").format(file=result.notes_path))


def _request(asked: Asked, db: Database) -> ExportRequest:
    """Return what is asked for. Raises UserError for columns of a kind of output that leaves no choice."""
    target = catalogue.target(asked.values["to"])
    columns: tuple[str, ...] = asked.values["columns"]
    if target.fields and columns:
        raise UserError(
            _("The columns of “{title}” are always the same; they cannot be chosen.").format(title=_(target.title)),
            _("Leave out “--columns”."),
        )
    segment = chosen(asked, db)
    return ExportRequest(
        segment_key=segment.key,
        title=title(segment),
        sentence=sentence(db, segment),
        ids=tuple(evaluate.members(db, segment, asked.as_of(db))),
        channel=Channel(asked.values["channel"]),
        columns=() if target.fields else columns or STANDARD,
        target=target.key,
        format=_format(asked.values["out"]),
        path=asked.values["out"],
        purpose=asked.values["purpose"],
        quiet_since=None if asked.values["quiet"] is None else today() - asked.values["quiet"] + 1,
        special=evaluate.gates_of(db, segment),
    )


def _format(path: Path) -> Format:
    ending = path.suffix.lower().removeprefix(".")
    if ending not in list(Format):
        raise UserError(
            _("A list is written as .xlsx or .csv; “{file}” ends in neither.").format(file=path.name),
            _("Give the file one of these endings."),
        )
    return Format(ending)
