"""The page of an empty shop: drop a file, look around with the sample shop, say what the shop is called."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.icon import picture
from desktop_seg.ui.settings.shop_form import ShopForm
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.drop_zone import DropZone
from desktop_seg.ui.widgets.text import button, label

_CENTER = Qt.AlignmentFlag.AlignHCenter


class FirstRunPage(QWidget):
    """Stands in the place of the overview until something was imported."""

    def __init__(self, shell: Shell, use_language: Callable[[str], None]) -> None:
        super().__init__()
        self._shell = shell
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(20)
        title = label(_("Who are your customers, and what do they need from you?"), "title", wraps=True)
        title.setAlignment(_CENTER)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self._drop_zone())
        column.addWidget(Story(shell))
        self.form = ShopForm(shell, use_language)
        column.addWidget(self.form)
        column.addStretch(2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        sides = QHBoxLayout(middle)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addStretch(1)
        sides.addWidget(inside, 100)
        sides.addStretch(1)
        # Lines of more than some ninety letters are hard to read; the width follows the size of the text.
        inside.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 96)
        page.addWidget(Scroller(middle))
        self.setAccessibleName(title.text())

    def focus_first(self) -> None:
        """Choosing files is the first thing to do."""
        self.choose.setFocus()

    def _drop_zone(self) -> DropZone:
        zone = DropZone(
            _("Drop your till export here"), _("Or press Enter to choose the files: Excel or CSV, several at once.")
        )
        zone.activated.connect(self._shell.import_files)
        what = label(_("Drop your till export here"), "heading")
        what.setAlignment(_CENTER)
        kinds = label(_("Excel or CSV. Your files stay on this computer."), "muted", wraps=True)
        kinds.setAlignment(_CENTER)
        self.choose = button(_("Choose files…"), self._shell.import_files, is_primary=True)
        self.sample = button(_("Look around with the &sample shop"), self._shell.open_sample)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.sample)
        row.addStretch(1)
        for widget in (what, kinds):
            zone.body.addWidget(widget)
        zone.body.addLayout(row)
        QWidget.setTabOrder(self.choose, self.sample)
        return zone


class Story(QWidget):
    """Three small drawings instead of a manual: a file becomes groups, a group becomes a letter."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._theme = shell.theme
        self._pictures: list[tuple[QLabel, str]] = []
        row = QHBoxLayout(self)
        row.setSpacing(16)
        steps = (
            ("file", _("Your till's file"), _("Drop it in. Bad rows are set aside, never lost.")),
            ("groups", _("Groups of customers"), _("Regulars, newcomers, people who stay away.")),
            ("letter", _("A list to write to"), _("Only people who may be written to.")),
        )
        for name, title, text in steps:
            row.addLayout(self._step(name, title, text), 1)
        self._theme.changed.connect(self._tint)
        self._tint()

    def _step(self, name: str, title: str, text: str) -> QVBoxLayout:
        drawing = QLabel()
        drawing.setAlignment(_CENTER)
        self._pictures.append((drawing, name))
        heading, words = label(title, "heading", wraps=True), label(text, "muted", wraps=True)
        column = QVBoxLayout()
        for widget in (drawing, heading, words):
            widget.setAlignment(_CENTER)
            column.addWidget(widget)
        column.addStretch(1)
        return column

    def _tint(self) -> None:
        side = self.fontMetrics().height() * 3
        for drawing, name in self._pictures:
            drawing.setPixmap(picture(name, self._theme.tokens.accent, side))
