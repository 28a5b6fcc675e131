"""From which till or shop the files of sales are that do not tell it: a field on the last step of the import wizard.

Two tills may give out the same receipt numbers on one day; only a name keeps their receipts apart. Whoever has one
till leaves it empty. Used by: import_summary_page.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.file_flow import FileFlow, asks_till, plain_till, say_till
from desktop_seg.store.figures import tills
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.text import ElidedLabel, label

_LETTERS = 24
# Of more files than this nobody wants to name each: one field is for all of them.
_MOST_FIELDS = 6


class TillPanel(Card):
    """`changed` comes when a name was chosen or typed to its end; the flow knows it with every letter."""

    changed = Signal()

    def __init__(self, shop: OpenShop, before: QWidget) -> None:
        """before: the control from which Tab leads to the fields."""
        super().__init__()
        self._shop = shop
        self._before = before
        self._known: tuple[str, ...] | None = None  # None: not asked for yet
        self._files: list[FileFlow] = []
        self._is_edited = False
        self.fields: list[TillField] = []
        self._hint = label("", "muted", wraps=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(2, 1)
        self.body.addWidget(label(_("Which till or shop is this from?"), "heading"))
        self.body.addWidget(self._hint)
        self.body.addWidget(self._rows)
        self.hide()

    def show_files(self, files: Sequence[FileFlow]) -> None:
        """Show a field for each file that asks for it; what is being typed stays."""
        asking = [file for file in files if file.report is None and asks_till(file)]
        if asking != self._files:
            self._files = asking
            self._make_fields()
        for field in self.fields:
            field.show_till()
        text = _("You need this only if you have more than one: receipts with the same number then stay apart.")
        if self._remembered() is not None:
            text = _("As last time. Change it if a file is from another till or shop.")
        self._hint.setText(text)
        self.setVisible(bool(asking))
        if asking and self._known is None:
            self._known = ()
            self._shop.read(tills, self._on_known, owner=self)

    def focus_remembered(self) -> bool:
        """Put the focus on a name that stands there from last time: it may be another till now. False without any."""
        field = self._remembered()
        if field is not None:
            field.setFocus()
        return field is not None

    def _remembered(self) -> "TillField | None":
        return next((field for field in self.fields if field.is_remembered), None)

    def _make_fields(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        groups = [[file] for file in self._files]
        if len(groups) > _MOST_FIELDS:
            groups = [self._files]
        self.fields = []
        before = self._before
        for row, group in enumerate(groups):
            field = self._field_of(group)
            if len(self._files) > 1:
                self._grid.addWidget(ElidedLabel(_about(group)), row, 0)
            self._grid.addWidget(field, row, 1 if len(self._files) > 1 else 0)
            QWidget.setTabOrder(before, field)
            self.fields.append(field)
            before = field

    def _field_of(self, files: list[FileFlow]) -> "TillField":
        field = TillField(files, _("Till or shop of {file}").format(file=_about(files)))
        field.offer(self._known or ())
        field.edit.textEdited.connect(lambda text: self._take(field, text))
        field.edit.editingFinished.connect(self._tell)
        field.activated.connect(lambda _index: self._on_chosen(field))
        return field

    def _on_known(self, names: tuple[str, ...]) -> None:
        self._known = names
        for field in self.fields:
            field.offer(names)

    def _on_chosen(self, field: "TillField") -> None:
        self._take(field, field.currentText())
        self._tell()

    def _take(self, field: "TillField", name: str) -> None:
        for file in field.files:
            if file.plan is not None and file.plan.default_till != plain_till(name):
                say_till(file, name)
                self._is_edited = True

    def _tell(self) -> None:
        if self._is_edited:
            self._is_edited = False
            self.changed.emit()


class TillField(QComboBox):
    """The name of a till, typed or one of those the shop file knows."""

    def __init__(self, files: Sequence[FileFlow], name: str) -> None:
        super().__init__()
        self.files = files
        self.edit = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self.edit)
        self.setCompleter(None)  # type: ignore[arg-type] # it would add the rest of a longer name to a shorter one
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.edit.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)

    @property
    def is_remembered(self) -> bool:
        """Whether the name is that of last time and nobody has said it now."""
        return any(file.plan is not None and file.plan.default_till and file.till is None for file in self.files)

    def show_till(self) -> None:
        """Show the name as the flow knows it; nothing where the files have different ones."""
        names = {file.plan.default_till for file in self.files if file.plan is not None}
        name = names.pop() if len(names) == 1 else ""
        if plain_till(self.currentText()) != name:
            with QSignalBlocker(self):
                self.setEditText(name)

    def offer(self, names: Sequence[str]) -> None:
        """Offer names the shop file knows; what stands in the field stays."""
        text = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(names))
            self.setCurrentIndex(-1)
            self.setEditText(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not name a till."""
        event.ignore()


def _about(files: Sequence[FileFlow]) -> str:
    """Return which files a field is for."""
    if len(files) == 1:
        return files[0].path.name
    return ngettext("{n} file", "{n} files", len(files)).format(n=format_number(len(files)))
