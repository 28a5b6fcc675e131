"""The page of possible duplicates: who may be one person, who lives together, and who is treated as one already.

Looking is asked for by coming here; it runs in the background, with progress and Cancel in the status bar. Reached from
the customers page. What is decided here can be undone here, at any later time.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _, format_number
from desktop_seg.base.progress import Progress
from desktop_seg.model.changes import Changes
from desktop_seg.people.merge import Merge, merges
from desktop_seg.people.who_is_who import WhoIsWho, who_is_who
from desktop_seg.store.shop_file import open_reader
from desktop_seg.ui.jobs import Job, Latest
from desktop_seg.ui.pages.household_tab import HouseholdTab
from desktop_seg.ui.pages.merged_tab import MergedTab
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.pages.pair_tab import PairTab
from desktop_seg.ui.shell import CUSTOMERS, Shell
from desktop_seg.ui.widgets.tabs import MarkedTabs
from desktop_seg.ui.widgets.text import button, label


class DuplicatesPage(Page):
    """Three lists of people, each with what can be decided about them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Possible duplicates"), shell)
        self._found: WhoIsWho | None = None
        self._is_deciding = False
        self._looking = Latest()
        self._job: Job | None = None
        self.head.insertWidget(0, button(_("‹ Customers"), lambda: shell.go_to(CUSTOMERS)))
        self.look_again = button(_("&Look again"), self._look)
        self.head.addWidget(self.look_again)
        self._said = label("", "muted", wraps=True)
        self.content.addWidget(self._said)
        self.pairs = PairTab(shell, self._decide)
        self.households = HouseholdTab(shell, self._decide)
        self.merged = MergedTab(shell, self._decide)
        self.tabs = MarkedTabs(_("Which people to see"))
        for tab in (self.pairs, self.households, self.merged):
            self.tabs.addTab(tab, "")
        self.content.addWidget(self.tabs, 1)
        self.content.addStretch(0)
        self._name_tabs()

    @property
    def said(self) -> str:
        """What is said above the lists."""
        return self._said.text()

    def refresh(self) -> None:
        """Look for possible duplicates, and list who is treated as one."""
        self._look()
        self.shop.read(merges, self._on_merges, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """Whatever changes customers, but for what is decided here: that is shown already."""
        return changes.customers and not self._is_deciding

    def focus_first(self) -> None:
        """The list of the tab on show; without anybody to show there is only looking again."""
        tab = self.tabs.currentWidget()
        if self.tabs.isHidden():
            self.look_again.setFocus()
        elif isinstance(tab, PairTab | HouseholdTab | MergedTab):
            tab.table.setFocus()

    def _look(self) -> None:
        path = self.shop.path
        if path is None:
            return
        self._found = None
        self._said.setText(_("Looking for possible duplicates…"))
        self.look_again.setEnabled(False)
        job = self.shop.jobs.elsewhere(
            lambda progress: _look_in(path, progress),
            self._on_found,
            _("Looking for possible duplicates"),
            self._on_broke,
        )
        job.ended.connect(self._on_ended)
        self._looking.take(job)
        self._job = job

    def _on_found(self, found: WhoIsWho) -> None:
        self._found = found
        self._show()

    def _on_broke(self, error: Exception) -> None:
        self.shell.tell_error(error)

    def _on_ended(self) -> None:
        if self.sender() is not self._job:  # another look began meanwhile
            return
        self.look_again.setEnabled(True)
        if self._found is None:
            self._said.setText(_("Nobody has looked for duplicates to the end. Press Look again."))

    def _on_merges(self, found: tuple[Merge, ...]) -> None:
        self.merged.show_merges(found)
        self._name_tabs()

    def _decide(self, act: Callable[..., object], change: Callable[[WhoIsWho], WhoIsWho] | None, said: str) -> None:
        """Carry out a decision in the background, then show the lists as they are with it.

        act: gets the shop file and a progress. change: brings the lists up to date; None looks anew.
        """
        self._start_deciding(True)

        def done() -> None:
            self._start_deciding(False)
            self.shell.tell(said)
            self.shop.read(merges, self._on_merges, owner=self)
            if change is None or self._found is None:
                self._look()
            else:
                self._found = change(self._found)
                self._show()
            self.focus_first()

        def failed(error: Exception) -> None:
            self._start_deciding(False)
            self.shell.tell_error(error)

        changed = Changes(customers=True, sales=True)
        self.shop.jobs.write(act, lambda _answer: self.shop.reload(changed, done), _("Working out who is who"), failed)

    def _start_deciding(self, is_deciding: bool) -> None:
        """One decision after the other: the lists are those before it until it is carried out."""
        self._is_deciding = is_deciding
        self.setDisabled(is_deciding)

    def _show(self) -> None:
        if self._found is None:
            return
        self.pairs.show_found(self._found)
        self.households.show_found(self._found)
        self._name_tabs()
        self._said.setText(
            _("Every merge can be undone later. A no of one to being written to is a no of both.")
            if self._found.pairs
            else _("Nobody seems to be here twice.")
        )

    def _name_tabs(self) -> None:
        tabs: tuple[tuple[QWidget, str, int], ...] = (
            (self.pairs, _("Possible duplicates ({n})"), self.pairs.count),
            (self.households, _("Households ({n})"), self.households.count),
            (self.merged, _("Treated as one ({n})"), self.merged.count),
        )
        for tab, title, n in tabs:
            self.tabs.setTabText(self.tabs.indexOf(tab), title.format(n=format_number(n)))
        self.tabs.setVisible(any(n for _tab, _title, n in tabs))


def _look_in(path: Path, progress: Progress) -> WhoIsWho:
    db = open_reader(path)
    try:
        return who_is_who(db, progress)
    finally:
        db.close()
