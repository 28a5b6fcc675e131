"""Countries, their currencies and the languages of the program, for the fields that ask about the shop."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from desktop_seg.base import i18n, paths

_CURRENCY_OF = {
    "AT": "EUR",
    "BE": "EUR",
    "CH": "CHF",
    "DE": "EUR",
    "DK": "DKK",
    "ES": "EUR",
    "FI": "EUR",
    "FR": "EUR",
    "GB": "GBP",
    "IE": "EUR",
    "IT": "EUR",
    "KR": "KRW",
    "LU": "EUR",
    "NL": "EUR",
    "NO": "NOK",
    "PT": "EUR",
    "SE": "SEK",
    "US": "USD",
}
_OWN_NAMES = {"en": "English", "nl": "Nederlands", "da": "Dansk", "ko": "한국어"}


@dataclass(frozen=True, slots=True)
class Named:
    """A code and what people call it."""

    code: str
    name: str


def countries() -> list[Named]:
    """Return the countries by name in the language of the program."""
    from babel import Locale

    names = Locale.parse(i18n.language()).territories
    return sorted((Named(code, names.get(code, code)) for code in _CURRENCY_OF), key=lambda named: named.name)


def currencies() -> list[Named]:
    """Return the currencies by name in the language of the program."""
    from babel import Locale

    names = Locale.parse(i18n.language()).currencies
    codes = sorted(set(_CURRENCY_OF.values()))
    return [Named(code, f"{names.get(code, code)} ({code})") for code in codes]


def currency_of(country: str) -> str:
    """Return the currency of a country, the euro for one we do not know."""
    return _CURRENCY_OF.get(country, "EUR")


def system_country() -> str:
    """Return the country this computer is set to, the Netherlands when it is none of ours."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in _CURRENCY_OF else "NL"


def languages() -> list[Named]:
    """Return the languages there is a catalogue for, by their own names; English needs none."""
    return [
        Named(code, _OWN_NAMES[code])
        for code in i18n.LANGUAGES
        if code == "en" or paths.resource("locale", code, "LC_MESSAGES").is_dir()
    ]
