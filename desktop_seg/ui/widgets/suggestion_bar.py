"""Suggested cuts of a field: one choice for each way to find them, and its bands as buttons that make the condition."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop_seg.analysis.cut import SALES_SHARE, Band, Suggestion, Way
from desktop_seg.analysis.value_words import plain_number, value_words
from desktop_seg.base.i18n import _, format_number, format_share
from desktop_seg.model.field import Field, Kind
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.text import label


class SuggestionBar(QWidget):
    """`band_chosen` carries the Band whose button was pressed."""

    band_chosen = Signal(object)
    bands_changed = Signal()  # other buttons are there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions: tuple[Suggestion, ...] = ()
        self._field: Field | None = None
        self._currency = ""
        self._is_whole = True
        self._ways_row = QWidget()
        self._ways_flow = FlowLayout(self._ways_row)
        self._ways_flow.addWidget(label(_("Suggested cuts:"), "muted"))
        self._group = QButtonGroup(self)
        self.ways: dict[Way, QRadioButton] = {}
        for way in Way:
            made = QRadioButton(_title(way))
            self._group.addButton(made)
            self._ways_flow.addWidget(made)
            self.ways[way] = made
        self._group.buttonToggled.connect(lambda _button, is_on: self._show_bands() if is_on else None)
        self._bands_row = QWidget()
        self._bands_flow = FlowLayout(self._bands_row)
        self.bands: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._ways_row)
        column.addWidget(self._bands_row)

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], asked: Field | None, currency: str, is_whole: bool
    ) -> None:
        """Show what is suggested for a field; nothing for fields of words."""
        self._suggestions, self._field = tuple(suggestions), asked
        self._currency, self._is_whole = currency, is_whole
        ways = [suggestion.way for suggestion in suggestions]
        for way, made in self.ways.items():
            made.setVisible(way in ways)
        if ways:
            checked = next((way for way in ways if self.ways[way].isChecked()), ways[0])
            with QSignalBlocker(self._group):
                self.ways[checked].setChecked(True)
        self.setVisible(bool(ways))
        self._show_bands()

    def _show_bands(self) -> None:
        for made in self.bands:
            self._bands_flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.bands = []
        chosen = next((each for each in self._suggestions if self.ways[each.way].isChecked()), None)
        if chosen is None or self._field is None:
            return
        for band in chosen.bands:
            said = _("{band}: {n}").format(band=self._words(band), n=format_number(band.count))
            made = QPushButton(said)
            made.setAutoDefault(False)
            made.setAccessibleDescription(_more(band))
            made.setToolTip(_more(band))
            made.clicked.connect(lambda _checked=False, band=band: self.band_chosen.emit(band))
            self._bands_flow.addWidget(made)
            self.bands.append(made)
        self._bands_row.updateGeometry()
        self.bands_changed.emit()

    def _words(self, band: Band) -> str:
        assert self._field is not None
        if band.first is None:
            before = self._said(band.before)
            if self._field.kind is Kind.DATE:
                return _("before {value}").format(value=before)
            return _("less than {value}").format(value=before)
        if band.before is None:
            if self._field.kind is Kind.DATE:
                return _("from {value} on").format(value=self._said(band.first))
            return _("{value} or more").format(value=self._said(band.first))
        last = band.before - 1 if self._is_whole else band.before
        if last == band.first:
            return self._said(last)
        is_plain = self._field.kind is Kind.NUMBER and self._field.unit != "share"
        first = plain_number(band.first) if is_plain else self._said(band.first)
        return _("{first} to {last}").format(first=first, last=self._said(last))

    def _said(self, value: float | None) -> str:
        assert self._field is not None
        return "" if value is None else value_words(value, self._field, self._currency)


def _more(band: Band) -> str:
    """Return what a band is worth, for the tool tip."""
    people = format_share(band.share)
    if band.sales_share is None:
        return _("{people} of those known").format(people=people)
    return _("{people} of those known, {sales} of the sales of the last year").format(
        people=people, sales=format_share(band.sales_share)
    )


def _title(way: Way) -> str:
    match way:
        case Way.EQUAL_GROUPS:
            return _("equal groups")
        case Way.SALES:
            return _("{share} of sales").format(share=format_share(SALES_SHARE))
        case Way.NATURAL_BREAKS:
            return _("natural breaks")
