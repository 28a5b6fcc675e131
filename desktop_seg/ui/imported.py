"""After an import: the window looks again, says what came in, and offers to take it back or to see what did not fit."""

from collections.abc import Sequence

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.base.progress import Progress
from desktop_seg.importing import undo
from desktop_seg.importing.writing.report import ImportReport, joined_sentence
from desktop_seg.model.changes import Changes
from desktop_seg.store.database import Database
from desktop_seg.ui.shell import IMPORTS, Shell
from desktop_seg.ui.widgets.toast import Offer


def tell_imported(shell: Shell, reports: Sequence[ImportReport]) -> None:
    """Bring the window up to date and say what these imports brought. reports: at least one, in their order."""
    aside = sum(report.rows_aside for report in reports)
    offers = []
    if any(report.rows_new or report.rows_updated for report in reports):
        offers.append(Offer(_("Undo"), lambda: _take_back(shell, reports)))
    if aside:
        see = ngettext("See the {n} row", "See the {n} rows", aside).format(n=format_number(aside))
        offers.append(Offer(see, lambda: shell.go_to(IMPORTS)))
    shell.shop.reload(Changes.all(), lambda: shell.tell(said(reports), *offers))


def said(reports: Sequence[ImportReport]) -> str:
    """Return in one sentence what came in."""
    sales = sum(each.sales_new for each in reports)
    people = sum(each.customers_new for each in reports)
    rows = sum(each.rows_new + each.rows_updated for each in reports)
    if sales:
        text = ngettext("Imported {n} sale.", "Imported {n} sales.", sales).format(n=format_number(sales))
    elif people:
        text = ngettext("Imported {n} customer.", "Imported {n} customers.", people).format(n=format_number(people))
    elif rows:
        text = ngettext("Imported {n} row.", "Imported {n} rows.", rows).format(n=format_number(rows))
    else:
        return reports[0].sentence if len(reports) == 1 else _("Everything was there already; nothing was added.")
    joined = joined_sentence(sum(each.customers_joined for each in reports))
    if joined:
        text = f"{text} {joined}"
    aside = sum(each.rows_aside for each in reports)
    if aside:
        more = ngettext("{n} row was set aside.", "{n} rows were set aside.", aside).format(n=format_number(aside))
        return f"{text} {more}"
    return text


def _take_back(shell: Shell, reports: Sequence[ImportReport]) -> None:
    """Undo these imports, the last one first."""
    ids = [report.import_id for report in reversed(reports)]

    def work(db: Database, progress: Progress) -> None:
        for import_id in ids:
            undo.undo(db, import_id, progress)

    def done(_nothing: None) -> None:
        shell.tell(ngettext("The import is undone.", "The imports are undone.", len(ids)))

    shell.shop.write(work, done, Changes.all(), _("Undoing the import"))
