"""Step "Summary": what every row becomes, the totals per month to hold against the till, and then the import."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_seg.base.i18n import _, format_date, format_money, format_month, format_number
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.model.period import to_date
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.import_page import ImportPage


class SummaryPage(ImportPage):
    """Figures of a dry run: exactly what Import will do."""

    def __init__(self, flow: ImportFlow, currency: str) -> None:
        super().__init__(
            flow, _("Ready to import"), _("Nothing has been changed yet. You can undo an import at any time.")
        )
        self._currency = currency
        self._figures = QWidget()
        self._grid = QGridLayout(self._figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self.content.addWidget(self._figures)
        self._period = label("", wraps=True)
        self.content.addWidget(self._period)
        self._asked = label(_("Is this what your till says?"), "heading")
        self.content.addWidget(self._asked)
        self.months = QTableWidget(0, 3)
        self.months.setAccessibleName(_("Sales per month"))
        self.months.setHorizontalHeaderLabels([_("Month"), _("Sales"), _("Amount")])
        self.months.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.months.setTabKeyNavigation(False)
        self.months.setShowGrid(False)
        self.months.verticalHeader().hide()
        self.months.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.content.addWidget(self.months, 1)

    def show_flow(self) -> None:
        super().show_flow()
        self._file.hide()
        reports = self.flow.reports
        self._show_figures(reports)
        self._show_months(reports)

    def focus_first(self) -> None:
        self.months.setFocus()

    def _show_figures(self, reports: tuple[ImportReport, ...]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        heads = (_("File"), _("Rows"), _("New"), _("Updated"), _("Already there"), _("Set aside"))
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, "muted"), 0, column, _side(column))
        for row, report in enumerate(reports, 1):
            numbers = (report.rows_read, report.rows_new, report.rows_updated, report.rows_same, report.rows_aside)
            for column, text in enumerate((report.name, *map(format_number, numbers))):
                self._grid.addWidget(label(text, "heading" if column < 2 else ""), row, column, _side(column))
        self._grid.setColumnStretch(0, 1)

    def _show_months(self, reports: tuple[ImportReport, ...]) -> None:
        totals: dict[tuple[int, int], tuple[int, int]] = {}
        for report in reports:
            for month in report.months:
                sales, net = totals.get((month.year, month.month), (0, 0))
                totals[month.year, month.month] = (sales + month.sales, net + month.net_cents)
        self._asked.setVisible(bool(totals))
        self.months.setVisible(bool(totals))
        self._period.setText(self._period_words(reports))
        self.months.setRowCount(len(totals))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, ((year, month_number), (sales, net)) in enumerate(sorted(totals.items(), reverse=True)):
            texts = (format_month(date(year, month_number, 1)), format_number(sales), format_money(net, self._currency))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(right)
                self.months.setItem(row, column, item)
        self.months.scrollToTop()

    def _period_words(self, reports: tuple[ImportReport, ...]) -> str:
        days = [day for report in reports for day in (report.first_day, report.last_day) if day is not None]
        if not days:
            return ""
        return _("Sales from {first} to {last}: {net}.").format(
            first=format_date(to_date(min(days))),
            last=format_date(to_date(max(days))),
            net=format_money(sum(report.net_cents for report in reports), self._currency),
        )


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
