"""The command that shows or sets what a shop file knows of its shop: shop."""

from dataclasses import replace

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_number
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.metrics.own_field import WHY_CAREFUL
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.period import to_date
from desktop_seg.segments.trade import TITLES, trade_of
from desktop_seg.store import setting, special
from desktop_seg.store.figures import ShopFigures, shop_figures
from desktop_seg.store.setting import ShopSettings


def show_or_set(asked: Asked, output: Output) -> int:
    """Set what was given, then show the shop."""
    given = {
        key: asked.values[key] for key in ("name", "country", "postcode", "currency", "trade") if asked.values[key]
    }
    for key in {"country", "currency"} & set(given):
        given[key] = known_code(key, given[key].upper())
    with asked.open(must_exist=not given) as db:
        if asked.values["special"]:
            special.switch(db, asked.values["special"] == "on")
        settings = setting.load(db)
        if given:
            settings = replace(settings, **given)
            with db.transaction():
                setting.save(db, settings, is_relabelled=asked.values["relabel"])
                # Another country has another calendar, and the figures of people depend on both.
                refresh(db)
        figures = shop_figures(db)
    if asked.values["special"] == "on":
        output.say(_(WHY_CAREFUL))
    _show(output, settings, figures)
    return 0


def _show(output: Output, settings: ShopSettings, figures: ShopFigures) -> None:
    days = [None if day is None else to_date(day) for day in (figures.first_day, figures.last_day)]
    rows = [
        [_("Name"), settings.name],
        [_("Country"), settings.country],
        [_("Postcode"), settings.postcode],
        [_("Currency"), settings.currency],
        [_("Trade"), _(TITLES[trade_of(settings.trade).key])],
        [_("Special data"), _("may be used") if settings.uses_special else _("are not used")],
        [_("Customers"), format_number(figures.customers)],
        [_("Sales"), format_number(figures.sales)],
        [_("Sales from"), format_date(days[0]) if days[0] else ""],
        [_("Sales until"), format_date(days[1]) if days[1] else ""],
    ]
    output.table([_("Shop"), ""], rows)
    output.data(
        {
            "name": settings.name,
            "country": settings.country,
            "postcode": settings.postcode,
            "currency": settings.currency,
            "trade": settings.trade,
            "uses_special": settings.uses_special,
            "customers": figures.customers,
            "prospects": figures.prospects,
            "sales": figures.sales,
            "lines": figures.lines,
            "first_day": days[0].isoformat() if days[0] else None,
            "last_day": days[1].isoformat() if days[1] else None,
        }
    )


def known_code(setting: str, code: str) -> str:
    """Return the code of a country or currency. Raises UserError when there is none such: amounts depend on it."""
    from babel import Locale

    english = Locale("en")
    if setting == "country" and not (len(code) == 2 and code in english.territories):
        raise UserError(_("“{code}” is no country.").format(code=code), _("Write its two letters, such as NL or DK."))
    if setting == "currency" and code not in english.currencies:
        raise UserError(
            _("“{code}” is no currency.").format(code=code), _("Write its three letters, such as EUR or DKK.")
        )
    return code
