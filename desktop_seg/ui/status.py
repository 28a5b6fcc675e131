"""What the status bar says of the shop: its name, customers, sales, the last import."""

from datetime import datetime

from desktop_seg.base.i18n import _, format_date, format_number, ngettext
from desktop_seg.store.figures import ShopFigures
from desktop_seg.store.setting import ShopSettings


def shop_line(settings: ShopSettings, figures: ShopFigures) -> str:
    """Return one line, its parts separated by dots."""
    parts = [
        settings.name or _("My shop"),
        ngettext("{n} customer", "{n} customers", figures.customers).format(n=format_number(figures.customers)),
        ngettext("{n} sale", "{n} sales", figures.sales).format(n=format_number(figures.sales)),
    ]
    if figures.last_import_at:
        parts.append(_("last import {day}").format(day=local_day(figures.last_import_at)))
    return "  ·  ".join(parts)


def local_day(moment: str) -> str:
    """Return the day of a UTC moment (ISO) on this computer's clock, in words."""
    return format_date(datetime.fromisoformat(moment).astimezone().date())
