"""Choosing what lists of people show: a dialog with every field of the shop to tick, and how many people have it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Kind
from desktop_seg.segments.coverage import coverage
from desktop_seg.store.database import Database
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.models.people import chosen_columns
from desktop_seg.ui.models.people_column import USUAL, USUAL_KEYS
from desktop_seg.ui.models.word_list import CountedWord
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.widgets.word_picker import WordPicker

# The usual columns show these already.
_SAME = frozenset({"customer_no", "first_name", "last_name", "city", "purchases", "last_day", "monetary"})


@dataclass(frozen=True, slots=True)
class _Offered:
    words: tuple[CountedWord, ...]


def choose_columns(shell: Shell, parent: QWidget) -> None:
    """Open the dialog; all lists of people in the shop follow what is chosen."""
    dialog = ColumnDialog(shell, parent)
    dialog.open()


class ColumnDialog(QDialog):
    """Nothing changes before “Show these”."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        keep_apart(self)
        self._shell = shell
        self.setWindowTitle(_("Columns of lists of people"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picker = WordPicker(shell.theme)
        self.picker.list.setAccessibleName(_("Columns to show"))
        buttons = QDialogButtonBox()
        show = buttons.addButton(_("&Show these"), QDialogButtonBox.ButtonRole.AcceptRole)
        show.setObjectName("primary")
        usual = buttons.addButton(_("The &usual ones"), QDialogButtonBox.ButtonRole.ResetRole)
        usual.clicked.connect(lambda: self.picker.tick_only(USUAL_KEYS))
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(
            label(_("The name is always shown. Behind each field stands for how many people it is known."), wraps=True)
        )
        column.addWidget(self.picker, 1)
        column.addWidget(buttons)
        letter = self.fontMetrics().horizontalAdvance("0")
        self.resize(letter * 60, self.fontMetrics().height() * 28)
        as_of = shell.shop.as_of
        shell.shop.read(lambda db: _offered(db, as_of), self._on_offered, owner=self)

    def accept(self) -> None:
        """Keep the choice with the shop."""
        settings = self._shell.shop.settings
        ticked = self.picker.ticked
        chosen = "" if set(ticked) == set(USUAL_KEYS[1:]) else "\n".join(ticked)
        if settings is not None and chosen != settings.people_columns:
            self._shell.shop.save_settings(replace(settings, people_columns=chosen or ""))
        super().accept()

    def _on_offered(self, found: _Offered) -> None:
        self.picker.show_words(found.words, _without_name(chosen_columns(self._shell.shop)))


def _without_name(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key != USUAL_KEYS[0]]


def _offered(db: Database, as_of: int | None) -> _Offered:
    fields = [each for each in all_fields(db) if each.key not in _SAME and each.kind is not Kind.SEVERAL]
    known = coverage(db, fields, as_of or 0)
    usual = [CountedWord(shown.key, _(shown.title), known.people) for shown in USUAL[1:]]
    further = [CountedWord(each.key, _(each.title), known.known[each.key]) for each in fields if known.known[each.key]]
    return _Offered((*usual, *further))
