"""Who may be one person: the pairs, and of the chosen one both side by side with what they would be together."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _
from desktop_seg.people.duplicate import Pair
from desktop_seg.people.merge import Whole, dismiss, merge, preview
from desktop_seg.people.reason import in_words
from desktop_seg.people.who_is_who import WhoIsWho
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.side_by_side import SideBySideModel
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.pages.decision import Decide, in_card
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.table import Table, fill_with
from desktop_seg.ui.widgets.text import button, label


class PairTab(QWidget):
    """Nothing is merged but by the button."""

    def __init__(self, shell: Shell, decide: Decide) -> None:
        super().__init__()
        self._shop = shell.shop
        self._decide = decide
        self._asked = Latest()
        self._names: dict[int, str] = {}
        self._is_swapped = False
        self._model = ValueTableModel[Pair](
            (
                Shown(N_("Stays"), lambda pair: self._names.get(pair.kept_id, "")),
                Shown(N_("Joins"), lambda pair: self._names.get(pair.merged_id, "")),
                Shown(N_("Why"), lambda pair: in_words(pair.reasons)),
                Shown(N_("How likely"), lambda pair: _("very likely") if pair.is_sure else _("perhaps")),
            ),
            self,
        )
        self.table = Table(_("Possible duplicates"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.why = label("", "muted", wraps=True)
        self.sides = SideBySideModel(self)
        self.compared = Table(_("The two side by side"))
        self.compared.setModel(self.sides)
        self.merge_button = button(_("&Treat as one customer"), self._on_merge, is_primary=True)
        self.swap_button = button(_("&Swap who stays"), self._on_swap)
        self.two_button = button(_("These are two &people"), self._on_two)
        self._lay_out()
        self._enable(False)

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return self._model.rowCount()

    @property
    def chosen(self) -> Pair | None:
        """The chosen pair."""
        return self._model.at(self.table.currentIndex().row())

    def show_found(self, found: WhoIsWho) -> None:
        """List these pairs; the row that was chosen stays chosen where there is one."""
        row = max(0, self.table.currentIndex().row())
        self._names = dict(found.names)
        self._model.show(found.pairs)
        fill_with(self.table, 0, 1, 2)
        if found.pairs:
            self.table.setCurrentIndex(self._model.index(min(row, len(found.pairs) - 1), 0))
        else:
            self._on_chosen(QModelIndex())

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=8)
        for each in (self.merge_button, self.swap_button, self.two_button):
            buttons.addWidget(each)
        self.table.show_at_least(2)
        self.compared.show_at_least(3)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(in_card(self.table), 2)
        column.addWidget(in_card(self.compared), 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(Scroller(lists), 1)
        whole.addWidget(self.why)
        whole.addLayout(buttons)

    def _on_chosen(self, current: QModelIndex) -> None:
        self._is_swapped = False
        self._enable(current.isValid())
        self._compare()

    def _compare(self) -> None:
        pair = self.chosen
        self.why.setText(_("Why: {reasons}").format(reasons=in_words(pair.reasons)) if pair else "")
        if pair is None:
            self._asked.drop()
            self.sides.show(())
            return
        kept, merged = self._order(pair)
        self._asked.take(self._shop.read(lambda db: preview(db, kept, merged), self._on_whole, owner=self))

    def _on_whole(self, whole: Whole) -> None:
        self.sides.show_whole(whole, self._shop.currency)
        fill_with(self.compared, 1, 2, 3)

    def _order(self, pair: Pair) -> tuple[int, int]:
        return (pair.merged_id, pair.kept_id) if self._is_swapped else (pair.kept_id, pair.merged_id)

    def _enable(self, is_on: bool) -> None:
        for each in (self.merge_button, self.swap_button, self.two_button):
            each.setEnabled(is_on)

    def _on_swap(self) -> None:
        self._is_swapped = not self._is_swapped
        self._compare()

    def _on_merge(self) -> None:
        pair = self.chosen
        if pair is None:
            return
        kept, merged = self._order(pair)
        said = _("{name} is one customer now. “Treated as one” undoes it.").format(name=self._names.get(kept, ""))
        self._decide(
            lambda db, progress: merge(db, kept, merged, progress=progress),
            lambda found: found.after_merge(kept, merged),
            said,
        )

    def _on_two(self) -> None:
        pair = self.chosen
        if pair is None:
            return
        one, other = pair.kept_id, pair.merged_id
        self._decide(
            lambda db, _progress: dismiss(db, one, other),
            lambda found: found.after_dismissal(one, other),
            _("These two stay two people and are not offered again."),
        )
