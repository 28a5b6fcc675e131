"""The numbers of a segment's rule as spin boxes: change one and the people change with it."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QPushButton, QSpinBox, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.segments.segment import Parameter, Segment, Unit
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.number_box import NumberBox, percent_sign, whole_box
from desktop_seg.ui.widgets.text import button, label

Number = int | float | str

_WAIT_MS = 150


class ParameterRow(QWidget):
    """One field for each parameter. `changed` comes a moment after the last change; `numbers` are those that differ."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segment: Segment | None = None
        self._fields: dict[str, QWidget] = {}
        self._row = FlowLayout(self, spacing=16)
        self._back: QPushButton = button(_("Back to the usual numbers"), self._on_back)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.changed)

    @property
    def segment_key(self) -> str:
        """Key of the segment whose parameters these are, "" before the first."""
        return self._segment.key if self._segment else ""

    @property
    def numbers(self) -> dict[str, Number]:
        """The parameters that differ from their defaults."""
        defaults = self._segment.defaults if self._segment else {}
        now = {parameter.name: self._value(parameter) for parameter in self._parameters()}
        return {name: value for name, value in now.items() if value != defaults[name]}

    def show_segment(self, segment: Segment, numbers: Mapping[str, Number]) -> None:
        """Make fields for the parameters of a segment; nothing is told."""
        self._clear()
        self._segment = segment
        for parameter in segment.parameters:
            self._row.addWidget(self._labelled(parameter, numbers.get(parameter.name, parameter.default)))
        self._row.addWidget(self._back)
        self.setVisible(bool(segment.parameters))
        self._show_back()

    def field(self, name: str) -> QWidget:
        """Return the field of one parameter."""
        return self._fields[name]

    def _parameters(self) -> tuple[Parameter, ...]:
        return self._segment.parameters if self._segment else ()

    def _labelled(self, parameter: Parameter, value: Number) -> QWidget:
        field = self._field(parameter)
        self._fields[parameter.name] = field
        self._set(parameter, value)
        if isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self._on_changed)
        elif isinstance(field, QSpinBox | QDoubleSpinBox):
            field.valueChanged.connect(self._on_changed)
        says = label(_(parameter.title))
        says.setBuddy(field)
        field.setAccessibleName(_(parameter.title))
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(says)
        line.addWidget(field)
        return box

    def _field(self, parameter: Parameter) -> QWidget:
        if parameter.unit is Unit.CHOICE:
            combo = QComboBox()
            for choice in parameter.choices:
                combo.addItem(_(choice.title), choice.key)
            return combo
        if parameter.unit is Unit.TIMES or (parameter.unit is Unit.SHARE and parameter.least < 0.01):
            spin = NumberBox(1, suffix=_suffix(parameter))
            spin.setSingleStep(0.1 if parameter.unit is Unit.TIMES else 1.0)
            spin.setRange(parameter.least * _scale(parameter), parameter.most * _scale(parameter))
            return spin
        least, most = (round(value * _scale(parameter)) for value in (parameter.least, parameter.most))
        return whole_box(least, most, _suffix(parameter))

    def _value(self, parameter: Parameter) -> Number:
        field = self._fields[parameter.name]
        if isinstance(field, QComboBox):
            return str(field.currentData())
        if isinstance(field, QDoubleSpinBox):
            return round(field.value() / _scale(parameter), 4)
        if isinstance(field, QSpinBox):
            return round(field.value() / 100, 4) if parameter.unit is Unit.SHARE else field.value()
        raise TypeError(type(field))

    def _set(self, parameter: Parameter, value: Number) -> None:
        field = self._fields[parameter.name]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QDoubleSpinBox):
            field.setValue(float(value) * _scale(parameter))
        elif isinstance(field, QSpinBox):
            field.setValue(round(float(value) * _scale(parameter)))

    def _on_changed(self) -> None:
        self._show_back()
        self._timer.start()

    def _on_back(self) -> None:
        for parameter in self._parameters():
            self._set(parameter, parameter.default)

    def _show_back(self) -> None:
        self._back.setVisible(bool(self.numbers))

    def _clear(self) -> None:
        self._timer.stop()
        self._fields.clear()
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._back:
                widget.hide()
                widget.deleteLater()


def _suffix(parameter: Parameter) -> str:
    return percent_sign() if parameter.unit is Unit.SHARE else " ×" if parameter.unit is Unit.TIMES else ""


def _scale(parameter: Parameter) -> int:
    return 100 if parameter.unit is Unit.SHARE else 1
