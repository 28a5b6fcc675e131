"""Boxes for numbers with decimals, amounts and shares: written and read as the shop writes them.

A box of Qt drops a sign it does not expect, so that 12.50 typed where a comma is usual would be 1,250. These read it as
an import would: what can only be a decimal sign is one.
"""

import re

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from desktop_seg.base import i18n
from desktop_seg.importing.cleaning.number_text import read_number_text
from desktop_seg.model.money import minor_digits

_MOST = 99_999_999.0
_BEGUN = re.compile(r"[-+0-9., '\u00a0]*")
_AROUND = re.compile(r"(\D*)[0-9.,]+(\D*)")
Checked = tuple[QValidator.State, str, int]


class NumberBox(QDoubleSpinBox):
    """A number of so many decimals; 0 to 99,999,999 unless a range is set."""

    def __init__(self, decimals: int, prefix: str = "", suffix: str = "") -> None:
        super().__init__()
        self.setLocale(QLocale(i18n.form()))
        self.setDecimals(decimals)
        self.setRange(0, _MOST)
        self.setGroupSeparatorShown(True)
        self.setPrefix(prefix)
        self.setSuffix(suffix)

    def valueFromText(self, text: str) -> float:
        value = self._read(text)
        return self.value() if value is None else value

    def validate(self, text: str, position: int) -> Checked:
        value = self._read(text)
        is_begun = _BEGUN.fullmatch(self._bare(text)) is not None
        if not is_begun or (value is not None and value > self.maximum()):
            return QValidator.State.Invalid, text, position
        is_number = value is not None and value >= self.minimum()
        return QValidator.State.Acceptable if is_number else QValidator.State.Intermediate, text, position

    def _read(self, text: str) -> float | None:
        found = read_number_text(self._bare(text))
        if found is None:
            return None
        usual = found.value(i18n.decimal_sign())
        value = usual if usual is not None else (found.point if found.comma is None else found.comma)
        return None if value is None else round(float(value), self.decimals())

    def _bare(self, text: str) -> str:
        return text.removeprefix(self.prefix()).removesuffix(self.suffix())


def money_box(currency: str, further_digits: int = 0) -> NumberBox:
    """Return a box for an amount, with the sign of the currency where the language puts it.

    further_digits: of a cent, for what costs less than one.
    """
    around = _AROUND.fullmatch(i18n.format_money(0, currency))
    prefix, suffix = around.groups() if around is not None else ("", f" {currency}")
    return NumberBox(minor_digits(currency) + further_digits, prefix, suffix)


def share_box(decimals: int) -> NumberBox:
    """Return a box for a share in percent: 20 in it is a share of 0.2."""
    made = NumberBox(decimals, suffix=percent_sign())
    made.setRange(0, 100)
    return made


def whole_box(least: int, most: int, suffix: str = "") -> QSpinBox:
    """Return a box for a whole number."""
    made = QSpinBox()
    made.setLocale(QLocale(i18n.form()))
    made.setRange(least, most)
    made.setGroupSeparatorShown(True)
    made.setSuffix(suffix)
    return made


def percent_sign() -> str:
    """Return the sign for percent with the blank before it, if the language has one."""
    return i18n.format_share(0).removeprefix("0")
