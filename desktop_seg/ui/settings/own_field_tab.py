"""Fields of the shop's own: made here, renamed, taken out of sight and put back. Filled in on a customer's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop_seg.base.i18n import N_, _, format_list, format_number
from desktop_seg.model.field import Kind
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnField, known_of, own_fields
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.settings.list_tab import ListTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.text import button

# As people/own_field.py knows them: that module knows all of importing, which nobody needs before something is made.
KIND_TITLES = {
    Kind.TEXT: N_("text"),
    Kind.NUMBER: N_("number"),
    Kind.DATE: N_("date"),
    Kind.YES_NO: N_("yes or no"),
    Kind.CHOICE: N_("choice"),
}


@dataclass(frozen=True, slots=True)
class OwnFieldLine:
    """An own field and of how many people it is known."""

    field: OwnField
    known: int


class OwnFieldTab(ListTab[OwnFieldLine]):
    """Own fields with their type and of how many people they are known; special data have a tab of their own."""

    moves_figures = False
    widest = 2

    def __init__(self, shell: Shell) -> None:
        columns: tuple[Shown[OwnFieldLine], ...] = (
            Shown(N_("Field"), lambda each: each.field.name),
            Shown(N_("Type"), lambda each: _(KIND_TITLES[each.field.kind])),
            Shown(N_("Choices"), lambda each: format_list(each.field.choices) if each.field.choices else ""),
            Shown(N_("Known of"), lambda each: format_number(each.known), True),
            Shown(N_("In use"), lambda each: _("no") if each.field.is_removed else _("yes")),
        )
        hint = _(
            "What else you want to know of your customers. Fill it in on a customer's page, and ask for it in rules."
        )
        super().__init__(shell, _("Own fields"), hint, ValueTableModel(columns, shell.shop))
        self.renamed = button(_("&Call it as below"), self._rename)
        self.gone = button(_("&Remove this field"), self._remove)
        self.back = button(_("Put &back"), self._put_back)
        for act in (self.renamed, self.gone, self.back):
            self.add_act(act)
        self.name = QLineEdit()
        self.name.textChanged.connect(lambda _text: self.show_acts())
        self.kind = QComboBox()
        for kind, title in KIND_TITLES.items():
            self.kind.addItem(_(title), kind)
        self.kind.currentIndexChanged.connect(lambda _at: self._on_kind())
        self.choices = QLineEdit()
        self.choices.setPlaceholderText(_("balcony, garden, allotment"))
        self.add = button(_("&Add this field"), self._add)
        self.form.addRow(_("&Name of the field"), self.name)
        self.form.addRow(_("What it h&olds"), self.kind)
        self.form.addRow(_("&Words to choose from"), self.choices)
        self.add_below(self.add)
        self._on_kind()
        self.look()

    def read(self, db: Database) -> Sequence[OwnFieldLine]:
        known = known_of(db)
        return [OwnFieldLine(each, known.get(each.id, 0)) for each in own_fields(db) if not each.is_sensitive]

    def show_acts(self) -> None:
        chosen = self.chosen
        self.renamed.setEnabled(chosen is not None and bool(self.name.text().strip()))
        self.gone.setEnabled(chosen is not None and not chosen.field.is_removed)
        self.back.setEnabled(chosen is not None and chosen.field.is_removed)

    @property
    def _chosen_kind(self) -> Kind:
        return Kind(str(self.kind.currentData()))

    def _on_kind(self) -> None:
        self.choices.setEnabled(self._chosen_kind is Kind.CHOICE)

    def _add(self) -> None:
        name, kind = self.name.text(), self._chosen_kind
        words = tuple(self.choices.text().split(",")) if kind is Kind.CHOICE else ()

        def work(db: Database) -> None:
            from desktop_seg.people import own_field  # knows all of importing, which nobody needs before

            own_field.add(db, own_field.NewField(name, kind, words))

        self.change(work, _("Changing the own fields"), self._empty)

    def _rename(self) -> None:
        name, chosen = self.name.text(), self.chosen

        def work(db: Database) -> None:
            from desktop_seg.people import own_field

            if chosen is not None:
                own_field.rename(db, chosen.field, name)

        self.change(work, _("Changing the own fields"), self._empty)

    def _remove(self) -> None:
        self._set_removed(True)

    def _put_back(self) -> None:
        self._set_removed(False)

    def _set_removed(self, is_removed: bool) -> None:
        chosen = self.chosen

        def work(db: Database) -> None:
            from desktop_seg.people import own_field

            if chosen is not None:
                (own_field.remove if is_removed else own_field.restore)(db, chosen.field)

        self.change(work, _("Changing the own fields"))

    def _empty(self) -> None:
        self.name.clear()
        self.choices.clear()
