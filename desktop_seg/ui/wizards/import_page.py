"""What the pages of the import wizard have in common: they show the flow, change it, and know where the focus belongs.

The wizard puts them into its one frame and says below them why one cannot go on; see import_wizard.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.importing.file_flow import FileFlow
from desktop_seg.importing.flow import ImportFlow, Obstacle, Place
from desktop_seg.importing.inspection import Inspection


class ImportPage(QWidget):
    """Subclasses put their controls into `content`."""

    changed = Signal()  # the flow was changed: there may be something to do
    go_to_asked = Signal(object)  # a Place the owner wants to look at

    def __init__(self, flow: ImportFlow, title: str) -> None:
        super().__init__()
        self.flow = flow
        self.title = title
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(10)

    @property
    def file(self) -> FileFlow:
        """The file the page is about."""
        return self.flow.file

    @property
    def about(self) -> str:
        """Which file, sheet and heading row the page is about."""
        return about_file(self.flow)

    def show_flow(self) -> None:
        """Show what the flow says; what did not change keeps focus and selection."""
        raise NotImplementedError

    def why(self, obstacles: tuple[Obstacle, ...]) -> str:
        """Return why one cannot go on, "" when one can."""
        return f"{obstacles[0].sentence} {obstacles[0].what_to_do}" if obstacles else ""

    def focus_first(self) -> None:
        """Put the focus where the owner begins."""
        raise NotImplementedError

    def focus_obstacle(self, _obstacle: Obstacle) -> None:
        """Put the focus on the control that mends an obstacle."""
        self.focus_first()

    def ask_place(self, place: Place) -> None:
        """Ask to look at another step."""
        self.go_to_asked.emit(place)


def about_file(flow: ImportFlow, is_whole: bool = False) -> str:
    """Return which file it is and, unless the whole file is meant, which part of it."""
    if not flow.files:
        return ""
    file = flow.file
    parts = [_part(file.path.name, None if is_whole else file.inspection)]
    if len(flow.files) > 1:
        many = _("File {number} of {count}")
        parts.insert(0, many.format(number=flow.place.file + 1, count=len(flow.files)))
    return " · ".join(parts)


def _part(name: str, found: Inspection | None) -> str:
    if found is None or not found.chosen:
        return name
    sheet = found.chosen[0]
    if not sheet.header_row:
        return name
    if not sheet.name:
        return _("{file} · headings in row {row}").format(file=name, row=sheet.header_row)
    return _("{file} · “{sheet}” · headings in row {row}").format(file=name, sheet=sheet.name, row=sheet.header_row)
