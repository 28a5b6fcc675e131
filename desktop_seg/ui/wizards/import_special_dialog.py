"""The decision to keep a column of special data: for what, and where the consent of each person stands in the file.

Opened by import_columns_page; what was decided goes to file_flow.keep_special.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _
from desktop_seg.importing.special_use import SpecialUse
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.widgets.text import label

_WIDE = 64  # letters

_WHY = N_(
    "The law protects such data most. You may keep them only if each person said an explicit yes to this purpose."
    " Nobody else is ever in a segment that asks about them, and rules may ask only when you switch it on in the"
    " settings under “Special data”."
)


class SpecialDialog(QDialog):
    """`decided` is called with the decision. columns: headings of the file that may tell of the consent."""

    def __init__(
        self,
        header: str,
        columns: Sequence[str],
        before: SpecialUse | None,
        decided: Callable[[SpecialUse], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        keep_apart(self)
        self._decided = decided
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keep “{column}” as special data").format(column=header))
        self.purpose = QLineEdit(before.purpose if before else "")
        self.purpose.setPlaceholderText(_("as you told people when you asked them"))
        self.purpose.textChanged.connect(lambda _text: self._show_state())
        self.consent = _headings(columns, before.consent if before else "")
        self.day = _headings(columns, before.consent_date if before else "")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("What it is kept &for"), self.purpose)
        form.addRow(_("Column that says &yes or no to this use"), self.consent)
        form.addRow(_("Column with the &day of the yes"), self.day)
        buttons = QDialogButtonBox()
        self.keep_button = buttons.addButton(_("&Keep it as special data"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep_button.setObjectName("primary")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        later = _("Where the file does not tell, a later list may, or you note it on the page of each customer.")
        column = QVBoxLayout(self)
        column.addWidget(label(_(_WHY), wraps=True))
        column.addLayout(form)
        column.addWidget(label(later, "muted", wraps=True))
        column.addWidget(buttons)
        self.resize(self.fontMetrics().horizontalAdvance("0") * _WIDE, self.sizeHint().height())
        self._show_state()

    def accept(self) -> None:
        purpose = " ".join(self.purpose.text().split())
        self._decided(SpecialUse(purpose, str(self.consent.currentData()), str(self.day.currentData())))
        super().accept()

    def _show_state(self) -> None:
        self.keep_button.setEnabled(bool(self.purpose.text().strip()))


def _headings(columns: Sequence[str], chosen: str) -> QComboBox:
    combo = QComboBox()
    combo.addItem(_("none in this file"), "")
    for header in columns:
        combo.addItem(header, header)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo
