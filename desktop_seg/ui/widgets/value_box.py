"""Boxes for one value of a condition: a number, an amount, a day, a length of time, a word. One for each kind.

Each is a widget with `value()` and `put(value)`; `edited` comes when the owner changes it, not when `put` does.
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.money import minor_digits
from desktop_seg.rules.tree import Day, Span, Value, Window
from desktop_seg.ui.widgets.day_field import DayField
from desktop_seg.ui.widgets.number_box import NumberBox, money_box, share_box, whole_box

_MOST = 99_999_999
_MOST_DAYS = 9_999
_EVER, _LAST, _UNTIL, _BETWEEN = "ever", "last", "until", "between"


@dataclass(frozen=True, slots=True)
class Scale:
    """How values of a field are written. currency: of money. is_whole: no decimals. can_be_negative: of the data."""

    currency: str
    is_whole: bool
    can_be_negative: bool


class ValueBox(QWidget):
    """What all boxes have in common: one row, the name a screen reader says, and a signal."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self._name = name
        self.fields: list[QWidget] = []

    def value(self) -> Value | None:
        """Return what stands in the box, None while it is empty."""
        raise NotImplementedError

    def put(self, value: Value | None) -> None:
        """Show a value; `edited` stays silent."""
        raise NotImplementedError

    def _take(self, field: QWidget, name: str = "") -> None:
        field.setAccessibleName(name or self._name)
        self.row.addWidget(field)
        self.fields.append(field)


class WholeBox(ValueBox):
    """A whole number."""

    def __init__(self, name: str, scale: Scale) -> None:
        super().__init__(name)
        self.spin = whole_box(-_MOST if scale.can_be_negative else 0, _MOST)
        self.spin.valueChanged.connect(self.edited)
        self._take(self.spin)

    def value(self) -> Value | None:
        return self.spin.value()

    def put(self, value: Value | None) -> None:
        with QSignalBlocker(self.spin):
            self.spin.setValue(round(value) if isinstance(value, int | float) else 0)


class DecimalBox(ValueBox):
    """A number with decimals; unit_size: how much of the value one in the box is (1 cent is 0.01 of a euro: 100)."""

    def __init__(self, name: str, scale: Scale, spin: NumberBox, unit_size: float) -> None:
        super().__init__(name)
        self._unit_size = unit_size
        self.spin = spin
        self.spin.setRange(-_MOST if scale.can_be_negative else 0, _MOST)
        self.spin.valueChanged.connect(self.edited)
        self._take(self.spin)

    def value(self) -> Value | None:
        value = round(self.spin.value() * self._unit_size, 6)  # 19.99 euro are 1998.9999999999998 cents otherwise
        return int(value) if value == int(value) else value

    def put(self, value: Value | None) -> None:
        with QSignalBlocker(self.spin):
            self.spin.setValue(value / self._unit_size if isinstance(value, int | float) else 0)


class DayBox(ValueBox):
    """A day of the calendar, with the calendar to choose it from."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.edit = DayField(name)
        self.edit.day_changed.connect(lambda _day: self.edited.emit())
        self._take(self.edit)

    def value(self) -> Value | None:
        return Day(self.edit.day)

    def put(self, value: Value | None) -> None:
        if isinstance(value, Day):
            self.edit.put(value.number)


class SpanBox(ValueBox):
    """A length of time: a number and its unit."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.spin = whole_box(0, _MOST_DAYS)
        self.unit = QComboBox()
        for unit, title in (("days", _("days")), ("weeks", _("weeks")), ("months", _("months")), ("years", _("years"))):
            self.unit.addItem(title, unit)
        self.spin.valueChanged.connect(self.edited)
        self.unit.currentIndexChanged.connect(self.edited)
        self._take(self.spin)
        self._take(self.unit, _("Unit of time"))

    def value(self) -> Value | None:
        return Span(self.spin.value(), str(self.unit.currentData()))

    def put(self, value: Value | None) -> None:
        if isinstance(value, Span):
            with QSignalBlocker(self.spin), QSignalBlocker(self.unit):
                self.spin.setValue(cast(int, value.n))
                self.unit.setCurrentIndex(self.unit.findData(value.unit))


class WindowBox(ValueBox):
    """A stretch of time: ever, the last so long, all but the last so long, or between two days."""

    def __init__(self, name: str, as_of: int) -> None:
        super().__init__(name)
        self._as_of = as_of
        self.kind = QComboBox()
        for kind, title in (
            (_LAST, _("in the last")),
            (_EVER, _("at any time")),
            (_UNTIL, _("until … ago")),
            (_BETWEEN, _("between")),
        ):
            self.kind.addItem(title, kind)
        self.span = SpanBox(_("How long"))
        self.first, self.last = DayField(_("From this day")), DayField(_("To this day"))
        self._take(self.kind)
        self.row.addWidget(self.span)
        self._and = QLabel(_("and"))
        for field in (self.first, self._and, self.last):
            self.row.addWidget(field)
        self.fields += [*self.span.fields, self.first, self.last]
        self.span.put(Span(12, "months"))
        self.first.put(as_of - 365)
        self.last.put(as_of)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.span.edited.connect(self.edited)
        for day in (self.first, self.last):
            day.day_changed.connect(lambda _day: self.edited.emit())
        self._show_kind()

    def stretch(self) -> Window:
        """Return the stretch of time on show."""
        span = cast(Span, self.span.value())
        match self.kind.currentData():
            case "last":
                return Window(length=span)
            case "until":
                return Window(skip=span)
            case "between":
                return Window(first=min(self.first.day, self.last.day), last=max(self.first.day, self.last.day))
        return Window()

    def put_stretch(self, window: Window) -> None:
        """Show a stretch of time; nothing is told."""
        with QSignalBlocker(self.kind), QSignalBlocker(self):
            kind = _EVER
            if window.length is not None:
                kind = _LAST
                self.span.put(window.length)
            elif window.skip is not None:
                kind = _UNTIL
                self.span.put(window.skip)
            elif window.first is not None or window.last is not None:
                kind = _BETWEEN
                self.first.put(window.first if window.first is not None else 0)
                self.last.put(window.last if window.last is not None else self._as_of)
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self._show_kind()

    def _on_kind(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _show_kind(self) -> None:
        kind = self.kind.currentData()
        self.span.setVisible(kind in (_LAST, _UNTIL))
        for field in (self.first, self._and, self.last):
            field.setVisible(kind == _BETWEEN)


class WordBox(ValueBox):
    """A word to compare with."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.edit = QLineEdit()
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self._take(self.edit)

    def value(self) -> Value | None:
        return self.edit.text().strip() or None

    def put(self, value: Value | None) -> None:
        if (value or "") != self.edit.text().strip():
            self.edit.setText(str(value) if isinstance(value, str) else "")


def value_box(asked: Field, is_span: bool, scale: Scale, name: str) -> ValueBox:
    """Return the box for a value of a field. is_span: a length of time instead of a day."""
    if is_span:
        return SpanBox(name)
    if asked.kind is Kind.DATE:
        return DayBox(name)
    if asked.kind is Kind.MONEY:
        return DecimalBox(name, scale, money_box(scale.currency), float(10 ** minor_digits(scale.currency)))
    if asked.kind is Kind.NUMBER:
        if asked.unit == "share":
            return DecimalBox(name, scale, share_box(1), 0.01)
        return WholeBox(name, scale) if scale.is_whole else DecimalBox(name, scale, NumberBox(2), 1.0)
    return WordBox(name)
