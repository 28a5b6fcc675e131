"""The main window: side bar, pages, menus, status bar, messages. It puts parts together and passes wishes on.

Pages and wizards see it as a `Shell`. Each page is made when it is first shown, so that the window is painted at once.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop_seg.base import paths
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.changes import Changes
from desktop_seg.ui import dialogs, status
from desktop_seg.ui.back_up import ask_and_back_up
from desktop_seg.ui.drop import DropTarget
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.menu import Acts, Menus
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.page_stack import PageStack, warm_up
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.shell import CAMPAIGNS, CUSTOMERS, IMPORTS, OVERVIEW, QUESTIONS, SEGMENTS, SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.banner import Banner
from desktop_seg.ui.widgets.drop_overlay import DropOverlay
from desktop_seg.ui.widgets.job_bar import JobBar
from desktop_seg.ui.widgets.nav import Nav, NavEntry
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.widgets.toast import Offer, Toast
from desktop_seg.ui.wizards import open as wizards


class MainWindow(QMainWindow):
    """The window of one shop. `language_wanted` asks whoever made it to make it again in another language."""

    language_wanted = Signal(str)

    def __init__(self, shop: OpenShop, theme: Theme, faults: Faults) -> None:
        super().__init__()
        self.shop = shop
        self.theme = theme
        self.plotting = Plotting(shop.jobs)
        self._faults = faults
        self.setWindowIcon(QIcon(str(paths.resource("icons", "app.svg"))))
        self.setMinimumSize(640, 420)
        keep_apart(self)
        entries = _entries()
        self.nav = Nav(entries, theme, _("Pages"), self)
        self.stack = PageStack(self, self.language_wanted.emit)
        self.menus = Menus(self, _acts(self), entries, theme)
        self.banner = Banner(_("Use my own files"), self.open_own)
        self._lay_out()
        self._status = label("", "small")
        self._status.setContentsMargins(12, 0, 0, 0)
        self.statusBar().addWidget(self._status, 1)
        self.job_bar = JobBar(shop.jobs)
        self.statusBar().addPermanentWidget(self.job_bar)
        self.toast = Toast(self._inside)
        self._drop = DropTarget(self, DropOverlay(_("Drop to import"), theme, self), self.import_files)
        self.nav.chosen.connect(self.go_to)
        self.stack.turned.connect(self.nav.show_current)
        self.stack.segment_shown.connect(self.menus.show_export)
        self._wanted_page = OVERVIEW
        shop.opened.connect(self._on_opened)
        shop.shop_changed.connect(self._on_shop_changed)
        shop.failed.connect(self.tell_error)
        faults.noticed.connect(self._on_fault)
        if shop.settings is not None:
            self._on_opened()

    # --- what pages and wizards may ask (Shell) ---

    def go_to(self, page: str) -> None:
        """Show a page; made now if it was never shown. While no shop is open there is none to show yet."""
        self._wanted_page = page
        if self.shop.settings is not None:
            self.stack.show_page(page)

    def show_segment(self, key: str) -> None:
        """Show the page of one segment."""
        self.stack.show_segment(key)

    def show_customer(self, customer_id: int) -> None:
        """Show the page of one customer."""
        self.stack.show_customer(customer_id)

    def go_back(self) -> None:
        """Show the page from which one came to the one on show."""
        self.stack.go_back()

    def import_files(self, files: Sequence[Path] = ()) -> None:
        """Open the import wizard; without files ask for them first."""
        if files:
            wizards.import_files(self, self, list(files))
        else:
            dialogs.choose_spreadsheets(self, self.import_files)

    def new_segment(self, base: SegmentChoice | None = None) -> None:
        """Open the segment wizard."""
        wizards.new_segment(self, self, base)

    def export_segment(self, choice: SegmentChoice) -> None:
        """Open the export wizard for a segment."""
        wizards.export_segment(self, self, choice)

    def open_sample(self) -> None:
        """Turn to the sample shop, made first when it is not there."""
        self.shop.open_sample()

    def open_own(self) -> None:
        """Turn back to the owner's own shop file."""
        self.shop.open_own()

    def tell(self, text: str, *offers: Offer) -> None:
        """Show a short message at the foot of the window."""
        self.toast.tell(text, *offers)

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong."""
        if isinstance(error, UserError):
            dialogs.tell_user_error(self, error)
        else:
            self._faults.take(error)

    # --- the window itself ---

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.shop.jobs.titled():
            for dialog in self.findChildren(QDialog):
                dialog.close()  # a wizard that goes down with its window leaves Qt a half that is touched later
            event.accept()
            return
        event.ignore()
        dialogs.ask_to_stop(self, self._close_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    def _close_now(self) -> None:
        for job in self.shop.jobs.titled():
            job.cancel()
        self.shop.jobs.changed.connect(self.close, Qt.ConnectionType.QueuedConnection)
        self.close()

    def _lay_out(self) -> None:
        self._inside = QWidget()
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(self.stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._inside, 1)
        self.banner.hide()
        self.setCentralWidget(whole)

    def _on_opened(self) -> None:
        # Pages and formats are brought in on a thread; importing them here would hold up the window. Whoever goes to
        # another page meanwhile stays there.
        self._wanted_page = OVERVIEW
        self.shop.jobs.work_out(warm_up, lambda _: self._show_opened(), owner=self)

    def _show_opened(self) -> None:
        self.stack.forget_things()
        self.stack.show_first_run(self.shop.is_empty)
        self.go_to(self._wanted_page)
        self._on_shop_changed(Changes.all())

    def _on_shop_changed(self, _changes: Changes) -> None:
        settings, figures = self.shop.settings, self.shop.figures
        if settings is None or figures is None:
            return
        name = settings.name or _("My shop")
        self.setWindowTitle(_("{shop} – Desktop Seg").format(shop=name))
        self._status.setText(status.shop_line(settings, figures))
        self.banner.setVisible(settings.is_sample)
        self.banner.set_text(_("This is the sample shop. Nothing here is yours; try whatever you like."))
        self.menus.show_sample(settings.is_sample)
        last = self.shop.last_import
        self.menus.show_undo(last.name if last else "")
        self.stack.show_first_run(self.shop.is_empty)

    def _on_fault(self, details: str) -> None:
        dialogs.tell_fault(self, details)


def _entries() -> tuple[NavEntry, ...]:
    return (
        NavEntry(OVERVIEW, _("Overview"), "overview", "Ctrl+1"),
        NavEntry(SEGMENTS, _("Segments"), "segments", "Ctrl+2"),
        NavEntry(CUSTOMERS, _("Customers"), "customers", "Ctrl+3"),
        NavEntry(IMPORTS, _("Imports"), "imports", "Ctrl+4"),
        NavEntry(QUESTIONS, _("Questions"), "questions", "Ctrl+5"),
        NavEntry(CAMPAIGNS, _("Campaigns"), "campaigns", "Ctrl+6"),
    )


def _acts(window: MainWindow) -> Acts:
    """Return what the menus of a window set off."""
    return Acts(
        import_files=window.import_files,
        export=window.stack.export,
        open_other=lambda: dialogs.choose_shop_file(window, paths.data_folder(), window.shop.open),
        back_up=lambda: ask_and_back_up(window, window),
        restore=lambda: _choose_backup(window),
        open_sample=window.open_sample,
        open_own=window.open_own,
        quit=window.close,
        undo_import=lambda: _undo_last_import(window),
        copy=_copy,
        find=window.stack.find_text,
        settings=lambda: _open_settings(window),
        new_segment=window.new_segment,
        go_to=window.go_to,
        go_back=window.go_back,
        use_language=window.language_wanted.emit,
        about=lambda: dialogs.about(window),
    )


def _open_settings(window: MainWindow) -> None:
    if window.shop.settings is not None:
        from desktop_seg.ui.settings.dialog import (
            SettingsDialog,
        )  # knows the calendar, which the first paint does not need

        SettingsDialog(window, window.language_wanted.emit, window).open()


def _choose_backup(window: MainWindow) -> None:
    path = window.shop.path or window.shop.wanted
    if path is not None:
        from desktop_seg.ui.restore_dialog import RestoreDialog  # seldom asked for

        RestoreDialog(window, path, window).open()


def _undo_last_import(window: MainWindow) -> None:
    last = window.shop.last_import
    if last is not None:
        from desktop_seg.ui.undo_import import ask_and_undo  # knows importing, which the first paint does not need

        ask_and_undo(window, window, last)


def _copy() -> None:
    """Copy from whatever has the focus: a table takes its rows, a field its text."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    focus = QApplication.focusWidget()
    if isinstance(focus, Table | QLineEdit):
        focus.copy()
