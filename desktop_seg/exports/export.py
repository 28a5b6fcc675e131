"""Writing a list: who may be on it, what stands in it, the file, and its line in the journal.

In: an ExportRequest. Out: a file that holds only people who may be written to. The only way a list leaves the shop.
"""

import json
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_number
from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.exports import catalogue, control_group
from desktop_seg.exports.column import columns, consent_columns, people
from desktop_seg.exports.file import Prepared, prepared
from desktop_seg.exports.funnel import LISTED, Funnel
from desktop_seg.exports.mistyped import TITLE, mistyped
from desktop_seg.exports.recipient import recipients
from desktop_seg.exports.request import ExportRequest, ExportResult, Format
from desktop_seg.exports.table import LeftOut, Note, Table, cell, headings
from desktop_seg.model.campaign import Campaign
from desktop_seg.model.customer import CHANNEL_WORDS, Channel
from desktop_seg.model.field import Field
from desktop_seg.model.period import to_date
from desktop_seg.store import campaign, customer_key, export_log, journal, setting
from desktop_seg.store.database import Database


def export(db: Database, request: ExportRequest, as_of: int, progress: Progress | None = None) -> ExportResult:
    """Write the list of a request. An older file at the same place stays whole until the new one is.

    Who may be written to is asked, and the list written, while nobody else can change the shop file. With `measuring`
    some are kept apart first; list, campaign and journal come into being together or not at all.
    Raises UserError when a column does not exist, nobody is left, this kind of output is not written in the format, a
    campaign has that name, or the file cannot be written.
    """
    watched = progress or Quiet()
    target = catalogue.target(request.target)
    target.writer(request.format)
    with ExitStack() as files, db.transaction():
        watched.step(0, 3, _("Looking who may be written to"))
        sieve = recipients(db, request, as_of)
        fields = (*(target.fields or _chosen(db, request.columns)), *consent_columns(request.channel))
        watched.step(1, 3, _("Writing the list"))
        found = mistyped(db, sieve.may) if request.channel is Channel.EMAIL else ()
        table = _table(db, request, sieve, fields, as_of)
        if found:
            note = Note(_(TITLE), "; ".join(f"{each.email} ({each.meant}?)" for each in found))
            table = replace(table, notes=(*table.notes, note))
        written = _written(request, table, files, watched)
        begun = _begun(db, request, sieve, as_of)
        entry = _entry(request, fields, table, written.sha256)
        _enter(db, request, entry, sieve)
        path, notes_path = written.put()
    watched.step(3, 3)
    return ExportResult(
        path=path,
        notes_path=notes_path,
        count=len(table.rows),
        left_out=len(table.left_out),
        guarded_cells=written.altered_cells,
        mistyped=found,
        campaign=begun,
        control=len(_kept_apart(sieve)),
        rested=len(_lost(sieve, LISTED)),
    )


def _kept_apart(sieve: Funnel) -> tuple[int, ...]:
    return _lost(sieve, control_group.KEY)


def _lost(sieve: Funnel, key: str) -> tuple[int, ...]:
    return next((loss.ids for loss in sieve.losses if loss.key == key), ())


def _begun(db: Database, request: ExportRequest, sieve: Funnel, as_of: int) -> Campaign | None:
    """Keep the campaign of a list, None when it is not to be measured."""
    measuring = request.measuring
    if measuring is None:
        return None
    new = Campaign(
        name=measuring.name,
        segment_key=request.segment_key,
        segment_title=request.title,
        sentence=request.sentence,
        purpose=request.purpose,
        channel=request.channel,
        as_of=as_of,
        first_day=measuring.first_day,
        last_day=measuring.first_day + measuring.days - 1,
        measure=measuring.measure,
        control_share=measuring.control_share,
        seed=measuring.seed,
        costs=measuring.costs,
    )
    return campaign.add(db, new, sieve.may, _kept_apart(sieve))


@dataclass(frozen=True, slots=True)
class _Files:
    """The list and, beside a CSV, what it cannot hold itself: both whole, neither in its place yet."""

    file: Prepared
    notes: Prepared | None
    altered_cells: int

    @property
    def sha256(self) -> str:
        return self.file.sha256

    def put(self) -> tuple[Path, Path | None]:
        """Put both in their places; the notes follow the name that the list was given."""
        path = self.file.put()
        return path, None if self.notes is None else self.notes.put(_notes_path(path))


def _written(request: ExportRequest, table: Table, files: ExitStack, progress: Progress) -> _Files:
    """Write the list and its notes. files: takes both back when anything goes wrong until it is closed."""
    target = catalogue.target(request.target)
    altered = 0

    def write(path: Path) -> None:
        nonlocal altered
        altered = target.writer(request.format)(table, path)
        progress.step(2, 3)  # the last chance to stop: a list that is in its place is in the journal too

    file = files.enter_context(prepared(request.path, write))
    notes = None
    if request.format is not Format.XLSX:
        place = _notes_path(request.path)
        notes = files.enter_context(prepared(place, lambda path: target.write_notes(table, path)))
    return _Files(file, notes, altered)


# Disks take names of 255 bytes; this leaves room for what stands behind the name of the list in any language.
_LONGEST_NAME_BYTES = 160


def _notes_path(path: Path) -> Path:
    """Return where the notes of a list stand: beside it, under its name as far as there is room for it."""
    name = path.stem.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore").rstrip()
    return path.with_name(_("{file} - about this list.txt").format(file=name))


def _entry(request: ExportRequest, fields: tuple[Field, ...], table: Table, sha256: str) -> export_log.Entry:
    return export_log.Entry(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        segment_key=request.segment_key,
        target=request.target,
        purpose=request.purpose,
        columns_json=json.dumps([field.key for field in fields]),
        count=len(table.rows),
        left_out_count=len(table.left_out),
        sha256=sha256,
    )


def _enter(db: Database, request: ExportRequest, entry: export_log.Entry, sieve: Funnel) -> None:
    """Enter the list in the journal; of special data without its people, whose consent may end."""
    export_log.add(db, entry, () if request.special else sieve.may)
    if request.special:
        used: dict[str, int | str] = {
            "segment": request.segment_key,
            "fields": ", ".join(request.special),
            "count": entry.count,
        }
        journal.enter(db, "special-export", used)


def _chosen(db: Database, keys: tuple[str, ...]) -> tuple[Field, ...]:
    known = {field.key: field for field in columns(db)}
    for key in keys:
        if key not in known:
            raise UserError(
                _("There is no column “{column}” in this shop.").format(column=key),
                _("“desktop-seg fields” lists what there is."),
            )
    return tuple(known[key] for key in keys)


def _table(db: Database, request: ExportRequest, sieve: Funnel, fields: tuple[Field, ...], as_of: int) -> Table:
    currency = setting.load(db).currency
    rows = [
        [cell(field, value, currency) for field, value in zip(fields, row, strict=True)]
        for row in people(db, sieve.may, fields, as_of)
    ]
    left_out = [LeftOut(key, _(loss.title)) for loss in sieve.losses for key in customer_key.keys(db, loss.ids)]
    return Table(request.title, headings(fields, currency), rows, _notes(request, sieve, as_of), tuple(left_out))


def _notes(request: ExportRequest, sieve: Funnel, as_of: int) -> tuple[Note, ...]:
    return (
        Note(_("Segment"), request.title),
        Note(_("Who is in it"), request.sentence),
        Note(_("As of"), format_date(to_date(as_of), "long")),
        Note(_("To be written to by"), _(CHANNEL_WORDS[request.channel])),
        Note(_("In the segment"), format_number(sieve.in_segment)),
        *(Note(_(loss.title), f"−{format_number(len(loss.ids))}") for loss in sieve.losses if loss.ids),
        Note(_("On this list"), format_number(len(sieve.may))),
        *((Note(_("Purpose"), request.purpose),) if request.purpose else ()),
        *((Note(_("Campaign"), request.measuring.name),) if request.measuring else ()),
    )
