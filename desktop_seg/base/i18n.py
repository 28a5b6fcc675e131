"""Texts in the owner's language, and numbers, money, dates and shares as the owner writes them.

Two things are kept apart: the language of the texts (a setting of the program) and the form of money and dates
(a setting of the shop). `use` is called once at the start and when the owner changes the language.
Babel formats; it never reads what people typed (its lenient reading is wrong by a factor of 100).
"""

import gettext
import locale
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from desktop_seg.base import paths

if TYPE_CHECKING:
    from decimal import Decimal

LANGUAGES = ("en", "nl", "da", "ko")
DOMAIN = "desktop_seg"

# As Babel writes them, which takes 20 ms to begin with: the import process only ever counts.
_THOUSANDS = {"en_GB": ",", "nl_NL": ".", "da_DK": ".", "ko_KR": ","}
_FORMATS = {"en": "en_GB", "nl": "nl_NL", "da": "da_DK", "ko": "ko_KR"}


class _Current:
    """The one piece of state of this module: the catalogue in use and the form of numbers and dates."""

    language = "en"
    form = "en_GB"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str = "", form: str = "") -> str:
    """Switch texts to `language` ("" follows the system) and formats to `form` (a locale such as "nl_NL").

    Returns the language that is now in use: "en" where there is no catalogue.
    """
    wanted = language or system_language()
    chosen = wanted if wanted in LANGUAGES else "en"
    _Current.language = chosen
    _Current.form = form or _FORMATS[chosen]
    _Current.catalogue = gettext.translation(
        DOMAIN,
        localedir=str(paths.resource("locale")),
        languages=[chosen],
        fallback=True,
    )
    return chosen


def language() -> str:
    """Return the language in use."""
    return _Current.language


def form() -> str:
    """Return the form of numbers and dates in use, such as "nl_NL"; the import process needs the same."""
    return _Current.form


def system_language() -> str:
    """Return the two-letter language of the computer, "en" when it is none of ours.

    The window asks Qt instead, which also knows the list of languages of macOS.
    """
    code = _asked_for()[:2].lower()
    return code if code in LANGUAGES else "en"


def _asked_for() -> str:
    # Not locale.getlocale(): on Linux it is silent about languages whose files the computer lacks (ours need none), and
    # on Windows it says "Dutch_Netherlands".
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _(text: str) -> str:
    """Return a text in the owner's language."""
    return _Current.catalogue.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark a text for translation where it is declared; `_` translates it where it is shown."""
    return text


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a text that goes with the number `n`; fill `{n}` yourself (with `format_number`)."""
    return _Current.catalogue.ngettext(one, many, n)


def format_number(number: "float | Decimal", decimals: int = 0) -> str:
    """Write a number with the separators of the shop: 12,340 or 12.340,50."""
    if isinstance(number, int) and not decimals and _Current.form in _THOUSANDS:
        return f"{number:,}".replace(",", _THOUSANDS[_Current.form])
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(_no_minus_zero(number, decimals), format=pattern, locale=_Current.form))


def format_money(amount_cents: float, currency: str = "EUR") -> str:
    """Write minor units of a currency as money: 124950 EUR -> €1,249.50; whole won have no decimals."""
    from decimal import Decimal

    from babel.numbers import format_currency, get_currency_precision

    digits = get_currency_precision(currency)
    return str(format_currency(Decimal(round(amount_cents)).scaleb(-digits), currency, locale=_Current.form))


def format_money_short(amount_cents: float, currency: str = "EUR") -> str:
    """Write minor units as money with two or three figures, for the axis of a chart: 124950 EUR -> €1.2K."""
    from decimal import Decimal

    from babel.numbers import format_compact_currency, get_currency_precision

    amount = Decimal(round(amount_cents)).scaleb(-get_currency_precision(currency))
    digits = 0 if amount == amount.to_integral_value() and abs(amount) < 1000 else 1
    return str(format_compact_currency(amount, currency, locale=_Current.form, fraction_digits=digits))


def format_money_about(amount_cents: float, currency: str = "EUR") -> str:
    """Write minor units as an amount of which three figures are sure: 2881469 EUR -> €28,800."""
    from decimal import Context, Decimal

    from babel.core import Locale
    from babel.numbers import format_currency, get_currency_precision

    amount = Decimal(round(amount_cents)).scaleb(-get_currency_precision(currency))
    sure = int(amount.normalize(Context(prec=3)))
    whole = Locale.parse(_Current.form).currency_formats["standard"].pattern.replace(".00", "")
    return str(format_currency(sure, currency, whole, _Current.form, currency_digits=False))


def format_share(share: float | None, decimals: int = 0) -> str:
    """Write a share (0 to 1) as percent; unknown as a dash."""
    from babel.numbers import format_percent

    if share is None:
        return "–"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "%"
    return str(format_percent(_no_minus_zero(share, decimals + 2), format=pattern, locale=_Current.form))


def _no_minus_zero(number: "float | Decimal", decimals: int) -> "float | Decimal":
    """Return 0 for what is written as 0, so that a hair below it has no minus in front."""
    return number if round(number, decimals) else 0


def format_date(day: date, form: Literal["short", "medium", "long"] = "medium") -> str:
    """Write a day in words of the language with a year of four digits; form: "short", "medium", "long"."""
    from babel.dates import format_date as babel_date
    from babel.dates import get_date_format

    pattern = get_date_format(form, locale=_Current.form).pattern
    if "yyyy" not in pattern and "y" in pattern:
        # Short forms have years of two digits in some languages: 25. 3. 4. is read as another day.
        pattern = pattern.replace("yy", "y") if "yy" in pattern else pattern
        pattern = pattern.replace("y", "yyyy")
    return str(babel_date(day, format=pattern, locale=_Current.form))


def format_month(day: date, form: Literal["name", "short", "long"] = "long") -> str:
    """Write the month of a day: "name" (Sept), "short" (Sept 2025) or "long" (September 2025)."""
    from babel.dates import format_skeleton

    skeleton = {"name": "MMM", "short": "yMMM", "long": "yMMMM"}[form]
    return str(format_skeleton(skeleton, day, locale=_Current.form))


def format_list(parts: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
    """Join parts as the language does: "a, b and c"; style "or" for a choice."""
    from babel.lists import format_list as babel_list

    return str(babel_list(list(parts), style=style, locale=_Current.language)) if parts else ""


def decimal_sign() -> str:
    """Return "," or ".", the decimal sign of the form in use."""
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(_Current.form))
