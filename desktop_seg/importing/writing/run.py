"""Carrying out a plan: all rows of a file into the shop file in one transaction, or, as a dry run, none of them.

The import is there completely or not at all. Before the first row the shop file is backed up (when it holds anything)
and the room on the disk is checked; at the end, still in the transaction, the figures of the touched sales and the
metrics of the customers are worked out. Called by the import process (importing/session.py) and by tests.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from desktop_seg.base.garbage import uncollected
from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.importing.cleaning.column import Convert, Converted, Hint, Style
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ImportPlan, to_json
from desktop_seg.importing.reading.raw_row import Cell
from desktop_seg.importing.special_use import spoken_of
from desktop_seg.importing.writing.amount import AFTER_DISCOUNT
from desktop_seg.importing.writing.complaint_file import ComplaintFile
from desktop_seg.importing.writing.consent_file import ConsentFile
from desktop_seg.importing.writing.customer import CustomerWriter
from desktop_seg.importing.writing.customer_file import CustomerFile
from desktop_seg.importing.writing.event_file import EventFile
from desktop_seg.importing.writing.file_writer import FileWriter
from desktop_seg.importing.writing.invoice_file import InvoiceFile
from desktop_seg.importing.writing.own_field_row import KINDS, OwnColumn, OwnFieldWriter
from desktop_seg.importing.writing.product import ProductWriter
from desktop_seg.importing.writing.product_file import ProductFile
from desktop_seg.importing.writing.promotion_file import PromotionFile
from desktop_seg.importing.writing.report import ImportReport, by_month
from desktop_seg.importing.writing.return_file import ReturnFile
from desktop_seg.importing.writing.rows import Column, SheetRows, chunks, no_word_for_nothing
from desktop_seg.importing.writing.sale import Defaults, SaleWriter
from desktop_seg.importing.writing.sale_file import SaleFile
from desktop_seg.importing.writing.special_consent import SpecialConsents
from desktop_seg.importing.writing.survey_file import SurveyFile
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.metrics import changed
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import backup, by_hand, first_load, import_file, journal, link, sale_write, setting
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import NewImport

Known = Callable[[int, Style, Hint], Mapping[Cell, Converted]]
"""Tells what cells of a column were read as already by a style and a hint; nothing where none was."""


def _nothing_known(_index: int, _style: Style, _hint: Hint) -> Mapping[Cell, Converted]:
    return {}


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of the file itself.

    sha256: of its bytes, tells the same file again. size_bytes: 0 when it does not lie on a disk.
    rows: about how many data rows it has, 0 unknown; only for the progress.
    is_part: it holds rows of an earlier file that were set aside and mended, not all of a receipt.
    """

    sha256: str
    size_bytes: int = 0
    rows: int = 0
    is_part: bool = False
    known: Known = _nothing_known


class _DryRun(Exception):
    """Leaves the transaction so that it rolls back."""


# A sale whose date or amount cannot be read would be a wrong figure: its row is set aside.
_REQUIRED = frozenset(
    {
        "order_date", "quantity", "quantity_kept",
        "unit_price", "line_total", "net_total", "gross_sales", "order_total",
        "discount_amount", "discount_rate", "refund_amount", "currency", "event_kind", "start_date", "end_date",
        "unsubscribed_on", "consent_status",
    }
)  # fmt: skip
# Where an answer or an invoice counts without its day, an event without one says nothing.
_NEEDS_ITS_DAY = frozenset({FileKind.EVENTS, FileKind.COMPLAINTS})
# Where a word such as "n/a" stands for the amount, price times quantity would be our guess, not what the file says.
_TOTALS = frozenset({"line_total", "net_total", "gross_sales", "order_total"})


def run(
    db: Database, plan: ImportPlan, sheets: Iterable[SheetRows], facts: SourceFacts, progress: Progress | None = None
) -> ImportReport:
    """Import the rows of a file.

    sheets: the data rows of the plan's sheets in order. Raises UserError (disk full, shop file locked) and Cancelled;
    the shop file is then as it was.
    """
    if db.path is not None:
        backup.check_room(db.path, facts.size_bytes)
        backup.back_up_first(db, "before-import")
    with first_load.transaction(db), uncollected(), changed.noted(db, facts.rows):
        return _written(db, plan, sheets, facts, progress or Quiet())


def dry_run(
    db: Database, plan: ImportPlan, sheets: Iterable[SheetRows], facts: SourceFacts, progress: Progress | None = None
) -> ImportReport:
    """Return the report `run` would give, and leave the shop file as it is."""
    report = None
    try:
        with first_load.transaction(db), uncollected(), changed.noted(db, facts.rows):
            report = _written(db, plan, sheets, facts, progress or Quiet())
            raise _DryRun
    except _DryRun:
        pass
    assert report is not None
    return replace(report, import_id=0, is_dry_run=True)


def columns_of(plan: ImportPlan, known: Known = _nothing_known) -> tuple[Column, ...]:
    """Return the columns of a plan that are imported, with how their cells are read."""
    hint = plan.hint
    has_currencies = plan.column_of("currency") is not None
    columns = []
    for each in plan.columns:
        if each.value is None or (each.field is not None and not BY_KEY[each.field].is_kept):
            continue
        if each.style is None:
            raise ValueError(f"column {each.index} of the plan still has an open question")
        convert = _converter(each.field, each.style, hint)
        in_currency = None
        if has_currencies and isinstance(each.style, MoneyStyle):
            in_currency = partial(_in_currency, each.field, each.style, hint)
        is_required = _is_required(each.field, plan)
        values = known(each.index, each.style, hint) if _is_read_plainly(each.field) else {}
        columns.append(Column(each.key, each.header, each.index, convert, is_required, in_currency, values))
    return tuple(columns)


def _is_required(field: str | None, plan: ImportPlan) -> bool:
    if field == "discount_amount" and plan.fields & AFTER_DISCOUNT:
        return False  # what was paid stands beside it: "10%" as the discount costs nobody the row
    return field in _REQUIRED or (field == "event_date" and plan.kind in _NEEDS_ITS_DAY)


def _is_read_plainly(field: str | None) -> bool:
    """Whether the cells of a field are read by its style alone, as they are while the file is looked at."""
    return field != "unit_price" and field not in _TOTALS


def _converter(field: str | None, style: Style, hint: Hint) -> Convert:
    if _is_read_plainly(field):
        return style.reader(hint)
    convert = style.reader(replace(hint, keeps_parts_of_cents=field == "unit_price"))
    return no_word_for_nothing(convert) if field in _TOTALS else convert


def _in_currency(field: str | None, style: MoneyStyle, hint: Hint, currency: str) -> Convert:
    """Return how amounts without a mark are read in a row that names its currency."""
    return _converter(field, replace(style, currency=currency), hint)


def _written(
    db: Database, plan: ImportPlan, sheets: Iterable[SheetRows], facts: SourceFacts, progress: Progress
) -> ImportReport:
    at = datetime.now(UTC).isoformat("T", "seconds")
    new = NewImport(
        plan.name, facts.sha256, plan.kind, json.dumps(to_json(plan), ensure_ascii=False), at, facts.is_part
    )
    import_id = import_file.enter(db, new)
    columns = columns_of(plan, facts.known)
    headers = {column.field: column.header for column in columns}
    with by_hand.lifted_off(db):
        writers = Writers(
            db,
            import_id,
            CustomerWriter(db, import_id, headers),
            ProductWriter(db, import_id, frozenset(headers)),
            SaleWriter(db, import_id, frozenset(headers), Defaults(plan.default_till, plan.default_channel)),
        )
        file = _writer_of(plan, writers, headers)
        done = 0
        progress.step(done, facts.rows, _("Importing {file}").format(file=plan.name))
        with first_load.indexes_at_the_end(db):
            with first_load.keys_at_the_end(db):
                for chunk in chunks(sheets, columns, writers.issues):
                    file.write(chunk)
                    done += len(chunk.rows)
                    progress.step(done, max(facts.rows, done))
            progress.step(0, 0, _("Working out the figures"))
            file.finish()
    link.renew(db)
    return _concluded(writers, plan, file, progress)


def _writer_of(plan: ImportPlan, writers: Writers, headers: dict[str, str]) -> FileWriter:
    makers: dict[FileKind, Callable[[], FileWriter]] = {
        FileKind.CUSTOMERS: lambda: CustomerFile(
            writers, OwnFieldWriter(writers.db, writers.import_id, _own(plan)), SpecialConsents(writers.db, plan)
        ),
        FileKind.PRODUCTS: lambda: ProductFile(writers),
        FileKind.EVENTS: lambda: EventFile(writers, headers),
        FileKind.PROMOTIONS: lambda: PromotionFile(writers),
        FileKind.COMPLAINTS: lambda: ComplaintFile(writers),
        FileKind.INVOICES: lambda: InvoiceFile(writers),
        FileKind.SURVEY: lambda: SurveyFile(writers, headers),
        FileKind.CONSENTS: lambda: ConsentFile(writers, headers),
        FileKind.RETURNS: lambda: ReturnFile(writers),
    }
    return makers.get(plan.kind, lambda: SaleFile(writers, plan))()


def _own(plan: ImportPlan) -> tuple[OwnColumn, ...]:
    purposes, telling = {each.value: each.purpose for each in plan.special}, spoken_of(plan.special)
    return tuple(
        OwnColumn(column.key, column.header, KINDS[column.keep_as], purposes.get(column.index, ""))
        for column in plan.columns
        if column.field is None and column.keep_as is not None and column.index not in telling
    )


def _concluded(writers: Writers, plan: ImportPlan, file: FileWriter, progress: Progress) -> ImportReport:
    """Work out what follows from the rows, and enter the outcome."""
    db, import_id = writers.db, writers.import_id
    report = _report(writers, plan, file)
    import_file.conclude(db, import_id, report.outcome, report.months)
    import_file.write_issues(db, import_id, writers.issues.in_order)
    import_file.write_aside(db, import_id, writers.issues.rows)
    journal.enter(db, "import", {"import_id": import_id, "rows": report.rows_read})
    setting.count_change(db)
    refresh(db, progress)
    return report


def _report(writers: Writers, plan: ImportPlan, file: FileWriter) -> ImportReport:
    sales, customers, tally = writers.sales.ledger, writers.customers.ledger, writers.tally
    days = sale_write.totals(writers.db, sales.older, sales.first_new)
    return ImportReport(
        import_id=writers.import_id,
        name=plan.name,
        kind=plan.kind,
        rows_new=tally.new,
        rows_updated=tally.updated,
        rows_same=tally.same,
        rows_aside=writers.issues.asides,
        cells_left_out=writers.issues.cells,
        problems=writers.issues.told,
        problem_counts=writers.issues.counts,
        first_day=days[0].day if days else writers.days.first,
        last_day=days[-1].day if days else writers.days.last,
        net_cents=sum(each.net_cents for each in days),
        months=by_month(days),
        customers_new=customers.new_count,
        customers_updated=file.customers_changed,
        customers_joined=writers.customers.joined_count,
        products_new=writers.products.ledger.new_count,
        sales_new=sales.new_count,
        sales_anonymous=sum(each.is_new and "customer_id" not in each.given for each in sales.entries.values()),
        sales_void=sale_write.void_count(writers.db, sales.first_new),
        lines_new=file.lines_new,
    )
