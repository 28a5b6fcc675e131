"""The frame of every wizard: its steps at the side with a tick when done, and buttons that say what they do.

ModernStyle, because AeroStyle ignores dark palettes. A wizard is opened, never executed; it deletes itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget, QWizard, QWizardPage

from desktop_seg.base.i18n import _
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.text import label

_AROUND = 4  # pixels that a label keeps beside its text
_WIDE, _HIGH = 96, 32  # of a letter and of a line: the size follows the size of the text


@dataclass(frozen=True, slots=True)
class StepRow:
    """One line of the list of steps. is_done: shown with a tick, also when it was skipped."""

    title: str
    is_done: bool
    is_current: bool


class StepList(QFrame):
    """The steps at the left side; not focusable, a screen reader hears the page's title instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 20, 20, 16)
        self._box.setSpacing(10)
        self._box.addStretch(1)
        self._labels: list[QLabel] = []

    def show_steps(self, rows: Sequence[StepRow]) -> None:
        """Show the steps as they stand."""
        while len(self._labels) < len(rows):
            made = label("")
            self._box.insertWidget(len(self._labels), made)
            self._labels.append(made)
        for number, (row, said) in enumerate(zip(rows, self._labels, strict=True), 1):
            mark = "✓" if row.is_done else f"{number}"
            said.setText(f"{mark}  {row.title}")
            said.setProperty("role", "current" if row.is_current else "" if row.is_done else "muted")
            said.style().polish(said)
            said.setMinimumWidth(self._widest(said.text()))

    def _widest(self, text: str) -> int:
        """Return the room of a step while it is the current one: bold letters are wider, and the list does not grow."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        return QFontMetrics(bold).horizontalAdvance(text) + _AROUND


class WizardFrame(QWizard):
    """Makes a QWizard that looks like the rest of the window. Subclasses add pages and call `show_steps`."""

    def __init__(self, title: str, parent: QWidget, letters_wide: int = _WIDE) -> None:
        super().__init__(parent)
        keep_apart(self)
        self.setWindowTitle(title)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        # A page with a subtitle would get another head and background than one without: StepPage shows it itself.
        self.setOption(QWizard.WizardOption.IgnoreSubTitles)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoBackButtonOnLastPage)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.steps = StepList(self)
        self.setSideWidget(self.steps)
        self._name_buttons()
        metrics = self.fontMetrics()
        room = parent.window().size()
        wide, high = metrics.horizontalAdvance("0") * letters_wide, metrics.height() * _HIGH
        self.resize(min(wide, max(room.width() - 24, 640)), min(high, max(room.height() - 24, 480)))

    def name_buttons(self, names: Mapping[QWizard.WizardButton, str]) -> None:
        """Give buttons other words, verbs as everywhere."""
        for which, text in names.items():
            self.setButtonText(which, text)

    def _name_buttons(self) -> None:
        self.name_buttons(
            {
                QWizard.WizardButton.BackButton: _("< &Back"),
                QWizard.WizardButton.NextButton: _("&Next >"),
                QWizard.WizardButton.FinishButton: _("&Finish"),
                QWizard.WizardButton.CancelButton: _("Cancel"),
            }
        )


class StepPage(QWizardPage):
    """A page of a wizard; `note` tells why Next cannot be pressed yet.

    scrolls: with a large text in a small window the body scrolls instead of being squeezed; the note stays below it.
    """

    def __init__(self, title: str, subtitle: str = "", *, scrolls: bool = True) -> None:
        super().__init__()
        self.setTitle(title)
        self._outside = QVBoxLayout(self)
        self.body = self._outside
        if scrolls:
            inside = QWidget()
            self.body = QVBoxLayout(inside)
            self.body.setContentsMargins(0, 0, 0, 0)
            self._outside.addWidget(Scroller(inside), 1)
        self.body.setSpacing(12)
        if subtitle:
            self.body.addWidget(label(subtitle, "muted", wraps=True))
        self.note = label("", "muted", wraps=True)
        self.note.setAccessibleName(_("What is still needed"))

    def add_note(self) -> None:
        """Put the note at the foot of the page; call it after everything else was added."""
        self._outside.addWidget(self.note)

    def say(self, fault: str) -> None:
        """Show what is still needed ("" for nothing) and let Next follow."""
        self.note.setText(fault)
        self.completeChanged.emit()
