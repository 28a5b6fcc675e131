"""The figures of the last step of an import: what becomes of the rows of each file, and the sales of each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from desktop_seg.base.i18n import N_, _, format_money, format_month, format_number
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.store.import_file import MonthTotal
from desktop_seg.ui.models.value_table import Shown, ValueTableModel


@dataclass(frozen=True, slots=True)
class RowFigures:
    """What becomes of the rows of a file: read = new + updated + same + aside."""

    name: str
    new: int
    updated: int
    same: int
    aside: int

    @property
    def read(self) -> int:
        """All rows."""
        return self.new + self.updated + self.same + self.aside


class RowFiguresModel(ValueTableModel[RowFigures]):
    """One row a file, and their sum below where there are several. The headings show that it adds up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("File"), lambda each: each.name),
                Shown(N_("Rows"), lambda each: format_number(each.read), is_number=True),
                Shown(N_("= New"), lambda each: format_number(each.new), is_number=True),
                Shown(N_("+ Updated"), lambda each: format_number(each.updated), is_number=True),
                Shown(N_("+ Already there"), lambda each: format_number(each.same), is_number=True),
                Shown(N_("+ Set aside"), lambda each: format_number(each.aside), is_number=True),
            ),
            parent,
        )


class MonthsModel(ValueTableModel[MonthTotal]):
    """The sales of each month, the newest first."""

    def __init__(self, currency: str, parent: QObject | None = None) -> None:
        self._currency = currency
        super().__init__(
            (
                Shown(N_("Month"), lambda each: format_month(date(each.year, each.month, 1))),
                Shown(N_("Sales"), lambda each: format_number(each.sales), is_number=True),
                Shown(N_("Amount"), lambda each: format_money(each.net_cents, self._currency), is_number=True),
            ),
            parent,
        )

    def use_currency(self, currency: str) -> None:
        """Show amounts in another currency, from the next figures on."""
        self._currency = currency


def row_figures(reports: Sequence[ImportReport]) -> list[RowFigures]:
    """Return the figures of each file and, for several, their sum."""
    found = [
        RowFigures(each.name, each.rows_new, each.rows_updated, each.rows_same, each.rows_aside) for each in reports
    ]
    if len(found) > 1:
        found.append(
            RowFigures(
                _("Together"),
                sum(each.new for each in found),
                sum(each.updated for each in found),
                sum(each.same for each in found),
                sum(each.aside for each in found),
            )
        )
    return found


def month_totals(reports: Sequence[ImportReport]) -> list[MonthTotal]:
    """Return the sales of each month over all files, the newest first."""
    totals: dict[tuple[int, int], MonthTotal] = {}
    for month in (month for report in reports for month in report.months):
        old = totals.get((month.year, month.month), MonthTotal(month.year, month.month, 0, 0))
        totals[month.year, month.month] = MonthTotal(
            month.year, month.month, old.sales + month.sales, old.net_cents + month.net_cents
        )
    return [totals[key] for key in sorted(totals, reverse=True)]
