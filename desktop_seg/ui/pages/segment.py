"""The page of one segment: who is in it and why, its numbers to change, its people, charts and advice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.model.changes import Changes
from desktop_seg.ui import own_segment
from desktop_seg.ui.count_words import count_words
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.advice_tab import AdviceTab
from desktop_seg.ui.pages.charts_tab import ChartsTab
from desktop_seg.ui.pages.definition_tab import DefinitionTab
from desktop_seg.ui.pages.movement_tab import MovementTab
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.pages.people_tab import PeopleTab
from desktop_seg.ui.pages.portrait_tab import PortraitTab
from desktop_seg.ui.pages.why_tab import WhyTab
from desktop_seg.ui.segment_color import color_title, shown_color
from desktop_seg.ui.segment_file import ask_and_share
from desktop_seg.ui.segment_view import SegmentView, segment_view
from desktop_seg.ui.shell import SegmentChoice, Shell
from desktop_seg.ui.widgets.missing_bar import MissingBar
from desktop_seg.ui.widgets.parameter_row import Number, ParameterRow
from desktop_seg.ui.widgets.tabs import Tabs
from desktop_seg.ui.widgets.text import button, label, name_way_back


class SegmentPage(Page):
    """One page for all segments; `show_segment` says which."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Segment"), shell, scrolls=True)
        self._key = ""
        self._numbers: dict[str, Number] = {}
        self._asked = Latest()
        self.back = button(_("‹ All segments"), shell.go_back)
        self.head.insertWidget(0, self.back)
        self.swatch = label("")
        self.head.insertWidget(1, self.swatch)
        self.export_button = button(_("&Export…"), self.export, is_primary=True)
        self.change_button = button("", self.change)
        self.more = QToolButton()
        self._fill_more()
        for made in (self.more, self.change_button, self.export_button):
            self.head.addWidget(made)
        self._sentence = label("", "muted", wraps=True)
        self._figures = label("", "heading", wraps=True)
        self._warning = label("", wraps=True)
        self.missing = MissingBar(shell.import_files)
        self.parameters = ParameterRow()
        self.parameters.changed.connect(self._on_numbers)
        self.people = PeopleTab(shell)
        self.portrait = PortraitTab(shell)
        self.why = WhyTab(shell)
        self.people.why_wanted.connect(self._on_why)
        self.movement = MovementTab(shell)
        self.charts = ChartsTab(shell)
        self.advice = AdviceTab()
        self.definition = DefinitionTab(shell)
        self.tabs = Tabs(_("What to see of this segment"))
        for tab, title in self._tabs():
            self.tabs.addTab(tab, title)
        for widget in (self._sentence, self._figures, self.missing, self._warning, self.parameters):
            self.content.addWidget(widget)
        self.content.addWidget(self.tabs, 1)

    def show_segment(self, key: str) -> None:
        """Show a segment with its usual numbers."""
        if key != self._key:
            self._key = key
            self._numbers = {}
            self.tabs.setCurrentIndex(0)
        self.title.setText("")
        self.refresh()

    def show_way_back(self, title: str) -> None:
        """Name the place that Back leads to; "" means all segments."""
        name_way_back(self.back, _("‹ {place}").format(place=title) if title else _("‹ All segments"))

    def forget(self) -> None:
        """Show no segment: another shop file is open."""
        self._asked.drop()
        self._key = ""

    @property
    def choice(self) -> SegmentChoice:
        """The segment as it stands on the screen."""
        return SegmentChoice(self._key, dict(self._numbers))

    @property
    def figures_text(self) -> str:
        """What is said about how many people there are, or why that cannot be said."""
        return self._figures.text() or self.missing.text

    def export(self) -> None:
        """Export the people of this segment."""
        self.shell.export_segment(self.choice)

    def change(self) -> None:
        """Change the segment; of a ready-made one, make one's own with the numbers on the screen."""
        self.shell.new_segment(self.choice)

    def refresh(self) -> None:
        """Evaluate the segment again."""
        if not self._key:
            return
        key, as_of, numbers = self._key, self.shop.as_of, dict(self._numbers)
        self._asked.take(self.shop.read(lambda db: segment_view(db, key, as_of, numbers), self._on_view, owner=self))

    def concerns(self, changes: Changes) -> bool:
        """Everything but the list of imports matters here."""
        return changes.customers or changes.sales or changes.segments or changes.settings or changes.campaigns

    def focus_back(self) -> None:
        """The people, from where one goes to a customer."""
        self.people.table.setFocus()

    def find_text(self) -> None:
        """Search among the people."""
        self.tabs.setCurrentIndex(0)
        self.people.search.setFocus()

    def focus_first(self) -> None:
        """The tabs."""
        self.tabs.tabBar().setFocus()

    def _tabs(self) -> tuple[tuple[QWidget, str], ...]:
        return (
            (self.people, _("People")),
            (self.portrait, _("Portrait")),
            (self.why, _("Why?")),
            (self.movement, _("Movement")),
            (self.charts, _("Charts")),
            (self.advice, _("Advice")),
            (self.definition, _("Use and history")),
        )

    def _fill_more(self) -> None:
        self.more.setText(_("&More"))
        self.more.setAccessibleName(_("More to do with this segment"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.more)
        self.copy_act = menu.addAction(_("&Copy"), lambda: own_segment.copy(self.shell, self._key))
        self.share_act = menu.addAction(_("&Save as a file…"), lambda: ask_and_share(self.shell, self, self.choice))
        self.delete_act = menu.addAction(_("&Delete"), lambda: own_segment.delete(self.shell, self._key))
        self.more.setMenu(menu)

    def _show_color(self, code: str) -> None:
        """Show the colour of an own segment before its title; its word is the tool tip."""
        self.swatch.setVisible(bool(code))
        if code:
            side = self.fontMetrics().height()
            square = QPixmap(side, side)
            square.fill(shown_color(code, self.shell.theme.tokens.is_dark))
            self.swatch.setPixmap(square)
            self.swatch.setToolTip(color_title(code))

    def _on_why(self, customer_id: int) -> None:
        self.why.show_person(customer_id)
        self.tabs.setCurrentWidget(self.why)

    def _on_numbers(self) -> None:
        self._numbers = self.parameters.numbers
        self.refresh()

    def _on_view(self, view: SegmentView) -> None:
        self.title.setText(view.title)
        self.setAccessibleName(view.title)
        self._show_color(view.segment.color)
        self._sentence.setText(view.sentence)
        self._figures.setText(count_words(view.count) if view.count else "")
        self._figures.setVisible(view.count is not None)
        self.missing.show_missing(view.missing, view.import_helps)
        few = view.count is not None and 0 < view.buyers < view.segment.warn_below
        self._warning.setText(
            _("Your shop is still small for this segment: take it as a list of names, not as a figure.")
        )
        self._warning.setVisible(few)
        if self.parameters.numbers != self._numbers or self.parameters.segment_key != view.segment.key:
            self.parameters.show_segment(view.segment, self._numbers)
        self.people.show_people(view.ids)
        self.portrait.show_people(view.segment, view.ids)
        self.why.show_segment(self.choice)
        self.movement.show_segment(view.segment, self._numbers)
        self.charts.show_people(view.ids)
        self.advice.show_advice(view.segment)
        self.definition.show_segment(view.segment)
        self.export_button.setEnabled(bool(view.ids))
        self.change_button.setText(_("&Change…") if view.segment.is_own else _("&Make my own…"))
        self.copy_act.setVisible(view.segment.is_own)
        self.delete_act.setVisible(view.segment.is_own)
