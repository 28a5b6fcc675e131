"""The commands that ask about the whole shop: questions (those of the window), cross (one field against another)."""

from dataclasses import asdict, dataclass

from desktop_seg.analysis.cross_table import CrossCell, cross_table
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list, format_number, format_share, ngettext
from desktop_seg.charts.catalogue import Chart, Place, charts_of, missing
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.looking import chosen
from desktop_seg.cli.output import Output
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Field
from desktop_seg.segments import evaluate
from desktop_seg.segments.capability import shop_facts
from desktop_seg.store.database import Database


def questions(asked: Asked, output: Output) -> int:
    """List the questions with their answers; with a key, one of them with its table."""
    key = asked.values["question"]
    charts = charts_of(Place.QUESTIONS)
    if key is not None and key not in {chart.key for chart in charts}:
        raise UserError(
            _("There is no question called “{key}”.").format(key=key),
            _("Choose one of these: {keys}.").format(keys=format_list([chart.key for chart in charts])),
        )
    with asked.open() as db:
        as_of = asked.as_of(db)
        facts = shop_facts(db, as_of)
        told = [_answer(chart, db, as_of, missing(chart, facts)) for chart in charts if key in (None, chart.key)]
    for each in told:
        output.say(f"{each.key}: {each.question}")
        output.say(f"    {each.answer}")
        if key is not None and each.rows:
            output.table(each.headings, each.rows)
    output.data({"questions": [asdict(each) for each in told]})
    return 0


@dataclass(frozen=True, slots=True)
class _Answer:
    """A question with its answer; without rows where the data does not allow one."""

    key: str
    question: str
    answer: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def _answer(chart: Chart, db: Database, as_of: int, lack: str | None) -> _Answer:
    if lack is not None:
        return _Answer(chart.key, chart.question(), lack)
    data = chart.load(db, as_of, None)
    table = chart.table(data)
    return _Answer(chart.key, chart.question(), chart.takeaway(data), table.headings, table.rows)


def cross(asked: Asked, output: Output) -> int:
    """Show how two fields go together, among everyone or the people of a segment."""
    with asked.open() as db:
        as_of = asked.as_of(db)
        fields = {each.key: each for each in all_fields(db)}
        row, column = (_field(fields, asked.values[name]) for name in ("row", "column"))
        ids = evaluate.members(db, chosen(asked, db), as_of) if asked.values["key"] is not None else None
        found = cross_table(db, row, column, as_of, ids)
    cells = {(cell.row, cell.column): _written(cell) for cell in found.cells}
    rows = [[one, *(cells.get((one, other), "") for other in found.columns)] for one in found.rows]
    text = ngettext(
        "{n} person for whom both are known; 100 is the average.",
        "{n} people for whom both are known; 100 is the average.",
        found.known,
    )
    output.say(text.format(n=format_number(found.known)))
    output.table([_(row.title), *found.columns], rows)
    output.data({"known": found.known, "cells": [asdict(cell) for cell in found.cells]})
    return 0


def _written(cell: CrossCell) -> str:
    return _("{share} ({index})").format(share=format_share(cell.share), index=format_number(cell.index))


def _field(fields: dict[str, Field], key: str) -> Field:
    if key not in fields:
        raise UserError(
            _("There is nothing called “{key}” that could be asked about a customer.").format(key=key),
            _("“desktop-seg fields” lists what may be asked about."),
        )
    return fields[key]
