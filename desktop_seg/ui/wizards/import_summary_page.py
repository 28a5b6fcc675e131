"""Last step of the import wizard: what every row becomes, the months to hold against the till, what went wrong."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QHeaderView

from desktop_seg.base import counted
from desktop_seg.base.i18n import _, format_date, format_list, format_money, format_number, ngettext
from desktop_seg.importing.flow import ImportFlow, Place, Step
from desktop_seg.importing.writing.report import ImportReport, joined_sentence
from desktop_seg.model.period import to_date
from desktop_seg.ui.models.import_figure import MonthsModel, RowFiguresModel, month_totals, row_figures
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards.import_page import ImportPage
from desktop_seg.ui.wizards.import_till import TillPanel

_MOST_FILES = 4


class SummaryPage(ImportPage):
    """Figures of a dry run: exactly what Import will do. After an import that failed for a file: why, and again."""

    def __init__(self, flow: ImportFlow, shop: OpenShop) -> None:
        super().__init__(flow, _("Ready to import"))
        self._shop = shop
        self.rows = RowFiguresModel(self)
        self.figures = _table(_("What becomes of the rows"), self.rows)
        self._effect = label("", wraps=True)
        self._faults = label("", "heading", wraps=True)
        self.retry_button = button(_("&Try again"), self._retry)
        self.problems_button = button("", lambda: self._look_at(Step.BAD_ROWS))
        self.columns_button = button(_("Look at the c&olumns…"), lambda: self._look_at(Step.COLUMNS))
        self.tills = TillPanel(shop, self.columns_button)
        self.tills.changed.connect(self.changed)
        self._asked = label(_("Does your till say the same?"), "heading")
        self._period = label("", "muted", wraps=True)
        self.totals = MonthsModel(shop.currency, self)
        self.months = _table(_("Sales per month"), self.totals)
        self._months_card = _in_card(self.months)
        self._lay_out()

    @property
    def about(self) -> str:
        if any(file.report is not None for file in self.flow.files):
            return _("A part of the files is imported. Every import can be undone, also later.")
        return _("Nothing has been changed yet. Every import can be undone, also later.")

    def show_flow(self) -> None:
        reports = self.flow.reports
        self.rows.show(row_figures(reports))
        self._fit_figures()
        self.totals.show(month_totals(reports))
        self.months.show_all_rows()
        has_months = self.totals.rowCount() > 0
        for made in (self._asked, self._months_card):
            made.setVisible(has_months)
        self._period.setText(_period(reports, self._shop.currency))
        joined = joined_sentence(sum(report.customers_joined for report in reports))
        self._effect.setText("\n".join(filter(None, (_effect(reports, self._shop), joined))))
        self._show_problems(reports)
        self._show_faults()
        self.tills.show_files(self.flow.files)

    def focus_first(self) -> None:
        if not self.tills.focus_remembered():
            self.figures.setFocus()

    def _lay_out(self) -> None:
        self._figures_card = _in_card(self.figures)
        self.content.addWidget(self._figures_card)
        self.content.addWidget(self._faults)
        row = QHBoxLayout()
        for made in (self.retry_button, self.problems_button, self.columns_button):
            row.addWidget(made)
        row.addStretch(1)
        self.content.addWidget(self._effect)
        self.content.addLayout(row)
        self.content.addWidget(self.tills)
        self.content.addWidget(self._asked)
        self.content.addWidget(self._period)
        self.content.addWidget(self._months_card)
        self.content.addStretch(1)

    def _fit_figures(self) -> None:
        header = self.figures.horizontalHeader()
        for column in range(1, self.rows.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        lines = min(max(self.rows.rowCount(), 1), _MOST_FILES) + 1
        height = self.figures.verticalHeader().defaultSectionSize() * lines
        self.figures.setFixedHeight(height + 4)

    def _show_problems(self, reports: Sequence[ImportReport]) -> None:
        aside, cells = sum(each.rows_aside for each in reports), sum(each.cells_left_out for each in reports)
        rows = ngettext("See the {n} row that is set aside…", "See the {n} rows that are set aside…", aside)
        left = ngettext("See the {n} cell that is left out…", "See the {n} cells that are left out…", cells)
        text = rows.format(n=format_number(aside)) if aside else left.format(n=format_number(cells))
        self.problems_button.setText(text)
        self.problems_button.setVisible(bool(aside or cells))

    def _show_faults(self) -> None:
        faults = [
            _("{file}: {fault} {help}").format(
                file=file.path.name, fault=file.refusal.what, help=file.refusal.what_to_do
            )
            for file in self.flow.files
            if file.refusal is not None
        ]
        self._faults.setText("\n".join(faults))
        self._faults.setVisible(bool(faults))
        self.retry_button.setVisible(bool(faults))
        has_begun = any(file.report is not None for file in self.flow.files)
        self.columns_button.setVisible(not has_begun)

    def _retry(self) -> None:
        for file in self.flow.files:
            if file.refusal is not None:
                file.retry()
        self.changed.emit()

    def _look_at(self, step: Step) -> None:
        """Go to the first file that this step is about."""
        with_problems = (at for at, file in enumerate(self.flow.files) if file.trial and file.trial.problems)
        file = next(with_problems, 0) if step is Step.BAD_ROWS else 0
        self.ask_place(Place(step, file))


def _table(name: str, model: RowFiguresModel | MonthsModel) -> Table:
    table = Table(name)
    table.setModel(model)
    table.setSelectionMode(Table.SelectionMode.SingleSelection)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _in_card(table: Table) -> Card:
    card = Card()
    card.body.setContentsMargins(2, 2, 2, 2)
    card.body.addWidget(table)
    return card


def _period(reports: Sequence[ImportReport], currency: str) -> str:
    """Return from when to when the files tell of sales, and their sum."""
    days = [day for report in reports for day in (report.first_day, report.last_day) if day is not None]
    if not days or not any(report.months for report in reports):
        return ""
    return _("Sales from {first} to {last}: {net}, returns taken off.").format(
        first=format_date(to_date(min(days))),
        last=format_date(to_date(max(days))),
        net=format_money(sum(report.net_cents for report in reports), currency),
    )


def _effect(reports: Sequence[ImportReport], shop: OpenShop) -> str:
    """Return what the files bring, and what the shop has afterwards.

    Each file was tried by itself: of several files with people nobody knows yet how many are the same.
    """
    if not reports:
        return ""
    if all(report.rows_same == report.rows_read for report in reports):
        return _("All of this is in your shop already; importing it again changes nothing.")
    have_people = sum(1 for report in reports if report.customers_new)
    parts = [_new_words(reports, with_people=have_people < 2), _void_words(sum(each.sales_void for each in reports))]
    if have_people > 1:
        parts.append(_("Customers who stand in more than one file become one."))
    elif shop.figures is not None and parts[0]:
        people = shop.figures.customers + sum(report.customers_new for report in reports)
        sales = shop.figures.sales + sum(report.sales_new - report.sales_void for report in reports)
        after = _("Your shop then has about {customers} and {sales}.")
        parts.append(after.format(customers=counted.customers(people), sales=counted.sales(sales)))
    return " ".join(part for part in parts if part)


def _void_words(count: int) -> str:
    """Say how many of the new sales count nowhere; "" when all do."""
    if not count:
        return ""
    text = ngettext(
        "{n} of these sales is not counted: it was cancelled, or is a gift card.",
        "{n} of these sales are not counted: they were cancelled, or are gift cards.",
        count,
    )
    return text.format(n=format_number(count))


def _new_words(reports: Sequence[ImportReport], *, with_people: bool) -> str:
    """Return what is new, "" for nothing."""
    sales = sum(report.sales_new for report in reports)
    people = sum(report.customers_new for report in reports) if with_people else 0
    articles = sum(report.products_new for report in reports)
    nameless = sum(report.sales_anonymous for report in reports)
    counted = (
        (sales, ngettext("{n} new sale", "{n} new sales", sales)),
        (people, ngettext("{n} new customer", "{n} new customers", people)),
        (articles, ngettext("{n} new article", "{n} new articles", articles)),
        (nameless, ngettext("{n} sale without a name", "{n} sales without a name", nameless)),
    )
    said = [text.format(n=format_number(n)) for n, text in counted if n]
    return _("This brings {what}.").format(what=format_list(said)) if said else ""
