"""What must be in the shop file before a segment says anything, and which column brings it.

A new need is one name in `Need` and one entry in NEEDS. Used by: segments, segments/capability.py, charts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.base.i18n import _
from desktop_seg.model.event import EventKind
from desktop_seg.store.figures import EVERYONE


class Need(StrEnum):
    """A kind of data, or enough of it."""

    PURCHASES = "purchases"  # sales that belong to customers
    AMOUNTS = "amounts"
    HISTORY_OVER_YEAR = "history_over_year"
    BUYERS_30 = "buyers_30"
    BUYERS_100 = "buyers_100"
    BUYERS_30_TO_99 = "buyers_30_to_99"
    SEASON_PAST = "season_past"  # sales of the days of the segment's own season, long enough ago
    DISCOUNTS = "discounts"
    RETURNS = "returns"
    PROMOTIONS = "promotions"
    CATEGORIES = "categories"
    BRANDS = "brands"
    PRODUCTS = "products"
    TRACES = "traces"  # events of any kind, or how customers came to the shop
    SITE_VISITS = "site_visits"
    LOOKS = "looks"  # pages, wish lists or searches with a category or an article
    CARTS = "carts"
    MAILS = "mails"
    WORKSHOPS = "workshops"
    WORKSHOP_GUESTS = "workshop_guests"
    TRIALS = "trials"
    TROUBLES = "troubles"  # complaints, or returns with their reason
    AGES = "ages"
    BIRTH_DATES = "birth_dates"
    INCOMES = "incomes"
    EDUCATIONS = "educations"
    CHILDREN = "children"
    WORK = "work"
    HOUSING = "housing"
    POSTCODES = "postcodes"
    SHOP_POSTCODE = "shop_postcode"
    COUNTRIES = "countries"
    CHANNELS = "channels"  # by which each sale came
    WEB_SALES = "web_sales"
    PRICE_CLASSES = "price_classes"
    TAGS = "tags"
    VALUES = "values"  # answers about what matters to people
    VALUES_OR_TAGS = "values_or_tags"
    SURVEYS_SENT = "surveys_sent"
    FAVOURITE_CHANNELS = "favourite_channels"
    COMPLAINTS = "complaints"
    INVOICES = "invoices"
    INVOICES_OR_CREDIT = "invoices_or_credit"


@dataclass(frozen=True, slots=True)
class DataNeed:
    """exists: SQL, beside TOLD, that is 1 when such data is there as of `:as_of`. sentence: what is missing."""

    exists: str
    sentence: Callable[[], str]


def _events(kinds: tuple[EventKind, ...], more: str = "1") -> str:
    """Return whether somebody did one of these things."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    return f"EXISTS (SELECT 1 FROM event e WHERE e.kind IN ({words}) AND e.day <= :as_of AND {more})"


_NAMED_SALE = "s.is_valid AND s.customer_id IS NOT NULL AND s.sold_day <= :as_of"


def _sold(known: str) -> str:
    """Return whether articles were sold to a customer for which something is known."""
    # From the short list of articles to their lines: a shop without the column is told so without reading all lines.
    articles = f"(SELECT id FROM product p WHERE {known} AND p.kind = 'product')"
    return f"""EXISTS (SELECT 1 FROM {articles} AS p CROSS JOIN sale_line l ON l.product_id = p.id
        CROSS JOIN sale s ON s.id = l.sale_id WHERE {_NAMED_SALE})"""


KNOWN = {
    "income": "c.income_cents IS NOT NULL OR c.income_band IS NOT NULL",
    "education": "c.education IS NOT NULL",
    "children": "c.children IS NOT NULL",
    "work": "c.work_status IS NOT NULL OR c.occupation IS NOT NULL",
    "housing": "c.housing IS NOT NULL",
    "postcode": "c.postcode IS NOT NULL",
    "country": "c.country IS NOT NULL",
    "age": "c.birth_day IS NOT NULL OR c.birth_year IS NOT NULL",
    "birth_day": "c.birth_day IS NOT NULL",
    "credit": "c.credit_flag IS NOT NULL",
    "channel": "c.preferred_channel IS NOT NULL",
    "source": "c.source IS NOT NULL",
}
"""What may be known of a customer, alias c."""

TOLD = f"""told AS MATERIALIZED (SELECT {", ".join(f"max({sql}) AS {key}" for key, sql in KNOWN.items())}
    FROM customer c WHERE {EVERYONE})"""
"""Stands in the WITH clause of a question that holds `exists` of needs: all of it read off the customers at once."""


def _told(key: str) -> str:
    """Return whether something of KNOWN is known of any customer."""
    return f"coalesce((SELECT {key} FROM told), 0)"


_TAGGED = "EXISTS (SELECT 1 FROM product_tag)"
_VALUED = """EXISTS (SELECT 1 FROM survey_question q JOIN survey_answer a ON a.question_id = q.id
    WHERE q.topic IN ('value', 'driver', 'lifestyle', 'personality') AND coalesce(a.day, 0) <= :as_of)"""
_DUE = "EXISTS (SELECT 1 FROM payment_term WHERE due_day < :as_of AND customer_id IS NOT NULL)"

LOOK_KINDS = (EventKind.PAGE, EventKind.WISHLIST, EventKind.SEARCH)
CART_KINDS = (EventKind.CART_ADD, EventKind.CART_ABANDON)

NEEDS: Mapping[Need, DataNeed] = {
    Need.DISCOUNTS: DataNeed(
        f"EXISTS (SELECT 1 FROM sale s WHERE s.is_discounted AND {_NAMED_SALE})",
        lambda: _("Needs a column with the discount or the coupon code of each sale."),
    ),
    Need.RETURNS: DataNeed(
        f"EXISTS (SELECT 1 FROM sale s WHERE s.gross_cents > s.net_cents AND {_NAMED_SALE})",
        lambda: _("Needs returns: lines with a negative quantity, a column with what was paid back, or a list."),
    ),
    Need.PROMOTIONS: DataNeed(
        "EXISTS (SELECT 1 FROM promotion WHERE start_day <= :as_of)",
        lambda: _("Needs your calendar of promotions: type it in, or import it as a list."),
    ),
    Need.CATEGORIES: DataNeed(
        _sold("p.category IS NOT NULL"), lambda: _("Needs sale lines with a column for the category of the article.")
    ),
    Need.BRANDS: DataNeed(
        _sold("p.brand IS NOT NULL"), lambda: _("Needs sale lines with a column for the brand of the article.")
    ),
    Need.PRODUCTS: DataNeed(_sold("p.name IS NOT NULL"), lambda: _("Needs sale lines with a column for the article.")),
    Need.TRACES: DataNeed(
        f"""(EXISTS (SELECT 1 FROM event WHERE day <= :as_of)
            OR {_told("source")})""",
        lambda: _("Needs visits, sign-ups or accounts of people, or a column that says how they came to the shop."),
    ),
    Need.SITE_VISITS: DataNeed(
        _events((EventKind.VISIT,)), lambda: _("Needs visits to your web site by people who are known there.")
    ),
    Need.LOOKS: DataNeed(
        _events(LOOK_KINDS, "(e.category IS NOT NULL OR e.product_id IS NOT NULL)"),
        lambda: _("Needs pages looked at, wish lists or searches with the category or the article."),
    ),
    Need.CARTS: DataNeed(_events(CART_KINDS), lambda: _("Needs the carts of the web shop: what was put in or left.")),
    Need.MAILS: DataNeed(
        _events((EventKind.MAIL_SENT, EventKind.MAIL_OPEN, EventKind.MAIL_CLICK)),
        lambda: _("Needs the figures of the newsletter: to whom it was sent, who opened it and who clicked."),
    ),
    Need.WORKSHOPS: DataNeed(
        _events((EventKind.WEBINAR_REGISTERED,)), lambda: _("Needs the list of those who registered for a workshop.")
    ),
    Need.WORKSHOP_GUESTS: DataNeed(
        _events((EventKind.WEBINAR_ATTENDED,)), lambda: _("Needs the list of those who attended a workshop.")
    ),
    Need.TRIALS: DataNeed(
        _events((EventKind.TRIAL_START,)), lambda: _("Needs the list of those who got a sample or began a trial.")
    ),
    Need.TROUBLES: DataNeed(
        f"""(EXISTS (SELECT 1 FROM complaint WHERE day <= :as_of AND customer_id IS NOT NULL)
            OR EXISTS (SELECT 1 FROM sale_line l JOIN sale s ON s.id = l.sale_id
                WHERE l.is_return AND l.return_reason IS NOT NULL AND {_NAMED_SALE})
            OR EXISTS (SELECT 1 FROM return_notice WHERE reason IS NOT NULL AND day <= :as_of))""",
        lambda: _("Needs a list of complaints, or returns with their reason."),
    ),
    Need.AGES: DataNeed(
        _told("age"),
        lambda: _("Needs a column with the birth date or the year of birth."),
    ),
    Need.BIRTH_DATES: DataNeed(_told("birth_day"), lambda: _("Needs a column with the birth date.")),
    Need.INCOMES: DataNeed(
        _told("income"),
        lambda: _("Needs a column with the income, as an amount or as a band."),
    ),
    Need.EDUCATIONS: DataNeed(_told("education"), lambda: _("Needs a column with the education.")),
    Need.CHILDREN: DataNeed(_told("children"), lambda: _("Needs a column with the number of children.")),
    Need.WORK: DataNeed(
        _told("work"),
        lambda: _("Needs a column with the work status or the occupation."),
    ),
    Need.HOUSING: DataNeed(_told("housing"), lambda: _("Needs a column that says who rents and who owns the home.")),
    Need.POSTCODES: DataNeed(_told("postcode"), lambda: _("Needs a column with the postcode.")),
    Need.SHOP_POSTCODE: DataNeed(
        "EXISTS (SELECT 1 FROM shop_setting WHERE key = 'postcode' AND json_extract(value, '$') <> '')",
        lambda: _("Needs the postcode of your shop: type it in under Settings."),
    ),
    Need.COUNTRIES: DataNeed(_told("country"), lambda: _("Needs a column with the country.")),
    Need.CHANNELS: DataNeed(
        f"EXISTS (SELECT 1 FROM sale s WHERE s.channel IS NOT NULL AND {_NAMED_SALE})",
        lambda: _("Needs to know which sales came from the web shop and which from the shop."),
    ),
    Need.WEB_SALES: DataNeed(
        f"EXISTS (SELECT 1 FROM sale s WHERE s.channel = 'web' AND {_NAMED_SALE})",
        lambda: _("Needs the orders of the web shop."),
    ),
    Need.PRICE_CLASSES: DataNeed(
        "EXISTS (SELECT 1 FROM product WHERE price_class IS NOT NULL)",
        lambda: _("Needs a list of articles with their price class."),
    ),
    Need.TAGS: DataNeed(_TAGGED, lambda: _("Needs a list of articles with labels.")),
    Need.VALUES: DataNeed(_VALUED, lambda: _("Needs answers to a survey that asks what matters to people.")),
    Need.VALUES_OR_TAGS: DataNeed(
        f"({_VALUED} OR {_TAGGED})",
        lambda: _("Needs answers to a survey that asks what matters to people, or a list of articles with labels."),
    ),
    Need.SURVEYS_SENT: DataNeed(
        _events((EventKind.SURVEY_SENT, EventKind.SURVEY_STARTED)),
        lambda: _("Needs the list of those to whom a survey was sent."),
    ),
    Need.FAVOURITE_CHANNELS: DataNeed(
        f"({_told('channel')} OR {_events((EventKind.SOCIAL,))})",
        lambda: _("Needs a column with the preferred channel, or traces on social channels."),
    ),
    Need.COMPLAINTS: DataNeed(
        "EXISTS (SELECT 1 FROM complaint WHERE day <= :as_of AND customer_id IS NOT NULL)",
        lambda: _("Needs a list of complaints."),
    ),
    Need.INVOICES: DataNeed(_DUE, lambda: _("Needs a list of invoices with their last day of payment.")),
    Need.INVOICES_OR_CREDIT: DataNeed(
        f"({_DUE} OR {_told('credit')})",
        lambda: _("Needs a list of invoices with their last day of payment, or a column with a credit note."),
    ),
}
"""Needs that are met as soon as there is any such data as of the day."""
