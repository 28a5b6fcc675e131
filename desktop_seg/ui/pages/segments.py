"""The segments page: the gallery of all segments, by what one wants to do, with a search."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton

from desktop_seg.base.i18n import _
from desktop_seg.model.changes import Changes
from desktop_seg.segments.segment import Goal
from desktop_seg.segments.segment_type import TYPES
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.gallery import GOAL_TITLES, GalleryModel, SegmentCard, segment_cards
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.segment_file import ask_and_open
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.gallery import Gallery
from desktop_seg.ui.widgets.missing_bar import MissingBar
from desktop_seg.ui.widgets.search_box import SearchBox
from desktop_seg.ui.widgets.text import button, label


class SegmentsPage(Page):
    """Every ready-made segment counted on the shop's own data, and the owner's own ones before them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Segments"), shell)
        self._asked = Latest()
        self._shown_of: Path | None = None
        self._cards = GalleryModel(self)
        self._search = SearchBox(_("Search segments"), shell.theme, letters=24)
        self._search.searched.connect(self._cards.search)
        self.head.addWidget(self._search)
        self.head.addWidget(button(_("&Open a file…"), lambda: ask_and_open(shell, self)))
        self.head.addWidget(button(_("&New segment…"), shell.new_segment, is_primary=True))
        self.content.addLayout(self._goals())
        self._hint = label("", "muted", wraps=True)
        self._hint.hide()
        self.content.addWidget(self._hint)
        self.gallery = Gallery(_("Segments"), self._cards, shell.theme)
        self.gallery.opened.connect(shell.show_segment)
        self.missing = MissingBar(shell.import_files)
        self.gallery.reached.connect(self._on_reached)
        self.content.addWidget(self.gallery, 1)
        self.content.addWidget(self.missing)

    def refresh(self) -> None:
        """Count all segments again. Of a shop that is new to the page the segments themselves are shown first: in a
        large one counting takes some seconds."""
        as_of, path = self.shop.as_of, self.shop.path

        def count() -> None:
            self._asked.take(self.shop.read(lambda db: segment_cards(db, as_of), self._on_cards, owner=self))

        def show(cards: tuple[SegmentCard, ...]) -> None:
            self._shown_of = path
            self._on_cards(cards)
            count()

        if as_of is None or path == self._shown_of:
            count()
        else:
            uncounted = self.shop.read(lambda db: segment_cards(db, as_of, is_counted=False), show, owner=self)
            self._asked.take(uncounted)

    def concerns(self, changes: Changes) -> bool:
        """Everything but the list of imports matters here."""
        return changes.customers or changes.sales or changes.segments or changes.settings

    def find_text(self) -> None:
        """Go to the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def focus_first(self) -> None:
        """The cards."""
        self.gallery.setFocus()

    def _goals(self) -> FlowLayout:
        row = FlowLayout()
        says = label(_("I want to …"), "muted")
        says.setContentsMargins(0, 4, 4, 4)
        row.addWidget(says)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self._add_goal(row, group, _("see all"), lambda: self._cards.show_goal(None))
        for goal in (Goal.KEEP, Goal.SECOND_SALE, Goal.WIN_BACK, Goal.KNOW, Goal.OWN):
            self._add_goal(row, group, _(GOAL_TITLES[goal]), partial(self._cards.show_goal, goal))
        group.buttons()[0].setChecked(True)
        self.type = QComboBox()
        self.type.setAccessibleName(_("What the segments are about"))
        self.type.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.type.currentIndexChanged.connect(lambda _at: self._cards.show_type(str(self.type.currentData() or "")))
        row.addWidget(self.type)
        return row

    def _show_types(self) -> None:
        """Offer the types of which there are segments; the chosen one stays."""
        chosen = self.type.currentData()
        with QSignalBlocker(self.type):
            self.type.clear()
            self.type.addItem(_("about anything"), "")
            for each in TYPES:
                if each.key in self._cards.type_keys:
                    self.type.addItem(_(each.title), each.key)
            self.type.setCurrentIndex(max(0, self.type.findData(chosen)))

    def _add_goal(self, row: FlowLayout, group: QButtonGroup, title: str, act: Callable[[], None]) -> None:
        made = _Chip(title)
        made.toggled.connect(lambda is_on: act() if is_on else None)
        group.addButton(made)
        row.addWidget(made)

    def _on_cards(self, cards: tuple[SegmentCard, ...]) -> None:
        self._cards.show_cards(cards)
        self._show_types()
        figures = self.shop.figures
        is_empty = figures is None or not figures.customers
        self._hint.setText(_("The segments fill as soon as sales with customers are imported."))
        self._hint.setVisible(is_empty)

    def _on_reached(self, card: SegmentCard | None) -> None:
        """Say of a grey card what would open it."""
        if card is None or not card.missing:
            self.missing.show_missing("")
        else:
            said = _("“{segment}”: {missing}").format(segment=card.title, missing=card.missing)
            self.missing.show_missing(said, card.import_helps)


class _Chip(QPushButton):
    """A choice that is bold while it is the chosen one; it always has the room for that."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setCheckable(True)
        self.setProperty("role", "chip")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, more), hint.height())
