"""The import fields: everything a column of a spreadsheet can mean.

A field knows how its cells are cleaned (ValueKind of cleaning), in which kinds of file it makes sense, and under which
heading it stands in the choice "Means" of the wizard. Keys are those of the synonym table.
Used by: synonym, recognise, plan, writing (which puts each field into its column of the shop file).
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.base.i18n import N_
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.file_kind import KINDS_WITH_PEOPLE, SALE_KINDS, FileKind


class FieldGroup(StrEnum):
    """Headings in the list of fields, in the order in which they are shown."""

    SALE = "sale"
    MONEY = "money"
    PRODUCT = "product"
    EVENT = "event"
    COMPLAINT = "complaint"
    PROMOTION = "promotion"
    SURVEY = "survey"
    CUSTOMER = "customer"
    ADDRESS = "address"
    CONSENT = "consent"
    ABOUT = "about"
    LEFT_OUT = "left_out"


GROUP_TITLES: dict[FieldGroup, str] = {
    FieldGroup.SALE: N_("The sale"),
    FieldGroup.MONEY: N_("Amounts"),
    FieldGroup.PRODUCT: N_("The article"),
    FieldGroup.EVENT: N_("What happened"),
    FieldGroup.COMPLAINT: N_("The complaint"),
    FieldGroup.PROMOTION: N_("The promotion"),
    FieldGroup.SURVEY: N_("The survey"),
    FieldGroup.CUSTOMER: N_("The customer"),
    FieldGroup.ADDRESS: N_("Address and contact"),
    FieldGroup.CONSENT: N_("May we write?"),
    FieldGroup.ABOUT: N_("About the customer"),
    FieldGroup.LEFT_OUT: N_("Known, but not needed"),
}

SALES = SALE_KINDS
LINES = frozenset({FileKind.SALE_LINES})
PEOPLE = frozenset({FileKind.CUSTOMERS})
# Everything that is told of a customer, and what merely says who it is.
BUYERS = SALES | PEOPLE
WHO = KINDS_WITH_PEOPLE
ARTICLES = frozenset({FileKind.PRODUCTS})
WHOLE_ORDERS = frozenset({FileKind.RECEIPTS})
NAMED_ARTICLES = LINES | ARTICLES | {FileKind.EVENTS, FileKind.RETURNS}
EVENTS = frozenset({FileKind.EVENTS})
COMPLAINTS = frozenset({FileKind.COMPLAINTS})
INVOICES = frozenset({FileKind.INVOICES})
PROMOTIONS = frozenset({FileKind.PROMOTIONS})
SURVEY = frozenset({FileKind.SURVEY})
CONSENTS = frozenset({FileKind.CONSENTS})
RETURNS = frozenset({FileKind.RETURNS})


@dataclass(frozen=True, slots=True)
class ImportField:
    """One meaning of a column.

    title: marked with N_. kinds: the kinds of file it can stand in.
    is_kept: False for columns that are recognised only so that nothing else is made of them (fees of a platform,
    totals that the program works out for itself); they are not written.
    """

    key: str
    title: str
    value: ValueKind
    group: FieldGroup
    kinds: frozenset[FileKind]
    is_kept: bool = True


def _group(group: FieldGroup, *rows: tuple[str, str, ValueKind, frozenset[FileKind]]) -> tuple[ImportField, ...]:
    return tuple(
        ImportField(key, title, value, group, kinds, is_kept=group is not FieldGroup.LEFT_OUT)
        for key, title, value, kinds in rows
    )


_SALE = _group(
    FieldGroup.SALE,
    ("order_id", N_("Receipt or order number"), ValueKind.ID, SALES),
    ("line_id", N_("Line number"), ValueKind.ID, LINES),
    ("order_date", N_("Date of the sale"), ValueKind.MOMENT, SALES),
    ("order_time", N_("Time of day"), ValueKind.TIME, SALES | EVENTS),
    ("paid_date", N_("Date of payment"), ValueKind.DATE, SALES | INVOICES),
    ("due_date", N_("To be paid before"), ValueKind.PLANNED_DATE, SALES | INVOICES),
    ("cancelled_at", N_("Cancelled on"), ValueKind.DATE, SALES),
    ("order_status", N_("State of the sale"), ValueKind.SALE_STATUS, SALES),
    ("payment_status", N_("State of the payment"), ValueKind.SALE_STATUS, SALES),
    ("event_type", N_("Sale or return"), ValueKind.LINE_TYPE, SALES),
    ("return_reason", N_("Reason of the return"), ValueKind.CHOICE, SALES | RETURNS),
    ("payment_method", N_("Way of paying"), ValueKind.CHOICE, SALES),
    ("discount_code", N_("Coupon code"), ValueKind.TEXT, SALES),
    ("channel", N_("Shop or web shop"), ValueKind.CHOICE, SALES),
    ("location", N_("Branch"), ValueKind.CHOICE, SALES),
    ("register", N_("Till"), ValueKind.CHOICE, SALES),
    ("employee", N_("Sold by"), ValueKind.TEXT, SALES),
)
_MONEY = _group(
    FieldGroup.MONEY,
    ("order_total", N_("Total of the receipt"), ValueKind.MONEY, SALES),
    ("order_net", N_("What the articles of the order came to"), ValueKind.MONEY, LINES),
    ("line_total", N_("Amount of the line"), ValueKind.MONEY, LINES),
    ("net_total", N_("Net amount"), ValueKind.MONEY, SALES),
    ("gross_sales", N_("Gross amount (before discount)"), ValueKind.MONEY, SALES),
    ("unit_price", N_("Price of one"), ValueKind.MONEY, LINES),
    ("quantity", N_("Quantity"), ValueKind.QUANTITY, LINES | RETURNS),
    ("quantity_kept", N_("Quantity after returns"), ValueKind.QUANTITY, LINES),
    ("discount_amount", N_("Discount"), ValueKind.MONEY, SALES),
    ("discount_rate", N_("Discount as a percentage"), ValueKind.SHARE, SALES),
    ("shipping_amount", N_("Shipping"), ValueKind.MONEY, SALES),
    ("tip_amount", N_("Tip"), ValueKind.MONEY, SALES),
    ("refund_amount", N_("Paid back"), ValueKind.MONEY, SALES | RETURNS),
    ("tax", N_("VAT"), ValueKind.MONEY, SALES),
    ("cost", N_("Cost price"), ValueKind.MONEY, LINES | ARTICLES),
    ("currency", N_("Currency"), ValueKind.CURRENCY, SALES),
)
_PRODUCT = _group(
    FieldGroup.PRODUCT,
    ("sku", N_("Article number"), ValueKind.ID, NAMED_ARTICLES),
    ("ean", N_("Bar code"), ValueKind.ID, NAMED_ARTICLES),
    ("product_name", N_("Article"), ValueKind.TEXT, NAMED_ARTICLES),
    ("items", N_("All articles of the receipt, in one cell"), ValueKind.PACKED, WHOLE_ORDERS),
    ("variant", N_("Variant"), ValueKind.TEXT, NAMED_ARTICLES),
    ("category", N_("Category"), ValueKind.CHOICE, LINES | ARTICLES | EVENTS),
    ("subcategory", N_("Subcategory"), ValueKind.CHOICE, LINES | ARTICLES),
    ("brand", N_("Brand"), ValueKind.CHOICE, LINES | ARTICLES),
    ("list_price", N_("Price in the price list"), ValueKind.MONEY, ARTICLES),
    ("price_class", N_("Price class"), ValueKind.CHOICE, ARTICLES),
    ("product_season", N_("Season of the article"), ValueKind.CHOICE, ARTICLES),
    ("product_tags", N_("Labels of the article"), ValueKind.CHOICES, ARTICLES),
)
_EVENT = _group(
    FieldGroup.EVENT,
    ("event_kind", N_("What happened"), ValueKind.EVENT_KIND, EVENTS),
    ("event_date", N_("Date"), ValueKind.MOMENT, EVENTS | COMPLAINTS | INVOICES | SURVEY | RETURNS),
    ("event_subject", N_("Subject (page, letter, workshop)"), ValueKind.TEXT, EVENTS),
    ("event_source", N_("Seen in"), ValueKind.CHOICE, EVENTS),
    ("event_value", N_("Value"), ValueKind.NUMBER, EVENTS),
)
_COMPLAINT = _group(
    FieldGroup.COMPLAINT,
    ("receipt_ref", N_("Receipt it is about"), ValueKind.ID, COMPLAINTS | INVOICES | RETURNS),
    ("complaint_no", N_("Number of the complaint"), ValueKind.ID, COMPLAINTS),
    ("complaint_kind", N_("Kind of complaint"), ValueKind.COMPLAINT_KIND, COMPLAINTS),
    ("complaint_text", N_("What was wrong"), ValueKind.TEXT, COMPLAINTS),
    ("severity", N_("Severity"), ValueKind.NUMBER, COMPLAINTS),
    ("complaint_status", N_("State of the complaint"), ValueKind.COMPLAINT_STATUS, COMPLAINTS),
    ("resolved_on", N_("Solved on"), ValueKind.DATE, COMPLAINTS),
    ("rating", N_("Mark given by the customer"), ValueKind.NUMBER, COMPLAINTS),
    ("invoice_no", N_("Invoice number"), ValueKind.ID, INVOICES),
    ("invoice_amount", N_("Amount of the invoice"), ValueKind.MONEY, INVOICES),
    ("is_returned", N_("Was it returned?"), ValueKind.YES_NO, RETURNS),
)
_PROMOTION = _group(
    FieldGroup.PROMOTION,
    ("promotion_name", N_("Name of the promotion"), ValueKind.TEXT, PROMOTIONS),
    ("start_date", N_("First day"), ValueKind.PLANNED_DATE, PROMOTIONS),
    ("end_date", N_("Last day"), ValueKind.PLANNED_DATE, PROMOTIONS),
    ("early_access_date", N_("First day for regular customers"), ValueKind.PLANNED_DATE, PROMOTIONS),
    ("promotion_scope", N_("Counts for"), ValueKind.TEXT, PROMOTIONS),
    ("promotion_discount", N_("Discount as a share of the price"), ValueKind.SHARE, PROMOTIONS),
)
_SURVEY = _group(
    FieldGroup.SURVEY,
    ("survey_name", N_("Name of the survey"), ValueKind.CHOICE, SURVEY),
    ("question", N_("Question"), ValueKind.TEXT, SURVEY),
    ("answer", N_("Answer"), ValueKind.TEXT, SURVEY),
)
_CUSTOMER = _group(
    FieldGroup.CUSTOMER,
    ("customer_id", N_("Customer number"), ValueKind.ID, WHO),
    ("full_name", N_("Name of the customer"), ValueKind.FULL_NAME, WHO),
    ("salutation", N_("Salutation"), ValueKind.TEXT, BUYERS),
    ("first_name", N_("First name"), ValueKind.NAME, WHO),
    ("name_infix", N_("Name infix (van, de)"), ValueKind.NAME, WHO),
    ("last_name", N_("Last name"), ValueKind.NAME, WHO),
    ("company", N_("Company"), ValueKind.TEXT, WHO),
    ("customer_kind", N_("Person or company"), ValueKind.CHOICE, BUYERS),
    ("customer_since", N_("Customer since"), ValueKind.DATE, PEOPLE),
    ("customer_source", N_("Came through"), ValueKind.CHOICE, PEOPLE),
    ("customer_group", N_("Customer group"), ValueKind.CHOICE, BUYERS),
    ("tags", N_("Labels"), ValueKind.TEXT, BUYERS),
    ("loyalty_no", N_("Loyalty card"), ValueKind.ID, BUYERS),
    ("loyalty_points", N_("Loyalty points"), ValueKind.NUMBER, BUYERS),
    ("is_staff", N_("Works here"), ValueKind.YES_NO, PEOPLE),
    ("note", N_("Note"), ValueKind.TEXT, BUYERS),
)
_ADDRESS = _group(
    FieldGroup.ADDRESS,
    ("email", N_("E-mail"), ValueKind.EMAIL, WHO),
    ("phone", N_("Phone"), ValueKind.PHONE, WHO),
    ("mobile", N_("Mobile phone"), ValueKind.PHONE, WHO),
    ("contact", N_("E-mail or phone, in one column"), ValueKind.CONTACT, WHO),
    ("refund_email", N_("E-mail to which money went back"), ValueKind.EMAIL, SALES),
    ("street", N_("Street"), ValueKind.TEXT, BUYERS),
    ("house_number", N_("House number"), ValueKind.ID, BUYERS),
    ("house_number_suffix", N_("Addition to the house number"), ValueKind.ID, BUYERS),
    ("address_line2", N_("Second line of the address"), ValueKind.TEXT, BUYERS),
    ("postal_code", N_("Postcode"), ValueKind.POSTCODE, WHO),
    ("city", N_("Place"), ValueKind.TEXT, BUYERS),
    ("region", N_("Region"), ValueKind.TEXT, BUYERS),
    ("country", N_("Country"), ValueKind.COUNTRY, BUYERS),
    ("work_postal_code", N_("Postcode of the place of work"), ValueKind.POSTCODE, PEOPLE),
)
_CONSENT = _group(
    FieldGroup.CONSENT,
    ("consent_email", N_("May be e-mailed"), ValueKind.CONSENT, PEOPLE | SALES | CONSENTS),
    ("consent_sms", N_("May be sent text messages"), ValueKind.CONSENT, PEOPLE | SALES | CONSENTS),
    ("consent_post", N_("May be sent post"), ValueKind.CONSENT, PEOPLE | SALES | CONSENTS),
    ("consent_phone", N_("May be phoned"), ValueKind.CONSENT, PEOPLE | SALES | CONSENTS),
    ("consent_any", N_("May be sent advertising"), ValueKind.CONSENT, PEOPLE),
    ("consent_channel", N_("Way of writing it is about"), ValueKind.CHANNEL, CONSENTS),
    ("consent_status", N_("May be written to"), ValueKind.CONSENT, CONSENTS),
    ("unsubscribed_on", N_("Unsubscribed on"), ValueKind.DATE, CONSENTS | PEOPLE),
    ("no_contact", N_("Wants no advertising at all"), ValueKind.YES_NO, PEOPLE),
    ("no_email", N_("Wants no e-mail"), ValueKind.YES_NO, PEOPLE),
    ("no_post", N_("Wants no post"), ValueKind.YES_NO, PEOPLE),
    ("no_phone", N_("Wants no phone calls"), ValueKind.YES_NO, PEOPLE),
    ("consent_date", N_("Date of the permission"), ValueKind.DATE, PEOPLE | SALES | CONSENTS),
)
_ABOUT = _group(
    FieldGroup.ABOUT,
    ("birth_date", N_("Birth date"), ValueKind.BIRTH_DATE, BUYERS),
    ("birth_year", N_("Year of birth"), ValueKind.NUMBER, PEOPLE),
    ("age_band", N_("Age group"), ValueKind.AGE_BAND, PEOPLE),
    ("gender", N_("Gender"), ValueKind.GENDER, BUYERS),
    ("language", N_("Language"), ValueKind.CHOICE, PEOPLE),
    ("education", N_("Education"), ValueKind.CHOICE, PEOPLE),
    ("occupation", N_("Occupation"), ValueKind.TEXT, PEOPLE),
    ("job_title", N_("Job title"), ValueKind.TEXT, PEOPLE),
    ("work_status", N_("Work situation"), ValueKind.CHOICE, PEOPLE),
    ("income", N_("Income"), ValueKind.MONEY, PEOPLE),
    ("income_band", N_("Income group"), ValueKind.CHOICE, PEOPLE),
    ("marital_status", N_("Marital status"), ValueKind.CHOICE, PEOPLE),
    ("children", N_("Children"), ValueKind.NUMBER, PEOPLE),
    ("housing", N_("Housing"), ValueKind.CHOICE, PEOPLE),
    ("credit_flag", N_("Pays well?"), ValueKind.CHOICE, PEOPLE),
    ("preferred_channel", N_("Prefers to hear by"), ValueKind.CHOICE, PEOPLE),
    ("device", N_("Device"), ValueKind.CHOICE, PEOPLE),
)
_LEFT_OUT = _group(
    FieldGroup.LEFT_OUT,
    ("customer_total_spent", N_("Spent so far (worked out here)"), ValueKind.MONEY, BUYERS),
    ("customer_order_count", N_("Number of orders (worked out here)"), ValueKind.NUMBER, BUYERS),
    ("customer_last_purchase", N_("Last purchase (worked out here)"), ValueKind.DATE, BUYERS),
    ("time_zone", N_("Time zone"), ValueKind.TEXT, SALES),
    ("platform_fee_ignore", N_("Fee of the platform"), ValueKind.MONEY, SALES),
)

IMPORT_FIELDS: tuple[ImportField, ...] = (
    *_SALE,
    *_MONEY,
    *_PRODUCT,
    *_EVENT,
    *_COMPLAINT,
    *_PROMOTION,
    *_SURVEY,
    *_CUSTOMER,
    *_ADDRESS,
    *_CONSENT,
    *_ABOUT,
    *_LEFT_OUT,
)

BY_KEY: dict[str, ImportField] = {field.key: field for field in IMPORT_FIELDS}


def fields_of(kind: FileKind) -> tuple[ImportField, ...]:
    """Return the fields that a file of this kind can have, in the order of the groups."""
    return tuple(field for field in IMPORT_FIELDS if kind in field.kinds)
