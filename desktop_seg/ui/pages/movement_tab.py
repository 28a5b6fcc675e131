"""Who joined and who left a segment between two days, by name; below them how large it was month by month."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_number, ngettext
from desktop_seg.model.period import months_before, to_date
from desktop_seg.segments.movement import Movement, movement
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store.customer_list import Column
from desktop_seg.store.database import Database
from desktop_seg.store.figures import day_before_last_import
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.people import PeopleModel
from desktop_seg.ui.pages.lazy_tab import LazyTab
from desktop_seg.ui.pages.size_card import SizeCard
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card, Scroller
from desktop_seg.ui.widgets.day_field import DayField
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.people_table import PeopleTable
from desktop_seg.ui.widgets.text import label

_IMPORT, _MONTH, _QUARTER, _YEAR, _CHOSEN = "import", "month", "quarter", "year", "chosen"
_COLUMNS = (Column.NAME, Column.LAST_ORDER)  # two lists stand side by side
_LEAST_ROWS = 5  # the tab scrolls, so that both the names and the chart have room
_MONTHS = {_MONTH: 1, _QUARTER: 3, _YEAR: 12}


class MovementTab(LazyTab):
    """Asks only while it is looked at: the segment is evaluated as of two days."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shop = shell.shop
        self._segment: Segment | None = None
        self._numbers: Numbers = {}
        self._is_chosen = False  # the owner has said since when
        self._asked = Latest()
        self.period = QComboBox()
        self.period.setAccessibleName(_("Since when"))
        for key, title in (
            (_IMPORT, _("the last import of sales")),
            (_MONTH, _("a month ago")),
            (_QUARTER, _("three months ago")),
            (_YEAR, _("a year ago")),
            (_CHOSEN, _("two days to choose")),
        ):
            self.period.addItem(title, key)
        self.first, self.last = DayField(_("From this day")), DayField(_("To this day"))
        self.summary = label("", "heading", wraps=True)
        self.joined, self.left = _Names(_("Joined"), shell), _Names(_("Left"), shell)
        self.size_card = SizeCard(shell)
        self._lay_out()
        self.period.currentIndexChanged.connect(self._on_period)
        for field in (self.first, self.last):
            field.day_changed.connect(self._on_day)

    def show_segment(self, segment: Segment, numbers: Numbers) -> None:
        """Compare this segment."""
        self.size_card.show_segment(segment, numbers)
        self._segment, self._numbers = segment, dict(numbers)
        self.ask_when_seen()

    def _lay_out(self) -> None:
        says = label(_("&Since"))
        says.setBuddy(self.period)
        row = FlowLayout()
        for widget in (says, self.period, self.first, label("–"), self.last):
            row.addWidget(widget)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.joined, 1)
        lists.addWidget(self.left, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.summary)
        column.addLayout(lists, 1)
        column.addWidget(self.size_card)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 8, 0, 0)
        outside.addWidget(Scroller(inside))

    def _on_period(self) -> None:
        self._is_chosen = True
        self.ask()

    def _on_day(self) -> None:
        if self.period.currentData() == _CHOSEN:
            self.ask()
        else:
            self.period.setCurrentIndex(self.period.findData(_CHOSEN))

    def ask(self) -> None:
        segment, numbers, as_of = self._segment, self._numbers, self._shop.as_of
        if segment is None:
            return
        if as_of is None:
            self._show_nothing()
            return
        period, chosen = str(self.period.currentData()), (self.first.day, self.last.day)
        self.summary.setText(_("Comparing …"))

        def compare(db: Database) -> Movement | None:
            before = day_before_last_import(db)
            first, last = chosen if period == _CHOSEN else (_first_day(period, as_of, before), as_of)
            return None if first is None else movement(db, segment, first, last, numbers)

        self._asked.take(self._shop.read(compare, self._on_found, owner=self, failed=self._on_refused))

    def _on_refused(self, error: Exception) -> None:
        """Say here what may not be compared; nobody has done anything wrong."""
        self._show_nothing()
        if isinstance(error, UserError):
            self.summary.setText(error.what)
        else:
            self._shop.failed.emit(error)

    def _on_found(self, found: Movement | None) -> None:
        if found is None and not self._is_chosen:
            self.period.setCurrentIndex(self.period.findData(_MONTH))
            return
        if found is None:
            self._show_nothing()
            self.summary.setText(_("There is only one import with sales so far. Choose another period."))
            return
        self.first.put(found.first_day)
        self.last.put(found.last_day)
        self.summary.setText(movement_words(found))
        self.joined.show_people(found.joined)
        self.left.show_people(found.left)

    def _show_nothing(self) -> None:
        self.summary.setText(_("There are no sales yet."))
        self.joined.show_people(())
        self.left.show_people(())


class _Names(Card):
    """One list of names under its heading; Enter opens a customer."""

    def __init__(self, title: str, shell: Shell) -> None:
        super().__init__()
        self._title = title
        self.people = PeopleModel(shell.shop, self, _COLUMNS)
        self.heading = label(title, "heading")
        self.heading.setContentsMargins(12, 2, 12, 2)
        self.table = PeopleTable(title, self.people)
        self.table.show_order(None)
        self.table.opened.connect(shell.show_customer)
        self.table.keep_rows(_LEAST_ROWS)
        self.fill_to_the_edge()
        self.body.addWidget(self.heading)
        self.body.addWidget(self.table)

    def show_people(self, ids: tuple[int, ...]) -> None:
        """List these."""
        self.heading.setText(_("{title}: {n}").format(title=self._title, n=format_number(len(ids))))
        self.people.show_only(ids)


def movement_words(moved: Movement) -> str:
    """Return what happened between two days as a sentence."""
    joined = ngettext("{n} person joined", "{n} people joined", len(moved.joined)).format(
        n=format_number(len(moved.joined))
    )
    left = ngettext("{n} left", "{n} left", len(moved.left)).format(n=format_number(len(moved.left)))
    stayed = ngettext("{n} stayed", "{n} stayed", moved.stayed).format(n=format_number(moved.stayed))
    return _("From {first} to {last}: {joined}, {left}, {stayed}.").format(
        first=format_date(to_date(moved.first_day)),
        last=format_date(to_date(moved.last_day)),
        joined=joined,
        left=left,
        stayed=stayed,
    )


def _first_day(period: str, as_of: int, before_import: int | None) -> int | None:
    return before_import if period == _IMPORT else months_before(as_of, _MONTHS[period])
