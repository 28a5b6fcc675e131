"""The choice of what kind of list is written, with what is to be known of the one that is chosen.

In: exports/catalogue.py. Used by: the export wizard.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.exports.catalogue import TARGETS
from desktop_seg.ui.widgets.text import label


class KindOfList(QWidget):
    """One choice. `chosen` says the Target."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choice = QComboBox()
        for target in TARGETS:
            self.choice.addItem(_(target.title))
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self._fixed = label(
            _(
                "Its columns are always the same: who it is, and what you may want to ask. What is known already is "
                "filled in. Drop the filled workbook on the window to add the answers."
            ),
            "muted",
            wraps=True,
        )
        self._fixed.setVisible(False)
        form = QFormLayout()
        form.addRow(_("&Kind of list"), self.choice)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(form)
        body.addWidget(self._fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _on_chosen(self, row: int) -> None:
        self._fixed.setVisible(bool(TARGETS[row].fields))
        self.chosen.emit(TARGETS[row])
