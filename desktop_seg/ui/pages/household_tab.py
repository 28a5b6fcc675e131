"""Who lives together: different people of one address and name, kept apart unless the owner wants them as one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _, format_list, format_number
from desktop_seg.base.progress import Progress
from desktop_seg.people.duplicate import Household
from desktop_seg.people.merge import merge
from desktop_seg.people.who_is_who import WhoIsWho
from desktop_seg.store.customer_link import How
from desktop_seg.store.database import Database
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.pages.decision import Decide, in_card
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.table import Table, fill_with
from desktop_seg.ui.widgets.text import button, label


class HouseholdTab(QWidget):
    """They are counted one by one; as one household they are one customer, who gets one letter."""

    def __init__(self, _shell: Shell, decide: Decide) -> None:
        super().__init__()
        self._decide = decide
        self._names: dict[int, str] = {}
        self._model = ValueTableModel[Household](
            (
                Shown(N_("People"), lambda each: format_list([self._names.get(id_, "") for id_ in each.ids])),
                Shown(N_("How many"), lambda each: format_number(len(each.ids)), True),
            ),
            self,
        )
        self.table = Table(_("Households"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.join_button = button(_("Treat as &one household"), self._on_join)
        said = label(
            _("These people share an address or phone and a last name. They stay apart unless you want them as one."),
            "muted",
            wraps=True,
        )
        row = QHBoxLayout()
        row.addWidget(self.join_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(said)
        column.addWidget(in_card(self.table), 1)
        column.addLayout(row)
        self.join_button.setEnabled(False)

    @property
    def count(self) -> int:
        """How many households there are."""
        return self._model.rowCount()

    def show_found(self, found: WhoIsWho) -> None:
        """List these households."""
        self._names = dict(found.names)
        self._model.show(found.households)
        fill_with(self.table, 0)
        self.join_button.setEnabled(bool(found.households))
        if found.households:
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _on_join(self) -> None:
        chosen = self._model.at(self.table.currentIndex().row())
        if chosen is None:
            return
        kept, *others = chosen.ids

        def act(db: Database, progress: Progress) -> None:
            with db.transaction():
                for each in others:
                    merge(db, kept, each, How.HOUSEHOLD, progress)

        def change(found: WhoIsWho) -> WhoIsWho:
            for each in others:
                found = found.after_merge(kept, each)
            return found

        self._decide(act, change, _("They are one household now. “Treated as one” undoes it."))
