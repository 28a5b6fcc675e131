"""One condition in words and boxes: the comparison, its values, and what becomes of people for whom it is not known."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.rules.operators import Operator, Takes
from desktop_seg.segments.draft import Draft, with_operator
from desktop_seg.ui.models.word_list import CountedWord
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.widgets.value_box import Scale, ValueBox, value_box
from desktop_seg.ui.widgets.word_picker import WordPicker

_BOXES = {
    Takes.NOTHING: 0,
    Takes.LIST: 0,
    Takes.ONE: 1,
    Takes.SPAN: 1,
    Takes.TWO: 2,
    Takes.TWO_SPANS: 2,
}


class ConditionEditor(QWidget):
    """Shows a draft and hands out a changed one: `edited` comes when the owner changed something."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._scale = Scale("EUR", True, False)
        self._as_of = 0
        self.boxes: list[ValueBox] = []
        self.operator = QComboBox()
        self.operator.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.operator.currentIndexChanged.connect(self._on_operator)
        self.unknown = QComboBox()
        for title, including in ((_("leave out"), False), (_("include"), True)):
            self.unknown.addItem(title, including)
        self.unknown.currentIndexChanged.connect(self._on_edited)
        self.words = WordPicker(theme)
        self.words.edited.connect(self._on_edited)
        self._values = QWidget()
        self._values_row = QHBoxLayout(self._values)
        self._values_row.setContentsMargins(0, 0, 0, 0)
        self._unknown_row = _labelled(_("Not kno&wn:"), self.unknown)
        line = QWidget()
        flow = FlowLayout(line, spacing=8)
        for widget in (self.operator, self._values, self._unknown_row):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)
        column.addWidget(self.words, 1)

    @property
    def draft(self) -> Draft | None:
        """The condition as it stands in the boxes."""
        return self._draft

    def show_field(
        self, operators: Sequence[Operator], words: Sequence[CountedWord], scale: Scale, as_of: int, unknown: int
    ) -> None:
        """Get ready for another field; `show_draft` follows. unknown: people without a value."""
        self._draft = None
        self._scale, self._as_of = scale, as_of
        with QSignalBlocker(self.operator):
            self.operator.clear()
            for operator in operators:
                self.operator.addItem(_(operator.title), operator.key)
        self.words.show_words(words, ())
        self._unknown_row.setEnabled(unknown > 0)

    def show_draft(self, draft: Draft) -> None:
        """Show a condition; nothing is told."""
        is_same_form = self._draft is not None and self._draft.takes is draft.takes
        self._draft = draft
        if not is_same_form:
            self._make_boxes(draft)
        self.operator.setAccessibleName(_("Comparison for {field}").format(field=_(draft.field.title)))
        with QSignalBlocker(self.operator), QSignalBlocker(self.unknown):
            self.operator.setCurrentIndex(self.operator.findData(draft.operator))
            self.unknown.setCurrentIndex(self.unknown.findData(draft.including_unknown))
        for box, value in zip(self.boxes, (draft.first, draft.second), strict=False):
            if box.value() != value:
                box.put(value)
        self.words.setVisible(draft.takes is Takes.LIST)
        self.words.tick_only(draft.listed)
        self._unknown_row.setVisible(not draft.asks_for_unknown)

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in the order of Tab."""
        boxes = [field for box in self.boxes for field in box.fields]
        return [self.operator, *boxes, self.unknown, self.words.search, self.words.list]

    def _make_boxes(self, draft: Draft) -> None:
        while self._values_row.count():
            item = self._values_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        names = (_("Value"),) if _BOXES[draft.takes] == 1 else (_("From"), _("To"))
        is_span = draft.takes in (Takes.SPAN, Takes.TWO_SPANS)
        self.boxes = []
        for name in names[: _BOXES[draft.takes]]:
            box = value_box(draft.field, is_span, self._scale, name)
            box.edited.connect(self._on_edited)
            if self.boxes:
                self._values_row.addWidget(label(_("and")))
            self._values_row.addWidget(box)
            self.boxes.append(box)
        self._values.setVisible(bool(self.boxes))

    def _on_operator(self) -> None:
        if self._draft is not None:
            self.show_draft(with_operator(self._draft, str(self.operator.currentData()), self._as_of))
            self._on_edited()

    def _on_edited(self) -> None:
        if self._draft is None:
            return
        values = [box.value() for box in self.boxes]
        if values:
            self._draft.first = values[0]
        if len(values) > 1:
            self._draft.second = values[1]
        self._draft.listed = self.words.ticked
        self._draft.including_unknown = bool(self.unknown.currentData())
        self.edited.emit()


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    return made


def _labelled(title: str, field: QWidget) -> QWidget:
    says = label(title)
    says.setBuddy(field)
    return _row(says, field)
