"""The pages behind the side bar: which one is on show, and making each when it is first wanted."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_seg.base import i18n
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import CUSTOMERS, IMPORTS, OVERVIEW, SEGMENTS, Shell

if TYPE_CHECKING:
    from desktop_seg.ui.pages.segment import SegmentPage

_FIRST_RUN, _SEGMENT = "first_run", "segment"

_FIRST_RUN_MODULE = "desktop_seg.ui.pages.first_run"

# Module and class of each page: a page is imported when it is first shown, so that the window is painted before.
_PAGES = {
    OVERVIEW: ("desktop_seg.ui.pages.overview", "OverviewPage"),
    SEGMENTS: ("desktop_seg.ui.pages.segments", "SegmentsPage"),
    CUSTOMERS: ("desktop_seg.ui.pages.customers", "CustomersPage"),
    IMPORTS: ("desktop_seg.ui.pages.imports", "ImportsPage"),
    _SEGMENT: ("desktop_seg.ui.pages.segment", "SegmentPage"),
}


def warm_up() -> None:
    """Import all pages and the data of number and date formats; on a thread, before the first page is shown."""
    for module, _ in _PAGES.values():
        import_module(module)
    import_module(_FIRST_RUN_MODULE)
    i18n.format_date(date(2000, 1, 1))
    i18n.format_money(1)
    i18n.format_share(0.5)
    i18n.format_number(1)


class PageStack(QStackedWidget):
    """Holds the pages. An empty shop has the first-run page in the place of the overview."""

    def __init__(self, shell: Shell, use_language: Callable[[str], None]) -> None:
        super().__init__()
        self._shell = shell
        self._use_language = use_language
        self._made: dict[str, QWidget] = {}
        self._is_first_run = False
        self._wanted = ""
        self.addWidget(QWidget())  # nothing, until a shop file is open

    @property
    def page(self) -> QWidget | None:
        """The page on show."""
        return self.currentWidget()

    def show_page(self, key: str) -> None:
        """Show a page of the side bar."""
        self._wanted = key
        self._show(_FIRST_RUN if key == OVERVIEW and self._is_first_run else key)

    def show_first_run(self, is_first_run: bool) -> None:
        """Say whether the shop is empty."""
        if is_first_run != self._is_first_run:
            self._is_first_run = is_first_run
            if self._wanted == OVERVIEW:
                self.show_page(OVERVIEW)

    def find_text(self) -> None:
        """Go to the search field of the page on show."""
        if isinstance(self.page, Page):
            self.page.find_text()

    def show_segment(self, key: str) -> None:
        """Show the page of one segment."""
        self._wanted = _SEGMENT
        self._show(_SEGMENT)
        page = self._segment_page()
        if page is not None:
            page.show_segment(key)

    def forget_segment(self) -> None:
        """Another shop is open: the segment on show may not be in it."""
        page = self._segment_page()
        if page is not None:
            page.forget()

    def export(self) -> None:
        """Export the segment on show."""
        page = self._segment_page()
        if page is not None and page is self.page:
            page.export()

    def _segment_page(self) -> "SegmentPage | None":
        page = self._made.get(_SEGMENT)
        return cast("SegmentPage | None", page)

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
