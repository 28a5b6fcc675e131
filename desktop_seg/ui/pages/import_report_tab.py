"""The report of one import, opened again: what became of its rows, what it told of each month, what undoing takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_date, format_money, format_number
from desktop_seg.model.period import to_date
from desktop_seg.store.import_file import Outcome
from desktop_seg.ui.import_view import ImportView
from desktop_seg.ui.models.import_figure import MonthsModel
from desktop_seg.ui.models.imports import kind_words
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.status import local_day
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.pairs import Pair, Pairs
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label


class ImportReportTab(QWidget):
    """Sentences at the left, at the right the months to hold against the till."""

    def __init__(self, shop: OpenShop) -> None:
        super().__init__()
        self._shop = shop
        self.pairs = Pairs()
        self._months_of = MonthsModel(shop.currency, self)
        self.months = Table(_("Sales per month"))
        self.months.setModel(self._months_of)
        self.months.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.months.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.months.horizontalHeader().setStretchLastSection(True)
        self._right = QWidget()
        self._lay_out()

    def show_import(self, view: ImportView) -> None:
        """Show the report of an import."""
        currency = self._shop.currency
        pairs = [
            Pair(_("What it is"), kind_words(view.file.kind)),
            Pair(_("Imported"), local_day(view.file.imported_at)),
            Pair(_("Rows"), rows_words(view.file.outcome)),
        ]
        period = _period(view.file.outcome, currency)
        if period:
            pairs.append(Pair(_("Sales in the file"), period))
        pairs.append(Pair(_("If you undo it"), "\n".join(view.effect.sentences(currency))))
        self.pairs.show_pairs(pairs)
        self._months_of.use_currency(currency)
        self._months_of.show(tuple(reversed(view.file.months)))
        self._right.setVisible(bool(view.file.months))

    def _lay_out(self) -> None:
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 12, 0)
        within.addWidget(self.pairs)
        within.addStretch(1)
        scroller = Scroller(inside)
        scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        scroller.setAccessibleName(_("Report"))
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("Does your till say the same?"), "heading"))
        column.addWidget(self.months, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(24)
        row.addWidget(scroller, 5)
        row.addWidget(self._right, 4)


def rows_words(outcome: Outcome) -> str:
    """Return what became of the rows as a sum that adds up."""
    return _("{read} = {new} new + {updated} updated + {same} already there + {aside} set aside").format(
        read=format_number(outcome.rows_read),
        new=format_number(outcome.rows_new),
        updated=format_number(outcome.rows_updated),
        same=format_number(outcome.rows_same),
        aside=format_number(outcome.rows_aside),
    )


def _period(outcome: Outcome, currency: str) -> str:
    if outcome.first_day is None or outcome.last_day is None:
        return ""
    return _("{first} to {last}: {net}, returns taken off").format(
        first=format_date(to_date(outcome.first_day)),
        last=format_date(to_date(outcome.last_day)),
        net=format_money(outcome.net_cents, currency),
    )
