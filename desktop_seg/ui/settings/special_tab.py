"""Special data: whether they may be used, what is kept and for what, with how many people agreed to it.

Off by default. What the law asks stands above the switch in plain words; it is no legal advice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.base.progress import Progress
from desktop_seg.model.changes import Changes
from desktop_seg.model.field import Kind
from desktop_seg.segments.evaluate import LEAST_GROUP
from desktop_seg.store import special
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnField, own_fields
from desktop_seg.ui.dialogs import ask_to_delete
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.settings.list_tab import ListTab
from desktop_seg.ui.settings.own_field_tab import KIND_TITLES
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.text import button

_LAW = N_(
    "Origin, religion, health, politics, sexuality, trade union, the body: the law forbids to use such data unless each"
    " person said an explicit yes to one purpose, freely and knowing what for; you must be able to show when, and stop"
    " at once when somebody takes it back. This is no legal advice; ask a lawyer when in doubt. With the switch on,"
    " only people with such a yes are in a segment, fewer than 10 are never shown, each segment kept and each list"
    " written with them is noted in the journal."
)


@dataclass(frozen=True, slots=True)
class SpecialLine:
    """A special category and how many people agreed to its use."""

    field: OwnField
    agreed: int


class SpecialTab(ListTab[SpecialLine]):
    """The switch, the fields, and a form to make one by hand."""

    moves_figures = False
    widest = 1

    def __init__(self, shell: Shell) -> None:
        columns: tuple[Shown[SpecialLine], ...] = (
            Shown(N_("Field"), lambda each: each.field.name),
            Shown(N_("Kept for"), lambda each: each.field.purpose),
            Shown(N_("Said yes"), _agreed_words, True),
        )
        super().__init__(shell, _("Special data"), _(_LAW), ValueTableModel(columns, shell.shop))
        self.table.setMinimumHeight(self.fontMetrics().height() * 5)
        self.switch = QCheckBox(_("Let rules &use these data; I have the explicit yes of each person"))
        self.switch.setEnabled(False)
        self.switch.clicked.connect(self._on_switch)
        self.gone = button(_("&Delete this field with all it holds…"), self._ask_to_delete)
        self.acts.addWidget(self.switch)
        self.add_act(self.gone)
        self.name, self.purpose = QLineEdit(), QLineEdit()
        self.purpose.setPlaceholderText(_("as you tell people when you ask them"))
        self.kind = QComboBox()
        for kind, title in KIND_TITLES.items():
            if kind is not Kind.CHOICE:  # its words come with an import
                self.kind.addItem(_(title), kind)
        self.add = button(_("&Add this field"), self._add)
        self.form.addRow(_("&Name of a field you fill in by hand"), self.name)
        self.form.addRow(_("What it h&olds"), self.kind)
        self.form.addRow(_("What it is kept &for"), self.purpose)
        self.add_below(self.add)
        self.look()

    def read(self, db: Database) -> Sequence[SpecialLine]:
        return [SpecialLine(each, special.agreed_count(db, each.key)) for each in own_fields(db) if each.is_sensitive]

    def show_acts(self) -> None:
        settings = self._shell.shop.settings
        self.switch.setEnabled(settings is not None)
        self.switch.setChecked(settings is not None and settings.uses_special)
        self.gone.setEnabled(self.chosen is not None)

    def _on_switch(self, is_on: bool) -> None:
        self.change(lambda db: special.switch(db, is_on), _("Changing the settings"))

    def _add(self) -> None:
        name, kind, purpose = self.name.text(), Kind(str(self.kind.currentData())), self.purpose.text()

        def work(db: Database) -> None:
            from desktop_seg.people import own_field, special_field  # know all of importing, not needed before

            special_field.add(db, own_field.NewField(name, kind), purpose)

        def empty() -> None:
            self.name.clear()
            self.purpose.clear()

        self.change(work, _("Changing the own fields"), empty)

    def _ask_to_delete(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return

        def work(db: Database, _progress: Progress) -> None:
            from desktop_seg.people import special_field

            special_field.forget(db, chosen.field)  # no figure follows from it, and the file is written anew at its end

        def delete() -> None:
            self._shell.shop.write(work, lambda _: None, Changes.all(), _("Changing the own fields"))

        title = _("Delete “{name}” for good?").format(name=chosen.field.name)
        effect = _("All that is known of it and all words on it go too. This cannot be taken back.")
        ask_to_delete(self, title, effect, delete)


def _agreed_words(line: SpecialLine) -> str:
    if line.agreed < LEAST_GROUP:
        return _("fewer than {n}").format(n=LEAST_GROUP)
    return format_number(line.agreed)
