"""What to do with the people of a segment, when, what not, and how success shows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.segments.segment import Segment
from desktop_seg.ui.widgets.card import Card, Scroller
from desktop_seg.ui.widgets.text import label


class AdviceTab(QWidget):
    """Plain sentences under small headings."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        content = QWidget()
        content.setLayout(self._inside)
        column.addWidget(Scroller(content))

    def show_advice(self, segment: Segment) -> None:
        """Say what the catalogue knows about this segment."""
        while self._inside.count():
            item = self._inside.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for title, text in _parts(segment):
            card = Card()
            card.body.addWidget(label(title, "heading"))
            card.body.addWidget(label(text, wraps=True))
            self._inside.addWidget(card)
        self._inside.addStretch(1)


def _parts(segment: Segment) -> list[tuple[str, str]]:
    """Return headings and texts; an own segment says what its owner noted."""
    if segment.is_own:
        note = segment.question or _("You made this segment yourself and wrote nothing about what it is for.")
        return [(_("What it is for"), note)]
    parts = [(_("The question it answers"), _(segment.question))]
    if segment.advice is not None:
        parts += [
            (_("What to do"), _(segment.advice.do)),
            (_("When"), _(segment.advice.when)),
            (_("Better not"), _(segment.advice.avoid)),
        ]
    if segment.measure:
        parts.append((_("How you see that it worked"), _(segment.measure)))
    return parts
