"""The shop's promotions and sales: typed in here, or imported as a list. Segments ask who comes on their first day."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from desktop_seg.base.i18n import N_, _, format_date
from desktop_seg.model.period import to_date, today
from desktop_seg.store import promotion
from desktop_seg.store.database import Database
from desktop_seg.store.promotion import Promotion
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.settings.list_tab import ListTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.day_field import DayField
from desktop_seg.ui.widgets.text import button


class PromotionTab(ListTab[Promotion]):
    """Promotions with their first and last day."""

    def __init__(self, shell: Shell) -> None:
        columns: tuple[Shown[Promotion], ...] = (
            Shown(N_("Promotion"), lambda each: each.name),
            Shown(N_("First day"), lambda each: format_date(to_date(each.first_day)), True),
            Shown(N_("Last day"), lambda each: format_date(to_date(each.last_day)), True),
            Shown(N_("Where from"), lambda each: _("typed in") if each.is_typed else _("an import")),
        )
        hint = _("With your promotions here, the program can tell who comes on the first day of a sale.")
        super().__init__(shell, _("Promotions"), hint, ValueTableModel(columns, shell.shop))
        self.gone = button(_("&Remove this promotion"), self._remove)
        self.add_act(self.gone)
        self.name = QLineEdit()
        self.first, self.last = DayField(_("First day")), DayField(_("Last day"))
        self.add = button(_("&Add this promotion"), self._add)
        self.form.addRow(_("&Name of the promotion"), self.name)
        self.form.addRow(_("&First day"), self.first)
        self.form.addRow(_("&Last day"), self.last)
        self.add_below(self.add)
        for day in (self.first, self.last):
            day.put(shell.shop.as_of or today())
        self.look()

    def read(self, db: Database) -> Sequence[Promotion]:
        return promotion.promotions(db)

    def show_acts(self) -> None:
        self.gone.setEnabled(self.chosen is not None and self.chosen.is_typed)

    def _remove(self) -> None:
        if (chosen := self.chosen) is not None:
            self.take_away(
                lambda db: promotion.remove(db, chosen.id),
                lambda db: promotion.add(db, chosen),
                _("Changing the calendar"),
            )

    def _add(self) -> None:
        typed = Promotion(self.name.text().strip(), self.first.day, self.last.day)
        self.change(lambda db: promotion.add(db, typed), _("Changing the calendar"), self.name.clear)
