"""The report of an import: what became of every row, and totals per month the owner can hold against the till.

Made by run (and by a dry run, with the same figures). Plain data, so that it crosses the pipe of the import process.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import format_number, ngettext
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.model.period import to_date
from desktop_seg.store.import_file import Issue, MonthTotal, Outcome
from desktop_seg.store.sale_write import DayTotal


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """How often the cells of a column (or, with column "", whole rows) did not fit for one reason."""

    column: str
    reason: str
    is_aside: bool
    count: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do (is_dry_run: then import_id is 0).

    rows_read = rows_new + rows_updated + rows_same + rows_aside. New: made a customer, a line or a receipt that was not
    there; updated: changed a value of one that was; same: told nothing new; aside: not imported, see `problems`.
    problems: rows set aside and cells left out, in the order of the file; of very many only some, with examples of each
    reason (they cross a pipe and stand on a screen; the shop file keeps more, rows_aside and cells_left_out count them
    all). problem_counts: the most frequent reasons. first_day, last_day, net_cents, months: of all valid sales in the
    file, whether they were new or not; first_day and last_day of a file without sales: of what it tells.
    sales_anonymous: new sales whose buyer nobody can name. sales_void: new sales that do not count (ShopFigures.sales):
    cancelled ones, and gift cards sold. customers_joined: older customers who came as two and whom
    this list, with number and e-mail in one row, tells to be one.
    """

    import_id: int
    name: str
    kind: FileKind
    rows_new: int
    rows_updated: int
    rows_same: int
    rows_aside: int
    cells_left_out: int
    problems: tuple[Issue, ...]
    problem_counts: tuple[ProblemCount, ...]
    first_day: int | None
    last_day: int | None
    net_cents: int
    months: tuple[MonthTotal, ...]
    customers_new: int
    customers_updated: int
    products_new: int
    sales_new: int
    sales_anonymous: int
    lines_new: int
    is_dry_run: bool = False
    sales_void: int = 0
    customers_joined: int = 0

    @property
    def rows_read(self) -> int:
        """Number of data rows in the file; every one has exactly one outcome."""
        return self.rows_new + self.rows_updated + self.rows_same + self.rows_aside

    @property
    def outcome(self) -> Outcome:
        """The figures that stay in the list of imports."""
        return Outcome(
            rows_new=self.rows_new,
            rows_updated=self.rows_updated,
            rows_same=self.rows_same,
            rows_aside=self.rows_aside,
            first_day=self.first_day,
            last_day=self.last_day,
            net_cents=self.net_cents,
        )

    @property
    def sentence(self) -> str:
        """The outcome in one sentence for the owner."""
        if self.rows_read and self.rows_read == self.rows_same:
            text = ngettext(
                "The only row was there already; nothing was added.",
                "All {n} rows were there already; nothing was added.",
                self.rows_read,
            )
            return text.format(n=format_number(self.rows_read))
        text = ngettext(
            "{n} row read: {new} new, {updated} updated, {same} already there, {aside} set aside.",
            "{n} rows read: {new} new, {updated} updated, {same} already there, {aside} set aside.",
            self.rows_read,
        )
        return text.format(
            n=format_number(self.rows_read),
            new=format_number(self.rows_new),
            updated=format_number(self.rows_updated),
            same=format_number(self.rows_same),
            aside=format_number(self.rows_aside),
        )


def joined_sentence(count: int) -> str:
    """Say that a list told people to be one; "" when it told nothing of the kind."""
    if not count:
        return ""
    text = ngettext(
        "{n} customer who was there twice is one now, because the list has number and e-mail in one row.",
        "{n} customers who were there twice are one each now, because the list has number and e-mail in one row.",
        count,
    )
    return text.format(n=format_number(count))


def by_month(days: list[DayTotal]) -> tuple[MonthTotal, ...]:
    """Add up days to calendar months, oldest first."""
    totals: dict[tuple[int, int], MonthTotal] = {}
    for each in sorted(days):
        date = to_date(each.day)
        old = totals.get((date.year, date.month), MonthTotal(date.year, date.month, 0, 0))
        totals[date.year, date.month] = MonthTotal(
            old.year, old.month, old.sales + each.sales, old.net_cents + each.net_cents
        )
    return tuple(totals.values())
