"""What the conditions come to: the whole sentence, the live count, and the condition that leaves nobody."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_list, format_number, ngettext
from desktop_seg.segments.flow import Preview, SegmentFlow
from desktop_seg.ui.count_words import count_words
from desktop_seg.ui.widgets.text import label


class CountFooter(QFrame):
    """Shows what the last count said; a screen reader hears it as one description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = label("", "muted", wraps=True)
        self.count = label("", "heading", wraps=True)
        self.culprit = label("", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.sample = label("", "small", wraps=True)
        for widget in (self.sentence, self.count, self.sample, self.culprit):
            column.addWidget(widget)
        self.culprit.hide()

    def show_flow(self, flow: SegmentFlow) -> None:
        """Say the conditions, nothing while there are none; the count follows."""
        self.sentence.setText(flow.sentence())
        self.setVisible(bool(flow.conditions))

    def show_preview(self, flow: SegmentFlow, preview: Preview) -> None:
        """Say what was counted."""
        if preview.whole is None:
            return
        self.count.setText(count_words(preview.whole))
        self.sample.setText(
            _("For example: {names}").format(names=format_list(preview.sample)) if preview.sample else ""
        )
        self.sample.setVisible(bool(preview.sample))
        said = culprit_words(flow, preview)
        self.culprit.setText(said)
        self.culprit.setVisible(bool(said))


def culprit_words(flow: SegmentFlow, preview: Preview) -> str:
    """Return which condition leaves nobody, "" when people are left."""
    if preview.whole is None or preview.whole.count or preview.whole.is_few:
        return ""
    if preview.culprit is None:
        return _("Nobody matches.")
    without, unknown = preview.culprit.count_without, preview.culprit.unknown
    said = ngettext(
        "Nobody matches all conditions. Without “{condition}” it would be {n} person.",
        "Nobody matches all conditions. Without “{condition}” it would be {n} people.",
        without,
    ).format(condition=flow.clauses()[preview.culprit.place], n=format_number(without))
    if not unknown:
        return said
    why = ngettext("Of {n} of them it is not known.", "Of {n} of them it is not known.", unknown)
    return f"{said} {why.format(n=format_number(unknown))}"
