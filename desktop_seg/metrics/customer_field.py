"""The columns of the customer as fields: what the shop was told about a person, as opposed to what they bought.

In: table customer and view consent_now (store), alias c. Used by: rules, tables, analysis, exports.
Nothing here depends on sales; age and generation depend on `:as_of` alone. Consent is always today's.
Source: resources/help/definitions.md#age, #generation, #consent.
"""

from datetime import date

from desktop_seg.base.i18n import N_
from desktop_seg.model.customer import Channel
from desktop_seg.model.field import Choice, Field, Kind, Said
from desktop_seg.model.period import to_day
from desktop_seg.store.may_write import words_sql

GENERATIONS = (
    Choice("silent", N_("Born up to 1945")),
    Choice("boomer", N_("Born 1946 to 1964")),
    Choice("x", N_("Born 1965 to 1980")),
    Choice("y", N_("Born 1981 to 1996")),
    Choice("z", N_("Born 1997 to 2012")),
    Choice("alpha", N_("Born from 2013 on")),
)

KINDS = (
    Choice("person", N_("Person")),
    Choice("business", N_("Business")),
    Choice("household", N_("Household")),
)

GENDERS = (
    Choice("female", N_("Woman")),
    Choice("male", N_("Man")),
    Choice("other", N_("Other")),
)


def _written(day: str) -> str:
    """Return SQL for a day written as the number yyyymmdd: the one call of a date function that an age needs."""
    return f"CAST(strftime('%Y%m%d', {day} * 86400, 'unixepoch') AS INTEGER)"


# Born on 29 February: a year older on the last day of February, whichever that is.
_TODAY = f"({_written(':as_of')} + ({_written('(:as_of + 1)')} % 10000 = 301 AND {_written(':as_of')} % 10000 = 228))"
_AGE = f"""CASE
    WHEN c.birth_day > :as_of THEN NULL
    WHEN c.birth_day IS NOT NULL THEN ({_TODAY} - {_written("c.birth_day")}) / 10000
    WHEN c.birth_year <= {_TODAY} / 10000 THEN {_TODAY} / 10000 - c.birth_year END"""


def _born_until(year: int) -> str:
    """Return SQL: whether somebody was born in a year or before; NULL where that is not known."""
    last_day = to_day(date(year, 12, 31))
    return f"CASE WHEN c.birth_day IS NULL THEN c.birth_year <= {year} ELSE c.birth_day <= {last_day} END"


_GENERATION = f"""CASE
    WHEN {_born_until(1945)} THEN 'silent' WHEN {_born_until(1964)} THEN 'boomer' WHEN {_born_until(1980)} THEN 'x'
    WHEN {_born_until(1996)} THEN 'y' WHEN {_born_until(2012)} THEN 'z'
    WHEN coalesce(c.birth_day, c.birth_year) IS NOT NULL THEN 'alpha' END"""


def _column(key: str, title: str, group: str, kind: Kind = Kind.TEXT, column: str = "") -> Field:
    return Field(key, title, kind, column or f"c.{key}", "customer", group=group)


_IDENTITY = (
    _column("customer_no", N_("Customer number"), "identity"),
    Field("kind", N_("Person or business"), Kind.CHOICE, "c.kind", "customer", group="identity", choices=KINDS),
    _column("salutation", N_("Salutation"), "identity"),
    _column("first_name", N_("First name"), "identity"),
    _column("last_name", N_("Last name"), "identity"),
    _column("company", N_("Company"), "identity"),
    _column("email", N_("E-mail address"), "identity"),
    _column("phone", N_("Phone"), "identity"),
    _column("mobile", N_("Mobile phone"), "identity"),
    _column("note", N_("Note"), "identity"),
)

_PLACE = (
    _column("street", N_("Street"), "place"),
    _column("postcode", N_("Postcode"), "place"),
    _column("city", N_("Town"), "place"),
    _column("region", N_("Region"), "place"),
    _column("country", N_("Country"), "place"),
    _column("work_postcode", N_("Postcode of work"), "place"),
)

_PERSON = (
    _column("language", N_("Language"), "person"),
    Field("gender", N_("Gender"), Kind.CHOICE, "c.gender", "customer", group="person", choices=GENDERS),
    _column("birth_date", N_("Birth date"), "person", Kind.DATE, "c.birth_day"),
    Field(
        "age",
        N_("Age"),
        Kind.NUMBER,
        _AGE,
        "customer",
        unit="years",
        help=N_("Completed years; where only the year of birth is known, the age reached in the year."),
        group="person",
    ),
    _column("age_band", N_("Age band as imported"), "person"),
    Field("generation", N_("Generation"), Kind.CHOICE, _GENERATION, "customer", group="person", choices=GENERATIONS),
    _column("education", N_("Education"), "person"),
    _column("occupation", N_("Occupation"), "person"),
    _column("job_title", N_("Job title"), "person"),
    _column("work_status", N_("Work status"), "person"),
    _column("income", N_("Income"), "person", Kind.MONEY, "c.income_cents"),
    _column("income_band", N_("Income band as imported"), "person"),
    _column("marital_status", N_("Marital status"), "person"),
    _column("children", N_("Children"), "person", Kind.NUMBER),
    _column("housing", N_("Housing"), "person"),
    _column("device", N_("Device"), "person"),
)

_RELATION = (
    _column("customer_since", N_("Customer since"), "relation", Kind.DATE, "c.created_day"),
    _column("source", N_("How they came to the shop"), "relation"),
    _column("preferred_channel", N_("Preferred channel"), "relation"),
    _column("customer_group", N_("Customer group"), "relation"),
    _column("tags", N_("Labels"), "relation"),
    _column("credit_flag", N_("Credit note"), "relation"),
    _column("loyalty_no", N_("Loyalty card number"), "relation"),
    Field(
        "loyalty_points",
        N_("Loyalty points"),
        Kind.NUMBER,
        "c.loyalty_points",
        "customer",
        unit="points",
        group="relation",
    ),
)

_CONSENT_TITLES = {
    Channel.EMAIL: N_("Said yes to e-mail"),
    Channel.POST: N_("Said yes to post"),
    Channel.PHONE: N_("Said yes to phone calls"),
    Channel.SMS: N_("Said yes to text messages"),
    Channel.ADS: N_("Said yes to online advertising"),
}


def _consent(channel: Channel, title: str) -> Field:
    said = Said(words_sql(channel), "word = 'yes'", "word = 'no'")
    return Field(
        f"consent_{channel}",
        title,
        Kind.YES_NO,
        said.column,
        "customer",
        help=N_("The latest word of the customer counts. Unknown when they never said anything."),
        group="consent",
        said=said,
    )


_CONSENT = tuple(_consent(channel, title) for channel, title in _CONSENT_TITLES.items())

CUSTOMER_FIELDS: tuple[Field, ...] = (*_IDENTITY, *_PLACE, *_PERSON, *_RELATION, *_CONSENT)
