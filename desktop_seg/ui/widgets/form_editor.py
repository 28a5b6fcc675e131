"""A sentence about behaviour to fill in: its words with boxes between them, and lists of words to tick below."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_list, format_number, ngettext
from desktop_seg.model.money import minor_digits
from desktop_seg.segments.form import Form, Slot, SlotKind
from desktop_seg.ui.models.word_list import CountedWord
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.number_box import money_box, share_box, whole_box
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.widgets.value_box import SpanBox, WindowBox
from desktop_seg.ui.widgets.word_picker import WordPicker

_HOLE = re.compile(r"\{(\w+)\}")
_FEW_WORDS = 3

AskWords = Callable[[str, str, Callable[[tuple[CountedWord, ...]], None]], None]


class FormEditor(QWidget):
    """`edited` comes with every change the owner makes.

    ask_words(rows, field, done): fetches the words of a field of a kind of row in the background.
    """

    edited = Signal()
    rearranged = Signal()  # other widgets take the focus

    def __init__(self, theme: Theme, ask_words: AskWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ask_words = ask_words
        self._form: Form | None = None
        self._answers: dict[str, Any] = {}
        self._as_of, self._currency = 0, "EUR"
        self._segments: Mapping[str, str] = {}
        self._shown_field: dict[str, str] = {}
        self.boxes: dict[str, QWidget] = {}
        self.pickers: dict[str, WordPicker] = {}
        self._said: dict[str, QLabel] = {}
        self._inside = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._inside, 1)

    @property
    def answers(self) -> dict[str, Any]:
        """What stands in the slots."""
        return dict(self._answers)

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in the order of the sentence, then the lists."""
        inline = [field for box in self.boxes.values() for field in getattr(box, "fields", [box])]
        return [*inline, *(part for picker in self.pickers.values() for part in (picker.search, picker.list))]

    def show_shop(self, as_of: int, currency: str, segments: Mapping[str, str]) -> None:
        """Say what boxes need to know of the shop. segments: titles by key."""
        self._as_of, self._currency, self._segments = as_of, currency, segments

    def show_form(self, form: Form, answers: Mapping[str, Any]) -> None:
        """Show a sentence with these answers; nothing is told."""
        self._form, self._answers = form, dict(answers)
        self.boxes, self.pickers, self._said, self._shown_field = {}, {}, {}, {}
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        sentence = QWidget()
        flow = FlowLayout(sentence, spacing=6)
        box: QWidget | None = None
        for at, part in enumerate(_HOLE.split(_(form.sentence))):
            if at % 2:
                box = self._box(form.slot(part))
                flow.addWidget(box)
                continue
            words = part.split()
            if box is not None and words and not part[0].isspace():
                flow.removeWidget(box)
                flow.addWidget(_close_together(box, _word(words.pop(0))))
            for word in words:
                flow.addWidget(_word(word))
        column.addWidget(sentence)
        lists = QHBoxLayout()
        for slot in form.slots:
            if slot.kind is SlotKind.WORDS:
                lists.addWidget(self._list(slot), 1)
        column.addLayout(lists, 1)
        if not self.pickers:
            column.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._inside, made)
        self._inside.hide()
        self._inside.deleteLater()
        made.show()  # else it waits for the next event, and what is hidden takes no focus
        self._inside = made
        self._fill_lists()
        self.rearranged.emit()

    # -- boxes

    def _box(self, slot: Slot) -> QWidget:
        makers: dict[SlotKind, Callable[[Slot], QWidget]] = {
            SlotKind.COUNT: self._count_box,
            SlotKind.SHARE: self._share_box,
            SlotKind.MONEY: self._money_box,
            SlotKind.SPAN: self._span_box,
            SlotKind.WINDOW: self._window_box,
            SlotKind.OPTION: self._option_box,
            SlotKind.SEGMENT: self._segment_box,
            SlotKind.WORDS: self._words_label,
        }
        made = makers[slot.kind](slot)
        if slot.kind is not SlotKind.WORDS:
            if not isinstance(made, SpanBox | WindowBox):
                made.setAccessibleName(_(slot.title))
            self.boxes[slot.name] = made
        return made

    def _count_box(self, slot: Slot) -> QWidget:
        spin = whole_box(slot.least, slot.most)
        spin.setValue(int(self._answers[slot.name]))
        spin.valueChanged.connect(lambda value: self._answer(slot.name, value))
        return spin

    def _share_box(self, slot: Slot) -> QWidget:
        spin = share_box(0 if float(self._answers[slot.name]) * 100 % 1 < 1e-9 else 1)
        spin.setValue(float(self._answers[slot.name]) * 100)
        spin.valueChanged.connect(lambda value: self._answer(slot.name, round(value / 100, 6)))
        return spin

    def _money_box(self, slot: Slot) -> QWidget:
        digits = minor_digits(self._currency)
        spin = money_box(self._currency)
        spin.setValue(self._answers[slot.name] / 10**digits)
        spin.valueChanged.connect(lambda value: self._answer(slot.name, round(value * 10**digits)))
        return spin

    def _span_box(self, slot: Slot) -> QWidget:
        box = SpanBox(_(slot.title))
        box.put(self._answers[slot.name])
        box.edited.connect(lambda: self._answer(slot.name, box.value()))
        return box

    def _window_box(self, slot: Slot) -> QWidget:
        box = WindowBox(_(slot.title), self._as_of)
        box.put_stretch(self._answers[slot.name])
        box.edited.connect(lambda: self._answer(slot.name, box.stretch()))
        return box

    def _option_box(self, slot: Slot) -> QWidget:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.addItems([_(option.title) for option in slot.options])
        values = [option.value for option in slot.options]
        combo.setCurrentIndex(values.index(self._answers[slot.name]))
        combo.currentIndexChanged.connect(lambda at: self._answer(slot.name, values[at]))
        return combo

    def _segment_box(self, slot: Slot) -> QWidget:
        combo = QComboBox()
        for key, title in self._segments.items():
            combo.addItem(title, key)
        at = combo.findData(self._answers[slot.name])
        combo.setCurrentIndex(max(0, at))
        if at < 0 and combo.count():
            self._answers[slot.name] = combo.itemData(0)
        combo.currentIndexChanged.connect(lambda _at: self._answer(slot.name, combo.currentData()))
        return combo

    def _words_label(self, slot: Slot) -> QWidget:
        self._said[slot.name] = made = _word("", "current")
        return made

    # -- words to tick

    def _list(self, slot: Slot) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        picker = WordPicker(self._theme)
        picker.list.setAccessibleName(_(slot.title))
        picker.edited.connect(lambda: self._on_ticked(slot.name))
        column.addWidget(label(_(slot.title), "muted"))
        column.addWidget(picker, 1)
        self.pickers[slot.name] = picker
        return whole

    def _fill_lists(self) -> None:
        assert self._form is not None
        for slot in self._form.slots:
            if slot.kind is SlotKind.WORDS:
                self._fill_list(self._form, slot)

    def _fill_list(self, form: Form, slot: Slot) -> None:
        field = str(self._answers[slot.of_field[1:-1]]) if slot.of_field.startswith("{") else slot.of_field
        self._say(slot)
        if self._shown_field.get(slot.name) == field:
            return
        if slot.name in self._shown_field:
            self._answers[slot.name] = ()
            self._say(slot)
        self._shown_field[slot.name] = field

        def came(words: tuple[CountedWord, ...]) -> None:
            if self._form is form and self._shown_field.get(slot.name) == field:
                self.pickers[slot.name].show_words(words, self._answers[slot.name])
                self._say(slot)
                self.rearranged.emit()

        self._ask_words(slot.rows, field, came)

    def _on_ticked(self, name: str) -> None:
        self._answer(name, self.pickers[name].ticked)

    def _say(self, slot: Slot) -> None:
        """Write into the sentence which words are ticked."""
        ticked = tuple(self._answers[slot.name])
        titles = self.pickers[slot.name].model.titles if slot.name in self.pickers else {}
        said = _("(tick below)")
        if ticked:
            shown = [_("“{text}”").format(text=titles.get(key, key)) for key in ticked[:_FEW_WORDS]]
            further = len(ticked) - _FEW_WORDS
            if further > 0:
                shown.append(ngettext("{n} more", "{n} more", further).format(n=format_number(further)))
            said = format_list(shown, "or")
        self._said[slot.name].setText(said)
        self._said[slot.name].setToolTip(said)

    def _answer(self, name: str, value: Any) -> None:
        assert self._form is not None
        self._answers[name] = value
        with QSignalBlocker(self):
            self._fill_lists()
        self.edited.emit()


def _close_together(box: QWidget, word: QLabel) -> QWidget:
    """Return a box with what follows it without a blank: a comma, a full stop, the ending of a word."""
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(1)
    line.addWidget(box)
    line.addWidget(word)
    return both


def _word(text: str, role: str = "") -> QLabel:
    made = label(text, role)
    made.setMinimumHeight(round(made.fontMetrics().height() * 1.5))
    return made
