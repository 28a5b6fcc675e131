"""What every page of the import wizard has: which file it is about, what stands in the way, and how far work is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.importing.file_flow import FileFlow
from desktop_seg.importing.flow import ImportFlow, Obstacle
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.frame import StepPage


class ImportPage(StepPage):
    """Pages fill `content`. `changed` fires after the flow was changed: there may be something to do."""

    changed = Signal()

    def __init__(self, flow: ImportFlow, title: str, subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self.flow = flow
        self._file = label("", "muted")
        self.body.addWidget(self._file)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.body.addLayout(self.content, 1)
        self._busy = QWidget()
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        self._what = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the work is"))
        busy.addWidget(self._what)
        busy.addWidget(self._bar)
        self.body.addWidget(self._busy)
        self.add_note()

    @property
    def file(self) -> FileFlow:
        """The file the page is about."""
        return self.flow.file

    def show_flow(self) -> None:
        """Show what the flow says. Subclasses fill their controls and call this."""
        self._busy.hide()
        many = len(self.flow.files) > 1
        self._file.setVisible(many)
        if many and self.flow.files:
            number, count = self.flow.place.file + 1, len(self.flow.files)
            text = _("File {number} of {count}: {file}")
            self._file.setText(text.format(number=number, count=count, file=self.file.path.name))

    def show_busy(self, what: str) -> None:
        """Show that something is being done."""
        self._what.setText(what + " …")
        self._bar.setRange(0, 0)
        self._busy.show()
        self.say("")

    def show_progress(self, what: str, done: int, total: int) -> None:
        """Show how far it is."""
        if what:
            self._what.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_obstacles(self, obstacles: tuple[Obstacle, ...]) -> None:
        """Say in words why one cannot go on."""
        first = obstacles[0] if obstacles else None
        self.say(f"{first.sentence} {first.what_to_do}" if first else "")

    def focus_first(self) -> None:
        """Put the focus where the owner begins."""

    def focus_obstacle(self, _obstacle: Obstacle) -> None:
        """Put the focus on what mends an obstacle."""
        self.focus_first()
