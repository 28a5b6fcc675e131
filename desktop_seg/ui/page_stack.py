"""The pages behind the side bar: which one is on show, the way back, and making each when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_seg.base import i18n
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import CAMPAIGNS, CUSTOMERS, DUPLICATES, IMPORTS, OVERVIEW, QUESTIONS, SEGMENTS, Shell

if TYPE_CHECKING:
    from desktop_seg.ui.pages.customer import CustomerPage
    from desktop_seg.ui.pages.segment import SegmentPage

_FIRST_RUN, _SEGMENT, _CUSTOMER = "first_run", "segment", "customer"

_FIRST_RUN_MODULE = "desktop_seg.ui.pages.first_run"
_IMPORT_WIZARD_MODULE = "desktop_seg.ui.wizards.import_wizard"

# Module and class of each page: a page is imported when it is first shown, so that the window is painted before.
_PAGES = {
    OVERVIEW: ("desktop_seg.ui.pages.overview", "OverviewPage"),
    SEGMENTS: ("desktop_seg.ui.pages.segments", "SegmentsPage"),
    CUSTOMERS: ("desktop_seg.ui.pages.customers", "CustomersPage"),
    DUPLICATES: ("desktop_seg.ui.pages.duplicates", "DuplicatesPage"),
    IMPORTS: ("desktop_seg.ui.pages.imports", "ImportsPage"),
    QUESTIONS: ("desktop_seg.ui.pages.questions", "QuestionsPage"),
    CAMPAIGNS: ("desktop_seg.ui.pages.campaigns", "CampaignsPage"),
    _SEGMENT: ("desktop_seg.ui.pages.segment", "SegmentPage"),
    _CUSTOMER: ("desktop_seg.ui.pages.customer", "CustomerPage"),
}

# The page of the side bar to which another page belongs.
_BELONGS_TO = {_SEGMENT: SEGMENTS, _CUSTOMER: CUSTOMERS, DUPLICATES: CUSTOMERS}


def warm_up() -> None:
    """Import all pages and the data of number and date formats; on a thread, before the first page is shown.

    The import wizard too: a dropped file must not hold up the window. Nothing is imported on a thread later, when the
    window may want the same modules.
    """
    for module, _ in _PAGES.values():
        import_module(module)
    import_module(_FIRST_RUN_MODULE)
    import_module(_IMPORT_WIZARD_MODULE)
    i18n.format_date(date(2000, 1, 1))
    i18n.format_money(1)
    i18n.format_share(0.5)
    i18n.format_number(1)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one has been. segment, customer_id: of the pages that show one thing. title: as Back names it."""

    page: str
    segment: str = ""
    customer_id: int = 0
    title: str = ""


class PageStack(QStackedWidget):
    """Holds the pages. An empty shop has the first-run page in the place of the overview.

    `turned` carries the page of the side bar to which the page on show belongs; `segment_shown` whether it is that of
    a segment.
    """

    turned = Signal(str)
    segment_shown = Signal(bool)

    def __init__(self, shell: Shell, use_language: Callable[[str], None]) -> None:
        super().__init__()
        self._shell = shell
        self._use_language = use_language
        self._made: dict[str, QWidget] = {}
        self._is_first_run = False
        self._here = _Place("")
        self._trail: list[_Place] = []  # from where one came to a customer, or from a customer to a segment
        self.addWidget(QWidget())  # nothing, until a shop file is open

    @property
    def page(self) -> QWidget | None:
        """The page on show."""
        return self.currentWidget()

    def show_page(self, key: str) -> None:
        """Show a page of the side bar; the way back ends here."""
        self._trail.clear()
        self._turn_to(_Place(key))

    def show_first_run(self, is_first_run: bool) -> None:
        """Say whether the shop is empty."""
        if is_first_run != self._is_first_run:
            self._is_first_run = is_first_run
            if self._here.page == OVERVIEW:
                self.show_page(OVERVIEW)

    def find_text(self) -> None:
        """Go to the search field of the page on show."""
        if isinstance(self.page, Page):
            self.page.find_text()

    def show_segment(self, key: str) -> None:
        """Show the page of one segment; Back leads to the customer one came from, else to all segments."""
        self._remember(_CUSTOMER)
        self._turn_to(_Place(_SEGMENT, segment=key))

    def show_customer(self, customer_id: int) -> None:
        """Show the page of one customer; Back leads to where one came from."""
        self._remember(_SEGMENT, CUSTOMERS, OVERVIEW, SEGMENTS, IMPORTS)
        self._turn_to(_Place(_CUSTOMER, customer_id=customer_id))

    def go_back(self) -> None:
        """Show where one came from; without that, the list to which the thing on show belongs."""
        if self._trail:
            self._turn_to(self._trail.pop())
        else:
            self.show_page(_BELONGS_TO.get(self._here.page, OVERVIEW))
        if isinstance(self.page, Page):
            self.page.focus_back()

    def forget_things(self) -> None:
        """Another shop is open: neither the segment nor the customer on show may be in it."""
        self._trail.clear()
        for page in (self._segment_page(), self._customer_page()):
            if page is not None:
                page.forget()

    def export(self) -> None:
        """Export the segment on show."""
        page = self._segment_page()
        if page is not None and page is self.page:
            page.export()

    def _turn_to(self, place: _Place) -> None:
        """Show a place and tell the window."""
        self._here = place
        self._show(_FIRST_RUN if place.page == OVERVIEW and self._is_first_run else place.page)
        self.turned.emit(_BELONGS_TO.get(place.page, place.page))
        self.segment_shown.emit(place.page == _SEGMENT)
        segment, customer = self._segment_page(), self._customer_page()
        if place.page == _SEGMENT and segment is not None:
            segment.show_way_back(self._trail[-1].title if self._trail else "")
            segment.show_segment(place.segment)
        if place.page == _CUSTOMER and customer is not None:
            customer.show_way_back(self._trail[-1].title if self._trail else "")
            customer.show_customer(place.customer_id)

    def _remember(self, *pages: str) -> None:
        """Put where one is on the way back, when it is one of these pages; else the way back ends here."""
        if self._here.page not in pages:
            if self._here.page not in (_SEGMENT, _CUSTOMER):
                self._trail.clear()
        elif isinstance(self.page, Page):
            self._trail.append(replace(self._here, title=self.page.title.text()))

    def _segment_page(self) -> "SegmentPage | None":
        page = self._made.get(_SEGMENT)
        return cast("SegmentPage | None", page)

    def _customer_page(self) -> "CustomerPage | None":
        page = self._made.get(_CUSTOMER)
        return cast("CustomerPage | None", page)

    def _show(self, key: str) -> None:
        if key not in self._made:
            self._made[key] = self._make(key)
            self.addWidget(self._made[key])
        self.setCurrentWidget(self._made[key])

    def _make(self, key: str) -> QWidget:
        if key == _FIRST_RUN:
            first_run = import_module(_FIRST_RUN_MODULE)
            return cast(QWidget, first_run.FirstRunPage(self._shell, self._use_language))
        module, name = _PAGES[key]
        return cast(QWidget, getattr(import_module(module), name)(self._shell))
