"""Name, country, currency and language of the shop; with all the rest on the page of settings."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox

from desktop_seg.base import i18n
from desktop_seg.base.i18n import _
from desktop_seg.segments.trade import TITLES
from desktop_seg.store.setting import ShopSettings
from desktop_seg.ui import dialogs
from desktop_seg.ui.country import Named, countries, currencies, currency_of, languages
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.text import label

_LEAST_LAPSE, _MOST_LAPSE = 30, 3650  # days


class ShopForm(Card):
    """What is kept as soon as it is entered. is_whole: also where the shop is and when a customer counts as lapsed."""

    def __init__(self, shell: Shell, use_language: Callable[[str], None], is_whole: bool = False) -> None:
        super().__init__()
        self._shop = shell.shop
        self.name = QLineEdit()
        self.country = _combo(countries())
        self.currency = _combo(currencies())
        self.language = _combo(languages())
        self.postcode = QLineEdit()
        self.trade = _combo([Named(key, _(title)) for key, title in TITLES.items()])
        self.lapse_days = QSpinBox()
        self.lapse_days.setRange(_LEAST_LAPSE, _MOST_LAPSE)
        self.lapse_days.setSuffix(" " + _("days"))
        self.body.addWidget(label(_("My shop"), "heading"))
        self.body.addSpacing(8)
        self.body.addLayout(self._rows(is_whole))
        self._fill()
        for field in (self.name, self.postcode, self.lapse_days):
            field.editingFinished.connect(self._save)
        self.country.activated.connect(self._on_country)
        for combo in (self.currency, self.trade):
            combo.activated.connect(self._save)
        self.language.activated.connect(lambda: use_language(self.language.currentData()))
        self._shop.shop_changed.connect(self._fill)

    def _rows(self, is_whole: bool) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(16)
        form.addRow(_("&Name of my shop"), self.name)
        form.addRow(_("C&ountry"), self.country)
        if is_whole:
            self.postcode.setAccessibleDescription(_("Distances to customers are measured from here."))
            form.addRow(_("&Postcode of my shop"), self.postcode)
            form.addRow("", label(_("Distances to customers are measured from here."), "small"))
        form.addRow(_("C&urrency"), self.currency)
        form.addRow(_("&Language"), self.language)
        if is_whole:
            form.addRow(_("&Trade"), self.trade)
            form.addRow("", label(_("Decides what is often, new or late in the ready-made segments."), "small"))
            form.addRow(_("A customer has &lapsed after"), self.lapse_days)
        return form

    def _fill(self) -> None:
        settings = self._shop.settings or ShopSettings()
        for field, text in ((self.name, settings.name), (self.postcode, settings.postcode)):
            if not field.hasFocus():
                field.setText(text)
        if not self.lapse_days.hasFocus():
            self.lapse_days.setValue(settings.lapse_days)
        for combo, code in (
            (self.country, settings.country),
            (self.currency, settings.currency),
            (self.trade, settings.trade),
            (self.language, i18n.language()),
        ):
            combo.setCurrentIndex(max(0, combo.findData(code)))

    def _on_country(self) -> None:
        self.currency.setCurrentIndex(self.currency.findData(currency_of(self.country.currentData())))
        self._save()

    def _save(self) -> None:
        known = self._shop.settings
        if known is None:
            return
        wanted = replace(
            known,
            name=self.name.text().strip(),
            country=self.country.currentData(),
            postcode=self.postcode.text().strip(),
            currency=self.currency.currentData(),
            lapse_days=self.lapse_days.value(),
            trade=self.trade.currentData(),
        )
        if wanted == known:
            return
        if wanted.currency != known.currency and self._shop.figures is not None and self._shop.figures.sales:
            kept = replace(wanted, currency=known.currency)
            dialogs.ask_about_currency(
                self,
                known.currency,
                wanted.currency,
                agreed=lambda: self._shop.save_settings(wanted, is_relabelled=True),
                refused=lambda: self._keep(kept),
            )
        else:
            self._shop.save_settings(wanted)

    def _keep(self, settings: ShopSettings) -> None:
        """Save all but the currency, which stays as it was."""
        if settings != self._shop.settings:
            self._shop.save_settings(settings)
        self._fill()


def _combo(choices: list[Named]) -> QComboBox:
    made = QComboBox()
    for named in choices:
        made.addItem(named.name, named.code)
    return made
