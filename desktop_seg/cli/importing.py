"""The command `import`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_seg.base import counted
from desktop_seg.base.i18n import _, format_date, format_money, format_number, ngettext
from desktop_seg.cli import password
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Json, Output
from desktop_seg.importing.answer import AnswerFile, Answers, read_answers
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.question import Question
from desktop_seg.importing.session import ImportSession, Worker
from desktop_seg.importing.writing.report import ImportReport, joined_sentence
from desktop_seg.model.period import to_date, today
from desktop_seg.store import setting

_QUESTIONS = 3
_SHOWN_PROBLEMS = 10


def import_files(asked: Asked, output: Output) -> int:
    """Import files one after the other; stop before the first one with open questions. 3 when there was one."""
    files: Sequence[Path] = asked.values["files"]
    answers = read_answers(asked.values["answers"]) if asked.values["answers"] else AnswerFile()
    kind = FileKind(asked.values["kind"]) if asked.values["kind"] else None
    with asked.open(must_exist=False) as db:
        settings = setting.load(db)
    reports: list[Json] = []
    with ImportSession(asked.shop, settings.country, settings.currency, today(), worker=Worker.FORKED) as session:
        for path in files:
            found = password.inspect(session, path, Answers(kind=kind).over(answers.for_file(path.name)))
            if not found.is_ready:
                _say_questions(found, output)
                output.data({"imports": reports, "questions": [_question(each) for each in found.questions]})
                return _QUESTIONS
            act = session.dry_run if asked.values["dry_run"] else session.run
            report = act(path, found.plan)
            _say_report(found, report, settings.currency, output)
            reports.append(_report(found, report))
    output.data({"imports": reports, "questions": []})
    return 0


def _say_report(found: Inspection, report: ImportReport, currency: str, output: Output) -> None:
    title = _("{file}: {kind}").format(file=report.name, kind=_(KIND_TITLES[report.kind]))
    output.say(title)
    output.say(f"  {report.sentence}")
    if report.customers_joined:
        output.say(f"  {joined_sentence(report.customers_joined)}")
    for remark in found.remarks:
        output.say(f"  {remark}")
    for sentence in _figures(report, currency):
        output.say(f"  {sentence}")
    for problem in report.problems[:_SHOWN_PROBLEMS]:
        where = _("row {row}, {column}") if problem.column else _("row {row}")
        output.say(f"    {where.format(row=problem.row, column=problem.column)}: {problem.reason}")
    more = len(report.problems) - _SHOWN_PROBLEMS
    if more > 0:
        output.say("    " + ngettext("and {n} more", "and {n} more", more).format(n=format_number(more)))


def _figures(report: ImportReport, currency: str) -> Iterator[str]:
    """Yield what the owner can hold against the till: new sales and customers, period, every month."""
    if report.first_day is None or report.last_day is None:
        return
    yield _("New: {sales}, {customers}.").format(
        sales=counted.sales(report.sales_new), customers=counted.customers(report.customers_new)
    )
    yield _("Sales from {first} to {last}: {net}.").format(
        first=format_date(to_date(report.first_day)),
        last=format_date(to_date(report.last_day)),
        net=format_money(report.net_cents, currency),
    )
    for month in report.months:
        text = _("{year}-{month}: {sales}, {net} (the same as your till says?)")
        yield "  " + text.format(
            year=month.year,
            month=f"{month.month:02}",
            sales=counted.sales(month.sales),
            net=format_money(month.net_cents, currency),
        )


def _say_questions(found: Inspection, output: Output) -> None:
    output.say(_("{file} was not imported: something has to be answered first.").format(file=found.name))
    for question in found.questions:
        output.say(f"  {question.sentence}")
        output.say(f"  {question.what_to_do}")
        for option in question.options:
            examples = ", ".join(f"{example.text} = {example.meaning}" for example in option.examples)
            output.say(f"    {option.answer}: {option.title}" + (f" ({examples})" if examples else ""))
    output.say(_("Write the answers into a file and name it with --answers."))


def _question(question: Question) -> Json:
    return {
        "kind": question.kind.value,
        "column": question.header,
        "about": question.need,
        "question": question.sentence,
        "options": [
            {"answer": option.answer, "title": option.title, "examples": [[e.text, e.meaning] for e in option.examples]}
            for option in question.options
        ],
    }


def _report(found: Inspection, report: ImportReport) -> Json:
    return {
        "import": report.import_id,
        "name": report.name,
        "kind": report.kind.value,
        "dry_run": report.is_dry_run,
        "rows_read": report.rows_read,
        "rows_new": report.rows_new,
        "rows_updated": report.rows_updated,
        "rows_same": report.rows_same,
        "rows_aside": report.rows_aside,
        "customers_new": report.customers_new,
        "customers_joined": report.customers_joined,
        "sales_new": report.sales_new,
        "sales_anonymous": report.sales_anonymous,
        "lines_new": report.lines_new,
        "first_day": None if report.first_day is None else to_date(report.first_day).isoformat(),
        "last_day": None if report.last_day is None else to_date(report.last_day).isoformat(),
        "net_cents": report.net_cents,
        "months": [
            {"month": f"{each.year}-{each.month:02}", "sales": each.sales, "net_cents": each.net_cents}
            for each in report.months
        ],
        "remarks": list(found.remarks),
        "problems": [
            {
                "sheet": each.sheet,
                "row": each.row,
                "column": each.column,
                "text": each.text,
                "reason": each.reason,
                "set_aside": each.is_aside,
            }
            for each in report.problems
        ],
    }
