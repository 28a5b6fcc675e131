"""The pages behind the side bar: which one is on show, and making each when it is first wanted."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import CUSTOMERS, IMPORTS, OVERVIEW, Shell

_FIRST_RUN, _SEGMENT = "first_run", "segment"


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

    def forget_segment(self) -> None:
        """Another shop is open: the segment on show may not be in it."""

    def export(self) -> None:
        """Export the segment on show."""

    def undo_last_import(self) -> None:
        """Ask whether to undo the newest import."""

    def _show(self, key: str) -> None:
        if key not in self._made:
            self._made[key] = self._make(key)
            self.addWidget(self._made[key])
        self.setCurrentWidget(self._made[key])

    def _make(self, key: str) -> QWidget:
        if key == _FIRST_RUN:
            from desktop_seg.ui.pages.first_run import FirstRunPage

            return FirstRunPage(self._shell, self._use_language)
        if key == CUSTOMERS:
            from desktop_seg.ui.pages.customers import CustomersPage

            return CustomersPage(self._shell)
        if key == IMPORTS:
            from desktop_seg.ui.pages.imports import ImportsPage

            return ImportsPage(self._shell)
        if key == OVERVIEW:
            from desktop_seg.ui.pages.overview import OverviewPage

            return OverviewPage(self._shell)
        raise KeyError(key)
